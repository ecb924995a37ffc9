"""Each voice of the kiosk keeps the contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import EnvironmentFault
from kiosk.voice.client import HelperVoice
from kiosk.voice.clip import to_wav
from kiosk.voice.piper import PiperVoice
from kiosk.voice.port import NoVoice, Pace, Voice
from kiosk.voice.recorded import RecordedVoice, file_name
from kiosk.voice.setup import Setup
from tests.kiosk.voice.contract import CALL, NAMES, SENTENCES, VoiceContract, assert_timed
from tests.kiosk.voice.piper import RATE, install_piper, voice_file


class TestEspeak(VoiceContract):
    @pytest.fixture(scope="class")
    @classmethod
    def voice(cls) -> Iterator[Voice]:
        with HelperVoice(Setup()) as voice:
            yield voice


class TestRecorded(VoiceContract):
    """What a person has said into a microphone; here, espeak-ng was asked to be that person."""

    paced = False

    @pytest.fixture(scope="class")
    @classmethod
    def voice(cls, tmp_path_factory: pytest.TempPathFactory) -> Voice:
        folder = tmp_path_factory.mktemp("voix")
        (folder / "fr").mkdir()
        with HelperVoice(Setup()) as person:
            for sentence in SENTENCES:
                (folder / "fr" / file_name(sentence)).write_bytes(to_wav(person.prepare(sentence, "fr")))
        return RecordedVoice([folder])


class TestPiper(VoiceContract):
    @pytest.fixture(scope="class")
    @classmethod
    def voice(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voice]:
        folder = tmp_path_factory.mktemp("piper")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PATH", install_piper(folder))
            with HelperVoice(Setup(piper={"fr": str(voice_file(folder))})) as voice:
                yield voice

    def test_it_speaks_its_language_and_no_other(self, voice: Voice) -> None:
        assert voice.prepare(CALL, "fr", Pace.NORMAL).rate == RATE
        assert voice.prepare("Call 36 46.", "en", Pace.NORMAL).rate != RATE


class TestChosenWithCache(VoiceContract):
    @pytest.fixture(scope="class")
    @classmethod
    def voice(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voice]:
        folder = tmp_path_factory.mktemp("cache")
        with HelperVoice(Setup(cache=str(folder), cache_bytes=100_000_000)) as voice:
            yield voice

    @pytest.mark.parametrize("text", SENTENCES, ids=NAMES)
    def test_the_second_time_is_the_first_one_again(self, voice: Voice, text: str) -> None:
        """espeak-ng never makes the same samples twice: equal ones were kept."""
        first, second = (voice.prepare(text, "fr", Pace.FAST) for _ in range(2))
        assert first == second
        assert_timed(text, second)


def test_piper_without_its_program_or_when_it_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voice = PiperVoice(voice_file(tmp_path), 20)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoVoice, match="piper n’est pas installé"):
        voice.prepare(CALL, "fr", Pace.NORMAL)
    for program in ("raise SystemExit(1)", "print('no sound')"):
        monkeypatch.setenv("PATH", install_piper(tmp_path, program))
        with pytest.raises(EnvironmentFault, match="Piper n’a rien dit"):
            voice.prepare(CALL, "fr", Pace.NORMAL)


@pytest.mark.parametrize("fault", ["no program", "it fails", "no voice file"])
def test_a_plainer_voice_speaks_where_piper_cannot(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = voice_file(tmp_path)
    if fault != "no program":
        monkeypatch.setenv("PATH", install_piper(tmp_path, "raise SystemExit(1)"))
    if fault == "no voice file":
        file.unlink()
    with HelperVoice(Setup(piper={"fr": str(file)})) as voice:
        clip = voice.prepare(CALL, "fr")
    assert clip.rate != RATE
    assert_timed(CALL, clip)


def test_another_voice_file_is_another_engine(tmp_path: Path) -> None:
    """So that what the old one said is not heard from the cache."""
    file = voice_file(tmp_path)
    before = PiperVoice(file, 20).name
    assert PiperVoice(file, 20).name == before
    file.write_text("another voice")
    assert PiperVoice(file, 20).name != before


def test_a_slow_piper_is_ended_with_what_it_started_and_a_plainer_voice_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its child holds its output open for as long as it lives."""
    pids = tmp_path / "pids"
    start = (
        f"import subprocess\nchild = subprocess.Popen(['sleep', '600'])\nopen({str(pids)!r}, 'w').write(str(child.pid))"
    )
    monkeypatch.setenv("PATH", install_piper(tmp_path / "bin", f"{start}\nchild.wait()"))
    with HelperVoice(Setup(piper={"fr": str(voice_file(tmp_path))}, patience=1)) as voice:
        assert_timed(CALL, voice.prepare(CALL, "fr"))
    assert not lives(int(pids.read_text()))


def lives(pid: int) -> bool:
    """A dead one may still be waited for by its parent."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
