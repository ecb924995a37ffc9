"""When each written word is heard, from what the engine tells."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.alignment import aligned, spread, units
from kiosk.voice.clip import Word
from kiosk.voice.spoken import RULES, pieces, spoken
from tests.kiosk.voice.sayings import FRENCH, NB, OTHERS

Events = list[tuple[int, float]]


def words_of(text: str, language: str = "fr") -> list[str]:
    return [text[unit.start : unit.end] for unit in units(text, pieces(text, language))]


def heard(text: str, events: Events, seconds: float) -> list[tuple[str, float, float]]:
    found = aligned(units(text, pieces(text, "fr")), events, seconds)
    return [(text[word.start : word.end], round(word.at, 3), round(word.until, 3)) for word in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tout le monde", ["tout", "le", "monde"]),
        ("Appelez le 36 46.", ["Appelez", "le", "36 46."]),
        (f"Le 36{NB}46, gratuit", ["Le", f"36{NB}46,", "gratuit"]),
        ("De 8 h 30 à 17 h", ["De", "8 h 30", "à", "17 h"]),
        # a word that a rule has cut is one word all the same
        ("L’AME, la C2S", ["L’AME,", "la", "C2S"]),
        ("La caisse (CPAM) répond", ["La", "caisse", "(CPAM)", "répond"]),
        ("Voyez https://www.ameli.fr/.", ["Voyez", "https://www.ameli.fr/."]),
        # a sign alone belongs to a word
        ("« Mes démarches »", ["« Mes", "démarches »"]),
        (f"Touchez «{NB}Oui{NB}».", ["Touchez", f"«{NB}Oui{NB}»."]),
        ("Prêt ? Non !", ["Prêt ?", "Non !"]),
        ("oui - non", ["oui -", "non"]),
        ("- oui", ["- oui"]),
        ("Ouvrez (", ["Ouvrez ("]),
        ("Oui 🙂 non", ["Oui 🙂", "non"]),
        ("« … »", ["« … »"]),
        ("\n un\n\n deux \n", ["un", "deux"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_a_text_is_highlighted_word_by_word(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_a_unit_knows_what_is_said_for_it() -> None:
    text = "« Appelez le 36 46. »"
    said = spoken(text, "fr")
    assert [said[unit.said_from : unit.said_to] for unit in units(text, pieces(text, "fr"))] == [
        "« Appelez",
        "le",
        "trente-six quarante-six. »",
    ]


@pytest.mark.parametrize(
    ("text", "events", "seconds", "times"),
    [
        pytest.param(
            "Appelez le 36 46.", [(0, 0.0), (8, 0.345), (11, 0.502), (22, 1.03)], 1.9,
            [("Appelez", 0.0, 0.345), ("le", 0.345, 0.502), ("36 46.", 0.502, 1.9)],
            id="several events within a number",
        ),
        pytest.param(
            "tout le monde", [(0, 0.0)], 1.3,
            [("tout", 0.0, 0.5), ("le", 0.5, 0.8), ("monde", 0.8, 1.3)],
            id="one event for three words",
        ),
        pytest.param(
            "« Mes démarches »", [(2, 0.167), (6, 0.318)], 1.0,
            [("« Mes", 0.167, 0.318), ("démarches »", 0.318, 1.0)],
            id="the rest before a quotation is not yet its first word",
        ),
        pytest.param(
            "L’AME, la C2S", [(0, 0.0), (4, 0.173), (6, 0.445), (9, 0.913), (12, 1.053), (14, 1.276), (19, 1.477)], 1.9,
            [("L’AME,", 0.0, 0.913), ("la", 0.913, 1.053), ("C2S", 1.053, 1.9)],
            id="letter by letter",
        ),
        pytest.param(
            "tout le monde", [], 1.3,
            [("tout", 0.0, 0.5), ("le", 0.5, 0.8), ("monde", 0.8, 1.3)],
            id="no event",
        ),
        pytest.param(
            "un deux trois", [(8, 0.9), (0, 0.1), (3, 0.4)], 1.5,
            [("un", 0.1, 0.4), ("deux", 0.4, 0.9), ("trois", 0.9, 1.5)],
            id="told in no order",
        ),
        pytest.param(
            "Police, gendarmerie", [(0, 0.0), (8, 0.742), (7, 1.602)], 1.61,
            [("Police,", 0.0, 0.742), ("gendarmerie", 0.742, 1.61)],
            id="the end of a clause is no word",
        ),
        pytest.param(
            "un, deux", [(0, 0.0), (0, 0.5), (4, 0.51)], 1.0,
            [("un,", 0.0, 0.51), ("deux", 0.51, 1.0)],
            id="nor in the middle",
        ),
        pytest.param(
            "Oui 🙂 non", [(0, 0.0), (4, 0.176), (5, 0.621), (5, 1.013), (6, 1.926)], 2.238,
            [("Oui 🙂", 0.0, 1.926), ("non", 1.926, 2.238)],
            id="a picture is said in many words",
        ),
        pytest.param(
            "un deux", [(0, 7.0), (3, 9.0)], 0.5,
            [("un", 0.498, 0.499), ("deux", 0.499, 0.5)],
            id="told after the end of the sound",
        ),
        pytest.param("un deux", [(0, 0.0)], 0.0, [], id="no sound, no word heard"),
    ],
)  # fmt: skip
def test_events_give_the_time_of_each_written_word(
    text: str, events: Events, seconds: float, times: list[tuple[str, float, float]]
) -> None:
    assert heard(text, events, seconds) == times


def test_a_recording_is_spread_between_its_first_and_its_last_sound() -> None:
    text = "tout le monde"
    first, second, third = spread(units(text, pieces(text, "fr")), 1.0, 2.3)
    assert (first.at, third.until) == (1.0, 2.3)
    assert [round(word.at, 3) for word in (second, third)] == [1.5, 1.8]


TEXTS = st.one_of(
    st.text(max_size=60),
    st.text("aé« »()-.’ 🙂36hCPAM\n", max_size=40),
    st.lists(st.sampled_from([case[0] for case in FRENCH] + [case[1] for case in OTHERS]), max_size=4).map(" ".join),
)
LANGUAGES = st.sampled_from([*RULES, "ps"])
EVENTS = st.lists(st.tuples(st.integers(-2, 120), st.floats(-1, 30)), max_size=20)
SECONDS = st.floats(0.0001, 20)


@given(TEXTS, LANGUAGES)
def test_every_written_word_stands_in_exactly_one_unit(text: str, language: str) -> None:
    """And no unit begins or ends with a space, or says what another one says."""
    cut = units(text, pieces(text, language))
    for position, sign in enumerate(text):
        holders = [unit for unit in cut if unit.start <= position < unit.end]
        assert len(holders) == 1 or (sign.isspace() and not holders)
    shown = [text[unit.start : unit.end] for unit in cut]
    assert shown == [word.strip() for word in shown]
    assert all(one.end < other.start and one.said_to <= other.said_from for one, other in pairwise(cut))


@given(TEXTS, LANGUAGES)
def test_a_unit_is_more_than_signs_unless_the_text_is_not(text: str, language: str) -> None:
    shown = words_of(text, language)
    assert len(shown) <= 1 or all(any(sign.isalnum() for sign in word) for word in shown)


@given(TEXTS, LANGUAGES, EVENTS, SECONDS)
def test_whatever_an_engine_tells_times_increase_within_the_sound(
    text: str, language: str, events: Events, seconds: float
) -> None:
    cut = units(text, pieces(text, language))
    told = aligned(cut, events, seconds)
    assert [(word.start, word.end) for word in told] == [(unit.start, unit.end) for unit in cut]
    assert_increasing(told, seconds)


def assert_increasing(words: tuple[Word, ...], seconds: float) -> None:
    assert all(0 <= word.at < word.until <= seconds for word in words)
    assert all(one.until == other.at for one, other in pairwise(words))


def test_a_very_long_text_is_no_burden() -> None:
    """The work grows with the text, and not with its square: this many words would not end otherwise."""
    text = "mot " * 100_000
    cut = units(text, pieces(text, "fr"))
    told = aligned(cut, [(unit.said_from, rank / 4) for rank, unit in enumerate(cut)], 25_000.0)
    assert told[40_000].at == 10_000.0
