"""A page of the sheet on the table, and the word on it that is being said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.look import Look, Role
from ui.theme.tokens import ON_PAPER, PAPER
from ui.widgets.typeset import text_block

ROUND = 0.2
"""How round a highlighted word is, in parts of its height."""

WIDER = 0.09
"""By how much it is wider than its word on either side: well under half a space, in parts of its height."""


class Paper(QLabel):
    """Until it is ready, an empty sheet with a word on it."""

    def __init__(self, waiting: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._waiting = waiting
        self._look = look
        self._image: QImage | None = None
        self._spoken: Sequence[QRectF] | None = None
        self.setAccessibleName(waiting)

    def show_image(self, image: QImage, name: str) -> None:
        self._image, self._spoken = image, None
        self.setAccessibleName(name)
        self.update()

    def highlight(self, places: Sequence[QRectF] | None) -> None:
        """Where the word stands that is being said, in parts of the page; None when none is."""
        self._spoken = places
        self.update()

    def page_rect(self) -> QRectF:
        """Where the page lies, in pixels."""
        px = self._look.px
        return QRectF(self.rect()).adjusted(px(8), px(4), -px(8), -px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        sheet = self.page_rect()
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in (8, 5, 2):
            shadow = QColor(palette.ink)
            shadow.setAlpha(16)
            painter.setBrush(shadow)
            edge = look.px(spread)
            painter.drawRoundedRect(sheet.adjusted(-edge, -edge + look.px(5), edge, edge + look.px(5)), edge, edge)
        painter.setBrush(QColor(PAPER))
        painter.setPen(QPen(QColor(palette.edge), 1))
        painter.drawRect(sheet)
        if self._image is not None:
            page = sheet.adjusted(1, 1, -1, -1)
            painter.drawImage(page, self._image)
            self._draw_spoken(painter, page)
        else:
            wide = round(sheet.width() * 0.8)
            blocks = [
                text_block(self._waiting, look.font(role), wide, look.rtl, centred=True)
                for role in (Role.HINT, Role.NOTICE)
            ]
            block = next((block for block in blocks if not block.broken), blocks[-1])
            block.draw(painter, sheet.x() + sheet.width() * 0.1, sheet.center().y() - block.height / 2, ON_PAPER)
        painter.end()

    def _draw_spoken(self, painter: QPainter, page: QRectF) -> None:
        """As with a highlighter pen: it colours the paper, and the letters stay as dark as they are printed."""
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.palette.spoken))
        for place in self._spoken or ():
            x, y = page.x() + place.x() * page.width(), page.y() + place.y() * page.height()
            width, height = place.width() * page.width(), place.height() * page.height()
            word = QRectF(x, y, width, height).adjusted(-WIDER * height, 0, WIDER * height, 0)
            painter.drawRoundedRect(word, ROUND * height, ROUND * height)
