"""What reaches the window: touches, keys, switches; and what never gets past it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as changed

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.visit.comfort import Comfort, TextSize
from tests.ui.scenes import Scene, draw, scenes, show
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.touch import PAUSE_MS, TouchGate
from ui.window import KioskWindow

SIZE = (1366, 768)
LONGEST_ROUND = 400
MANY = 25
"""Options of a page that are not all reached one by one: the way to them is the same."""
MakeWindow = Callable[[Look, int, int], KioskWindow]
Key = Qt.Key
Mod = Qt.KeyboardModifier


def kinds_of_page() -> list[Scene]:
    """One scene of each kind: what a screen draws, what stands on it."""
    found = {(scene.page.name, scene.paper, len(scene.page.options), bool(scene.under)): scene for scene in scenes()}
    return list(found.values())


@pytest.fixture
def look(pictograms: Pictograms) -> Look:
    return look_for(*SIZE, Comfort(), pictograms)


@pytest.fixture
def window(make_window: MakeWindow, look: Look) -> KioskWindow:
    return make_window(look, *SIZE)


@pytest.fixture
def question(window: KioskWindow, look: Look) -> QWidget:
    """The window shows a question; this is its screen."""
    return show(next(scene for scene in scenes() if scene.name == "attestation-de-droits.caisse"), window, look)


def names(window: KioskWindow) -> list[str]:
    return [target.objectName() for target in window.targets()]


def press(window: KioskWindow, key: Key, modifier: Mod = Mod.NoModifier) -> None:
    QTest.keyClick(window.windowHandle(), key, modifier)


def focused(window: KioskWindow) -> str:
    return window.focusWidget().objectName() if window.focusWidget() else ""


def centre(target: QWidget) -> QPoint:
    return target.mapTo(target.window(), target.rect().center())


def chosen(screen: QWidget) -> list[str]:
    """What is chosen on a screen from now on."""
    heard: list[str] = []
    screen.chosen.connect(heard.append)
    return heard


def gate(window: KioskWindow) -> TouchGate:
    return window.windowHandle().findChild(TouchGate)


# keys and switches ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Space, Key.Key_Right, Key.Key_Down], ids=lambda key: key.name)
def test_one_key_reaches_every_target_of_every_kind_of_page(window: KioskWindow, look: Look, key: Key) -> None:
    for scene in kinds_of_page():
        show(scene, window, look)
        wanted = window.targets()
        reached = []
        for _ in wanted:
            press(window, key)
            reached.append(window.focusWidget())
        assert reached == wanted, scene.name
        press(window, key)
        assert window.focusWidget() is wanted[0], f"{scene.name}: it goes round"
        window.setProperty("keys", False)


@pytest.mark.parametrize("key", [Key.Key_Backtab, Key.Key_Left, Key.Key_Up], ids=lambda key: key.name)
def test_and_one_goes_back(window: KioskWindow, look: Look, key: Key) -> None:
    for scene in kinds_of_page():
        show(scene, window, look)
        wanted = window.targets()
        reached = []
        for _ in wanted:
            press(window, key)
            reached.append(window.focusWidget())
        assert reached == wanted[::-1], scene.name
        window.setProperty("keys", False)


def test_two_switches_are_enough_for_every_option(make_window: MakeWindow, pictograms: Pictograms) -> None:
    """One moves, one chooses: also through « Suite », in a low window with very large text."""
    look = look_for(1024, 768, Comfort(text=TextSize.LARGER), pictograms)
    window = make_window(look, 1024, 768)
    gate(window).pause_ms = 0
    for scene in kinds_of_page():
        if scene.page.name in ("veille", "prenom", "film"):  # their options are not buttons of that name
            continue
        options = scene.page.options
        for option in options if len(options) < MANY else options[::MANY]:
            screen = show(scene, window, look)
            heard = chosen(screen)
            for _ in range(LONGEST_ROUND):
                press(window, Key.Key_Space)
                wanted = option.text == window.focusWidget().accessibleName()
                if wanted or (focused(window) == "suite" and option.text not in _said(window)):
                    press(window, Key.Key_Return)
                if heard:
                    break
            assert heard == [option.id], scene.name


def _said(window: KioskWindow) -> list[str]:
    return [target.accessibleName() for target in window.targets()]


def test_other_switches_may_be_set(pictograms: Pictograms, look: Look, qtbot: QtBot) -> None:
    window = KioskWindow(look, scan_move="F5", scan_choose="F6")
    window.resize(*SIZE)
    window.show()
    screen = show(kinds_of_page()[0], window, look)
    heard = chosen(screen)
    for _ in range(2):
        press(window, Key.Key_F5)
    press(window, Key.Key_F6)
    assert heard == [screen.page.options[1].id]
    window.deleteLater()


def test_the_focus_can_be_seen_once_keys_are_used_and_goes_with_a_touch(
    window: KioskWindow, look: Look, question: QWidget
) -> None:
    target = window.targets()[0]
    ring = target.mapTo(window, QPoint(round(4 * look.u), target.height() // 2))

    def at_the_ring() -> str:
        return window.grab().toImage().pixelColor(ring).name()

    halo = QColor(look.palette.halo).name()
    assert at_the_ring() != halo
    press(window, Key.Key_Tab)
    assert at_the_ring() == halo
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 300))
    assert at_the_ring() != halo


def test_the_focus_moves_by_itself_when_asked(window: KioskWindow, question: QWidget, qtbot: QtBot) -> None:
    window.scan_every(0.02)
    for name in names(window):
        qtbot.waitUntil(lambda name=name: focused(window) == name)
    window.scan_every(0)


def test_an_overlay_keeps_the_focus_to_itself(window: KioskWindow, look: Look) -> None:
    for scene in (scene for scene in kinds_of_page() if scene.under):
        overlay = show(scene, window, look)
        for _ in range(LONGEST_ROUND):
            press(window, Key.Key_Tab)
            assert overlay.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1024, 768), (1080, 1920)], ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("low", [False, True], ids=["high", "low"])
@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_urgence_on_an_overlay_stands_exactly_over_the_one_behind(
    make_window: MakeWindow, pictograms: Pictograms, size: tuple[int, int], low: bool, rtl: bool
) -> None:
    """Also once the window has changed its size, and the page behind is drawn again as the conductor does."""
    look = changed(look_for(*size, Comfort(low=low), pictograms), rtl=rtl)
    window = make_window(look, *size)

    def places(overlay: QWidget) -> list[QRect]:
        found = [button for button in window.findChildren(QWidget, "urgence") if button.isVisible()]
        assert [overlay.isAncestorOf(button) for button in found].count(True) == 1
        return [QRect(button.mapTo(window, QPoint(0, 0)), button.size()) for button in found]

    for scene in (scene for scene in kinds_of_page() if scene.under or scene.page.name == "veille"):
        behind = scene if scene.under else changed(scene, overlay=calling().overlay)
        window.resize(*size)
        one, other = places(show(behind, window, look))
        assert one == other, scene.name
        assert not low or one.top() > window.height() / 2
        window.resized.connect(again := lambda *_, page=behind: draw(page, window, look))
        window.resize(size[0] + 60, size[1] + 40)
        window.resized.disconnect(again)
        overlay = window.overlay_shown
        assert overlay is not None
        assert overlay.geometry() == window.rect()
        one, other = places(overlay)
        assert one == other, scene.name


def calling() -> Scene:
    return next(scene for scene in scenes() if scene.name == "appel")


def test_a_page_drawn_again_keeps_its_leaf_and_its_focus(make_window: MakeWindow, pictograms: Pictograms) -> None:
    look = look_for(1024, 768, Comfort(text=TextSize.LARGER), pictograms)
    window = make_window(look, 1024, 768)
    lines = next(scene for scene in scenes() if scene.page.name == "lignes")
    show(lines, window, look).turn_to(1)
    press(window, Key.Key_Tab)
    press(window, Key.Key_Tab)
    before = focused(window)
    screen = show(lines, window, look, keep_place=True)
    assert screen.leaf_shown == 1
    assert focused(window) == before != names(window)[0]


def test_a_new_leaf_starts_at_its_first_target(make_window: MakeWindow, pictograms: Pictograms) -> None:
    """Not at « Suite » again: the answers between would be passed over."""
    look = look_for(1024, 768, Comfort(text=TextSize.LARGER), pictograms)
    window = make_window(look, 1024, 768)
    gate(window).pause_ms = 0
    screen = show(next(scene for scene in scenes() if scene.page.name == "lignes"), window, look)
    for leaf in range(1, screen.leaf_count()):
        while focused(window) != "suite":
            press(window, Key.Key_Space)
        press(window, Key.Key_Return)
        assert screen.leaf_shown == leaf
        assert focused(window) == names(window)[0]


# touches --------------------------------------------------------------------------------------------------------------


def test_a_touch_acts_on_release(window: KioskWindow, question: QWidget) -> None:
    heard, target = chosen(question), window.targets()[1]
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=centre(target))
    assert target.isDown()
    assert heard == []
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=centre(target))
    assert heard == [target.objectName()]


def test_sliding_off_cancels(window: KioskWindow, question: QWidget) -> None:
    heard, (one, other) = chosen(question), window.targets()[:2]
    handle = window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=centre(one))
    QTest.mouseMove(handle, centre(other))
    assert not one.isDown()
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=centre(other))
    assert heard == []


@pytest.fixture(scope="session")
def finger(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


def test_a_finger_on_a_touch_screen_acts_on_release_too(
    window: KioskWindow, question: QWidget, finger: QPointingDevice
) -> None:
    """Qt makes a mouse's press of it, in the same moment: that is not the second touch of a trembling hand."""
    heard, target = chosen(question), window.targets()[1]
    handle = window.windowHandle()
    QTest.touchEvent(handle, finger).press(0, centre(target)).commit()
    assert target.isDown()
    assert heard == []
    QTest.touchEvent(handle, finger).release(0, centre(target)).commit()
    assert heard == [target.objectName()]


def test_a_finger_that_slides_off_cancels(window: KioskWindow, question: QWidget, finger: QPointingDevice) -> None:
    heard, (one, other) = chosen(question), window.targets()[:2]
    handle = window.windowHandle()
    QTest.touchEvent(handle, finger).press(0, centre(one)).commit()
    QTest.touchEvent(handle, finger).move(0, centre(other)).commit()
    QTest.touchEvent(handle, finger).release(0, centre(other)).commit()
    assert heard == []


@pytest.mark.parametrize("fingers", [False, True], ids=["mouse", "touch screen"])
def test_a_second_touch_within_the_pause_is_ignored_wherever_it_lands(
    window: KioskWindow, question: QWidget, finger: QPointingDevice, fingers: bool
) -> None:
    """The pause is made so long here that a slow machine cannot outlast it."""
    assert PAUSE_MS == 350
    heard, (one, other) = chosen(question), window.targets()[:2]
    handle = window.windowHandle()
    there: list[None] = []
    window.active.connect(lambda: there.append(None))

    def touch(target: QWidget) -> None:
        if fingers:
            QTest.touchEvent(handle, finger).press(0, centre(target)).commit()
            QTest.touchEvent(handle, finger).release(0, centre(target)).commit()
        else:
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=centre(target))

    gate(window).pause_ms = 60_000
    touch(one)
    count = len(there)
    for target in (one, other, other):
        touch(target)
    assert heard == [one.objectName()]
    assert len(there) > count, "a person who trembles is there all the same"
    gate(window).pause_ms = 0
    touch(other)
    assert heard == [one.objectName(), other.objectName()]


def test_touches_beside_an_overlay_s_buttons_reach_nothing_behind_it(window: KioskWindow, look: Look) -> None:
    gate(window).pause_ms = 0
    for scene in (scene for scene in kinds_of_page() if scene.under):
        overlay = show(scene, window, look)
        behind = [window.screen_shown.targets()[0], *window.findChildren(QWidget, "accueil")]
        heard = chosen(window.screen_shown)
        window.commanded.connect(heard.append)
        for place in map(centre, behind):
            if overlay.childAt(overlay.mapFrom(window, place)) not in overlay.targets():
                QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
        assert heard == []


# ways out -------------------------------------------------------------------------------------------------------------

WAYS_OUT = [
    (Key.Key_Escape, Mod.NoModifier),
    *((Key(Key.Key_F1 + number), Mod.NoModifier) for number in range(12)),
    *((Key(Key.Key_F1 + number), Mod.ControlModifier | Mod.AltModifier) for number in range(7)),
    (Key.Key_F4, Mod.AltModifier),
    (Key.Key_W, Mod.ControlModifier),
    (Key.Key_Q, Mod.ControlModifier),
    (Key.Key_C, Mod.ControlModifier),
    (Key.Key_Tab, Mod.AltModifier),
    (Key.Key_Delete, Mod.ControlModifier | Mod.AltModifier),
    (Key.Key_Backspace, Mod.ControlModifier | Mod.AltModifier),
    (Key.Key_T, Mod.ControlModifier | Mod.AltModifier),
    (Key.Key_Escape, Mod.ControlModifier | Mod.ShiftModifier),
    (Key.Key_Meta, Mod.NoModifier),
    (Key.Key_Menu, Mod.NoModifier),
    (Key.Key_F10, Mod.ShiftModifier),
    (Key.Key_Back, Mod.NoModifier),
    (Key.Key_HomePage, Mod.NoModifier),
]


def test_no_key_leaves_the_kiosk_or_does_anything(window: KioskWindow, look: Look) -> None:
    for scene in kinds_of_page():
        top = show(scene, window, look)
        heard = chosen(top) if hasattr(top, "chosen") else []
        window.commanded.connect(heard.append)
        shown = (window.screen_shown, window.overlay_shown)
        for key, modifier in WAYS_OUT:
            press(window, key, modifier)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            assert window.isVisible(), f"{scene.name}: {key.name}"
        assert (window.screen_shown, window.overlay_shown) == shown
        assert heard == [], scene.name


def test_closing_is_refused_until_staff_may(window: KioskWindow) -> None:
    """Alt+F4, the window manager's cross, and « close all windows » end here."""
    assert not window.close()
    QApplication.closeAllWindows()
    assert window.isVisible()
    window.may_close = True
    assert window.close()
    assert not window.isVisible()
