"""Blocking work off the window's thread: a pure callable, one answer, and nothing of either kept afterwards."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

T = TypeVar("T")
log = logging.getLogger(__name__)


class _Task(QRunnable):
    """`work` may hold a person's answers: it is let go as soon as it has run."""

    def __init__(self, number: int, work: Callable[[], object], tell: Callable[[int, object, object], None]) -> None:
        super().__init__()
        self._number, self._tell = number, tell
        self._work: Callable[[], object] | None = work

    def run(self) -> None:
        work, self._work = self._work, None
        result = error = None
        try:
            result = work() if work else None
        except Exception as caught:  # the one place where a worker's error can be seen at all
            log.exception("task failed")
            error = caught
        del work
        try:
            self._tell(self._number, result, error)
        except RuntimeError:
            log.debug("nobody waits for this task any more")


class Tasks(QObject):
    """The pool of one application; `finish` joins everything it started.

    Answers come back through one signal and a number: a callback of each task's own would tie task, work and answer
    into a knot that is never collected.
    """

    _ended = Signal(int, object, object)

    def __init__(self, threads: int = 2) -> None:
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._count = 0
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[Exception], None] | None]] = {}
        self._ended.connect(self._answer)

    def start(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Run `work`; then `done(result)` or `failed(error)` here, on this thread."""
        self._count += 1
        self._waiting[self._count] = (done, failed)
        self._pool.start(_Task(self._count, work, self._ended.emit))

    def finish(self, timeout_ms: int = 1500, drop: bool = True) -> bool:
        """Join what runs; `drop` forgets what has not begun. False when something would not end in time."""
        if drop:
            self._pool.clear()
        self._waiting.clear()
        return self._pool.waitForDone(timeout_ms)

    def _answer(self, number: int, result: object, error: Exception | None) -> None:
        done, failed = self._waiting.pop(number, (None, None))
        if error is None and done is not None:
            done(result)
        elif error is not None and failed is not None:
            failed(error)
