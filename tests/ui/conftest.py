"""Tests of the window: the bundled fonts and pictograms, and one window for a whole walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.inspection import Pen
from tests.ui.scenes import CONTENT
from ui.theme.fonts import load_fonts
from ui.theme.look import Look
from ui.theme.pictograms import Pictograms
from ui.window import KioskWindow


@pytest.fixture(scope="session")
def pictograms(qapp: QApplication) -> Pictograms:
    assert load_fonts([CONTENT]) > 0
    return Pictograms(CONTENT / "pictogrammes")


@pytest.fixture
def whole(pytestconfig: pytest.Config) -> bool:
    """Whether every page is walked at every size, in every language."""
    return bool(pytestconfig.getoption("--full"))


@pytest.fixture
def pen(monkeypatch: pytest.MonkeyPatch) -> Pen:
    return Pen(monkeypatch)


@pytest.fixture
def make_window(pictograms: Pictograms) -> Iterator[Callable[[Look, int, int], KioskWindow]]:
    """Opens windows of so many pixels, and closes them when the test is over."""
    opened: list[KioskWindow] = []

    def make(look: Look, width: int, height: int) -> KioskWindow:
        window = KioskWindow(look)
        window.resize(width, height)
        window.watch_touches()
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        opened.append(window)
        return window

    yield make
    for window in opened:
        window.may_close = True
        window.close()
        window.deleteLater()
