"""The papers that stand on the screen, and the printer: this visit's sheet, or a document of the site beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.content.words import Words
from kiosk.settings import Settings
from kiosk.visit.page import Page
from kiosk.visit.session import Session
from kiosk.visit.state import State
from ui.library import Library
from ui.paper import Paper, PaperMaker
from ui.printing import PrintingDesk
from ui.window import KioskWindow


class Papers(QObject):
    """One per conductor, which tells it of each page."""

    def __init__(
        self, window: KioskWindow, maker: PaperMaker, desk: PrintingDesk, library: Library, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window, self._maker, self._desk, self._library, self._settings = window, maker, desk, library, settings
        maker.ready.connect(self._ready)
        maker.failed.connect(desk.give_up)
        self.document: Paper | None = None
        """What the site has given, until it is closed."""

    def show(self, page: Page, session: Session, state: State, words: Words) -> None:
        """The page has just been shown: what stands on its paper follows."""
        if page.name == "fiche":
            self._desk.offer(None)
            width = self._window.screen_shown.paper_width()  # type: ignore[union-attr]
            edition = self._library.edition(session.language)
            self._maker.make(state, edition, self._settings.places, words, width)
        elif page.name == "document" and self.document is not None:
            self._put(self.document)

    def forget(self) -> None:
        self._maker.forget()
        self.document = None

    def _ready(self, paper: Paper) -> None:
        self._put(paper)
        self._desk.offer(paper.pdf)

    def _put(self, paper: Paper) -> None:
        show_paper = getattr(self._window.screen_shown, "show_paper", None)
        if show_paper is not None:
            show_paper(paper.pages, paper.lines)
