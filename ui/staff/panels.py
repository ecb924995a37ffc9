"""Things to read on the staff's pages, each on a card: figures of a period, a notice."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.staff.pages import FigureCard
from ui.theme.look import Look, Role
from ui.widgets.big_button import RING
from ui.widgets.typeset import TextBlock, text_block

PAD = RING + 24
SIGN = 76
UNIT_GAP = 10


class Panel(QWidget):
    """A card on the ground of the page, as far in as the body of a button. What it says is also its accessible name."""

    def __init__(self, said: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(said)

    def height_for(self, width: int) -> int:
        raise NotImplementedError

    def fits_in(self, width: int) -> bool:
        raise NotImplementedError

    def overflows(self) -> bool:
        return not self.fits_in(self.width()) or self.height_for(self.width()) > self.height()

    def draw(self, painter: QPainter) -> None:
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(palette.surface))
        painter.setPen(QPen(QColor(palette.line), max(1.0, 2 * look.u)))
        edge = look.px(RING)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), look.px(28), look.px(28))
        self.draw(painter)
        painter.end()

    def _room(self, width: int) -> int:
        return max(1, width - 2 * self._look.px(PAD))

    def _set(self, text: str, role: Role, width: int) -> TextBlock:
        return text_block(text, self._look.font(role), width)


class PeriodPanel(Panel):
    """A large number with its unit, and what it was made of."""

    def __init__(self, card: FigureCard, look: Look, parent: QWidget) -> None:
        super().__init__(f"{card.title} : {card.number} {card.unit}. {'. '.join(card.lines)}.", look, parent)
        self._card = card

    def height_for(self, width: int) -> int:
        title, number, _, lines = self._blocks(width)
        return title.height + number.height + sum(line.height for line in lines) + 2 * self._look.px(PAD)

    def fits_in(self, width: int) -> bool:
        title, number, unit, lines = self._blocks(width)
        beside = number.widest + self._look.px(UNIT_GAP) + unit.widest <= self._room(width)
        return beside and unit.lines == 1 and not any(block.broken for block in (title, number, *lines))

    def draw(self, painter: QPainter) -> None:
        title, number, unit, lines = self._blocks(self.width())
        palette, x, y = self._look.palette, self._look.px(PAD), self._look.px(PAD)
        title.draw(painter, x, y, palette.soft)
        y += title.height
        number.draw(painter, x, y, palette.ink)
        unit.draw(
            painter, x + number.widest + self._look.px(UNIT_GAP), y + (number.height - unit.height) * 0.68, palette.ink
        )
        y += number.height
        for line in lines:
            line.draw(painter, x, y, palette.soft)
            y += line.height

    def _blocks(self, width: int) -> tuple[TextBlock, TextBlock, TextBlock, list[TextBlock]]:
        card, room = self._card, self._room(width)
        lines = [self._set(line, Role.HINT, room) for line in card.lines]
        title, number = self._set(card.title, Role.CONTROL, room), self._set(card.number, Role.NUMBER, room)
        return title, number, self._set(card.unit, Role.HINT, room), lines


class Notice(Panel):
    """A pictogram and a sentence. A file's path can be longer than a line: it goes on in the next one."""

    def __init__(
        self, text: str, picture: str, look: Look, parent: QWidget, topic: str = "", role: Role = Role.BODY
    ) -> None:
        super().__init__(text, look, parent)
        self._text, self._picture, self._role = text, picture, role
        self._colours = look.palette.topic(topic)

    def write(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def height_for(self, width: int) -> int:
        return max(self._block(width).height, self._look.px(SIGN)) + 2 * self._look.px(PAD)

    def fits_in(self, width: int) -> bool:
        return self._room(width) > self._look.px(SIGN + PAD)

    def draw(self, painter: QPainter) -> None:
        look, size, pad = self._look, self._look.px(SIGN), self._look.px(PAD)
        disc = QRectF(pad, (self.height() - size) / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.tint))
        painter.drawEllipse(disc)
        sign = round(size * 0.6)
        inset = (size - sign) / 2
        painter.drawPixmap(
            disc.topLeft() + QRectF(inset, inset, 0, 0).topLeft(), look.picture(self._picture, sign, self._colours.ink)
        )
        block = self._block(self.width())
        block.draw(painter, 2 * pad + size, (self.height() - block.height) / 2, look.palette.ink)

    def _block(self, width: int) -> TextBlock:
        return self._set(self._text, self._role, max(1, self._room(width) - self._look.px(SIGN + PAD)))
