"""« Étape 2 sur 5 », in words and in dots."""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.look import Look, Role
from ui.widgets.typeset import TextBlock, snug_block, text_block

DOT, HERE, GAP = 28, 68, 10  # units: a step, the step shown, between two
WIDEST = 900  # units: the words on one line
HALF = 0.5


class ProgressMark(QLabel):
    """Always the words: colour and shape alone say nothing. The dots stand beside them, else below, else nowhere.

    Where there is no room for the words on one line, they take two; where these have none either, or a word is longer
    than that, the numbers stand alone.
    """

    def __init__(self, n: int, total: int, text: str, topic: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._n, self._total = n, total
        self._colours = look.palette.topic(topic)
        self._look = look
        self.setAccessibleName(text)
        self._words = self._set_in(look.px(WIDEST))

    def full_width(self) -> int:
        return self._dots_width(1) + self._look.px(26) + self.words_width()

    def narrow_width(self) -> int:
        """Pixels of the words on one line, with their dots below."""
        return max(round(self._set_in(self._look.px(WIDEST)).widest) + 2, self._dots_width(HALF))

    def steady_width(self) -> int:
        """Pixels of the words on one line, the same at every step."""
        return ceil(text_block(*self._typed(re.sub(r"\d+", "88", self.accessibleName()))).widest) + 2

    def least_width(self) -> int:
        """Pixels of the numbers alone, the same at every step."""
        return ceil(text_block(*self._typed("88 / 88")).widest) + 2

    def words_width(self) -> int:
        return round(self._words.widest) + 2

    def width_within(self, room: int, high: int) -> int:
        """The pixels taken in a header that has `room`, and is so `high`."""
        self._words = self._set_in(self._look.px(WIDEST))
        ways = (self.full_width(), self.narrow_width(), self.words_width())
        found = next((width for width in ways if width <= room), 0)
        if not found:
            self._words = self._set_in(room)
            if self._words.broken or self._words.height > high:
                self._words = text_block(*self._typed(f"{self._n} / {self._total}"))
        return found or self.words_width()

    def overflows(self) -> bool:
        return self._words.broken or self._words.height > self.height()

    def _typed(self, words: str) -> tuple[str, QFont, int]:
        return words, self._look.font(Role.CONTROL), self._look.px(WIDEST)

    def _set_in(self, width: int) -> TextBlock:
        return snug_block(self.accessibleName(), self._look.font(Role.CONTROL), width, self._look.rtl)

    def _dots_width(self, scale: float) -> int:
        return self._look.px(scale * ((self._total - 1) * (DOT + GAP) + HERE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        y, x = (self.height() - self._words.height) / 2, 0
        if self.width() >= self.full_width():
            self._draw_dots(painter, self.height() / 2, 1)
            x = 0 if self._look.rtl else self.width() - self.words_width()
        elif self._words.lines == 1 and self.width() >= self._dots_width(HALF):
            y -= self._look.px(10)
            self._draw_dots(painter, y + self._words.height + self._look.px(8), HALF)
            x = self.width() - self.words_width() if self._look.rtl else 0
        self._words.draw(painter, x, y, self._colours.ink)
        painter.end()

    def _draw_dots(self, painter: QPainter, middle: float, scale: float) -> None:
        look, x = self._look, 0.0
        thick = 16 * scale * look.u
        for i in range(1, self._total + 1):
            width = (HERE if i == self._n else DOT) * scale * look.u
            painter.setBrush(QColor(self._colours.ink if i <= self._n else look.palette.line))
            left = self.width() - x - width if look.rtl else x
            painter.drawRoundedRect(QRectF(left, middle - thick / 2, width, thick), thick / 2, thick / 2)
            x += width + GAP * scale * look.u
