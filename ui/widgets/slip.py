"""A small paper on the screen: a letter or a message to look at, or a piece of advice."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.visit.page import Slip
from ui.theme.look import Look, Role, Span
from ui.widgets.typeset import TextBlock, text_block

SIDE, SIGN, BESIDE = 30, 64, 22  # units
LARGE = 1.25  # text that is larger than this grows no more in a narrow and low place
NARROW = 600  # units: where height is short too, words are smaller and take the place of the pictogram
ROOMY, COMPACT = (20, 8), (8, 3)  # units above and below the words, and between them


class SlipCard(QLabel):
    """Its lines under each other, under a title if it has one, beside its pictogram. `compact` saves height.

    What was written by somebody else stands on white, as on paper; a piece of advice on the tint of the topic.
    """

    def __init__(self, slip: Slip, topic: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._slip, self._look = slip, look
        self._colours = look.palette.topic(topic)
        self.compact = False
        self._spoken: tuple[int, Span | None] = (0, None)
        self._texts = [*((slip.title,) if slip.title else ()), *slip.lines]
        self.setAccessibleName(" ".join(self._texts))

    def targets(self) -> list[str]:
        """How the narration calls each of its texts, in order."""
        lines = [f"slip.{rank}" for rank in range(len(self._slip.lines))]
        return ["slip.title", *lines] if self._slip.title else lines

    def highlight(self, part: int, span: Span | None) -> None:
        """The word that is being said of one of its texts; None when it is silent."""
        self._spoken = (part, span)
        self.update()

    def height_for(self, width: int) -> int:
        sign = self._look.px(SIGN) if self._has_sign(width) else 0
        return max(self._words_height(width), sign) + 2 * self._pad()

    def fits_in(self, width: int) -> bool:
        return not any(block.broken for block in self._blocks(width))

    def overflows(self) -> bool:
        return not self.fits_in(self.width()) or self.height_for(self.width()) > self.height()

    def _pad(self) -> int:
        return self._look.px((COMPACT if self.compact else ROOMY)[0])

    def _between(self) -> int:
        return self._look.px((COMPACT if self.compact else ROOMY)[1])

    def _is_narrow(self, width: int) -> bool:
        return self.compact and width < self._look.px(NARROW)

    def _has_sign(self, width: int) -> bool:
        return bool(self._slip.picture) and not self._is_narrow(width)

    def _before(self, width: int) -> int:
        """Pixels from the edge to the words."""
        return self._look.px(SIDE + (SIGN + BESIDE if self._has_sign(width) else 0))

    def _blocks(self, width: int) -> list[TextBlock]:
        room = max(1, width - self._before(width) - self._look.px(SIDE))
        title = 1 if self._slip.title else 0
        near = Role.CONTROL if self._look.text > LARGE else Role.HINT
        roles = [Role.CONTROL] * title + [near if self._is_narrow(width) else Role.BODY] * len(self._slip.lines)
        return [
            text_block(text, self._look.font(role), room, self._look.rtl)
            for text, role in zip(self._texts, roles, strict=True)
        ]

    def _words_height(self, width: int) -> int:
        blocks = self._blocks(width)
        return sum(block.height for block in blocks) + (len(blocks) - 1) * self._between()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette, advice = self._look, self._look.palette, bool(self._slip.title)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._colours.tint if advice else palette.surface))
        edge = Qt.PenStyle.NoPen if advice and palette.line != palette.ink else QPen(QColor(palette.edge), 2.5 * look.u)
        painter.setPen(edge)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), look.px(26), look.px(26))
        if self._has_sign(self.width()):
            sign, x = look.px(SIGN), look.px(SIDE)
            left = self.width() - x - sign if look.rtl else x
            pixmap = look.picture(self._slip.picture, sign, self._colours.ink)
            painter.drawPixmap(left, round((self.height() - sign) / 2), pixmap)
        x = look.px(SIDE) if look.rtl else self._before(self.width())
        y = (self.height() - self._words_height(self.width())) / 2
        part, span = self._spoken
        for rank, block in enumerate(self._blocks(self.width())):
            ink = self._colours.ink if advice and rank == 0 else palette.ink
            block.draw(painter, x, y, ink, look.mark(span) if rank == part else None)
            y += block.height + self._between()
        painter.end()
