"""How everything looks for the person who is here now: colours, one unit, text size, direction, reach.

A look is a value. When comfort or the window's size changes, a new look is made and the page is drawn again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QPixmap

from kiosk.content.layout import DIRECTIONAL
from kiosk.visit.comfort import Comfort
from ui.theme.fonts import FAMILY
from ui.theme.pictograms import Pictograms
from ui.theme.tokens import PALETTES, Palette

Span = tuple[int, int]
"""From one character of a text to before another: a word that is being said."""


class Mark(NamedTuple):
    """A word to highlight, and the colours of it."""

    span: Span
    ground: str
    ink: str


class Role(Enum):
    """Size in units, weight, and the factor the text size may not pass.

    What is large already stops growing first: permanent commands at 1.25, where a capital H reaches 0.7° at 60 cm;
    titles and numbers at 1.3, still half as large again as the largest sentence; the letter of a key at 1.1, where the
    widest one leaves room for the hand of an armed key. What is left to read keeps the room. An idea of a quiz is read
    from three metres as it is.
    """

    HUGE = (112, QFont.Weight.Bold, 1.25)
    IDEA = (80, QFont.Weight.Bold, 1.0)
    NUMBER = (66, QFont.Weight.Bold, 1.3)
    TITLE = (60, QFont.Weight.Bold, 1.3)
    BODY = (34, QFont.Weight.Normal, 1.6)
    BUTTON = (40, QFont.Weight.DemiBold, 1.6)
    HINT = (29, QFont.Weight.Normal, 1.6)
    CONTROL = (30, QFont.Weight.DemiBold, 1.25)
    KEY = (44, QFont.Weight.DemiBold, 1.1)
    NOTICE = (26, QFont.Weight.Normal, 1.25)
    BRAND = (36, QFont.Weight.DemiBold, 1.25)


@dataclass(frozen=True, slots=True)
class Look:
    """`u` is the pixels of one unit: 1 at 1920x1080, never under 0.8 (times the operator's scale)."""

    palette: Palette
    pictograms: Pictograms
    u: float
    text: float
    rtl: bool = False
    low: bool = False
    keys: int = 0
    """Which usual keyboard, counted from 1; 0 is alphabetical order."""

    def px(self, units: float) -> int:
        return round(units * self.u)

    def text_px(self, role: Role) -> int:
        size, _, limit = role.value
        return round(size * self.u * min(self.text, limit))

    def picture(self, name: str, size: int, colour: str) -> QPixmap:
        """A pictogram of `size` pixels; arrows turn round in right-to-left languages."""
        return self.pictograms.pixmap(name, size, colour, mirrored=self.rtl and name in DIRECTIONAL)

    def mark(self, span: Span | None) -> Mark | None:
        """The word that is being said, in its colours."""
        return Mark(span, self.palette.spoken, self.palette.on_spoken) if span else None

    def font(self, role: Role) -> QFont:
        return _font(self.text_px(role), role.value[1])


@cache
def _font(pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def look_for(
    width: int, height: int, comfort: Comfort, pictograms: Pictograms, rtl: bool = False, scale: float = 1.0
) -> Look:
    """The look for a window of this size in pixels. `scale` is the operator's (`[ecran] echelle`)."""
    u = max(0.8, min(min(width, height) / 1080, max(width, height) / 1920)) * scale
    return Look(PALETTES[comfort.contrast], pictograms, u, comfort.text.factor, rtl, comfort.low, comfort.keys)
