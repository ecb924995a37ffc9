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

from kiosk.errors import EnvironmentFault

NAME = "pasapas-"
IN_MEMORY = Path("/dev/shm")


LEAST_ROOM = 50_000_000
"""Bytes free in memory: a document and what squid shares have to go in."""


def private_folder() -> Path:
    """A new one, that nobody else can read. Raises `EnvironmentFault` where there is no room at all."""
    for place in filter(_has_room, (IN_MEMORY, Path(tempfile.gettempdir()))):
        with suppress(OSError):
            return Path(tempfile.mkdtemp(prefix=f"{NAME}{os.getpid()}-", dir=place))
    raise EnvironmentFault("Il n’y a plus de place pour les fichiers d’une visite. Libérez de la place, puis relancez.")


def _has_room(place: Path) -> bool:
    if not os.access(place, os.W_OK):
        return False
    room = os.statvfs(place)
    return place != IN_MEMORY or room.f_bavail * room.f_frsize >= LEAST_ROOM


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
