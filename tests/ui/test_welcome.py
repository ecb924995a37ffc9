"""The first page speaks to everybody, in one language after the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.visit.comfort import Comfort
from tests.ui.inspection import Pen
from tests.ui.scenes import scenes, show
from tests.ui.walking import MakeWindow
from ui.screens.welcome import WelcomeScreen
from ui.theme.look import look_for
from ui.theme.pictograms import Pictograms
from ui.window import KioskWindow

FRENCH, ARABIC = "Touchez l’écran", "المسوا الشاشة"


@pytest.fixture
def window(make_window: MakeWindow, pictograms: Pictograms) -> KioskWindow:
    look = look_for(1366, 768, Comfort(), pictograms)
    window = make_window(look, 1366, 768)
    show(next(scene for scene in scenes() if scene.name == "veille-en-dix-langues"), window, look)
    return window


@pytest.fixture
def words(window: KioskWindow, pen: Pen) -> Callable[[], set[str]]:
    def words() -> set[str]:
        pen.look_at(window)
        return {text.words for text in pen.drawn}

    return words


def in_a_hurry(screen: WelcomeScreen) -> None:
    screen.findChild(QTimer).setInterval(5)


def test_each_language_has_its_turn(qtbot: QtBot, window: KioskWindow, words: Callable[[], set[str]]) -> None:
    assert FRENCH in words()
    seen: set[str] = set()
    in_a_hurry(window.screen_shown)
    qtbot.waitUntil(lambda: seen.update(words()) or {FRENCH, ARABIC, "Коснитесь экрана"} <= seen)
    assert "Centre social" in words()


def test_what_is_said_stays_to_be_seen(qtbot: QtBot, window: KioskWindow, words: Callable[[], set[str]]) -> None:
    screen = window.screen_shown
    in_a_hurry(screen)
    qtbot.waitUntil(lambda: ARABIC in words())
    screen.voiced()["title"]((0, 7))
    assert FRENCH in words()
    qtbot.wait(50)
    assert FRENCH in words()
    screen.voiced()["title"](None)
    qtbot.waitUntil(lambda: ARABIC in words())
