"""The file itself: made whole, mended, folded, forgotten."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.journal import statistics
from kiosk.journal.events import Reason
from kiosk.journal.migrations import migrations
from kiosk.journal.scribe import Row
from kiosk.journal.store import KEPT_DAYS, NAME, VERSION, Store, forget_old_damage, open_store
from tests.kiosk.journal.visits import OPENED, done, end, language, step, written

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12)
MAX_BYTES = 2**24


def opened(folder: Path) -> Store:
    return open_store(folder, TODAY, MAX_BYTES)


def lines(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / NAME)) as db:
        return db.execute(sql).fetchall()


def test_a_new_file_is_whole_private_and_durable(tmp_path: Path) -> None:
    folder = tmp_path / "etat" / "borne"
    with closing(opened(folder)):
        assert (folder / NAME).stat().st_size > 0
        assert os.stat(folder).st_mode & 0o077 == 0
        assert [path.name for path in folder.iterdir() if ".new" in path.name] == []
    assert lines(folder, "PRAGMA journal_mode") == [("wal",)]
    assert lines(folder, "PRAGMA user_version") == [(VERSION,)]


def test_each_commit_is_synced(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as store:
        assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)


def test_the_version_counts_the_migrations() -> None:
    """`VERSION` lets a start know that there is nothing to migrate without importing sqlite-utils."""
    assert len(migrations._migrations) == VERSION


def test_opening_a_file_up_to_date_does_not_import_sqlite_utils(tmp_path: Path) -> None:
    opened(tmp_path).close()
    script = f"""
import sys
from datetime import date
from pathlib import Path
from kiosk.journal.scribe import Row
from kiosk.journal.store import open_store
from kiosk.journal import writer, statistics
open_store(Path({str(tmp_path)!r}), date(2026, 11, 22), {MAX_BYTES}).close()
sys.exit("sqlite_utils" in sys.modules or "click" in sys.modules)
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_a_file_left_half_made_by_a_kill_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "journal.new").write_bytes(b"SQLite format 3\0 and then the power went")
    (tmp_path / "journal.new-journal").write_bytes(b"rubbish")
    with closing(opened(tmp_path)) as store:
        assert store.set_aside is None
        store.append(written([OPENED], NOON))
    assert lines(tmp_path, "SELECT count(*) FROM event") == [(1,)]


def damage_nothing_of_sqlite(file: Path) -> None:
    file.write_bytes(b"ceci n'est pas une base " * 500)


def damage_page(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096 : 4096 * 3] = os.urandom(4096 * 2)
    file.write_bytes(data)


def damage_cut(file: Path) -> None:
    with file.open("r+b") as handle:
        handle.truncate(4096 * 2)


def damage_empty(file: Path) -> None:
    file.write_bytes(b"")


def damage_lost(file: Path) -> None:
    """Only the log is left: played into a new file it would damage that one too."""
    file.unlink()


@pytest.mark.parametrize(
    "damage", [damage_nothing_of_sqlite, damage_page, damage_cut, damage_empty, damage_lost], ids=lambda f: f.__name__
)
def test_a_damaged_file_is_set_aside_whole_and_counted(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    store = opened(tmp_path)
    store.append(written([OPENED, step("rdv", "debut")] * 300, NOON))
    other = sqlite3.connect(tmp_path / NAME)  # keeps the log from being removed when the store closes
    other.execute("SELECT count(*) FROM event").fetchone()
    store.close()
    log = (tmp_path / f"{NAME}-wal").read_bytes()
    other.close()
    (tmp_path / f"{NAME}-wal").write_bytes(log)
    (tmp_path / f"{NAME}-shm").write_bytes(b"")
    damage(tmp_path / NAME)

    with closing(opened(tmp_path)) as mended:
        assert mended.set_aside == tmp_path / "journal.abime-2026-11-22-1.sqlite3"
        kept = mended.set_aside.read_bytes() if mended.set_aside.exists() else b""
        if damage is damage_lost:
            kept = Path(f"{mended.set_aside}-wal").read_bytes()
            assert kept == log
        assert bool(kept) == (damage is not damage_empty)
        mended.append(written([OPENED], NOON))
    assert lines(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    summary = statistics.summary(tmp_path)
    assert (summary.visits, summary.damaged_files) == (1, 1)


def test_a_second_damage_keeps_the_first_file(tmp_path: Path) -> None:
    names = []
    for _ in range(2):
        opened(tmp_path).close()
        damage_nothing_of_sqlite(tmp_path / NAME)
        with closing(opened(tmp_path)) as store:
            assert store.set_aside
            names.append(store.set_aside.name)
    assert len(set(names)) == 2
    assert all((tmp_path / name).exists() for name in names)


def test_damaged_files_are_forgotten_when_events_are(tmp_path: Path) -> None:
    old, recent = tmp_path / "journal.abime-2026-01-01-1.sqlite3", tmp_path / "journal.abime-2026-11-20-1.sqlite3-wal"
    for file in (old, recent):
        file.write_bytes(b"x")
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(old, (long_ago, long_ago))
    forget_old_damage(tmp_path)
    assert list(tmp_path.iterdir()) == [recent]


def test_visits_cut_by_a_crash_get_an_end_where_they_were(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as store:
        store.append(written([OPENED, step("rdv", "debut"), end()], NOON))
        store.append(written([OPENED, step("rdv", "debut"), step("rdv", "choix")], NOON))
        store.append(written([OPENED, step("droits", "debut"), done("droits")], NOON))
        store.append(written([OPENED], NOON))
        for _ in range(2):
            store.close_cut_visits()
    assert sorted(lines(tmp_path, "SELECT flow, step, value FROM event WHERE kind = 'fin'")) == [
        ("", "", "coupure"),
        ("", "", "coupure"),
        ("rdv", "choix", "coupure"),
        ("rdv", "debut", "fini"),
    ]
    ends = statistics.table(tmp_path, "end").records()
    assert sum(int(row["visits"] or 0) for row in ends) == statistics.summary(tmp_path).visits == 4


def visit_of(day: date) -> list[Row]:
    return written([OPENED, step("rdv", "debut"), end(Reason.IDLE, 65)], datetime(day.year, day.month, day.day, 9))


def days_left(folder: Path) -> list[str]:
    return [str(day) for (day,) in lines(folder, "SELECT DISTINCT substr(hour, 1, 10) FROM event ORDER BY 1")]


def test_events_are_kept_thirty_days_then_folded(tmp_path: Path) -> None:
    ages = [0, 29, 30, 31, 400]
    with closing(opened(tmp_path)) as store:
        for age in ages:
            store.append(visit_of(TODAY - timedelta(days=age)))
        before = statistics.summary(tmp_path)
        store.fold(TODAY, sparing=TODAY.isoformat())
        assert days_left(tmp_path) == sorted((TODAY - timedelta(days=age)).isoformat() for age in (0, 29, 30))
        assert statistics.summary(tmp_path) == before
        store.fold(TODAY, sparing=TODAY.isoformat())
    assert statistics.summary(tmp_path) == before
    assert before.visits == 5


@pytest.mark.parametrize("wrong", [date(1970, 1, 1), date(2000, 1, 1), TODAY - timedelta(days=1)])
def test_a_clock_gone_back_folds_nothing_of_the_future(tmp_path: Path, wrong: date) -> None:
    with closing(opened(tmp_path)) as store:
        store.append(visit_of(TODAY))
        store.fold(wrong, sparing=wrong.isoformat())
        assert days_left(tmp_path) == [TODAY.isoformat()]


def test_a_visit_under_way_is_never_folded_in_two(tmp_path: Path) -> None:
    """Opened in 1970, because the clock was not set yet: then it is, and a new day begins in the middle."""
    events = [OPENED, step("rdv", "debut"), step("rdv", "suite"), end()]
    rows = written(events, datetime(1970, 1, 1))
    with closing(opened(tmp_path)) as store:
        store.append(rows[:2])
        store.fold(TODAY, sparing="1970-01-01")
        store.append(rows[2:])
        store.fold(TODAY, sparing=TODAY.isoformat())
    assert days_left(tmp_path) == []
    summary = statistics.summary(tmp_path)
    assert (summary.visits, summary.flows_opened) == (1, 1)


def test_a_fold_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as store:
        store.append(visit_of(TODAY - timedelta(days=60)) * 50)
        before = statistics.summary(tmp_path)
        store._db.execute(
            "CREATE TEMP TRIGGER refuse BEFORE INSERT ON total BEGIN SELECT RAISE(ABORT, 'no more room'); END"
        )
        with pytest.raises(sqlite3.Error, match="no more room"):
            store.fold(TODAY, sparing=TODAY.isoformat())
    assert statistics.summary(tmp_path) == before
    assert len(days_left(tmp_path)) == 1


def test_a_full_file_makes_its_own_room_by_folding(tmp_path: Path) -> None:
    old = TODAY - timedelta(days=60)
    with closing(open_store(tmp_path, TODAY, 40 * 4096)) as store:
        with pytest.raises(sqlite3.OperationalError, match="full"):  # noqa: PT012
            while True:
                store.append(visit_of(old))
        store.fold(TODAY, sparing=TODAY.isoformat())
        store.append(visit_of(TODAY))
    assert days_left(tmp_path) == [TODAY.isoformat()]


def test_what_is_forgotten_is_no_longer_on_the_disk(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as store:
        rows = written([OPENED, step("rdv", "canari"), end()], datetime(2026, 1, 1))
        store.append(rows)
        store.append(visit_of(TODAY))
        number = (rows[0].visit or 0).to_bytes(6, "big")
        assert number in everything(tmp_path)
        store.fold(TODAY, sparing=TODAY.isoformat())
        assert number not in everything(tmp_path)
        assert b"canari" in everything(tmp_path)


def everything(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_language_is_on_no_line_with_a_visit(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as store:
        store.append(written([OPENED, language("ar"), step("rdv", "debut"), end()], NOON))
    assert lines(tmp_path, "SELECT count(*) FROM event WHERE kind = 'langue'") == [(0,)]
    assert statistics.table(tmp_path, "language").records() == [{"language": "ar", "visits": 1, "share": 1.0}]
