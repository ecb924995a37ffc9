"""Sentences that a person has recorded replace synthesis, and only they."""

from __future__ import annotations

import unicodedata
from array import array
from pathlib import Path

import pytest

from kiosk.voice.client import HelperVoice
from kiosk.voice.clip import Clip, from_wav, to_wav
from kiosk.voice.port import NoVoice, Pace
from kiosk.voice.recorded import RecordedVoice, file_name
from kiosk.voice.setup import Setup
from tests.kiosk.voice.contract import CALL, assert_timed, shown

RATE = 8_000
"""Another than espeak-ng's, so that a test knows who spoke."""
SENTENCE = "Votre fiche est prête, à bientôt."


def sound(seconds: float, level: int = 8_000) -> bytes:
    """Samples of a tone; of silence, at level 0."""
    return array("h", [level, -level] * int(seconds * RATE / 2)).tobytes()


def record(folder: Path, text: str, samples: bytes, language: str = "fr") -> Path:
    file = folder / language / file_name(text)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(to_wav(Clip(RATE, samples)))
    return file


def test_the_person_is_heard(tmp_path: Path) -> None:
    record(tmp_path, SENTENCE, sound(2))
    voice = RecordedVoice([tmp_path])
    clip = voice.prepare(SENTENCE, "fr", Pace.NORMAL)
    assert (clip.rate, clip.samples) == (RATE, sound(2))
    assert shown(SENTENCE, clip) == ["Votre", "fiche", "est", "prête,", "à", "bientôt."]
    assert voice.has(SENTENCE, "fr")


def test_the_first_folder_wins(tmp_path: Path) -> None:
    own, shipped = tmp_path / "ici", tmp_path / "livre"
    record(shipped, SENTENCE, sound(1))
    voice = RecordedVoice([own, shipped])
    assert voice.prepare(SENTENCE, "fr", Pace.NORMAL).seconds == 1
    record(own, SENTENCE, sound(2))
    assert voice.prepare(SENTENCE, "fr", Pace.NORMAL).seconds == 2


@pytest.mark.parametrize(
    "same",
    [
        "  Votre fiche est prête,\u00a0à   bientôt.\n",
        "Votre\u202ffiche\nest prête, à bientôt.",
        unicodedata.normalize("NFD", SENTENCE),
    ],
    ids=["spaces", "lines", "NFD"],
)
def test_spaces_and_the_way_accents_are_written_do_not_matter(tmp_path: Path, same: str) -> None:
    record(tmp_path, SENTENCE, sound(2))
    voice = RecordedVoice([tmp_path])
    clip = voice.prepare(same, "fr", Pace.NORMAL)
    assert same != SENTENCE
    assert voice.has(same, "fr")
    assert clip.rate == RATE
    assert_timed(same, clip)


@pytest.mark.parametrize(
    "other", [SENTENCE.replace("prête", "prete"), SENTENCE.lower(), SENTENCE[:-1], SENTENCE + " Oui.", ""]
)
def test_one_changed_letter_makes_another_sentence(tmp_path: Path, other: str) -> None:
    record(tmp_path, SENTENCE, sound(2))
    voice = RecordedVoice([tmp_path])
    assert not voice.has(other, "fr")
    with pytest.raises(NoVoice):
        voice.prepare(other, "fr", Pace.NORMAL)


def test_a_language_has_its_own_recordings(tmp_path: Path) -> None:
    record(tmp_path, SENTENCE, sound(2))
    assert not RecordedVoice([tmp_path]).has(SENTENCE, "en")
    with pytest.raises(NoVoice):
        RecordedVoice([tmp_path]).prepare(SENTENCE, "en", Pace.NORMAL)


def test_words_stand_between_the_silences_at_both_ends(tmp_path: Path) -> None:
    record(tmp_path, SENTENCE, sound(0.5, level=200) + sound(2) + sound(1, level=200))
    words = RecordedVoice([tmp_path]).prepare(SENTENCE, "fr", Pace.NORMAL).words
    assert words[0].at == pytest.approx(0.5, abs=0.01)
    assert words[-1].until == pytest.approx(2.5, abs=0.01)


@pytest.mark.parametrize("click", [b"", b"\x00\x20"], ids=["silence", "a click"])
def test_a_recording_where_nothing_is_said_has_its_words_all_along(tmp_path: Path, click: bytes) -> None:
    record(tmp_path, SENTENCE, click + sound(2, level=0)[len(click) :])
    words = RecordedVoice([tmp_path]).prepare(SENTENCE, "fr", Pace.NORMAL).words
    assert (words[0].at, words[-1].until) == (0, 2)


def test_a_file_says_what_it_holds_and_has_room_for_any_sentence(tmp_path: Path) -> None:
    assert file_name(CALL).startswith("appelez-le-36-46-")
    endless = "anticonstitutionnellement" * 40
    record(tmp_path, endless, sound(2))
    assert RecordedVoice([tmp_path]).has(endless, "fr")
    assert file_name("漢字") != file_name("漢")


BROKEN = {
    "empty": b"",
    "no sound file": b"RIFF, or so it seems",
    "cut short": to_wav(Clip(RATE, sound(2)))[:-1001],
    "stereo": to_wav(Clip(RATE, sound(2))).replace(b"\x10\0\0\0\x01\0\x01\0", b"\x10\0\0\0\x01\0\x02\0"),
    "no samples": to_wav(Clip(RATE, b"")),
    "no rate": to_wav(Clip(RATE, sound(2))).replace(RATE.to_bytes(4, "little"), bytes(4), 1),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_recording_is_not_played_and_synthesis_speaks(tmp_path: Path, data: bytes) -> None:
    record(tmp_path, CALL, sound(2)).write_bytes(data)
    with pytest.raises(ValueError, match=r"sound|cut"):
        from_wav(data)
    with HelperVoice(Setup(recordings=(str(tmp_path),))) as voice:
        clip = voice.prepare(CALL, "fr")
        assert clip.rate != RATE
        assert_timed(CALL, clip)
        record(tmp_path, CALL, sound(2))
        assert voice.prepare(CALL, "fr").rate == RATE


def test_a_broken_recording_leaves_its_place_to_the_next_folder(tmp_path: Path) -> None:
    own, shipped = tmp_path / "ici", tmp_path / "livre"
    record(own, SENTENCE, sound(2)).write_bytes(b"")
    record(shipped, SENTENCE, sound(1))
    assert RecordedVoice([own, shipped]).prepare(SENTENCE, "fr", Pace.NORMAL).seconds == 1
