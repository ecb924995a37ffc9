"""The one button, looked at closely."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.visit.comfort import Comfort
from ui.theme.look import look_for
from ui.theme.pictograms import Pictograms
from ui.widgets import faces
from ui.widgets.big_button import BigButton


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
