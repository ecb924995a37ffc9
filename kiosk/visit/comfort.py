"""How a person wants to use the kiosk: not an act, so *Back* never undoes it. Back to default after each visit."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from kiosk.voice.port import Pace


class TextSize(Enum):
    """In hundredths, from ux.md; at 125 a capital H reaches 0.7° at 60 cm on a 24-inch screen (EN 301 549, 5.1.4)."""

    NORMAL = 100
    LARGE = 125
    LARGER = 160

    @property
    def factor(self) -> float:
        return self.value / 100


class Contrast(Enum):
    NORMAL = "normal"
    HIGH = "fort"
    DARK = "sombre"


class Volume(Enum):
    """Decibels under the loudest. A step of 12 dB and a range of at least 18 are asked of a public terminal
    (faits-sante.md, chapter 28)."""

    SOFT = -24
    MEDIUM = -12
    LOUD = 0

    @property
    def linear(self) -> float:
        """What samples are multiplied with."""
        return float(10 ** (self.value / 20))


class Comfort(Struct, frozen=True, tag=True):
    """`low`: all controls in the lower part, for a seated person. `slow`: doubles every waiting time.
    `scan`: the focus moves by itself, for a person with one switch. `listen`: each page is read aloud.
    `hear_first`: a first touch says what is under it, a second one chooses.
    `keys`: which usual keyboard of the language is on the screen, counted from 1; 0 is alphabetical order."""

    text: TextSize = TextSize.NORMAL
    contrast: Contrast = Contrast.NORMAL
    low: bool = False
    slow: bool = False
    scan: bool = False
    listen: bool = False
    hear_first: bool = False
    pace: Pace = Pace.NORMAL
    volume: Volume = Volume.MEDIUM
    keys: int = 0
