"""Two overlays that stand in front of everything: the question before wiping, and the raised hand."""

from __future__ import annotations

from itertools import product

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.narration import Utterance
from kiosk.visit.page import Page, Weight
from ui.layout import Band, Gaps, Item, Leaf, Rect, grid, stacked, unfolded
from ui.screens.parts import Highlight, is_tall, voiced_button
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import BigButton
from ui.widgets.countdown import Countdown
from ui.widgets.paragraph import Paragraph

EDGE = 8
LEAST_HAND = 120  # units
ROOMY = ((44, 24), (24, 10))  # units around what stands on a card, and between: what is tried


class _Overlay(QWidget):
    chosen = Signal(str)
    commanded = Signal(str)

    def __init__(self, page: Page, look: Look, parent: QWidget, emergency: str) -> None:
        """`emergency`: the word of the command that no overlay hides."""
        super().__init__(parent)
        self.page = page
        self._look = look
        self._buttons = [self._button(i) for i in range(len(page.options))]
        self._emergency = BigButton(emergency, faces.urgent_control(look.palette), look, self, picture="telephoner")
        self._emergency.setObjectName("urgence")
        self._emergency.clicked.connect(lambda: self.commanded.emit("urgence"))

    def targets(self) -> list[QWidget]:
        return [*self._buttons, self._emergency]

    def voiced(self) -> dict[str, Highlight]:
        named = [
            (self._title, "title", self._title.highlight),
            *((one, f"sentence.{rank}", one.highlight) for rank, one in enumerate(self._sentences)),
        ]
        for button, option in zip(self._buttons, self.page.options, strict=True):
            named += voiced_button(button, option.id)
        return {target: highlight for _, target, highlight in named}

    def own_words(self) -> tuple[Utterance, ...]:
        return ()

    def _place_emergency(self) -> tuple[int, int]:
        """Exactly over the same command behind, that the veil dims; gives from where to where there is free room."""
        window = self.window()
        behind = next(
            button for button in window.findChildren(BigButton, "urgence")
            if button is not self._emergency and button.isVisibleTo(window)
        )  # fmt: skip
        place = QRect(behind.mapTo(window, QPoint(0, 0)), behind.size())
        self._emergency.setGeometry(place)
        edge = self._look.px(EDGE)
        return (0, place.y() - edge) if self._look.low else (place.y() + place.height() + edge, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Touches beside the buttons do not reach what stands behind."""
        event.accept()

    def _button(self, i: int) -> BigButton:
        option, palette = self.page.options[i], self._look.palette
        face = faces.main(palette) if option.weight is Weight.MAIN else faces.choice(palette, "")
        button = BigButton(option.text, face, self._look, self, option.hint, option.picture)
        button.setObjectName(option.id)
        button.clicked.connect(lambda _=False: self.chosen.emit(option.id))
        return button


class StillThereOverlay(_Overlay):
    """« Êtes-vous toujours là ? » on a card, with the seconds that remain."""

    def __init__(self, page: Page, look: Look, parent: QWidget, emergency: str, seconds: int) -> None:
        super().__init__(page, look, parent, emergency)
        self._title = Paragraph(page.title, Role.TITLE, look, self, centred=True)
        self._sentences = [Paragraph(s, Role.BODY, look, self, centred=True) for s in page.sentences]
        self._countdown = Countdown(seconds, look, self)
        self._card = QRectF()

    def count(self, seconds: int) -> None:
        self._countdown.show_seconds(seconds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a card as roomy as the window allows; low, just above the commands that have come down."""
        look = self._look
        begin, end = self._place_emergency()
        width = min(self.width() - 2 * look.px(40), look.px(1240))
        columns = (1,) if is_tall(self.width(), self.height()) else (2, 1)
        for beside, (pad, gap), count in product((False, True), ROOMY, columns):
            pad = look.px(pad)
            area = Rect((self.width() - width) // 2 + pad, 0, width - 2 * pad, end - begin - 2 * pad)
            gaps = Gaps(look.px(gap), look.px(26), look.px(26))
            leaf = stacked(area, self._words(beside, gaps), grid(self._buttons, count), gaps, look.px(150))
            if leaf:
                break
        leaf = unfolded(leaf or ())
        height = max((rect.y + rect.height for _, rect in leaf), default=0)
        top = end - pad - height if look.low else max(begin + pad, (self.height() - height) // 2)
        for item, rect in leaf:
            item.setGeometry(rect.x, rect.y + top, rect.width, rect.height)
        self._card = QRectF((self.width() - width) / 2, top - pad, width, height + 2 * pad)

    def _words(self, beside: bool, gaps: Gaps) -> list[Item]:
        """The seconds between title and sentences, or `beside` them where height is short."""
        if not beside:
            return [self._title, self._countdown, *self._sentences]
        return [Band([self._title, *self._sentences], self._countdown, self._countdown.side, gaps)]

    def overflows(self) -> bool:
        return self._card.bottom() > self.height() or self._card.height() <= 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = self._look.palette.veil
        colour = QColor(veil[:7])
        colour.setAlpha(255 if self.page.discreet else int(veil[7:], 16))  # nobody reads what she was reading
        painter.fillRect(self.rect(), colour)
        painter.setPen(QPen(QColor(self._look.palette.edge), max(1, self._look.px(2))))
        painter.setBrush(QColor(self._look.palette.surface))
        painter.drawRoundedRect(self._card, self._look.px(40), self._look.px(40))
        painter.end()


class CallingOverlay(_Overlay):
    """The raised hand, seen from the other end of the room."""

    def __init__(self, page: Page, look: Look, parent: QWidget, emergency: str) -> None:
        super().__init__(page, look, parent, emergency)
        ink = look.palette.on_action
        self._title = Paragraph(page.title, Role.HUGE, look, self, ink, centred=True)
        self._sentences = [Paragraph(s, Role.BODY, look, self, ink, centred=True) for s in page.sentences]
        self._hand = QRectF()

    def _button(self, i: int) -> BigButton:
        option = self.page.options[i]
        button = BigButton(option.text, faces.choice(self._look.palette, ""), self._look, self)
        button.setObjectName(option.id)
        button.clicked.connect(lambda _=False: self.chosen.emit(option.id))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and button take what they need at the bottom; the hand takes the rest."""
        look = self._look
        begin, end = self._place_emergency()
        margin = look.px(60)
        area = Rect(margin, 0, self.width() - 2 * margin, end - begin)
        self._button_width = max(look.px(700), *(button.snug_width() for button in self._buttons))
        leaf = self._leaf(area, Role.HUGE) or self._leaf(area, Role.TITLE) or ()
        height = max((rect.y + rect.height for _, rect in leaf), default=0)
        top = end - height - (look.px(26) if look.low else margin)
        for item, rect in leaf:
            narrow = min(rect.width, self._button_width) if isinstance(item, BigButton) else rect.width
            item.setGeometry((self.width() - narrow) // 2, rect.y + top, narrow, rect.height)
        size = min(self.width() * 0.7, top - begin - margin * 0.4)
        self._hand = QRectF((self.width() - size) / 2, (begin + top - size) / 2, size, size)

    def _leaf(self, area: Rect, role: Role) -> Leaf | None:
        """Title in that type, sentences and button; None when the hand would have no room above them."""
        self._title.set_type(role)
        leaf = stacked(area, [self._title, *self._sentences], grid(self._buttons, 1), Gaps(self._look.px(18), 0, 0), 0)
        high = max((rect.y + rect.height for _, rect in leaf), default=0) if leaf else 0
        return leaf if leaf and area.height - high >= self._look.px(LEAST_HAND + 52) else None

    def overflows(self) -> bool:
        return self._hand.height() < self._look.px(LEAST_HAND)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(self._look.palette.action))
        painter.setPen(Qt.PenStyle.NoPen)
        size = max(1, round(self._hand.width()))
        painter.drawPixmap(
            self._hand.topLeft(), self._look.picture(self.page.picture, size, self._look.palette.on_action)
        )
        painter.end()
