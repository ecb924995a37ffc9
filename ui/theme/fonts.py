"""The bundled fonts: the kiosk looks the same on every machine, and starts on one without any font."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase


def load_fonts(content: Path) -> int:
    """Register every font of `contenus/polices`; returns how many were usable. None is survived: Qt has a fallback."""
    return sum(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in sorted((content / "polices").glob("*.ttf")))
