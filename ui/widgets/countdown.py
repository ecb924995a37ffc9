"""Seconds that remain, as a ring and as a number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.look import Look, Role

RING = 210


class Countdown(QLabel):
    """Empties as the seconds go. `seconds` is where it starts."""

    def __init__(self, seconds: int, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = max(1, seconds)
        self._left = seconds
        self._look = look
        self.setAccessibleName(str(seconds))

    def show_seconds(self, seconds: int) -> None:
        self._left = seconds
        self.setAccessibleName(str(seconds))
        self.update()

    @property
    def side(self) -> int:
        """Pixels of the ring, across and down."""
        return self._look.px(RING)

    def height_for(self, width: int) -> int:
        return self.side

    def fits_in(self, width: int) -> bool:
        return width >= self.side

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, thick = look.px(RING), look.px(24)
        ring = QRectF((self.width() - size) / 2, 0, size, size).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(QColor(look.palette.line), thick))
        painter.drawEllipse(ring)
        painter.setPen(QPen(QColor(look.palette.action), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, 90 * 16, -round(360 * 16 * self._left / self._whole))
        painter.setPen(QColor(look.palette.ink))
        painter.setFont(look.font(Role.NUMBER))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._left))
        painter.end()
