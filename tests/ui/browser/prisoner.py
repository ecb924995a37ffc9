"""A page that wants out, in real Chromium: for made-up sites and for true ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from time import monotonic
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineProfile
from PySide6.QtWidgets import QApplication

from tests.ui.browser.escapes import PRELUDE
from ui.browser.engine import forget
from ui.browser.locked_page import Judge, LockedPage
from ui.browser.locked_view import LockedView
from ui.browser.requests import Requests

TOUCHED_S, SETTLE_S, LOAD_S = 0.1, 0.25, 10.0
COMES_S = 5.0
"""Granted to what has to come: a refusal with its reason, or what is allowed."""


class Attempt(NamedTuple):
    """`shown`: the title of the page once it is done, for what is allowed. `reason`: what it is refused with, for what
    the engine shows. Of the rest, only time tells that nothing comes: `settle_s`."""

    name: str
    act: Callable[[], None]
    settle_s: float = SETTLE_S
    shown: str = ""
    reason: str = ""


class Prisoner:
    """`home`: where each attempt begins. `http`: the address of a machine that nothing may reach."""

    def __init__(self, home: QUrl, http: str, profile: QWebEngineProfile, may_open: Judge, may_load: Judge) -> None:
        self._home, self._http, self._profile = home, http, profile
        self._refused: list[str] = []
        self._parts: list[str] = []
        self._requests = Requests(may_load, profile)
        self._requests.refused.connect(lambda why, _host: self._refused.append(why))
        profile.setUrlRequestInterceptor(self._requests)
        self._page = LockedPage(profile, may_open)
        self._page.refused.connect(self._note)
        self._asked: list[str] = []
        self._page.questioned.connect(lambda question: self._asked.append(question.text))
        self._view = LockedView()
        self._view.setPage(self._page)
        self._view.resize(700, 500)
        self._view.show()

    def attempt(self, one: Attempt) -> dict[str, object]:
        """What came of it: what was refused, windows that opened, where the page is, and whether it still answers."""
        loaded: list[bool] = []
        self._page.loadFinished.connect(loaded.append)
        self._page.setUrl(self._home)
        self._wait(lambda: bool(loaded), LOAD_S)
        self._page.loadFinished.disconnect(loaded.append)
        self._refused.clear()
        self._parts.clear()
        self._asked.clear()
        before = self._windows()
        one.act()
        if one.shown:
            self._wait(lambda: self._page.title() == one.shown, COMES_S)
        else:
            self._wait(lambda: not one.reason or one.reason in self._refused, COMES_S)
            self._wait(lambda: False, one.settle_s)
        title = self._title()
        return {
            "attempt": one.name,
            "refused": list(dict.fromkeys(self._refused)),
            "parts": list(dict.fromkeys(self._parts)),
            "asked": list(dict.fromkeys(self._asked)),
            "windows": sorted(self._windows() - before),
            "place": self._page.url().toString(),
            "title": title,
            "zoom": self._page.zoomFactor(),
        }

    def _note(self, why: str, _host: str, part: bool) -> None:
        self._refused.append(why)
        if part:
            self._parts.append(why)

    def run(self, script: str) -> None:
        """In the page's own world, and with the rights of somebody who has just touched it."""
        self._touch()
        prelude = PRELUDE.replace("HTTP", json.dumps(self._http))
        self._page.runJavaScript(f"(() => {{ {prelude} {script} }})()", 0)

    def _touch(self) -> None:
        """Until the page knows of it: without, the engine opens no window at all, and asks nobody."""
        answers: list[object] = []
        end = monotonic() + LOAD_S
        while True not in answers and monotonic() < end:
            answers.clear()
            QTest.mouseClick(self._proxy(), Qt.MouseButton.LeftButton, pos=QPoint(5, 400))
            self._wait(lambda: False, TOUCHED_S)
            self._page.runJavaScript("navigator.userActivation.isActive", 0, answers.append)
            self._wait(lambda: bool(answers), LOAD_S)

    def strike(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._proxy(), QKeyEvent(kind, key, modifiers))

    def click(self, button: Qt.MouseButton) -> None:
        QTest.mouseClick(self._proxy(), button)

    def turn_wheel(self) -> None:
        """With Ctrl."""
        place, turn = QPointF(50, 50), QPoint(0, 240)
        event = QWheelEvent(
            place, place, turn, turn, Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self._proxy(), event)

    def leave(self) -> None:
        forget(self._view, self._page, self._profile)

    def _title(self) -> str:
        """That of the page, once it answers: it may be on its way back."""
        answers = [""]
        end = monotonic() + LOAD_S
        while not answers[-1] and monotonic() < end:
            self._page.runJavaScript("document.title", 0, answers.append)
            self._wait(lambda: False, 0.05)
        return answers[-1]

    def _proxy(self) -> Any:
        return self._view.focusProxy()

    def _windows(self) -> set[str]:
        return {repr(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()}

    def _wait(self, condition: Callable[[], bool], seconds: float) -> None:
        end = monotonic() + seconds
        while not condition() and monotonic() < end:
            QTest.qWait(20)
