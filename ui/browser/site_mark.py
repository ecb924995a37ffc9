"""The words over the page: what kind of site this is, and on a true one its address, that can be read and not typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.letters import has_right_to_left
from kiosk.visit.page import Beside
from ui.beside.lines import Labels
from ui.theme.look import Look, Role
from ui.widgets.typeset import MAY_BREAK, TextBlock, snug_block

EDGE, PAD, BESIDE, SIGN = 6, 24, 16, 44  # units: kept free above and below, around the words, beside its pictogram

PIECE = re.compile(r"[.-]")  # what a piece of an address ends with


class SiteMark(QLabel):
    """A true one has a lock and a stronger edge; a made-up one says on its own pages too what it is."""

    def __init__(self, beside: Beside, labels: Labels, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._true = beside.rules is not None
        self._kind = labels.real if self._true else labels.training
        self._name, self._host = beside.name, ""
        self.show_place("")

    def show_place(self, host: str) -> None:
        """The machine that the page comes from."""
        self._host = host
        self.setAccessibleName(" ".join(filter(None, (self._kind, self._name, host))))
        self.update()

    def overflows(self) -> bool:
        blocks = self._blocks()
        return any(block.broken for block in blocks) or _height(blocks) > self.height() - 2 * self._look.px(EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = palette.ink
        painter.setBrush(QColor(palette.surface))
        painter.setPen(QPen(QColor(palette.edge if self._true else palette.line), 2 * look.u))
        body = QRectF(self.rect()).adjusted(1, look.px(EDGE), -1, -look.px(EDGE))
        painter.drawRoundedRect(body, look.px(22), look.px(22))
        sign, pad = self._sign(), look.px(PAD)
        picture = look.picture("cadenas" if self._true else "tactile", sign, ink)
        x = self.width() - pad - sign if look.rtl else pad
        painter.drawPixmap(x, (self.height() - sign) // 2, picture)
        blocks = self._blocks()
        y = (self.height() - _height(blocks)) / 2
        for block in blocks:
            start = pad + sign + look.px(BESIDE)
            left = self.width() - start - block.widest if self._look.rtl else start
            block.draw(painter, left, y, ink)
            y += block.height
        painter.end()

    def _sign(self) -> int:
        return min(self._look.px(SIGN), self.height() - 4 * self._look.px(EDGE))

    def _blocks(self) -> list[TextBlock]:
        """The first way that has room, from the most words in the largest type to the fewest in the smallest."""
        room, high = self.width() - 2 * self._look.px(PAD) - self._sign() - self._look.px(BESIDE), self.height()
        blocks: list[TextBlock] = []
        for texts in self._ways():
            blocks = [self._set(text, role, max(1, room)) for text, role in texts]
            if all(block.lines == 1 for block in blocks) and _height(blocks) <= high - 2 * self._look.px(EDGE):
                break
        return blocks

    def _set(self, text: str, role: Role, room: int) -> TextBlock:
        """An address keeps its own way, and lines that are near, in a text from the right too."""
        return snug_block(text, self._look.font(role), room, self._look.rtl and has_right_to_left(text))

    def _ways(self) -> Iterator[list[tuple[str, Role]]]:
        """A true site's address is the larger of two lines; where there is little room it stands alone, and last in
        pieces, all of which are seen."""
        whole, one, two = f"{self._kind} · {self._name}", Role.CONTROL, Role.NOTICE
        if not self._true or not self._host:
            yield from ([(whole, one)], [(whole, two)], [(self._kind, two), (self._name, two)])
            yield from ([(self._kind if self._true else self._name, role)] for role in (one, two))
            return
        yield from ([(text, two), (self._host, one)] for text in (whole, self._kind))
        for address in (self._host, self._host.removeprefix("www.")):
            yield from ([(address, role)] for role in (one, two))
        yield [(PIECE.sub(rf"\g<0>{MAY_BREAK}", self._host), two)]


def _height(blocks: list[TextBlock]) -> int:
    return sum(block.height for block in blocks)
