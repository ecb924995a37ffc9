"""`python -m tests.ui.browser.laying_out LANGUAGE FULL WIDTH HEIGHT…`: the window, with every kind of guide page in it.

In a process of its own, as only the browser's may hold WebEngine. No site is opened: the place of the page is empty. A
line of JSON for each window, with what is wrong there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kiosk.content.languages import tongues
from kiosk.visit.comfort import Comfort, TextSize
from kiosk.visit.page import Page
from tests.ui import inspection
from tests.ui.browser.guide_scenes import guide_scenes
from tests.ui.inspection import Pen
from tests.ui.scenes import CONTENT, Scene, told_in
from tests.ui.walking import WINDOWS, longest, said
from ui import permanent
from ui.beside.labels import labels
from ui.browser.engine import arguments
from ui.browser.questions import Phase, Question, page_of
from ui.browser.screen import BrowserScreen, zoom_for
from ui.browser.stage import Stage
from ui.browser.writing import TYPED
from ui.theme.fonts import load_fonts
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.widgets.big_button import BigButton
from ui.widgets.captions import captions
from ui.window import KioskWindow

LEFT = Qt.MouseButton.LeftButton
SIZES = (TextSize.NORMAL, TextSize.LARGER)
FIELDS = ("text", "digits", "secret")
WRITTEN_IN = frozenset({"gesture", "otherwise", "lost", "refused", "true", "true refused", "site alone"})
"""Pages beside which somebody may write."""

QUESTIONS = tuple(
    Question("Voulez-vous vraiment supprimer ce document\N{NO-BREAK SPACE}? " * 20, phase) for phase in Phase
)

SMALLEST = min(width for width, _ in WINDOWS)
"""Pixels across; there the largest text leaves no room for what to write, above the keys."""

LEAST_PAGE = (320, 190)
LEAST_WHILE_WRITING = (320, 65)
"""Of the page, in its own pixels, which are as large as the chosen text: a field, whose words stand beside it."""


@dataclass
class Laid:
    """A window that shows one page after the other."""

    look: Look
    window: KioskWindow
    stage: Stage
    pen: Pen

    def faults(self, kind: str, scene: Scene, writing: tuple[str, ...]) -> Iterator[str]:
        screen = self._show(scene)
        words: set[str] = set()
        touched: list[str] = []
        for leaf in range(screen.leaf_count()):
            screen.turn_to(leaf)
            yield from (f"{scene.name} {leaf + 1}: {fault}" for fault in self._seen(screen, LEAST_PAGE))
            words |= {text.words for text in self.pen.drawn}
            touched += [target.objectName() for target in screen.targets()]
        missing = inspection.plain(_told(scene.page)) - inspection.plain(words)
        yield from (f"{scene.name}: « {text} » is nowhere" for text in missing)
        if kind in WRITTEN_IN and screen.use_keys():
            for leaf in range(screen.leaf_count()):
                screen.turn_to(leaf)
                yield from (f"{scene.name}, keys {leaf + 1}: {fault}" for fault in self._seen(screen, LEAST_PAGE))
        yield from self._while_turned(screen, scene)
        options = [option.id for option in scene.page.options]
        if set(options) - set(touched):
            yield f"{scene.name}: {options} became {touched}"
        for field in writing if kind in WRITTEN_IN else ():
            screen.write_in(field)
            yield from (f"{scene.name}, {field}: {fault}" for fault in self._while_writing(screen))
        screen.write_in("")
        for question in QUESTIONS if kind == "true" else ():
            yield from (f"{question.phase}: {fault}" for fault in self._while_asked(screen, question))

    def _while_turned(self, screen: BrowserScreen, scene: Scene) -> Iterator[str]:
        """By hand: the kiosk has to know what stands there."""
        screen.turn_to(0)
        told: list[tuple[str, ...]] = []
        screen.turned.connect(told.append)
        for leaf in range(1, screen.leaf_count()):
            QTest.mouseClick(next(button for button in screen.targets() if button.objectName() == "suite"), LEFT)
            if told[leaf - 1 :] != [tuple(screen.voiced())]:
                yield f"{scene.name} {leaf + 1}: {told} is told, {list(screen.voiced())} stand there"
        screen.turned.disconnect(told.append)

    def _while_asked(self, screen: BrowserScreen, question: Question) -> Iterator[str]:
        """What the site itself says or asks, by words as long as they may be."""
        self.stage._question(question)
        words = page_of(question, screen._labels)
        seen: set[str] = set()
        for leaf in range(screen.leaf_count()):
            screen.turn_to(leaf)
            yield from self._seen(screen, LEAST_PAGE)
            seen |= {text.words for text in self.pen.drawn}
        yield from (f"« {text} » is nowhere" for text in inspection.plain(said(words)) - inspection.plain(seen))
        self.stage._forget_questions(*Phase)

    def _show(self, scene: Scene) -> BrowserScreen:
        page, words = scene.page, scene.told.words

        def make(look: Look, parent: QWidget) -> BrowserScreen:
            keys = captions(page.keys, words, exact=True)
            return BrowserScreen(page, look, labels(words), keys, self.stage, "", parent)

        listen = permanent.listen_command(words)
        banner, footer = permanent.header_for(page, words), permanent.footer_commands(words, listen)
        screen = self.window.show_screen(make, self.look, banner, footer)
        screen.strip.mark.show_place(max(_hosts(scene), key=len) if page.beside.rules else "")
        return screen

    def _while_writing(self, screen: BrowserScreen) -> Iterator[str]:
        yield from self._seen(screen, LEAST_WHILE_WRITING)
        if TYPED not in [target.objectName() for target in self.window.targets()]:
            yield f"« C’est bon » is out of sight, on another leaf of {screen.leaf_count()}"
        crowded = self.look.text > 1 and self.window.width() == SMALLEST
        if not crowded and not inspection.plain([screen.page.title]) <= {text.words for text in self.pen.drawn}:
            yield "the gesture is out of sight"

    def _seen(self, screen: BrowserScreen, least: tuple[int, int]) -> Iterator[str]:
        self.pen.look_at(self.window)
        yield from inspection.faults_of_text(self.pen.drawn, self.look)
        yield from inspection.faults_of_place(self.window, None, self.pen.drawn)
        lonely = inspection.faults_of_filling(screen.panel)
        yield from (fault for fault in lonely if self.look.text == 1 and screen.page.title in fault)
        yield from inspection.faults_of_targets(self.window, self.look)
        yield from inspection.faults_of_name(self.window, None, self.pen.drawn)
        yield from self._of_the_page(screen, least)

    def _of_the_page(self, screen: BrowserScreen, least: tuple[int, int]) -> Iterator[str]:
        """It has room, and nothing stands over it."""
        place = self.stage.geometry()
        zoom = zoom_for(self.look)
        wide, high = place.width() / zoom, place.height() / zoom
        if wide < least[0] or high < least[1]:
            yield f"only {wide:.0f} × {high:.0f} are left for the page"
        if not screen.geometry().contains(place):
            yield f"the page leaves its screen: {place.getRect()}"
        for widget in self.window.findChildren(QWidget):
            words = widget.isVisible() and isinstance(widget, (BigButton, QLabel))
            if words and inspection.body(widget, self.window).intersects(place):
                yield f"{inspection.describe(widget)} is over the page"


def _hosts(scene: Scene) -> Iterator[str]:
    """Every machine of the true sites that are known."""
    for site in scene.told.catalogue.sites.values():
        yield from site.hosts


def _told(page: Page) -> Iterator[str]:
    """All that the panel says; how far one is stands in the header."""
    yield from (text for text in said(page) if page.progress is None or text != page.progress.text)


def chosen(kinds: dict[str, list[Scene]], full: bool) -> Iterator[tuple[str, Scene, tuple[str, ...]]]:
    """Kind, page, and the fields that are written in: of the widest of a kind, each."""
    for kind, scenes in kinds.items():
        for scene in scenes if full else longest(scenes):
            yield kind, scene, FIELDS if full or kind in ("gesture", "true") else FIELDS[:1]


def main() -> None:
    language, full = sys.argv[1], sys.argv[2] == "full"
    sides = [int(side) for side in sys.argv[3:]]
    windows = tuple(zip(sides[::2], sides[1::2], strict=True))
    application = QApplication(arguments(sys.argv[0]))
    load_fonts([CONTENT])
    pictograms = Pictograms(CONTENT / "pictogrammes")
    rtl = any(tongue.right_to_left for tongue in tongues([CONTENT])[0] if tongue.code == language)
    kinds: dict[str, list[Scene]] = {}
    for kind, scene in guide_scenes(told_in(language)):
        kinds.setdefault(kind, []).append(scene)
    patch = pytest.MonkeyPatch()
    pen = Pen(patch)
    with TemporaryDirectory() as private:
        for size, text in product(windows, SIZES):
            look = look_for(*size, Comfort(text=text), pictograms, rtl)
            window = KioskWindow(look)
            window.resize(*size)
            window.watch_touches()
            window.show()
            laid = Laid(look, window, Stage([CONTENT], Path(private), window), pen)
            faults = [fault for one in chosen(kinds, full) for fault in laid.faults(*one)]
            walked = sum(1 for _ in chosen(kinds, full))
            print(json.dumps({"window": size, "text": text.value, "walked": walked, "faults": faults}), flush=True)
            window.may_close = True
            laid.stage.leave()
            window.close()
            window.deleteLater()
    patch.undo()
    del application


if __name__ == "__main__":
    main()
