"""Sounds kept from one time to the next, as WAV files that anybody can play, with their timings beside them.

Never a visitor's own words: whoever asks for those passes this room by.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import msgspec

from kiosk.voice.clip import Clip, Word, from_wav, to_wav
from kiosk.voice.port import Pace, Voice
from kiosk.voice.unwritten import why_unwritten

DAY_S = 86_400
_VERSION = "2"
"""Of the spoken forms and of these files: changed, everything is made again."""


class Engine(Voice, Protocol):
    """A voice whose sound can be kept. `name` says everything its sound depends on, its version included."""

    @property
    def name(self) -> str: ...


class Cache:
    """At most `most` bytes in `folder`; what was not heard for longest goes first. Any fault of the disk is survived:
    the sound is made again, and `trouble` says in French why the last one was not kept."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder, self._most = folder, most
        self._used = self._count()
        self.trouble = ""

    def fetch(self, engine: Engine, text: str, language: str, pace: Pace) -> Clip:
        """The clip, from the disk when it is there. Raises what `engine` raises."""
        file = self._folder / f"{key(engine.name, text, language, pace)}.wav"
        kept = self._read(file)
        if kept is not None:
            return kept
        clip = engine.prepare(text, language, pace)
        self._write(file, clip)
        return clip

    def _read(self, file: Path) -> Clip | None:
        try:
            words = msgspec.json.decode(file.with_suffix(".json").read_bytes(), type=tuple[Word, ...])
            clip = from_wav(file.read_bytes(), words)
        except (OSError, ValueError):
            return None
        if _last_heard(file) < _today():
            _date(file)
        return clip

    def _write(self, file: Path, clip: Clip) -> None:
        """The timings come last, and whole: a sound without them is not looked at."""
        sound, words = to_wav(clip), msgspec.json.encode(clip.words)
        if not clip.samples or len(sound) + len(words) > self._most:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._remove(file)
            self._make_room(len(sound) + len(words))
            file.write_bytes(sound)
            part = file.with_suffix(".part")
            part.write_bytes(words)
            part.rename(file.with_suffix(".json"))
        except OSError as error:
            self._remove(file)
            self._used = self._count()
            self.trouble = f"Les sons de la voix ne sont pas gardés. {why_unwritten(error, self._folder)}"
            return
        _date(file)
        self.trouble = ""
        self._used += len(sound) + len(words)

    def _make_room(self, wanted: int) -> None:
        if self._used + wanted <= self._most:
            return
        for file in sorted({file.with_suffix(".wav") for file in self._files()}, key=_last_heard):
            self._remove(file)
            if self._used + wanted <= 0.9 * self._most:
                return

    def _remove(self, file: Path) -> None:
        """The sound `file` and its timings, whole or not."""
        for gone in (file.with_suffix(".json"), file.with_suffix(".part"), file):
            size = _size(gone)
            with suppress(OSError):
                gone.unlink()
                self._used -= size

    def _count(self) -> int:
        return sum(map(_size, self._files()))

    def _files(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from (file for file in self._folder.iterdir() if file.suffix in (".wav", ".json", ".part"))


def _size(file: Path) -> int:
    """Bytes; none where the file is gone or cannot be looked at."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _last_heard(sound: Path) -> float:
    """What is left of a sound that is gone was never heard."""
    try:
        return sound.stat().st_mtime
    except OSError:
        return 0.0


def _today() -> int:
    """The second of the epoch at which this day began (UTC)."""
    return int(time.time()) // DAY_S * DAY_S


def _date(sound: Path) -> None:
    """Nobody may read from the disk when somebody heard which page: only the day is kept, which is enough to know what
    may go. It is set once a day, as the system notes by itself when that was done. The time of access is the end of the
    day: then a usual mount (`relatime`) notes none before it."""
    for file in (sound, sound.with_suffix(".json"), sound.parent):
        with suppress(OSError):
            os.utime(file, (_today() + DAY_S, _today()))


def key(engine: str, text: str, language: str, pace: Pace) -> str:
    """A name that changes with anything the sound depends on."""
    said = "\0".join((_VERSION, engine, language, pace.value, text))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]
