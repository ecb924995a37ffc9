"""What every block of a sheet needs to draw itself: its fonts, colours, sizes and pictograms."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from pathlib import Path

from impression.canvas import Canvas
from impression.colours import INK, SOFT, Topic
from impression.fonts import Faces
from impression.pictograms import Pictogram, pictogram
from impression.rhythm import SMALLEST, Rhythm
from impression.typesetting import Align, Setting, Type, draw

Stack = tuple[Setting, ...]
"""Paragraphs one under the other."""


@dataclass(frozen=True, slots=True)
class Style:
    """`pictures`: folder of the SVG files. `tallest`: height in points from which a text is shared between blocks."""

    faces: Faces
    topic: Topic
    pictures: Path
    rhythm: Rhythm
    tallest: float

    def regular(self, size: float, colour: str = INK) -> Type:
        return Type(self.faces.regular, max(size, SMALLEST), colour, standard=self.faces.standard)

    def soft(self, size: float) -> Type:
        return self.regular(size, SOFT)

    def semibold(self, size: float, colour: str = INK) -> Type:
        return Type(self.faces.semibold, max(size, SMALLEST), colour, standard=self.faces.standard)

    def bold(self, size: float, colour: str = INK) -> Type:
        return Type(self.faces.bold, max(size, SMALLEST), colour, leading=1.16, standard=self.faces.standard)

    def picture(self, name: str) -> Pictogram | None:
        return pictogram(self.pictures / f"{name}.svg") if name else None


def stacked(stack: Stack) -> float:
    """Height of a stack, in points."""
    return sum(setting.height for setting in stack)


def draw_stack(canvas: Canvas, stack: Stack, x: float, top: float, width: float, align: Align = Align.START) -> None:
    for setting in stack:
        top = draw(canvas, setting, x, top, width, align)


def short(stack: Stack) -> bool:
    """Whether the column is wide enough: no paragraph takes more than two lines."""
    return all(len(setting.lines) <= 2 for setting in stack)


def shared(stack: Stack, room: float) -> list[Stack]:
    """The stack in pieces of at most `room` points. Only a paragraph that is higher alone is parted, into equal
    parts: none ends up with a single line. There is always a piece, if an empty one."""
    pieces: list[list[Setting]] = [[]]
    for setting in stack:
        for part in _parted(setting, room):
            if pieces[-1] and stacked((*pieces[-1], part)) > room:
                pieces.append([])
            pieces[-1].append(part)
    return [tuple(piece) for piece in pieces]


def _parted(setting: Setting, room: float) -> list[Setting]:
    count = len(setting.lines)
    parts = ceil(count / max(1, int(room / setting.type.line)))
    if parts <= 1:
        return [setting] if count else []
    bounds = [count * part // parts for part in range(parts + 1)]
    return [Setting(setting.lines[begin:end], setting.type) for begin, end in pairwise(bounds)]
