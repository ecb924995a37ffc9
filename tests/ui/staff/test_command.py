"""`pasapas staff pin`, as a person and as a script use it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.staff.door import PIN_FILE, Door, Standing
from kiosk.staff.lockout import this_moment

ROOT = Path(__file__).parents[3]
PIN, OTHER = "4821", "9052"
COMMAND = [sys.executable, "-m", "ui.cli", "staff", "pin"]


def opens(folder: Path, pin: str) -> bool:
    return Door(folder).judge(pin, this_moment()).standing is Standing.OPEN


def piped(folder: Path, given: bytes) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "--stdin", "--state", str(folder)]
    done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def typed(folder: Path, answers: list[str]) -> tuple[int, str]:
    """Run it on a terminal of its own; each answer is typed once its question stands on the screen.

    A job in the background ignores Ctrl+C, and hands that down: the terminal gets it back.
    """
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["env", "--default-signal=INT", "setsid", "--ctty", *COMMAND, "--state", str(folder)],
        cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs,
    ) as process:  # fmt: skip
        os.close(theirs)
        screen, asked = b"", 0
        while chunk := _read(ours):
            screen += chunk
            while answers and screen.count("\u00a0: ".encode()) > asked:
                os.write(ours, answers.pop(0).encode())
                asked += 1
    os.close(ours)
    return process.returncode, screen.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # what Linux answers once the other side is closed
        return b""


def test_a_person_types_it_twice_and_nobody_sees_it(tmp_path: Path) -> None:
    code, screen = typed(tmp_path, [f"{PIN}\n", f"{PIN}\n"])
    assert code == 0
    assert PIN not in screen
    assert str(tmp_path) in screen.replace("\r\n", "")
    assert opens(tmp_path, PIN)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([f"{PIN}\n", f"{OTHER}\n"], "pas pareils"),
        (["1234\n"], "trop facile"),
        (["12\n"], "4 à 8 chiffres"),
        ([f"{PIN}\n", "\x03"], "Rien n’est changé"),
    ],
    ids=["different", "obvious", "short", "Ctrl+C"],
)
def test_a_slip_changes_nothing(tmp_path: Path, answers: list[str], sentence: str) -> None:
    piped(tmp_path, b"713905\n")
    code, screen = typed(tmp_path, answers)
    assert code == 1
    assert sentence in screen
    assert "Traceback" not in screen
    assert opens(tmp_path, "713905")


@pytest.mark.parametrize("given", [b"4821\n", b"4821", b"  4821\r\n", b"4821\nnoise\n"])
def test_a_script_gives_it_on_its_input(tmp_path: Path, given: bytes) -> None:
    assert piped(tmp_path, given).returncode == 0
    assert opens(tmp_path, PIN)


@pytest.mark.parametrize("given", [b"", b"\n", b"0000\n", b"482a\n", b"\xff\xfe\x00\n", b"4" * 5000])
def test_what_a_script_may_not_give_is_one_sentence(tmp_path: Path, given: bytes) -> None:
    done = piped(tmp_path, given)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / PIN_FILE).exists()


def test_without_a_terminal_it_says_how(tmp_path: Path) -> None:
    command = [*COMMAND, "--state", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True)
    assert done.returncode == 1
    assert "--stdin" in done.stderr.decode()


@pytest.mark.parametrize("folder", ["/sys/pasapas", str(Path(__file__))], ids=["read-only", "a file"])
def test_a_folder_that_takes_nothing_is_one_sentence(folder: str) -> None:
    done = piped(Path(folder), b"4821\n")
    assert done.returncode == 1
    assert folder in done.stderr
    assert "Traceback" not in done.stderr


def test_help_ends_with_an_example() -> None:
    done = subprocess.run([*COMMAND, "--help"], cwd=ROOT, capture_output=True)
    assert "Exemple\u00a0: pasapas staff pin" in done.stdout.decode().splitlines()[-1]
