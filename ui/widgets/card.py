"""A card to read: an emergency number with what it is for. Not a button: the kiosk cannot telephone."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.look import Look, Role, Span
from ui.widgets.big_button import RING
from ui.widgets.typeset import TextBlock, text_block

ENDLESS = 4000
SIDE, GAP, BETWEEN = 28, 22, 4  # units: beside everything, after the number, between name and use


class NumberCard(QLabel):
    """Number very large, name, use. `vital` numbers stand on the alert colour. `compact` saves height.

    `column` is the width of the number in pixels; cards under each other are given the widest one's.
    """

    def __init__(self, number: str, name: str, use: str, vital: bool, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = (number, name, use)
        self.vital = vital
        self._look = look
        self.compact = False
        self.column = 0
        self._spoken: tuple[int, Span | None] = (0, None)
        self.setAccessibleName(f"{number} : {name}. {use}")

    def highlight(self, part: int, span: Span | None) -> None:
        """The word that is being said of its number (0), its name (1) or its use (2); None when it is silent."""
        self._spoken = (part, span)
        self.update()

    def number_width(self) -> int:
        """Pixels that the number takes."""
        return ceil(text_block(self._words[0], self._number_font(), self._look.px(ENDLESS)).widest) + 1

    def height_for(self, width: int) -> int:
        name, use = self._blocks(width)
        words = name.height + self._look.px(BETWEEN) + use.height
        return max(words, self._number_block().height) + 2 * (self._pad() + self._above())

    def fits_in(self, width: int) -> bool:
        return not any(block.broken for block in (*self._blocks(width), self._number_block()))

    def overflows(self) -> bool:
        return not self.fits_in(self.width()) or self.height_for(self.width()) > self.height()

    def _pad(self) -> int:
        """Above and below its words."""
        return self._look.px(6 if self.compact else 18)

    def _above(self) -> int:
        """Left free above and below. At the sides that is the room of a focus ring: cards line up with buttons."""
        return self._look.px(2 if self.compact else RING)

    def _number_font(self) -> QFont:
        return self._look.font(Role.TITLE if self.compact else Role.NUMBER)

    def _number_block(self) -> TextBlock:
        return text_block(self._words[0], self._number_font(), max(self.column, self.number_width()), self._look.rtl)

    def _before(self) -> int:
        """Pixels from the edge to the words."""
        return self._look.px(RING + SIDE + GAP) + max(self.column, self.number_width())

    def _blocks(self, width: int) -> tuple[TextBlock, TextBlock]:
        look = self._look
        room = max(1, width - self._before() - look.px(RING + SIDE))
        return (
            text_block(self._words[1], look.font(Role.CONTROL), room, look.rtl),
            text_block(self._words[2], look.font(Role.HINT), room, look.rtl),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, soft = (
            (palette.alert, palette.on_alert, palette.on_alert) if self.vital else
            (palette.surface, palette.ink, palette.soft)
        )  # fmt: skip
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(palette.alert_edge if self.vital else palette.line), max(1.0, 2 * look.u)))
        across, down = look.px(RING) + 1, self._above() + 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(across, down, -across, -down), look.px(26), look.px(26))
        number, (name, use) = self._number_block(), self._blocks(self.width())
        words = name.height + look.px(BETWEEN) + use.height
        edge = look.px(RING + SIDE)
        x, y, number_x = self._before(), (self.height() - words) / 2, edge
        if look.rtl:
            x, number_x = edge, self.width() - edge - max(self.column, self.number_width())
        part, span = self._spoken
        marks = [look.mark(span) if part == rank else None for rank in range(3)]
        number.draw(painter, number_x, (self.height() - number.height) / 2, ink, marks[0])
        name.draw(painter, x, y, ink, marks[1])
        use.draw(painter, x, y + name.height + look.px(BETWEEN), soft, marks[2])
        painter.end()
