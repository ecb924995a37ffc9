"""What is being typed, on one line, in whichever direction its letters run."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QRectF, QTextBoundaryFinder
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextLine
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.letters import JOINERS
from kiosk.visit.typed import may_join
from ui.theme import fonts
from ui.theme.look import Look, Role
from ui.widgets.typeset import TextBlock, text_block

FIELD, PAD, CLEAR = 124, 28, 4  # units: its height, what is around the text, what is before the caret
ENDLESS = 10_000  # pixels: a line that is never broken
TYPES = (Role.BUTTON, Role.KEY, Role.CONTROL)


class Field(QLabel):
    """What has been typed, with a caret; a long text in smaller type, never under that of the sentences.

    Where it is not to be seen whole, as words that are looked for, a very long one shows its end: what is being typed.
    It begins at the side where the language is read. A text runs in the direction of its own first letter: a Latin
    name among Arabic pages is not turned round.
    """

    def __init__(self, text: str, name: str, look: Look, parent: QWidget, whole: bool = True) -> None:
        """`name`: what is to be typed here, for a screen reader."""
        super().__init__(parent)
        self._whole = whole
        self._name = name
        self._look = look
        self.write(text)

    def write(self, text: str) -> None:
        self.typed = text
        self.setAccessibleName(f"{self._name}, {text}" if text else self._name)
        self.update()

    def height_for(self, width: int) -> int:
        return max(self._look.px(FIELD), round(self._look.text_px(Role.BUTTON) * 1.9))

    def fits_in(self, width: int) -> bool:
        return not self._whole or self._goes_in(self._set_in(self.typed, width), width)

    def _goes_in(self, block: TextBlock, width: int) -> bool:
        return block.widest <= width - 2 * self._look.px(PAD)

    def overflows(self) -> bool:
        return not self.fits_in(self.width()) or self.height_for(self.width()) > self.height()

    def caret(self) -> float:
        """Where the next letter will stand, in pixels from the left edge: behind the last one, in its direction."""
        pad = self._look.px(PAD)
        if not self.typed:
            return self.width() - pad if self._look.rtl else pad
        block = self._block(self.width())
        line, last = block.layout.lineAt(0), block.layout.lineAt(0).textLength() - 1
        before: float = line.cursorToX(last)[0]
        behind: float = line.cursorToX(last, QTextLine.Edge.Trailing)[0]
        return self._left(block) + behind + self._look.px(CLEAR) * (1 if behind >= before else -1)

    def _left(self, block: TextBlock) -> float:
        """What is added to a place of the block, so that it begins at its side of the field."""
        pad, line = self._look.px(PAD), block.layout.lineAt(0)
        left = self.width() - pad - line.naturalTextWidth() if self._look.rtl else pad
        return left - line.naturalTextRect().left()

    def _block(self, width: int) -> TextBlock:
        """What is seen of the text."""
        block, kept = self._set_in(self.typed, width), self.typed
        while not self._whole and len(kept) > 1 and not self._goes_in(block, width):
            kept = kept[1:]
            block = self._set_in(f"…{kept}", width)
        return block

    def _set_in(self, text: str, width: int) -> TextBlock:
        rtl = runs_to_the_left(self.typed, self._look.rtl)
        blocks = (text_block(text or " ", self._look.font(role), ENDLESS, rtl) for role in TYPES)
        room = width - 2 * self._look.px(PAD)
        return min(blocks, key=lambda block: max(0, block.widest - room))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(palette.surface))
        painter.setPen(QPen(QColor(palette.ink), max(2, look.px(4))))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), look.px(22), look.px(22))
        block = self._block(self.width())
        y = (self.height() - block.height) / 2
        if self.typed:
            block.draw(painter, self._left(block), y, palette.ink)
        painter.fillRect(QRectF(self.caret() - look.px(2), y, look.px(4), block.height), QColor(palette.action))
        painter.end()


def runs_to_the_left(text: str, otherwise: bool) -> bool:
    """The direction of the first letter; `otherwise` where there is none."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind in ("R", "AL") for kind in strong if kind in ("L", "R", "AL")), otherwise)


def without_the_last(text: str) -> str:
    """One key less: a letter goes with all its marks, never half of it."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.toEnd()
    units = text.encode("utf-16-le")
    kept = units[: 2 * max(0, finder.toPreviousBoundary())]
    return kept.decode("utf-16-le", "ignore")  # Qt parts some letters that it does not know in two


def typable(character: str, before: str = "") -> bool:
    """Whether a key gave something that can be seen after `before`, here and on paper: a letter, a mark over one, a
    space between two words, or what joins letters that join."""
    if len(character) != 1:
        return False
    if character == " ":
        return bool(before) and not before.endswith(" ")
    if character in JOINERS:
        return may_join(before)
    kind = unicodedata.category(character)[0]
    return kind not in "CZ" and (kind != "M" or bool(before.strip())) and fonts.draws(character)
