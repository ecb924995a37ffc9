"""Reads the last figures out of the journal. Apart from `figures`, so that screens can know those without a journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from kiosk.journal.statistics import Summary, Table, summary
from kiosk.staff.figures import Bar, Chart, Figures, Period

LONGEST_CHART = 5
_PERIODS = (("Aujourd’hui", 1), ("7 derniers jours", 7), ("30 derniers jours", 30))
_ANSWERS = {
    "satisfaction": ("« Cette visite vous a aidé ? »", {"bien": "Oui, bien", "moyen": "Un peu", "mal": "Non"}, "aide"),
    "autonomy": (
        "« Sauriez-vous le refaire ? »",
        {"seul": "Oui, sans aide", "avec-aide": "Avec une aide", "non": "Pas encore"},
        "a-distance",
    ),
}


def reckon(folder: Path, today: date, flows: Mapping[str, str], languages: Mapping[str, str]) -> Figures:
    """The figures of the state folder `folder`, up to `today`. Takes some tens of milliseconds: not on the window's
    thread.

    `flows` and `languages` give the name of each id; one that is no longer known is shown by its id. Raises
    `EnvironmentFault` when there is no journal, or when it cannot be read.
    """
    sums = [summary(folder, today - timedelta(days=days - 1), today) for _, days in _PERIODS]
    tables = sums[-1].tables
    stale = _most(tables["stale"], flows, "Autres guides")
    return Figures(
        periods=tuple(_period(title, total) for (title, _), total in zip(_PERIODS, sums, strict=True)),
        span=_PERIODS[-1][0],
        charts=(
            Chart("Démarches les plus suivies", _most(tables["flow"], flows, "Autres démarches")),
            Chart("Langues choisies", _most(tables["language"], languages, "Autres langues"), "parcours"),
            *(_answers(tables[name], title, labels, topic) for name, (title, labels, topic) in _ANSWERS.items()),
            *((Chart("Guides à relever de nouveau", stale, "proches"),) if stale else ()),
        ),
    )


def _period(title: str, total: Summary) -> Period:
    return Period(title, total.visits, total.flows_opened, total.flows_done, total.sheets_printed)


def _most(table: Table, names: Mapping[str, str], others: str) -> tuple[Bar, ...]:
    """The largest, and the sum of all others where one more bar would be too many."""
    bars = [Bar(names.get(of, of), n) for of, n in _counts(table).most_common()]
    if len(bars) > LONGEST_CHART:
        rest = bars[LONGEST_CHART - 1 :]
        bars = [*bars[: LONGEST_CHART - 1], Bar(others, sum(bar.count for bar in rest))]
    return tuple(bars)


def _answers(table: Table, title: str, labels: Mapping[str, str], topic: str) -> Chart:
    """Every answer in its own order, those that nobody gave too; none at all when nobody answered."""
    counts = _counts(table)
    bars = tuple(Bar(label, counts.get(answer, 0)) for answer, label in labels.items())
    return Chart(title, bars if any(bar.count for bar in bars) else (), topic)


def _counts(table: Table) -> Counter[str]:
    """What rows are about, and the sum of their first counts; what was not in the period left out."""
    of, count = table.columns[0].name, next(column.name for column in table.columns if not column.label)
    counts = Counter[str]()
    for row in table.records():
        counts[str(row[of])] += int(row[count] or 0)
    return +counts
