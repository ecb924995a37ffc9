"""A hard word is met, understood, kept, and found on the paper."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.journal.statistics import summary
from tests.journeys.conftest import Visitor, plain
from ui import permanent

MEANING = permanent.MEANING
HARD = ("droits", "soignant", "ne-sait-pas")
"""From home to a page of the attestation that says several hard words, if the first choices lead there."""


def sees(visitor: Visitor, name: str) -> bool:
    return any(target.objectName() == name for target in visitor.kiosk.window.targets())


def to_a_page_with(visitor: Visitor, fewest: int, most: int = 9) -> tuple[str, ...]:
    """Into the attestation, to the first page with so many hard words; gives them."""
    visitor.come_in()
    visitor.open("attestation-de-droits")
    for _ in range(12):
        page = visitor.kiosk.conductor.page
        if fewest <= len(page.terms) <= most:
            return page.terms
        assert not (page.terms == () and sees(visitor, MEANING)), "asked where there is nothing to ask"
        visitor.touch(visitor.way_on())
    raise AssertionError("no page has so many hard words")


def term(visitor: Visitor, name: str, language: str = "fr") -> tuple[str, tuple[str, ...]]:
    found = visitor.kiosk.library.catalogue(language).glossary[name]
    return found.word, found.sentences


def test_a_word_is_opened_added_and_printed(visitor: Visitor) -> None:
    first, second, *_ = to_a_page_with(visitor, 2)
    title = visitor.title
    visitor.touch(MEANING)
    assert visitor.page == "mots"
    visitor.touch(f"mot.{second}")
    word, said = term(visitor, second)
    assert (visitor.page, visitor.title, visitor.kiosk.conductor.page.sentences) == ("mot", word, said)
    visitor.touch("ajouter")
    assert visitor.title == word
    assert visitor.kiosk.conductor.page.option("enlever")
    visitor.touch("liste", f"mot.{first}", "continuer")
    assert visitor.title == title, "she is where she was"
    visitor.walk_on()
    printed = visitor.print_sheet()
    assert "Les mots à retenir" in printed
    assert plain(" ".join((word, *said))) in printed
    assert plain(" ".join(term(visitor, first)[1])) not in printed
    visitor.go()
    visitor.kiosk.journal.flush(5)
    looked_up = {row["word"]: row["visits"] for row in summary(visitor.state).tables["word"].records()}
    assert looked_up == {first: 1, second: 1}


def test_a_kept_word_is_removed_among_the_lines(visitor: Visitor) -> None:
    word, *_ = to_a_page_with(visitor, 1)
    visitor.touch(MEANING)
    if visitor.page == "mots":
        visitor.touch(f"mot.{word}")
    visitor.touch("ajouter", "continuer")
    visitor.walk_on()
    visitor.touch("fiche", "lignes", f"mot.{word}", "voir", "autre")
    assert "Les mots à retenir" not in visitor.print_sheet()


def test_a_list_of_one_is_passed_over_and_all_words_are_still_there(visitor: Visitor) -> None:
    (word,) = to_a_page_with(visitor, 1, 1)
    title = visitor.title
    visitor.touch(MEANING)
    assert visitor.title == term(visitor, word)[0]
    visitor.touch("tous")
    assert visitor.page == "glossaire"
    every = visitor.kiosk.library.catalogue("fr").glossary
    assert len(visitor.kiosk.conductor.page.options) == len(every) + 1
    visitor.touch("retour", "retour")
    assert visitor.title == title


def test_the_list_of_all_words_comes_back_at_its_leaf(visitor: Visitor) -> None:
    to_a_page_with(visitor, 1)
    visitor.touch(MEANING, "tous", "mot.vsl")
    visitor.touch("liste")
    screen = visitor.kiosk.window.screen_shown
    assert isinstance(screen, QWidget)
    assert visitor.page == "glossaire"
    assert screen.leaf_shown == screen.leaf_count() - 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_another_language_on_the_explanation(visitor: Visitor, language: str) -> None:
    word, *_ = to_a_page_with(visitor, 1)
    visitor.touch(MEANING)
    if visitor.page == "mots":
        visitor.touch(f"mot.{word}")
    visitor.touch("ajouter", "langue", language)
    assert (visitor.page, visitor.title) == ("mot", term(visitor, word, language)[0])
    assert visitor.kiosk.conductor.page.option("enlever"), "what was kept is kept"
    visitor.touch("langue", "fr", "retour")
    assert visitor.kiosk.conductor.page.option("ajouter"), "and Retour undoes it"


@pytest.mark.parametrize("aside", ["urgence", "confort"])
def test_what_is_opened_over_it_gives_it_back(visitor: Visitor, aside: str) -> None:
    to_a_page_with(visitor, 1)
    visitor.touch(MEANING)
    here = visitor.title
    visitor.touch(aside)
    assert visitor.page == aside
    visitor.touch("retour")
    assert visitor.title == here


def test_a_film_that_is_left_for_a_word_goes_on_where_it_was(visitor: Visitor) -> None:
    """To keep a word is not to leave the page."""
    to_a_page_with(visitor, 1)
    conductor = visitor.kiosk.conductor
    way = conductor.session.way
    visitor.touch(MEANING)
    if visitor.page == "mots":
        visitor.touch(conductor.page.options[0].id)
    visitor.touch("ajouter", "continuer")
    assert conductor.session.way == way
    assert len(conductor.session.visit) == len(way) + 1
