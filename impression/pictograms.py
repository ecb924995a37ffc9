"""Pictograms as vectors: SVG paths, filled or stroked in one colour."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path.parser import parse_path
from reportlab.pdfgen.pathobject import PDFPathObject

from impression.canvas import Canvas
from impression.colours import rgb
from kiosk.content.layout import DIRECTIONAL

EVEN_ODD, NON_ZERO = 0, 1
"""reportlab's fill rules."""

ROUND = 1
"""Round line caps and joins (PDF 32000-1, tables 54 and 55)."""


@dataclass(frozen=True, slots=True)
class Pictogram:
    """`fills`: paths with their fill rule; `strokes`: paths with their line width; in a square `side` units wide.
    `turns`: it points where one reads to, and is mirrored with the page."""

    side: float
    fills: tuple[tuple[PDFPathObject, int], ...]
    strokes: tuple[tuple[PDFPathObject, float], ...]
    turns: bool = False


class _Pen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """fontTools' own reportlab pen imports all of reportlab.graphics for one class."""

    def __init__(self) -> None:
        super().__init__(None)
        self.path = PDFPathObject()

    def _moveTo(self, point: tuple[float, float]) -> None:
        self.path.moveTo(*point)

    def _lineTo(self, point: tuple[float, float]) -> None:
        self.path.lineTo(*point)

    def _curveToOne(self, one: tuple[float, float], two: tuple[float, float], to: tuple[float, float]) -> None:
        self.path.curveTo(*one, *two, *to)

    def _closePath(self) -> None:
        self.path.close()


@lru_cache(maxsize=256)
def pictogram(file: Path) -> Pictogram | None:
    """The drawing in an SVG file made of paths only (as ours are), or None when it is missing or cannot be read."""
    try:
        svg = ET.fromstring(file.read_text("utf-8"))
        side = float(svg.get("viewBox", "0 0 24 24").split()[2])
        paths = [(element, _path(element)) for element in svg.iter("{http://www.w3.org/2000/svg}path")]
        width = float(svg.get("stroke-width", "2"))
    except (OSError, ET.ParseError, ValueError, IndexError, AssertionError):
        return None
    turns = file.stem in DIRECTIONAL
    if svg.get("stroke"):
        return Pictogram(side, (), tuple((path, width) for _, path in paths), turns)
    return Pictogram(side, tuple((path, _fill_rule(element)) for element, path in paths), (), turns)


def _path(element: ET.Element) -> PDFPathObject:
    pen = _Pen()
    parse_path(element.get("d", ""), pen)
    return pen.path


def _fill_rule(element: ET.Element) -> int:
    return EVEN_ODD if element.get("fill-rule") == "evenodd" else NON_ZERO


def draw(canvas: Canvas, picture: Pictogram, x: float, top: float, side: float, colour: str) -> None:
    """Draw in the square of `side` points that begins at `x`; its top is `top`. SVG's y axis goes down, PDF's up."""
    canvas.saveState()
    canvas.setFillColorRGB(*rgb(colour))
    canvas.setStrokeColorRGB(*rgb(colour))
    canvas.setLineCap(ROUND)
    canvas.setLineJoin(ROUND)
    scale = side / picture.side
    left = canvas.left_of(x, side)
    turned = canvas.right_to_left and picture.turns
    canvas.transform(-scale if turned else scale, 0, 0, -scale, left + side if turned else left, top)
    for path, rule in picture.fills:
        canvas.drawPath(path, stroke=0, fill=1, fillMode=rule)
    for path, width in picture.strokes:
        canvas.setLineWidth(width)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()
