"""The page that is drawn on: it can be mirrored, takes any script, and notes where its words stand."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfgen import canvas

from impression.embedding import EmbeddedFont
from impression.fonts import ScriptFont
from impression.rhythm import PAGE_HEIGHT, PAGE_WIDTH
from impression.runs import Run
from impression.written import WrittenLine


class Canvas(canvas.Canvas):
    """`written`: its lines of writing in the order in which they are drawn, but for those that are not read aloud.

    Whoever draws says how far from the start of the line things are: on a page of a language that is read from the
    right, that is its right edge. `left_of` says where they come to stand.
    """

    def __init__(self, target: BytesIO, right_to_left: bool = False, **options: Any) -> None:
        self.right_to_left = right_to_left
        self.written: list[WrittenLine] = []
        self._embedded: dict[ScriptFont, EmbeddedFont] = {}
        super().__init__(target, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), **options)

    def left_of(self, start: float, width: float) -> float:
        """The left edge of something `width` points wide that begins `start` points from the page's beginning."""
        return PAGE_WIDTH - start - width if self.right_to_left else start

    def write(self, x: float, y: float, line: str, face: str, size: float, laid: Sequence[Run], aloud: bool) -> None:
        """One line of writing from its left end. `laid`: its pieces; none when our own font draws all of it. `aloud`:
        whether it is read aloud."""
        if aloud:
            self.written.append(WrittenLine(self.getPageNumber() - 1, line, x, y, face, size, tuple(laid)))
        if not laid:
            self.drawString(x, y, line)
        for run in laid:
            font = self._font(run.font)
            codes = font.encoded(run.clusters)
            self.addLiteral(f"BT /{font.name} {size:.4f} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm <{codes}> Tj ET")
            x += run.width

    def _font(self, font: ScriptFont) -> EmbeddedFont:
        if font not in self._embedded:
            self._embedded[font] = EmbeddedFont(font, len(self._embedded))
            self._doc.delayedFonts.append(self._embedded[font])  # type: ignore[attr-defined]  # the stubs leave it out
        return self._embedded[font]
