"""Where a person's own things stand for a moment, in memory where the machine has room there: never on a disk.

One folder for each kiosk that runs. Whatever an earlier one left, after a power cut or a crash, goes at the next start.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

NAME = "pasapas-"
IN_MEMORY = Path("/dev/shm")


def private_folder() -> Path:
    """A new one, that nobody else can read."""
    place = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    return Path(tempfile.mkdtemp(prefix=f"{NAME}{os.getpid()}-", dir=place))


def empty(folder: Path) -> None:
    """All that stands in it goes; the folder stays. What refuses to is for the check to find."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            with suppress(OSError):
                entry.unlink(missing_ok=True)


def left_behind() -> Iterator[Path]:
    """The folders of kiosks that do not run any more."""
    for place in (IN_MEMORY, Path(tempfile.gettempdir())):
        for folder in place.glob(f"{NAME}[0-9]*-*"):
            if not is_alive(folder.name):
                yield folder


def is_alive(name: str) -> bool:
    """Whether the kiosk whose private folder has this name still runs."""
    process = name.removeprefix(NAME).partition("-")[0]
    return not process.isdigit() or Path("/proc", process).exists()
