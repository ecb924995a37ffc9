"""The sheet exactly as it will print, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.visit.narration import Utterance
from kiosk.visit.pages import Page
from ui.layout import Rect
from ui.screens.guidance import GuidanceScreen
from ui.screens.parts import Highlight
from ui.theme.look import Look, Role
from ui.theme.tokens import ON_PAPER, PAPER
from ui.widgets import faces
from ui.widgets.big_button import BigButton
from ui.widgets.typeset import text_block

A4 = 297 / 210


class Paper(QLabel):
    """One page of the sheet on the table. Until it is ready, an empty sheet with a word on it."""

    def __init__(self, waiting: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._waiting = waiting
        self._look = look
        self._image: QImage | None = None
        self.setAccessibleName(waiting)

    def show_image(self, image: QImage, name: str) -> None:
        self._image = image
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF(self.rect()).adjusted(look.px(8), look.px(4), -look.px(8), -look.px(14))
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
            painter.drawImage(sheet.adjusted(1, 1, -1, -1), self._image)
        else:
            block = text_block(self._waiting, look.font(Role.HINT), round(sheet.width() * 0.8), look.rtl, centred=True)
            block.draw(painter, sheet.x() + sheet.width() * 0.1, sheet.center().y() - block.height / 2, ON_PAPER)
        painter.end()


class SheetScreen(QWidget):
    """Paper on one side, choices on the other; under each other in a portrait window."""

    chosen = Signal(str)
    turned = Signal()

    def __init__(self, page: Page, look: Look, words: tuple[str, str, str], parent: QWidget) -> None:
        """`words`: « Votre fiche se prépare… », « Suite », « Page suivante »."""
        super().__init__(parent)
        self.page = page
        self._look = look
        waiting, more, next_page = words
        self._paper = Paper(waiting, look, self)
        self._turn = BigButton(next_page, faces.control(look.palette), look, self, picture="suivant")
        self._turn.clicked.connect(self._next_page)
        self._turn.hide()
        self._choices = GuidanceScreen(page, look, more, self)
        self._choices.chosen.connect(self.chosen)
        self._choices.turned.connect(self.turned)
        self._images: Sequence[QImage] = ()
        self._at = 0

    def show_paper(self, images: Sequence[QImage], text: str) -> None:
        """The pages of the sheet, and all their words for a screen reader."""
        self._images, self._at = images, 0
        self._text = text
        self._turn.setVisible(len(images) > 1)
        if images:
            self._show_page(0)
        self._arrange()

    def paper_width(self) -> int:
        """Pixels the preview is drawn at."""
        return max(200, self._paper.width())

    def targets(self) -> list[QWidget]:
        turn = [self._turn] if self._turn.isVisibleTo(self) else []
        return [*self._choices.targets(), *turn]

    def voiced(self) -> dict[str, Highlight]:
        return self._choices.voiced()

    def own_words(self) -> tuple[Utterance, ...]:
        return self._choices.own_words()

    def turn_back(self) -> bool:
        return self._choices.turn_back()

    @property
    def leaf_shown(self) -> int:
        return self._choices.leaf_shown

    def leaf_count(self) -> int:
        return self._choices.leaf_count()

    def turn_to(self, number: int) -> None:
        self._choices.turn_to(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        look, width, height = self._look, self.width(), self.height()
        margin = look.px(56)
        turn = self._turn.height_for(look.px(420)) if self._turn.isVisibleTo(self) else 0
        wide = width > height * 1.1
        high = height - 2 * look.px(26) - turn if wide else round(height * 0.56) - turn
        across = min(round(high / A4), width // 2 - margin if wide else width - 2 * margin)
        high = round(across * A4)
        column = max(across, self._turn.snug_width() if turn else 0)
        x = margin + (column - across) // 2 if wide else (width - across) // 2
        y = (height - high - turn) // 2 if wide else look.px(20)
        paper = Rect(x, y, across, high)
        choices = (
            Rect(margin + column, 0, width - margin - column, height)
            if wide
            else Rect(0, y + high + turn, width, height - y - high - turn)
        )
        for widget, rect in ((self._paper, paper), (self._choices, choices)):
            left = width - rect.x - rect.width if look.rtl else rect.x
            widget.setGeometry(left, rect.y, rect.width, rect.height)
        if turn:
            middle = self._paper.x() + across // 2
            self._turn.setGeometry(middle - column // 2, self._paper.y() + high, column, turn)

    def _next_page(self) -> None:
        self._show_page((self._at + 1) % len(self._images))

    def _show_page(self, number: int) -> None:
        self._at = number
        self._paper.show_image(self._images[number], self._text)
        self._turn.mark = f"{number + 1} / {len(self._images)}"
