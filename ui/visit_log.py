"""The journal of the visit under way: from the moment it begins to its end, and nothing outside."""

from __future__ import annotations

from time import monotonic

from kiosk.journal.events import Event, Kind, Reason
from kiosk.journal.writer import Journal

A_DAY = 86_399.0
"""Seconds: longer than any visit, and the most that an event takes."""


class VisitLog:
    """One per window."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._since: float | None = None
        self._kept: list[Event] = []

    @property
    def is_open(self) -> bool:
        return self._since is not None

    def open(self) -> None:
        """Somebody has come in; harmless when that is known already."""
        if not self.is_open:
            self._since = monotonic()
            self.record(Event(kind=Kind.OPENED))
            kept, self._kept = self._kept, []
            for event in kept:
                self.record(event)

    def note(self, event: Event) -> None:
        """Something of the kiosk itself: told with this visit, or, once, with the next one."""
        if self.is_open:
            self.record(event)
        elif event not in self._kept:
            self._kept.append(event)

    def record(self, event: Event) -> None:
        if self.is_open:
            self._journal.record(event)

    def close(self, reason: Reason) -> None:
        if self._since is not None:
            self.record(Event(kind=Kind.END, value=reason.value, seconds=min(A_DAY, monotonic() - self._since)))
            self._since = None
