"""What is taken away and what is found, with real processes that outlive whoever started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.erasure import SETTLED, Trace, erase, running, sweep, traces
from kiosk.private_folder import IN_MEMORY, NAME, private_folder
from tests.stubborn import stubborn

ROOT = Path(__file__).parents[2]
STAYS = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"
"""Whoever is only asked to go does not."""

SQUID = """
import os, signal, sys
from pathlib import Path
from kiosk.proxy.squid import Squid
from kiosk.webpolicy import Rules
squid = Squid(Rules(), Path(sys.argv[1]))
print(squid.port, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Shared memory of this test's own: in the machine's, browsers of other tests leave and take away files too."""
    folder = tmp_path / "memoire"
    folder.mkdir()
    monkeypatch.setattr("kiosk.erasure.IN_MEMORY", folder)
    return folder


@pytest.fixture
def private(memory: Path) -> Iterator[Path]:
    folder = private_folder()
    yield folder
    erase(folder, 2)
    folder.rmdir()


@pytest.fixture
def start() -> Iterator[Callable[..., int]]:
    """Starts a process of its own session, with these words after its own."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(*words: str) -> int:
        command = [sys.executable, "-c", STAYS, *words]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
        assert process.stdout is not None
        process.stdout.readline()
        started.append(process)
        return process.pid

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def finished() -> int:
    """The number of a process that is over."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_processes_files_and_folders_go(private: Path, start: Callable[..., int]) -> None:
    browser = start("--private", str(private), "content")
    child = start("--type=zygote", f"--application-name={private.name}", "--more")
    (private / "document-1.pdf").write_text("x")
    (private / "navigateur/cache").mkdir(parents=True)
    (private / "link").symlink_to("/")
    assert set(running(private)) == {browser, child}
    assert traces(private) == {Trace.PROCESS, Trace.FILE}
    assert erase(private) == set()
    assert running(private) == []
    assert list(private.iterdir()) == []


def test_what_belongs_to_others_stays(private: Path, start: Callable[..., int]) -> None:
    other = IN_MEMORY / f"{NAME}{os.getppid()}-abcdefgh"
    start("--private", str(other))
    start("--application-name=essai")
    start("--about", str(private))
    assert running(private) == []
    assert running(other) != []
    erase(private)
    sweep()
    assert running(other) != []


def test_what_does_not_go_is_found(private: Path) -> None:
    with stubborn(private):
        assert erase(private) == {Trace.FILE}
    assert erase(private) == set()


def test_what_chromium_left_in_shared_memory_goes_and_what_it_uses_stays(memory: Path, private: Path) -> None:
    left, used = memory / ".org.chromium.Chromium.AbCdEf", memory / ".org.chromium.Chromium.GhIjKl"
    left.write_text("canary")
    coming = subprocess.Popen(["sh", "-c", f"sleep {SETTLED / 2}; echo x > {used}"])
    assert Trace.SHARED in traces(private)
    assert coming.wait() == 0
    assert used.exists()
    assert erase(private) == set()
    assert not left.exists()


def test_what_a_killed_kiosk_left_goes_at_the_next_start(start: Callable[..., int]) -> None:
    folder = IN_MEMORY / f"{NAME}{finished()}-abcdefgh"
    folder.mkdir()
    (folder / "document-1.pdf").write_text("canary")
    start("--private", str(folder))
    start(f"--application-name={folder.name}", "x")
    orphan = IN_MEMORY / f"{NAME}{finished()}-ijklmnop"  # its folder went without it
    start("--private", str(orphan))
    assert sweep() == set()
    assert (running(folder), running(orphan), folder.exists()) == ([], [], False)


def test_what_the_kiosk_that_became_this_one_left_goes(start: Callable[..., int]) -> None:
    """The process has the same number, and lives."""
    before = private_folder()
    start("--private", str(before))
    assert sweep() == set()
    assert running(before) != []
    with stubborn(before):
        assert sweep(before) == {Trace.FILE}
    assert sweep(before) == set()
    assert (running(before), before.exists()) == ([], False)


def test_the_squid_of_a_killed_kiosk_goes_and_its_shared_memory(tmp_path: Path) -> None:
    """It dies with `kiosk`: as long as that lives, no kiosk that another test starts sweeps it away."""
    kiosk = subprocess.Popen(["sleep", "100"])
    private = tmp_path / f"{NAME}{kiosk.pid}-abcdefgh"
    private.mkdir()
    for folder in (private, *private.parents[:3]):
        folder.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", SQUID, private], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr
    shared = f"pasapas{int(done.stdout)}-*"
    assert len(running(private)) == 1
    assert list(IN_MEMORY.glob(shared))
    kiosk.kill()
    kiosk.wait()
    began = time.monotonic()
    assert sweep() == set()
    assert time.monotonic() - began < 5
    assert running(private) == []
    assert list(IN_MEMORY.glob(shared)) == []


def test_the_shared_memory_of_a_squid_that_was_killed_goes(memory: Path, private: Path) -> None:
    left = memory / "pasapas1-cf__metadata.shm"
    left.write_text("x")
    assert erase(private) == set()
    assert not left.exists()
