"""Type a text: a first name, what a trial asks for, or words to look for.

It lives here until it is given; nothing of it is stored.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.content.keys import capital, small
from kiosk.visit.narration import Utterance
from kiosk.visit.page import Option, Page
from ui.layout import Air, Band, Gaps, Item, Leaf, Rect, Row, Side, leaves, mirrored, stacked, unfolded
from ui.screens.parts import MARGIN, Highlight, is_tall, voiced_button
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import RING, BigButton
from ui.widgets.field import Field, typable, without_the_last
from ui.widgets.keyboard import ERASE, Board, Captions, Keyboard
from ui.widgets.paragraph import Paragraph

KEYS = 760  # units: the most that all keys together take
REACH = 46  # units: how far into the margins rows of keys may go
MOST_LEAVES = 4
LAST = -1
LOW_ENOUGH = Air(above=0.4, between=0.2)


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a text is for: the words and the picture of the button that ends it, the letters it may have, and whether
    its words begin with capitals, as names do. `language` tells capitals from small letters."""

    good: str
    picture: str
    longest: int
    language: str
    name: bool = False


@dataclass(frozen=True, slots=True)
class Typing:
    """Where a person is with a text: what the screen goes on from when something stood in front of it.

    `leaf` is `LAST` for the one with the keys: how many come before it depends on the window.
    """

    leaf: int
    text: str
    board: Board = Board.LETTERS


class TypingScreen(QWidget):
    """`typed` carries the whole text, once, when the person says it is good; `chosen` the id of an option of the page,
    which stands at the far end of its words."""

    typed = Signal(str)
    chosen = Signal(str)
    spelt = Signal(object)
    arranged = Signal(int)
    turned = Signal()

    def __init__(self, page: Page, look: Look, captions: Captions, purpose: Purpose, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = page
        self._look, self._purpose = look, purpose
        self._title = Paragraph(page.title, Role.TITLE, look, self)
        self._sentences = [Paragraph(s, Role.BODY, look, self, look.palette.soft) for s in page.sentences]
        self._field = Field(page.text, page.title, look, self, whole=purpose.name)
        self._good = BigButton(purpose.good, faces.closing(look.palette), look, self, picture=purpose.picture)
        self._good.setObjectName("c-est-bon")
        self._good.clicked.connect(self.enter)
        self._keyboard = Keyboard(look, page.keys, captions, self, look.px(REACH))
        self._keyboard.typed.connect(self._add)
        self._keyboard.erased.connect(self._erase)
        self._keyboard.spelt.connect(self.spelt)
        self._keyboard.arranged.connect(self.arranged)
        self._options = [self._button(option) for option in page.options]
        self._more = BigButton(captions.more, faces.closing(look.palette), look, self, picture="suite")
        self._more.setObjectName("suite")
        self._more.clicked.connect(self._go_on)
        self._leaves: list[Leaf] = []
        self._shown = 0

    def targets(self) -> list[QWidget]:
        shown = {id(placed.item) for placed in self._leaf()}
        options = [button for button in self._options if id(button) in shown]
        if self._shown + 1 == len(self._leaves):
            return [*self._keyboard.targets(), self._good, *options]
        return [*options, self._more]

    def voiced(self) -> dict[str, Highlight]:
        named = [
            (self._title, "title", self._title.highlight),
            *((one, f"sentence.{rank}", one.highlight) for rank, one in enumerate(self._sentences)),
            *([(self._field, "field", lambda _span: None)] if self._field.typed else []),
            *voiced_button(self._good, "c-est-bon"),
            *(one for button in self._options for one in voiced_button(button, button.objectName())),
            *voiced_button(self._more, "suite"),
        ]
        return {target: highlight for widget, target, highlight in named if widget.isVisibleTo(self)}

    def own_words(self) -> tuple[Utterance, ...]:
        return (
            Utterance("field", self._field.typed, private=True),
            Utterance("option.c-est-bon", self._good.words),
            Utterance("option.suite", self._more.words),
            *self._keyboard.own_words(),
        )

    def turn_back(self) -> bool:
        if self._shown == 0:
            return False
        self.turn_to(self._shown - 1)
        self.turned.emit()
        return True

    @property
    def leaf_shown(self) -> Typing:
        typing = self._shown + 1 == len(self._leaves)
        return Typing(LAST if typing else self._shown, self._field.typed, self._keyboard.board)

    def leaf_count(self) -> int:
        return len(self._leaves)

    def overflows(self) -> bool:
        return any(rect.y + rect.height > self.height() for leaf in self._leaves for _, rect in leaf)

    def type_text(self, text: str) -> None:
        """A real keyboard works too, as far as its letters can be printed. `text` is what a key gives."""
        if text == ERASE:
            self._erase()
        elif typable(text, self._field.typed):
            self._add(text)

    def enter(self) -> None:
        """« C’est bon », which a real keyboard has too."""
        self.typed.emit(self._field.typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words above the keyboard; in a low window with large text they take a leaf of their own."""
        words: list[Item] = [self._title, *self._sentences]
        self._keyboard.leaves = 1
        one = self._typing_leaf(words) or self._typing_leaf(words, close=True)
        if one:
            self._leaves = [one]
        else:
            area, gaps = self._room()
            kept: list[Item] = [self._title] if self._options else []
            keys, with_words = self._keys_under(kept), []
            if not keys:
                keys, with_words = self._keys_under([]), [Row(self._options, len(self._options), grows=False)]
            told = leaves(area, words, with_words, gaps, self._more, low=self._look.low, followed=True)
            self._leaves = [*told, keys]
        self._turn_to_leaf(self._shown)

    def _keys_under(self, kept: list[Item]) -> Leaf:
        """Without most of the words; in a very low window, some of the letters at a time. What is to be typed, and the
        options of the page with it, stays in sight where there is room."""
        for count in range(1, MOST_LEAVES + 1):
            self._keyboard.leaves = count
            if leaf := self._typing_leaf(kept, close=bool(kept)):
                return leaf
        return ()

    def _typing_leaf(self, words: list[Item], close: bool = False) -> Leaf | None:
        """What is typed above the keys; « C’est bon » beside it, or under the keys of a tall window. Options of the
        page stand beside the words, or under « C’est bon »."""
        area, gaps = self._room(close)
        rows, high = [Row([self._keyboard], 1)], self._look.px(KEYS)
        if is_tall(self.width(), self.height()):
            rows.append(Row([self._good], 1, grows=False))
            if self._options and words:
                rows.append(Row(self._options, len(self._options), grows=False))
            return stacked(area, [*words, self._field], rows, gaps, high, self._look.low, LOW_ENOUGH)
        self._good.compact = True
        line = Band([self._field], self._good, self._good.snug_width() + self._look.px(48), gaps)
        leaf = stacked(area, [*self._with_options(words, gaps), line], rows, gaps, high, self._look.low)
        return unfolded(leaf) if leaf else None

    def _with_options(self, words: list[Item], gaps: Gaps) -> list[Item]:
        """The words of the page, with its options at the far end of them."""
        if not self._options or not words:
            return words
        beside = self._look.px(14)
        end = Side(self._options, [button.snug_width() for button in self._options], beside)
        return [Band(words, end, end.wide, gaps)]

    def _room(self, close: bool = False) -> tuple[Rect, Gaps]:
        """`close` leaves less between things, in a low window."""
        look = self._look
        margin, edge = look.px(MARGIN), look.px(4 if close else 12)
        area = Rect(margin, edge, self.width() - 2 * margin, self.height() - 2 * edge)
        return area, Gaps(look.px(6 if close else 10), look.px(14), look.px(14), look.px(RING))

    def turn_to(self, place: int | Typing) -> None:
        """A leaf by its number, or a text that is half typed."""
        if isinstance(place, Typing):
            self._field.write(place.text)
            self._keyboard.turn_to(place.board)
            place = place.leaf
        self._turn_to_leaf(place)

    def _turn_to_leaf(self, number: int) -> None:
        last = len(self._leaves) - 1
        self._shown = number = last if number == LAST else min(number, last)
        leaf = self._leaves[number]
        self._more.mark = f"{number + 1} / {len(self._leaves)}"
        shown = {id(placed.item) for placed in leaf}
        own = (self._title, *self._sentences, self._field, self._good, self._keyboard, self._more, *self._options)
        for widget in own:
            widget.setVisible(id(widget) in shown)
        for item, rect in mirrored(leaf, self.width()) if self._look.rtl else leaf:
            item.setGeometry(*rect)

    def _go_on(self) -> None:
        self.turn_to(self._shown + 1)
        self.targets()[0].setFocus()
        self.turned.emit()

    def _leaf(self) -> Leaf:
        return self._leaves[self._shown] if self._leaves else ()

    def _button(self, option: Option) -> BigButton:
        palette = self._look.palette
        face = faces.offer(palette) if option.picture else faces.quiet(palette)
        button = BigButton(option.text, face, self._look, self, picture=option.picture)
        button.setObjectName(option.id)
        button.clicked.connect(lambda _=False, name=option.id: self.chosen.emit(name))
        return button

    def _erase(self) -> None:
        """The key says what it does, and what has gone."""
        kept = without_the_last(self._field.typed)
        gone = self._field.typed[len(kept) :]
        self._field.write(kept)
        self.spelt.emit(tuple(self._keyboard.said_of(sign) for sign in (ERASE, gone) if sign))

    def _add(self, letters: str) -> None:
        """Small letters; of a name the first of each word large, as it is written."""
        text, purpose = self._field.typed, self._purpose
        if len(text) + len(letters) <= purpose.longest:
            start = purpose.name and (not text or text[-1] in " -’")
            self._field.write(text + (capital if start else small)(letters, purpose.language))
            self.spelt.emit((self._keyboard.said_of(letters),))
