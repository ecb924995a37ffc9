"""QR codes as vectors."""

from __future__ import annotations

from functools import lru_cache

import segno
from reportlab.pdfgen.pathobject import PDFPathObject

from impression.canvas import Canvas
from impression.colours import INK, rgb

QUIET = 4
"""Modules left white around the code (ISO/IEC 18004, 6.3.8)."""

OVERLAP = 0.03
"""Rows overlap by this part of a module: viewers and printers otherwise leave hairlines between them."""


@lru_cache(maxsize=64)
def _code(address: str) -> tuple[PDFPathObject, int]:
    """Path of the dark modules, y down from the quiet zone's corner, and modules per side, quiet zone included.

    Kept between sheets: `address` is one of the catalogue's, the same for everybody.
    """
    code = segno.make_qr(address, error="m")
    rows = [bytes(row) for row in code.matrix]
    path = PDFPathObject()
    for y, row in enumerate(rows):
        x = 0
        while (x := row.find(1, x)) >= 0:
            end = row.find(0, x)
            end = len(row) if end < 0 else end
            path.rect(QUIET + x, QUIET + y, end - x, 1 + OVERLAP)
            x = end
    return path, len(rows) + 2 * QUIET


def side(address: str, symbol: float) -> float:
    """Side in points, quiet zone included, of a code whose symbol alone is `symbol` points wide."""
    modules = _code(address)[1]
    return symbol * modules / (modules - 2 * QUIET)


def draw(canvas: Canvas, address: str, x: float, top: float, symbol: float) -> None:
    """Draw the code on ground that is white already; its quiet zone begins at `x`, its top is `top`."""
    path, modules = _code(address)
    whole = side(address, symbol)
    canvas.saveState()
    canvas.setFillColorRGB(*rgb(INK))
    canvas.transform(whole / modules, 0, 0, -whole / modules, canvas.left_of(x, whole), top)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()
