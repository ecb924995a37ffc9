"""Where a page was left that something stands over, so that it comes back as it was: in another language too."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from kiosk.visit.acts import Act
from kiosk.visit.page import Page
from kiosk.visit.session import Session

LISTS = frozenset({"mots", "glossaire"})
"""Pages over the visit that lead to others, and are come back to."""


class _Covered(NamedTuple):
    """`left`: its leaf, or the moment of its film."""

    page: str
    way: tuple[Act, ...]
    left: Any


class Behind:
    """One per window."""

    def __init__(self) -> None:
        self._covered: _Covered | None = None
        self._leaves: dict[str, Any] = {}

    def turn(self, before: Page, left: Any, page: Page, screen: QWidget, session: Session) -> None:
        """`page` is shown on `screen` after `before`, which was left at `left`."""
        if session.aside is not None:
            self._covered = self._covered or _Covered(before.name, session.way, left)
            if before.name in LISTS:
                self._leaves[before.name] = left
            if page.name in LISTS and self._leaves.get(page.name):
                screen.turn_to(self._leaves[page.name])
            return
        covered = self.uncover()
        if covered is not None and covered[:2] == (page.name, session.way) and covered.left:
            screen.turn_to(covered.left)

    def uncover(self) -> _Covered | None:
        """What was covered; nothing is any more."""
        covered, self._covered = self._covered, None
        self._leaves.clear()
        return covered
