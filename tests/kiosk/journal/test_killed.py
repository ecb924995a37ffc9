"""SIGKILL at any moment: the file is whole, all that was acknowledged is there, and nothing else."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from kiosk.journal.events import Event, Kind
from kiosk.journal.store import NAME
from tests.kiosk.journal.restless import story, time_of

ROOT = Path(__file__).resolve().parents[3]
KILLS = int(os.environ.get("PASAPAS_KILLS", "200"))  # more for a night of it
LIVES = 10

Line = tuple[str, str, str, str]


class Nursery:
    """The server of `restless.py`."""

    def __init__(self, server: subprocess.Popen[str]) -> None:
        self.server = server

    def live_and_die(self, folder: Path, run: int, seconds: float) -> int:
        """Start a kiosk, kill it after `seconds`; the highest number it had acknowledged (-1: none)."""
        assert self.server.stdin
        self.server.stdin.write(f"{folder} {run}\n")
        self.server.stdin.flush()
        safe = [-1]
        for word, number in self._lines():
            if word == "born":
                time.sleep(seconds)  # not a wait for something: the random moment itself
                os.kill(int(number), signal.SIGKILL)
            elif word == "safe":
                safe.append(int(number))
        return max(safe)

    def _lines(self) -> Iterator[tuple[str, str]]:
        assert self.server.stdout
        for line in self.server.stdout:
            word, _, number = line.strip().partition(" ")
            if word == "gone":
                return
            yield word, number


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    command = [sys.executable, "-m", "tests.kiosk.journal.restless"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield Nursery(server)


@pytest.mark.timeout(600 + KILLS)
def test_killed_at_random_moments(nursery: Nursery, tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    acknowledged = 0
    for run in range(KILLS):
        life = run % LIVES
        folder = tmp_path / str(run // LIVES)
        if life == 0:
            steps = 0
        moment = chance.uniform(0, 0.03 if life == 0 else 0.08)  # the first life also dies while the file is made
        safe = nursery.live_and_die(folder, run, moment)
        where = f"seed {seed}, run {run}, after {moment:.4f} s, {safe} acknowledged"
        if not (folder / NAME).exists():
            assert safe == -1, where
            continue
        acknowledged += max(safe, 0)
        with closing(sqlite3.connect(folder / NAME)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",), where
            hour = f"{time_of(run):%Y-%m-%dT%H}"
            kept = db.execute("SELECT kind, flow, step, value FROM event WHERE hour = ? ORDER BY id", [hour]).fetchall()
            comforts = db.execute("SELECT value FROM total WHERE kind = 'confort' AND day = ?", [hour[:10]]).fetchall()
            survived = events_kept(run, kept, {value for (value,) in comforts})
            assert survived is not None, f"{where}: the file holds no beginning of what was recorded"
            assert len(survived) >= safe, f"{where}: only {len(survived)} are left"
            steps += sum(event.kind is Kind.STEP for event in survived)
            assert db.execute("SELECT sum(n) FROM tally WHERE kind = 'etape'").fetchone()[0] in (steps, None), where
            assert db.execute("SELECT sum(n) FROM total WHERE kind = 'journal'").fetchone() == (None,), where
    assert acknowledged > KILLS  # else nothing was tried


def events_kept(run: int, lines: list[Line], comforts: set[str]) -> list[Event] | None:
    """The beginning of the story of `run` that gives exactly `lines` and `comforts`; None when there is none."""
    events = list(islice(story(run), len(lines) + len(comforts)))
    return events if told(events) == (lines, comforts) else None


def told(events: list[Event]) -> tuple[list[Line], set[str]]:
    """What a file must hold of `events`: an end is noted at the step shown last, comfort goes beside no visit."""
    lines: list[Line] = []
    comforts: set[str] = set()
    at = ("", "")
    for event in events:
        match event.kind:
            case Kind.COMFORT:
                comforts.add(event.value)
                continue
            case Kind.OPENED:
                at = ("", "")
            case Kind.STEP:
                at = (event.flow, event.step)
        flow, step = at if event.kind is Kind.END else (event.flow, event.step)
        lines.append((event.kind.value, flow, step, event.value))
    return lines, comforts
