"""Where the words of a paper stand: noted while it is drawn, so that a screen can show each on its picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics

from impression.rhythm import PAGE_HEIGHT, PAGE_WIDTH
from impression.runs import Run, places

ASCENT, DESCENT = 0.9, 0.25
"""Highest and lowest strokes above and below the line of writing, per unit of size: « É », « g »."""


class Place(NamedTuple):
    """Part of a page, from its upper left corner; all in parts of the page's width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line of writing, its text as it is read. `page` from 0; `x` and `y` of its left end in points from the lower
    left corner. `runs`: its pieces from left to right, none when it is one of our own font."""

    page: int
    text: str
    x: float
    y: float
    face: str
    size: float
    runs: tuple[Run, ...] = ()

    def places(self, start: int, end: int) -> list[Place]:
        """Of `text[start:end]`: as high as the whole line, so that neighbours look alike. More than one where the line
        mixes directions."""
        return [
            Place(
                (self.x + left) / PAGE_WIDTH,
                1 - (self.y + ASCENT * self.size) / PAGE_HEIGHT,
                (right - left) / PAGE_WIDTH,
                (ASCENT + DESCENT) * self.size / PAGE_HEIGHT,
            )
            for left, right in self._spans(start, end)
        ]

    def _spans(self, start: int, end: int) -> list[tuple[float, float]]:
        if self.runs:
            return places(self.runs, start, end)
        return [(self._advance(start), self._advance(end))]

    def _advance(self, count: int) -> float:
        return float(pdfmetrics.stringWidth(self.text[:count], self.face, self.size))
