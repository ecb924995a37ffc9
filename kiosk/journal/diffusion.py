"""Figures fit to leave the venue: small counts hidden, and none of them can be found again.

Hiding the counts under 11 (the rule of French health statistics, see
docs/decisions/0008-figures-that-leave-the-venue.md) is not enough: one hidden cell is the total less the others. So
further cells are hidden, smallest first, until, for someone who knows the total, this rule, and which cells are the
small ones, each small cell could still hold any number from 1 to 10. A table where this cannot be had is not published
at all.

This protects one publication. Two publications of overlapping periods can be subtracted from each other: hence whole
months only, and no table that nests in another (days in months, steps in flows).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from kiosk.errors import EnvironmentFault
from kiosk.journal.statistics import Cell, Table

FLOOR = 11
LOWEST_FLOOR = 5

PUBLIC = ("month", "flow", "language", "comfort", "print", "satisfaction", "autonomy", "ability", "end")
"""Breakdowns that may leave the venue: one label each, none nested in another."""


def publish(table: Table, floor: int = FLOOR) -> Table:
    """`table` of `PUBLIC` with its label and first count only. A hidden count is None; when hiding is not enough, there
    are no rows."""
    kept = table.columns[:2]
    rows = [row[:2] for row in table.rows if row[1]]
    hidden = to_hide([_count(row) for row in rows], floor)
    if hidden is None:
        return Table(table.title, kept, ())
    return Table(table.title, kept, tuple((row[0], None) if n in hidden else row for n, row in enumerate(rows)))


def to_hide(counts: Sequence[int], floor: int) -> set[int] | None:
    """Which of `counts` (all at least 1) to hide, their total being known; None when hiding all is not enough."""
    smallest_first = sorted(range(len(counts)), key=counts.__getitem__)
    small = sum(count < floor for count in counts)
    if small == 0:
        return set()
    for size in range(small, len(counts) + 1):
        hidden = smallest_first[:size]
        smallest_shown = counts[smallest_first[size]] if size < len(counts) else None
        if _tells_nothing(sum(counts[n] for n in hidden), small, size - small, smallest_shown, floor):
            return set(hidden)
    return None


def _tells_nothing(total: int, small: int, large: int, largest: int | None, floor: int) -> bool:
    """Whether, of `small` cells (1 to floor - 1) and `large` cells (floor to `largest`, None: no limit) that make
    `total`, each small one could be anything from 1 to floor - 1. All values between two possible ones are possible,
    so it is enough to look at both ends."""
    others = small - 1
    room_for_most = total - (floor - 1) >= others + large * floor
    if largest is None:
        room_for_least = large > 0 or total - 1 <= others * (floor - 1)
    else:
        room_for_least = total - 1 <= others * (floor - 1) + large * largest
    return room_for_most and room_for_least


def whole_months(first: date | None, last: date | None, today: date) -> tuple[date | None, date]:
    """The period to publish: whole months that are over. `last` missing: the end of last month.

    Raises `EnvironmentFault` for any other period.
    """
    end = last or today.replace(day=1) - timedelta(days=1)
    whole = (first is None or first.day == 1) and end.day == monthrange(end.year, end.month)[1] and end < today
    if not whole:
        raise EnvironmentFault(
            "Pour une diffusion, la période est faite de mois entiers et terminés :"
            " du premier jour d’un mois au dernier jour d’un mois passé."
        )
    return first, end


def _count(row: tuple[Cell, ...]) -> int:
    assert isinstance(row[1], int)
    return row[1]
