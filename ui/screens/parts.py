"""What a page is made of, and the room it has: what its two arrangements (`lists`, `answers`) share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from kiosk.visit.page import Page, Weight
from ui.layout import Air, Gaps, Item, Rect, Row
from ui.theme.look import Look, Span
from ui.widgets.big_button import RING, BigButton
from ui.widgets.card import NumberCard
from ui.widgets.paragraph import Paragraph
from ui.widgets.picture import Picture
from ui.widgets.slip import SlipCard
from ui.widgets.stars import StarRow

CENTRED = Air(above=0.36, between=0.14)
"""A little above the middle, where the eye expects it."""

Highlight = Callable[[Span | None], None]
"""Shows the word that is being said of one text; None shows that it is silent."""

MARGIN, CLOSE = 56, 28
NARROW = 700
"""Units: in a place that is not wider, words and buttons stand under each other, nearer to its edges."""

TIGHT = 8
"""The least gap, in units, between buttons that keep room for their focus ring: 20 between their bodies."""


class Room(NamedTuple):
    """Where a page may draw, and how closely. `tall`: portrait, where words stand above buttons."""

    area: Rect
    gaps: Gaps
    tall: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """The widgets of a page. `more` is « Suite »."""

    page: Page
    look: Look
    title: Paragraph
    sentences: Sequence[Paragraph]
    cards: Sequence[NumberCard]
    buttons: Sequence[BigButton]
    picture: Picture | None
    more: BigButton
    stars: StarRow | None = None
    slip: SlipCard | None = None

    def voiced(self) -> Iterator[tuple[QWidget, str, Highlight]]:
        """Each thing that can be said of the page: its widget, its name in the narration, what highlights its words."""
        if self.stars:
            yield self.stars, "stars", self.stars.highlight
        yield self.title, "title", self.title.highlight
        for rank, sentence in enumerate(self.sentences):
            yield sentence, f"sentence.{rank}", sentence.highlight
        if self.slip:
            for part, name in enumerate(self.slip.targets()):
                yield self.slip, name, partial(self.slip.highlight, part)
        for rank, card in enumerate(self.cards):
            for part, name in enumerate(("title", "name", "text")):
                yield card, f"card.{rank}.{name}", partial(card.highlight, part)
        for button, option in zip(self.buttons, self.page.options, strict=True):
            yield from voiced_button(button, option.id)
        yield from voiced_button(self.more, "suite")

    @property
    def words(self) -> list[Item]:
        return [*filter(None, (self.stars,)), self.title, *self.sentences, *filter(None, (self.slip,))]

    def weighing(self, *weights: Weight) -> list[BigButton]:
        """The buttons of options that stand out so much, in order."""
        pairs = zip(self.buttons, self.page.options, strict=True)
        return [button for button, option in pairs if option.weight in weights]

    def room(self, width: int, height: int, compact: bool) -> Room:
        """The room in a screen of so many pixels. `compact` saves height: same words, same type, less around them."""
        look = self.look
        words = 6 if self.cards or look.rtl else 12  # deep letters have air of their own
        edge, words, buttons = (6 if look.rtl else 4, words, TIGHT) if compact else (28, 20, 22)
        for part in (*self.buttons, *self.cards, self.more, *filter(None, (self.slip,))):
            part.compact = compact
        narrow = width <= look.px(NARROW)
        margin = look.px(CLOSE if narrow else MARGIN)
        area = Rect(margin, look.px(edge), width - 2 * margin, height - 2 * look.px(edge))
        gaps = Gaps(look.px(words), look.px(buttons), look.px(72), look.px(RING))
        return Room(area, gaps, narrow or is_tall(width, height))


def voiced_button(button: BigButton, name: str) -> Iterator[tuple[QWidget, str, Highlight]]:
    yield button, f"option.{name}", button.highlight
    if button.hint:
        yield button, f"option.{name}.hint", partial(button.highlight, hint=True)


def is_tall(width: int, height: int) -> bool:
    return height * 1.1 >= width


def unbroken(rows: Sequence[Row], room: Room) -> bool:
    """Whether no word has to be broken in these rows."""
    width, gap = room.area.width, room.gaps.buttons
    return all(item.fits_in((width - (row.columns - 1) * gap) // row.columns) for row in rows for item in row.items)
