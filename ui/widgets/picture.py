"""A large pictogram on a tinted disc: the one image of a page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look

DISC = 230


class Picture(QWidget):
    """Decorative: the words beside it say the same, so it has no place in the accessible tree.

    `units` is the disc across; the screen gives it what the page leaves. It stands where reading starts, or `centred`.
    """

    def __init__(self, name: str, topic: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.units = DISC
        self.centred = False
        self._name = name
        self._colours = look.palette.topic(topic)
        self._look = look

    def height_for(self, width: int) -> int:
        return self._look.px(self.units)

    def fits_in(self, width: int) -> bool:
        return width >= self._look.px(self.units)

    def paintEvent(self, event: QPaintEvent) -> None:
        size = min(self.height(), self._look.px(self.units))
        left = (self.width() - size) // 2 if self.centred else self.width() - size if self._look.rtl else 0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.tint))
        painter.drawEllipse(QRectF(left, 0, size, size))
        sign = round(size * 0.54)
        inset = (size - sign) // 2
        painter.drawPixmap(left + inset, inset, self._look.picture(self._name, sign, self._colours.ink))
        painter.end()
