"""Every page of every flow in every window, and the longest of each kind in every text size, or with `--full` every
page there too: no text cut, no target too small, no control without a name.

Targets: 88 units at least everywhere, and 140 for the main choices. Low windows and large text never lower that: what
does not fit goes to a further leaf. What closes a page (« Suite », « C’est bon »), settings, and what can be done
beside the main action have 112 units; permanent commands and keys have 88.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace as changed

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.content.steps import AbilityStep
from kiosk.visit.comfort import Comfort, Contrast, TextSize
from tests.ui import inspection
from tests.ui.inspection import Pen
from tests.ui.scenes import catalogue, scenes
from tests.ui.walking import WINDOWS, MakeWindow, leaves, longest, report, walk
from ui.theme.look import look_for
from ui.theme.pictograms import Pictograms

ARMED = frozenset(
    {"accueil", "confort", "reglages", "prenom", "recherche", "resultats-1", "satisfaction", "inactivite", "appel"}
)

pytestmark = pytest.mark.timeout(300)


def test_every_step_of_every_flow_is_walked() -> None:
    """Also those that are met only where no place is set, as on a kiosk just installed."""
    steps = {
        f"{flow.id}.{name}"
        for flow in catalogue().flows.values()
        for name, step in flow.steps.items()
        if not isinstance(step, AbilityStep)  # it has no screen
    }
    assert steps <= {scene.name for scene in scenes()}


@pytest.mark.parametrize("text", TextSize, ids=lambda size: size.name)
@pytest.mark.parametrize("window", WINDOWS, ids="{0[0]}x{0[1]}".format)
def test_nothing_is_cut_too_small_or_nameless(
    window: tuple[int, int], text: TextSize, make_window: MakeWindow, pictograms: Pictograms, pen: Pen, whole: bool
) -> None:
    look = look_for(*window, Comfort(text=text), pictograms)
    every = whole or text is TextSize.NORMAL
    report(walk(scenes() if every else longest(scenes()), make_window(look, *window), look, pen))


@pytest.mark.parametrize("window", WINDOWS, ids="{0[0]}x{0[1]}".format)
def test_nor_for_a_seated_person(
    window: tuple[int, int], make_window: MakeWindow, pictograms: Pictograms, pen: Pen, whole: bool
) -> None:
    look = look_for(*window, Comfort(text=TextSize.LARGER, low=True), pictograms)
    report(walk(scenes() if whole else longest(scenes()), make_window(look, *window), look, pen))


@pytest.mark.parametrize("window", WINDOWS, ids="{0[0]}x{0[1]}".format)
def test_nor_from_right_to_left(
    window: tuple[int, int], make_window: MakeWindow, pictograms: Pictograms, pen: Pen, whole: bool
) -> None:
    look = changed(look_for(*window, Comfort(), pictograms), rtl=True)
    report(walk(scenes() if whole else longest(scenes()), make_window(look, *window), look, pen))


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
