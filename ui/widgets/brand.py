"""The mark: three steps going up, and the name."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.look import Look, Role
from ui.widgets.typeset import TextBlock, snug_block, text_block

NAME = "Pas à pas"
STEPS = ((0, 30, "droits"), (20, 16, "rendez-vous"), (40, 2, "parcours"))
MARK, GAP = 60, 18  # units: the steps, and between them and the words
WIDEST, NARROW = 900, 380  # units: the notice on one line, and on two


class Brand(QLabel):
    """The mark, and the name beside it where there is room.

    While it is `noticed`, its notice stands in small type under the name, or in its place on two lines.
    """

    def __init__(self, look: Look, parent: QWidget, notice: str = "") -> None:
        super().__init__(parent)
        self._look, self._notice = look, notice
        self.noticed = False
        self._name = text_block(NAME, look.font(Role.BRAND), look.px(WIDEST))
        self.setAccessibleName(f"{NAME}. {notice}" if notice else NAME)

    def mark_width(self) -> int:
        return self._look.px(MARK)

    def full_width(self) -> int:
        return self._beside() + ceil(self._name.widest) + 2

    def noticed_widths(self) -> tuple[int, ...]:
        """Pixels of each way to show the notice too, the best first; a way whose words would be cut is none."""
        one, two = self._lines(WIDEST), self._lines(NARROW)
        whole = self._beside() + ceil(max(self._name.widest, one.widest)) + 2
        narrow = (self._beside() + ceil(two.widest) + 2,) if two.lines == 2 and not two.broken else ()
        return (whole, *narrow)

    def _beside(self) -> int:
        return self.mark_width() + self._look.px(GAP)

    def _lines(self, units: int) -> TextBlock:
        """The notice, in as many lines as so many units make of it."""
        return snug_block(self._notice, self._look.font(Role.NOTICE), self._look.px(units), self._look.rtl)

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
        words = self._words()
        y = (self.height() - sum(block.height for block, _ in words)) / 2
        for block, colour in words:
            right = self.width() - self._beside() - block.widest  # where a line begins that is read from there
            block.draw(painter, right if look.rtl else self._beside(), y, colour)
            y += block.height
        painter.end()

    def _words(self) -> list[tuple[TextBlock, str]]:
        """What there is room for, and its colours."""
        palette = self._look.palette
        name = [(self._name, palette.ink)]
        if not self.noticed:
            return name if self.width() >= self.full_width() else []
        if self.width() >= self.noticed_widths()[0]:
            return [*name, (self._lines(WIDEST), palette.soft)]
        return [(self._lines(NARROW), palette.soft)]
