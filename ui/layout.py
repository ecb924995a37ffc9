"""Where things go on a screen: plain arithmetic on sizes, so that it can be tested without one.

What does not fit goes to a further leaf (« Suite »): nothing scrolls, shrinks or is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
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


class Air(NamedTuple):
    """Shares of the height left over: above everything, and between words and rows. The rest stays below."""

    above: float = 0.0
    between: float = 0.0


TOP, BOTTOM = Air(), Air(above=1.0)

Leaf = tuple[Placed, ...]


class Band(NamedTuple):
    """Items under each other, and one that is `wide` pixels at the far end of their line, reaching out by `bleed`.

    An item itself, as long as room is looked for; `unfolded` then gives its parts their places.
    """

    items: Sequence[Item]
    end: Item
    wide: int
    gaps: Gaps

    def height_for(self, width: int) -> int:
        _, high = column(self.items, 0, 0, self._beside(width), self.gaps.words)
        return max(high, self.end.height_for(self.wide))

    def fits_in(self, width: int) -> bool:
        return self.end.fits_in(self.wide) and all(item.fits_in(self._beside(width)) for item in self.items)

    def placed(self, rect: Rect) -> Leaf:
        leaf, high = column(self.items, rect.x, 0, self._beside(rect.width), self.gaps.words)
        least = self.end.height_for(self.wide)
        x = rect.x + rect.width + self.gaps.bleed - self.wide
        end = Placed(self.end, Rect(x, rect.y + (rect.height - least) // 2, self.wide, least))
        return (*_moved(leaf, rect.y + (rect.height - high) // 2), end)

    def _beside(self, width: int) -> int:
        return max(1, width + self.gaps.bleed - self.wide - self.gaps.columns)


class Side(NamedTuple):
    """Items beside each other, each as wide as `widths` says, in pixels, `gap` apart. An item, until it is unfolded."""

    items: Sequence[Item]
    widths: Sequence[int]
    gap: int

    @property
    def wide(self) -> int:
        return sum(self.widths) + (len(self.items) - 1) * self.gap

    def height_for(self, width: int) -> int:
        return max(item.height_for(wide) for item, wide in zip(self.items, self.widths, strict=True))

    def fits_in(self, width: int) -> bool:
        return self.wide <= width

    def placed(self, rect: Rect) -> Leaf:
        lefts = accumulate((wide + self.gap for wide in self.widths), initial=rect.x)
        return tuple(
            Placed(item, rect._replace(x=x, width=wide))
            for item, x, wide in zip(self.items, lefts, self.widths, strict=False)
        )


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


def full_grid(items: Sequence[Item], columns: int, grows: bool = True) -> list[Row]:
    """A grid without empty cells at its end, where one item is left: it takes the whole row."""
    rows = grid(items, columns, grows)
    return [row._replace(columns=1) if len(row.items) == 1 else row for row in rows]


def even_grid(items: Sequence[Item], most: int) -> list[Row]:
    """The fewest rows of at most `most` items, about equally long, each over the whole width: 3 and 2, not 4 and 1."""
    count = -(-len(items) // most)
    bounds = [-(-len(items) * i // max(1, count)) for i in range(count + 1)]
    return [Row(items[start:end], end - start) for start, end in pairwise(bounds)]


def side_by_side(
    area: Rect, words: Sequence[Item], rows: Sequence[Row], gaps: Gaps, tallest: int = 0, share: float = 0.47
) -> Leaf | None:
    """Words on one side, buttons on the other, both centred in height; None when either does not go in.

    Rows that grow are made equally high, and up to `tallest` pixels. `share` of the width goes to the words.
    """
    words_width = round((area.width - gaps.columns) * share)
    x, width = area.x + words_width + gaps.columns, area.width - gaps.columns - words_width + gaps.bleed
    left, left_end = column(words, area.x, 0, words_width, gaps.words)
    heights = _heights(rows, width, gaps, area.height, tallest)
    right, right_end = _rows(rows, heights, x, 0, width, gaps.buttons)
    if max(left_end, right_end) > area.height or not _all_fit((*left, *right)):
        return None
    return _moved(left, area.y + (area.height - left_end) // 2) + _moved(right, area.y + (area.height - right_end) // 2)


def stacked(
    area: Rect, words: Sequence[Item], rows: Sequence[Row], gaps: Gaps, tallest: int, low: bool = False,
    air: Air = TOP,
) -> Leaf | None:  # fmt: skip
    """Words on top, rows of buttons below, growing up to `tallest` pixels; None when they do not go in.

    `low` sits everything at the bottom; else `air` tells where the height that is left over goes.
    """
    leaf, end = _stack(area, words, rows, gaps, tallest, BOTTOM if low else air)
    return leaf if end <= area.y + area.height and _all_fit(leaf) else None


def leaves(
    area: Rect, words: Sequence[Item], rows: Sequence[Row], gaps: Gaps, more: Item, tallest: int = 0,
    low: bool = False, air: Air = TOP, followed: bool = False, eager: bool = False,
) -> list[Leaf]:  # fmt: skip
    """Words, then rows, on the fewest leaves and evenly, each but the last closed by `more` (« Suite »).

    Each leaf is `stacked`. `followed`: other leaves come after these, so that the last one is closed too. `eager`:
    as much as possible comes first, instead of evenly.
    """
    width, count = area.width + 2 * gaps.bleed, len(words)
    heights = [item.height_for(area.width) for item in words] + [_row_height(row, width, gaps.buttons) for row in rows]
    after = [gaps.words] * (count - 1) + [2 * gaps.words] * bool(words) + [gaps.buttons] * len(rows)
    closed = area._replace(height=area.height - more.height_for(width) - gaps.buttons)
    bounds = _cuts(heights, after, closed.height, closed.height if followed else area.height, eager, count)
    cut: list[Leaf] = []
    for start, end in pairwise(bounds):
        room = area if end == len(heights) and not followed else closed
        some_rows = rows[max(0, start - count) : max(0, end - count)]
        leaf, _ = _stack(room, words[start:end], some_rows, gaps, tallest, BOTTOM if low else air)
        cut.append(leaf if room is area else (*leaf, _closing(more, area, gaps.bleed)))
    return cut


def overfull(leaf: Leaf, area: Rect, more: Item) -> bool:
    """Whether a block is higher than its leaf."""
    foot = next((rect.y for item, rect in leaf if item is more), area.y + area.height)
    return any(rect.y + rect.height > foot for item, rect in leaf if item is not more)


def unfolded(leaf: Leaf) -> Leaf:
    """A leaf whose bands have become their parts; what stands at their ends is read last."""
    own: list[Placed] = []
    ends: list[Placed] = []
    for placed in leaf:
        if isinstance(placed.item, Band):
            *parts, end = placed.item.placed(placed.rect)
            own += parts
            ends += end.item.placed(end.rect) if isinstance(end.item, Side) else (end,)
        else:
            own.append(placed)
    return (*own, *ends)


def mirrored(leaf: Leaf, width: int) -> Leaf:
    """The same leaf for a right-to-left language."""
    return tuple(Placed(item, rect._replace(x=width - rect.x - rect.width)) for item, rect in leaf)


def _stack(
    area: Rect, words: Sequence[Item], rows: Sequence[Row], gaps: Gaps, tallest: int, air: Air
) -> tuple[Leaf, int]:
    """Words above rows, and where they end: below the area when there is too much."""
    above, end = column(words, area.x, 0, area.width, gaps.words)
    between = 2 * gaps.words if words and rows else 0
    x, width = area.x - gaps.bleed, area.width + 2 * gaps.bleed
    heights = _heights(rows, width, gaps, area.height - end - between, tallest)
    below, high = _rows(rows, heights, x, 0, width, gaps.buttons)
    spare = max(0, area.height - end - between - high)
    top = area.y + round(spare * air.above)
    under = top + end + between + round(spare * air.between)
    return _moved(above, top) + _moved(below, under), under + high


def _rows(
    rows: Sequence[Row], heights: Sequence[int], x: int, y: int, width: int, gap: int
) -> tuple[Leaf, int]:  # fmt: skip
    placed: list[Placed] = []
    for row, height in zip(rows, heights, strict=True):
        cell = _cell(row, width, gap)
        placed += (Placed(item, Rect(x + i * (cell + gap), y, cell, height)) for i, item in enumerate(row.items))
        y += height + gap
    return tuple(placed), (y - gap if placed else y)


def _heights(rows: Sequence[Row], width: int, gaps: Gaps, room: int, tallest: int) -> list[int]:
    """What each row needs; rows that grow become equally high first, then share what is free."""
    heights = [_row_height(row, width, gaps.buttons) for row in rows]
    growing = [height for height, row in zip(heights, rows, strict=True) if row.grows]
    if not growing:
        return heights
    level = max(growing)
    free = room - sum(heights) - gaps.buttons * (len(rows) - 1) - sum(level - height for height in growing)
    if free < 0:
        return heights
    level = max(level, min(tallest, level + free // len(growing)))
    return [level if row.grows else height for height, row in zip(heights, rows, strict=True)]


def _row_height(row: Row, width: int, gap: int) -> int:
    cell = _cell(row, width, gap)
    return max(item.height_for(cell) for item in row.items)


def _cell(row: Row, width: int, gap: int) -> int:
    return (width - (row.columns - 1) * gap) // row.columns


def _cuts(
    heights: Sequence[int], after: Sequence[int], room: int, last_room: int, eager: bool, words: int
) -> list[int]:
    """Where to cut a column of blocks into the fewest leaves, as evenly full as possible: 0, …, len(heights).

    `after` is the gap below each block. A block that is higher than a leaf has one of its own; that one of the first
    `words` blocks stands alone costs as much as a leaf more.
    """
    count = len(heights)
    tops = [0, *accumulate(height + gap for height, gap in zip(heights, after, strict=True))]
    best = [(0, 0, 0, 0)] * (count + 1)
    for start in reversed(range(count)):
        ways = []
        for end in range(start + 1, count + 1):
            used = tops[end] - after[end - 1] - tops[start]
            if used > (last_room if end == count else room) and end > start + 1:
                continue
            cost, lonely, unevenness, _ = best[end]
            lone = int(end == start + 1 <= words)
            uneven = 0 if eager else unevenness + (room - used) ** 2
            ways.append((cost + 1 + lone, lonely + lone, uneven, -end))
        best[start] = min(ways)
    bounds = [0]
    while bounds[-1] < count:
        bounds.append(-best[bounds[-1]][-1])
    return bounds


def _closing(more: Item, area: Rect, bleed: int) -> Placed:
    width = area.width + 2 * bleed
    height = more.height_for(width)
    return Placed(more, Rect(area.x - bleed, area.y + area.height - height, width, height))


def _all_fit(leaf: Leaf) -> bool:
    return all(placed.item.fits_in(placed.rect.width) for placed in leaf)


def _moved(leaf: Leaf, down: int) -> Leaf:
    return tuple(Placed(item, rect._replace(y=rect.y + down)) for item, rect in leaf)
