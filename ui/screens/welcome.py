"""The calm screen that waits for somebody. The whole of it is one button."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.letters import has_right_to_left
from kiosk.visit.narration import Utterance
from kiosk.visit.page import Greeting, Page
from ui.screens.parts import Highlight
from ui.theme.look import Look, Role, Span
from ui.widgets import faces
from ui.widgets.big_button import BigButton
from ui.widgets.brand import Brand
from ui.widgets.typeset import TextBlock, text_block

RINGS = ((440, 0.10), (368, 0.20))
DISC, HAND = 300, 170
EACH_MS = 4000
BRAND, GAP, SIDE, BREATH = 60, 30, 80, 150  # units: the mark's height, between parts, beside words, around it all
SCALES = (1.3, 1.15, 1.0, 0.85, 0.7, 0.55, 0.4)  # of the hand, which takes what the words leave


class WelcomeScreen(QAbstractButton):
    """Draws the welcome page, its words in one language after the other; a touch anywhere begins."""

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
        self._room = self._top = 0
        self._highs: list[int] = []
        self._spoken: tuple[int, Span | None] = (0, None)
        self._scale, self._title_role = 1.0, Role.HUGE
        self._greetings = (Greeting(page.title, page.sentences[0]), *page.greetings)
        self._greeted = 0
        self._turn = QTimer(self, interval=EACH_MS)
        self._turn.timeout.connect(self._greet_others)
        if page.greetings:
            self._turn.start()
        self.clicked.connect(lambda: self.chosen.emit(page.options[0].id))

    def targets(self) -> list[QWidget]:
        return [self, self._emergency]

    def voiced(self) -> dict[str, Highlight]:
        return {
            "title": partial(self._highlight, 0),
            **{f"sentence.{rank}": partial(self._highlight, rank + 1) for rank in range(len(self.page.sentences))},
        }

    def own_words(self) -> tuple[Utterance, ...]:
        return ()

    def _highlight(self, rank: int, span: Span | None) -> None:
        """What is heard is seen: while it is said, the words stay in their own language."""
        self._spoken = (rank, span)
        if span is not None:
            self._greeted = 0
        self.update()

    def _greet_others(self) -> None:
        if self._spoken[1] is None:
            self._greeted = (self._greeted + 1) % len(self._greetings)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The command stands in its corner, the mark above the hand, and everything else is drawn under it."""
        width, margin = self._emergency.snug_width(), self._look.px(44)
        high = self._emergency.height_for(width)
        x = margin if self._look.rtl else self.width() - width - margin
        y = self.height() - high - margin if self._look.low else self._look.px(12)
        self._emergency.setGeometry(x, y, width, high)
        self._room = y if self._look.low else self.height()
        roomy = self._room - self._look.px(BREATH)
        for self._title_role in (Role.HUGE, Role.TITLE):
            self._highs = self._heights()
            fitting = [scale for scale in SCALES if self._height(scale) <= roomy]
            if fitting:
                break
        self._scale = fitting[0] if fitting else SCALES[-1]
        self._top = max(0, (self._room - self._height(self._scale)) // 2)
        brand = self._brand.full_width()
        self._brand.setGeometry((self.width() - brand) // 2, self._top, brand, self._look.px(BRAND))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def overflows(self) -> bool:
        said = range(len(self._greetings))
        broken = any(block.broken for number in said for block in self._blocks(number))
        return self._height(self._scale) > self._room or broken

    def _blocks(self, number: int) -> list[TextBlock]:
        """Title and sentences with the greeting of that number."""
        look, room, said = self._look, self.width() - 2 * self._look.px(SIDE), self._greetings[number]
        words = ((said.title, self._title_role), (said.sentence, Role.BODY),
                 *((sentence, Role.BODY) for sentence in self.page.sentences[1:]))  # fmt: skip
        return [text_block(text, look.font(role), room, has_right_to_left(text), centred=True) for text, role in words]

    def _heights(self) -> list[int]:
        """Pixels for each text, in whatever language it takes most: nothing moves when another one takes over."""
        said = [self._blocks(number) for number in range(len(self._greetings))]
        return [max(block.height for block in alike) for alike in zip(*said, strict=True)]

    def _height(self, scale: float) -> int:
        """Pixels from the mark to the last word, around a hand of that scale."""
        words = sum(high + self._look.px(GAP) for high in self._highs)
        return self._look.px(BRAND + GAP + RINGS[0][0] * scale) + words

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        slope = QLinearGradient(QPointF(0, 0), QPointF(self.width() * 0.6, self.height()))
        slope.setColorAt(0, QColor(palette.ground))
        slope.setColorAt(1, QColor(palette.glow))
        painter.fillRect(self.rect(), slope)
        across = look.px(RINGS[0][0] * self._scale)
        y = self._top + look.px(BRAND + GAP)
        self._draw_hand(painter, QPointF(self.width() / 2, y + across / 2))
        y += across + look.px(GAP)
        for i, (block, high) in enumerate(zip(self._blocks(self._greeted), self._highs, strict=True)):
            mark = look.mark(self._spoken[1]) if i == self._spoken[0] else None
            lower = y + (high - block.height) / 2
            block.draw(painter, look.px(SIDE), lower, palette.soft if i else palette.ink, mark)
            y += high + look.px(GAP)
        if self.hasFocus() and self.window().property("keys"):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.ink), look.px(6)))
            painter.drawRoundedRect(self.rect().adjusted(12, 12, -12, -12), look.px(30), look.px(30))
        painter.end()

    def _draw_hand(self, painter: QPainter, middle: QPointF) -> None:
        look, palette, scale = self._look, self._look.palette, self._scale
        painter.setPen(Qt.PenStyle.NoPen)
        for units, opacity in (*RINGS, (DISC, 1.0)):
            colour = QColor(palette.action)
            colour.setAlphaF(opacity)
            painter.setBrush(colour)
            painter.drawEllipse(middle, look.px(units * scale) / 2, look.px(units * scale) / 2)
        size = look.px(HAND * scale)
        pixmap = look.picture(self.page.picture, size, palette.on_action)
        painter.drawPixmap(QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size).topLeft(), pixmap)
