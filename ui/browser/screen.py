"""The guide beside its page, or under it in a tall window; above the keys while somebody writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.page import Done, Option, Page, Weight
from ui.beside.lines import Labels
from ui.browser.stage import Stage
from ui.browser.strip import BEFORE, DOWN, UP, Strip
from ui.screens.guidance import GuidanceScreen
from ui.screens.parts import Highlight, is_tall
from ui.theme.look import Look
from ui.widgets.drop import drop
from ui.widgets.keyboard import ERASE, SPACE, Board, Captions, Keyboard

TYPED, LOOK = "c-est-bon", "voir"
PANEL, WIDEST = 0.31, 620  # of a wide window, and units at most
UNDER = 0.36  # of a tall one
EDGE = 16  # units around page and keys
SCROLL = 0.7  # of what is seen


class Arrangement(NamedTuple):
    """Where the parts stand, in pixels of the screen."""

    panel: QRect
    strip: QRect
    stage: QRect
    keys: QRect


class BrowserScreen(QWidget):
    """The stage belongs to the window, which keeps it from one screen to the next; this one gives it its place.

    `chosen` carries the option of the guide, `spelt` what is said of a key, `arranged` a wish for other keys.
    """

    chosen = Signal(str)
    turned = Signal()
    spelt = Signal(object)
    arranged = Signal(int)

    def __init__(
        self, page: Page, look: Look, labels: Labels, captions: Captions, stage: Stage, writing: str, parent: QWidget
    ) -> None:
        """`writing`: the kind of the field that somebody writes in, as the stage calls it."""
        super().__init__(parent)
        assert page.beside is not None
        self.page = page
        self._look, self._stage, self._labels = look, stage, labels
        self._writing = self._lit = ""
        self.panel = self._make_panel(page)
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
        self.write_in(writing)

    # what the window asks of every screen ----------------------------------------------------------------------------

    def targets(self) -> list[QWidget]:
        keys = self._keyboard.targets() if self._writing else []
        return [*self.panel.targets(), *self.strip.targets(), *keys]

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
        """The word that is being said, on the leaf where it stands; none without a span."""
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
        """Somebody writes in a field of this kind: the keys that it needs stand under the page, and « C’est bon » takes
        the place of what the guide offers."""
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
        for page in self._while_writing() if kind else (self.page,):
            drop(self.panel)
            self.panel = self._make_panel(page)
            self.panel.show()
            self._arrange()
            if self.panel.leaf_count() <= 1:
                break

    def _make_panel(self, page: Page) -> GuidanceScreen:
        panel = GuidanceScreen(page, self._look, self._labels.more, self)
        panel.chosen.connect(self._choose)
        panel.turned.connect(self.turned)
        return panel

    def _while_writing(self) -> Iterator[Page]:
        """The guide's words, and what ends the writing, which is always in sight: with fewer words in a low window."""
        good = Option(id=TYPED, text=self._labels.typed, picture="coche", wish=Done(), weight=Weight.MAIN)
        page = replace(self.page, options=(good,), slip=None, stars=None)
        yield page
        yield replace(page, sentences=())

    def _choose(self, option: str) -> None:
        if option == TYPED:
            self._stage.finish_writing()
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
        keys = QRect()
        if self._writing:
            high = self._keyboard.height_for(width - 2 * edge)
            height -= high + edge
            keys = QRect(edge, height + edge // 2, width - 2 * edge, high)
        line = self.strip.height_for(width) if self._true or not self._writing else 0
        if is_tall(self.width(), self.height()):
            under = round(self.height() * UNDER) if not self._writing else round(height * 0.42)
            page_high = height - under
            strip = QRect(edge, edge // 2, width - 2 * edge, line)
            stage = QRect(edge, strip.bottom() + edge // 2, width - 2 * edge, page_high - line - edge)
            return Arrangement(QRect(0, page_high, width, under), strip, stage, keys)
        wide = min(look.px(WIDEST), round(width * PANEL))
        x = edge if look.rtl else wide
        strip = QRect(x, edge // 2, width - wide - edge, line)
        stage = QRect(x, strip.bottom() + edge // 2, width - wide - edge, height - strip.bottom() - edge)
        return Arrangement(QRect(width - wide if look.rtl else 0, 0, wide, height), strip, stage, keys)

    def _offer(self) -> None:
        up, down = self._stage.can_scroll()
        self.strip.offer(*((BEFORE,) if self._true else ()), *((UP, DOWN) if up or down else ()))

    def _page_moved(self) -> None:
        self.strip.show_place(self._stage.address.host() if self._true else "")
        self._offer()

    def _type(self, text: str) -> None:
        self._stage.type_text(text)
        secret = self._writing.startswith("secret")  # looked at or not: it is nobody else's to hear
        self.spelt.emit(() if secret and text not in (SPACE, ERASE) else (self._keyboard.said_of(text),))

    def _command(self, name: str) -> None:
        match name:
            case "plus-haut":
                self._stage.scroll(-SCROLL)
            case "plus-bas":
                self._stage.scroll(SCROLL)
            case "page-d-avant":
                self._stage.go_back()
