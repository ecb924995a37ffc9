"""Every page of every flow, in every window and text size: no text cut, no target too small, no control without a name.

Targets: 88 units at least everywhere, and 140 for the main choices. Low windows and large text never lower that: what
does not fit goes to a further leaf. What closes a page (« Suite », « C’est bon »), settings, and what can be done
beside the main action have 112 units; permanent commands and keys have 88.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace as changed

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.visit.comfort import Comfort, Contrast, TextSize
from kiosk.visit.pages import Option, Page, Weight
from tests.ui import inspection
from tests.ui.inspection import Pen
from tests.ui.scenes import Scene, catalogue, scenes, show
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.window import KioskWindow

WINDOWS = ((1920, 1080), (1366, 768), (1024, 768), (1080, 1920))
MakeWindow = Callable[[Look, int, int], KioskWindow]
MAIN_CHOICES = frozenset({"accueil", "etape", "theme", "depart", "impression", "film"})
ARMED = frozenset({"accueil", "confort", "reglages", "prenom", "satisfaction", "inactivite", "appel"})

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def pen(monkeypatch: pytest.MonkeyPatch) -> Pen:
    return Pen(monkeypatch)


def test_every_step_of_every_flow_is_walked() -> None:
    """Also those that are met only where no place is set, as on a kiosk just installed."""
    steps = {f"{flow.id}.{step}" for flow in catalogue().flows.values() for step in flow.steps}
    assert steps <= {scene.name for scene in scenes()}


@pytest.mark.parametrize("text", TextSize, ids=lambda size: size.name)
@pytest.mark.parametrize("window", WINDOWS, ids="{0[0]}x{0[1]}".format)
def test_nothing_is_cut_too_small_or_nameless(
    window: tuple[int, int], text: TextSize, make_window: MakeWindow, pictograms: Pictograms, pen: Pen
) -> None:
    look = look_for(*window, Comfort(text=text), pictograms)
    report(walk(make_window(look, *window), look, pen))


@pytest.mark.parametrize("window", WINDOWS, ids="{0[0]}x{0[1]}".format)
def test_nor_for_a_seated_person(
    window: tuple[int, int], make_window: MakeWindow, pictograms: Pictograms, pen: Pen
) -> None:
    look = look_for(*window, Comfort(text=TextSize.LARGER, low=True), pictograms)
    report(walk(make_window(look, *window), look, pen))


@pytest.mark.parametrize("window", WINDOWS, ids="{0[0]}x{0[1]}".format)
def test_nor_from_right_to_left(
    window: tuple[int, int], make_window: MakeWindow, pictograms: Pictograms, pen: Pen
) -> None:
    look = changed(look_for(*window, Comfort(), pictograms), rtl=True)
    report(walk(make_window(look, *window), look, pen))


@pytest.mark.parametrize("text", TextSize, ids=lambda size: size.name)
@pytest.mark.parametrize("window", WINDOWS, ids="{0[0]}x{0[1]}".format)
def test_the_hand_of_an_armed_button_covers_no_word(
    window: tuple[int, int], text: TextSize, make_window: MakeWindow, pictograms: Pictograms, pen: Pen
) -> None:
    """Bars, tiles, settings, keys, faces and overlays, with a pictogram and without; and from right to left."""
    faults = []
    for rtl in (False, True):
        look = changed(look_for(*window, Comfort(text=text), pictograms), rtl=rtl)
        shown = make_window(look, *window)
        for scene in (scene for scene in scenes() if scene.name in ARMED):
            for leaf, _ in leaves(scene, shown, look):
                faults += [f"{leaf}, rtl {rtl}: {fault}" for fault in inspection.faults_of_arming(shown, pen, look)]
    report(faults)


@pytest.mark.parametrize("contrast", Contrast, ids=lambda contrast: contrast.name)
def test_each_word_stands_out_from_what_is_under_it(
    contrast: Contrast, make_window: MakeWindow, pictograms: Pictograms, pen: Pen
) -> None:
    """Seven to one, measured on the pixels of every page; and each pair met is one of the list that is kept."""
    look = look_for(1366, 768, Comfort(contrast=contrast), pictograms)
    window = make_window(look, 1366, 768)
    faults = []
    for scene in scenes():
        for leaf, _ in leaves(scene, window, look):
            image = pen.look_at(window)
            drawn = [text for text in pen.drawn if not scene.overlay or window.overlay_shown in _parents(text)]
            assert drawn
            faults += [f"{leaf}: {fault}" for fault in inspection.faults_of_colour(drawn, image, look.palette)]
    report(faults)


def _parents(text: inspection.Drawn) -> Iterator[QWidget]:
    widget: QWidget | None = text.lines[0].widget
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def report(faults: Iterable[str]) -> None:
    found = list(faults)
    assert not found, "\n".join([f"{len(found)} faults", *found])


def walk(window: KioskWindow, look: Look, pen: Pen) -> Iterator[str]:
    """Show every scene and every leaf of it; what is wrong there, in sentences."""
    bars: dict[str, tuple[int, ...]] = {}
    for scene in scenes():
        words: set[str] = set()
        touched: list[str] = []
        for leaf, top in leaves(scene, window, look):
            pen.look_at(window)
            overlay = top if scene.overlay else None
            words |= {text.words for text in pen.drawn}
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
        yield from (f"{scene.name}: « {text} » is nowhere" for text in inspection.plain(said(scene.page)) - words)
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
