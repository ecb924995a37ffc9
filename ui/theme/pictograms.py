"""Pictograms in any colour and size, each drawn once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Pictograms:
    """SVG files of one folder, coloured and kept as pixmaps. A missing one is an empty square, never an error."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, int, str, bool], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: str, mirrored: bool = False) -> QPixmap:
        """`size` in pixels, `colour` as `#RRGGBB`. `mirrored` for arrows in right-to-left languages."""
        key = (name, size, colour, mirrored)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, size, colour, mirrored)
        return self._drawn[key]

    def _draw(self, name: str, size: int, colour: str, mirrored: bool) -> QPixmap:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        try:
            svg = (self._folder / f"{name}.svg").read_text("utf-8")
        except OSError:
            return pixmap
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
        painter = QPainter(pixmap)
        if mirrored:
            painter.translate(size, 0)
            painter.scale(-1, 1)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap
