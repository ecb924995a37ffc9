"""The sentences that a person has said on this kiosk: kept, heard again, erased."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.disk import sync_folder
from kiosk.errors import EnvironmentFault
from kiosk.voice.clip import Clip, to_wav
from kiosk.voice.port import NoVoice, Pace
from kiosk.voice.recorded import RecordedVoice, file_name
from kiosk.voice.unwritten import why_unwritten


class NotKept(EnvironmentFault):
    """The disk takes nothing."""


class Recordings:
    """What is kept here comes before what was shipped, as for the voice."""

    def __init__(self, own: Path, shipped: Sequence[Path] = ()) -> None:
        self._own = own
        self._voice = RecordedVoice([own, *shipped])

    def heard(self, text: str, language: str) -> Clip | None:
        """What a person said; None where the voice is synthetic."""
        try:
            return self._voice.prepare(text, language, Pace.NORMAL)
        except NoVoice:
            return None

    def has(self, text: str, language: str) -> bool:
        return self._voice.has(text, language)

    def has_own(self, text: str, language: str) -> bool:
        """Whether there is one to erase."""
        return self._file(text, language).is_file()

    def keep(self, text: str, language: str, clip: Clip) -> None:
        """In one step: the voice never finds half a sentence. Raises `NotKept`; what was there before then stays."""
        file = self._file(text, language)
        part = file.with_name(f".{file.name}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as stream:
                stream.write(to_wav(clip))
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(file)
            sync_folder(file.parent)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise NotKept(f"L’enregistrement n’est pas gardé. {why_unwritten(error, self._own)}") from error

    def erase(self, text: str, language: str) -> None:
        """Raises `NotKept` when it cannot be."""
        file = self._file(text, language)
        try:
            file.unlink(missing_ok=True)
            sync_folder(file.parent)
        except FileNotFoundError:
            return
        except OSError as error:
            raise NotKept(f"L’enregistrement n’est pas effacé. {why_unwritten(error, self._own)}") from error

    def _file(self, text: str, language: str) -> Path:
        return self._own / language / file_name(text)
