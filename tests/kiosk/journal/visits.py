"""Visits to record, short to write."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kiosk.journal.events import Event, Kind, Reason
from kiosk.journal.scribe import Row, Scribe

OPENED = Event(kind=Kind.OPENED)


def step(flow: str, step: str, discreet: bool = False) -> Event:
    return Event(kind=Kind.STEP, flow=flow, step=step, discreet=discreet)


def choice(flow: str, step: str, value: str, discreet: bool = False) -> Event:
    return Event(kind=Kind.CHOICE, flow=flow, step=step, value=value, discreet=discreet)


def language(value: str, discreet: bool = False) -> Event:
    return Event(kind=Kind.LANGUAGE, value=value, discreet=discreet)


def guess(idea: str, value: str, discreet: bool = False) -> Event:
    return Event(kind=Kind.GUESS, step=idea, value=value, discreet=discreet)


def done(flow: str, seconds: float = 100) -> Event:
    return Event(kind=Kind.FLOW_DONE, flow=flow, seconds=seconds)


def end(reason: Reason = Reason.FINISHED, seconds: float | None = None) -> Event:
    return Event(kind=Kind.END, value=reason.value, seconds=seconds)


def written(events: Iterable[Event], now: datetime) -> list[Row]:
    """The rows that a scribe of its own makes of `events`."""
    scribe = Scribe()
    return [row for event in events if (row := scribe.row(event, now)) is not None]
