"""The voice's process: what it answers, and what becomes of whoever asked when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec
import pytest

from kiosk.errors import EnvironmentFault
from kiosk.voice.client import HelperVoice, helper_command
from kiosk.voice.clip import Clip, to_wav
from kiosk.voice.lines import Answer, Wish, clip_of, line
from kiosk.voice.port import NoVoice
from kiosk.voice.recorded import file_name
from kiosk.voice.setup import Setup
from tests.kiosk.voice.contract import CALL, LONG, LOUD, assert_timed, loudest
from tests.kiosk.voice.piper import install_piper, voice_file

GREETING = "Bonjour à tous."


class Helper:
    """The real process, spoken to line by line."""

    def __init__(self, process: subprocess.Popen[bytes], wishes: IO[bytes], answers: IO[bytes]) -> None:
        self.process, self._wishes, self._answers = process, wishes, answers

    def write(self, *rows: bytes) -> None:
        self._wishes.write(b"".join(rows))
        self._wishes.flush()

    def hear(self) -> Answer:
        return msgspec.json.decode(self._answers.readline(), type=Answer)

    def end_of_input(self) -> int:
        """How the process ends."""
        self._wishes.close()
        assert self._answers.read() == b""
        return self.process.wait()


@contextmanager
def helper(setup: Setup = Setup(), **environment: str) -> Iterator[Helper]:  # noqa: B008 a value that never changes
    """Ready, unless it answers otherwise. What it complains of on stderr is a failure of the test."""
    with subprocess.Popen(
        helper_command(setup),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment},
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            yield Helper(process, process.stdin, process.stdout)
        finally:
            process.stdin.close()
        assert process.stderr.read() == b""


def wish(number: int, text: str, language: str = "fr") -> bytes:
    return line(Wish(number=number, text=text, language=language))


def test_it_says_that_it_is_ready_then_answers_each_wish_with_its_number() -> None:
    with helper() as voice:
        assert voice.hear() == Answer(number=0)
        voice.write(wish(7, GREETING), wish(8, CALL))
        first, second = voice.hear(), voice.hear()
        assert (first.number, second.number) == (7, 8)
        for text, answer in ((GREETING, first), (CALL, second)):
            assert loudest(clip_of(answer)) > LOUD
            assert_timed(text, clip_of(answer))


def test_a_refusal_is_an_answer_and_the_next_wish_is_heard() -> None:
    with helper() as voice:
        voice.hear()
        voice.write(wish(1, GREETING, "ps"), wish(2, GREETING))
        refused = voice.hear()
        assert (refused.number, refused.fault) == (1, "La voix de synthèse ne parle pas la langue « ps ».")
        assert (refused.sound, refused.words) == ("", ())
        assert voice.hear().fault == ""


@pytest.mark.parametrize(
    "junk",
    [b"\n", b"Bonjour\n", b'{"number": 1, "text": "Bon\n', b"{}\n", b"\xff\xfe\n", b'{"number":1,"text":"\xff"}\n'],
)
def test_a_line_that_is_no_wish_is_passed_over(junk: bytes) -> None:
    with helper() as voice:
        voice.hear()
        voice.write(junk, wish(2, GREETING))
        assert voice.hear().number == 2


def test_it_ends_with_its_input() -> None:
    with helper() as voice:
        voice.hear()
        assert voice.end_of_input() == 0


def test_it_ends_with_its_input_cut_in_the_middle_of_a_wish() -> None:
    with helper() as voice:
        voice.hear()
        voice.write(wish(1, GREETING)[:-9])
        assert voice.end_of_input() == 0


def test_the_interruption_of_a_command_is_not_for_the_helper() -> None:
    """Ctrl-C goes to both; this one complained on the terminal, and could not finish its answer."""
    with helper() as voice:
        voice.hear()
        voice.process.send_signal(signal.SIGINT)
        voice.write(wish(1, GREETING))
        assert voice.hear().number == 1
        assert voice.end_of_input() == 0


def test_killed_between_two_sentences_it_is_a_fault_of_the_world() -> None:
    with HelperVoice(Setup()) as voice:
        voice.prepare(GREETING, "fr")
        os.kill(voice._helper.pid, signal.SIGKILL)
        for text in (GREETING, LONG, GREETING):
            with pytest.raises(EnvironmentFault, match="La voix s’est arrêtée"):
                voice.prepare(text, "fr")


def test_killed_in_the_middle_of_a_sentence_it_is_a_fault_of_the_world(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its Piper kills it while the sentence is being made."""
    monkeypatch.setenv("PATH", install_piper(tmp_path, "import os\nos.kill(os.getppid(), 9)"))
    with (
        HelperVoice(Setup(piper={"fr": str(voice_file(tmp_path))})) as voice,
        pytest.raises(EnvironmentFault, match="La voix s’est arrêtée"),
    ):
        voice.prepare(GREETING, "fr")


@pytest.mark.parametrize(
    ("answers", "starts"),
    [(r'{"number":0}\n{"number":1,"rate":22050,"sound":"AAAA', True), (r'{"number":0', False), ("", False)],
    ids=["in an answer", "in its first line", "before it speaks"],
)
def test_cut_in_the_middle_of_a_line_it_is_a_fault_of_the_world(
    answers: str, starts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the place of the helper stands a program that ends there."""
    room = tmp_path / "kiosk" / "voice"
    room.mkdir(parents=True)
    for file in (tmp_path / "kiosk/__init__.py", room / "__init__.py"):
        file.touch()
    (room / "helper.py").write_text(f"print('{answers}', end='', flush=True)\n{'input()' if starts else ''}\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EnvironmentFault, match="La voix s’est arrêtée"):
        say_once()


def say_once() -> None:
    with HelperVoice(Setup()) as voice:
        voice.prepare(GREETING, "fr")


@pytest.fixture(params=["OSError", "ImportError", "RuntimeError", "AttributeError"])
def without_library(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """The environment of a machine where pyttsx3 does not find espeak-ng, or finds one that it does not know."""
    drivers = tmp_path / "pyttsx3" / "drivers"
    drivers.mkdir(parents=True)
    for file in (tmp_path / "pyttsx3/__init__.py", drivers / "__init__.py"):
        file.touch()
    (drivers / "_espeak.py").write_text(f"raise {request.param}('no library')\n")
    return {"PYTHONPATH": str(tmp_path)}


MISSING = "La voix de synthèse manque. Installez le paquet libespeak-ng1."


def test_without_the_library_it_says_what_to_install(without_library: dict[str, str], tmp_path: Path) -> None:
    """An empty folder of recordings, or a voice file without its program, says nothing either."""
    (tmp_path / "voix/fr").mkdir(parents=True)
    setup = Setup(recordings=(str(tmp_path / "voix"),), piper={"fr": str(voice_file(tmp_path))})
    with helper(setup, **without_library) as voice:
        assert voice.hear() == Answer(number=0, fault=MISSING)
        voice.write(wish(1, CALL))
        assert voice.hear() == Answer(number=1, fault=MISSING, foreign=True)


def test_without_the_library_a_piper_voice_is_enough(without_library: dict[str, str], tmp_path: Path) -> None:
    path = install_piper(tmp_path / "bin")
    with helper(Setup(piper={"fr": str(voice_file(tmp_path))}), PATH=path, **without_library) as voice:
        assert voice.hear() == Answer(number=0)
        voice.write(wish(1, CALL), wish(2, CALL, "ps"))
        heard, unknown = voice.hear(), voice.hear()
    assert_timed(CALL, clip_of(heard))
    assert unknown.foreign


def test_without_the_library_recordings_are_heard(without_library: dict[str, str], tmp_path: Path) -> None:
    """What nobody has recorded is not said: its language is spoken all the same."""
    file = tmp_path / "voix/fr" / file_name(GREETING)
    file.parent.mkdir(parents=True)
    file.write_bytes(to_wav(Clip(8_000, b"\x00\x20" * 8_000)))
    with helper(Setup(recordings=(str(tmp_path / "voix"),)), **without_library) as voice:
        assert voice.hear() == Answer(number=0)
        voice.write(wish(1, CALL), wish(2, GREETING), wish(3, CALL, "ps"))
        refused, heard, unknown = voice.hear(), voice.hear(), voice.hear()
    assert refused == Answer(number=1, fault=MISSING)
    assert unknown == Answer(number=3, fault=MISSING, foreign=True)
    assert (heard.number, heard.fault) == (2, "")
    assert clip_of(heard).seconds == 1
    assert_timed(GREETING, clip_of(heard))


def test_without_the_library_a_command_gets_the_same_sentence(
    without_library: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in without_library.items():
        monkeypatch.setenv(name, value)
    with HelperVoice(Setup()) as voice, pytest.raises(NoVoice, match="Installez le paquet libespeak-ng1"):
        voice.prepare(GREETING, "fr")


def test_without_its_data_the_library_does_not_take_the_process_with_it(tmp_path: Path) -> None:
    """espeak-ng complains on stderr in English, so this one is started by hand."""
    (tmp_path / "espeak-ng-data").mkdir()
    ran = subprocess.run(
        helper_command(Setup()), input=wish(1, GREETING), capture_output=True,
        env={**os.environ, "ESPEAK_DATA_PATH": str(tmp_path)}, check=True,
    )  # fmt: skip
    ready, refused = (msgspec.json.decode(row, type=Answer) for row in ran.stdout.splitlines())
    assert "espeak-ng-data" in ready.fault
    assert refused == Answer(number=1, fault=ready.fault, foreign=True)
