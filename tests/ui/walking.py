"""A walk through pages: every leaf of each is shown, and looked at in every way that `inspection` knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QWidget

from kiosk.visit.page import Option, Page, Weight
from tests.ui import inspection
from tests.ui.inspection import Pen
from tests.ui.scenes import Scene, show
from ui.theme.fonts import FAMILY
from ui.theme.look import Look
from ui.widgets.big_button import BigButton
from ui.window import KioskWindow

WINDOWS = ((1920, 1080), (1366, 768), (1024, 768), (1080, 1920))
MakeWindow = Callable[[Look, int, int], KioskWindow]
MAIN_CHOICES = frozenset({
    "accueil", "etape", "theme", "orientation", "resultats", "depart", "impression", "film", "idee", "images",
    "messages", "essai",
})  # fmt: skip


def report(faults: Iterable[str]) -> None:
    found = list(faults)
    assert not found, "\n".join([f"{len(found)} faults", *found])


def walk(scenes: Iterable[Scene], window: KioskWindow, look: Look, pen: Pen) -> Iterator[str]:
    """Show every scene and every leaf of it; what is wrong there, in sentences."""
    bars: dict[str, tuple[int, ...]] = {}
    for scene in scenes:
        words: set[str] = set()
        touched: list[str] = []
        for leaf, top in leaves(scene, window, look):
            pen.look_at(window)
            overlay = top if scene.overlay else None
            words |= {text.words for text in pen.drawn}
            words |= {target.hint for target in top.targets() if isinstance(target, BigButton) and target.terse}
            touched += [target.objectName() for target in top.targets()]
            main = [option.id for option in main_choices(scene.page)]
            for fault in (
                *inspection.faults_of_text(pen.drawn, look),
                *inspection.faults_of_place(window, overlay, pen.drawn),
                *inspection.faults_of_filling(top),
                *inspection.faults_of_targets(window, look, main),
                *inspection.faults_of_name(window, overlay, pen.drawn),
                *moved(window, bars),
            ):
                yield f"{leaf}: {fault}"
        progress = scene.page.progress
        if progress and f"{progress.n} / {progress.total}" in words:  # where its words are too long for the header
            words.add(progress.text)
        yield from (
            f"{scene.name}: « {text} » is nowhere"
            for text in inspection.plain(said(scene.page)) - inspection.plain(words)
        )
        if not scene.overlay:
            options = [option.id for option in scene.page.options]
            if list(dict.fromkeys(name for name in touched if name in options)) != options:
                yield f"{scene.name}: {options} became {touched}"


def leaves(scene: Scene, window: KioskWindow, look: Look) -> Iterator[tuple[str, QWidget]]:
    """Each leaf of a scene, with a name to find it again, and what is to be looked at."""
    top = show(scene, window, look)
    screen = window.screen_shown
    count = screen.leaf_count() if screen is top and hasattr(screen, "leaf_count") else 1
    for number in range(count):
        if number:
            screen.turn_to(number)
        yield f"{scene.name} {number + 1}/{count}", top


def main_choices(page: Page) -> Iterator[Option]:
    if page.name in MAIN_CHOICES:
        yield from (option for option in page.options if option.weight is Weight.PLAIN)


def said(page: Page) -> Iterator[str]:
    """Every text that the page has to show."""
    yield page.title
    yield from page.sentences
    for option in page.options if page.name != "veille" else ():
        yield from (option.text, option.hint)
    if page.stars:
        yield page.stars.text
    if page.slip:
        yield from (page.slip.title, *page.slip.lines)
    for card in page.cards:
        yield from (card.title, card.name, card.text)
    if page.progress:
        yield page.progress.text


def moved(window: KioskWindow, bars: dict[str, tuple[int, ...]]) -> Iterator[str]:
    """Permanent commands keep their places. `bars`: where each was when it was first seen."""
    if window.overlay_shown or not window.targets()[0].parentWidget():
        return
    for target in window.targets():
        if target.parentWidget() is not window.screen_shown and target.parentWidget().parentWidget() is window:
            place = inspection.body(target, window).getRect()
            if bars.setdefault(target.objectName(), place) != place:
                yield f"{target.objectName()} is at {place}, not at {bars[target.objectName()]}"


def longest(scenes: Iterable[Scene]) -> Iterator[Scene]:
    """Of each kind of page the one with the widest words in all, and the one with the widest word."""
    kinds: dict[tuple[object, ...], list[Scene]] = {}
    for scene in scenes:
        page = scene.page
        kind = (page.name, len(page.options), bool(page.cards), scene.paper, bool(scene.overlay))
        kinds.setdefault(kind, []).append(scene)
    for alike in kinds.values():
        yield from {max(alike, key=measure).name: max(alike, key=measure) for measure in (_all_words, _word)}.values()


def _texts(scene: Scene) -> Sequence[str]:
    return [text for text in said(scene.page) if text]


def _all_words(scene: Scene) -> float:
    return sum(map(_width, _texts(scene)))


def _word(scene: Scene) -> float:
    return max(_width(word) for text in _texts(scene) for word in text.split())


def _width(text: str) -> float:
    return QFontMetricsF(QFont(FAMILY)).horizontalAdvance(text)
