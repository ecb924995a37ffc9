"""The staff door as staff and strangers meet it: the PIN, the waits, the first PIN."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.staff.door import PIN_FILE, Door, Standing
from kiosk.staff.lockout import Moment, this_moment
from tests.ui.staff.conftest import PIN, WRONG, Counter, Venue, make_counter
from ui.staff.pin import PinScreen
from ui.tasks import Tasks

LEAVE = "Revenir à la borne"


def test_the_right_pin_leads_to_the_menu(counter: Counter) -> None:
    counter.desk.open()
    assert counter.title == "Code du personnel"
    counter.give(PIN)
    assert counter.title == "Espace du personnel"


def test_three_wrong_pins_lock_the_door(counter: Counter) -> None:
    counter.desk.open()
    for said in ("Encore 2 essais.", "Encore 1 essai."):
        counter.give(WRONG)
        assert counter.window.screen_shown.page.sentences == (said,)
    counter.give(WRONG)
    assert counter.title == "Trop de codes faux"
    assert counter.names() == ["Urgence", LEAVE]
    counter.touch(LEAVE)
    counter.desk.open()
    assert counter.title == "Trop de codes faux"


def test_the_countdown_ends_with_the_pad(counter: Counter, folder: Path) -> None:
    now = this_moment()
    nearly_over = Moment(now.wall - 28, now.boot, now.since_boot - 28)
    for _ in range(3):
        Door(folder).judge(WRONG, nearly_over)
    counter.desk.open()
    first = counter.window.screen_shown.panels[0].accessibleName()
    counter.qtbot.waitUntil(lambda: counter.window.screen_shown.panels[0].accessibleName() != first)
    counter.qtbot.waitUntil(lambda: counter.title == "Code du personnel")


def test_too_few_digits_cost_no_try(counter: Counter, folder: Path) -> None:
    counter.desk.open()
    counter.give("12")
    assert counter.title == "Il manque des chiffres"
    assert Door(folder).standing(this_moment()).tries_left == 3
    counter.give(PIN)
    assert counter.title == "Espace du personnel"


def test_erasing_and_more_digits_than_a_pin_can_have(counter: Counter) -> None:
    counter.desk.open()
    counter.touch("9", *"00000000", "0", *["Effacer"] * 8, *PIN)
    assert "Chiffres tapés\u00a0: 4" in {child.accessibleName() for child in counter.window.screen_shown.children()}
    counter.give("")
    assert counter.title == "Espace du personnel"


def test_a_pin_is_typed_on_a_real_keyboard(counter: Counter) -> None:
    counter.desk.open()
    screen = counter.window.screen_shown
    counter.qtbot.waitUntil(screen.hasFocus)
    counter.qtbot.keyClicks(screen, f"{PIN}7")
    counter.qtbot.keyClick(screen, Qt.Key.Key_Backspace)
    counter.qtbot.keyClick(screen, Qt.Key.Key_Return)
    counter.qtbot.waitUntil(lambda: counter.title == "Espace du personnel")


def test_a_pin_is_typed_with_two_buttons(counter: Counter) -> None:
    """One moves, one chooses: every key is reached."""
    counter.desk.open()
    window = counter.window
    for name in (*PIN, "Valider"):
        for _ in window.targets():
            counter.qtbot.keyClick(window, Qt.Key.Key_Space)
            if window.focusWidget().accessibleName() == name:
                break
        counter.qtbot.keyClick(window, Qt.Key.Key_Return)
    counter.qtbot.waitUntil(lambda: counter.title == "Espace du personnel")


def test_no_pin_yet_is_no_way_in_from_the_public_screen(
    qtbot: QtBot, tmp_path: Path, tasks: Tasks, venue: Venue
) -> None:
    counter = make_counter(qtbot, tmp_path, tasks, venue)
    counter.desk.open()
    assert counter.title == "Aucun code n’est choisi"
    assert not isinstance(counter.window.screen_shown, PinScreen)


def test_a_damaged_pin_is_no_way_in_and_is_not_replaced_here(counter: Counter, folder: Path) -> None:
    (folder / PIN_FILE).write_bytes(b"?")
    counter.desk.open()
    assert counter.title == "Le code ne se lit plus"
    assert not isinstance(counter.window.screen_shown, PinScreen)
    assert counter.desk.first_start() is False


def test_who_left_before_the_answer_is_not_let_in(counter: Counter, tasks: Tasks) -> None:
    counter.desk.open()
    counter.touch(*PIN, "Valider", LEAVE)
    answered: list[None] = []
    tasks.start(lambda: Door(counter.folder).judge(PIN, this_moment()), lambda _: answered.append(None))
    counter.qtbot.waitUntil(lambda: bool(answered))
    assert counter.told == [("left",)]
    assert counter.title == "Code du personnel"
    assert not counter.desk.is_open


def test_every_opening_asks_for_the_pin(counter: Counter) -> None:
    counter.enter()
    counter.touch(LEAVE)
    assert counter.told == [("left",)]
    counter.desk.open()
    assert counter.title == "Code du personnel"


@pytest.mark.parametrize("inside", [False, True])
def test_left_alone_it_goes_back_to_the_public(
    qtbot: QtBot, folder: Path, tasks: Tasks, venue: Venue, inside: bool
) -> None:
    counter = make_counter(qtbot, folder, tasks, venue, patience=0.01)
    if inside:
        counter.enter()
    else:
        counter.desk.open()
    counter.qtbot.waitUntil(lambda: counter.told == [("left",)])
    assert not counter.desk.is_open


@pytest.mark.parametrize("name", ["Urgence", LEAVE])
def test_urgence_and_the_way_back_are_always_there(counter: Counter, name: str) -> None:
    counter.desk.open()
    counter.touch(name)
    assert counter.told == [("left",)]


# the first PIN ---------------------------------------------------------------------------------------------------


@pytest.fixture
def new(qtbot: QtBot, tmp_path: Path, tasks: Tasks, venue: Venue) -> Counter:
    counter = make_counter(qtbot, tmp_path, tasks, venue)
    assert counter.desk.first_start() is True
    return counter


def test_the_first_pin_is_asked_twice_and_kept(new: Counter, tmp_path: Path) -> None:
    new.give(PIN)
    assert new.title == "Le même code, encore une fois"
    assert not (tmp_path / PIN_FILE).exists()
    new.give(PIN)
    assert new.title == "Le code est choisi"
    assert Door(tmp_path).judge(PIN, this_moment()).standing is Standing.OPEN
    new.touch("Ouvrir la borne")
    assert new.told == [("left",)]
    assert new.desk.first_start() is False
    new.enter()


def test_a_slip_while_choosing_starts_again(new: Counter, tmp_path: Path) -> None:
    for pin, said in (("1234", "Pas ce code"), ("12", "Pas ce code"), (PIN, "Le même code, encore une fois")):
        new.give(pin)
        assert new.title == said
    new.give(WRONG)
    assert new.title == "Les deux codes ne sont pas pareils"
    assert not (tmp_path / PIN_FILE).exists()
    new.give(PIN)
    new.give(PIN)
    assert new.title == "Le code est choisi"


def test_it_can_wait(new: Counter, tmp_path: Path) -> None:
    new.touch("Plus tard")
    assert new.told == [("left",)]
    assert not (tmp_path / PIN_FILE).exists()


def test_where_nothing_can_be_written_it_says_so(qtbot: QtBot, tasks: Tasks, venue: Venue) -> None:
    counter = make_counter(qtbot, Path("/sys/pasapas"), tasks, venue)
    assert counter.desk.first_start() is True
    counter.give(PIN)
    counter.give(PIN)
    assert any("oublié à l’arrêt" in sentence for sentence in counter.window.screen_shown.page.sentences)
    counter.touch("Ouvrir la borne")
    counter.enter()


def test_there_is_nothing_to_choose_where_there_is_a_pin(counter: Counter) -> None:
    assert counter.desk.first_start() is False
    assert counter.window.screen_shown is None
