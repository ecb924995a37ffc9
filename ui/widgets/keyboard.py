"""Our own on-screen keyboard: large keys in alphabetical order, nothing repeats, nothing asks for a long press.

Alphabetical because a person who never typed looks for letters in the order of the alphabet. One touch gives the
keyboard that its language knows from other machines, another the digits, another the Latin letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.content.keys import small
from kiosk.content.schema import Keys
from kiosk.visit.narration import Utterance
from ui.layout import Leaf, Placed, Rect, mirrored
from ui.theme.look import Look
from ui.widgets import faces
from ui.widgets.big_button import BigButton
from ui.widgets.drop import drop
from ui.widgets.key_rows import MOST_COLUMNS, SIGNS, KeyRows, alphabetical, digits, usual

LEAST_KEY, GAP, TALLEST = 100, 6, 150  # units, with the ring of a key
SNUGGER = 24  # units that a word on a key needs less around it than one on a button that stands alone
SPACE_BAR = 4  # how much more than another key it takes of what is free
NO_BREAK = "\N{NO-BREAK SPACE}"
SPACE, ERASE = " ", "\b"

LATIN_VOICE = "fr"
"""Latin letters among others are said as at a counter in France."""


class Captions(NamedTuple):
    """The words of the keys that are no letters, in the person's language.

    `orders`: what leads to each order of the letters, the alphabetical one first. `digits`, `letters` and `latin` are
    said, but not written: their keys show the first signs that they give.
    """

    space: str
    erase: str
    more: str
    digits: str
    letters: str
    latin: str
    orders: Sequence[str]
    capitals: str = ""
    """Of the key that gives capitals, on a keyboard that writes both kinds of letters."""

    language: str = ""
    """That of the letters, which tells capitals from small ones."""


class Board(Enum):
    """What the keys give now."""

    LETTERS = "lettres"
    DIGITS = "chiffres"
    LATIN = "latin"


class Plan(NamedTuple):
    """Rows of letters, of which `most` stand on a leaf, above rows of commands."""

    letters: KeyRows
    most: int
    commands: Sequence[Sequence[BigButton]]

    @property
    def rows(self) -> int:
        return min(self.most, len(self.letters.rows)) + len(self.commands)


class Keyboard(QWidget):
    """Emits what a key has `typed`, and `erased`; what is said of these is `said_of` them, `SPACE` and `ERASE` too.

    `spelt` is said of a key that leads to others. `arranged`: another order of the letters is wished for (`Look.keys`);
    whoever makes the look remembers it.
    """

    typed = Signal(str)
    erased = Signal()
    spelt = Signal(object)
    arranged = Signal(int)
    commanded = Signal(str)
    """The key that `have` has added was touched."""

    def __init__(self, look: Look, keys: Keys, captions: Captions, parent: QWidget, margin: int = 0) -> None:
        """`margin`: pixels on both sides of its place that rows may reach out into."""
        super().__init__(parent)
        self._look, self._keys, self._margin = look, keys, margin
        self._order = min(look.keys, len(keys.usual))
        self._board, self._leaves, self._leaf = Board.LETTERS, 1, 0
        self._said: dict[BigButton, Utterance] = {}
        self._takes_focus = True
        self._space = self._command("espace", captions.space, picture="espace")
        self._space.clicked.connect(lambda: self.typed.emit(SPACE))
        self._erase = self._command("effacer", captions.erase, picture="effacer")
        self._erase.clicked.connect(self.erased)
        self._own: BigButton | None = None
        self.signs = False
        """Whether there are those of sentences and of passwords too."""
        self._large = not captions.capitals
        self._language = captions.language
        self._capitals = self._command("majuscules", captions.capitals)
        self._capitals.clicked.connect(self._turn_letters)
        self._more = self._leading("suite-du-clavier", captions.more, self._turn_leaf, picture="suite")
        shown = {
            Board.LETTERS: (captions.letters, keys.alphabet),
            Board.DIGITS: (captions.digits, "1 2 3"),
            Board.LATIN: (captions.latin, keys.latin),
        }
        self._boards = {
            board: self._leading(board.value, NO_BREAK.join(signs.split()[:3]), partial(self.turn_to, board), said)
            for board, (said, signs) in shown.items()
            if signs
        }
        self._orders = [
            self._leading("ordre", caption, partial(self.arranged.emit, order))
            for order, caption in enumerate(captions.orders)
        ]
        self._letters: dict[str, BigButton] = {}
        self._placed: Leaf = ()
        self._show_board()

    def have(self, name: str, caption: str = "", picture: str = "") -> None:
        """One more key, that means something to whoever owns the keyboard; without a caption, none any more."""
        if self._own is not None:
            del self._said[self._own]
            drop(self._own)
            self._own = None
        if caption:
            self._own = self._command(name, caption, picture=picture)
            self._own.clicked.connect(lambda: self.commanded.emit(name))
            if not self._takes_focus:
                self._own.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place()

    def leave_focus(self) -> None:
        """Its keys write elsewhere: that place keeps the focus."""
        self._takes_focus = False
        for button in self._said:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # what stands on it ------------------------------------------------------------------------------------------------

    @property
    def board(self) -> Board:
        return self._board

    def turn_to(self, board: Board) -> None:
        """Give other keys; those of the letters where the language has no such ones."""
        board = board if board in self._boards else Board.LETTERS
        if board is self._board:
            return
        self._board, self._leaf = board, 0
        self._show_board()
        self._place()
        if self.window().property("keys") and self._placed:
            self.targets()[0].setFocus()

    def targets(self) -> list[QWidget]:
        return [item for item, _ in self._placed if isinstance(item, QWidget)]

    def own_words(self) -> tuple[Utterance, ...]:
        """What is said of each key."""
        return tuple(self._said[item] for item, _ in self._placed if isinstance(item, BigButton))

    def said_of(self, sign: str) -> Utterance:
        """Of a letter, from a real keyboard too, of `SPACE` or of `ERASE`."""
        if sign in (SPACE, ERASE):
            return self._said[self._space if sign == SPACE else self._erase]
        language = LATIN_VOICE if sign.upper() in self._keys.latin.split() else ""
        return Utterance(f"option.{sign}", sign, language, private=True)

    def _show_board(self) -> None:
        for button in self._letters.values():
            drop(button)
            del self._said[button]
        rows = self._rows(self._board, self._order, MOST_COLUMNS).rows
        self._letters = {letter: self._letter(letter) for row in rows for letter in row}

    def _turn_letters(self) -> None:
        """Capitals until the key is touched again: nothing has to be held."""
        self._large = not self._large
        self._show_board()
        self._place()

    def _shown(self, letters: str) -> str:
        return letters if self._large else " ".join(small(letter, self._language) for letter in letters.split(" "))

    def _letter(self, letter: str) -> BigButton:
        """A single letter has no direction, and no need of the height that lines of an Arabic text keep free."""
        button = BigButton(letter, faces.key(self._look.palette), replace(self._look, rtl=False), self)
        button.setObjectName(letter)
        if not self._takes_focus:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.typed.emit(letter))
        self._said[button] = self.said_of(letter)
        return button

    def _leading(
        self, name: str, caption: str, act: Callable[[], object], said: str = "", picture: str = ""
    ) -> BigButton:
        """A key that leads to others: it is said before it acts, as the others come in its place."""
        button = self._command(name, caption, said, picture)
        button.clicked.connect(lambda: self.spelt.emit((self._said[button],)))
        button.clicked.connect(lambda: act())
        return button

    def _command(self, name: str, caption: str, said: str = "", picture: str = "") -> BigButton:
        button = BigButton(caption, faces.command_key(self._look.palette), self._look, self, picture=picture)
        button.setAccessibleName(said or caption)
        button.setObjectName(name)
        self._said[button] = Utterance(f"option.{name}", said or caption)
        return button

    # where it stands --------------------------------------------------------------------------------------------------

    @property
    def leaves(self) -> int:
        """On how many leaves the letters stand, where a window is too low for all of them."""
        return self._leaves

    @leaves.setter
    def leaves(self, leaves: int) -> None:
        if leaves != self._leaves:
            self._leaves, self._leaf = leaves, min(self._leaf, leaves - 1)
            self._place()

    def setGeometry(self, x: int, y: int, width: int, height: int) -> None:
        super().setGeometry(x - self._margin, y, width + 2 * self._margin, height)

    def height_for(self, width: int, leaves: int = 0) -> int:
        """As high as the board with the most rows: nothing else moves when another one is shown. `leaves`: on how many
        its letters would stand; else on as many as they do."""
        orders = range(len(self._orders))
        boards = [(Board.LETTERS, order) for order in orders] + [(board, 0) for board in self._boards]
        count = max(self._plan(*each, width + 2 * self._margin, leaves).rows for each in boards)
        return count * (self._least_height() + self._gap) - self._gap

    def fits_in(self, width: int) -> bool:
        whole = width + 2 * self._margin
        return all(self._snug(row) <= whole for row in self._plan(self._board, self._order, whole).commands)

    def overflows(self) -> bool:
        return self.height_for(self.width() - 2 * self._margin) > self.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    @property
    def _gap(self) -> int:
        return self._look.px(GAP)

    def _least_height(self) -> int:
        wide = self._look.px(LEAST_KEY)
        letters = max((button.height_for(wide) for button in self._letters.values()), default=0)
        return max(letters, *(button.height_for(button.snug_width()) for button in (self._space, *self._orders)))

    def _turn_leaf(self) -> None:
        self._leaf = (self._leaf + 1) % self._leaves
        self._place()

    def _place(self) -> None:
        self._placed = self._arrange(self.width(), self.height())
        shown = {id(item) for item, _ in self._placed}
        for button in self._said:
            button.setVisible(id(button) in shown)
        for item, rect in self._placed:
            item.setGeometry(*rect)

    def _arrange(self, width: int, height: int) -> Leaf:
        """Letters above commands, in a place of so many pixels with both margins in it."""
        plan, gap = self._plan(self._board, self._order, width), self._gap
        area, columns = self._area(plan, width), plan.letters.columns
        high = min(self._look.px(TALLEST), (height + gap) // plan.rows - gap)
        cell = (area.width + gap) / columns
        letters: list[Placed] = []
        commands: list[Placed] = []
        y = 0
        for row in plan.letters.rows[self._leaf * plan.most :][: plan.most]:
            first = 0.0 if plan.letters.ordered else (columns - len(row)) / 2
            for at, letter in enumerate(row):
                x, end = (area.x + round((first + each) * cell) for each in (at, at + 1))
                letters.append(Placed(self._letters[letter], Rect(x, y, end - gap - x, high)))
            y += high + gap
        for commands_row in plan.commands:
            commands += self._stretched(commands_row, area._replace(y=y, height=high))
            y += high + gap
        if not self._look.rtl:
            return (*letters, *commands)
        from_the_right = plan.letters.ordered and self._board is Board.LETTERS
        return (*(mirrored(tuple(letters), width) if from_the_right else letters), *mirrored(tuple(commands), width))

    def _plan(self, board: Board, order: int, width: int, leaves: int = 0) -> Plan:
        """The margins, which are in `width`, are used where that saves a row."""
        inside, whole = (
            self._rows(board, order, (each + self._gap) // (self._look.px(LEAST_KEY) + self._gap))
            for each in (width - 2 * self._margin, width)
        )
        letters = whole if len(whole.rows) < len(inside.rows) else inside
        most = -(-len(letters.rows) // (leaves or self._leaves))
        return Plan(letters, most, self._command_rows(board, order, most < len(letters.rows), width))

    def _rows(self, board: Board, order: int, most: int) -> KeyRows:
        most = max(1, min(MOST_COLUMNS, most))
        if board is Board.DIGITS:
            return digits(most, SIGNS if self.signs else ())
        if board is Board.LATIN:
            return alphabetical(self._shown(self._keys.latin).split(), most)
        if order:
            layout = self._keys.usual[order - 1]
            return usual([self._shown(row) for row in layout.rows], self._shown(layout.extra), most)
        return alphabetical(self._shown(self._keys.alphabet).split(), most)

    def _command_rows(self, board: Board, order: int, folded: bool, width: int) -> list[list[BigButton]]:
        """What leads elsewhere, the space bar, what erases: on one line, or on a second one that holds the last two."""
        others = (other for other in self._boards if other is not Board.LETTERS)  # the way back is where it went away
        leading = [self._boards[Board.LETTERS if other is board else other] for other in others]
        if board is Board.LETTERS and len(self._orders) > 1:
            leading.append(self._orders[(order + 1) % len(self._orders)])
        if self._capitals.words and board is not Board.DIGITS:
            leading.append(self._capitals)
        if self._own is not None:
            leading.append(self._own)
        if folded:
            leading.append(self._more)
        typing = [self._space, self._erase]
        return [leading + typing] if self._snug([*leading, *typing]) <= width else [leading, typing]

    def _snug(self, row: Sequence[BigButton]) -> int:
        return sum(map(self._wanted, row)) + (len(row) - 1) * self._gap

    def _wanted(self, button: BigButton) -> int:
        """All orders ask for as much room: nothing else moves when one follows the other."""
        alike = self._orders if button in self._orders else [button]
        return max(self._look.px(LEAST_KEY), *(one.snug_width() - self._look.px(SNUGGER) for one in alike))

    def _area(self, plan: Plan, width: int) -> Rect:
        """Between the margins, and into them as far as the longest row must."""
        letters = plan.letters.columns * (self._look.px(LEAST_KEY) + self._gap) - self._gap
        inside = width - 2 * self._margin
        wide = min(width, max(inside, letters, *map(self._snug, plan.commands)))
        return Rect((width - wide) // 2, 0, wide, 0)

    def _stretched(self, row: Sequence[BigButton], area: Rect) -> Iterator[Placed]:
        """Commands over the whole width; most of what is free goes to the space bar, as on any keyboard."""
        shares = [SPACE_BAR if button is self._space else 1 for button in row]
        spare, x = (area.width - self._snug(row)) / sum(shares), float(area.x)
        for button, share in zip(row, shares, strict=True):
            end = x + self._wanted(button) + spare * share
            yield Placed(button, area._replace(x=round(x), width=round(end) - round(x)))
            x = end + self._gap
