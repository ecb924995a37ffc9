"""Blocking work off the window's thread: one pure callable, one answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

T = TypeVar("T")
log = logging.getLogger(__name__)


class _Answer(QObject):
    done = Signal(object)
    failed = Signal(object)


class Task(QRunnable, Generic[T]):
    """Runs `work` in the pool; `done` or `failed` is called on the window's thread."""

    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__()
        self._work = work
        self._answer = _Answer()
        self.setAutoDelete(False)

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # the one place where a worker's error can be seen at all
            log.exception("task failed")
            self._tell(self._answer.failed, error)
        else:
            self._tell(self._answer.done, result)

    def _tell(self, signal: Signal, value: object) -> None:
        try:
            signal.emit(value)  # type: ignore[attr-defined]
        except RuntimeError:
            log.debug("nobody waits for this task any more")


class Tasks(QObject):
    """The pool of one application; `finish` joins everything it started."""

    def __init__(self, threads: int = 2) -> None:
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: set[Task[object]] = set()

    def start(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Run `work`; then `done(result)` or `failed(error)` here, on this thread."""
        task: Task[object] = Task(work)
        self._running.add(task)

        def end(callback: Callable[[object], None] | None, value: object) -> None:
            self._running.discard(task)
            if callback:
                callback(value)

        task._answer.done.connect(lambda value: end(done, value))  # type: ignore[arg-type]
        task._answer.failed.connect(lambda error: end(failed, error))  # type: ignore[arg-type]
        self._pool.start(task)

    def finish(self, timeout_ms: int = 1500) -> bool:
        """Forget what waits, join what runs. False when something would not end in time."""
        self._pool.clear()
        self._running.clear()
        return self._pool.waitForDone(timeout_ms)
