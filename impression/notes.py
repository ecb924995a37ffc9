"""Lines to write on, where the sheet leaves room: a date, a name, a question for the doctor."""

from __future__ import annotations

from impression import marks
from impression.breaks import Block
from impression.canvas import Canvas
from impression.colours import EDGE
from impression.rhythm import MARGIN, WIDTH
from impression.style import Style, draw_stack, stacked

RULING = 27.0
"""From one line to the next, in points: 9.5 mm, for people who write large."""

BELOW = 12.0
"""White between the last line and the foot, in points."""

LEAST, MOST = 2, 9


def notes(title: str, room: float, style: Style, said: str = "") -> Block | None:
    """As many lines as fit in `room` points, or None when there would be too few to be of use. `said`: the title in
    French."""
    head = style.headed(title, style.semibold(style.rhythm.heading, style.topic.ink), WIDTH, said)
    below = stacked(head)
    count = min(MOST, int((room - style.rhythm.gap - below - BELOW) / RULING))
    if count < LEAST or not title:
        return None

    def draw(canvas: Canvas, top: float) -> None:
        draw_stack(canvas, head, MARGIN, top, WIDTH)
        for line in range(1, count + 1):
            marks.rule(canvas, MARGIN, top - below - line * RULING, WIDTH, EDGE)

    return Block(below + count * RULING, draw, gap=style.rhythm.gap)
