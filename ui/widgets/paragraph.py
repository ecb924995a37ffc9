"""A text on the screen: measured before it is placed, never cut."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.look import Look, Role, Span
from ui.widgets.typeset import TextBlock, bleed, text_block


class Paragraph(QLabel):
    """One title or sentence, in the role's type. A label, so that a screen reader finds a text; it draws itself.

    Its words keep to the place that it is given. Around them there is room for the pen that highlights one, and for the
    marks of a script that reaches far up and down.
    """

    def __init__(
        self, text: str, role: Role, look: Look, parent: QWidget, colour: str = "", centred: bool = False
    ) -> None:
        super().__init__(parent)
        self.words = text
        self._font = look.font(role)
        self._colour = colour or look.palette.ink
        self._look = look
        self._centred = centred
        self._spoken: Span | None = None
        self._bleed, self.over = bleed(self._font), 0
        self.setAccessibleName(text)

    def highlight(self, span: Span | None) -> None:
        """The word that is being said; None when it is silent."""
        self._spoken = span
        self.update()

    def set_type(self, role: Role) -> None:
        """Another type, before it is given its place: where a window leaves little room."""
        self._font = self._look.font(role)
        self._bleed = bleed(self._font)

    def setGeometry(self, x: int, y: int, width: int, height: int) -> None:
        self.over = self._set_in(width).over
        super().setGeometry(x - self._bleed, y - self.over, width + 2 * self._bleed, height + 2 * self.over)

    def height_for(self, width: int) -> int:
        return self._set_in(width).height

    def fits_in(self, width: int) -> bool:
        return not self._set_in(width).broken

    def natural_width(self, limit: int) -> int:
        """Pixels that the words really take, at most `limit`."""
        return min(limit, round(self._set_in(limit).widest + 1))

    def overflows(self) -> bool:
        block = self._set_in(self._words_width())
        return block.broken or block.height + 2 * block.over > self.height()

    def _words_width(self) -> int:
        return self.width() - 2 * self._bleed

    def _set_in(self, width: int) -> TextBlock:
        return text_block(self.words, self._font, width, self._look.rtl, self._centred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words, mark = self._set_in(self._words_width()), self._look.mark(self._spoken)
        words.draw(painter, self._bleed, words.over, self._colour, mark)
        painter.end()
