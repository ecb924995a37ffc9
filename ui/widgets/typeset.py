"""Words set in a width: the one place where text is measured and drawn, so that nothing is ever cut."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from kiosk.letters import NUMBERED_NAME, has_right_to_left
from ui.theme.look import Mark

LEADING, RISE = 1.24, 0.954
DEEP_LEADING, DEEP_RISE, DEEP_OVER = 1.5, 1.03, 0.09
"""From one line to the next, and from its top down to where letters stand, per unit of size. The second pair is for
scripts with marks far above and below: in the Arabic and Persian texts ink goes from 1.11 above to 0.52 below, so that
the outermost marks stand over the edge of a block."""
PEN, BLEED, LINE = 0.16, 0.08, 0.06  # of a line: how round a highlighted word is, how much wider, its line
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
LINE_ENDS = f" /–—{MAY_BREAK}"  # what a line may end with, before the next one
NO_BREAK = "\N{NO-BREAK SPACE}"
WORD_JOINER = "\N{WORD JOINER}"
PIECES = re.compile(f"[ {MAY_BREAK}]")  # between what stays together
HYPHEN = re.compile(r"(?<=\w)-(?=\w)")  # « rendez-vous » stays on one line
DEEP = re.compile("[\u0530-\u1dff]")  # Arabic, Hebrew, and the scripts of India and South-East Asia
IN_ADDRESS = re.compile(r"(?<=\w@)(?=\w)")  # « nom@hote » may go on in the next line
LONE_LETTER = re.compile(r"(?<!\S)([^\W\d_]) ")  # « à » goes down with the word that it leads to


NUMBERED = re.compile(NUMBERED_NAME)
ISOLATED = "\N{LEFT-TO-RIGHT ISOLATE}\\g<0>\N{POP DIRECTIONAL ISOLATE}"


class TextBlock:
    """A text set in as few lines of `width` pixels as it needs, of about the same length: no last word alone.

    `broken` tells that a word was longer than a whole line; `layout` holds the lines, as they are drawn; `over` is how
    many pixels above and below its height some marks may take.
    """

    def __init__(self, text: str, font: QFont, width: int, rtl: bool = False, centred: bool = False) -> None:
        metrics = QFontMetricsF(font)
        self._added = sorted(self._unseen(text, rtl))
        text = HYPHEN.sub(f"-{WORD_JOINER}", LONE_LETTER.sub(rf"\1{NO_BREAK}", text))
        text = IN_ADDRESS.sub(MAY_BREAK, NUMBERED.sub(ISOLATED, text) if rtl else text)
        self.layout = QTextLayout(text, font)
        option = QTextOption(_alignment(rtl, centred))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(_direction(text, rtl))
        self.layout.setTextOption(option)
        self.layout.setCacheEnabled(True)
        deep = rtl or DEEP.search(text)
        leading, rise = (DEEP_LEADING, DEEP_RISE) if deep else (LEADING, RISE)
        self.over = ceil(font.pixelSize() * DEEP_OVER) if deep else 0
        self._step = font.pixelSize() * leading
        self._lift = font.pixelSize() * rise - metrics.ascent()
        words = [metrics.horizontalAdvance(word) for word in PIECES.split(text)]
        self.widest, self._longest = 0.0, max(words)
        self.lines = self._set(width, width)
        if self.lines > 1 and not self.broken:
            even = _even_width(words, metrics.horizontalAdvance(" "), self.lines, width)
            if even < width and (self._set(even, width) > self.lines or self.broken):
                self._set(width, width)
        self.height = round(self.lines * self._step)

    @staticmethod
    def _unseen(text: str, rtl: bool) -> Iterator[int]:
        """The places in `text` before which a sign is put that nobody sees."""
        yield from (found.end() for sign in (HYPHEN, IN_ADDRESS) for found in sign.finditer(text))
        if rtl:
            yield from (place for found in NUMBERED.finditer(text) for place in found.span())

    def ink_above(self) -> float:
        """Pixels from the top of the block to the highest stroke that one of its letters could have."""
        line, metrics = self.layout.lineAt(0), QFontMetricsF(self.layout.font())
        return max(0.0, line.y() + line.ascent() + metrics.tightBoundingRect(self.layout.text()).top())

    def draw(self, painter: QPainter, x: float, y: float, colour: str, mark: Mark | None = None) -> None:
        """`mark` is drawn as with a highlighter pen: under its word, a little wider, its corners round.

        The line at its foot is for grounds that are as light as the pen.
        """
        inks = []
        if mark is not None:
            start, end = (place + sum(added <= place for added in self._added) for place in mark.span)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            radius, wider, line = (self._step * share for share in (PEN, BLEED, LINE))
            for place in self._under(start, end):
                word = place.translated(x, y).adjusted(-wider, 0, wider, 0)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(mark.ground))
                painter.drawRoundedRect(word, radius, radius)
                painter.setBrush(QColor(mark.ink))
                foot = QRectF(word.left() + wider, word.bottom() - 1.5 * line, word.width() - 2 * wider, line)
                painter.drawRoundedRect(foot, line / 2, line / 2)
            inks = [_inked(start, end, mark.ink)]
        painter.setPen(QColor(colour))
        self.layout.draw(painter, QPointF(x, y), inks)

    def _under(self, start: int, end: int) -> Iterator[QRectF]:
        """Where characters stand, on each line that has some of them."""
        mixed = has_right_to_left(self.layout.text())
        for line in map(self.layout.lineAt, range(self.layout.lineCount())):
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _glyphs(line, first, last) if mixed else _carets(line, first, last)
                yield QRectF(left, line.y() - self._lift, right - left, self._step)

    def _set(self, line_width: float, width: int) -> int:
        """Lines of `line_width`, aligned within `width`. Returns how many there are, and notes how they are broken."""
        alignment = self.layout.textOption().alignment()
        spare = width - line_width
        x = {Qt.AlignmentFlag.AlignHCenter: spare / 2, Qt.AlignmentFlag.AlignRight: spare}.get(alignment, 0.0)
        lines, self.widest, self.broken = 0, 0.0, self._longest > width
        text = self.layout.text()
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(line_width)
            self.broken = self.broken or (lines > 0 and text[line.textStart() - 1] not in LINE_ENDS)
            line.setPosition(QPointF(x, lines * self._step + self._lift))
            self.widest = max(self.widest, line.naturalTextWidth())
            lines += 1
        self.layout.endLayout()
        return lines


def bleed(font: QFont) -> int:
    """Pixels beside the words that a highlighted one takes."""
    return ceil(font.pixelSize() * LEADING * BLEED)


@lru_cache(maxsize=2048)
def text_block(text: str, font: QFont, width: int, rtl: bool = False, centred: bool = False) -> TextBlock:
    """A block, set once. Screens measure the same words for several arrangements."""
    return TextBlock(text, font, max(1, width), rtl, centred)


def snug_block(text: str, font: QFont, width: int, rtl: bool = False) -> TextBlock:
    """The lines of `text_block` in no more width than they take: they begin where the block does, from either side."""
    return text_block(text, font, min(width, ceil(text_block(text, font, width, rtl).widest) + 1), rtl)


def _even_width(words: Sequence[float], space: float, lines: int, width: int) -> int:
    """The narrowest width, in pixels, that takes no more lines than `width` does."""
    least = int(max(words)) + 1
    narrower = range(least, max(least, width))
    return least + bisect_left(narrower, True, key=lambda each: _lines(words, space, each) <= lines) + 1


def _lines(words: Sequence[float], space: float, width: int) -> int:
    lines, x = 1, -space
    for word in words:
        x += space + word
        if x > width:
            lines, x = lines + 1, word
    return lines


def _alignment(rtl: bool, centred: bool) -> Qt.AlignmentFlag:
    if centred:
        return Qt.AlignmentFlag.AlignHCenter
    return Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft


def _direction(text: str, rtl: bool) -> Qt.LayoutDirection:
    """In a page from right to left, what has no letter of that kind (a telephone number, French) keeps its own way."""
    own = rtl and has_right_to_left(text)
    return Qt.LayoutDirection.RightToLeft if own else Qt.LayoutDirection.LeftToRight


def _carets(line: QTextLine, first: int, last: int) -> tuple[float, float]:
    sides = [line.cursorToX(at)[0] for at in (first, last)]
    return min(sides), max(sides)


def _glyphs(line: QTextLine, first: int, last: int) -> tuple[float, float]:
    """Where two directions meet, a caret has two places and Qt names one: the letters themselves are asked."""
    seen = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
    edges = [(rect.left(), rect.right()) for rect in seen if rect.width() > 0]
    return (min(left for left, _ in edges), max(right for _, right in edges)) if edges else _carets(line, first, last)


def _inked(start: int, end: int, ink: str) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, end - start
    form = QTextCharFormat()
    form.setForeground(QColor(ink))
    found.format = form
    return found
