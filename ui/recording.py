"""The recorder as a command runs it: its wall, its browser in a process of its own, and the notes that come back."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kiosk.erasure import sweep
from kiosk.errors import EnvironmentFault
from kiosk.private_folder import private_folder
from kiosk.proxy.configuration import RECORDING
from kiosk.proxy.squid import Squid
from kiosk.recording.notes import Notes, Told, Wanted, gathered, line, read

RECORDER = (sys.executable, "-m", "ui.browser.recording")
ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def record(wanted: Wanted, program: Sequence[str] = RECORDER, hosts_file: Path | None = None) -> Notes:
    """Until its window is closed, or somebody ends the command. `program`: the browser's. `hosts_file`: names of
    machines, instead of the system's. Raises `EnvironmentFault` where squid or the browser does not start."""
    sweep()
    folder = private_folder()
    try:
        with Squid(RECORDING, folder, hosts_file) as squid:
            told = _told(wanted, [*program, "--private", str(folder), "--proxy", str(squid.port)])
        return gathered(told, squid.asked)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _told(wanted: Wanted, command: Sequence[str]) -> list[Told]:
    pipe = subprocess.PIPE  # and a session of its own: Ctrl-C would end the engine's own processes before the window
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, start_new_session=True) as browser:
        assert browser.stdin is not None
        assert browser.stdout is not None
        with _ended_by_closing(browser.stdin):
            browser.stdin.write(line(wanted))
            browser.stdin.flush()
            told = [read(row) for row in browser.stdout]
    if browser.returncode and not told:
        raise EnvironmentFault("La fenêtre du relevé ne s’ouvre pas. Les lignes au-dessus disent pourquoi.")
    return told


@contextmanager
def _ended_by_closing(pipe: IO[bytes]) -> Iterator[None]:
    """Who ends the command ends the browser, which closes its window first: what was noted is never lost."""
    before = {one: signal.signal(one, lambda *_: pipe.close()) for one in ENDS}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
