"""What the kiosk and the voice's helper process say to each other: one JSON object a line, each with its number."""

from __future__ import annotations

import base64

import msgspec
from msgspec import Struct

from kiosk.voice.clip import Clip, Word
from kiosk.voice.port import Pace


class Wish(Struct, frozen=True, kw_only=True):
    """A sentence to make audible. `private`: a visitor's own words, that no file may ever hold."""

    number: int
    text: str
    language: str
    pace: Pace = Pace.NORMAL
    private: bool = False


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """To one wish: a sound, or in `fault` a French sentence that says why there is none. Number 0: the helper is up."""

    number: int
    rate: int = 0
    sound: str = ""
    words: tuple[Word, ...] = ()
    fault: str = ""


def line(message: Wish | Answer) -> bytes:
    """One line. Half a character, which JSON cannot hold, becomes « ? », so that every word keeps its place."""
    if isinstance(message, Wish):
        message = msgspec.structs.replace(message, text=_whole(message.text), language=_whole(message.language))
    return msgspec.json.encode(message) + b"\n"


def answered(number: int, clip: Clip) -> Answer:
    sound = base64.b64encode(clip.samples).decode("ascii")
    return Answer(number=number, rate=clip.rate, sound=sound, words=clip.words)


def clip_of(answer: Answer) -> Clip:
    return Clip(answer.rate, base64.b64decode(answer.sound), answer.words)


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
