"""A kiosk on a real small disk, mounted in a namespace of its own: `python -m … FOLDER` prints what it met, as JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from kiosk.journal import statistics
from kiosk.journal.events import Event, Kind
from kiosk.journal.writer import Journal

WAIT_S = 20.0
NOW = datetime(2026, 11, 22, 12)


def full_disk(folder: Path) -> dict[str, object]:
    """Fill the disk with a file of somebody else's, record until it is told, make room again."""
    journal = Journal.open(folder, lambda: NOW)
    journal.flush(WAIT_S)
    filler = folder / "remplissage"
    with filler.open("wb", buffering=0) as other:
        while left := room(folder):
            other.write(bytes(min(left, 65_536)))
    recorded = 0
    while journal.trouble is None and recorded < 2000:
        journal.record(Event(kind=Kind.OPENED))
        recorded += 1
        kept = journal.flush(WAIT_S)
    told = journal.trouble
    visits = statistics.summary(folder).visits
    filler.unlink()
    after = journal.flush(WAIT_S)
    told_after = journal.trouble
    journal.close(WAIT_S)
    return {
        "recorded": recorded, "kept": kept, "told": told, "visits": visits,
        "after": after, "told_after": told_after, "visits_after": statistics.summary(folder).visits,
    }  # fmt: skip


def full_before_the_start(folder: Path) -> dict[str, object]:
    """The disk is full before there is any journal."""
    filler = folder / "remplissage"
    filler.write_bytes(bytes(room(folder)))
    journal = Journal.open(folder, lambda: NOW)
    journal.record(Event(kind=Kind.OPENED))
    kept = journal.flush(WAIT_S)
    told = journal.trouble
    filler.unlink()
    after = journal.flush(WAIT_S)
    told_after = journal.trouble
    journal.close(WAIT_S)
    return {"kept": kept, "told": told, "after": after, "told_after": told_after}


def read_only(folder: Path) -> dict[str, object]:
    """A journal of before, on a disk that is mounted read-only, then writable again."""
    journal = Journal.open(folder, lambda: NOW)
    journal.record(Event(kind=Kind.OPENED))
    journal.close(WAIT_S)
    mount("-o", "remount,ro", folder)
    journal = Journal.open(folder, lambda: NOW)
    journal.record(Event(kind=Kind.OPENED))
    kept = journal.flush(WAIT_S)
    told = journal.trouble
    visits = statistics.summary(folder).visits
    mount("-o", "remount,rw", folder)
    after = journal.flush(WAIT_S)
    told_after = journal.trouble
    journal.close(WAIT_S)
    return {
        "kept": kept, "told": told, "visits": visits,
        "after": after, "told_after": told_after, "visits_after": statistics.summary(folder).visits,
    }  # fmt: skip


def room(folder: Path) -> int:
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


def mount(*options: object) -> None:
    subprocess.run(["mount", *map(str, options)], check=True)


if __name__ == "__main__":
    scene = {scene.__name__: scene for scene in (full_disk, full_before_the_start, read_only)}[sys.argv[1]]
    place = Path(sys.argv[2])
    mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", place)
    print(json.dumps(scene(place)))
