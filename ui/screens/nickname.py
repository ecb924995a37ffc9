"""Type a first name or a nickname. The text lives here until it is given; nothing of it is stored."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.pages import Page
from ui.layout import Leaf, Placed, Rect, column, mirrored
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import BigButton
from ui.widgets.keyboard import Keyboard
from ui.widgets.paragraph import Paragraph
from ui.widgets.typeset import text_block

LONGEST = 20


class Field(QWidget):
    """What has been typed, with a caret."""

    def __init__(self, text: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        self._look = look
        self.setAccessibleName(text)

    def write(self, text: str) -> None:
        self.text = text
        self.setAccessibleName(text)
        self.update()

    def height_for(self, width: int) -> int:
        return max(self._look.px(100), round(self._look.text_px(Role.BUTTON) * 1.9))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(palette.surface))
        painter.setPen(QPen(QColor(palette.ink), max(2, look.px(4))))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), look.px(22), look.px(22))
        pad = look.px(28)
        block = text_block(self.text or " ", look.font(Role.BUTTON), self.width() - 2 * pad, look.rtl)
        y = (self.height() - block.height) / 2
        block.draw(painter, pad, y, palette.ink)
        caret = pad + (block.widest if self.text else 0) + look.px(4)
        x = self.width() - caret if look.rtl else caret
        painter.fillRect(QRectF(x, y, look.px(4), block.height), QColor(palette.action))
        painter.end()


class NicknameScreen(QWidget):
    """`typed` carries the whole text, once, when the person says it is good."""

    typed = Signal(str)

    def __init__(self, page: Page, look: Look, keys: tuple[str, str, str, str], parent: QWidget) -> None:
        """`keys`: the words for space, erase, « C’est bon » and « Suite »."""
        super().__init__(parent)
        self.page = page
        self._look = look
        space, erase, good, more = keys
        self._title = Paragraph(page.title, Role.TITLE, look, self)
        self._sentences = [Paragraph(s, Role.BODY, look, self, look.palette.soft) for s in page.sentences]
        self._field = Field(page.text, look, self)
        self._good = BigButton(good, faces.main(look.palette), look, self, picture="coche")
        self._good.setObjectName("c-est-bon")
        self._good.clicked.connect(lambda: self.typed.emit(self._field.text))
        self._keyboard = Keyboard(look, space, erase, self)
        self._keyboard.typed.connect(self._add)
        self._keyboard.erased.connect(lambda: self._field.write(self._field.text[:-1]))
        self._more = BigButton(more, faces.main(look.palette), look, self, picture="suite")
        self._more.setObjectName("suite")
        self._more.clicked.connect(lambda: self._turn_to(1))
        self._leaves: list[Leaf] = []
        self._shown = 0

    def targets(self) -> list[QWidget]:
        typing = [*self._keyboard.targets(), self._good]
        return typing if self._shown + 1 == len(self._leaves) else [self._more]

    def turn_back(self) -> bool:
        if self._shown == 0:
            return False
        self._turn_to(0)
        return True

    def leaf_count(self) -> int:
        return len(self._leaves)

    def overflows(self) -> bool:
        return any(rect.y + rect.height > self.height() for leaf in self._leaves for _, rect in leaf)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A real keyboard works too."""
        if event.text().isprintable() and event.text().strip():
            self._add(event.text())
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words above the keyboard; in a low window with large text they take a leaf of their own."""
        for words in ([self._title, *self._sentences], [self._title]):
            leaf = self._typing_leaf(words)
            if max(rect.y + rect.height for _, rect in leaf) <= self.height():
                self._leaves = [leaf]
                break
        else:
            self._leaves = [self._words_leaf(), self._typing_leaf([])]
        self._turn_to(min(self._shown, len(self._leaves) - 1))

    def _words_leaf(self) -> Leaf:
        margin, width = self._look.px(56), self.width() - 2 * self._look.px(56)
        above, _ = column([self._title, *self._sentences], margin, self._look.px(28), width, self._look.px(20))
        high = self._more.height_for(width)
        return (*above, Placed(self._more, Rect(margin, self.height() - high - self._look.px(12), width, high)))

    def _typing_leaf(self, words: list[Paragraph]) -> Leaf:
        look = self._look
        margin, gap = look.px(56), look.px(14)
        width = self.width() - 2 * margin
        beside = self._good.snug_width() + look.px(100)
        above, y = column(words, margin, look.px(16), width, gap)
        high = max(self._field.height_for(width), self._good.height_for(beside))
        y += gap
        line = (
            Placed(self._field, Rect(margin, y, width - beside - gap, high)),
            Placed(self._good, Rect(margin + width - beside, y, beside, high)),
        )
        y += gap + high
        keys = max(self._keyboard.height_for(width), min(self.height() - y - gap, look.px(720)))
        return (*above, *line, Placed(self._keyboard, Rect(margin, y, width, keys)))

    def _turn_to(self, number: int) -> None:
        self._shown = number
        leaf = self._leaves[number]
        shown = {id(placed.item) for placed in leaf}
        for widget in (self._title, *self._sentences, self._field, self._good, self._keyboard, self._more):
            widget.setVisible(id(widget) in shown)
        for item, rect in mirrored(leaf, self.width()) if self._look.rtl else leaf:
            item.setGeometry(*rect)

    def _add(self, character: str) -> None:
        """First letter of each word large, the rest small, as a name is written."""
        text = self._field.text
        if len(text) < LONGEST:
            start = not text or text[-1] in " -’"
            self._field.write(text + (character.upper() if start else character.lower()))
