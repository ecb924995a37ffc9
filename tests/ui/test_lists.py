"""Pages that are a list, where what stands on their first leaf matters most."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.visit.comfort import Comfort
from tests.ui.scenes import scenes, show
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.window import KioskWindow

WINDOWS = ((1920, 1080), (1366, 768), (1024, 768), (1080, 1920))
MakeScreen = Callable[[str], QWidget]


@pytest.fixture(params=WINDOWS, ids="{0[0]}x{0[1]}".format)
def screen(
    request: pytest.FixtureRequest, make_window: Callable[[Look, int, int], KioskWindow], pictograms: Pictograms
) -> MakeScreen:
    """Shows a scene in a window of that size, at normal text."""
    look = look_for(*request.param, Comfort(), pictograms)
    window = make_window(look, *request.param)
    return lambda name: show(next(scene for scene in scenes() if scene.name == name), window, look)


@pytest.mark.parametrize("name", ["accueil", "accueil-avec-fiche", "confort"])
def test_nothing_of_it_is_behind_suite(screen: MakeScreen, name: str) -> None:
    home = screen(name)
    assert home.leaf_count() == 1
    assert [target.objectName() for target in home.targets()] == [option.id for option in home.page.options]
