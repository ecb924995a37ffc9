"""Beside a page, gesture by gesture: where to touch, and whether it has been done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWebEngineCore import QWebEngineFrame, QWebEnginePage, QWebEngineScript

from kiosk.content.guides import Sign

EVERY_MS = 150
LOST_AFTER_MS = 3000
"""A target that is not there for that long: the words stand alone, and the journal counts it."""

YES = "1"
ANSWERS = frozenset({"00", "01", "10", "11"})
"""All that the script ever says: whether the element is there, whether the gesture is done."""

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld


class Pointing(QObject):
    """One gesture at a time. `done` comes once, `lost` at most once. Only yes and no come out of the page."""

    done = Signal()
    lost = Signal()

    def __init__(self, page: QWebEnginePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._target, self._sign = "", Sign()
        self._asked = self._unseen_ms = 0
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)

    def follow(self, target: str, sign: Sign) -> None:
        """From now on this gesture, and no other. Without a target nothing is pointed at, and nothing can be lost."""
        self._target, self._sign = target, sign
        self._unseen_ms = 0 if target else LOST_AFTER_MS + 1
        self._asked += 1
        self._timer.start()

    def rest(self) -> None:
        """Point at nothing."""
        self._asked += 1
        self._timer.stop()
        self._ask("", Sign())

    def _look(self) -> None:
        if self._sign.page and self._page.url().path().strip("/") == self._sign.page:
            self._end()
            return
        self._unseen_ms += EVERY_MS
        if 0 <= self._unseen_ms - LOST_AFTER_MS < EVERY_MS:
            self.lost.emit()
        self._ask(self._target, self._sign)

    def _ask(self, target: str, sign: Sign) -> None:
        call = f"globalThis.pasapas?.look({json.dumps(target)}, {msgspec.json.encode(_signs(sign)).decode()})"
        for frame in _frames(self._page.mainFrame()):
            frame.runJavaScript(call, WORLD, partial(self._hear, self._asked))

    def _hear(self, asked: int, answer: object) -> None:
        """A frame that has no script yet says nothing."""
        if asked != self._asked or answer not in ANSWERS:
            return
        found, done = (sign == YES for sign in str(answer))
        if found and self._unseen_ms <= LOST_AFTER_MS:
            self._unseen_ms = 0
        if done:
            self._end()

    def _end(self) -> None:
        self._asked += 1
        self._timer.stop()
        self.done.emit()


def _signs(sign: Sign) -> dict[str, str]:
    return {"filled": sign.filled, "ticked": sign.ticked, "present": sign.present}


def _frames(frame: QWebEngineFrame) -> Iterator[QWebEngineFrame]:
    if frame.isValid():
        yield frame
        for child in frame.children():
            yield from _frames(child)
