"""What every block of a sheet needs to draw itself: its fonts, colours, sizes and pictograms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import ceil
from pathlib import Path

from impression.canvas import Canvas
from impression.colours import INK, SOFT, Topic
from impression.fonts import Faces
from impression.pictograms import Pictogram, pictogram
from impression.rhythm import SMALLEST, Rhythm
from impression.typesetting import Align, Setting, Type, Widths, draw, set_text

FRENCH = 0.8
"""Size of what is said in French beside another language, as a part of what it stands beside."""

Stack = tuple[Setting, ...]
"""Paragraphs one under the other."""


@dataclass(frozen=True, slots=True)
class Style:
    """`pictures`: folder of the SVG files. `tallest`: height in points from which a text is shared between blocks.
    `bilingual`: French stands under what the sheet says. `known`: widths of its words (`Type`)."""

    faces: Faces
    topic: Topic
    pictures: Path
    rhythm: Rhythm
    tallest: float
    bilingual: bool = False
    right_to_left: bool = False
    known: Widths = field(default_factory=dict)

    def regular(self, size: float, colour: str = INK) -> Type:
        return self._type(self.faces.regular, size, colour)

    def soft(self, size: float) -> Type:
        return self.regular(size, SOFT)

    def note(self, size: float) -> Type:
        """What is added under a text: soft, unless the French beside another language is."""
        return self.regular(size) if self.bilingual else self.soft(size)

    def semibold(self, size: float, colour: str = INK) -> Type:
        return self._type(self.faces.semibold, size, colour)

    def bold(self, size: float, colour: str = INK) -> Type:
        return replace(self._type(self.faces.bold, size, colour), leading=1.16)

    def _type(self, face: str, size: float, colour: str) -> Type:
        standard, turned = self.faces.standard, self.right_to_left
        return Type(face, max(size, SMALLEST), colour, standard=standard, right_to_left=turned, known=self.known)

    def under(self, french: str, size: float, width: float) -> Stack:
        """The French of a text of this size: smaller and soft, and the voice leaves it out."""
        return (set_text(french, replace(self.soft(size * FRENCH), aloud=False), width),) if french else ()

    def headed(self, text: str, kind: Type, width: float, said: str = "") -> Stack:
        """A heading, and its French (`said`) after it, or under it where it does not fit."""
        own = set_text(text, kind, width)
        for french in self.under(in_french([(text, said)]), kind.size, width):
            both = replace(own, after=french)
            alone = len(own.lines) == len(french.lines) == 1
            return (both,) if alone and both.width <= width else (own, french)
        return (own,)

    def picture(self, name: str) -> Pictogram | None:
        return pictogram(self.pictures / f"{name}.svg") if name else None


def in_french(pairs: Iterable[tuple[str, str]], joint: str = " ") -> str:
    """Of texts and what they say in French: the French, for whoever helps. Nothing where it is the same, as on a sheet
    in French."""
    return joint.join(said for text, said in pairs if said and text != said)


def stacked(stack: Stack) -> float:
    """Height of a stack, in points."""
    return sum(setting.height for setting in stack)


def draw_stack(canvas: Canvas, stack: Stack, x: float, top: float, width: float, align: Align = Align.START) -> None:
    for setting in stack:
        top = draw(canvas, setting, x, top, width, align)


def short(stack: Stack, most: int = 2) -> bool:
    """Whether the column is wide enough: no paragraph takes more than `most` lines, one more in French beside
    another."""
    return all(len(setting.lines) <= (most if setting.type.aloud else most + 1) for setting in stack)


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
