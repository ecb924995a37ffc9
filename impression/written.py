"""Where the words of a paper stand: noted while it is drawn, so that a screen can show each on its picture."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from impression.rhythm import PAGE_HEIGHT, PAGE_WIDTH

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
    """A line of writing. `page` from 0; `x` and `y` of its beginning in points from the lower left corner."""

    page: int
    text: str
    x: float
    y: float
    face: str
    size: float

    def place(self, start: int, end: int) -> Place:
        """Of `text[start:end]`: as high as the whole line, so that neighbours look alike."""
        left, right = (self.x + self._advance(at) for at in (start, end))
        return Place(
            left / PAGE_WIDTH,
            1 - (self.y + ASCENT * self.size) / PAGE_HEIGHT,
            (right - left) / PAGE_WIDTH,
            (ASCENT + DESCENT) * self.size / PAGE_HEIGHT,
        )

    def _advance(self, count: int) -> float:
        return float(pdfmetrics.stringWidth(self.text[:count], self.face, self.size))


class NotingCanvas(Canvas):
    """A canvas that notes its lines of writing in `written`, in the order in which they are drawn."""

    def __init__(self, target: BytesIO, **options: Any) -> None:
        self.written: list[WrittenLine] = []
        self._kind = ("", 0.0)
        super().__init__(target, **options)

    def setFont(self, face: str, size: float, leading: float | None = None) -> None:
        self._kind = (face, size)
        super().setFont(face, size, leading)

    def drawString(self, x: float, y: float, text: str, *rest: Any, **options: Any) -> None:
        self.written.append(WrittenLine(self.getPageNumber() - 1, text, x, y, *self._kind))
        super().drawString(x, y, text, *rest, **options)
