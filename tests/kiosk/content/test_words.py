"""Words of the interface in any language: what is missing is French and says so, what is counted takes its form."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.content.schema import Plural
from kiosk.content.words import IN_FRENCH, NO_BREAK, Words, long_date, marked, unmarked

ENGLISH = Words({"Bonjour": "Hello", "Pour {name}": "For {name}"}, "en")


def test_a_sentence_without_a_translation_is_french_and_says_so():
    assert ENGLISH("Bonjour") == "Hello"
    assert ENGLISH("Au revoir") == f"Au revoir{IN_FRENCH}"
    assert Words({}, "fr")("Au revoir") == "Au revoir"


def test_the_mark_ends_what_is_shown_and_never_stands_inside():
    assert ENGLISH("Étape {n}", n=2) == f"Étape 2{IN_FRENCH}"
    assert ENGLISH("Pour {name}", name=ENGLISH("Au revoir")) == "For Au revoir"
    assert ENGLISH("Avec {name}", name=ENGLISH("Au revoir")) == f"Avec Au revoir{IN_FRENCH}"


@pytest.mark.parametrize("same", ["36 46", "{caisse.telephone}", "{n} / {total}", "17:30", ""])
def test_what_has_no_letters_is_the_same_in_every_language(same: str):
    assert marked(same, "ar") == same


def test_a_mark_comes_off_whole_and_once():
    assert unmarked(marked("Oui", "ar")) == "Oui"
    assert unmarked("Oui (fr)") == "Oui (fr)", "with a plain space it is somebody's text"


def test_french_counts_by_itself():
    words = Words({})
    assert [words.counted("{n} page", "{n} pages", n) for n in (0, 1, 2)] == ["0 page", "1 page", "2 pages"]


def test_a_form_is_picked_by_the_rule_and_may_leave_the_number_out():
    plurals = {"{n} page": Plural("n==1 ? 0 : n==2 ? 1 : 2", ("صفحة واحدة", "صفحتان", "{n} صفحات"))}
    words = Words({}, "ar", plurals)
    assert [words.counted("{n} page", "{n} pages", n) for n in (1, 2, 5)] == ["صفحة واحدة", "صفحتان", "5 صفحات"]
    assert words.counted("{n} feuille", "{n} feuilles", 3) == f"3 feuilles{IN_FRENCH}"


@pytest.mark.parametrize(
    ("language", "written"),
    [("fr", f"12{NO_BREAK}345"), ("en", "12,345"), ("pt", f"12{NO_BREAK}345"), ("es", "12.345")],
)
def test_thousands_are_grouped_as_the_language_does(language: str, written: str):
    assert Words({}, language).counted("{n}", "{n}", 12_345) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Thursday, 26 November 2026"),
        ("pt", "quinta-feira, 26 de novembro de 2026"),
        ("xx", "jeudi 26 novembre 2026"),
    ],
)
def test_dates_are_written_as_in_europe(language: str, written: str):
    assert long_date(date(2026, 11, 26), language) == written


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_digits_are_those_of_signs_and_telephones(language: str):
    assert set("12345") <= set(Words({}, language).number(12_345))
