"""How the browser is, as the pages that want it say it: the one thing there that does not follow from acts."""

from __future__ import annotations

import os
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QTimer

from kiosk.journal.events import Kind, Trouble
from kiosk.visit.guide_pages import FINE, Condition
from kiosk.visit.page import Beside, Page
from kiosk.visit.practice_pages import DOCUMENT
from kiosk.visit.threshold import PRINTING
from kiosk.webpolicy import Verdict
from ui.beside.wall import Wall
from ui.conductor import Conductor
from ui.wipe import Wipe

MOST_BREAKS = 3
"""Of the process in one visit, of a site's page while it is open: then the kiosk goes on without it."""

REMARK_MS = 30_000
"""What was refused is said for so long: nobody reads for ever that a link leads elsewhere."""


class Health:
    """Tells the conductor, which shows its page anew, and the journal."""

    def __init__(self, conductor: Conductor, wall: Wall, wipe: Wipe) -> None:
        self._conductor, self._wall, self._wipe = conductor, wall, wipe
        self.sandboxed = os.geteuid() != 0
        self._breaks = self._deaths = 0
        self._stale: set[tuple[str, ...]] = set()
        self._remark = QTimer(conductor, singleShot=True, interval=REMARK_MS)
        self._remark.timeout.connect(lambda: self.change(refused=None))
        conductor.condition = self._calm()

    @property
    def condition(self) -> Condition:
        return self._conductor.condition

    @property
    def trouble(self) -> str:
        """Why true sites do not open on this machine, for staff, in French."""
        if not self.sandboxed:
            return "Le navigateur tourne sans sa protection (bac à sable). Les vrais sites restent fermés."
        return self._wall.trouble

    def change(self, **condition: Any) -> None:
        """It is another one in these points."""
        new = replace(self.condition, **condition)
        if new != self.condition:
            self._conductor.condition = new
            if not self._conductor.is_covered:
                self._conductor.show(by_person=False)

    def is_left(self, page: Page) -> bool:
        """Whether the site that was open goes with this page: it stands neither beside it, nor behind its document, nor
        behind what was opened over it."""
        on_paper = page.name == DOCUMENT or (page.name == PRINTING and self.condition.sent)
        return self._conductor.session.aside is None and not (page.beside or page.ahead or on_paper)

    def look_again(self) -> None:
        """Whether true sites may be opened now."""
        self.change(true_sites=self._calm().true_sites)

    def move_on(self, before: Page, page: Page) -> bool:
        """Whether what was told of another gesture, before a return to it, or of another site, has gone with it: then
        the page is shown anew."""
        condition = self.condition
        if _moment(before.beside) != _moment(page.beside) and page.beside is not None:
            condition = replace(condition, lost=False, refused=None)
        if _opening(page) != _opening(before) and (page.beside or page.ahead):
            broken = self._deaths >= MOST_BREAKS
            condition = replace(condition, lost=False, refused=None, unreachable=False, broken=broken)
        if self.is_left(page):
            condition = replace(
                condition, lost=False, refused=None, unreachable=False, coming=False, document=0, sent=False
            )
        if condition == self.condition:
            return False
        self._conductor.condition = condition
        self._conductor.show(by_person=False)
        return True

    def forget(self) -> None:
        """The visit is over."""
        self._breaks = self._deaths = 0
        self._stale.clear()
        self._wall.forgive()
        self._conductor.condition = self._calm()

    def leave_site(self) -> None:
        self._breaks = 0

    # what happens ----------------------------------------------------------------------------------------------------

    def refuse(self, why: Verdict, part: bool = False) -> None:
        """Something is not done: counted, and said where somebody has asked for it."""
        self._conductor.tell(Kind.REFUSED, why)
        if not part:
            self.change(refused=why)
            self._remark.start()

    def lose(self, beside: Beside) -> None:
        """What the guide points at is not there. On a true site the guide has grown old, and its author wants to
        know."""
        walk = self._conductor.state.walks[-1]
        guide = (walk.flow, walk.at, beside.site, beside.what)
        if beside.rules is not None and guide not in self._stale:
            self._stale.add(guide)
            self._conductor.tell(Kind.STALE, beside.what)
        self.change(lost=True)

    def crash(self, why: Trouble) -> bool:
        """A page did, or hung; whether that was once too often."""
        self._conductor.tell(Kind.BROWSER, why)
        self._breaks += 1
        return self._breaks >= MOST_BREAKS

    def die(self) -> bool:
        """So did the process."""
        self._conductor.tell(Kind.BROWSER, Trouble.DIED)
        self._deaths += 1
        return self._deaths >= MOST_BREAKS

    def _calm(self) -> Condition:
        """How it is before anything goes wrong. Without a protection, without a wall, and after a wipe that has left
        something, no true site opens."""
        return replace(FINE, true_sites=self.sandboxed and not self._wall.failed and not self._wipe.failed)


def _moment(beside: Beside | None) -> tuple[int, int]:
    """Which gesture, after how many returns to it."""
    return (beside.gesture, beside.returned) if beside is not None else (-1, 0)


def _opening(page: Page) -> tuple[str, int]:
    beside = page.beside or page.ahead
    return beside.opening if beside is not None else ("", 0)
