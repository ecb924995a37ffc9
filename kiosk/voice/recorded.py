"""Sentences that a person has recorded: `<folder>/<language>/<name of the sentence>.wav`."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from array import array
from collections.abc import Sequence
from pathlib import Path

from kiosk.voice.alignment import spread, units
from kiosk.voice.clip import Clip, from_wav
from kiosk.voice.port import NoVoice, Pace
from kiosk.voice.spoken import pieces

QUIET = 400
"""A sample (of 32 767) under this is taken as silence: a room is never as quiet as an engine."""


class RecordedVoice:
    """A sentence counts as the same whatever its spaces; one changed letter makes it another, and synthesis speaks."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """`folders`: the first one that has the sentence wins."""
        self._folders = folders

    def prepare(self, text: str, language: str, pace: Pace) -> Clip:
        """At the person's own pace, whatever `pace`. Raises `NoVoice` for a sentence that nobody has recorded."""
        for folder in self._folders:
            file = folder / language / file_name(text)
            try:
                clip = from_wav(file.read_bytes())
            except (OSError, ValueError):
                continue
            begin, end = _heard(clip)
            return Clip(clip.rate, clip.samples, spread(units(text, pieces(text, language)), begin, end))
        raise NoVoice("Personne n’a enregistré cette phrase.")

    def speaks(self, language: str) -> bool:
        """Whether anybody has recorded anything in it."""
        return any(next((folder / language).glob("*.wav"), None) for folder in self._folders)

    def speaks_any(self) -> bool:
        return any(next(folder.glob("*/*.wav"), None) for folder in self._folders)

    def has(self, text: str, language: str) -> bool:
        return any((folder / language / file_name(text)).is_file() for folder in self._folders)


def file_name(text: str) -> str:
    """Some words to find it by, and a mark of the whole sentence: `appelez-le-36-46-1f0c3a9b.wav`."""
    same = " ".join(unicodedata.normalize("NFC", text).split())
    mark = hashlib.sha256(same.encode("utf-8", "replace")).hexdigest()[:12]
    words = re.findall(r"[a-z0-9]+", unicodedata.normalize("NFD", same.lower()).encode("ascii", "ignore").decode())
    return "-".join([word[:20] for word in words[:5]] + [mark]) + ".wav"


def _heard(clip: Clip) -> tuple[float, float]:
    """Seconds of the first and of the last sound."""
    samples = array("h", clip.samples)
    loud = [rank for rank in range(0, len(samples), 16) if abs(samples[rank]) > QUIET]
    return (loud[0] / clip.rate, loud[-1] / clip.rate) if len(loud) > 1 else (0.0, clip.seconds)
