"""The mark: three steps going up, and the name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.look import Look, Role
from ui.widgets.typeset import text_block

NAME = "Pas à pas"
STEPS = ((0, 30, "droits"), (20, 16, "rendez-vous"), (40, 2, "parcours"))


class Brand(QLabel):
    """Where there is no room for the name, the mark alone is drawn."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._name = text_block(NAME, look.font(Role.BRAND), look.px(900))
        self.setAccessibleName(NAME)

    def mark_width(self) -> int:
        return self._look.px(60)

    def full_width(self) -> int:
        return self.mark_width() + self._look.px(18) + round(self._name.widest) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left = self.width() - self.mark_width() if look.rtl else 0
        top = (self.height() - look.px(50)) / 2
        for x, y, topic in STEPS:
            painter.setBrush(QColor(look.palette.topic(topic).ink))
            across = 40 - x if look.rtl else x
            painter.drawEllipse(QRectF(left + look.px(across), top + look.px(y), look.px(17), look.px(20)))
        if self.width() >= self.full_width():
            x = 0 if look.rtl else self.mark_width() + look.px(18)
            self._name.draw(painter, x, (self.height() - self._name.height) / 2, look.palette.ink)
        painter.end()
