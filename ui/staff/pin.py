"""Type a PIN, or wait until one may be typed again."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.staff.pins import LONGEST
from kiosk.visit.page import Page
from ui.layout import Gaps, Item, Leaf, Placed, Rect, Row, leaves, side_by_side, stacked
from ui.staff.leafed import LeafedPage
from ui.staff.pad import DIGITS, Dots, NumberPad
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import RING, BigButton
from ui.widgets.paragraph import Paragraph


class PinWords(Struct, frozen=True):
    """`typed` has `{n}` for the count of digits."""

    erase: str
    good: str
    more: str
    typed: str


class PinScreen(LeafedPage):
    """`typed` carries the digits, once, when « Valider » is touched. Afterwards the screen takes nothing more."""

    typed = Signal(str)

    def __init__(self, page: Page, look: Look, words: PinWords, parent: QWidget) -> None:
        super().__init__(page, look, parent)
        self._digits = ""
        self._given = False
        self._title = Paragraph(page.title, Role.TITLE, look, self)
        self._sentences = [Paragraph(text, Role.BODY, look, self) for text in page.sentences]
        self._dots = Dots(words.typed, look, self)
        self._pad = NumberPad(look, words.erase, self)
        self._pad.typed.connect(self._add)
        self._pad.erased.connect(self._erase)
        self._good = BigButton(words.good, faces.closing(look.palette), look, self, picture="coche")
        self._good.clicked.connect(self._give)
        self._more = BigButton(words.more, faces.main(look.palette), look, self, picture="suite")
        self._more.clicked.connect(self.turn_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def targets(self) -> list[QWidget]:
        typing = self._shown + 1 == len(self._leaves)
        return [*self._pad.targets(), self._good] if typing else [self._more]

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus()  # a real keyboard types at once

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and erasing from a real keyboard. Enter belongs to the window as soon as it has moved the focus."""
        if event.text() in DIGITS and event.text():
            self._add(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            self._give()
        else:
            event.ignore()

    def _arrange(self) -> list[Leaf]:
        """Words and dots beside the pad, or above it; in a low window with large text, words on a leaf of their own."""
        look, margin = self._look, self._look.px(56)
        words: list[Item] = [self._title, *self._sentences]
        for edge, between in ((28, 20), (10, 10)):
            gaps = Gaps(look.px(between), look.px(10), look.px(72), look.px(RING))
            area = Rect(margin, look.px(edge), self.width() - 2 * margin, self.height() - 2 * look.px(edge))
            if leaf := self._typing(area, [*words, self._dots], gaps):
                return [leaf]
        closing = self._more.height_for(area.width)
        above = area._replace(height=area.height - closing - gaps.buttons)
        *before, last = leaves(above, words, [], gaps, self._more)
        foot = Placed(self._more, Rect(area.x, area.y + area.height - closing, area.width, closing))
        return [*before, (*last, foot), self._typing(area, [self._dots], gaps) or ()]

    def _typing(self, area: Rect, words: list[Item], gaps: Gaps) -> Leaf | None:
        rows = [Row([self._pad], 1), Row([self._good], 1, grows=False)]
        if area.width > area.height * 1.1:
            return side_by_side(area, words, rows, gaps)
        return stacked(area, words, rows, gaps, self._look.px(760), self._look.low)

    def _add(self, digit: str) -> None:
        if len(self._digits) < LONGEST and not self._given:
            self._digits += digit
            self._dots.count(len(self._digits))

    def _erase(self) -> None:
        if not self._given:
            self._digits = self._digits[:-1]
            self._dots.count(len(self._digits))

    def _give(self) -> None:
        if not self._given:
            self._given = True
            digits, self._digits = self._digits, ""
            self.typed.emit(digits)
