"""Somebody who does not see their flow on the home page finds it: by a few questions, or by a word."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.content.steps import Question
from kiosk.journal.events import PICKED, Reason
from kiosk.visit import acts
from kiosk.visit.state import Screen
from tests.journeys.conftest import Visitor
from tests.journeys.test_keyboard import keys, typed
from tests.journeys.test_voice import asked
from ui.window import KioskWindow

MakeVisitor = Callable[..., Visitor]


def type_in(visitor: Visitor, text: str) -> None:
    visitor.touch(*("espace" if letter == " " else letter.upper() for letter in text))


def look_for(visitor: Visitor, text: str, way: str = "chercher-un-mot") -> None:
    visitor.touch(way)
    type_in(visitor, text)
    visitor.touch("c-est-bon")
    assert visitor.page == "resultats"


def flows_found(visitor: Visitor) -> list[str]:
    options = visitor.kiosk.conductor.page.options
    return [option.wish.flow for option in options if isinstance(option.wish, acts.OpenedFlow)]


def flow_shown(visitor: Visitor) -> str:
    assert visitor.kiosk.conductor.state.screen is Screen.STEP
    return visitor.kiosk.conductor.state.walks[-1].flow


def press(window: KioskWindow, text: str) -> None:
    """Keys of a real keyboard, as the window system gives them."""
    named = {" ": Qt.Key.Key_Space, "\r": Qt.Key.Key_Return, "\b": Qt.Key.Key_Backspace}
    for sign in text:
        key = named.get(sign, 0)
        window.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign))


# by a word ------------------------------------------------------------------------------------------------------------


def test_a_word_with_a_slip_leads_to_its_flow(visitor: Visitor) -> None:
    visitor.come_in()
    look_for(visitor, "carte vital")
    assert visitor.title == "Vous cherchez\u00a0: «\u00a0carte vital\u00a0»"
    first = flows_found(visitor)[0]
    assert first == "carte-vitale"
    visitor.touch(f"parcours.{first}")
    assert flow_shown(visitor) == "carte-vitale"


def test_back_at_each_step_and_the_words_can_be_mended(visitor: Visitor) -> None:
    visitor.come_in()
    look_for(visitor, "vitale")
    visitor.touch(f"parcours.{flows_found(visitor)[0]}", "retour")
    assert visitor.page == "resultats"
    visitor.touch("retour")
    assert (visitor.page, typed(visitor)) == ("recherche", "vitale")
    visitor.touch("effacer", "c-est-bon")
    assert visitor.title == "Vous cherchez\u00a0: «\u00a0vital\u00a0»"
    visitor.touch("retour", "retour")
    assert visitor.page == "accueil"


def test_something_else_may_be_written(visitor: Visitor) -> None:
    visitor.come_in()
    look_for(visitor, "vitale")
    visitor.touch("chercher-un-mot")
    assert typed(visitor) == ""
    visitor.touch("retour")
    assert visitor.title == "Vous cherchez\u00a0: «\u00a0vitale\u00a0»"


def test_what_nothing_answers_leads_to_the_questions(visitor: Visitor) -> None:
    visitor.come_in()
    look_for(visitor, "wxwx")
    assert flows_found(visitor) == []
    visitor.touch("ne-sait-pas")
    assert visitor.page == "orientation"
    visitor.touch("retour")
    assert visitor.page == "resultats"


def test_nothing_typed_leads_on_too(visitor: Visitor) -> None:
    visitor.come_in()
    look_for(visitor, "")
    visitor.touch("chercher-un-mot")
    assert visitor.page == "recherche"


@pytest.mark.parametrize("page", ["accueil", "theme", "etape", "fiche", "orientation", "urgence"])
def test_it_is_asked_in_the_header_and_the_flow_under_way_is_kept(visitor: Visitor, page: str) -> None:
    visitor.come_in()
    ways = {
        "theme": ("droits",), "etape": ("rendez-vous",), "orientation": ("ne-sait-pas",), "urgence": ("rendez-vous",)
    }  # fmt: skip
    if page == "fiche":
        visitor.walk("prendre-un-rendez-vous")
        visitor.touch("fiche")
    visitor.touch(*ways.get(page, ()))
    if page == "etape" and visitor.page == "theme":
        visitor.touch(visitor.kiosk.conductor.page.options[0].id)
    walks = visitor.kiosk.conductor.state.walks
    if page == "urgence":
        visitor.touch("urgence")
        assert not visitor.hand.sees("chercher"), "not over what may save a life"
        visitor.touch("retour")
    look_for(visitor, "vitale", way="chercher")
    assert visitor.kiosk.conductor.state.walks == walks


def test_a_change_of_language_keeps_what_is_half_typed(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.touch("chercher-un-mot")
    type_in(visitor, "vit")
    visitor.touch("langue", "ar")
    assert (visitor.page, typed(visitor)) == ("recherche", "vit")
    visitor.touch("latin", "A", "L", "E", "c-est-bon")
    assert flows_found(visitor)[0] == "carte-vitale", "the French name is known in every language"


def test_on_the_answers_a_change_of_language_looks_for_the_same(visitor: Visitor) -> None:
    visitor.come_in()
    look_for(visitor, "vitale")
    visitor.touch("langue", "en")
    assert flows_found(visitor)[0] == "carte-vitale"


# real keys ------------------------------------------------------------------------------------------------------------


def test_a_real_keyboard_types_spaces_too_and_enter_searches(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.touch("chercher-un-mot")
    press(visitor.kiosk.window, "Carte  verre\b\be\r")
    assert visitor.title == "Vous cherchez\u00a0: «\u00a0carte vere\u00a0»"


def test_whoever_moves_with_the_space_bar_still_moves(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.touch("chercher-un-mot")
    press(visitor.kiosk.window, "  \r")
    assert typed(visitor) == keys(visitor)[1].lower(), "the second key, chosen with Enter"
    assert visitor.page == "recherche"


def test_a_finger_among_real_keys_ends_the_typing(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.touch("chercher-un-mot")
    press(visitor.kiosk.window, "ab")
    visitor.touch("C")
    press(visitor.kiosk.window, " ")
    assert typed(visitor) == "abc", "the space bar moves again"


# by questions ---------------------------------------------------------------------------------------------------------


def test_four_touches_from_home_to_a_flow_and_back_to_the_last_question(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.touch("ne-sait-pas", "soins", "soignant", "rendez-vous")
    assert flow_shown(visitor) == "prendre-un-rendez-vous"
    last = visitor.kiosk.library.catalogue("fr").orientation.questions["soignant"].title
    visitor.touch("retour")
    assert (visitor.page, visitor.title) == ("orientation", last)
    visitor.touch("retour", "retour", "retour")
    assert visitor.page == "accueil"


def test_the_flow_goes_on_to_its_sheet(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.touch("ne-sait-pas", "papiers", "attestation")
    catalogue, conductor = visitor.kiosk.library.catalogue("fr"), visitor.kiosk.conductor
    assert isinstance(catalogue.flows[flow_shown(visitor)].steps[conductor.state.walks[-1].at], Question)
    assert conductor.page.progress.n == 1
    visitor.walk_on()
    assert "Attestation de droits" in visitor.print_sheet()


def test_in_arabic_too(visitor: Visitor) -> None:
    visitor.touch("commencer", "ar", "continuer", "ne-sait-pas", "soins", "bebe")
    assert flow_shown(visitor) == "grossesse"


# private --------------------------------------------------------------------------------------------------------------


def test_the_journal_counts_a_search_and_no_file_knows_a_word_of_it(visitor: Visitor) -> None:
    visitor.come_in()
    look_for(visitor, "vitzle")
    found = len(flows_found(visitor))
    visitor.touch("parcours.carte-vitale")
    visitor.kiosk.conductor.end(Reason.FINISHED)
    visitor.kiosk.journal.flush(5)
    with closing(sqlite3.connect(visitor.state / "journal.sqlite3")) as db:
        told = db.execute("SELECT flow, value FROM event WHERE kind = 'recherche' ORDER BY id").fetchall()
    assert told == [("", str(found)), ("carte-vitale", PICKED)]
    files = [file for file in visitor.state.rglob("*") if file.is_file()]
    assert files
    assert not [file for file in files if b"vitzle" in file.read_bytes()]


def test_words_are_said_but_kept_in_no_cache(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(voice=True)
    visitor.touch("commencer", "fr", "lire", "continuer")
    look_for(visitor, "vitale")
    said = asked(visitor)
    visitor.touch("ecouter", "ecouter")
    assert visitor.title in said
    titles = [one for one in visitor.kiosk.conductor.reader.narrated() if one.target == "title"]
    assert [one.private for one in titles] == [True]


def test_nothing_is_left_of_it_for_the_next_person(visitor: Visitor) -> None:
    visitor.come_in()
    look_for(visitor, "vitale")
    visitor.touch("terminer")
    visitor.kiosk.conductor.end(Reason.FINISHED)
    visitor.come_in()
    visitor.touch("chercher-un-mot")
    assert typed(visitor) == ""
