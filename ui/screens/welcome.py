"""The calm screen that waits for somebody. The whole of it is one button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.visit.pages import Page
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import BigButton
from ui.widgets.brand import Brand
from ui.widgets.typeset import TextBlock, text_block

RINGS = ((440, 0.10), (368, 0.20))
DISC = 300


class WelcomeScreen(QAbstractButton):
    """Draws the welcome page; a touch anywhere begins."""

    chosen = Signal(str)
    commanded = Signal(str)

    def __init__(self, page: Page, look: Look, emergency: str, parent: QWidget) -> None:
        """`emergency`: the word of the one command that is here too."""
        super().__init__(parent)
        self.page = page
        self._look = look
        self._brand = Brand(look, self)
        self._brand.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(page.options[0].text)
        self.setObjectName(page.options[0].id)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._emergency = BigButton(emergency, faces.urgent_control(look.palette), look, self, picture="telephoner")
        self._emergency.setObjectName("urgence")
        self._emergency.clicked.connect(lambda: self.commanded.emit("urgence"))
        self.clicked.connect(lambda: self.chosen.emit(page.options[0].id))

    def targets(self) -> list[QWidget]:
        return [self, self._emergency]

    def resizeEvent(self, event: QResizeEvent) -> None:
        width, margin = self._emergency.snug_width(), self._look.px(44)
        x = margin if self._look.rtl else self.width() - width - margin
        y = self.height() - self._emergency.height_for(width) - margin if self._look.low else self._look.px(12)
        self._emergency.setGeometry(x, y, width, self._emergency.height_for(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def overflows(self) -> bool:
        blocks, total = self._blocks()
        return total > self.height() or any(block.broken for block in blocks)

    def _blocks(self) -> tuple[list[TextBlock], int]:
        look, room = self._look, self.width() - 2 * self._look.px(80)
        blocks = [text_block(self.page.title, look.font(Role.HUGE), room, look.rtl, centred=True)]
        blocks += [text_block(s, look.font(Role.BODY), room, look.rtl, centred=True) for s in self.page.sentences]
        words = sum(block.height for block in blocks) + look.px(30) * len(blocks)
        return blocks, words + look.px(RINGS[0][0] + 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        slope = QLinearGradient(QPointF(0, 0), QPointF(self.width() * 0.6, self.height()))
        slope.setColorAt(0, QColor(palette.ground))
        slope.setColorAt(1, QColor(palette.glow))
        painter.fillRect(self.rect(), slope)
        blocks, total = self._blocks()
        y = max(0, (self.height() - total) // 2)
        brand = self._brand.full_width()
        self._brand.setGeometry((self.width() - brand) // 2, y, brand, look.px(60))
        y += look.px(90)
        middle = QPointF(self.width() / 2, y + look.px(RINGS[0][0]) / 2)
        self._draw_hand(painter, middle)
        y += look.px(RINGS[0][0]) + look.px(30)
        for i, block in enumerate(blocks):
            block.draw(painter, look.px(80), y, palette.ink if i != 1 else palette.soft)
            y += block.height + look.px(30)
        if self.hasFocus() and self.window().property("keys"):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.ink), look.px(6)))
            painter.drawRoundedRect(self.rect().adjusted(12, 12, -12, -12), look.px(30), look.px(30))
        painter.end()

    def _draw_hand(self, painter: QPainter, middle: QPointF) -> None:
        look, palette = self._look, self._look.palette
        painter.setPen(Qt.PenStyle.NoPen)
        for units, opacity in RINGS:
            colour = QColor(palette.action)
            colour.setAlphaF(opacity)
            painter.setBrush(colour)
            painter.drawEllipse(middle, look.px(units) / 2, look.px(units) / 2)
        painter.setBrush(QColor(palette.action))
        painter.drawEllipse(middle, look.px(DISC) / 2, look.px(DISC) / 2)
        size = look.px(170)
        pixmap = look.picture(self.page.picture, size, palette.on_action)
        painter.drawPixmap(QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size).topLeft(), pixmap)
