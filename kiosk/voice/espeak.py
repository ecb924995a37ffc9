"""espeak-ng, through the binding that pyttsx3 brings along.

Only the helper process imports this: espeak-ng is under the GPL, and a crash in it must not take the kiosk with it.
pyttsx3's own engine is not used: it says where a word is only after the whole text, plays through another program,
and loses sentences (docs/decisions/0015).
"""

from __future__ import annotations

import ctypes
import re
from typing import Any

from kiosk.errors import EnvironmentFault
from kiosk.voice.alignment import aligned, units
from kiosk.voice.clip import SAMPLE_BYTES, Clip, joined
from kiosk.voice.port import PER_MINUTE, NotSaid, NoVoice, Pace
from kiosk.voice.spoken import pieces
from kiosk.voice.stretches import stretches

PITCH = 42
"""0 to 100; a little lower than espeak-ng's 50, which tires."""

_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")
"""A tag as of BCP 47. espeak-ng takes more than languages for a voice: a variant (`!v/f3`) only crackles."""

DONT_EXIT = 0x8000
"""`espeak_Initialize` without this bit ends the whole process where its data is missing."""


class EspeakVoice:
    """One per process: the library keeps its state in globals."""

    def __init__(self) -> None:
        """Raises `EnvironmentFault` where espeak-ng is not installed, or is another than the one we know."""
        self._lib = _binding()
        self._rate = self._lib.Initialize(self._lib.AUDIO_OUTPUT_SYNCHRONOUS, 0, None, DONT_EXIT)
        if self._rate <= 0:
            raise EnvironmentFault(
                "La voix de synthèse espeak-ng ne démarre pas. Réinstallez le paquet espeak-ng-data."
            )
        self._sound = bytearray()
        self._events: list[tuple[int, float]] = []
        self._lib.SetSynthCallback(self._collect)

    @property
    def name(self) -> str:
        """The engine with its version: what its sound depends on."""
        info = self._lib.dll.espeak_Info
        info.restype = ctypes.c_char_p
        return f"espeak-ng {(info(None) or b'').decode('ascii', 'replace').split(' ')[0]}"

    def prepare(self, text: str, language: str, pace: Pace) -> Clip:
        """What is French in another language is said by the French voice. Raises `NoVoice` for a language that
        espeak-ng does not speak."""
        self._take_voice(language)
        found = stretches(text, language)
        return joined([(one.start, self._speak(text[one.start : one.end], one.language, pace)) for one in found])

    def _take_voice(self, language: str) -> None:
        lib = self._lib
        if not _LANGUAGE.fullmatch(language) or lib.SetVoiceByName(language.encode("utf-8")) != lib.EE_OK:
            raise NoVoice(f"La voix de synthèse ne parle pas la langue « {language} ».")

    def _speak(self, text: str, language: str, pace: Pace) -> Clip:
        lib = self._lib
        self._take_voice(language)
        lib.SetParameter(lib.RATE, PER_MINUTE[pace], 0)
        lib.SetParameter(lib.PITCH, PITCH, 0)
        cut = pieces(text, language)
        said = "".join(piece.said for piece in cut)
        self._sound.clear()
        self._events.clear()
        if lib.Synth(said.replace("\0", " ").encode("utf-8", "replace"), flags=lib.CHARS_UTF8) != lib.EE_OK:
            raise NotSaid("La voix de synthèse n’a rien dit.")
        clip = Clip(self._rate, bytes(self._sound))
        return Clip(clip.rate, clip.samples, aligned(units(text, cut), self._events, clip.seconds))

    def _collect(self, samples: Any, count: int, events: Any) -> int:
        """Called by the library while it speaks: sound, and where words begin."""
        if samples and count > 0:
            self._sound += ctypes.string_at(samples, count * SAMPLE_BYTES)
        rank = 0
        while events[rank].type != self._lib.EVENT_LIST_TERMINATED:
            event = events[rank]
            if event.type == self._lib.EVENT_WORD:
                self._events.append((max(0, event.text_position - 1), event.audio_position / 1000))
            rank += 1
        return 0


def _binding() -> Any:
    """pyttsx3's private module; a contract test holds it to what is used here."""
    try:
        from pyttsx3.drivers import _espeak
    except (AttributeError, ImportError, OSError, RuntimeError) as error:
        raise EnvironmentFault("La voix de synthèse manque. Installez le paquet libespeak-ng1.") from error
    return _espeak
