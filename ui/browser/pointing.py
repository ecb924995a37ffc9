"""Beside a page, gesture by gesture: where to touch, and whether it has been done."""

from __future__ import annotations

import json
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWebEngineCore import QWebEnginePage

from kiosk.content.guides import Sign
from ui.browser.frames import ask_each

EVERY_MS = 150
LOST_AFTER_MS = 3000
"""A target that is not there for that long: the words stand alone, and the journal counts it."""

SLOWER = 4
"""So many times longer while the page still loads."""

YES = "1"
ANSWERS = frozenset({"00", "01", "10", "11"})
"""All that the script ever says: whether the element is there, whether the gesture is done."""


class Pointing(QObject):
    """One gesture at a time. `seen` when what is pointed at is there, first or again, `lost` when it is not; `done`
    once. Only yes and no come out of the page."""

    seen = Signal()
    lost = Signal()
    done = Signal()

    def __init__(self, page: QWebEnginePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._target, self._sign, self._shown = "", Sign(), False
        self._is_there: bool | None = None
        self._asked = self._unseen_ms = 0
        self._held = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)
        page.loadFinished.connect(self._loaded)

    def follow(self, target: str, sign: Sign, shown: bool = False) -> None:
        """From now on this gesture, and no other. Without a target nothing is pointed at, and nothing can be lost.
        `shown`: an arrow shows the place too."""
        same = (target, sign) == (self._target, self._sign) and self._timer.isActive()
        self._target, self._sign, self._shown = target, sign, shown
        if same:
            return
        self._is_there, self._unseen_ms = None, 0
        self._asked += 1
        self._timer.start()
        QTimer.singleShot(0, self, self._look_at_once)

    def _look_at_once(self) -> None:
        if self._timer.isActive():
            self._look()

    def rest(self) -> None:
        """Point at nothing."""
        self._asked += 1
        self._timer.stop()
        self._target = ""
        self._ask(Sign())

    def stop(self) -> None:
        """The page goes. What is followed next waits for another one: this one may show it done."""
        self._asked += 1
        self._timer.stop()
        self._held = True

    def _loaded(self, _well: bool) -> None:
        self._held = False
        self._look_at_once()

    def _look(self) -> None:
        if self._held:
            return
        if self._sign.page and self._page.url().path().strip("/") == self._sign.page:
            self._end()
            return
        if not self._page.url().isEmpty():
            self._unseen_ms += EVERY_MS // SLOWER if self._page.isLoading() else EVERY_MS
        if self._target and self._unseen_ms >= LOST_AFTER_MS and self._is_there is not False:
            self._is_there = False
            self.lost.emit()
        self._ask(self._sign)

    def _ask(self, sign: Sign) -> None:
        signs = {"filled": sign.filled, "ticked": sign.ticked, "present": sign.present}
        look = f"look({json.dumps(self._target)}, {msgspec.json.encode(signs).decode()})"
        ask_each(self._page, f"pasapas?.show({json.dumps(self._shown)})")
        ask_each(self._page, f"pasapas?.{look}", partial(self._hear, self._asked))

    def _hear(self, asked: int, answer: object) -> None:
        """A frame that has no script yet says nothing."""
        if asked != self._asked or answer not in ANSWERS:
            return
        found, done = (sign == YES for sign in str(answer))
        if found:
            self._unseen_ms = 0
            if not self._is_there:
                self._is_there = True
                self.seen.emit()
        if done:
            self._end()

    def _end(self) -> None:
        self._asked += 1
        self._timer.stop()
        self.done.emit()
