"""What a visit may leave on the machine: where it stands, how it is taken away, and what of it is still there.

The name of the kiosk's private folder marks everything that the browser and its wall start: it stands in each command
line, squid's and Chromium's own children's too (the engine hands the application's name down). So they are found when
whoever started them was killed, whatever became of their groups and sessions, and where the sandbox hides the rest.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import suppress
from datetime import datetime
from enum import Enum
from pathlib import Path

from msgspec import Struct

from kiosk.private_folder import IN_MEMORY, NAME, empty, is_alive, left_behind

PATIENCE = 6.0
"""Seconds granted to processes that are told to go: squid takes 2, Chromium's children none."""

AGAIN = 0.05
SETTLED = 0.5
"""Seconds after which a file that Chromium makes and unlinks at once is one that it has not unlinked."""

_MARKED = re.compile(
    rb"(?:--application-name=|(?<=\0)(?:--private|-f)\0[^\0]*/)(%s\d+-\w+)(?=[/\0])" % re.escape(NAME.encode())
)
_SQUID = re.compile(rb"(?<=\0)-n\0(pasapas\d+)\0")
_SHARED = re.compile(r"(pasapas\d+)-cf__\w+\.shm")
_CHROMIUM = ".org.chromium."

Commands = dict[int, bytes]


class Trace(Enum):
    """What was found after a wipe."""

    PROCESS = "processus"
    FILE = "fichier"
    SHARED = "memoire-partagee"
    CLIPBOARD = "presse-papiers"
    PAPER = "feuille"
    UNKNOWN = "inconnu"  # the check itself failed


class Wiped(Struct, frozen=True):
    """What the check found, at this time of this machine's clock. `after_visit`: or else after the start."""

    at: datetime
    left: frozenset[Trace] = frozenset()
    after_visit: bool = True

    @property
    def failed(self) -> bool:
        """Whether it takes another start. A sheet that the printer does not give back is none of the browser's, and is
        called back until it does (`ui/printing.py`)."""
        return bool(self.left - {Trace.PAPER})


def erase(private: Path, patience: float = PATIENCE) -> frozenset[Trace]:
    """Take away what this kiosk's browser and its wall have left, and say what is there all the same. To be called
    when nothing of theirs is about to start; takes `patience` seconds at most, and a little."""
    _end({private.name}, patience)
    empty(private)
    _unlink_shared()
    return traces(private)


def traces(private: Path) -> frozenset[Trace]:
    """What there is of a visit: processes, anything in the private folder, files in shared memory."""
    found = {
        Trace.PROCESS: bool(_of({private.name}, _commands())),
        Trace.FILE: private.is_dir() and any(private.iterdir()),
        Trace.SHARED: any(_lasting(lambda: _shared(_commands()))),
    }
    return frozenset(trace for trace, there in found.items() if there)


def sweep(before: Path | None = None, patience: float = PATIENCE) -> frozenset[Trace]:
    """Take away what kiosks that do not run any more have left: folders, and processes that outlived them. `before`:
    the private folder of one that has become this process. The result is what is there all the same."""
    folders = {folder for folder in (*left_behind(), *([before] if before else ())) if _is_ours(folder)}
    names = {folder.name for folder in folders} | {name for name in _names(_commands()) if not is_alive(name)}
    _end(names, patience)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    _unlink_shared()
    found = {Trace.PROCESS: bool(_of(names, _commands())), Trace.FILE: any(map(Path.exists, folders))}
    return frozenset(trace for trace, there in found.items() if there)


def running(private: Path) -> list[int]:
    """The processes of this kiosk's browser and of its wall."""
    return [*_of({private.name}, _commands())]


def _end(names: Set[str], patience: float) -> None:
    """Chromium at once: it has nothing to save. Squid is asked first, for it takes its shared memory away itself."""
    began, asked = time.monotonic(), set[int]()
    while (there := _of(names, _commands())) and (waited := time.monotonic() - began) < patience:
        for process, command in there.items():
            gently = _SQUID.search(command) is not None and waited < patience / 2
            if gently and process in asked:
                continue
            asked.add(process)
            with suppress(ProcessLookupError, PermissionError):
                os.kill(process, signal.SIGTERM if gently else signal.SIGKILL)
        time.sleep(AGAIN)


def _of(names: Set[str], commands: Commands) -> Commands:
    """Those that carry one of these names. Those of another account are another kiosk's."""
    return {
        process: command
        for process, command in commands.items()
        if not names.isdisjoint(_names({process: command})) and _may_end(process)
    }


def _names(commands: Commands) -> set[str]:
    found = map(_MARKED.search, commands.values())
    return {os.fsdecode(mark[1]) for mark in found if mark is not None}


def _may_end(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def _commands() -> Commands:
    """The command line of each process; none of one that is over, whether or not anybody has asked how it ended."""
    commands: Commands = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            with suppress(OSError):
                commands[int(name)] = Path("/proc", name, "cmdline").read_bytes()
    return commands


def _unlink_shared() -> None:
    for file in _lasting(lambda: _shared(_commands())):
        with suppress(OSError):
            file.unlink()


def _lasting(look: Callable[[], Iterable[Path]]) -> list[Path]:
    """Those that are there at two looks: other programs' Chromium makes such files all the time, for no time."""
    if not (first := {(file, _inode(file)) for file in look()}):
        return []
    time.sleep(SETTLED)
    return [file for file, inode in first & {(file, _inode(file)) for file in look()} if inode]


def _shared(commands: Commands) -> Iterator[Path]:
    """In shared memory: what Chromium did not come to unlink, and what a squid that was killed has left."""
    services = {os.fsdecode(name) for command in commands.values() for name in _SQUID.findall(command)}
    for file in IN_MEMORY.iterdir() if IN_MEMORY.is_dir() else ():
        service = _SHARED.fullmatch(file.name)
        ours = service[1] not in services if service else file.name.startswith(_CHROMIUM)
        if ours and file.is_file() and _is_ours(file):
            yield file


def _inode(file: Path) -> int:
    try:
        return file.stat().st_ino
    except OSError:
        return 0


def _is_ours(path: Path) -> bool:
    """Root's kiosk has squid in another account."""
    try:
        return os.geteuid() in (0, path.stat().st_uid)
    except OSError:
        return False
