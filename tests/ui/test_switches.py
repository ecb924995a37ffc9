from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.settings import Scanning
from ui.switches import key_called, with_sound_keys


@pytest.mark.parametrize(
    ("name", "key"),
    [("Space", Qt.Key.Key_Space), ("F5", Qt.Key.Key_F5), ("a", Qt.Key.Key_A), ("PgDown", Qt.Key.Key_PageDown)],
)
def test_a_key_is_found_by_its_name(qapp: QApplication, name: str, key: Qt.Key) -> None:
    assert key_called(name) is key


def test_keys_that_exist_are_left_alone(qapp: QApplication) -> None:
    assert with_sound_keys(Scanning(move="F5", choose="F6")) == (Scanning(move="F5", choose="F6"), ())


@pytest.mark.parametrize("unknown", ["Espace", "", "F99", "Ctrl+A, Ctrl+B"])
def test_an_unknown_key_keeps_its_default_and_staff_are_told(qapp: QApplication, unknown: str) -> None:
    scanning, faults = with_sound_keys(Scanning(move=unknown, choose="F6", interval=4))
    assert scanning == Scanning(choose="F6", interval=4)
    (fault,) = faults
    assert fault.path == "balayage.suivant"
    assert "Space" in fault.advice
