"""Kiosks made to be killed: a server that forks one for each line it reads (`folder run`).

Forking costs two milliseconds where starting Python costs a hundred, so that two hundred deaths take seconds.
It says `born PID`, the kiosk says `safe N` each time the journal acknowledges, and the server says `gone` at the end.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from kiosk.journal.events import Event, Kind, Reason
from kiosk.journal.migrations import migrations as _ready  # noqa: F401  imported before the fork, like the rest
from kiosk.journal.writer import Journal


def time_of(run: int) -> datetime:
    """When a run takes place: a week after the one before, so that an opening also folds, and dies folding."""
    return datetime(2026, 1, 1, 10) + timedelta(days=7 * run)


def story(run: int) -> Iterator[Event]:
    """What the kiosk of a `run` records, without end, each event unlike any other of all runs."""
    flow = f"run-{run}"
    for visit in count():
        yield Event(kind=Kind.OPENED)
        yield Event(kind=Kind.COMFORT, value=f"run-{run}-{visit}")
        for step in range(visit % 5):
            yield Event(kind=Kind.STEP, flow=flow, step=f"{visit}-{step}")
            yield Event(kind=Kind.CHOICE, flow=flow, step=f"{visit}-{step}", value="oui")
        if visit % 3:
            yield Event(kind=Kind.END, value=Reason.FINISHED.value, seconds=visit)


def live(folder: Path, run: int) -> None:
    journal = Journal.open(folder, clock=lambda: time_of(run))
    for n, event in enumerate(story(run)):
        journal.record(event)
        if n % 7 == 3:
            say(f"safe {journal.flush(10)}")


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def serve() -> None:
    for line in sys.stdin:
        folder, run = line.split()
        pid = os.fork()
        if pid == 0:
            signal.alarm(30)  # nobody is left behind when the test itself is killed
            live(Path(folder), int(run))
        say(f"born {pid}")
        os.waitpid(pid, 0)
        say("gone")


if __name__ == "__main__":
    serve()
