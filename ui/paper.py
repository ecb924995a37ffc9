"""The sheet on its way to the eye and to the printer: made off the window's thread, kept in memory only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from kiosk.content.schema import Place
from kiosk.content.words import Words
from kiosk.visit.narration import sheet_narration
from kiosk.visit.sheet import Sheet, sheet
from kiosk.visit.state import State
from ui.library import Edition
from ui.screens.spoken_line import SpokenLine
from ui.tasks import Tasks
from ui.written_words import is_written, spoken_lines

ONCE_PAINTED_MS = 20
"""Milliseconds before a sheet is begun: its page is painted first, as two threads of Python hinder each other."""


class Paper(Struct, frozen=True):
    """A finished sheet: the file that will print, its pages as pictures, and what is said of them."""

    pdf: bytes
    pages: tuple[QImage, ...]
    lines: tuple[SpokenLine, ...]


class PaperMaker(QObject):
    """Makes one paper at a time. `ready` comes with the latest asked for; an older one is dropped."""

    ready = Signal(object)
    failed = Signal()

    def __init__(self, contents: Sequence[Path], today: Callable[[], date], tasks: Tasks, venue: str = "") -> None:
        """`contents`: folders where fonts are, and pictograms in the first. `venue`: the name of the place."""
        super().__init__()
        self._venue = venue
        self._contents = contents
        self._today = today
        self._tasks = tasks
        self._asked = 0
        self.paper: Paper | None = None

    def prepare(self) -> None:
        """Load what the first sheet would wait for: a quarter of a second. Not for the window's thread."""
        from impression.paper import prepare

        prepare(*self._contents)

    def make(self, state: State, edition: Edition, places: Sequence[Place], words: Words, width: int) -> None:
        """`width`: pixels of the preview."""
        self._asked += 1
        number, self.paper = self._asked, None
        derive = partial(sheet, state, edition.catalogue, tuple(places), words, self._today(), self._venue)
        derive = partial(derive, french=edition.french, right_to_left=edition.right_to_left)
        work = partial(_make, derive, self._contents, width)
        QTimer.singleShot(ONCE_PAINTED_MS, self, lambda: self._start(number, work))

    def _start(self, number: int, work: Callable[[], Paper]) -> None:
        if number == self._asked:
            self._tasks.start(work, partial(self._done, number), lambda _error: self.failed.emit())

    def forget(self) -> None:
        """The visit is over: nothing of the sheet stays."""
        self._asked += 1
        self.paper = None

    def _done(self, number: int, paper: Paper) -> None:
        if number == self._asked:
            self.paper = paper
            self.ready.emit(paper)


def _make(derive: Callable[[], Sheet], contents: Sequence[Path], width: int) -> Paper:
    from impression.paper import render_and_note  # reportlab takes its time: only when a sheet is wanted

    derived = derive()
    pdf, written = render_and_note(derived, *contents)
    said = sheet_narration(derived, with_notes=is_written(derived.headings.notes, written))
    return Paper(pdf, pictures(pdf, width), spoken_lines(said, written))


def pictures(pdf: bytes, width: int) -> tuple[QImage, ...]:
    """The pages as images `width` pixels wide, drawn by the same file that goes to the printer."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
    from PySide6.QtPdf import QPdfDocument

    data = QByteArray(pdf)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    images = []
    for number in range(document.pageCount()):
        size = document.pagePointSize(number)
        images.append(document.render(number, QSize(width, round(width * size.height() / size.width()))))
    document.close()
    return tuple(images)
