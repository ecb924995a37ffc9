"""From what happened to what is kept: the one place where discretion is decided."""

from __future__ import annotations

import os
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct, field

from kiosk.errors import Bug
from kiosk.journal.events import Event, Kind

_ALONE = {Kind.LANGUAGE, Kind.COMFORT, Kind.VOICE, Kind.WORD, Kind.GUESS, Kind.ABILITY}
_ONCE = {Kind.STEP, Kind.CHOICE, Kind.FLOW_DONE, *_ALONE}
_UNSAID = {Kind.CHOICE, Kind.LANGUAGE, Kind.WORD, Kind.GUESS, Kind.ABILITY, Kind.SEARCH}


class Row(NamedTuple):
    """One line of the journal. Without a `visit` it is only added to the day's totals."""

    hour: str
    visit: int | None
    kind: str
    flow: str = ""
    step: str = ""
    value: str = ""
    seconds: int | None = None
    n: int = 1


class Scribe:
    """Follows the visit under way, and writes each event so that it tells of the kiosk and not of the person.

    - All events of a visit carry the hour it opened, so it lies in one day whatever the clock does.
    - Language, comfort, listening and words looked up never stand beside a visit: together they could point at someone.
      Nor do what was guessed in a quiz and how somebody goes about digital gestures: these are counted, of nobody.
    - A visit counts a step, a choice or a flow once: going back and forth inflates nothing.
    - In a discreet flow neither choices, words, guesses nor language are kept, nor which step is shown: the step after
      a question is its answer. Nor is it kept that somebody searched for such a flow.
    - The end of a visit says at which step the person stopped, unless the flow was done.
    """

    def __init__(self) -> None:
        self._visit: _Visit | None = None

    def row(self, event: Event, now: datetime) -> Row | None:
        """What is kept of `event`, or None. Raises `Bug` for an event outside a visit; an end there is ignored,
        because a visit may be ended by its person and by SIGTERM in the same instant."""
        if event.kind is Kind.OPENED:
            self._visit = _Visit(number=_random_number(), hour=f"{now:%Y-%m-%dT%H}")
        visit = self._visit
        if event.kind is Kind.END and (visit is None or visit.ended):
            return None
        if visit is None:
            raise Bug(f"{event.kind} before any visit was opened")
        if event.discreet and event.kind in _UNSAID:
            return None
        flow, step = event.flow, "" if event.discreet else event.step
        match event.kind:
            case Kind.STEP:
                visit.at = (flow, step)
            case Kind.FLOW_DONE:
                visit.at = ("", "")
            case Kind.END:
                flow, step = visit.at
                visit.ended = True
        if event.kind in _ONCE:
            sight = (event.kind, flow, step, event.value)
            if sight in visit.seen:
                return None
            visit.seen.add(sight)
        if event.kind in _ALONE:
            idea = step if event.kind is Kind.GUESS else ""
            return Row(visit.hour, None, event.kind.value, step=idea, value=event.value)
        seconds = None if event.seconds is None else 5 * round(event.seconds / 5)
        return Row(visit.hour, visit.number, event.kind.value, flow, step, event.value, seconds)


class _Visit(Struct):
    number: int
    hour: str
    at: tuple[str, str] = ("", "")
    ended: bool = False
    seen: set[tuple[Kind, str, str, str]] = field(default_factory=set)


def _random_number() -> int:
    """48 bits from the source that `secrets` uses, which costs 10 ms of imports before the first screen."""
    return int.from_bytes(os.urandom(6), "big")
