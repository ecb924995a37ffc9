"""The screen of almost every page: words and large buttons, arranged for the window it has.

What does not fit stands on further leaves, reached by « Suite »; *Retour* goes back through them first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.pages import Option, Page, Weight
from ui.layout import Air, Gaps, Item, Leaf, Rect, Row, full_grid, grid, leaves, mirrored, side_by_side, stacked
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import RING, BigButton
from ui.widgets.card import NumberCard
from ui.widgets.paragraph import Paragraph
from ui.widgets.picture import Picture


class Cells(NamedTuple):
    """How a list stands: so many beside each other, at least so many units wide.

    `upright`: the pictogram above the words.
    """

    columns: int
    least: int = 380
    upright: bool = False


ONE, TWO, THREE = Cells(1, 0), Cells(2), Cells(3)
THREE_CARDS, THREE_UPRIGHT = Cells(3, 480), Cells(3, 290, upright=True)

LISTS = {
    "accueil": ((TWO, ONE), (ONE, TWO)),
    "confort": ((THREE, THREE_UPRIGHT, TWO, ONE), (THREE_UPRIGHT, ONE, TWO)),
    "langue": ((THREE, TWO, ONE), (ONE, TWO)),
    "urgence": ((THREE_CARDS, TWO, ONE), (ONE, TWO)),
    "lignes": ((TWO, ONE), (ONE,)),
    "fiche": ((ONE,), (ONE,)),
    "satisfaction": ((THREE_UPRIGHT, ONE), (THREE_UPRIGHT, ONE)),
    "gestion": ((THREE, TWO, ONE), (ONE, TWO)),
}
"""Pages that are a list under a title: what is tried in a wide window, and in a tall one, best first."""

FEW = 5  # languages that stand beside words, as answers do
TILES = frozenset({"accueil"})
IN_ORDER = frozenset({"fiche"})  # the main action stays first, instead of closing the page
FACES = frozenset({"satisfaction"})
EAGER = frozenset({"urgence"})  # numbers that save a life come on the first leaf
ALONE, BESIDE, ABOVE = (440, 360, 280), (270, 230, 180), (480, 400, 320, 240)  # discs tried, in units
CENTRED = Air(above=0.36, between=0.14)  # a little above the middle, where the eye expects it
TIGHT = 8  # the least gap, in units, between buttons that keep room for their focus ring: 20 between their bodies


class _Room(NamedTuple):
    """Where the page may draw, and how closely."""

    area: Rect
    gaps: Gaps
    tall: bool


class GuidanceScreen(QWidget):
    """Draws a page; `chosen` carries the id of the option touched."""

    chosen = Signal(str)

    def __init__(self, page: Page, look: Look, more: str, parent: QWidget) -> None:
        """`more` is the word for « Suite » in the person's language."""
        super().__init__(parent)
        self.page = page
        self._look = look
        self._is_list = page.name in LISTS and not (page.name == "langue" and len(page.options) <= FEW)
        self._picture = Picture(page.picture, page.topic, look, self) if page.picture and not self._is_list else None
        self._title = Paragraph(page.title, Role.TITLE, look, self)
        self._sentences = [
            Paragraph(text, Role.BODY, look, self, look.palette.soft if self._is_list else "")
            for text in page.sentences
        ]
        self._cards = [NumberCard(c.title, c.name, c.text, c.strong, look, self) for c in page.cards]
        self._buttons = [self._button(option) for option in page.options]
        self._more = BigButton(more, faces.closing(look.palette), look, self, picture="suite")
        self._more.setObjectName("suite")
        self._more.clicked.connect(lambda: self.turn_to(self._shown + 1))
        self._leaves: list[Leaf] = []
        self._shown = 0

    def targets(self) -> list[QWidget]:
        """What can be pressed now, in reading order."""
        return [placed.item for placed in self._leaf() if isinstance(placed.item, BigButton)]

    def turn_back(self) -> bool:
        """Show the leaf before this one; False when this is the first."""
        if self._shown == 0:
            return False
        self.turn_to(self._shown - 1)
        return True

    @property
    def leaf_shown(self) -> int:
        return self._shown

    def leaf_count(self) -> int:
        return len(self._leaves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._leaves = self._arrange()
        self.turn_to(self._shown)

    def _leaf(self) -> Leaf:
        return self._leaves[self._shown] if self._leaves else ()

    def turn_to(self, number: int) -> None:
        self._shown = number = max(0, min(number, len(self._leaves) - 1))
        shown = {id(placed.item) for placed in self._leaf()}
        for child in self.findChildren(QWidget):
            child.setVisible(id(child) in shown)
        self._more.mark = f"{number + 1} / {len(self._leaves)}"
        for item, rect in self._leaf():
            item.setGeometry(*rect)

    def _button(self, option: Option) -> BigButton:
        palette, page = self._look.palette, self.page
        stacked_face = page.name in FACES and option.weight is Weight.PLAIN
        if option.weight is Weight.MAIN:
            at_foot = self._is_list and page.name not in IN_ORDER
            face = faces.closing(palette) if at_foot else faces.main(palette)
        elif option.weight is Weight.QUIET:
            face = faces.quiet(palette)
        elif option.chosen is not None:
            face = faces.setting(palette, option.chosen)
        elif page.name in TILES:
            face = faces.tile(palette, option.topic)
        elif page.name in IN_ORDER:
            face = faces.side(palette, page.topic)
        else:
            face = faces.smiley(palette) if stacked_face else faces.choice(palette, option.topic or page.topic)
        button = BigButton(option.text, face, self._look, self, option.hint, option.picture, stacked_face)
        button.setObjectName(option.id)
        if option.chosen is not None:
            button.setCheckable(True)
            button.setChecked(option.chosen)
        button.clicked.connect(lambda _=False, name=option.id: self.chosen.emit(name))
        return button

    def _arrange(self) -> list[Leaf]:
        """Roomy where there is room; else compact; else in leaves."""
        beside = () if self._is_list or self._look.low or self._room(False).tall else (self._beside,)
        for way, compact in product((*beside, self._list_leaf if self._is_list else self._above), (False, True)):
            if leaf := way(self._room(compact)):
                return self._turned([leaf])
        room = self._room(compact=True)
        return self._turned(self._list_leaves(room) if self._is_list else self._guidance_leaves(room))

    def _turned(self, cut: list[Leaf]) -> list[Leaf]:
        return [mirrored(leaf, self.width()) for leaf in cut] if self._look.rtl else cut

    def _room(self, compact: bool) -> _Room:
        look, margin = self._look, self._look.px(56)
        edge, words, buttons = (12, 14, TIGHT) if compact else (28, 20, 22)
        for part in (*self._buttons, *self._cards, self._more):
            part.compact = compact
        area = Rect(margin, look.px(edge), self.width() - 2 * margin, self.height() - 2 * look.px(edge))
        gaps = Gaps(look.px(words), look.px(buttons), look.px(72), look.px(RING))
        return _Room(area, gaps, tall=self.height() * 1.1 >= self.width())

    # a title and a list ----------------------------------------------------------------------------------------------

    def _list_leaf(self, room: _Room) -> Leaf | None:
        tallest = self._look.px(330 if room.tall else 250)
        for cells in self._cells(room):
            rows = self._list_rows(cells)
            if leaf := stacked(room.area, self._words, rows, room.gaps, tallest, self._look.low, self._air(room)):
                return leaf
        return None

    def _list_leaves(self, room: _Room) -> list[Leaf]:
        """The way that needs the fewest leaves, and leaves none of them empty."""

        def cut(cells: Cells) -> list[Leaf]:
            return leaves(
                room.area, self._words, self._list_rows(cells), room.gaps, self._more, self._look.px(200),
                self._look.low, eager=self.page.name in EAGER,
            )  # fmt: skip

        def cost(cells: Cells) -> tuple[int, int]:
            found = cut(cells)
            return len(found), max(room.area.height - _filled(leaf, self._more) for leaf in found)

        whole = [cells for cells in self._cells(room) if self._fits(self._list_rows(cells), room)]
        return cut(min(whole or [ONE], key=cost))

    def _cells(self, room: _Room) -> Iterator[Cells]:
        for cells in LISTS[self.page.name][room.tall]:
            if cells.columns == 1 or room.area.width >= cells.columns * self._look.px(cells.least):
                yield cells

    def _list_rows(self, cells: Cells) -> list[Row]:
        """The list, then what closes the page: the way on, what may be passed over."""
        pairs = list(zip(self._buttons, self.page.options, strict=True))
        in_order = self.page.name in IN_ORDER
        plain = [button for button, option in pairs if in_order or option.weight is Weight.PLAIN]
        for button in plain:
            button.stacked = cells.upright
        foot = [button for button in self._buttons if button not in plain]
        return [*full_grid([*self._cards, *plain], cells.columns), *grid(foot, 1, grows=False)]

    def _air(self, room: _Room) -> Air:
        return CENTRED if room.tall or self.page.name in FACES else Air()

    # words beside or above a few buttons -----------------------------------------------------------------------------

    def _beside(self, room: _Room) -> Leaf | None:
        """Words and picture on one side, buttons on the other; a single way on has the picture, larger, over it."""
        tallest = self._look.px(176)
        tight = self._tightened(room)
        bare = side_by_side(tight.area, self._words, self._rows(1), tight.gaps, tallest)
        if bare is None:
            return None
        for (area, gaps, _), (words, rows) in product((room, tight), self._pictured()):
            if leaf := side_by_side(area, words, rows, gaps, tallest):
                return leaf
        return bare

    def _tightened(self, room: _Room) -> _Room:
        """Five answers stand in one column too, before they are parted."""
        area, edge, least = room.area, self._look.px(12), self._look.px(TIGHT)
        higher = area._replace(y=min(area.y, edge), height=max(area.height, self.height() - 2 * edge))
        return room._replace(area=higher, gaps=room.gaps._replace(buttons=least))

    def _pictured(self) -> Iterator[tuple[list[Item], list[Row]]]:
        """Words and rows with the picture among them, from the largest that is tried to the smallest."""
        if self._picture is None:
            return
        alone = len(self._buttons) == 1
        self._picture.centred = alone
        for units in ALONE if alone else BESIDE:
            self._picture.units = units
            if alone:
                yield self._words, [Row([self._picture], 1, grows=False), *self._rows(1)]
            else:
                yield [self._picture, *self._words], self._rows(1)

    def _above(self, room: _Room) -> Leaf | None:
        """Words above the buttons; the picture goes before any word does."""
        look, (area, gaps, tall) = self._look, room
        tallest, low = look.px(200), look.low
        for rows in (self._rows(1), self._rows(2)):
            bare = stacked(area, self._words, rows, gaps, tallest, low, CENTRED)
            if bare is None:
                continue
            if self._picture is not None:
                self._picture.centred = False
                for units in ABOVE if tall else BESIDE:
                    self._picture.units = units
                    words = [self._picture, *self._words]
                    if leaf := stacked(area, words, rows, gaps, tallest, low, CENTRED):
                        return leaf
            return bare
        return None

    def _guidance_leaves(self, room: _Room) -> list[Leaf]:
        """The words first, then the answers together, so that they can be compared; a single way on ends the words."""
        area, gaps, _ = room
        tallest, low = self._look.px(200), self._look.low
        if len(self._buttons) == 1:
            return leaves(area, self._words, self._rows(1), gaps, self._more, tallest, low)
        columns = [each for each in (1, 2) if self._fits(self._rows(each), room)] or [1]
        ways = [leaves(area, [], self._rows(each), gaps, self._more, tallest, low) for each in columns]
        answers = min(ways, key=len)
        again = leaves(area, [self._title], self._rows(columns[ways.index(answers)]), gaps, self._more, tallest, low)
        told = leaves(area, self._words, [], gaps, self._more, low=low, air=CENTRED, followed=True)
        if len(told) == 1 and (leaf := self._words_and_picture(room)):
            told = [(*leaf, told[0][-1])]
        return [*told, *(again if len(again) == len(answers) else answers)]

    def _words_and_picture(self, room: _Room) -> Leaf | None:
        """A leaf of words has room for the picture."""
        if self._picture is None:
            return None
        area, gaps, tall = room
        above = area._replace(height=area.height - self._more.height_for(area.width) - gaps.buttons)
        self._picture.centred = not tall
        for units in (*ABOVE, *BESIDE):
            self._picture.units = units
            pictured = (
                stacked(above, [self._picture, *self._words], [], gaps, 0, self._look.low, CENTRED)
                if tall
                else side_by_side(above, self._words, [Row([self._picture], 1, grows=False)], gaps, share=0.66)
            )
            if pictured:
                return pictured
        return None

    @property
    def _words(self) -> list[Item]:
        return [self._title, *self._sentences]

    def _rows(self, columns: int) -> list[Row]:
        pairs = list(zip(self._buttons, self.page.options, strict=True))
        main = [button for button, option in pairs if option.weight is not Weight.QUIET]
        quiet = [button for button, option in pairs if option.weight is Weight.QUIET]
        return [*full_grid(main, columns), *grid(quiet, 1, grows=False)]

    def _fits(self, rows: Sequence[Row], room: _Room) -> bool:
        """Whether no word has to be broken."""
        width, gap = room.area.width, room.gaps.buttons
        return all(item.fits_in((width - (row.columns - 1) * gap) // row.columns) for row in rows for item in row.items)


def _filled(leaf: Leaf, more: Item) -> int:
    """Pixels from the top of a leaf's first item to the end of its last one, « Suite » not counted."""
    own = [rect for item, rect in leaf if item is not more]
    return max(rect.y + rect.height for rect in own) - min(rect.y for rect in own)
