"""Which voice speaks a sentence: a person who recorded it, else a Piper voice an operator installed, else espeak-ng."""

from __future__ import annotations

from pathlib import Path

from kiosk.errors import EnvironmentFault
from kiosk.voice.cache import Cache, Engine
from kiosk.voice.clip import Clip
from kiosk.voice.espeak import EspeakVoice
from kiosk.voice.piper import PiperVoice
from kiosk.voice.port import NotSaid, NoVoice, Pace
from kiosk.voice.recorded import RecordedVoice
from kiosk.voice.setup import Setup


class Chosen:
    """All voices of a kiosk behind one `prepare`."""

    def __init__(self, setup: Setup) -> None:
        self._recorded = RecordedVoice([Path(folder) for folder in setup.recordings])
        self._piper = {
            language: PiperVoice(Path(file), setup.patience)
            for language, file in setup.piper.items()
            if Path(file).is_file()
        }
        self._cache = Cache(Path(setup.cache), setup.cache_bytes) if setup.cache else None
        self._espeak: EspeakVoice | None = None
        self._missing = ""
        try:
            self._espeak = EspeakVoice()
        except EnvironmentFault as fault:
            self._missing = fault.sentence

    @property
    def fault(self) -> str:
        """In French, why nothing at all can be heard. What people recorded, or Piper says, is enough for a voice."""
        others = self._recorded.speaks_any() or any(piper.works for piper in self._piper.values())
        return "" if others else self._missing

    @property
    def trouble(self) -> str:
        """In French, why what is made is not kept."""
        return self._cache.trouble if self._cache is not None else ""

    def prepare(self, text: str, language: str, pace: Pace, private: bool = False) -> Clip:
        """`private`: nothing of it is written to the disk. Raises `NoVoice` when nobody speaks this language,
        `NotSaid` when it is only this sentence that nobody says."""
        try:
            return self._recorded.prepare(text, language, pace)
        except NoVoice:
            pass
        piper = self._piper.get(language)
        if piper is not None:
            try:
                return self._synthesised(piper, text, language, pace, private)
            except NotSaid:  # it is not there, fails or is slow: a plainer voice is better than none
                pass
        try:
            return self._plain(text, language, pace, private)
        except NoVoice as nobody:
            if self._recorded.speaks(language) or (piper is not None and piper.works):
                raise NotSaid(nobody.sentence) from nobody
            raise

    def _plain(self, text: str, language: str, pace: Pace, private: bool) -> Clip:
        if self._espeak is None:
            raise NoVoice(self._missing)
        return self._synthesised(self._espeak, text, language, pace, private)

    def _synthesised(self, engine: Engine, text: str, language: str, pace: Pace, private: bool) -> Clip:
        if self._cache is None or private:
            return engine.prepare(text, language, pace)
        return self._cache.fetch(engine, text, language, pace)
