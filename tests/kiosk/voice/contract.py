"""What every voice must do: one suite, run against each of them."""

from __future__ import annotations

import io
import wave
from array import array
from contextlib import suppress
from itertools import pairwise

import pytest

from kiosk.errors import EnvironmentFault
from kiosk.voice.clip import Clip, to_wav
from kiosk.voice.port import NoVoice, Pace, Voice

CALL = "Appelez le 36 46."
LONG = " ".join([CALL, "C’est gratuit."] * 40)
SENTENCES = {
    CALL: ["Appelez", "le", "36 46."],
    "tout le monde": ["tout", "le", "monde"],
    "« Mes démarches »": ["« Mes", "démarches »"],
    "Prêt ? L’AME, la C2S (gratuite) !": ["Prêt ?", "L’AME,", "la", "C2S", "(gratuite) !"],
    "Un\0deux trois": ["Un\0deux", "trois"],
    "Oui 🙂 merci 👍🏽": ["Oui 🙂", "merci 👍🏽"],
    "اتصل بـ 36 46": ["اتصل", "بـ", "36 46"],
    "Coupé \ud83d ici": ["Coupé \ud83d", "ici"],
    LONG: ["Appelez", "le", "36 46.", "C’est", "gratuit."] * 40,
}
NAMES = ["a call", "said as one", "quoted", "cut by rules", "a NUL", "pictures", "Arabic", "half a character", "long"]
NOTHING = ["", " ", "\n\t", "\0", "…", "« »", "\ud800"]
"""Texts without a word: a voice may make a sound of them, and may not; it goes on."""

LOUD = 1000
"""A sample (of 32 767) that everybody hears."""


def shown(text: str, clip: Clip) -> list[str]:
    return [text[word.start : word.end] for word in clip.words]


def loudest(clip: Clip) -> int:
    return max(map(abs, array("h", clip.samples)), default=0)


def assert_timed(text: str, clip: Clip) -> None:
    """Times increase within the sound, and each written word is highlighted whole, once."""
    assert all(0 <= word.at < word.until <= clip.seconds for word in clip.words)
    assert all(one.at < other.at and one.end <= other.start for one, other in pairwise(clip.words))
    for word in clip.words:
        assert text[word.start : word.end] == text[word.start : word.end].strip() != ""
        assert not text[word.start - 1 : word.start].strip()
        assert not text[word.end : word.end + 1].strip()
    covered = {position for word in clip.words for position in range(word.start, word.end)}
    assert not "".join(sign for position, sign in enumerate(text) if position not in covered).strip()


class VoiceContract:
    paced = True
    """Whether this voice can speak slower and faster."""

    @pytest.fixture(scope="class")
    @classmethod
    def voice(cls) -> Voice:
        """One that speaks the French of `SENTENCES`, and no `zz`."""
        raise NotImplementedError

    @pytest.mark.parametrize(("text", "words"), SENTENCES.items(), ids=NAMES)
    def test_each_written_word_is_heard_in_its_turn(self, voice: Voice, text: str, words: list[str]) -> None:
        clip = voice.prepare(text, "fr", Pace.NORMAL)
        assert loudest(clip) > LOUD
        assert shown(text, clip) == words
        assert_timed(text, clip)

    def test_the_sound_is_mono_of_16_bits(self, voice: Voice) -> None:
        """A sentence of seven spoken words lasts some two seconds: two channels, or 8 bits, would be another length."""
        clip = voice.prepare(CALL, "fr", Pace.NORMAL)
        with wave.open(io.BytesIO(to_wav(clip))) as file:
            assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, clip.rate)
            assert file.readframes(file.getnframes()) == clip.samples
        assert clip.rate >= 16_000
        assert 1.2 < clip.seconds < 3.2

    def test_words_are_heard_when_the_sound_is_loud(self, voice: Voice) -> None:
        clip = voice.prepare(CALL, "fr", Pace.NORMAL)
        for word in clip.words:
            samples = clip.samples[int(word.at * clip.rate) * 2 : int(word.until * clip.rate) * 2]
            assert loudest(Clip(clip.rate, samples)) > LOUD

    @pytest.mark.parametrize("text", NOTHING, ids=repr)
    def test_a_text_without_words_stops_nothing(self, voice: Voice, text: str) -> None:
        with suppress(EnvironmentFault):
            clip = voice.prepare(text, "fr", Pace.NORMAL)
            if clip.samples:
                assert_timed(text, clip)
        assert shown(CALL, voice.prepare(CALL, "fr", Pace.NORMAL)) == SENTENCES[CALL]

    def test_no_other_voice_speaks_for_a_language_that_has_none(self, voice: Voice) -> None:
        with pytest.raises(NoVoice) as refused:
            voice.prepare(CALL, "zz", Pace.NORMAL)
        assert refused.value.sentence.endswith(".")
        assert loudest(voice.prepare(CALL, "fr", Pace.NORMAL)) > LOUD

    def test_the_pace_changes_how_long_it_takes(self, voice: Voice) -> None:
        slow, normal, fast = (voice.prepare(CALL, "fr", pace) for pace in (Pace.SLOW, Pace.NORMAL, Pace.FAST))
        if self.paced:
            assert slow.seconds > 1.1 * normal.seconds > 1.2 * fast.seconds
        else:
            assert slow == normal == fast
        for clip in (slow, normal, fast):
            assert_timed(CALL, clip)
