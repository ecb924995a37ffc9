"""What is left of a try: the voice, at its full height, without the room before and after it."""

from __future__ import annotations

import random
from array import array
from math import pi, sin

import pytest

from kiosk.voice.clip import Clip
from kiosk.voice.take import FULL, MOST_GAIN, PEAK, Unheard, loudness, tidied

RATE = 8_000
ROOM = random.Random(1)


def room(seconds: float, noise: int = 60) -> list[int]:
    return [ROOM.randint(-noise, noise) for _ in range(round(seconds * RATE))]


def voice(seconds: float, peak: int = 6_000) -> list[int]:
    return [round(peak * sin(2 * pi * 180 * i / RATE)) for i in range(round(seconds * RATE))]


def clip(*parts: list[int], shift: int = 0) -> Clip:
    return Clip(RATE, array("h", [value + shift for part in parts for value in part]).tobytes())


def samples(clip: Clip) -> array[int]:
    return array("h", clip.samples)


def peak(clip: Clip) -> int:
    return max(map(abs, samples(clip)))


def test_the_room_before_and_after_is_left_out() -> None:
    kept = tidied(clip(room(2), voice(1), room(3)))
    assert kept.seconds == pytest.approx(1 + 0.12 + 0.25, abs=0.03)
    loud = [rank for rank, value in enumerate(samples(kept)) if abs(value) > FULL / 2]
    assert loud[0] / RATE == pytest.approx(0.12, abs=0.02)


def test_a_pause_inside_a_sentence_stays() -> None:
    assert tidied(clip(room(1), voice(0.5), room(0.8), voice(0.5), room(1))).seconds == pytest.approx(2.17, abs=0.03)


@pytest.mark.parametrize("height", [2_100, 6_000, 30_000, 32_767])
def test_every_voice_is_equally_loud(height: int) -> None:
    assert peak(tidied(clip(room(0.5), voice(1, height), room(0.5)))) == pytest.approx(PEAK * FULL, rel=0.02)


def test_a_whisper_is_raised_only_so_far() -> None:
    assert peak(tidied(clip(room(0.5, 5), voice(1, 500), room(0.5, 5)))) == pytest.approx(500 * MOST_GAIN, rel=0.02)


def test_a_microphone_that_is_not_centred_is_centred() -> None:
    kept = samples(tidied(clip(room(0.5), voice(1), room(0.5), shift=2_000)))
    assert abs(sum(kept) / len(kept)) < 300
    assert abs(max(kept) + min(kept)) < 1_500


def test_the_finger_on_the_button_is_no_voice() -> None:
    tap = voice(0.03, 20_000)
    kept = tidied(clip(tap, room(1), voice(1), room(1), tap, room(0.1)))
    assert kept.seconds == pytest.approx(1.37, abs=0.03)


def test_a_cut_is_no_click() -> None:
    kept = samples(tidied(clip([6_000, -6_000] * RATE)))
    for end in (kept[:5], kept[-5:]):
        assert max(map(abs, end)) < FULL / 8
    assert abs(kept[50]) > FULL / 2


@pytest.mark.parametrize(
    "parts",
    [[], [room(2)], [room(2, 300)], [room(1), voice(0.03, 20_000), room(1)], [[0] * RATE]],
    ids=["empty", "a room", "a loud room", "a click", "nothing plugged in"],
)
def test_where_nothing_is_said_it_says_to_come_nearer(parts: list[list[int]]) -> None:
    with pytest.raises(Unheard, match="Rapprochez-vous du micro"):
        tidied(clip(*parts))


def test_a_start_of_a_word_is_too_short() -> None:
    with pytest.raises(Unheard, match="trop court"):
        tidied(clip(room(1), voice(0.1), room(1)))


def test_oui_is_long_enough() -> None:
    assert tidied(clip(room(3), voice(0.25), room(3))).seconds == pytest.approx(0.62, abs=0.03)


@pytest.mark.parametrize(
    ("values", "shown"), [([], 0), ([0, 0], 0), ([20, -20], 0), ([1_036], 0.444), ([-32_768], 1), ([32_767], 1)]
)
def test_a_meter_shows_decibels(values: list[int], shown: float) -> None:
    assert loudness(array("h", values).tobytes()) == pytest.approx(shown, abs=0.01)
