"""One sheet on its way: how long trouble is borne, and when to give up. The clock is the caller's."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from impression.printers.port import Job, Outlook, Printer, Sighting

DOUBT = 8.0
"""Seconds before a trouble that is not sure is spoken of."""

SLOWEST = 60
"""Seconds granted on top of the patience to a printer that says nothing wrong: a slow one takes about half of that."""

CALM = frozenset({Outlook.SENT, Outlook.PRINTING, Outlook.PRINTED})


class FollowUp(Struct, frozen=True):
    """What is known of one sheet. All times in seconds of a monotonic clock; `patience` is that of the settings."""

    patience: float
    since: float
    outlook: Outlook = Outlook.SENT
    troubled_since: float | None = None
    over: bool = False

    def after(self, sighting: Sighting, now: float) -> FollowUp:
        """What is known after one more look."""
        if self.over:
            return self
        if sighting.over:
            return replace(self, outlook=sighting.outlook, over=True)
        if sighting.outlook in CALM:
            hopeless = now - self.since >= self.patience + SLOWEST
            outlook = Outlook.UNREACHABLE if hopeless else sighting.outlook
            return replace(self, outlook=outlook, troubled_since=None, over=hopeless)
        troubled_since = now if self.troubled_since is None else self.troubled_since
        doubtful = not sighting.sure and now - troubled_since < min(DOUBT, self.patience)
        return replace(
            self,
            outlook=Outlook.PRINTING if doubtful else sighting.outlook,
            troubled_since=troubled_since,
            over=now - troubled_since >= self.patience,
        )


def follow(printer: Printer, job: Job, known: FollowUp, now: float) -> FollowUp:
    """One step, to be taken every second until `over`: look, and when it is over leave nothing behind."""
    known = known.after(printer.look(job), now)
    if known.over:
        printer.cancel(job)
    return known
