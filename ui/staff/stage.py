"""What staff see now, and what is behind it: one page at a time, until the stage is cleared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from kiosk.content.words import Words
from kiosk.visit.page import Page
from ui.staff.board import Rows
from ui.staff.frame import Frame
from ui.tasks import Tasks
from ui.window import KioskWindow

T = TypeVar("T")
MakePage = Callable[[Words], Page]
Chosen = Callable[[Any], None]


class Stage:
    """Everything that a page has going on (a countdown, a microphone) ends with it: that is what `gone` is for."""

    def __init__(self, window: KioskWindow, frame: Frame, tasks: Tasks, failed: Callable[[], None]) -> None:
        """`failed`: what happens when work ends in a fault of ours."""
        self.frame = frame
        self._window, self._tasks, self._failed = window, tasks, failed
        self._draw: Callable[[], None] | None = None
        self._behind: Callable[[], None] | None = None
        self._gone: Callable[[], None] | None = None
        self._page = 0  # answers that come for another page are for nobody
        self._busy = False

    @property
    def empty(self) -> bool:
        return self._draw is None

    def show(
        self, page: MakePage, chosen: Chosen, behind: Callable[[], None] | None = None,
        gone: Callable[[], None] | None = None, leaf: int = 0,
    ) -> None:  # fmt: skip
        """A page of words and buttons. `chosen` takes the wish of the one touched; `behind`: what « Retour » shows."""

        def draw() -> None:
            shown = page(self.frame.words())
            self.frame.guidance(shown, self.chooser(shown, chosen), behind is not None, leaf)

        self.put(draw, behind, gone)

    def show_board(
        self, page: MakePage, rows: Rows, behind: Callable[[], None] | None = None,
        gone: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        self.put(lambda: self.frame.board(page(self.frame.words()), rows, behind is not None), behind, gone)

    def show_pin(self, page: MakePage, given: Callable[[str], None], first: bool = False) -> None:
        self.put(lambda: self.frame.pin(page(self.frame.words()), given, first))

    def put(
        self, draw: Callable[[], None], behind: Callable[[], None] | None = None,
        gone: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """Something of one's own. `gone` is called once, when anything else takes its place."""
        self.clear()
        self._draw, self._behind, self._gone = draw, behind, gone
        draw()

    def chooser(self, page: Page, chosen: Chosen) -> Callable[[str], None]:
        """From the id of an option to its wish. While work is under way, or once all is over, nothing is chosen."""

        def choose(option_id: str) -> None:
            option = page.option(option_id)
            if option is not None and not self._busy and not self.empty:
                chosen(option.wish)

        return choose

    def refresh(self) -> None:
        """Draw the same page again, for a new size of the window or a new look."""
        if self._draw is not None:
            self._draw()

    def go_back(self) -> None:
        """A leaf, else a page."""
        if not self._window.screen_shown.turn_back() and self._behind is not None:
            self._behind()

    def clear(self) -> None:
        """Nothing is shown any more, and whatever the page had going on has ended."""
        gone, self._gone = self._gone, None
        self._page += 1
        self._busy = False
        self._draw = self._behind = None
        if gone is not None:
            gone()

    def work(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run `work` off this thread; its answer counts only while the same page is shown."""
        page, self._busy = self._page, True

        def ended(answer: Callable[[], None]) -> None:
            if self._page == page:
                self._busy = False
                answer()

        self._tasks.start(work, lambda result: ended(lambda: done(result)), lambda _: ended(self._failed))
