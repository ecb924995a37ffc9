"""Where pages end: blocks are never cut, and a page never starts or ends with what belongs to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from impression.canvas import Canvas

PAGE = 100.0
"""Cost of one page more: no other fault outweighs it, but parting what belongs together does."""

PARTED = 1000.0
LONELY = 10.0
"""Cost of a last page that is almost empty, and of a page with a single item of a list that has others."""

LEAST = 0.2
"""Part of a last page that must be filled for it not to look forgotten."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the sheet that is never cut.

    `height` and `gap` in points; `gap` is the white above it, which a page's first block does without.
    `draw(canvas, top)` draws it. `keep`: it must not be the last of its page. `opens`: it begins a part of the sheet,
    a good place for a new page. `ruled`: a line parts it from a block above it on the same page. `again`: headings to
    repeat above it when it is the first of its page; they fit on one with it. `item`: it is one of the sheet's list,
    and looks forgotten where it stands alone on its page.
    """

    height: float
    draw: Callable[[Canvas, float], None]
    gap: float = 0.0
    keep: bool = False
    opens: bool = False
    ruled: bool = False
    again: tuple[Block, ...] = ()
    item: bool = False


def height(blocks: Sequence[Block]) -> float:
    """Height in points of blocks one under the other at the head of a page."""
    return sum(block.gap + block.height for block in blocks) - (blocks[0].gap if blocks else 0.0)


def paginate(blocks: Sequence[Block], room: float) -> list[list[Block]]:
    """Blocks in pages of `room` points: as few as can be, then the best looking (the way TeX breaks paragraphs).

    A block higher than the page stands alone on its own.
    """
    best = [0.0] + [float("inf")] * len(blocks)
    start = [0] * (len(blocks) + 1)
    items = list(accumulate((block.item for block in blocks), initial=0))
    for end in range(1, len(blocks) + 1):
        filled = 0.0
        for begin in range(end - 1, -1, -1):
            filled += blocks[begin].height
            if filled > room and begin < end - 1:
                break
            whole = filled + _repeated(blocks[begin])
            if whole <= room or begin == end - 1:
                cost = best[begin] + _cost(blocks, end, whole / room)
                cost += LONELY if items[end] - items[begin] == 1 < items[-1] else 0.0
                if cost < best[end]:
                    best[end], start[end] = cost, begin
            filled += blocks[begin].gap
    pages: list[list[Block]] = []
    end = len(blocks)
    while end:
        pages.append(_page(blocks[start[end] : end]))
        end = start[end]
    return pages[::-1] or [[]]


def faults(pages: Sequence[Sequence[Block]]) -> tuple[int, int]:
    """How many pages there are, and how many have one item of a list that has others: the less, the better."""
    items = [sum(block.item for block in page) for page in pages]
    return len(pages), items.count(1) if sum(items) > 1 else 0


def _repeated(first: Block) -> float:
    """Height in points of the headings that a page which begins with this block repeats, and of the white below."""
    return height(first.again) + first.gap if first.again else 0.0


def _page(blocks: Sequence[Block]) -> list[Block]:
    first, *others = blocks
    return [*first.again, replace(first, ruled=False), *others] if first.again else list(blocks)


def _cost(blocks: Sequence[Block], end: int, filled: float) -> float:
    """Cost of a page that ends before block number `end`; `filled` is the part of it that is used."""
    if end == len(blocks):
        return PAGE + (LONELY if filled < LEAST else 0.0)
    white = (1 - min(filled, 1.0)) ** 2
    return PAGE + (PARTED if blocks[end - 1].keep else 0.0) + (white / 2 if blocks[end].opens else white + 0.25)
