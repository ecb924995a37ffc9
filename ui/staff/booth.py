"""A sentence in large type, with how loud it is said: where staff record it, listen to it, keep it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.letters import has_right_to_left
from kiosk.visit.page import Option, Page, Weight
from ui.layout import Air, Gaps, Leaf, Placed, Rect, Row, full_grid, leaves, stacked
from ui.staff.leafed import LeafedPage
from ui.staff.meter import LevelMeter
from ui.staff.panels import Notice
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import RING, BigButton
from ui.widgets.paragraph import Paragraph

IN_THE_MIDDLE = Air(above=0.5, between=0.499)
"""The sentence between what stands above it and its meter; the buttons stay at the foot. Two halves, both rounded up,
would be a pixel too many."""

TALLEST = 170  # units: the meter, where there is room


class Voiced(Struct, frozen=True):
    """What was heard so far: `levels` from 0 to 1; `live` while somebody is listened to. `language` of the sentence."""

    language: str
    levels: tuple[float, ...] = ()
    live: bool = False


class Booth(LeafedPage):
    """The page's title is the sentence, in the middle; above it, how far one is and where the sentence is said; under
    it, how things stand. `chosen` carries an option's id."""

    chosen = Signal(str)

    def __init__(self, page: Page, voiced: Voiced, look: Look, names: tuple[str, str], parent: QWidget) -> None:
        """`names`: the words for « Suite » and for the meter."""
        super().__init__(page, look, parent)
        of_sentence = replace(look, rtl=has_right_to_left(page.title))
        place = page.progress.text if page.progress else ""
        self._place = Paragraph(place, Role.BODY, look, self, look.palette.soft, centred=True)
        self._title = Paragraph(page.title, Role.TITLE, of_sentence, self, centred=True)
        self._notices = [Notice(text, page.picture, look, self, page.topic) for text in page.sentences]
        self.meter = LevelMeter(names[1], voiced.levels, voiced.live, look, self)
        self._more = BigButton(names[0], faces.closing(look.palette), look, self, picture="suite")
        self._more.setObjectName("suite")
        self._more.clicked.connect(self.turn_on)
        self._main = [self._button(option) for option in page.options if option.weight is Weight.MAIN]
        self._others = [self._button(option) for option in page.options if option.weight is not Weight.MAIN]

    def _arrange(self) -> list[Leaf]:
        """On one leaf, roomy or else compact; else with the sentence before its meter and buttons."""
        look, margin, low = self._look, self._look.px(56), self._look.low
        for edge, between, buttons in ((28, 18, 12), (8, 4, 4)):
            for button in (*self._others, *self._main):
                button.compact = edge == 8
            gaps = Gaps(look.px(between), look.px(buttons), 0, look.px(RING))
            area = Rect(margin, look.px(edge), self.width() - 2 * margin, self.height() - 2 * look.px(edge))
            head = self._place.height_for(area.width)
            under = area._replace(y=area.y + head, height=area.height - head)
            for rows in self._ways():
                if leaf := stacked(under, [self._title], rows, gaps, look.px(TALLEST), low, IN_THE_MIDDLE):
                    return [(Placed(self._place, area._replace(height=head)), *leaf)]
        return leaves(area, [self._place, self._title], rows, gaps, self._more, look.px(TALLEST), low)

    def _ways(self) -> Iterator[list[Row]]:
        """The meter beside what is said of it, where the window is wide; the buttons on one line, so that the sentence
        stays where it is, else the one that goes on below the others."""
        every, told = [*self._others, *self._main], [*self._notices, self.meter]
        heard = full_grid(told, 2 if self.width() > self.height() else 1)
        yield [*heard, Row(every, len(every), grows=False)]
        for columns in (3, 2, 1):
            others = full_grid(self._others, min(columns, max(1, len(self._others))), grows=False)
            main = [Row([button], 1, grows=False) for button in self._main]
            yield [*heard, *others, *main]
        yield [*full_grid(told, 1), *others, *main]

    def _button(self, option: Option) -> BigButton:
        palette = self._look.palette
        face = faces.closing(palette) if option.weight is Weight.MAIN else faces.side(palette, "")
        button = BigButton(option.text, face, self._look, self, option.hint, option.picture)
        button.setObjectName(option.id)
        button.clicked.connect(lambda _=False, name=option.id: self.chosen.emit(name))
        return button
