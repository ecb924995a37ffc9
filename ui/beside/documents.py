"""The document that a person came for: shown, printed within the limit of a visit, and gone with it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from kiosk.visit.page import Page, PrintDocument, Wish
from kiosk.webpolicy import PDF, PRACTICE, Rules, Verdict, may_print
from ui.beside.companion import Companion
from ui.beside.lines import Document
from ui.paper import Paper
from ui.papers import Papers
from ui.printing import Errand, PrintingDesk


class Documents(QObject):
    """`limit`: pages that one visit may print."""

    def __init__(self, companion: Companion, papers: Papers, desk: PrintingDesk, private: Path, limit: int) -> None:
        super().__init__(companion)
        self._companion, self._papers, self._desk, self._limit = companion, papers, desk, limit
        self._private = private
        self._sent: dict[Errand, int] = {}
        """Pages of each document that was sent."""
        self._pages = 0
        self._try: Errand | None = None
        companion.document.connect(self._take)
        companion.conductor.documented.connect(self._do)
        companion.conductor.shown.connect(self._follow)
        companion.conductor.ended.connect(self._forget)

    def _take(self, document: Document) -> None:
        """Into memory, and nowhere else. Nothing takes the place of one that is looked at."""
        pdf = _taken(self._private, document.file)
        pages = tuple(QImage.fromData(_taken(self._private, picture)) for picture in document.pictures)
        rules = self._companion.rules
        practice = "" if rules else PRACTICE
        if self._papers.document is not None:
            return
        if not document.pages:
            self._companion.health.refuse(Verdict.KIND)
            return
        verdict = may_print(PDF, pdf[:8], document.pages, self._left, rules or Rules(), practice)
        if verdict is not Verdict.ALLOWED:
            self._companion.health.refuse(verdict)
            return
        self._pages = document.pages
        self._papers.document = Paper(pdf, pages, ())
        self._companion.health.change(document=document.pages)

    def _do(self, wish: Wish) -> None:
        paper = self._papers.document
        if isinstance(wish, PrintDocument) and paper is not None and self._pages > self._left:
            self._companion.health.refuse(Verdict.PAGES)
        elif isinstance(wish, PrintDocument) and paper is not None:
            if self._try is not None:
                del self._sent[self._try]
            self._try = self._desk.print_document(paper.pdf, instead=self._try)
            self._sent[self._try] = self._pages
            self._companion.health.change(sent=True)
        else:
            self._companion.health.change(document=0, sent=False)

    def _follow(self, _page: Page) -> None:
        """It is closed, or goes with its site."""
        if not self._companion.health.condition.document:
            self._papers.document = self._try = None

    @property
    def _left(self) -> int:
        """Pages. Those that were sent count at once, and while they wait for paper; what is given up is given back, and
        what is tried again counts once."""
        counted = (pages for errand, pages in self._sent.items() if errand is not self._try and not errand.given_up)
        return self._limit - sum(counted)

    def _forget(self, _reason: str) -> None:
        self._sent.clear()
        self._pages, self._try = 0, None


def _taken(folder: Path, name: str) -> bytes:
    """Of the private folder, and of nowhere else; nothing for what is not there."""
    path = folder / Path(name).name
    with suppress(OSError):
        taken = path.read_bytes()
        path.unlink()
        return taken
    return b""
