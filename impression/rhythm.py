"""Sizes and white space of the sheet, from generous to tight. A sheet takes the most generous that fits."""

from __future__ import annotations

from dataclasses import dataclass, fields

MILLIMETRE = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE
MARGIN = 13 * MILLIMETRE
WIDTH = PAGE_WIDTH - 2 * MARGIN

RADIUS = 11.0
"""Of the corners of panels and cards."""

SMALLEST = 10.0
"""Nothing is printed smaller, in points."""

CODE = 24 * MILLIMETRE
"""Side of a QR code without its quiet zone: an old telephone reads it at arm's length."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """All in points but `columns`: how many short texts or cards stand side by side at most."""

    title: float
    heading: float
    step: float
    body: float
    phone: float
    tile: float
    box: float
    pad: float
    inset: float
    gap: float
    columns: int


GENEROUS = Rhythm(34, heading=17, step=19, body=14, phone=32, tile=50, box=30, pad=14, inset=17, gap=28, columns=1)
TIGHT = Rhythm(26, heading=14, step=14, body=12, phone=24, tile=34, box=22, pad=5, inset=11, gap=10, columns=2)


def _between(part: float) -> Rhythm:
    """`part` of the way from generous to tight. Words stand side by side once a third of the way is gone."""
    sizes = {
        field.name: getattr(GENEROUS, field.name) * (1 - part) + getattr(TIGHT, field.name) * part
        for field in fields(Rhythm)
    }
    return Rhythm(**{**sizes, "columns": GENEROUS.columns if part < 1 / 3 else TIGHT.columns})


STAGES = 8
RHYTHMS = tuple(_between(stage / STAGES) for stage in range(STAGES + 1))
