"""A panel of short texts, each with a pictogram or a small box to tick: what to bring, words that are explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from impression import marks, pictograms
from impression.blocks import stack_of
from impression.breaks import Block
from impression.canvas import Canvas
from impression.colours import SAND
from impression.rhythm import MARGIN, RADIUS, WIDTH
from impression.style import Stack, Style, draw_stack, shared, short, stacked
from kiosk.visit.sheet import Line

GUTTER = 14.0
BETWEEN = 9.0
"""White between two rows of texts, in points."""


@dataclass(frozen=True, slots=True)
class _Item:
    """One text, measured: its text, and how far below the top it starts to be level with its pictogram."""

    picture: pictograms.Pictogram | None
    stack: Stack
    lower: float
    height: float


Row = list[_Item]


def panel(lines: Sequence[Line], title: str, style: Style, said: str = "") -> list[Block]:
    """The panel, or several when the list is too long for one; short texts stand side by side. `said`: the title in
    French."""
    return _panels(lines, title, style, said, style.topic.tint, 2)


def glossary(lines: Sequence[Line], title: str, style: Style, said: str = "") -> list[Block]:
    """The same for words, whose explanations may take more lines; in another colour."""
    return _panels(lines, title, style, said, SAND, 4)


def _panels(lines: Sequence[Line], title: str, style: Style, said: str, ground: str, most: int) -> list[Block]:
    """`most`: lines of a text that stands beside another."""
    whole = WIDTH - 2 * style.rhythm.inset
    for columns in range(min(style.rhythm.columns + 1, len(lines)), 0, -1):
        width = (whole - GUTTER * (columns - 1)) / columns
        items = [item for line in lines for item in _items(line, width, style)]
        if all(short(item.stack, most) for item in items):
            break
    panels: list[list[Row]] = []
    for start in range(0, len(items), columns):
        row = items[start : start + columns]
        if not panels or _height([*panels[-1], row]) > style.tallest:
            panels.append([])
        panels[-1].append(row)
    head = style.headed(title, style.semibold(style.rhythm.heading, style.topic.ink), whole, said)
    return [_panel(head if number == 0 else (), rows, width, style, ground) for number, rows in enumerate(panels)]


def _side(style: Style) -> float:
    """Side of a pictogram; a box to tick takes two thirds of it."""
    return style.rhythm.body * 2


def _indent(style: Style) -> float:
    return _side(style) + 9


def _items(line: Line, width: float, style: Style) -> list[_Item]:
    """One; more when its text is too long for a page."""
    width -= _indent(style)
    kind = style.semibold(style.rhythm.body)
    lower = (_side(style) - kind.line) / 2
    pieces = shared(stack_of(line, kind, width, style), style.tallest)
    return [
        _Item(style.picture(line.picture), piece, lower, max(lower + stacked(piece), _side(style))) for piece in pieces
    ]


def _height(rows: Sequence[Row]) -> float:
    return sum(max(item.height for item in row) + BETWEEN for row in rows) - BETWEEN


def _panel(head: Stack, rows: Sequence[Row], width: float, style: Style, ground: str) -> Block:
    inset = style.rhythm.inset
    before = stacked(head) + 5 if stacked(head) else 0.0
    height = inset + before + _height(rows) + inset

    def draw(canvas: Canvas, top: float) -> None:
        marks.panel(canvas, MARGIN, top, WIDTH, height, RADIUS, ground)
        draw_stack(canvas, head, MARGIN + inset, top - inset, WIDTH - 2 * inset)
        top -= inset + before
        for row in rows:
            for column, item in enumerate(row):
                _draw_item(canvas, item, MARGIN + inset + column * (width + GUTTER), top, width, style)
            top -= max(item.height for item in row) + BETWEEN

    return Block(height, draw, style.rhythm.gap, opens=bool(head))


def _draw_item(canvas: Canvas, item: _Item, x: float, top: float, width: float, style: Style) -> None:
    side = _side(style)
    if item.picture:
        pictograms.draw(canvas, item.picture, x, top, side, style.topic.ink)
    else:
        marks.check_box(canvas, x + side / 6, top - side / 6, side * 2 / 3)
    indent = _indent(style)
    draw_stack(canvas, item.stack, x + indent, top - item.lower, width - indent)
