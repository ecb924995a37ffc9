"""espeak-ng itself: ten languages, and the private part of pyttsx3 that we call."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from pyttsx3.drivers import _espeak

import kiosk.voice.espeak
from kiosk.voice.client import HelperVoice
from kiosk.voice.clip import SAMPLE_BYTES
from kiosk.voice.espeak import DONT_EXIT, EspeakVoice
from kiosk.voice.port import NoVoice, Pace
from kiosk.voice.setup import Setup
from tests.kiosk.voice.contract import CALL, LOUD, assert_timed, loudest, shown

SPOKEN = {
    "fr": ("Appelez le 36 46.", ["Appelez", "le", "36 46."]),
    "en": ("Call 36 46.", ["Call", "36", "46."]),
    "es": ("Llame al 36 46.", ["Llame", "al", "36", "46."]),
    "pt": ("Ligue para o 36 46.", ["Ligue", "para", "o", "36", "46."]),
    "ar": ("اتصل بـ 36 46.", ["اتصل", "بـ", "36", "46."]),
    "tr": ("36 46'yı arayın.", ["36", "46'yı", "arayın."]),
    "ro": ("Sunați la 36 46.", ["Sunați", "la", "36", "46."]),
    "uk": ("Зателефонуйте за номером 36 46.", ["Зателефонуйте", "за", "номером", "36", "46."]),
    "ru": ("Позвоните по номеру 36 46.", ["Позвоните", "по", "номеру", "36", "46."]),
    "fa": ("با شماره 36 46 تماس بگیرید.", ["با", "شماره", "36", "46", "تماس", "بگیرید."]),
}


@pytest.fixture(scope="module")
def voice() -> Iterator[HelperVoice]:
    with HelperVoice(Setup()) as voice:
        yield voice


@pytest.mark.parametrize("language", SPOKEN)
def test_ten_languages_are_spoken(voice: HelperVoice, language: str) -> None:
    text, words = SPOKEN[language]
    clip = voice.prepare(text, language)
    assert loudest(clip) > LOUD
    assert shown(text, clip) == words
    assert_timed(text, clip)


def test_each_language_has_its_own_sounds(voice: HelperVoice) -> None:
    """The same figures take another time in each."""
    lengths = {language: round(voice.prepare("36 46 78", language).seconds, 1) for language in SPOKEN}
    assert len(set(lengths.values())) > 7, lengths


@pytest.mark.parametrize(
    "language", ["ps", "fr-fr", "zz", "", " ", "Français", "fr\0", "../fr", "!v/f3", "en+f3", "\ud800"]
)
def test_a_language_without_a_voice_is_refused_and_french_is_french_again(voice: HelperVoice, language: str) -> None:
    """espeak-ng would go on in the last voice. It never makes the same samples twice: the length tells the language."""
    before = voice.prepare(CALL, "fr")
    english = voice.prepare(CALL, "en")
    with pytest.raises(NoVoice, match="ne parle pas la langue"):
        voice.prepare(CALL, language)
    after = voice.prepare(CALL, "fr")
    assert after.seconds == pytest.approx(before.seconds, rel=0.03)
    assert english.seconds != pytest.approx(before.seconds, rel=0.15)


def test_the_rest_after_a_clause_is_not_taken_for_a_word(voice: HelperVoice) -> None:
    """espeak-ng tells it as a word, at random: the second word was highlighted when the sound was over."""
    text = "Police, gendarmerie"
    for _ in range(30):
        clip = voice.prepare(text, "fr")
        assert 0.3 < clip.words[1].at < 0.65 * clip.seconds


VALUES = {
    "AUDIO_OUTPUT_SYNCHRONOUS": 2,
    "CHARS_UTF8": 1,
    "EE_OK": 0,
    "EVENT_LIST_TERMINATED": 0,
    "EVENT_WORD": 1,
    "PITCH": 3,
    "RATE": 1,
}  # espeak-ng's speak_lib.h
FUNCTIONS = {"Initialize", "SetParameter", "SetSynthCallback", "SetVoiceByName", "Synth"}


@pytest.fixture(scope="module")
def binding() -> ModuleType:
    """Ready to speak, in this process."""
    EspeakVoice()
    return _espeak


def test_this_contract_names_all_of_the_binding_that_is_used() -> None:
    source = Path(kiosk.voice.espeak.__file__).read_text("utf-8")
    assert set(re.findall(r"\b_?lib\.(\w+)", source)) == {*VALUES, *FUNCTIONS, "dll"}


@pytest.mark.parametrize(("name", "value"), VALUES.items())
def test_the_binding_has_the_numbers_of_the_library(name: str, value: int) -> None:
    assert getattr(_espeak, name) == value


def test_the_binding_is_called_as_it_wants_to_be(binding: ModuleType) -> None:
    assert binding.Initialize(binding.AUDIO_OUTPUT_SYNCHRONOUS, 0, None, DONT_EXIT) == 22_050
    assert binding.SetVoiceByName(b"ps") == 2  # not found
    assert binding.SetVoiceByName(b"fr") == binding.EE_OK
    assert binding.SetParameter(binding.RATE, 135, 0) == binding.EE_OK
    assert binding.SetParameter(binding.PITCH, 42, 0) == binding.EE_OK
    assert list(inspect.signature(binding.SetSynthCallback).parameters) == ["cb"]
    assert {"text", "flags"} <= set(inspect.signature(binding.Synth).parameters)
    assert {"type", "text_position", "audio_position"} <= {name for name, _ in binding.EVENT._fields_}
    assert callable(binding.dll.espeak_Info)


def test_word_events_come_with_their_place_in_the_sound(binding: ModuleType) -> None:
    """Positions are counted in characters from one, times in milliseconds of sound; all before `Synth` returns."""
    told, size = [], 0

    def collect(samples: object, count: int, events: object) -> int:
        nonlocal size
        size += count if samples else 0
        rank = 0
        while events[rank].type != binding.EVENT_LIST_TERMINATED:
            if events[rank].type == binding.EVENT_WORD:
                told.append((events[rank].text_position, events[rank].audio_position))
            rank += 1
        return 0

    binding.SetSynthCallback(collect)
    binding.SetVoiceByName(b"fr")
    assert binding.Synth("Été, déjà fini".encode(), flags=binding.CHARS_UTF8) == binding.EE_OK
    begins = dict(reversed(told))
    assert [begins[1], begins[6], begins[11]] == sorted({begins[1], begins[6], begins[11]})
    assert begins[1] < 50
    assert 300 < begins[11] < size / 22_050 * 1000


def test_the_engine_is_named_with_its_version() -> None:
    voice = EspeakVoice()
    assert re.fullmatch(r"espeak-ng \d+\.\d+\S*", voice.name)
    assert len(voice.prepare(CALL, "fr", Pace.NORMAL).samples) > 22_050 * SAMPLE_BYTES
