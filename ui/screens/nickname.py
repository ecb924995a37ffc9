"""Type a first name or a nickname. The text lives here until it is given; nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRawFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.visit.acts import LONGEST_NICKNAME
from kiosk.visit.narration import Utterance
from kiosk.visit.pages import Page
from ui.layout import Air, Band, Gaps, Leaf, Rect, Row, leaves, mirrored, stacked, unfolded
from ui.screens.parts import MARGIN, Highlight, is_tall, voiced_button
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import RING, BigButton
from ui.widgets.keyboard import Keyboard
from ui.widgets.paragraph import Paragraph
from ui.widgets.typeset import TextBlock, text_block

BACKSPACE = "\b"
FIELD, KEYS, PAD = 124, 760, 28  # units: the field's height, the most that all keys together take, around what is typed
ENDLESS = 10_000  # pixels: a line that is never broken
TYPES = (Role.BUTTON, Role.KEY, Role.CONTROL)
LOW_ENOUGH = Air(above=0.4, between=0.2)


class Field(QLabel):
    """What has been typed on one line, with a caret; a long name in smaller type, never under that of the sentences."""

    def __init__(self, text: str, name: str, look: Look, parent: QWidget) -> None:
        """`name`: what is to be typed here, for a screen reader."""
        super().__init__(parent)
        self._name = name
        self._look = look
        self.write(text)

    def write(self, text: str) -> None:
        self.typed = text
        self.setAccessibleName(f"{self._name}, {text}" if text else self._name)
        self.update()

    def draws(self, character: str) -> bool:
        """Whether our font, that of the paper too, has it."""
        return QRawFont.fromFont(self._look.font(Role.BUTTON)).supportsCharacter(ord(character))

    def height_for(self, width: int) -> int:
        return max(self._look.px(FIELD), round(self._look.text_px(Role.BUTTON) * 1.9))

    def fits_in(self, width: int) -> bool:
        return self._block(width).widest <= width - 2 * self._look.px(PAD)

    def overflows(self) -> bool:
        return not self.fits_in(self.width()) or self.height_for(self.width()) > self.height()

    def _block(self, width: int) -> TextBlock:
        blocks = (text_block(self.typed or " ", self._look.font(role), ENDLESS, self._look.rtl) for role in TYPES)
        room = width - 2 * self._look.px(PAD)
        return min(blocks, key=lambda block: max(0, block.widest - room))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(palette.surface))
        painter.setPen(QPen(QColor(palette.ink), max(2, look.px(4))))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), look.px(22), look.px(22))
        pad, block = look.px(PAD), self._block(self.width())
        y = (self.height() - block.height) / 2
        if self.typed:
            block.draw(painter, self.width() - pad - ENDLESS if look.rtl else pad, y, palette.ink)
        caret = pad + (block.widest if self.typed else 0) + look.px(4)
        x = self.width() - caret if look.rtl else caret
        painter.fillRect(QRectF(x, y, look.px(4), block.height), QColor(palette.action))
        painter.end()


@dataclass(frozen=True, slots=True)
class Typing:
    """Where a person is with a name: what the screen goes on from when something stood in front of it."""

    leaf: int
    text: str


class NicknameScreen(QWidget):
    """`typed` carries the whole text, once, when the person says it is good."""

    typed = Signal(str)
    spelt = Signal(str)
    turned = Signal()

    def __init__(self, page: Page, look: Look, keys: tuple[str, str, str, str], parent: QWidget) -> None:
        """`keys`: the words for space, erase, « C’est bon » and « Suite »."""
        super().__init__(parent)
        self.page = page
        self._look = look
        space, erase, good, more = keys
        self._title = Paragraph(page.title, Role.TITLE, look, self)
        self._sentences = [Paragraph(s, Role.BODY, look, self, look.palette.soft) for s in page.sentences]
        self._field = Field(page.text, page.title, look, self)
        self._good = BigButton(good, faces.closing(look.palette), look, self, picture="coche")
        self._good.setObjectName("c-est-bon")
        self._good.clicked.connect(lambda: self.typed.emit(self._field.typed))
        self._keyboard = Keyboard(look, space, erase, self)
        self._keyboard.typed.connect(self._add)
        self._keyboard.erased.connect(self._erase)
        self._more = BigButton(more, faces.closing(look.palette), look, self, picture="suite")
        self._more.setObjectName("suite")
        self._more.clicked.connect(self._go_on)
        self._leaves: list[Leaf] = []
        self._shown = 0

    def targets(self) -> list[QWidget]:
        typing = [*self._keyboard.targets(), self._good]
        return typing if self._shown + 1 == len(self._leaves) else [self._more]

    def voiced(self) -> dict[str, Highlight]:
        named = [
            (self._title, "title", self._title.highlight),
            *((one, f"sentence.{rank}", one.highlight) for rank, one in enumerate(self._sentences)),
            *([(self._field, "field", lambda _span: None)] if self._field.typed else []),
            *voiced_button(self._good, "c-est-bon"),
            *voiced_button(self._more, "suite"),
        ]
        return {target: highlight for widget, target, highlight in named if widget.isVisibleTo(self)}

    def own_words(self) -> tuple[Utterance, ...]:
        return (
            Utterance("field", self._field.typed, private=True),
            Utterance("option.c-est-bon", self._good.words),
            Utterance("option.suite", self._more.words),
        )

    def turn_back(self) -> bool:
        if self._shown == 0:
            return False
        self.turn_to(self._shown - 1)
        self.turned.emit()
        return True

    @property
    def leaf_shown(self) -> Typing:
        return Typing(self._shown, self._field.typed)

    def leaf_count(self) -> int:
        return len(self._leaves)

    def overflows(self) -> bool:
        return any(rect.y + rect.height > self.height() for leaf in self._leaves for _, rect in leaf)

    def type_text(self, text: str) -> None:
        """A real keyboard works too, as far as its letters can be printed. `text` is what a key gives."""
        if text == BACKSPACE:
            self._erase()
        elif len(text) == 1 and text.strip() and self._field.draws(text):
            self._add(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words above the keyboard; in a low window with large text they take a leaf of their own."""
        words = [self._title, *self._sentences]
        if one := self._typing_leaf(words):
            self._leaves = [one]
        else:
            area, gaps = self._room()
            told = leaves(area, words, [], gaps, self._more, low=self._look.low, followed=True)
            self._leaves = [*told, self._typing_leaf([]) or ()]
        self._turn_to_leaf(self._shown)

    def _typing_leaf(self, words: list[Paragraph]) -> Leaf | None:
        """What is typed above the keys; « C’est bon » beside it, or under the keys of a tall window."""
        area, gaps = self._room()
        rows, high = [Row([self._keyboard], 1)], self._look.px(KEYS)
        if is_tall(self.width(), self.height()):
            rows.append(Row([self._good], 1, grows=False))
            return stacked(area, [*words, self._field], rows, gaps, high, self._look.low, LOW_ENOUGH)
        self._good.compact = True
        line = Band([self._field], self._good, self._good.snug_width() + self._look.px(48), gaps)
        leaf = stacked(area, [*words, line], rows, gaps, high, self._look.low)
        return unfolded(leaf) if leaf else None

    def _room(self) -> tuple[Rect, Gaps]:
        look = self._look
        margin, edge = look.px(MARGIN), look.px(12)
        area = Rect(margin, edge, self.width() - 2 * margin, self.height() - 2 * edge)
        return area, Gaps(look.px(10), look.px(14), look.px(14), look.px(RING))

    def turn_to(self, place: int | Typing) -> None:
        """A leaf by its number, or a name that is half typed."""
        if isinstance(place, Typing):
            self._field.write(place.text)
            place = place.leaf
        self._turn_to_leaf(place)

    def _turn_to_leaf(self, number: int) -> None:
        self._shown = number = min(number, len(self._leaves) - 1)
        leaf = self._leaves[number]
        self._more.mark = f"{number + 1} / {len(self._leaves)}"
        shown = {id(placed.item) for placed in leaf}
        for widget in (self._title, *self._sentences, self._field, self._good, self._keyboard, self._more):
            widget.setVisible(id(widget) in shown)
        for item, rect in mirrored(leaf, self.width()) if self._look.rtl else leaf:
            item.setGeometry(*rect)

    def _go_on(self) -> None:
        self.turn_to(self._shown + 1)
        self.targets()[0].setFocus()
        self.turned.emit()

    def _erase(self) -> None:
        gone = self._field.typed[-1:]
        self._field.write(self._field.typed[:-1])
        if gone:
            self.spelt.emit(gone)

    def _add(self, character: str) -> None:
        """First letter of each word large, the rest small, as a name is written."""
        text = self._field.typed
        if len(text) < LONGEST_NICKNAME:
            start = not text or text[-1] in " -’"
            self._field.write(text + (character.upper() if start else character.lower()))
            self.spelt.emit(character)
