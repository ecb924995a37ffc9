"""The journal from the kiosk's side: never waits, groups, and survives a disk that refuses."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import Bug
from kiosk.journal import statistics, writer
from kiosk.journal.events import Event, Kind, Reason
from kiosk.journal.store import NAME, open_store
from kiosk.journal.writer import Journal
from tests.kiosk.journal.visits import OPENED, choice, end, step

NOON = datetime(2026, 11, 22, 12)
WAIT_S = 20.0
PRINTED = Event(kind=Kind.PRINT, value="imprimee")


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@contextmanager
def journal_in(folder: Path, clock: Clock | None = None, max_bytes: int = writer.MAX_BYTES) -> Iterator[Journal]:
    journal = Journal.open(folder, clock or Clock(), max_bytes)
    try:
        yield journal
    finally:
        journal.close(WAIT_S)


def nowhere(folder: Path) -> Path:
    """A folder where nobody can write, root included; `move_to` gives it a real place."""
    folder.symlink_to("/proc/self/fd")
    return folder


def move_to(folder: Path, real: Path) -> None:
    real.mkdir()
    folder.unlink()
    folder.symlink_to(real)


def plain(sentence: str | None) -> str:
    return (sentence or "").replace("\u00a0", " ")


def test_what_is_flushed_is_on_the_disk(tmp_path: Path) -> None:
    with journal_in(tmp_path) as journal:
        assert journal.flush(WAIT_S) == 0
        for event in (OPENED, step("rdv", "debut"), end()):
            journal.record(event)
        assert journal.flush(WAIT_S) == 3
        assert journal.flush(WAIT_S) == 3
        assert journal.trouble is None
        assert statistics.summary(tmp_path).visits == 1


def test_closing_writes_what_is_left_and_ends_the_thread(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path, Clock())
    journal.record(OPENED)
    journal.close(WAIT_S)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert "journal" not in {thread.name for thread in threading.enumerate()}
    journal.close()
    assert journal.flush(WAIT_S) == 1
    assert statistics.summary(tmp_path).visits == 1


def test_the_next_start_goes_on_with_the_same_file(tmp_path: Path) -> None:
    for _ in range(3):
        with journal_in(tmp_path) as journal:
            journal.record(OPENED)
    assert statistics.summary(tmp_path).visits == 3
    assert statistics.table(tmp_path, "end").records() == [{"end": "coupure", "visits": 2, "share": 1.0}]


def test_the_visit_under_way_is_not_taken_for_a_cut_one(tmp_path: Path) -> None:
    folder = nowhere(tmp_path / "etat")
    with journal_in(folder) as journal:
        journal.record(OPENED)
        journal.flush(WAIT_S)
        move_to(folder, tmp_path / "vrai")
        journal.record(end())
        assert journal.flush(WAIT_S) == 2
    assert statistics.table(folder, "end").records() == [{"end": "fini", "visits": 1, "share": 1.0}]


def test_recording_never_waits_for_the_disk(tmp_path: Path) -> None:
    """Another process holds the file locked for writing: `record` returns at once, and all is written afterwards."""
    open_store(tmp_path, NOON.date(), writer.MAX_BYTES).close()
    with journal_in(tmp_path) as journal, closing(sqlite3.connect(tmp_path / NAME)) as other:
        journal.flush(WAIT_S)
        other.execute("BEGIN IMMEDIATE")
        longest = 0.0
        for n in range(500):
            begin = time.perf_counter()
            journal.record(OPENED)
            journal.record(step("rdv", f"etape-{n}"))
            longest = max(longest, time.perf_counter() - begin)
        assert longest < 0.1
        assert journal.flush(0.05) == 0
        other.rollback()
        assert journal.flush(WAIT_S) == 1000


def test_all_up_to_a_step_shown_is_one_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_GROUP_S", WAIT_S)  # however slow this machine is
    open_store(tmp_path, NOON.date(), writer.MAX_BYTES).close()
    with journal_in(tmp_path) as journal:
        journal.flush(WAIT_S)
        before = commits(tmp_path)
        for shown in range(1, 4):
            for event in (OPENED, choice("rdv", "debut", "oui"), PRINTED, step("rdv", "suite")):
                journal.record(event)
                time.sleep(0.01)  # the writer has time to take each one alone
            until(lambda shown=shown: commits(tmp_path) == before + shown)
        assert journal.flush(WAIT_S) == 12
        assert commits(tmp_path) == before + 3


def commits(folder: Path) -> int:
    """Transactions in the write-ahead log: its frames that carry a size of the database (fileformat2, 4.1)."""
    log = folder / f"{NAME}-wal"
    frames = log.read_bytes()[32:] if log.exists() else b""
    return sum(frames[start + 4 : start + 8] != bytes(4) for start in range(0, len(frames), 24 + 4096))


def test_an_event_that_no_step_follows_is_written_too(tmp_path: Path) -> None:
    open_store(tmp_path, NOON.date(), writer.MAX_BYTES).close()
    with journal_in(tmp_path) as journal, closing(sqlite3.connect(tmp_path / NAME)) as reader:
        journal.record(OPENED)
        until(lambda: lines(reader) == 1)


def lines(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM event").fetchone()[0])


def until(condition: Callable[[], bool]) -> None:
    limit = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < limit
        time.sleep(0.01)


def test_reading_works_while_the_kiosk_writes(tmp_path: Path) -> None:
    with journal_in(tmp_path) as journal:
        seen = []
        for n in range(1, 31):
            journal.record(OPENED)
            journal.record(end())
            assert journal.flush(WAIT_S) == 2 * n
            seen.append(statistics.summary(tmp_path).visits)
    assert seen == list(range(1, 31))


def test_a_reader_in_the_middle_of_reading_does_not_stop_the_kiosk(tmp_path: Path) -> None:
    with journal_in(tmp_path) as journal:
        journal.record(OPENED)
        journal.flush(WAIT_S)
        with closing(sqlite3.connect(tmp_path / NAME)) as reader:
            reader.execute("BEGIN")
            assert lines(reader) == 1
            journal.record(OPENED)
            assert journal.flush(WAIT_S) == 2
            assert lines(reader) == 1


def test_a_folder_that_refuses_is_told_and_caught_up(tmp_path: Path) -> None:
    folder = nowhere(tmp_path / "etat")
    with journal_in(folder) as journal:
        journal.record(OPENED)
        journal.record(end())
        assert journal.flush(WAIT_S) == 0
        assert plain(journal.trouble) == (
            f"La borne ne peut pas écrire le journal dans {folder} : dossier protégé ou absent."
            " Les chiffres attendent en mémoire ; la borne sert le public normalement."
        )
        move_to(folder, tmp_path / "vrai")
        assert journal.flush(WAIT_S) == 2
        assert journal.trouble is None
    assert statistics.summary(folder).visits == 1


def test_a_full_disk_is_told_and_caught_up(tmp_path: Path) -> None:
    with journal_in(tmp_path, max_bytes=30 * 4096) as journal:
        recorded = 0
        while journal.trouble is None:
            journal.record(OPENED)
            journal.record(step("rdv", "debut"))
            recorded += 2
            kept = journal.flush(WAIT_S)
        assert 0 < kept < recorded
        assert plain(journal.trouble).startswith(f"Il n’y a plus de place pour le journal dans {tmp_path}.")
        assert statistics.summary(tmp_path).visits == kept / 2
        with closing(sqlite3.connect(tmp_path / NAME)) as other, other:
            other.execute("DELETE FROM event WHERE id <= 1000")
        assert journal.flush(WAIT_S) == recorded
        assert journal.trouble is None


def test_beyond_the_cap_events_are_counted_as_lost(tmp_path: Path) -> None:
    folder = nowhere(tmp_path / "etat")
    with journal_in(folder) as journal:
        for _ in range(writer.CAP + 7):
            journal.record(OPENED)
        assert journal.flush(WAIT_S) == 0
        assert plain(journal.trouble).endswith("Événements qui n’ont pas pu être notés : 7.")
        move_to(folder, tmp_path / "vrai")
        assert journal.flush(WAIT_S) == writer.CAP
        journal.record(OPENED)
        assert journal.flush(WAIT_S) == writer.CAP + 1
    summary = statistics.summary(folder)
    assert (summary.visits, summary.lost_events) == (writer.CAP + 1, 7)


def test_a_file_damaged_before_the_start_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"rien de lisible" * 1000)
    with journal_in(tmp_path) as journal:
        journal.record(OPENED)
        assert journal.flush(WAIT_S) == 1
        assert "mis de côté sous le nom journal.abime-2026-11-22-1.sqlite3" in plain(journal.trouble)
    assert statistics.summary(tmp_path).visits == 1


def test_a_file_damaged_under_our_feet_is_replaced(tmp_path: Path) -> None:
    with journal_in(tmp_path) as journal:
        journal.record(OPENED)
        assert journal.flush(WAIT_S) == 1
        with closing(sqlite3.connect(tmp_path / NAME)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (tmp_path / NAME).write_bytes(b"ecrase par un autre programme" * 2000)
        journal.record(PRINTED)
        journal.record(end(Reason.IDLE))
        until(lambda: journal.flush(WAIT_S) == 3)
        assert "mis de côté" in plain(journal.trouble)
    assert statistics.summary(tmp_path).sheets_printed == 1


def test_folding_happens_at_the_start_and_once_a_day(tmp_path: Path) -> None:
    clock = Clock()
    with journal_in(tmp_path, clock) as journal:
        record_visit(journal)
        assert days_left(tmp_path) == ["2026-11-22"]
        clock.now += timedelta(days=31)
        record_visit(journal)
        assert days_left(tmp_path) == ["2026-12-23"]
    clock.now += timedelta(days=31)
    with journal_in(tmp_path, clock) as journal:
        journal.flush(WAIT_S)
        assert days_left(tmp_path) == []
    assert statistics.summary(tmp_path).visits == 2


@pytest.mark.parametrize("wrong", [datetime(1970, 1, 1), datetime(2026, 11, 1), datetime(2199, 1, 1)])
def test_a_wrong_clock_loses_nothing(tmp_path: Path, wrong: datetime) -> None:
    clock = Clock()
    with journal_in(tmp_path, clock) as journal:
        for now in (NOON, wrong, NOON, wrong):
            clock.now = now
            record_visit(journal)
            journal.record(OPENED)
            clock.now = NOON
            journal.record(end())
            journal.flush(WAIT_S)
    summary = statistics.summary(tmp_path)
    assert summary.visits == 8
    assert {str(row["end"]): row["visits"] for row in summary.tables["end"].records()} == {"fini": 8}


def test_an_event_before_any_visit_is_a_bug_for_whoever_records_it(tmp_path: Path) -> None:
    with journal_in(tmp_path) as journal:
        with pytest.raises(Bug):
            journal.record(PRINTED)
        journal.record(end(Reason.STOPPED))
        assert journal.flush(WAIT_S) == 0


def record_visit(journal: Journal) -> None:
    journal.record(OPENED)
    journal.record(end())
    journal.flush(WAIT_S)


def days_left(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / NAME)) as db:
        return [day for (day,) in db.execute("SELECT DISTINCT substr(hour, 1, 10) FROM event ORDER BY 1")]
