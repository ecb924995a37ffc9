"""What any voice can do, and how fast it may speak."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

from kiosk.errors import EnvironmentFault
from kiosk.voice.clip import Clip


class Pace(Enum):
    """How fast, in three steps; `PER_MINUTE` says what each means to an engine that counts words."""

    SLOW = "lente"
    NORMAL = "normale"
    FAST = "rapide"


PER_MINUTE = {Pace.SLOW: 105, Pace.NORMAL: 135, Pace.FAST: 170}
"""Words a minute. Calm: espeak-ng's own rate is 175, and news is read at about 180."""


class NotSaid(EnvironmentFault):
    """This sentence could not be made audible; another one may be."""


class NoVoice(NotSaid):
    """There is no voice for this language. Another language's voice is never heard instead."""


class Voice(Protocol):
    """One way of making sentences audible."""

    def prepare(self, text: str, language: str, pace: Pace) -> Clip:
        """`text` in a language of the kiosk (`fr`, `ar`…), spoken. Raises `NoVoice` when this voice cannot."""
        ...
