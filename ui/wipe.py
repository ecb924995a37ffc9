"""The wipe: what a visit has left is taken away off the window's thread, looked for afterwards, and told.

Nobody waits for it: the next visit may begin meanwhile. Only the browser waits, for `gone`: the companion starts none
while `running`, which is all that keeps the next person's from sharing anything with what is being taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from kiosk.erasure import Trace, Wiped, erase, sweep
from kiosk.journal.events import LEFT_BEHIND, WIPED, Event, Kind
from ui.beside.wall import Wall
from ui.printing import PrintingDesk
from ui.tasks import Tasks
from ui.visit_log import VisitLog

INCOMPLETE = "Un effacement est incomplet. Les vrais sites restent fermés. Éteignez la borne, puis rallumez-la."
NOTHING: frozenset[Trace] = frozenset()
PAPER_S, LOOK_MS = 15.0, 250
"""A printer needs seconds to give a sheet back. It prints nothing meanwhile (`impression/printers/cups.py`)."""


class Wipe(QObject):
    """`gone`: the browser may start again. `judged`: `last` is that of a visit that has just ended, or of the start."""

    gone = Signal()
    judged = Signal()

    def __init__(
        self, private: Path, wall: Wall, desk: PrintingDesk, log: VisitLog, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._private, self._wall, self._desk, self._log, self._tasks = private, wall, desk, log, tasks
        self.running = False
        self.last: Wiped | None = None
        self._left = NOTHING
        self._visit_is_over = self._sweeping = self._own_too = False
        self._until = 0.0
        self._paper = QTimer(self, interval=LOOK_MS)
        self._paper.timeout.connect(self._judge)

    @property
    def trouble(self) -> str:
        """For staff, in French."""
        return INCOMPLETE if self.failed else ""

    @property
    def failed(self) -> bool:
        """Whether something of the browser's is left. Known before `last`, which waits for the printer."""
        return bool(self._left)

    def begin_with(self, before: Path | None) -> None:
        """At the start: what earlier kiosks have left, the one that has become this process among them."""
        self.running = self._sweeping = True
        self._run(partial(sweep, before))

    def begin(self, visit_is_over: bool = False) -> None:
        """The browser has just been ended. A visit that is over is judged; a page of goodbye is only cleared up for."""
        if self._paper.isActive():
            self._until = 0.0
            self._judge()
        self._visit_is_over |= visit_is_over
        self._clear_clipboards()
        if self.running:
            self._own_too = self._sweeping
            return  # or else nothing of this visit's can have come since
        self.running = True
        self._erase()

    def _erase(self) -> None:
        self._wall.when_down(lambda: self._run(partial(erase, self._private)))

    def _run(self, work: Callable[[], frozenset[Trace]]) -> None:
        self._tasks.start(work, self._erased, lambda _: self._erased(frozenset({Trace.UNKNOWN})))

    def _erased(self, left: frozenset[Trace]) -> None:
        self._sweeping = False
        if self._own_too:
            self._own_too = False
            self._erase()
            return
        self.running = False
        self._left = left | self._clear_clipboards()
        if self._visit_is_over or self.last is None:
            self._until = monotonic() + PAPER_S
            self._paper.start()
            self._judge()
        self.gone.emit()

    def _judge(self) -> None:
        if self._desk.owes and monotonic() < self._until:
            return
        self._paper.stop()
        left = self._left | ({Trace.PAPER} if self._desk.owes else NOTHING)
        self.last = Wiped(datetime.now(), left, self._visit_is_over)
        if self._visit_is_over or left:
            self._log.note(Event(kind=Kind.WIPE, value=LEFT_BEHIND if left else WIPED))
        self._visit_is_over = False
        self.judged.emit()

    def _clear_clipboards(self) -> Set[Trace]:
        """That of the copies, and on X11 that of the selections, which a browser fills by itself."""
        clipboard, left = QApplication.clipboard(), False
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection():
                clipboard.clear(mode)
                held = clipboard.mimeData(mode)
                left |= held is not None and bool(held.formats())
        return {Trace.CLIPBOARD} if left else NOTHING
