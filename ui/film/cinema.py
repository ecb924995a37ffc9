"""The picture of the film in a calm frame, and its subtitles large under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.letters import has_right_to_left
from ui.film.subtitles import Cue
from ui.theme.look import Look, Role
from ui.widgets.typeset import TextBlock, text_block

SHAPE = 16 / 9
POSTER, SMALLEST = 200, 100


class Cinema(QWidget):
    """`touched`: somebody touched the picture, as one does to stop a film."""

    touched = Signal()

    def __init__(self, title: str, cues: Sequence[Cue], topic: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._look = look
        self._colours = look.palette.topic(topic)
        self._longest = sorted((cue.text for cue in cues), key=len)[-3:]
        self._image: QImage | None = None
        self.text = ""
        self.subtitled = bool(cues)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def show_text(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self.setAccessibleDescription(text)
            self.update()

    def show_subtitles(self, shown: bool) -> None:
        self.subtitled = shown
        self.update()

    def height_for(self, width: int) -> int:
        """The picture, and room for the longest subtitle, so that nothing jumps."""
        return round(width / SHAPE) + self.band(width)

    def picture_width(self, width: int, height: int) -> float:
        """How wide a picture is shown in a place of that size: it may be smaller than its subtitles."""
        return min(width, (height - self.band(width)) * SHAPE)

    def fits_in(self, width: int) -> bool:
        return not any(self._words(text, width).broken for text in self._longest)

    def overflows(self) -> bool:
        small = self.picture_width(self.width(), self.height()) < self._look.px(SMALLEST)
        return small or not self.fits_in(self.width())

    def band(self, width: int) -> int:
        """Pixels under the picture, for the longest subtitle."""
        if not self.subtitled or not self._longest:
            return 0
        return max(self._words(text, width).height for text in self._longest) + 2 * self._look.px(16)

    def _words(self, text: str, width: int) -> TextBlock:
        room = width - 2 * self._look.px(32)
        return text_block(text, self._look.font(Role.BODY), room, has_right_to_left(text), centred=True)  # of the film

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.touched.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        edge = max(1.0, 2.5 * look.u)
        whole = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        frame = QPainterPath()
        frame.addRoundedRect(whole, look.px(28), look.px(28))
        painter.setClipPath(frame)
        band = self.band(self.width())
        picture = QRectF(0, 0, self.width(), self.height() - band)
        self._draw_picture(painter, picture)
        if band:
            dark = QColor(palette.strong).lightness() < 128
            ground, ink = (palette.strong, palette.on_strong) if dark else (palette.surface, palette.ink)
            painter.fillRect(QRectF(0, picture.bottom(), self.width(), band), QColor(ground))
            block = self._words(self.text, self.width())
            block.draw(painter, look.px(32), picture.bottom() + (band - block.height) / 2, ink)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.edge), edge))
        painter.drawPath(frame)
        painter.end()

    def _draw_picture(self, painter: QPainter, place: QRectF) -> None:
        """Whole, whatever its shape. Before the first picture: the sign of a film."""
        painter.fillRect(place, QColor(self._colours.tint))
        if self._image is None:
            size = max(1, min(self._look.px(POSTER), round(place.height() * 0.6)))
            sign = self._look.picture("film", size, self._colours.ink)
            painter.drawPixmap(round(place.center().x() - size / 2), round(place.center().y() - size / 2), sign)
            return
        whole = self._image.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, whole.width(), whole.height())
        target.moveCenter(place.center())
        painter.drawImage(target, self._image)
