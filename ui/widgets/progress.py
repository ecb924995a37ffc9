"""« Étape 2 sur 5 », in dots and in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look, Role
from ui.widgets.typeset import text_block


class ProgressMark(QWidget):
    """Dots when there is room, always the words: colour and shape alone say nothing."""

    def __init__(self, n: int, total: int, text: str, topic: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._n, self._total = n, total
        self._colours = look.palette.topic(topic)
        self._look = look
        self._words = text_block(text, look.font(Role.CONTROL), look.px(900))
        self.setAccessibleName(text)

    def words_width(self) -> int:
        return round(self._words.widest) + 2

    def full_width(self) -> int:
        return self._dots_width() + self._look.px(26) + self.words_width()

    def _dots_width(self) -> int:
        return self._look.px((self._total - 1) * 38 + 78)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        x = 0
        if self.width() >= self.full_width():
            for i in range(1, self._total + 1):
                width = look.px(68 if i == self._n else 28)
                painter.setBrush(QColor(self._colours.ink if i <= self._n else look.palette.line))
                left = self.width() - x - width if look.rtl else x
                painter.drawRoundedRect(
                    QRectF(left, self.height() / 2 - look.px(8), width, look.px(16)), look.px(8), look.px(8)
                )
                x += width + look.px(10)
            x = self._dots_width() + look.px(26)
        x = 0 if look.rtl else x
        self._words.draw(painter, x, (self.height() - self._words.height) / 2, self._colours.ink)
        painter.end()
