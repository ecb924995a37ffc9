"""One touch, one act: a second touch within 350 ms is ignored, wherever it lands (ux.md: trembling hands).

The filter sits on the window's `QWindow`. Never on QApplication: with a web view in the process that crashes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWindow

PAUSE_MS = 350

PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin})
RELEASES = frozenset({QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})
MOVES = frozenset({QEvent.Type.MouseMove, QEvent.Type.TouchUpdate})
KEYS = frozenset({QEvent.Type.KeyPress})
TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class TouchGate(QObject):
    """Lets a press through only when the last one is `pause_ms` old. `active` tells that a person is there.

    `only_heard` may keep a press from acting: somebody wants to hear first what is under the finger.
    Tab is taken here too: Qt also asks for « the next widget » when a screen goes, and that is nobody's key.
    """

    active = Signal()
    pressed = Signal(int, int)
    tabbed = Signal(int)

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self.pause_ms = PAUSE_MS
        self.only_heard: Callable[[QPoint], bool] = lambda _place: False
        self._since = QElapsedTimer()
        self._swallowing = False
        window.installEventFilter(self)

    def counts(self) -> bool:
        """Whether a press of this moment, by touch or by the key of a switch, is one; if so the pause begins again."""
        if self._since.isValid() and self._since.elapsed() < self.pause_ms:
            return False
        self._since.start()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in PRESSES and not _echo(event):
            self._swallowing = not self.counts()
            self.active.emit()
            if not self._swallowing:
                point = event.points()[0].position().toPoint()  # type: ignore[attr-defined]
                self.pressed.emit(point.x(), point.y())
                self._swallowing = self.only_heard(point)
        elif kind in MOVES or (kind in KEYS and not event.isAutoRepeat()):  # type: ignore[attr-defined]
            self.active.emit()  # a bag on a key is nobody
        if kind in KEYS and event.key() in TABS:  # type: ignore[attr-defined]
            self.tabbed.emit(TABS[event.key()])  # type: ignore[attr-defined]
            return True
        return self._swallowing and (kind in PRESSES or kind in RELEASES or kind in MOVES)


def _echo(event: QEvent) -> bool:
    """The mouse's event that Qt makes after a touch that no widget took: not a second touch, it shares its fate."""
    return isinstance(event, QMouseEvent) and event.source() is Qt.MouseEventSource.MouseEventSynthesizedByQt
