"""French inside other languages is found, and heard in French."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.client import HelperVoice
from kiosk.voice.setup import Setup
from kiosk.voice.stretches import stretches
from tests.kiosk.voice.contract import assert_timed, shown

CUT = {
    ("fr", "Dites « Je veux une attestation »."): ["fr Dites « Je veux une attestation »."],
    ("en", "Call 36 46."): ["en Call 36 46."],
    ("en", "Say: « Je veux une attestation. » (I want a paper)"): [
        "en Say: ", "fr « Je veux une attestation. » ", "en (I want a paper)",
    ],
    ("ar", "خذوا معكم بطاقة carte Vitale."): ["ar خذوا معكم بطاقة ", "fr carte Vitale."],
    ("ar", "افتحوا ameli.fr ثم المسوا «Mes démarches»."): [
        "ar افتحوا ", "fr ameli.fr ", "ar ثم المسوا ", "fr «Mes démarches».",
    ],
    ("ru", "SMS на номер 114"): ["fr SMS ", "ru на номер 114"],
    ("ar", "بـSMS ( 114 )"): ["ar بـSMS ( 114 )"],
    ("uk", "Торкніться «Mes démarches» і чекайте"): ["uk Торкніться ", "fr «Mes démarches» ", "uk і чекайте"],
    ("fa", "36 46"): ["fa 36 46"],
    ("ru", ""): ["ru "],
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), CUT)
def test_french_is_found(language: str, text: str) -> None:
    found = [f"{one.language} {text[one.start : one.end]}" for one in stretches(text, language)]
    assert found == CUT[language, text]


@given(st.text("ab «»é.5 \u00a0яب", max_size=30), st.sampled_from(["fr", "en", "ru", "ar"]))
def test_the_whole_text_is_cut(text: str, language: str) -> None:
    cut = stretches(text, language)
    assert "".join(text[one.start : one.end] for one in cut) == text
    assert all(one.language != other.language for one, other in pairwise(cut))


@pytest.fixture(scope="module")
def voice() -> Iterator[HelperVoice]:
    with HelperVoice(Setup()) as voice:
        yield voice


def test_a_french_name_sounds_as_in_french(voice: HelperVoice) -> None:
    """The same name takes as long as alone in French, and not as long as the other language's voice makes it."""
    name, sentence = "attestation de droits", "Спросите attestation de droits"
    before = voice.prepare("Спросите", "ru").seconds
    in_french = voice.prepare(name, "fr").seconds
    assert voice.prepare(sentence, "ru").seconds - before == pytest.approx(in_french, rel=0.05)
    quoted = "Ask for « attestation de droits » now"
    bare = quoted.replace("« ", "").replace(" »", "")
    clip = voice.prepare(quoted, "en")
    assert clip.seconds != pytest.approx(voice.prepare(bare, "en").seconds, rel=0.02)


@pytest.mark.parametrize(("language", "text"), [one for one in CUT if one[1]])
def test_each_word_is_lit_in_its_turn(voice: HelperVoice, language: str, text: str) -> None:
    clip = voice.prepare(text, language)
    assert_timed(text, clip)
    assert "".join(shown(text, clip)).replace(" ", "") == "".join(text.split()).replace("\u00a0", "")
