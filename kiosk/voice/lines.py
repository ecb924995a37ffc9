"""What the kiosk and the voice's helper process say to each other: one JSON object a line, each with its number."""

from __future__ import annotations

import base64
from itertools import pairwise

import msgspec
from msgspec import Struct

from kiosk.voice.clip import SAMPLE_BYTES, Clip, Word
from kiosk.voice.port import Pace

RATES = range(4_000, 192_001)
"""Samples a second that a sound may have: from a telephone's half to a studio's."""


class Wish(Struct, frozen=True, kw_only=True):
    """A sentence to make audible. `private`: a visitor's own words, that no file may ever hold."""

    number: int
    text: str
    language: str
    pace: Pace = Pace.NORMAL
    private: bool = False


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """To one wish: a sound, or in `fault` a French sentence that says why there is none. Number 0: the helper is up.

    `foreign`: not only this sentence, but nothing in its language can be said. `trouble`: what staff should know, in
    French, although it was said.
    """

    number: int
    rate: int = 0
    sound: str = ""
    words: tuple[Word, ...] = ()
    fault: str = ""
    foreign: bool = False
    trouble: str = ""


def line(message: Wish | Answer) -> bytes:
    """One line. Half a character, which JSON cannot hold, becomes « ? », so that every word keeps its place."""
    if isinstance(message, Wish):
        message = msgspec.structs.replace(message, text=_whole(message.text), language=_whole(message.language))
    return msgspec.json.encode(message) + b"\n"


def answered(number: int, clip: Clip, trouble: str = "") -> Answer:
    sound = base64.b64encode(clip.samples).decode("ascii")
    return Answer(number=number, rate=clip.rate, sound=sound, words=clip.words, trouble=trouble)


def answer_in(row: bytes) -> Answer:
    """Raises `ValueError` for what is none."""
    return msgspec.json.decode(row, type=Answer)  # both of its errors are a `ValueError`


def clip_of(answer: Answer) -> Clip:
    """The number 0 has none: it is empty. Raises `ValueError` for what cannot be a sound with its words."""
    samples = base64.b64decode(answer.sound, validate=True)
    if not samples and not answer.words:
        return Clip(answer.rate or RATES.start, b"")
    if answer.rate not in RATES or len(samples) % SAMPLE_BYTES:
        raise ValueError(f"no sound: {len(samples)} bytes at {answer.rate}")
    clip = Clip(answer.rate, samples, answer.words)
    if any(not 0 <= word.start <= word.end or not 0 <= word.at <= word.until <= clip.seconds for word in clip.words):
        raise ValueError("words outside of their sound")
    if any(one.at > other.at for one, other in pairwise(clip.words)):
        raise ValueError("words that go back in time")
    return clip


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
