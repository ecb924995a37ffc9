"""A hand that touches the real window: for the demo visit, for journeys in tests, for measures."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.touch import PAUSE_MS
from ui.window import KioskWindow

MORE = "suite"


class HandError(Exception):
    """What was to be touched is not there, or what was awaited did not come."""


class Hand:
    """Touches as a person does: at the place where the thing is, through the window system, at a human pace."""

    def __init__(self, window: KioskWindow, pause_ms: int = PAUSE_MS + 10) -> None:
        """`pause_ms` between two touches; shorter ones do not count unless the window's gate says so."""
        self._window = window
        self._pause_ms = pause_ms
        self._last = 0.0

    def touch(self, name: str) -> None:
        """Touch the target of this id, command or words, turning leaves until it is there."""
        for _ in range(30):
            targets = reversed(self._window.targets())  # of two with one name, the screen’s own
            names = {target.objectName() or target.accessibleName(): target for target in targets}
            if name in names:
                return self.touch_widget(names[name])
            if MORE not in names:
                break
            self.touch_widget(names[MORE])
        raise HandError(f"{name} is not on the screen, only {sorted(names)}")

    def sees(self, name: str) -> bool:
        """Whether the target is on the leaf that is shown."""
        return any(name in (target.objectName(), target.accessibleName()) for target in self._window.targets())

    def touch_widget(self, widget: QWidget) -> None:
        self.touch_at(widget.mapTo(self._window, widget.rect().center()))

    def touch_at(self, place: QPoint) -> None:
        """Touch a place of the window, in pixels, once the last touch is old enough to be counted as another one."""
        self.wait(lambda: (monotonic() - self._last) * 1000 >= self._pause_ms)
        QTest.mouseClick(self._window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
        self._last = monotonic()
        self.settle()

    def press_key(self, key: Qt.Key) -> None:
        QTest.keyClick(self._window.windowHandle(), key)
        self.settle()

    def settle(self) -> None:
        """Let everything that is due happen, painting included."""
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def wait(self, condition: Callable[[], bool], seconds: float = 10.0) -> None:
        """Until `condition` holds. Raises `HandError` when it does not within `seconds`."""
        end = monotonic() + seconds
        while not condition():
            if monotonic() > end:
                raise HandError("what was awaited did not come")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
