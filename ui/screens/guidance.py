"""The screen of almost every page: words and large buttons, arranged for the window it has.

What does not fit stands on further leaves, reached by « Suite »; *Retour* goes back through them first.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.pages import Option, Page, Weight
from ui.layout import Gaps, Item, Leaf, Rect, Row, grid, leaves, mirrored, side_by_side, stacked
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import RING, BigButton
from ui.widgets.card import NumberCard
from ui.widgets.paragraph import Paragraph
from ui.widgets.picture import Picture

# Pages that are a grid of buttons under a title: columns tried, widest first.
GRIDS = {
    "accueil": (2, 1),
    "confort": (3, 2, 1),
    "langue": (3, 2, 1),
    "urgence": (3, 2, 1),
    "lignes": (2, 1),
    "fiche": (1,),
    "satisfaction": (3, 2, 1),
    "gestion": (2, 1),
}
TILES = frozenset({"accueil", "gestion"})
IN_ORDER = frozenset({"fiche"})  # the main action stays first, instead of closing the page
FACES = frozenset({"satisfaction"})


class GuidanceScreen(QWidget):
    """Draws a page; `chosen` carries the id of the option touched."""

    chosen = Signal(str)

    def __init__(self, page: Page, look: Look, more: str, parent: QWidget) -> None:
        """`more` is the word for « Suite » in the person's language."""
        super().__init__(parent)
        self.page = page
        self._look = look
        self._picture = (
            Picture(page.picture, page.topic, look, self) if page.picture and page.name not in GRIDS else None
        )
        self._title = Paragraph(page.title, Role.TITLE, look, self)
        self._sentences = [
            Paragraph(text, Role.BODY, look, self, look.palette.soft if page.name in GRIDS else "")
            for text in page.sentences
        ]
        self._cards = [NumberCard(c.title, c.name, c.text, c.strong, look, self) for c in page.cards]
        self._buttons = [self._button(option) for option in page.options]
        self._more = BigButton(more, faces.main(look.palette), look, self, picture="suite")
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
        for item, rect in self._leaf():
            item.setGeometry(*rect)

    def _button(self, option: Option) -> BigButton:
        palette, page = self._look.palette, self.page
        stacked_face = page.name in FACES and option.weight is Weight.PLAIN
        if option.weight is Weight.MAIN:
            at_foot = page.name in GRIDS and page.name not in IN_ORDER
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
        look, margin = self._look, self._look.px(56)
        for compact, edge, words_gap, buttons_gap in ((False, 28, 20, 22), (True, 12, 14, 8)):
            gaps = Gaps(look.px(words_gap), look.px(buttons_gap), look.px(72), look.px(RING))
            for button in (*self._buttons, self._more):
                button.compact = compact
            top = look.px(edge)
            area = Rect(margin, top, self.width() - 2 * margin, self.height() - 2 * top)
            leaf = self._in_a_grid(area, gaps) if self.page.name in GRIDS else self._as_guidance(area, gaps)
            if leaf:
                return self._turned([leaf])
        words = [self._title, *self._sentences]
        return self._turned(leaves(area, words, self._fewest_columns(area), gaps, self._more))

    def _turned(self, cut: list[Leaf]) -> list[Leaf]:
        return [mirrored(leaf, self.width()) for leaf in cut] if self._look.rtl else cut

    def _in_a_grid(self, area: Rect, gaps: Gaps) -> Leaf | None:
        plain, foot = self._plain_and_foot()
        words: list[Item] = [self._title, *self._sentences]
        for columns in GRIDS[self.page.name]:
            if columns > 1 and area.width < columns * self._look.px(380):
                continue
            rows = [*grid([*self._cards, *plain], columns), *grid(foot, min(2, max(1, len(foot))), grows=False)]
            if leaf := stacked(area, words, rows, gaps, self._look.px(250), self._look.low):
                return leaf
        return None

    def _as_guidance(self, area: Rect, gaps: Gaps) -> Leaf | None:
        """Beside each other when there is width, else under each other; the picture goes before any word does."""
        look, bare = self._look, [self._title, *self._sentences]
        pictured = [[self._picture, *bare], bare] if self._picture else [bare]
        one_column = grid(self._buttons, 1)
        if area.width > area.height * 1.1 and not look.low:
            for words in pictured:
                if leaf := side_by_side(area, words, one_column, gaps):
                    return leaf
        for rows in (one_column, grid(self._buttons, 2)):
            for words in pictured:
                if leaf := stacked(area, words, rows, gaps, look.px(200), look.low):
                    return leaf
        return None

    def _plain_and_foot(self) -> tuple[Sequence[BigButton], Sequence[BigButton]]:
        pairs = list(zip(self._buttons, self.page.options, strict=True))
        if self.page.name in IN_ORDER:
            return self._buttons, ()
        plain = [button for button, option in pairs if option.weight is Weight.PLAIN]
        return plain, [button for button, option in pairs if option.weight is not Weight.PLAIN]

    def _fewest_columns(self, area: Rect) -> list[Row]:
        """Rows for leaves: two columns only where no word has to be broken."""
        items: list[Item] = [*self._cards, *self._buttons]
        half = (area.width - self._look.px(22)) // 2
        wide = self.page.name in GRIDS and all(item.fits_in(half) for item in items)
        return grid(items, 2 if wide else 1)
