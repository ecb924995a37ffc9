"""Figures say what happened, before and after folding, whatever was folded when."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median_low
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import EnvironmentFault
from kiosk.journal import statistics
from kiosk.journal.events import LEVELS, MISTAKEN, RIGHT, Event, Kind, Reason
from kiosk.journal.statistics import BY, Summary
from kiosk.journal.store import NAME, open_store
from tests.kiosk.journal.visits import OPENED, choice, done, end, guess, language, step, written

FIRST = date(2026, 1, 1)
MAX_BYTES = 2**26
FLOWS = st.sampled_from(["rdv", "droits"])
STEPS = st.sampled_from(["debut", "suite", "fin"])

EVENTS = st.one_of(
    st.builds(step, FLOWS, STEPS, st.booleans()),
    st.builds(choice, FLOWS, STEPS, st.sampled_from(["oui", "non"]), st.booleans()),
    st.builds(language, st.sampled_from(["fr", "ar"]), st.booleans()),
    st.builds(done, FLOWS, st.integers(0, 300)),
    st.builds(Event, kind=st.just(Kind.COMFORT), value=st.sampled_from(["texte-grand", "lent"])),
    st.builds(Event, kind=st.just(Kind.PRINT), value=st.sampled_from(["imprimee", "plus-de-papier"])),
    st.builds(Event, kind=st.just(Kind.FILM), flow=FLOWS, value=st.just("vu"), seconds=st.integers(0, 99)),
    st.builds(Event, kind=st.sampled_from([Kind.HELP, Kind.EMERGENCY])),
    st.builds(Event, kind=st.just(Kind.SATISFACTION), value=st.sampled_from(["bien", "mal"])),
    st.builds(guess, st.sampled_from(["une-idee", "une-autre"]), st.sampled_from([RIGHT, MISTAKEN]), st.booleans()),
    st.builds(Event, kind=st.just(Kind.ABILITY), value=st.sampled_from(LEVELS)),
    st.builds(end, st.sampled_from([reason for reason in Reason if reason is not Reason.CUT]), st.integers(0, 600)),
)
VISITS = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 23), st.lists(EVENTS, max_size=12)), max_size=12)
FOLDS = st.lists(st.integers(-20_000, 200), max_size=4)  # a wrong clock may say 1970


@settings(max_examples=40, deadline=None)
@given(VISITS, FOLDS, st.integers(0, 100), st.integers(0, 100))
def test_folding_changes_no_figure(
    visits: list[tuple[int, int, list[Event]]], folds: list[int], one: int, other: int
) -> None:
    first, last = (FIRST + timedelta(days=day) for day in sorted((one, other)))
    with TemporaryDirectory() as name, closing(open_store(Path(name), FIRST, MAX_BYTES)) as store:
        folder = Path(name)
        for day, hour, events in visits:
            store.append(written([OPENED, *events], at(day, hour)))
        whole, part = statistics.summary(folder), statistics.summary(folder, first, last)
        expect(whole, visits)
        expect(part, [visit for visit in visits if first <= FIRST + timedelta(days=visit[0]) <= last])
        for today in folds:
            store.fold(FIRST + timedelta(days=today), sparing="9999-12-31")
            assert statistics.summary(folder) == whole
            assert statistics.summary(folder, first, last) == part


@settings(max_examples=25, deadline=None)
@given(VISITS, st.lists(st.integers(0, 200), min_size=12, max_size=12))
def test_folding_between_visits_gives_what_never_folding_gives(
    visits: list[tuple[int, int, list[Event]]], folds: list[int]
) -> None:
    with TemporaryDirectory() as name, TemporaryDirectory() as other:
        folded, never = Path(name), Path(other)
        with (
            closing(open_store(folded, FIRST, MAX_BYTES)) as store,
            closing(open_store(never, FIRST, MAX_BYTES)) as raw,
        ):
            for (day, hour, events), today in zip(visits, folds, strict=False):
                rows = written([OPENED, *events], at(day, hour))
                store.append(rows)
                raw.append(rows)
                store.fold(FIRST + timedelta(days=today), sparing="9999-12-31")
            assert statistics.summary(folded) == statistics.summary(never)


def at(day: int, hour: int) -> datetime:
    moment = FIRST + timedelta(days=day)
    return datetime(moment.year, moment.month, moment.day, hour)


def expect(summary: Summary, visits: list[tuple[int, int, list[Event]]]) -> None:
    """Counted again here, from the events and without SQL."""
    steps: Counter[tuple[str, str]] = Counter()
    flows, led, languages, ends, prints = (Counter[str]() for _ in range(5))
    lengths = []
    for _, _, events in visits:
        seen = {(event.flow, "" if event.discreet else event.step) for event in events if event.kind is Kind.STEP}
        steps.update(sight for sight in seen if sight[1])
        flows.update({flow for flow, _ in seen})
        led.update({event.flow for event in events if event.kind is Kind.FLOW_DONE})
        languages.update({e.value for e in events if e.kind is Kind.LANGUAGE and not e.discreet})
        prints.update(e.value for e in events if e.kind is Kind.PRINT)
        last = [e for e in events if e.kind is Kind.END][:1]
        ends.update(e.value for e in last)
        lengths += [5 * round((e.seconds or 0) / 5) for e in last]
    assert summary.visits == len(visits)
    assert counted(summary, "step") == dict(steps)
    assert counted(summary, "flow") == {(flow,): n for flow, n in flows.items()}
    assert counted(summary, "language") == {(code,): n for code, n in languages.items()}
    assert counted(summary, "end") == {(reason,): n for reason, n in ends.items()}
    assert counted(summary, "print") == {(outcome,): n for outcome, n in prints.items()}
    assert counted(summary, "hour") == {(hour,): n for hour, n in Counter(hour for _, hour, _ in visits).items()}
    assert summary.sheets_printed == prints["imprimee"]
    assert (summary.flows_opened, summary.flows_done) == (flows.total(), led.total())
    assert summary.median_visit_seconds == (median_low(lengths) if lengths else None)


def counted(summary: Summary, by: str) -> dict[tuple[object, ...], object]:
    table = summary.tables[by]
    labels = sum(column.label for column in table.columns)
    return {row[:labels]: row[labels] for row in table.rows if row[labels]}


def test_the_figures_of_a_period_that_spans_folded_and_raw(venue: Path) -> None:
    summary = statistics.summary(venue)
    assert (summary.first, summary.last) == ("2026-01-15", "2026-11-23")
    assert (summary.visits, summary.flows_opened, summary.flows_done, summary.share_done) == (5, 4, 2, 0.5)
    assert (summary.sheets_printed, summary.help_called, summary.emergency_shown) == (2, 1, 1)
    assert summary.median_visit_seconds == 90
    assert (summary.lost_events, summary.damaged_files) == (0, 0)


def test_both_ends_of_a_period_are_included(venue: Path) -> None:
    day = date(2026, 11, 22)
    summary = statistics.summary(venue, day, day)
    assert (summary.first, summary.last, summary.visits) == ("2026-11-22", "2026-11-22", 2)
    assert statistics.summary(venue, last=date(2026, 11, 21)).visits == 2
    assert statistics.summary(venue, first=date(2026, 11, 23)).visits == 1


TABLES = {
    "day": [
        {"day": "2026-01-15", "visits": 2, "flows_opened": 2, "flows_done": 1, "sheets_printed": 1},
        {"day": "2026-11-22", "visits": 2, "flows_opened": 2, "flows_done": 1, "sheets_printed": 1},
        {"day": "2026-11-23", "visits": 1, "flows_opened": 0, "flows_done": 0, "sheets_printed": 0},
    ],
    "month": [
        {"month": "2026-01", "visits": 2, "flows_opened": 2, "flows_done": 1, "sheets_printed": 1},
        {"month": "2026-11", "visits": 3, "flows_opened": 2, "flows_done": 1, "sheets_printed": 1},
    ],
    "weekday": [
        {"weekday": 1, "visits": 1, "share": 0.2},
        {"weekday": 4, "visits": 2, "share": 0.4},
        {"weekday": 7, "visits": 2, "share": 0.4},
    ],
    "hour": [
        {"hour": 9, "visits": 3, "share": 0.6},
        {"hour": 14, "visits": 1, "share": 0.2},
        {"hour": 15, "visits": 1, "share": 0.2},
    ],
    "flow": [{"flow": "rdv", "visits": 4, "share": 1.0, "done": 2}],
    "step": [
        {"flow": "rdv", "step": "debut", "visits": 4, "share": 1.0},
        {"flow": "rdv", "step": "fin", "visits": 2, "share": 0.5},
        {"flow": "rdv", "step": "suite", "visits": 1, "share": 0.25},
    ],
    "choice": [
        {"flow": "rdv", "step": "debut", "choice": "oui", "visits": 2, "share": 0.6667},
        {"flow": "rdv", "step": "debut", "choice": "non", "visits": 1, "share": 0.3333},
    ],
    "stop": [
        {"flow": "rdv", "step": "debut", "visits": 1, "share": 0.5},
        {"flow": "rdv", "step": "suite", "visits": 1, "share": 0.5},
    ],
    "language": [
        {"language": "ar", "visits": 2, "share": 0.5},
        {"language": "fr", "visits": 2, "share": 0.5},
    ],
    "comfort": [{"comfort": "texte-grand", "visits": 2}],
    "voice": [{"voice": "ecoutee", "visits": 2}],
    "word": [{"word": "ald", "visits": 2, "share": 1.0}],
    "search": [{"answers": 3, "times": 2, "share": 1.0}],
    "found": [{"flow": "rdv", "times": 2, "share": 1.0}],
    "film": [{"flow": "rdv", "film": "vu", "times": 2, "share": 1.0}],
    "print": [
        {"print": "bourrage", "times": 2, "share": 0.5},
        {"print": "imprimee", "times": 2, "share": 0.5},
    ],
    "help": [
        {"help": "appel", "flow": "rdv", "step": "debut", "times": 1},
        {"help": "urgence", "flow": "", "step": "", "times": 1},
    ],
    "satisfaction": [{"satisfaction": "bien", "visits": 2, "share": 1.0}],
    "autonomy": [{"autonomy": "seul", "visits": 2, "share": 1.0}],
    "idea": [
        {"idea": "carte-payante", "guess": "juste", "times": 2, "share": 0.6667},
        {"idea": "carte-payante", "guess": "autre", "times": 1, "share": 0.3333},
    ],
    "ability": [{"ability": "partiellement-autonome", "times": 2, "share": 1.0}],
    "practice": [
        {"flow": "rdv", "practice": "commence", "times": 2, "share": 0.5},
        {"flow": "rdv", "practice": "fini", "times": 2, "share": 0.5},
    ],
    "site": [{"site": "ameli", "times": 2, "share": 1.0}],
    "document": [{"document": "imprimee", "times": 2, "share": 1.0}],
    "stale": [{"flow": "rdv", "step": "essai", "gesture": "metier", "times": 2}],
    "refusal": [{"refusal": "ailleurs", "times": 2, "share": 1.0}],
    "browser": [{"browser": "plante", "times": 2}],
    "end": [
        {"end": "fini", "visits": 2, "share": 0.4},
        {"end": "inactivite", "visits": 2, "share": 0.4},
        {"end": "personnel", "visits": 1, "share": 0.2},
    ],
    "duration": [
        {"of": "film", "flow": "rdv", "times": 2, "median_seconds": 60},
        {"of": "fin", "flow": "", "times": 4, "median_seconds": 90},
        {"of": "parcours-fini", "flow": "rdv", "times": 2, "median_seconds": 180},
    ],
}


@pytest.mark.parametrize("by", BY)
def test_each_way_to_split_the_figures(venue: Path, by: str) -> None:
    assert statistics.table(venue, by).records() == TABLES[by]
    assert statistics.summary(venue).tables[by].records() == TABLES[by]


def test_no_journal_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="Il n’y a pas de journal"):
        statistics.summary(tmp_path)


def test_a_file_that_is_no_journal_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"rien de lisible" * 1000)
    with pytest.raises(EnvironmentFault, match="ne se lit pas"):
        statistics.summary(tmp_path)


def test_a_new_journal_has_no_figures_yet(tmp_path: Path) -> None:
    open_store(tmp_path, FIRST, MAX_BYTES).close()
    summary = statistics.summary(tmp_path)
    assert (summary.first, summary.last, summary.visits, summary.share_done) == (None, None, 0, None)
    assert all(table.rows == () for table in summary.tables.values())
