"""The one button, looked at closely."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.visit.comfort import Comfort
from tests.ui.inspection import Pen
from tests.ui.scenes import scenes, show
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.widgets import faces
from ui.widgets.big_button import BigButton, open_up
from ui.window import KioskWindow

MakeWindow = Callable[[Look, int, int], KioskWindow]


def test_the_lower_edge_shows_under_the_body_and_nowhere_else(pictograms: Pictograms, qtbot: QtBot) -> None:
    """Round the upper corners it would be a dark hairline."""
    look = look_for(1920, 1080, Comfort(), pictograms)
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.setStyleSheet(f"background: {look.palette.ground}")
    face = faces.tile(look.palette, "droits")
    tile = BigButton("", face, look, ground)
    ground.resize(400, 200)
    tile.setGeometry(0, 0, 400, 200)
    image = ground.grab().toImage()
    lightest = min(QColor(colour).lightness() for colour in (look.palette.ground, face.fill))
    upper = [image.pixelColor(x, y).lightness() for x in range(400) for y in range(100)]
    assert min(upper) >= lightest - 1
    assert image.pixelColor(200, 200 - tile.ring - 2).name() == QColor(face.lower).name()


@pytest.mark.parametrize(("width", "least"), [(1366, 26), (1024, 26)])
def test_in_a_low_window_pictograms_of_the_tiles_are_alike_and_seen(
    make_window: MakeWindow, pictograms: Pictograms, monkeypatch: pytest.MonkeyPatch, width: int, least: int
) -> None:
    """All of them alike; `least` in pixels."""
    look = look_for(width, 768, Comfort(), pictograms)
    window = make_window(look, width, 768)
    home = show(next(scene for scene in scenes() if scene.name == "accueil"), window, look)
    drawn = []

    def noted(pictograms: Pictograms, name: str, size: int, colour: str, mirrored: bool = False) -> QPixmap:
        drawn.append(size)
        return QPixmap(size, size)

    monkeypatch.setattr(Pictograms, "pixmap", noted)
    home.grab()
    assert len(drawn) == len(home.targets())
    tiles = drawn[: len(drawn) - 2]  # what stands beside them is calmer
    assert len(set(tiles)) == 1
    assert tiles[0] >= least


@pytest.mark.parametrize("width", range(260, 700, 40))
def test_what_opens_up_takes_no_line_more_and_stays_in_its_place(
    pictograms: Pictograms, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    look, pen, parent = look_for(1366, 768, Comfort(), pictograms), Pen(monkeypatch), QWidget()
    qtbot.addWidget(parent)
    face = faces.tile(look.palette, "droits")
    tiles = [BigButton(text, face, look, parent, picture="carte") for text in ("Non", "Mes droits, mes papiers")]
    for tile in tiles:
        tile.compact = True
        tile.resize(width, tile.height_for(width) + 40)
    parent.grab()
    close = [len(drawn.lines) for drawn in pen.drawn]
    open_up((tile, tile.width(), tile.height()) for tile in tiles)
    assert 0 < tiles[0].ease == tiles[1].ease
    assert not any(tile.overflows() for tile in tiles)
    pen.drawn.clear()
    parent.grab()
    assert [len(drawn.lines) for drawn in pen.drawn] == close


@pytest.mark.parametrize(("size", "both"), [(124, True), (44, False)])
def test_the_hand_stands_on_a_large_pictogram_and_in_the_place_of_a_small_one(
    pictograms: Pictograms, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: int, both: bool
) -> None:
    look, parent, drawn = look_for(1920, 1080, Comfort(), pictograms), QWidget(), []
    qtbot.addWidget(parent)
    button = BigButton("Oui", replace(faces.tile(look.palette, "droits"), picture=size), look, parent, picture="carte")
    button.resize(500, 160)

    def noted(pictograms: Pictograms, name: str, size: int, colour: str, mirrored: bool = False) -> QPixmap:
        drawn.append(name)
        return QPixmap(size, size)

    monkeypatch.setattr(Pictograms, "pixmap", noted)
    button.armed = True
    parent.grab()
    assert drawn == (["carte", "tactile"] if both else ["tactile"])
    drawn.clear()
    button.armed = False
    parent.grab()
    assert drawn == ["carte"]
