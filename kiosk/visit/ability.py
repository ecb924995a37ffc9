"""How a person goes about digital gestures, and what follows from it: rules that must be computed, by name.

A level is the name of a field of `Levels`. It is nobody's worth: it says which help is near enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec.structs import fields

from kiosk.content.steps import Levels


class Outcome(Enum):
    """How a trial went, by the names of the fields of `ByOutcome`."""

    ALONE = "alone"
    HELPED = "helped"
    NOT_YET = "not_yet"


_POINTS = {Outcome.ALONE: 2, Outcome.HELPED: 1, Outcome.NOT_YET: 0}
AUTONOMOUS_FROM, PARTLY_FROM = 0.8, 0.4
"""Our own: of five gestures, four done alone are enough to go on alone, two are a beginning."""


def level_of(outcomes: Sequence[Outcome]) -> str:
    """The level of a person whose trials went so; of one who tried nothing, the one with most company."""
    points = sum(_POINTS[outcome] for outcome in outcomes)
    share = points / (2 * len(outcomes)) if outcomes else 0.0
    if share >= AUTONOMOUS_FROM:
        return "autonomous"
    return "partly" if share >= PARTLY_FROM else "accompanied"


def level_in_journal(level: str) -> str:
    """`partiellement-autonome`: the word of the report, as an id."""
    (name,) = (one.encode_name for one in fields(Levels) if one.name == level)
    return name.replace("_", "-")
