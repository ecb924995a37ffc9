"""While a film plays nobody is idle and no voice speaks; when it is left, the journal learns how far it was watched."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from kiosk.journal.events import SKIPPED, Kind
from ui.behind import Behind
from ui.idle import IdleWatch
from ui.reader import Reader


class Tell(Protocol):
    """Writes an event of the place where the visit is."""

    def __call__(self, kind: Kind, value: str = "", seconds: float | None = None) -> None: ...


class Projectionist:
    """One per conductor."""

    def __init__(self, idle: IdleWatch, reader: Reader, tell: Tell) -> None:
        self._idle, self._reader, self._tell = idle, reader, tell

    def plays(self, playing: bool) -> None:
        """A film has a voice of its own."""
        if playing:
            self._reader.stop()
        self._idle.hold("film", playing)

    def left(self, outcome: str, seconds: float) -> None:
        self._idle.hold("film", False)
        self._tell(Kind.FILM, outcome, seconds)

    def leave(self, screen: QWidget | None, behind: Behind) -> None:
        """It tells how far it was watched, while the journal still knows where that was."""
        leave = getattr(screen, "leave", None)
        covered = behind.uncover()
        if leave is not None:
            leave()
        elif covered is not None and covered.page == "film":  # left from a page that covered it
            outcome = getattr(covered.left, "outcome", None)
            self.left(outcome.value if outcome else SKIPPED, getattr(covered.left, "played", 0.0))
