"""What is kept of a visit, and what never is."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.errors import Bug
from kiosk.journal.events import RIGHT, Event, Kind, Reason
from kiosk.journal.scribe import Row, Scribe
from tests.kiosk.journal.visits import OPENED, choice, done, end, guess, language, step, written

NOON = datetime(2026, 11, 22, 12, 34, 56)
COMFORT = Event(kind=Kind.COMFORT, value="texte-grand")


def texts(rows: list[Row]) -> list[tuple[str, str, str, str]]:
    return [row[2:6] for row in rows]


def test_times_are_rounded_down_to_the_hour() -> None:
    assert {row.hour for row in written([OPENED, step("rdv", "debut"), end()], NOON)} == {"2026-11-22T12"}


def test_a_visit_keeps_the_hour_it_opened_whatever_the_clock_does() -> None:
    scribe = Scribe()
    moments = [datetime(1970, 1, 1), datetime(2026, 11, 22, 12), datetime(2025, 1, 1)]
    rows = [scribe.row(event, now) for event, now in zip([OPENED, step("rdv", "debut"), end()], moments, strict=True)]
    assert {row.hour for row in rows if row} == {"1970-01-01T00"}


def test_durations_are_rounded_to_five_seconds() -> None:
    rows = written([OPENED, done("rdv", 62.4), end(seconds=63)], NOON)
    assert [row.seconds for row in rows] == [None, 60, 65]


def test_each_visit_has_a_random_number() -> None:
    rows = written([OPENED, end()] * 50, NOON)
    numbers = [row.visit or 0 for row in rows[::2]]
    assert len(set(numbers)) == 50
    assert numbers != sorted(numbers)
    assert [row.visit for row in rows[1::2]] == numbers


def test_language_and_comfort_stand_beside_no_visit() -> None:
    opened, *rows, stepped = written([OPENED, language("ar"), COMFORT, step("rdv", "debut")], NOON)
    assert [(row.visit, row.value) for row in rows] == [(None, "ar"), (None, "texte-grand")]
    assert opened.visit == stepped.visit is not None


def test_back_and_forth_counts_once() -> None:
    first, second = step("rdv", "debut"), choice("rdv", "debut", "oui")
    once = [language("ar"), first, second, done("rdv")]
    assert len(written([OPENED, *once, *once, *reversed(once)], NOON)) == 5
    assert len(written([OPENED, first, OPENED, first], NOON)) == 4


def test_what_may_happen_twice_counts_twice() -> None:
    printed, called = Event(kind=Kind.PRINT, value="imprimee"), Event(kind=Kind.HELP)
    assert len(written([OPENED, printed, called, printed, called], NOON)) == 5


def test_a_discreet_flow_keeps_neither_choices_nor_language_nor_steps() -> None:
    events = [
        OPENED,
        step("violences", "debut", discreet=True),
        language("tr", discreet=True),
        choice("violences", "debut", "conjoint", discreet=True),
        guess("violences-et-loi", RIGHT, discreet=True),
        Event(kind=Kind.ABILITY, value="autonome", discreet=True),
        step("violences", "conjoint", discreet=True),
        Event(kind=Kind.FILM, flow="violences", step="conjoint", value="vu", discreet=True),
        Event(kind=Kind.HELP, flow="violences", step="conjoint", discreet=True),
        Event(kind=Kind.SEARCH, flow="violences", value="ouvert", discreet=True),
        end(Reason.IDLE),
    ]
    rows = written(events, NOON)
    assert texts(rows) == [
        ("visite", "", "", ""),
        ("etape", "violences", "", ""),
        ("film", "violences", "", "vu"),
        ("appel", "violences", "", ""),
        ("fin", "violences", "", "inactivite"),
    ]
    assert "conjoint" not in repr(rows)
    assert "tr" not in {row.value for row in rows}


def test_guesses_and_levels_are_counted_of_nobody() -> None:
    """Once in a visit, and in no row that has the number of the visit, its flow or its step."""
    level = Event(kind=Kind.ABILITY, flow="gestes", step="niveau", value="autonome")
    rows = written([OPENED, step("jeu", "jouer"), guess("une-idee", RIGHT), guess("une-idee", RIGHT), level], NOON)
    assert texts(rows)[2:] == [("idee", "", "une-idee", "juste"), ("niveau", "", "", "autonome")]
    assert [row.visit is None for row in rows] == [False, False, True, True]


def test_the_end_says_where_the_person_stopped() -> None:
    stopped = written([OPENED, step("rdv", "debut"), step("rdv", "choix"), step("rdv", "debut"), end()], NOON)
    assert texts(stopped)[-1] == ("fin", "rdv", "debut", "fini")
    led = written([OPENED, step("rdv", "debut"), done("rdv"), end()], NOON)
    assert texts(led)[-1] == ("fin", "", "", "fini")


def test_a_visit_ends_once() -> None:
    rows = written([end(), OPENED, end(), end(Reason.STOPPED)], NOON)
    assert texts(rows) == [("visite", "", "", ""), ("fin", "", "", "fini")]


def test_a_sheet_may_come_out_after_the_end() -> None:
    rows = written([OPENED, end(), Event(kind=Kind.PRINT, value="imprimee")], NOON)
    assert len({row.visit for row in rows}) == 1


def test_an_event_outside_a_visit_is_a_bug() -> None:
    with pytest.raises(Bug):
        Scribe().row(step("rdv", "debut"), NOON)


def test_a_word_looked_up_stands_beside_no_visit_once_and_never_in_a_discreet_flow() -> None:
    word, hidden = Event(kind=Kind.WORD, value="ald"), Event(kind=Kind.WORD, value="cmp", discreet=True)
    rows = written([OPENED, word, word, hidden, end()], NOON)
    assert [(row.visit, row.value) for row in rows if row.kind == "mot"] == [(None, "ald")]
