"""Pictograms in any colour and size, each drawn once as long as it is in use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

MOST_PIXELS = 2_000_000
"""What is kept, 8 MB of pixmaps: several pages' worth in all their sizes. Comfort may ask for many more."""


class Pictograms:
    """SVG files of one folder, coloured and kept as pixmaps. A missing one is an empty square, never an error."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, int, str, bool], QPixmap] = {}  # the one used last comes last
        self._pixels = 0
        self._read: dict[str, str] = {}

    def prepare(self) -> None:
        """Read every file ahead, a tenth of a megabyte in all: no touch waits for the disk. From any thread."""
        for file in self._folder.glob("*.svg"):
            self._svg(file.stem)

    def pixmap(self, name: str, size: int, colour: str, mirrored: bool = False) -> QPixmap:
        """`size` in pixels, `colour` as `#RRGGBB`. `mirrored` for arrows in right-to-left languages."""
        key = (name, size, colour, mirrored)
        pixmap = self._drawn.pop(key, None)
        if pixmap is None:
            pixmap = self._draw(name, size, colour, mirrored)
            self._make_room(size * size)
        self._drawn[key] = pixmap
        return pixmap

    def _make_room(self, pixels: int) -> None:
        """Forget what has not been used for longest. One that is larger than all the room is kept alone."""
        self._pixels += pixels
        while self._drawn and self._pixels > MOST_PIXELS:
            _, size, _, _ = oldest = next(iter(self._drawn))
            del self._drawn[oldest]
            self._pixels -= size * size

    def _draw(self, name: str, size: int, colour: str, mirrored: bool) -> QPixmap:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        svg = self._svg(name)
        if not svg:
            return pixmap
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
        painter = QPainter(pixmap)
        if mirrored:
            painter.translate(size, 0)
            painter.scale(-1, 1)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def _svg(self, name: str) -> str:
        if name not in self._read:
            try:
                self._read[name] = (self._folder / f"{name}.svg").read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                return ""
        return self._read[name]
