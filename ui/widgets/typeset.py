"""Words set in a width: the one place where text is measured and drawn, so that nothing is ever cut."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

LEADING = 1.24
WORD_JOINER = "\N{WORD JOINER}"
HYPHEN = re.compile(r"(?<=\w)-(?=\w)")  # « rendez-vous » stays on one line


class TextBlock:
    """A text set in lines of `width` pixels. `broken` tells that a word was longer than a whole line."""

    def __init__(self, text: str, font: QFont, width: int, rtl: bool = False, centred: bool = False) -> None:
        metrics = QFontMetricsF(font)
        self._layout = QTextLayout(HYPHEN.sub(f"-{WORD_JOINER}", text), font)
        option = QTextOption(_alignment(rtl, centred))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        step = font.pixelSize() * LEADING
        lift = (step - metrics.height()) / 2
        lines = 0
        self.widest = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, lines * step + lift))
            self.widest = max(self.widest, line.naturalTextWidth())
            lines += 1
        self._layout.endLayout()
        self.lines = lines
        self.height = round(lines * step)
        self.broken = any(metrics.horizontalAdvance(word) > width for word in text.split(" "))

    def draw(self, painter: QPainter, x: float, y: float, colour: str) -> None:
        painter.setPen(QColor(colour))
        self._layout.draw(painter, QPointF(x, y))


@lru_cache(maxsize=2048)
def text_block(text: str, font: QFont, width: int, rtl: bool = False, centred: bool = False) -> TextBlock:
    """A block, set once. Screens measure the same words for several arrangements."""
    return TextBlock(text, font, max(1, width), rtl, centred)


def _alignment(rtl: bool, centred: bool) -> Qt.AlignmentFlag:
    if centred:
        return Qt.AlignmentFlag.AlignHCenter
    return Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
