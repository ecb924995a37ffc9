"""Every wrong move: going back, leaving, touching twice, calling, falling asleep."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk.journal.statistics import summary
from kiosk.visit.acts import Chose, OpenedFlow, OpenedTopic
from kiosk.visit.session import Session
from tests.journeys.conftest import Visitor
from ui.hand import Hand
from ui.screens.alone import StillThereOverlay
from ui.touch import TouchGate


def test_back_undoes_one_answer_at_a_time_to_the_door(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.open("attestation-de-droits")
    seen = [visitor.title]
    for _ in range(2):
        visitor.touch(visitor.kiosk.conductor.page.options[0].id)
        seen.append(visitor.title)
    for title in reversed(seen[:-1]):
        visitor.touch("retour")
        assert visitor.title == title
    visitor.touch("retour")
    assert visitor.page == "theme"
    visitor.touch("retour")
    assert visitor.page == "accueil"
    visitor.touch("retour", "retour", "retour")
    assert visitor.page == "veille"


@pytest.mark.parametrize("aside", ["urgence", "langue", "confort"])
def test_a_page_opened_on_the_way_gives_the_same_place_back(visitor: Visitor, aside: str) -> None:
    visitor.come_in()
    visitor.open("attestation-de-droits")
    visitor.touch("soignant")
    place = visitor.title
    visitor.touch(aside)
    assert visitor.page == aside
    visitor.touch("retour")
    assert visitor.title == place


def test_emergency_is_one_touch_away_from_every_screen(visitor: Visitor) -> None:
    def look() -> None:
        here = visitor.page
        visitor.touch("urgence")
        numbers = [card.title for card in visitor.kiosk.conductor.page.cards]
        assert {"15", "17", "18", "112", "114", "115", "119"} <= set(numbers)
        assert {"3114", "3919"} <= {number.replace("\u00a0", "").replace(" ", "") for number in numbers}
        visitor.kiosk.conductor.command("retour")
        visitor.hand.settle()
        assert visitor.page == here

    look()
    for name in ("commencer", "fr", "continuer", "droits"):
        visitor.touch(name)
        look()
    visitor.touch("accueil")
    visitor.walk("attestation-de-droits")
    look()
    visitor.touch("fiche")
    for name in ("prenom", "retour", "lignes", "voir", "imprimer", "continuer", "bien", "seul"):
        if name == "imprimer":
            visitor.hand.wait(lambda: visitor.kiosk.paper.paper is not None)
        visitor.touch(name)
        look()


def test_a_second_touch_in_the_same_moment_is_not_a_second_answer(visitor: Visitor) -> None:
    """The first touch changes the page; the second, where the next page has its button, must not choose there."""
    visitor.kiosk.window.windowHandle().findChild(TouchGate).pause_ms = 350
    visitor.hand = Hand(visitor.kiosk.window)
    visitor.come_in()
    visitor.open("attestation-de-droits")
    title = visitor.title
    target = {one.objectName(): one for one in visitor.kiosk.window.targets()}["soignant"]
    place = target.mapTo(visitor.kiosk.window, target.rect().center())
    visitor.hand.wait(lambda: True)
    visitor.hand.touch_at(place)
    handle = visitor.kiosk.window.windowHandle()
    for _ in range(3):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
    visitor.hand.settle()
    assert visitor.title != title
    assert [type(act) for act in visitor.kiosk.conductor.session.visit] == [OpenedTopic, OpenedFlow, Chose]


@pytest.mark.qt_log_ignore("PulseAudioService", extend=True)  # what a machine without sound says
def test_a_call_fills_the_screen_and_enters_the_journal(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.touch("appeler")
    overlay = visitor.kiosk.window.overlay_shown
    assert overlay is not None
    assert overlay.size() == visitor.kiosk.window.size()
    visitor.touch("merci")
    assert visitor.kiosk.window.overlay_shown is None
    visitor.kiosk.conductor.command("terminer")
    visitor.kiosk.journal.flush(5)
    assert summary(visitor.state).help_called == 1


def test_asked_whether_she_is_there_one_touch_goes_on(make_visitor: Callable[..., Visitor]) -> None:
    visitor = make_visitor()
    visitor.come_in()
    visitor.open("attestation-de-droits")
    visitor.touch("soignant")
    place = visitor.title
    fall_asleep(visitor)
    visitor.touch("continuer")
    assert visitor.kiosk.window.overlay_shown is None
    assert visitor.title == place


def test_nobody_answers_and_everything_is_erased(make_visitor: Callable[..., Visitor]) -> None:
    visitor = make_visitor()
    visitor.come_in()
    visitor.open("attestation-de-droits")
    visitor.touch("soignant")
    fall_asleep(visitor, countdown=0.5)
    visitor.hand.wait(lambda: visitor.page == "veille")
    assert visitor.kiosk.conductor.session == Session("fr")
    visitor.kiosk.journal.flush(5)
    ends = {row["end"]: row["visits"] for row in summary(visitor.state).tables["end"].records()}
    assert ends.get("inactivite") == 1


def test_quiet_is_counted_on_every_page_but_the_welcome(make_visitor: Callable[..., Visitor]) -> None:
    visitor = make_visitor("[attente]\ninactivite = 70")
    idle = visitor.kiosk.conductor.presence.idle
    assert idle.limit == 0
    visitor.come_in()
    assert idle.limit == 70
    visitor.touch("confort", "reglages", "lent", "continuer", "continuer")
    assert idle.limit == 140
    visitor.touch("terminer")
    visitor.hand.wait(lambda: visitor.page in ("veille", "au-revoir"))
    assert idle.limit == 0


def test_goodbye_ends_by_itself(make_visitor: Callable[..., Visitor]) -> None:
    visitor = make_visitor("[attente]\nau-revoir = 2")
    visitor.come_in()
    visitor.touch("terminer")
    assert visitor.page == "au-revoir"
    visitor.hand.wait(lambda: visitor.page == "veille")


def test_emergency_is_reached_from_the_raised_hand_and_from_the_question(visitor: Visitor) -> None:
    visitor.come_in()
    for covered in (lambda: visitor.touch("appeler"), lambda: fall_asleep(visitor)):
        covered()
        visitor.touch("urgence")
        assert visitor.page == "urgence"
        visitor.touch("retour")
        assert visitor.page == "accueil"


def test_a_trembling_switch_gives_one_answer(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.open("attestation-de-droits")
    visitor.kiosk.window.windowHandle().findChild(TouchGate).pause_ms = 350
    visitor.hand.wait(lambda: visitor.kiosk.window.windowHandle().findChild(TouchGate).counts())
    visitor.hand.press_key(Qt.Key.Key_Space)
    for _ in range(3):
        visitor.hand.press_key(Qt.Key.Key_Return)
    assert len(visitor.kiosk.conductor.session.visit) <= 2


def fall_asleep(visitor: Visitor, countdown: float = 30) -> None:
    """As if nobody had touched anything for two minutes; that are two minutes again once she has answered."""
    idle = visitor.kiosk.conductor.presence.idle
    idle.watch(0.02, countdown)
    visitor.hand.wait(lambda: isinstance(visitor.kiosk.window.overlay_shown, StillThereOverlay))
    idle.watch(120, countdown)


def test_keys_alone_reach_the_sheet(visitor: Visitor) -> None:
    """A two-button switch: one key moves, the other chooses."""
    for wanted in ("commencer", "fr", "continuer", "droits"):
        scan_to(visitor, wanted)
    while visitor.kiosk.conductor.page.option("fiche") is None:
        scan_to(visitor, visitor.way_on())
    scan_to(visitor, "fiche")
    assert visitor.page == "fiche"


def scan_to(visitor: Visitor, name: str) -> None:
    for _ in range(40):
        focused = visitor.kiosk.window.focusWidget()
        if focused is not None and focused.objectName() == name:
            return visitor.hand.press_key(Qt.Key.Key_Return)
        if focused is not None and focused.objectName() == "suite":
            visitor.hand.press_key(Qt.Key.Key_Return)
        visitor.hand.press_key(Qt.Key.Key_Space)
    raise AssertionError(f"{name} was never reached")


def test_a_bag_on_a_key_is_nobody(visitor: Visitor) -> None:
    """A key that repeats by itself must not keep a visit open for the next person."""
    visitor.come_in()
    there: list[None] = []
    visitor.kiosk.window.active.connect(lambda: there.append(None))

    def press(repeated: bool) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", repeated)
        QCoreApplication.sendEvent(visitor.kiosk.window.windowHandle(), event)

    press(repeated=False)
    heard = len(there)
    press(repeated=True)
    assert heard > 0
    assert len(there) == heard


def test_sliding_off_a_button_is_no_answer(visitor: Visitor) -> None:
    visitor.come_in()
    target = {one.objectName(): one for one in visitor.kiosk.window.targets()}["droits"]
    window = visitor.kiosk.window.windowHandle()
    place = target.mapTo(visitor.kiosk.window, target.rect().center())
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(window, QPoint(5, 5))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    visitor.hand.settle()
    assert visitor.page == "accueil"


@pytest.mark.parametrize(("aside", "out"), [("urgence", "retour"), ("langue", "fr"), ("confort", "texte-large")])
def test_letters_already_typed_wait_behind_what_is_opened_over_them(visitor: Visitor, aside: str, out: str) -> None:
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche", "prenom", "A", "N", aside, out)
    if aside == "confort":
        visitor.touch("continuer")
    visitor.touch("A", "c-est-bon")
    assert visitor.kiosk.conductor.state.nickname == "Ana"


def test_a_real_keyboard_types_at_once_and_takes_a_letter_back(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche", "prenom")
    for key in (Qt.Key.Key_A, Qt.Key.Key_N, Qt.Key.Key_X, Qt.Key.Key_Backspace, Qt.Key.Key_A, Qt.Key.Key_F5):
        visitor.hand.press_key(key)
    for letter in "漢😀":  # an animator's phone may send them; the paper could not print them
        visitor.kiosk.window.screen_shown.type_text(letter)
    visitor.touch("c-est-bon")
    assert visitor.kiosk.conductor.state.nickname == "Ana"
