"""A card to read: an emergency number with what it is for. Not a button: the kiosk cannot telephone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.look import Look, Role
from ui.widgets.typeset import TextBlock, text_block


class NumberCard(QLabel):
    """Number very large, name, use. `vital` numbers stand on the alert colour. `compact` saves height."""

    def __init__(self, number: str, name: str, use: str, vital: bool, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = (number, name, use)
        self._vital = vital
        self._look = look
        self.compact = False
        self.setAccessibleName(f"{number} : {name}. {use}")

    def height_for(self, width: int) -> int:
        name, use = self._blocks(width)
        words = name.height + self._look.px(4) + use.height
        return max(words, self._number_block(width).height) + 2 * self._pad()

    def fits_in(self, width: int) -> bool:
        return not any(block.broken for block in (*self._blocks(width), self._number_block(width)))

    def overflows(self) -> bool:
        return not self.fits_in(self.width()) or self.height_for(self.width()) > self.height()

    def _pad(self) -> int:
        return self._look.px(12 if self.compact else 18)

    def _number_width(self) -> int:
        return round(self._look.text_px(Role.NUMBER) * 2.35)

    def _number_block(self, width: int) -> TextBlock:
        return text_block(self._words[0], self._look.font(Role.NUMBER), self._number_width(), self._look.rtl)

    def _blocks(self, width: int) -> tuple[TextBlock, TextBlock]:
        room = max(1, width - self._number_width() - 2 * self._pad())
        look = self._look
        return (
            text_block(self._words[1], look.font(Role.CONTROL), room, look.rtl),
            text_block(self._words[2], look.font(Role.HINT), room, look.rtl),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, soft = (
            (palette.alert, palette.on_alert, palette.on_alert) if self._vital else
            (palette.surface, palette.ink, palette.soft)
        )  # fmt: skip
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(palette.alert_edge if self._vital else palette.line), max(1.0, 2 * look.u)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(26), look.px(26))
        painter.setPen(Qt.PenStyle.NoPen)
        number, (name, use) = self._number_block(self.width()), self._blocks(self.width())
        pad, words = self._pad(), name.height + look.px(4) + use.height
        x, y = pad + self._number_width(), (self.height() - words) / 2
        number_x = pad
        if look.rtl:
            x, number_x = pad, self.width() - pad - self._number_width()
        number.draw(painter, number_x, (self.height() - number.height) / 2, ink)
        name.draw(painter, x, y, ink)
        use.draw(painter, x, y + name.height + look.px(4), soft)
        painter.end()
