"""One try at saying a sentence: how loud it is while it is made, and what of it is kept."""

from __future__ import annotations

from array import array
from math import log10

from kiosk.content.words import msgid
from kiosk.errors import EnvironmentFault
from kiosk.voice.clip import Clip

LONGEST_S = 60.0
"""Seconds. No sentence of the kiosk takes a quarter of that."""

SHORTEST_S = 0.15
"""Seconds of voice: « oui » takes about 0.25."""

FULL = 32_767
PEAK = 0.89
"""Of full scale: 1 dB is left, so that no loudspeaker distorts."""

MOST_GAIN = 16.0
"""A whisper is not made into a storm of noise."""

FLOOR = 330
"""A sample under this (-40 dB) is the room, not a voice."""

UNDER_VOICE = 0.05
"""Of the voice's own peak (-26 dB): what is under it at both ends is breath and room."""

FRAME_S = 0.01
CLICK_FRAMES = 9
"""What fills less than half of these frames is a click: the finger on « Arrêter » is nearest to the microphone."""

BEFORE_S, AFTER_S, FADE_S = 0.12, 0.25, 0.005
"""Seconds kept around the voice, for soft consonants; seconds in which a cut fades."""

QUIETEST_DB = -54.0


class Unheard(EnvironmentFault):
    """Nothing that could be kept was heard."""


def loudness(samples: bytes) -> float:
    """How loud some samples (16 bits) are, as a meter shows it: 0 at -54 dB and under, 1 at full scale."""
    values = array("h", samples)
    peak = max(max(values, default=0), -min(values, default=0))
    return max(0.0, min(1.0, 1 - 20 * log10(peak / FULL) / QUIETEST_DB)) if peak else 0.0


def tidied(clip: Clip) -> Clip:
    """The voice alone, its peak 1 dB under full scale. Raises `Unheard`, with what to do about it."""
    values = array("h", clip.samples)
    frame = max(1, round(FRAME_S * clip.rate))
    middle = round(sum(values) / len(values)) if values else 0  # cheap microphones are not centred
    levels = _without_clicks(
        [
            max(max(part) - middle, middle - min(part))
            for part in (values[i : i + frame] for i in range(0, len(values), frame))
        ]
    )
    loudest = max(levels, default=0)
    if loudest < FLOOR:
        raise Unheard(msgid("On n’entend rien. Rapprochez-vous du micro."))
    voiced = [rank for rank, level in enumerate(levels) if level >= max(FLOOR, UNDER_VOICE * loudest)]
    if (voiced[-1] + 1 - voiced[0]) * FRAME_S < SHORTEST_S:
        raise Unheard(msgid("C’est trop court. Dites toute la phrase, puis touchez « Arrêter »."))
    start = max(0, voiced[0] * frame - round(BEFORE_S * clip.rate))
    end = min(len(values), (voiced[-1] + 1) * frame + round(AFTER_S * clip.rate))
    kept = values[start:end]
    gain = min(MOST_GAIN, PEAK * FULL / max(max(kept) - middle, middle - min(kept)))
    louder = array("h", [round((value - middle) * gain) for value in kept])
    _fade(louder, round(FADE_S * clip.rate))
    return Clip(clip.rate, louder.tobytes())


def _without_clicks(levels: list[int]) -> list[int]:
    """The middle one of each level and its neighbours."""
    half = CLICK_FRAMES // 2
    around = [0] * half + levels + [0] * half
    return [sorted(around[i : i + CLICK_FRAMES])[half] for i in range(len(levels))]


def _fade(values: array[int], length: int) -> None:
    """In at the start and out at the end, so that no cut is heard as a click."""
    for rank in range(min(length, len(values) // 2)):
        share = rank / length
        values[rank] = round(values[rank] * share)
        values[-1 - rank] = round(values[-1 - rank] * share)
