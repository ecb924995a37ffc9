"""The only clock: how long nobody has touched anything.

First a calm question with a countdown, then the end. One touch goes on, as often as one likes.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal


class IdleWatch(QObject):
    """Runs on the monotonic clock, so that a wrong date changes nothing."""

    warned = Signal(int)
    expired = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._warn)
        self._second = QTimer(self)
        self._second.timeout.connect(self._tick)
        self._since = QElapsedTimer()
        self._limit = self._countdown = 0.0
        self._holders: frozenset[str] = frozenset()

    def watch(self, limit_s: float, countdown_s: float) -> None:
        """From now on: `limit_s` seconds of quiet, then `countdown_s` seconds to answer."""
        self._limit, self._countdown = limit_s, countdown_s
        self.activity()

    def stop(self) -> None:
        self._limit = 0.0
        self._quiet.stop()
        self._second.stop()

    def hold(self, by: str, held: bool) -> None:
        """While a film plays or a page is read to somebody, nobody is idle. `by`: who holds, and lets go by itself."""
        before = bool(self._holders)
        self._holders = self._holders | {by} if held else self._holders - {by}
        if bool(self._holders) != before:
            self.activity()

    @property
    def limit(self) -> float:
        """Seconds of quiet that are waited for now; 0 while nothing is."""
        return self._limit if self._quiet.isActive() else 0.0

    @property
    def held(self) -> bool:
        return bool(self._holders)

    @property
    def warning(self) -> bool:
        return self._second.isActive()

    def activity(self) -> None:
        """Somebody is there. During the question only an answer counts: see `answered`."""
        if not self.warning:
            self._restart()

    def answered(self) -> None:
        self._second.stop()
        self._restart()

    def _restart(self) -> None:
        if self._limit and not self._holders:
            self._quiet.start(round(self._limit * 1000))
        else:
            self._quiet.stop()

    def _warn(self) -> None:
        self._since.start()
        self._second.start(min(1000, round(self._countdown * 1000)))
        self.warned.emit(round(self._countdown))

    def _tick(self) -> None:
        left = self._countdown - self._since.elapsed() / 1000
        if left <= 0.01:
            self._second.stop()
            self.expired.emit()
        else:
            self.warned.emit(round(left))
