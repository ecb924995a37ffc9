"""How loud a person is heard, as bars that pass by: they rise and fall with the voice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.staff.panels import Panel
from ui.theme.look import Look
from ui.widgets.big_button import RING

HEIGHT, BAR, GAP, SIDE, CLEAR = 132, 9, 7, 32, 18
LEAST_BARS = 12


class LevelMeter(Panel):
    """The newest level stands on the right. Before the first one there is a row of dots."""

    def __init__(self, name: str, levels: Sequence[float], live: bool, look: Look, parent: QWidget) -> None:
        """`levels`, 0 to 1, are those of a take that was made. `live`: a person is listened to right now."""
        super().__init__(name, look, parent)
        self._levels = list(levels)
        self._live = live

    @property
    def levels(self) -> tuple[float, ...]:
        return tuple(self._levels)

    def add(self, level: float) -> None:
        self._levels.append(level)
        self.update()

    def height_for(self, width: int) -> int:
        return self._look.px(HEIGHT)

    def fits_in(self, width: int) -> bool:
        return self._count(width) >= LEAST_BARS

    def draw(self, painter: QPainter) -> None:
        look, palette, count = self._look, self._look.palette, self._count(self.width())
        edge = look.px(RING)
        body = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        if self._live:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.alert), max(1.0, 6 * look.u)))
            painter.drawRoundedRect(body, look.px(28), look.px(28))
        painter.setPen(Qt.PenStyle.NoPen)
        bar, step, tallest = look.px(BAR), look.px(BAR + GAP), body.height() - 2 * look.px(CLEAR)
        x = body.center().x() - (count * step - look.px(GAP)) / 2
        shown = self._levels[-count:] if self._live else _squeezed(self._levels, count)
        for rank in range(count):
            at = rank - (count - len(shown))
            level = shown[at] if at >= 0 else 0.0
            height = max(bar, tallest * level)
            painter.setBrush(QColor(palette.action if level else palette.edge))
            painter.drawRoundedRect(
                QRectF(x + rank * step, body.center().y() - height / 2, bar, height), bar / 2, bar / 2
            )

    def _count(self, width: int) -> int:
        return (width - 2 * self._look.px(SIDE) + self._look.px(GAP)) // self._look.px(BAR + GAP)


def _squeezed(levels: Sequence[float], count: int) -> list[float]:
    """A whole take in `count` bars, or stretched over them."""
    if not levels or count < 1:
        return []
    size = len(levels)
    bounds = [rank * size // count for rank in range(count + 1)]
    return [max(levels[start : max(end, start + 1)]) for start, end in pairwise(bounds)]
