"""How far the film is, as a bar and as a time. It is not a control: nothing here asks for a steady hand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.look import Look, Role
from ui.widgets.typeset import TextBlock, snug_block

BAR = 14


class Timeline(QLabel):
    """`words`: « {at} sur {length} ». A label, so that a screen reader finds the time; it draws itself."""

    def __init__(self, words: str, topic: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._look = look
        self._ink = look.palette.topic(topic).ink
        self.at = self.length = 0.0
        self.show_time(0, 0)

    def show_time(self, at: float, length: float) -> None:
        """Seconds. A length of 0 is not known yet."""
        self.at, self.length = at, length
        self.setAccessibleName(self._text(at))
        self.update()

    def height_for(self, width: int) -> int:
        return self._block(self.at).height + self._look.px(10)

    def fits_in(self, width: int) -> bool:
        return width >= self._block(self.length).widest + self._look.px(160)

    def overflows(self) -> bool:
        return self.height_for(self.width()) > self.height() or not self.fits_in(self.width())

    def _text(self, at: float) -> str:
        return self._words.format(at=clock(at), length=clock(self.length))

    def _block(self, at: float) -> TextBlock:
        return snug_block(self._text(at), self._look.font(Role.CONTROL), self._look.px(800), self._look.rtl)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        block = self._block(self.at)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high = look.px(BAR)
        room = self._block(self.length).widest  # of the longest time, so that the bar does not shrink while it fills
        whole = QRectF(0, (self.height() - high) / 2, self.width() - room - look.px(34), high)
        share = min(1.0, self.at / self.length) if self.length else 0.0
        done = QRectF(whole.left(), whole.top(), max(high, whole.width() * share), high)
        if look.rtl:
            for bar in (whole, done):
                bar.moveRight(self.width() - bar.left())
        line = 2 * look.u
        inside = whole.adjusted(line, line, -line, -line)
        for bar, colour in ((whole, look.palette.edge), (inside, look.palette.surface), (done, self._ink)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(bar, high / 2, high / 2)
        x = 0.0 if look.rtl else self.width() - block.widest
        block.draw(painter, x, (self.height() - block.height) / 2, look.palette.soft)
        painter.end()


def clock(seconds: float) -> str:
    """`1:07`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
