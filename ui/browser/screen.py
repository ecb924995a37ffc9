"""The guide beside its page, or under it in a tall window; above the keys while somebody writes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import ceil
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.guide_pages import BACK, STUCK
from kiosk.visit.page import Done, Option, Page, Weight
from ui.beside.lines import Labels
from ui.browser.questions import page_of
from ui.browser.stage import Stage
from ui.browser.strip import BEFORE, DOWN, UP, Strip
from ui.browser.writing import TYPED, WritingPanel
from ui.screens.guidance import GuidanceScreen
from ui.screens.parts import Highlight, is_tall
from ui.theme.look import Look
from ui.widgets.drop import drop
from ui.widgets.keyboard import ERASE, SPACE, Board, Captions, Keyboard

LOOK, TOUCH = "voir", "toucher-ici"
PANEL, WIDEST, LEAST = 0.31, 620, 330  # of a wide window; units at most, and at least for text of normal size
REFLOW = 320  # pixels of a page, as it counts them, that every site has to do with (WCAG 2.2, 1.4.10)
FIELD = 75  # such pixels: a field under the band of a made-up site
MOST_LEAVES = 4
WIDER = (1.0, 1.25, 1.5, 1.75)  # than it is, while somebody writes in a low window
UNDER, ABOVE_KEYS = 0.36, 0.42  # of a tall one, and of what the keys leave of it
EDGE = 16  # units around page and keys
ZOOM = 1.45
"""A pixel of a page at the kiosk's normal text, in a window of 1920 x 1080: its words are then as large as ours."""

SCROLL = 0.7  # of what is seen


def zoom_for(look: Look) -> float:
    """Of the page, whose words are as large as ours."""
    return round(ZOOM * look.u * look.text, 2)


class Arrangement(NamedTuple):
    """Where the parts stand, in pixels of the screen."""

    panel: QRect
    strip: QRect
    stage: QRect
    keys: QRect


class BrowserScreen(QWidget):
    """The stage belongs to the window, which keeps it from one screen to the next; this one gives it its place.

    `chosen` carries the option of the guide, `spelt` what is said of a key, `arranged` a wish for other keys, `turned`
    what is said of the leaf of the guide that was turned to by hand, or nothing once the guide is drawn anew.
    """

    chosen = Signal(str)
    spelt = Signal(object)
    arranged = Signal(int)
    turned = Signal(object)

    def __init__(
        self, page: Page, look: Look, labels: Labels, captions: Captions, stage: Stage, writing: str, parent: QWidget,
        keys: bool = False,
    ) -> None:  # fmt: skip
        """`writing`: the kind of the field that somebody writes in, as the stage calls it. `keys`: who is there uses
        them, or a switch."""
        super().__init__(parent)
        assert page.beside is not None
        self.page = page
        self._look, self._stage, self._labels = look, stage, labels
        self._field = self._writing = self._lit = ""
        self._by_keys = keys
        self.panel = self._make_panel()
        self.strip = Strip(page.beside, labels, look, self)
        self.strip.pressed.connect(self._command)
        self._true = page.beside.rules is not None
        self._keyboard = Keyboard(look, page.keys, captions, self, look.px(EDGE))
        self._keyboard.typed.connect(self._type)
        self._keyboard.erased.connect(lambda: self._type(ERASE))
        self._keyboard.spelt.connect(self.spelt)
        self._keyboard.arranged.connect(self.arranged)
        self._keyboard.commanded.connect(lambda _: self._stage.uncover(self._writing == "secret"))
        self._keyboard.leave_focus()
        self._keyboard.hide()
        stage.moved.connect(self._page_moved)
        stage.questioned.connect(self._question)
        self.write_in(writing)

    # what the window asks of every screen ----------------------------------------------------------------------------

    def targets(self) -> list[QWidget]:
        """While somebody writes, the keys come first: it is a long way to them."""
        keys = self._keyboard.targets() if self._writing else []
        return [*keys, *self.panel.targets(), *self.strip.targets()]

    def voiced(self) -> dict[str, Highlight]:
        return self.panel.voiced()

    def turn_back(self) -> bool:
        return self.panel.turn_back()

    @property
    def leaf_shown(self) -> int:
        return self.panel.leaf_shown

    def leaf_count(self) -> int:
        return self.panel.leaf_count()

    def turn_to(self, leaf: int) -> None:
        self.panel.turn_to(leaf)

    def light(self, target: str, span: tuple[int, int] | None) -> None:
        """The word that is being said, on the leaf where it stands; none without a span, or while the site asks."""
        if self._stage.question is not None:
            return
        lit, self._lit = self._lit, target
        if lit != target and lit in self.panel.voiced():
            self.panel.voiced()[lit](None)
        if not target:
            return
        for leaf in (self.panel.leaf_shown, *range(self.panel.leaf_count())):
            if target in self.panel.voiced():
                break
            self.panel.turn_to(leaf)
        highlight: Callable[[tuple[int, int] | None], None] | None = self.panel.voiced().get(target)
        if highlight is not None:
            highlight(span)

    def write_in(self, kind: str) -> None:
        """Somebody writes in a field of this kind: the keys that it needs stand under the page, « C’est bon » takes the
        place of what the guide offers, and of the line over the page the address of a true site is left. Not before
        what the site asks is answered."""
        self._field = kind
        self._write("" if self._stage.question else kind)

    def _write(self, kind: str) -> None:
        if kind == self._writing:
            return
        before, self._writing = self._writing, kind
        if kind and kind.split()[0] != (before.split() or [""])[0]:
            self._keyboard.signs = kind != "digits"
            self._keyboard.turn_to(Board.DIGITS if kind == "digits" else Board.LATIN)
        looks = {"secret": self._labels.look, "secret seen": self._labels.hide}
        self._keyboard.have(LOOK, looks.get(kind, ""), "oeil")
        self._keyboard.setVisible(bool(kind))
        self.strip.setVisible(self._true or not kind)
        if bool(kind) != bool(before):
            self._renew_panel()
        self._offer()
        self._arrange()

    def use_keys(self) -> bool:
        """From now on what is pointed at can be touched with them; whether that is new."""
        if self._by_keys:
            return False
        self._by_keys = True
        if self._writing or not _points(self.page):
            return False
        self._renew_panel()
        self._arrange()
        return True

    def _question(self) -> None:
        self._write("" if self._stage.question else self._field)
        self._renew_panel()
        self._arrange()

    def _renew_panel(self) -> None:
        drop(self.panel)
        self.panel = self._make_panel()
        self.panel.show()
        self.turned.emit(())

    def _make_panel(self) -> GuidanceScreen | WritingPanel:
        """What the site asks, or what the guide says, and what may be asked of it; while somebody writes, what to
        write."""
        if self._writing:
            writing = WritingPanel(self.page, self._labels.typed, self._look, self)
            writing.chosen.connect(self._choose)
            return writing
        panel = GuidanceScreen(self._page_of_panel(), self._look, self._labels.more, self)
        panel.chosen.connect(self._choose)
        if self._stage.question is None:
            panel.turned.connect(lambda: self.turned.emit(tuple(panel.voiced())))
        return panel

    def _page_of_panel(self) -> Page:
        """With keys, or a switch, nobody reaches into the page: the panel does."""
        if self._stage.question is not None:
            return replace(page_of(self._stage.question, self._labels), beside=self.page.beside)
        if not (self._by_keys and _points(self.page)):
            return self.page
        touch = Option(id=TOUCH, text=self._labels.touch, picture="tactile", wish=Done(), weight=Weight.MAIN)
        return replace(self.page, options=(touch, *self.page.options))

    def _choose(self, option: str) -> None:
        if self._stage.question is not None:
            self._stage.answer(option)
        elif option == TYPED:
            self._stage.finish_writing()
        elif option == TOUCH:
            self._stage.touch()
        else:
            self.chosen.emit(option)

    # -----------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def moveEvent(self, event: QMoveEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        if self.width() < 2:
            return
        places = self._arrangement()
        self.panel.setGeometry(places.panel)
        self.strip.setGeometry(places.strip)
        self._keyboard.setGeometry(places.keys.x(), places.keys.y(), places.keys.width(), places.keys.height())
        self._stage.setGeometry(places.stage.translated(self.pos()))
        self._stage.show()
        self._stage.raise_()
        self._page_moved()

    def _arrangement(self) -> Arrangement:
        look, width, height = self._look, self.width(), self.height()
        edge = look.px(EDGE)
        keys, wide = QRect(), self._panel_wide(width)
        if self._writing:
            wide, high = self._above_keys(width)
            height -= high + edge
            keys = QRect(edge, height + edge // 2, width - 2 * edge, high)
        line = self.strip.height_for(bool(self._writing)) if self._true or not self._writing else 0
        if is_tall(self.width(), self.height()):
            under = round(self.height() * UNDER) if not self._writing else self._under_a_field(height)
            page_high = height - under
            strip = QRect(edge, edge // 2, width - 2 * edge, line)
            stage = QRect(edge, strip.bottom() + edge // 2, width - 2 * edge, page_high - line - edge)
            return Arrangement(QRect(0, page_high, width, under), strip, stage, keys)
        x = edge if look.rtl else wide
        strip = QRect(x, edge // 2, width - wide - edge, line)
        stage = QRect(x, strip.bottom() + edge // 2, width - wide - edge, height - strip.bottom() - edge)
        return Arrangement(QRect(width - wide if look.rtl else 0, 0, wide, height), strip, stage, keys)

    def _under_a_field(self, height: int) -> int:
        """In a tall window, above the keys: what to write has the room that it needs."""
        least = self.panel.least(self.width()) if isinstance(self.panel, WritingPanel) else 0
        return max(round(height * ABOVE_KEYS), least)

    def _panel_wide(self, width: int, wider: float = 1.0) -> int:
        """Its words are larger for who needs that, as those of the page are, which keeps the least that it needs."""
        look = self._look
        wished = max(min(look.px(WIDEST), round(width * PANEL)), round(look.px(LEAST) * look.text))
        return min(round(wished * wider), width - look.px(EDGE) - ceil(REFLOW * zoom_for(look)))

    def _above_keys(self, width: int) -> tuple[int, int]:
        """How wide the panel is beside a page, and how high the keys are under both, while somebody writes. What to
        write and « C’est bon » are in sight, and so is the field: a low window has a wider panel, and then only fewer
        letters at a time."""
        look, line = self._look, self.strip.height_for(low=True) if self._true else 0
        field = line + look.px(EDGE) + ceil(FIELD * zoom_for(look))
        high, wide = 0, self._panel_wide(width)
        tall = is_tall(width, self.height())
        for leaves, wider in product(range(1, MOST_LEAVES + 1), WIDER):
            high, wide = self._keyboard.height_for(width - 2 * look.px(EDGE), leaves), self._panel_wide(width, wider)
            panel = self.panel.least(wide) if isinstance(self.panel, WritingPanel) and not tall else 0
            if high <= self.height() - look.px(EDGE) - max(field, panel):
                break
        self._keyboard.leaves = leaves
        return wide, high

    def _offer(self) -> None:
        if self._writing:
            return self.strip.offer()
        up, down = self._stage.can_scroll()
        return self.strip.offer(*((BEFORE,) if self._true else ()), *((UP, DOWN) if up or down else ()))

    def _page_moved(self) -> None:
        self.strip.mark.show_place(self._stage.address.host() if self._true else "")
        self._offer()

    def _type(self, text: str) -> None:
        self._stage.type_text(text)
        secret = self._writing.startswith("secret")  # looked at or not: it is nobody else's to hear
        self.spelt.emit(() if secret and text not in (SPACE, ERASE) else (self._keyboard.said_of(text),))

    def _command(self, name: str) -> None:
        match name:
            case "plus-haut":
                self._stage.scroll_page(-SCROLL)
            case "plus-bas":
                self._stage.scroll_page(SCROLL)
            case "page-d-avant":
                self._stage.go_back()


def _points(page: Page) -> bool:
    """Whether something of the site is to be touched now: not what is only read, nor while the guide is asked."""
    beside = page.beside
    if beside is None or page.option(STUCK) is None or page.option(BACK) is not None:
        return False
    return bool(beside.target) and (beside.rules is not None or not beside.sign.read)
