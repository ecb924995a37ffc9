"""The screen of almost every page: words and large buttons, arranged for the window it has.

What does not fit stands on further leaves, reached by « Suite »; *Retour* goes back through them first.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, product

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.narration import Utterance
from kiosk.visit.page import Option, Page, Weight
from ui.layout import Leaf, mirrored
from ui.screens.answers import arrange_answers
from ui.screens.games import FACES as GAMES
from ui.screens.games import LEADS, TITLES
from ui.screens.lists import FACES, IN_ORDER, arrange_list, is_list
from ui.screens.parts import Highlight, Parts
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import BigButton, open_up
from ui.widgets.card import NumberCard
from ui.widgets.faces import Face
from ui.widgets.paragraph import Paragraph
from ui.widgets.picture import Picture
from ui.widgets.slip import SlipCard
from ui.widgets.stars import StarRow

TILES = frozenset({"accueil"})
MANY = frozenset({"glossaire"})
BESIDE_A_PAGE = (Role.TITLE, Role.BUTTON)  # types of a title that are tried
SAID = (Role.BODY, Role.HINT)  # and of its sentences, which give way only where a word would be cut
LONG = Role.CONTROL  # where one of its words is too long for both, or all of them are
OF_SETTINGS = frozenset({"confort", "reglages"})


class GuidanceScreen(QWidget):
    """Draws a page; `chosen` carries the id of the option touched."""

    chosen = Signal(str)
    turned = Signal()

    def __init__(self, page: Page, look: Look, more: str, parent: QWidget) -> None:
        """`more` is the word for « Suite » in the person's language."""
        super().__init__(parent)
        self.page = page
        self._look = look
        self._listed = is_list(page)
        ink = look.palette.soft if self._listed else ""
        pictured = page.picture and not self._listed
        self._parts = Parts(
            page,
            look,
            Paragraph(page.title, TITLES.get(page.name, Role.TITLE), look, self),
            [self._sentence(rank, text, ink) for rank, text in enumerate(page.sentences)],
            [NumberCard(card.title, card.name, card.text, card.strong, look, self) for card in page.cards],
            [self._button(option) for option in page.options],
            Picture(page.picture, page.topic, look, self) if pictured else None,
            self._more_button(more),
            StarRow(page.stars, page.topic, look, self) if page.stars else None,
            SlipCard(page.slip, page.topic, look, self) if page.slip else None,
        )
        self._leaves: list[Leaf] = []
        self._shown = 0

    def targets(self) -> list[QWidget]:
        """What can be pressed now, in reading order."""
        return [placed.item for placed in self._leaf() if isinstance(placed.item, BigButton)]

    def voiced(self) -> dict[str, Highlight]:
        """What can be said of the leaf that is shown, as the narration names it."""
        shown = {id(placed.item) for placed in self._leaf()}
        return {target: highlight for widget, target, highlight in self._parts.voiced() if id(widget) in shown}

    def own_words(self) -> tuple[Utterance, ...]:
        """What stands here and not on the page: « Suite »."""
        return (Utterance("option.suite", self._parts.more.words),)

    def turn_back(self) -> bool:
        """Show the leaf before this one; False when this is the first."""
        if self._shown == 0:
            return False
        self.turn_to(self._shown - 1)
        self.turned.emit()
        return True

    @property
    def leaf_shown(self) -> int:
        return self._shown

    def leaf_count(self) -> int:
        return len(self._leaves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        cut = self._cut()
        self._leaves = [mirrored(leaf, self.width()) for leaf in cut] if self._look.rtl else cut
        self.turn_to(self._shown)

    def _cut(self) -> list[Leaf]:
        """Beside a page there is little room: a title gives way before the words are parted, or one of its own is."""
        if self.page.beside is None:
            arrange = arrange_list if self._listed else arrange_answers
            return arrange(self._parts, self.width(), self.height())
        best = min(product(BESIDE_A_PAGE, SAID), key=self._wanting)
        if self._wanting(best)[0]:
            best = LONG, SAID[-1]
        self._set_types(*best)
        for item, rect in chain(*self._answers()):
            if isinstance(item, BigButton) and not item.fits_in(rect.width):
                item.show_words_alone()
        return self._answers()

    def _answers(self) -> list[Leaf]:
        return arrange_answers(self._parts, self.width(), self.height())

    def _set_types(self, title: Role, said: Role) -> None:
        self._parts.title.set_type(title)
        for sentence in self._parts.sentences:
            sentence.set_type(said)

    def _wanting(self, types: tuple[Role, Role]) -> tuple[bool, bool, int, bool]:
        """Whether words are cut in these types of title and sentences, whether sentences are smaller than they should
        be, how many leaves that takes, and whether one of them holds a single text."""
        self._set_types(*types)
        cut = self._answers()
        lone = any(len([item for item, _ in leaf if item is not self._parts.more]) == 1 for leaf in cut)
        return any(map(self._spills, cut)), types[1] is not SAID[0], len(cut), lone

    def _spills(self, leaf: Leaf) -> bool:
        """Whether a text is broken inside a word, or higher than its leaf."""
        foot = next((rect.y for item, rect in leaf if item is self._parts.more), self.height())
        texts = [(item, rect) for item, rect in leaf if isinstance(item, Paragraph)]
        return any(not item.fits_in(rect.width) or rect.y + rect.height > foot for item, rect in texts)

    def turn_to(self, number: int) -> None:
        self._shown = number = max(0, min(number, len(self._leaves) - 1))
        shown = {id(placed.item) for placed in self._leaf()}
        for child in self.findChildren(QWidget):
            child.setVisible(id(child) in shown)
        self._parts.more.mark = f"{number + 1} / {len(self._leaves)}"
        if any(item is self._parts.more and not item.fits_in(rect.width) for item, rect in self._leaf()):
            self._parts.more.mark = ""
        open_up((item, rect.width, rect.height) for item, rect in self._leaf() if isinstance(item, BigButton))
        for item, rect in self._leaf():
            item.setGeometry(*rect)

    def _go_on(self) -> None:
        """« Suite »: whoever uses keys starts at the first target of the new leaf."""
        self.turn_to(self._shown + 1)
        self.targets()[0].setFocus()
        self.turned.emit()

    def _leaf(self) -> Leaf:
        return self._leaves[self._shown] if self._leaves else ()

    def _sentence(self, rank: int, text: str, ink: str) -> Paragraph:
        if rank == 0 and self.page.name in LEADS:
            ink = self._look.palette.topic(self.page.topic).ink
            return Paragraph(text, LEADS[self.page.name], self._look, self, ink)
        return Paragraph(text, Role.BODY, self._look, self, ink)

    def _more_button(self, word: str) -> BigButton:
        button = BigButton(word, faces.closing(self._look.palette), self._look, self, picture="suite")
        button.setObjectName("suite")
        button.clicked.connect(self._go_on)
        return button

    def _button(self, option: Option) -> BigButton:
        button = BigButton(option.text, self._face(option), self._look, self, option.hint, _picture(option))
        button.setObjectName(option.id)
        if option.chosen is not None:
            button.setCheckable(True)
            button.setChecked(option.chosen)
        button.clicked.connect(lambda _=False, name=option.id: self.chosen.emit(name))
        return button

    def _face(self, option: Option) -> Face:
        palette, page = self._look.palette, self.page
        if option.weight is Weight.MAIN:
            at_foot = (self._listed and page.name not in IN_ORDER) or page.beside is not None
            return faces.closing(palette) if at_foot else faces.main(palette)
        if option.weight is Weight.QUIET:
            return faces.offer(palette) if option.picture else faces.quiet(palette)
        if option.weight is Weight.BESIDE:
            return faces.beside(palette, option.topic)
        if option.chosen is not None or page.name in OF_SETTINGS:
            face = faces.setting(palette, option.chosen is True)
            return face if option.picture else replace(face, centred=True)
        if page.name in MANY:
            return faces.side(palette, option.topic)
        if page.name in GAMES:
            return GAMES[page.name](palette, option.topic)
        if page.name in TILES:
            return faces.tile(palette, option.topic)
        if page.name in IN_ORDER:
            return faces.side(palette, page.topic)
        return faces.smiley(palette) if page.name in FACES else faces.choice(palette, option.topic or page.topic)


def _picture(option: Option) -> str:
    """A setting without a pictogram of its own is ticked when it is on."""
    return option.picture or ("coche" if option.chosen else "")
