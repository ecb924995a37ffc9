"""The same figures for a terminal, for Excel and for programs."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

from kiosk.journal import statistics
from kiosk.journal.breakdowns import Column, label
from kiosk.journal.exports import Report, one, published, to_csv, to_json, to_text, whole
from kiosk.journal.statistics import Table
from tests.kiosk.journal.test_figures import TABLES

DAY = date(2026, 11, 22)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def table_of(folder: Path, by: str) -> Report:
    return one(by, statistics.table(folder, by), None, None)


def test_text_gives_the_main_figures_and_aligned_tables(venue: Path) -> None:
    text = plain(to_text(whole(statistics.summary(venue))))
    lines = text.splitlines()
    assert lines[0] == "Fréquentation de la borne du 15/01/2026 au 23/11/2026"
    assert lines[2:6] == [
        "Visites                               5",
        "Démarches commencées                  4",
        "Démarches menées au bout              2",
        "Part menée au bout                 50 %",
    ]
    assert "Durée médiane d’une visite   1 min 30 s" in lines
    start = lines.index("COMMENT LES VISITES SE TERMINENT")
    assert lines[start : start + 6] == [
        "COMMENT LES VISITES SE TERMINENT",
        "Fin                      Visites   Part",
        "───────────────────────────────────────",
        "par la personne                2   40 %",
        "la personne est partie         2   40 %",
        "par le personnel               1   20 %",
    ]
    assert "perdus" not in text
    assert "JOURS\n" not in text


def test_text_speaks_of_days_and_languages_in_french(venue: Path) -> None:
    assert "15/01/2026" in to_text(table_of(venue, "day"))
    assert "janvier 2026" in to_text(table_of(venue, "month"))
    assert "dimanche" in to_text(table_of(venue, "weekday"))
    assert "14 h" in plain(to_text(table_of(venue, "hour")))
    assert "arabe" in to_text(table_of(venue, "language"))
    assert "3 min 00 s" in plain(to_text(table_of(venue, "duration")))


def test_categories_of_the_kiosk_are_words_and_ids_of_content_stay() -> None:
    prints = Table("Impressions", (label("print", "Résultat"),), (("imprimee",), ("plus-de-papier",)))
    assert to_text(Report(None, None, {}, {"print": prints})).splitlines()[-2:] == ["fiche imprimée", "plus de papier"]
    flows = Table("Démarches", (label("flow", "Démarche"),), (("attestation-de-droits",), ("",)))
    assert to_text(Report(None, None, {}, {"flow": flows})).splitlines()[-2:] == ["attestation-de-droits", "–"]


def test_long_tables_are_cut_only_beside_others() -> None:
    long = Table(
        "Démarches", (label("flow", "Démarche"), Column("visits", "Visites")), tuple((f"f{n}", 99) for n in range(14))
    )
    assert "f13" in to_text(Report(None, None, {}, {"flow": long}))
    cut = to_text(Report(None, None, {"visits": 99}, {"flow": long, "stop": long}))
    assert "f13" not in cut
    assert "… et 4 de plus" in cut


def test_nothing_to_show_is_a_sentence(venue: Path) -> None:
    nothing = statistics.summary(venue, date(2030, 1, 1))
    assert (
        plain(to_text(whole(nothing))) == "Fréquentation de la borne depuis le 01/01/2030 : aucun chiffre à montrer.\n"
    )


def test_json_has_a_stable_shape(venue: Path) -> None:
    assert json.loads(to_json(whole(statistics.summary(venue)))) == {
        "first": "2026-01-15",
        "last": "2026-11-23",
        "visits": 5,
        "flows_opened": 4,
        "flows_done": 2,
        "share_done": 0.5,
        "sheets_printed": 2,
        "help_called": 1,
        "emergency_shown": 1,
        "median_visit_seconds": 90,
        "lost_events": 0,
        "damaged_files": 0,
        "tables": TABLES,
    }


def test_json_of_one_breakdown_has_the_same_shape(venue: Path) -> None:
    report = one("flow", statistics.table(venue, "flow", DAY, DAY), DAY, DAY)
    assert json.loads(to_json(report)) == {
        "first": "2026-11-22",
        "last": "2026-11-22",
        "tables": {"flow": [{"flow": "rdv", "visits": 2, "share": 1.0, "done": 1}]},
    }


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_csv_opens_in_a_french_excel(venue: Path) -> None:
    text = to_csv(table_of(venue, "choice"))
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text.endswith("\r\n")
    assert rows(text) == [
        ["Démarche", "Étape", "Choix", "Visites", "Part"],
        ["rdv", "debut", "oui", "2", "0,6667"],
        ["rdv", "debut", "non", "1", "0,3333"],
    ]


def test_csv_of_everything_is_one_list(venue: Path) -> None:
    listed = rows(to_csv(whole(statistics.summary(venue))))
    assert {len(row) for row in listed} == {4}
    assert ["Ensemble", "", "Visites", "5"] in listed
    assert ["Réponses choisies", "rdv › debut › oui", "Visites", "2"] in listed
    assert ["Langues", "arabe", "Part", "0,5"] in listed


def test_what_is_published_hides_small_counts_everywhere(venue: Path) -> None:
    report = published(whole(statistics.summary(venue)), 11)
    assert json.loads(to_json(report)) == {
        "first": "2026-01-15",
        "last": "2026-11-23",
        "visits": None,
        "tables": {
            by: []
            for by in (
                "month",
                "flow",
                "language",
                "comfort",
                "print",
                "satisfaction",
                "autonomy",
                "ability",
                "end",
            )
        },
    }
    assert "caché" in to_text(report)
    assert ["Ensemble", "", "Visites", "caché"] in rows(to_csv(report))
