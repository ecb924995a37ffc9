"""The bundled fonts: the kiosk looks the same on every machine, and starts on one without any font."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

FAMILY = "Atkinson Hyperlegible Next"


def load_fonts(folders: Sequence[Path]) -> int:
    """Register every font in `polices/` of the content folders; returns how many were usable.

    Each character is drawn by the first family that has it, in the order of the files' names, as on paper; ours comes
    first. None at all is survived: Qt has a fallback.
    """
    files = [file for folder in folders for file in sorted((folder / "polices").glob("*.ttf"))]
    usable = [font for file in files if (font := QFontDatabase.addApplicationFont(str(file))) >= 0]
    families = dict.fromkeys(name for font in usable for name in QFontDatabase.applicationFontFamilies(font))
    QFont.insertSubstitutions(FAMILY, [name for name in families if name != FAMILY])
    return len(usable)


def draws(character: str) -> bool:
    """Whether one of our families has it: what none has cannot be printed either."""
    families = (FAMILY, *QFont.substitutes(FAMILY))
    return any(QRawFont.fromFont(QFont(family)).supportsCharacter(ord(character)) for family in families)
