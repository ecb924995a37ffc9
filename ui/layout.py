"""Where things go on a screen: plain arithmetic on sizes, so that it can be tested without one.

What does not fit goes to a further leaf (« Suite »): nothing scrolls, shrinks or is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Rect(NamedTuple):
    x: int
    y: int
    width: int
    height: int


class Item(Protocol):
    """Anything that knows its height in a width (pixels), and whether its words go into it unbroken."""

    def height_for(self, width: int) -> int: ...

    def fits_in(self, width: int) -> bool: ...


class Row(NamedTuple):
    """Items that stand beside each other in `columns` cells. A row that `grows` takes a share of free height."""

    items: Sequence[Item]
    columns: int
    grows: bool = True


class Placed(NamedTuple):
    item: Item
    rect: Rect


class Gaps(NamedTuple):
    """Pixels between sentences, between buttons, between the two columns.

    `bleed`: how far rows reach out on both sides, so that a button's body (inside its focus ring) lines up with words.
    """

    words: int
    buttons: int
    columns: int
    bleed: int = 0


Leaf = tuple[Placed, ...]


def column(items: Sequence[Item], x: int, y: int, width: int, gap: int) -> tuple[Leaf, int]:
    """Items under each other from `y`; returns them and where the column ends."""
    placed = []
    for item in items:
        height = item.height_for(width)
        placed.append(Placed(item, Rect(x, y, width, height)))
        y += height + gap
    return tuple(placed), (y - gap if placed else y)


def grid(items: Sequence[Item], columns: int, grows: bool = True) -> list[Row]:
    return [Row(items[i : i + columns], columns, grows) for i in range(0, len(items), columns)]


def side_by_side(area: Rect, words: Sequence[Item], rows: Sequence[Row], gaps: Gaps) -> Leaf | None:
    """Words on one side, buttons on the other, both centred in height; None when either does not go in."""
    words_width = round((area.width - gaps.columns) * 0.47)
    buttons_width = area.width - gaps.columns - words_width + gaps.bleed
    left, left_end = column(words, area.x, 0, words_width, gaps.words)
    right, right_end = _rows(rows, area.x + words_width + gaps.columns, 0, buttons_width, gaps.buttons)
    if max(left_end, right_end) > area.height or not _all_fit((*left, *right)):
        return None
    return _moved(left, area.y + (area.height - left_end) // 2) + _moved(right, area.y + (area.height - right_end) // 2)


def stacked(
    area: Rect, words: Sequence[Item], rows: Sequence[Row], gaps: Gaps, tallest: int, low: bool = False
) -> Leaf | None:
    """Words on top, rows of buttons below, growing up to `tallest` pixels. `low` sits the rows at the bottom."""
    above, end = column(words, area.x, area.y, area.width, gaps.words)
    top = end + (2 * gaps.words if above and rows else 0)
    bottom = area.y + area.height
    x, width = area.x - gaps.bleed, area.width + 2 * gaps.bleed
    heights = [_row_height(line, width, gaps.buttons) for line in rows]
    between = gaps.buttons * max(0, len(rows) - 1)
    free = bottom - top - sum(heights) - between
    if free < 0:
        return None
    heights = _grown(heights, [line.grows for line in rows], free, tallest)
    y = bottom - sum(heights) - between if low else top
    below: Leaf = ()
    for line, height in zip(rows, heights, strict=True):
        below += _row(line, x, y, width, gaps.buttons, height)
        y += height + gaps.buttons
    return above + below if _all_fit((*above, *below)) else None


def leaves(area: Rect, words: Sequence[Item], rows: Sequence[Row], gaps: Gaps, more: Item) -> list[Leaf]:
    """Words, then rows, cut into leaves, each but the last closed by `more` (« Suite »).

    Answers stay together where one leaf can hold them, so that they can be compared; but words that leave most of
    their leaf empty are followed at once.
    """
    blocks = [(Row((item,), 1), gaps.words, 0) for item in words]
    blocks += [(line, gaps.buttons, gaps.bleed) for line in rows]
    heights = [_row_height(line, area.width + 2 * out, gaps.buttons) for line, _, out in blocks]
    closing = more.height_for(area.width) + gaps.buttons
    together = sum(heights[len(words) :]) + gaps.buttons * (len(rows) - 1)
    cut: list[Leaf] = []
    leaf: Leaf = ()
    y, bottom = area.y, area.y + area.height
    for i, ((line, gap, out), height) in enumerate(zip(blocks, heights, strict=True)):
        last = i + 1 == len(blocks)
        apart = i == len(words) and y + together > bottom >= area.y + together and y - area.y > area.height * 0.4
        if leaf and (apart or y + height + (0 if last else closing) > bottom):
            cut.append((*leaf, _closing(more, area, gaps.bleed)))
            leaf, y = (), area.y
        leaf += _row(line, area.x - out, y, area.width + 2 * out, gaps.buttons, height)
        y += height + gap
    return [*cut, leaf]


def _row_height(line: Row, width: int, gap: int) -> int:
    cell = _cell(line, width, gap)
    return max(item.height_for(cell) for item in line.items)


def _cell(line: Row, width: int, gap: int) -> int:
    return (width - (line.columns - 1) * gap) // line.columns


def _row(line: Row, x: int, y: int, width: int, gap: int, height: int) -> Leaf:
    cell = _cell(line, width, gap)
    return tuple(Placed(item, Rect(x + i * (cell + gap), y, cell, height)) for i, item in enumerate(line.items))


def _rows(rows: Sequence[Row], x: int, y: int, width: int, gap: int) -> tuple[Leaf, int]:
    placed: Leaf = ()
    for line in rows:
        height = _row_height(line, width, gap)
        placed += _row(line, x, y, width, gap, height)
        y += height + gap
    return placed, (y - gap if rows else y)


def _grown(heights: list[int], grows: list[bool], free: int, tallest: int) -> list[int]:
    """Rows that grow become equally high first, then share what is free."""
    growing = [height for height, grow in zip(heights, grows, strict=True) if grow]
    if not growing:
        return heights
    level = max(growing)
    extra = free - sum(level - height for height in growing)
    if extra < 0:
        return heights
    level = max(level, min(tallest, level + extra // len(growing)))
    return [level if grow else height for height, grow in zip(heights, grows, strict=True)]


def _all_fit(leaf: Leaf) -> bool:
    return all(placed.item.fits_in(placed.rect.width) for placed in leaf)


def mirrored(leaf: Leaf, width: int) -> Leaf:
    """The same leaf for a right-to-left language."""
    return tuple(Placed(item, rect._replace(x=width - rect.x - rect.width)) for item, rect in leaf)


def _closing(more: Item, area: Rect, bleed: int) -> Placed:
    height = more.height_for(area.width)
    return Placed(more, Rect(area.x - bleed, area.y + area.height - height, area.width + 2 * bleed, height))


def _moved(leaf: Leaf, down: int) -> Leaf:
    return tuple(Placed(item, rect._replace(y=rect.y + down)) for item, rect in leaf)
