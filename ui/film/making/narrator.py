"""The film's voice: espeak-ng, as a program of its own, so that none of its code is in ours."""

from __future__ import annotations

import subprocess
import tempfile
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import EnvironmentFault
from kiosk.voice.spoken import spoken
from ui.film.making.tools import run

WORDS_PER_MINUTE = 135
"""Calm: espeak-ng's own rate is 175."""

PITCH = 42
QUIET = 200
"""A sample (of 32 767) under this is taken as silence."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Mono 16-bit sound, `rate` samples a second, without silence at both ends."""

    rate: int
    samples: array[int]

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


def say(text: str, language: str) -> Clip:
    """`text` spoken. Raises `EnvironmentFault` when espeak-ng is missing or has no voice for the language."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "clip.wav")
        voice = ["-v", language, "-s", str(WORDS_PER_MINUTE), "-p", str(PITCH), "-b", "1", "-w", str(file)]
        try:
            run("espeak-ng", *voice, "--stdin", given=spoken(text, language).encode())
        except subprocess.CalledProcessError as error:
            raise EnvironmentFault(f"espeak-ng n’a pas de voix pour la langue « {language} ».") from error
        with wave.open(str(file)) as sound:
            samples = array("h", sound.readframes(sound.getnframes()))
            return Clip(sound.getframerate(), _trimmed(samples))


def _trimmed(samples: array[int]) -> array[int]:
    loud = (i for i, sample in enumerate(samples) if abs(sample) > QUIET)
    first = next(loud, 0)
    backwards = (i for i in range(len(samples) - 1, -1, -1) if abs(samples[i]) > QUIET)
    return samples[first : next(backwards, -1) + 1]
