"""Figures for people and for other programs: a text for the terminal, JSON, and CSV that a French Excel opens."""

from __future__ import annotations

import csv
import io
from datetime import date

import msgspec
from msgspec import Struct

from kiosk.columns import aligned
from kiosk.journal import diffusion
from kiosk.journal.breakdowns import Column
from kiosk.journal.statistics import Cell, Summary, Table

_NB = "\N{NO-BREAK SPACE}"
_GAP = 3  # spaces between columns
_WHEN_NOT_ZERO = {"lost_events", "damaged_files"}
_AT_A_GLANCE = {*diffusion.PUBLIC, "stop", "weekday", "hour"}
_LONGEST = 10
_NOTE = (
    f"caché{_NB}: moins de {{floor}}, ou caché pour qu’un nombre de moins de {{floor}} ne puisse pas être retrouvé.\n"
    "Un tableau qui manque n’a rien, ou n’a pas pu être protégé."
)
_FIGURES = {
    "visits": "Visites",
    "flows_opened": "Démarches commencées",
    "flows_done": "Démarches menées au bout",
    "share_done": "Part menée au bout",
    "sheets_printed": "Fiches imprimées",
    "help_called": "Appels à l’aide",
    "emergency_shown": "Écran d’urgence ouvert",
    "median_visit_seconds": "Durée médiane d’une visite",
    "lost_events": "Événements perdus (disque plein)",
    "damaged_files": "Journaux abîmés mis de côté",
}
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin",
           "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip
_WORDS = {
    "of": {"fin": "visite", "parcours-fini": "démarche menée au bout", "choix": "réponse à une question"},
    "help": {"appel": "Appeler", "urgence": "Urgence"},
    "film": {"vu": "vu jusqu’au bout", "passe": "passé"},
    "print": {"imprimee": "fiche imprimée"},
    "comfort": {"texte": "texte plus grand", "bas": "boutons en bas", "lent": "plus de temps",
                "contraste-sombre": "fond sombre"},
    "satisfaction": {"bien": "oui, bien", "moyen": "un peu", "mal": "non", "passer": "ne répond pas"},
    "autonomy": {"seul": "oui, sans aide", "avec-aide": "oui, avec une aide", "non": "non, pas encore",
                 "passer": "ne répond pas"},
    "guess": {"juste": "juste", "autre": "le contraire", "doute": "je ne sais pas"},
    "ability": {"entierement-accompagne": "entièrement accompagné", "partiellement-autonome": "partiellement autonome"},
    "end": {"fini": "par la personne", "inactivite": "la personne est partie", "personnel": "par le personnel",
            "arret": "arrêt de la borne", "coupure": "panne ou coupure de courant"},
}  # fmt: skip


class Report(Struct, frozen=True):
    """What is asked to be shown: a period (YYYY-MM-DD, None: no limit), single figures, tables by their name.
    With a `floor`, counts under it are hidden: None."""

    first: str | None
    last: str | None
    figures: dict[str, Cell]
    tables: dict[str, Table]
    floor: int = 0

    @property
    def blank(self) -> str:
        return "caché" if self.floor else "–"


def whole(summary: Summary) -> Report:
    """Everything the venue may see of itself."""
    figures: dict[str, Cell] = {name: getattr(summary, name) for name in _FIGURES}
    return Report(summary.first, summary.last, figures, summary.tables)


def one(by: str, table: Table, first: date | None, last: date | None) -> Report:
    """A single breakdown."""
    return Report(first.isoformat() if first else None, last.isoformat() if last else None, {}, {by: table})


def published(report: Report, floor: int) -> Report:
    """What of `report` may leave the venue: counts under `floor` hidden, and safe from subtraction."""
    visits = report.figures.get("visits", 0)
    figures: dict[str, Cell] = {"visits": visits if isinstance(visits, int) and visits >= floor else None}
    return Report(
        report.first,
        report.last,
        figures if report.figures else {},
        {by: diffusion.publish(table, floor) for by, table in report.tables.items() if by in diffusion.PUBLIC},
        floor,
    )


def to_json(report: Report) -> str:
    """`first`, `last`, each figure by name, and `tables`: for each breakdown a list of objects named after its columns.

    Names are those of `Summary` and of `BREAKDOWNS`. A hidden count is null, shares go from 0 to 1, durations are
    seconds, days are YYYY-MM-DD, weekdays go from 1 (Monday) to 7.
    """
    tables = {by: table.records() for by, table in report.tables.items()}
    whole = {"first": report.first, "last": report.last, **report.figures, "tables": tables}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def to_csv(report: Report) -> str:
    """`;`, decimal commas and a byte order mark. One breakdown keeps its columns; several make a list of figures."""
    out = io.StringIO()
    out.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    write = csv.writer(out, delimiter=";", lineterminator="\r\n").writerow
    if not report.figures:
        for table in report.tables.values():
            write([column.heading for column in table.columns])
            for row in table.rows:
                write([_csv_cell(column, cell, report.blank) for column, cell in table.cells(row)])
        return out.getvalue()
    write(["Tableau", "Détail", "Mesure", "Valeur"])
    for name, figure in report.figures.items():
        write(["Ensemble", "", _FIGURES[name], _csv_cell(Column(name, ""), figure, report.blank)])
    for table in report.tables.values():
        for row in table.rows:
            detail = " › ".join(_label(column, cell) for column, cell in table.cells(row) if column.label)
            for column, cell in table.cells(row):
                if not column.label:
                    write([table.title, detail, column.heading, _csv_cell(column, cell, report.blank)])
    return out.getvalue()


def to_text(report: Report) -> str:
    """For a terminal, aligned. Of several tables, only the main ones and their first rows."""
    several = len(report.tables) > 1
    tables = [table for by, table in report.tables.items() if table.rows and (by in _AT_A_GLANCE or not several)]
    if not tables and not report.figures.get("visits") and not report.floor:
        return f"{_period(report)}{_NB}: aucun chiffre à montrer.\n"
    blocks = [[_period(report)]]
    if report.figures:
        figures = [
            [_FIGURES[name], _text_cell(Column(name, ""), cell, report.blank)]
            for name, cell in report.figures.items()
            if cell != 0 or name not in _WHEN_NOT_ZERO
        ]
        blocks.append(aligned(figures, "<>", _GAP))
    blocks += [_text_table(table, _LONGEST if several else None, report.blank) for table in tables]
    if report.floor:
        blocks.append([_NOTE.format(floor=report.floor)])
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def _text_table(table: Table, longest: int | None, blank: str) -> list[str]:
    head = [column.heading for column in table.columns]
    body = [[_text_cell(column, cell, blank) for column, cell in table.cells(row)] for row in table.rows[:longest]]
    lines = aligned([head, *body], "".join("<" if column.label else ">" for column in table.columns), _GAP)
    more = len(table.rows) - len(body)
    rest = [f"… et {more} de plus"] if more else []
    return [table.title.upper(), lines[0], "─" * max(map(len, lines)), *lines[1:], *rest]


def _period(report: Report) -> str:
    since = f" depuis le {_day(report.first)}" if report.first else ""
    until = f" jusqu’au {_day(report.last)}" if report.last else ""
    if report.first and report.last:
        since, until = f" du {_day(report.first)}", f" au {_day(report.last)}"
    return f"Fréquentation de la borne{since}{until}"


def _text_cell(column: Column, cell: Cell, blank: str) -> str:
    if column.label:
        return _label(column, cell)
    if cell is None:
        return blank
    if column.name.startswith("share"):
        return f"{float(cell):.0%}".replace("%", f"{_NB}%")
    if column.name.endswith("_seconds"):
        minutes, seconds = divmod(int(cell), 60)
        return f"{minutes}{_NB}min{_NB}{seconds:02}{_NB}s" if minutes else f"{seconds}{_NB}s"
    return f"{cell:,}".replace(",", _NB)


def _csv_cell(column: Column, cell: Cell, blank: str) -> str:
    if column.label:
        return _label(column, cell)
    return blank if cell is None else str(cell).replace(".", ",")


def _label(column: Column, cell: Cell) -> str:
    """A category in plain French. Ids of content stay as they are written; those of the kiosk are French words."""
    match column.name:
        case "day":
            return _day(str(cell))
        case "month":
            year, month = str(cell).split("-")
            return f"{_MONTHS[int(month) - 1]} {year}"
        case "weekday":
            return _WEEKDAYS[int(str(cell)) - 1]
        case "hour":
            return f"{cell}{_NB}h"
        case "language":
            return _language(str(cell))
    if words := _WORDS.get(column.name):
        return words.get(str(cell), str(cell).replace("-", " "))
    return str(cell) or "–"


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"


def _language(code: str) -> str:
    from babel import Locale, UnknownLocaleError  # only when a table of languages is shown

    try:
        return Locale.parse(code, sep="-").get_language_name("fr") or code
    except (UnknownLocaleError, ValueError):
        return code
