"""Pages that are a list, where what stands on their first leaf matters most."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.search.find import MOST
from kiosk.visit.comfort import Comfort
from tests.ui.inspection import Pen
from tests.ui.scenes import scenes, show
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.widgets.big_button import RING, BigButton
from ui.widgets.card import NumberCard
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


@pytest.mark.parametrize("name", ["accueil", "accueil-avec-fiche", f"resultats-{MOST}", "confort", "urgence"])
def test_nothing_of_it_is_behind_suite(screen: MakeScreen, name: str) -> None:
    shown = screen(name)
    assert shown.leaf_count() == 1
    assert [target.objectName() for target in shown.targets()] == [option.id for option in shown.page.options]


def test_hints_yield_before_a_topic_does(screen: MakeScreen) -> None:
    """In the smallest window, where six topics and two other ways are all that it holds."""
    home = screen("accueil")
    tiles = [target for target in home.targets() if isinstance(target, BigButton) and target.hint]
    assert len(tiles) == 6
    small = (home.window().width(), home.window().height()) == (1024, 768)
    assert {tile.terse for tile in tiles} == {small}
    assert all(tile.accessibleDescription() == tile.hint for tile in tiles)


def test_an_emergency_number_stands_clear_of_the_edge_and_of_its_words(
    screen: MakeScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    pen = Pen(monkeypatch)
    window = screen("urgence").window()
    pen.look_at(window)
    u = window.look.u
    drawn = [text for text in pen.drawn if isinstance(text.lines[0].widget, NumberCard)]
    assert drawn
    for number, name, use in zip(drawn[::3], drawn[1::3], drawn[2::3], strict=True):
        card, ink = number.lines[0].widget, number.lines[0].ink
        assert ink.left() >= (RING + 28) * u - 1
        for line in (*name.lines, *use.lines):
            assert line.ink.left() - ink.right() >= 20 * u, line.words
            assert line.ink.right() <= card.width() - (RING + 28) * u + 1, line.words


def test_numbers_that_save_a_life_have_rows_of_their_own(screen: MakeScreen) -> None:
    cards = screen("urgence").findChildren(NumberCard)
    lowest = max(card.y() for card in cards if card.vital)
    assert all(card.y() > lowest for card in cards if not card.vital)
    for x in {card.x() for card in cards if not card.vital}:
        assert len({card.column for card in cards if card.x() == x and not card.vital}) == 1
