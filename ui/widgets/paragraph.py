"""A text on the screen: measured before it is placed, never cut."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.look import Look, Role, Span
from ui.widgets.typeset import TextBlock, text_block


class Paragraph(QLabel):
    """One title or sentence, in the role's type. A label, so that a screen reader finds a text; it draws itself."""

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
        self.setAccessibleName(text)

    def highlight(self, span: Span | None) -> None:
        """The word that is being said; None when it is silent."""
        self._spoken = span
        self.update()

    def height_for(self, width: int) -> int:
        return self._set_in(width).height

    def fits_in(self, width: int) -> bool:
        return not self._set_in(width).broken

    def natural_width(self, limit: int) -> int:
        """Pixels that the words really take, at most `limit`."""
        return min(limit, round(self._set_in(limit).widest + 1))

    def overflows(self) -> bool:
        block = self._set_in(self.width())
        return block.broken or block.height > self.height()

    def _set_in(self, width: int) -> TextBlock:
        return text_block(self.words, self._font, width, self._look.rtl, self._centred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._set_in(self.width()).draw(painter, 0, 0, self._colour, self._look.mark(self._spoken))
        painter.end()
