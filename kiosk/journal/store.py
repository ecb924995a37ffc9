"""The journal's file: opened with care, written in whole groups, folded into totals after a month.

Nothing here imports sqlite-utils unless a file has to be made or brought up to date.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from kiosk.disk import sync_folder
from kiosk.journal.scribe import Row

NAME = "journal.sqlite3"
VERSION = 1
KEPT_DAYS = 30
_SIDE = ("-wal", "-shm", "")  # a log left beside another file would be played into it: the file itself moves last
_ASIDE = "journal.abime-"


class Store:
    """An open journal. Used from one thread. Every method is one transaction, or leaves the file as it was."""

    def __init__(self, db: sqlite3.Connection, set_aside: Path | None = None) -> None:
        self._db = db
        self.set_aside = set_aside

    def append(self, rows: Iterable[Row]) -> None:
        """Add `rows`, on disk when this returns."""
        rows = list(rows)
        with self._db:
            self._db.executemany(
                "INSERT INTO event (hour, visit, kind, flow, step, value, seconds) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [row[:7] for row in rows if row.visit is not None],
            )
            self._add([(r.hour[:10], r.kind, r.flow, r.step, r.value, r.n) for r in rows if r.visit is None])

    def close_cut_visits(self) -> None:
        """Give an end to the visits that have none, at the last step they saw. Only when no visit is under way."""
        with self._db:
            self._db.execute(
                """
                INSERT INTO event (visit, hour, kind, flow, step, value)
                SELECT cut.visit, cut.hour, 'fin', coalesce(last.flow, ''), coalesce(last.step, ''), 'coupure'
                FROM (
                    SELECT visit, hour, max(id) FILTER (WHERE kind IN ('etape', 'parcours-fini')) AS last
                    FROM event GROUP BY visit HAVING max(kind = 'fin') = 0
                ) AS cut
                LEFT JOIN event AS last ON last.id = cut.last AND last.kind = 'etape'
                """
            )

    def fold(self, today: date, sparing: str) -> None:
        """Turn what is more than `KEPT_DAYS` days old into daily totals, and forget the rest of it.

        Never the day `sparing` (YYYY-MM-DD) nor after: that of the visit under way, because a visit folded in two
        halves would count twice. What a wrong clock wrote in the future waits for that day.
        """
        limit = min((today - timedelta(days=KEPT_DAYS)).isoformat(), sparing)
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            old = self._db.execute(
                "SELECT day, kind, flow, step, value, sum(n) FROM fresh WHERE day < ? GROUP BY 1, 2, 3, 4, 5", [limit]
            ).fetchall()
            # first delete, then add: a full file makes its own room
            self._db.execute("DELETE FROM event WHERE hour < ?", [limit])
            self._add(old)
        if old:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._db.close()

    def _add(self, totals: list[tuple[str, str, str, str, str, int]]) -> None:
        self._db.executemany(
            "INSERT INTO total (day, kind, flow, step, value, n) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (kind, day, flow, step, value) DO UPDATE SET n = n + excluded.n",
            totals,
        )


def open_store(folder: Path, today: date, max_bytes: int) -> Store:
    """The journal of `folder`, made when missing, set aside and made anew when damaged.

    `max_bytes` caps the file: a journal must never be what fills the disk of a kiosk.
    Raises `OSError` or `sqlite3.Error` when the folder or the disk does not let us write.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / NAME
    aside = None if _is_sound(file) else _set_aside(file, today)
    if not file.exists():
        _create(file)
    db = _connect(file, max_bytes)
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] < VERSION:
            _bring_up_to_date(db)
        store = Store(db, aside)
        if aside is not None:
            store.append([Row(today.isoformat(), None, "journal", value="abime")])
    except BaseException:
        db.close()
        raise
    return store


def _connect(file: Path, max_bytes: int) -> sqlite3.Connection:
    db = sqlite3.connect(file)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
    page = db.execute("PRAGMA page_size").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {max_bytes // page}")
    return db


def _bring_up_to_date(db: sqlite3.Connection) -> None:
    from sqlite_utils import Database

    from kiosk.journal.migrations import migrations

    migrations.apply(Database(db, execute_plugins=False))
    db.execute(f"PRAGMA user_version = {VERSION}")


def _create(file: Path) -> None:
    """Make the file whole under another name, then give it its own: an empty main file beside a log that holds
    everything, which a kill in the middle would leave, loses it all at the next opening."""
    new = file.with_suffix(".new")
    for side in _SIDE:
        Path(f"{new}{side}").unlink(missing_ok=True)
    with closing(sqlite3.connect(new)) as db:
        db.execute("PRAGMA synchronous = FULL")
        _bring_up_to_date(db)
        db.execute("PRAGMA journal_mode = WAL")
    with new.open("rb") as whole:
        os.fsync(whole.fileno())
    new.replace(file)
    sync_folder(file.parent)


def _is_sound(file: Path) -> bool:
    """Whether the file can be trusted, or is not there at all. Raises when it cannot even be read."""
    if not file.exists():
        return not Path(f"{file}-wal").exists()
    if file.stat().st_size == 0:
        return False
    try:
        with closing(sqlite3.connect(file)) as db:
            return bool(db.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return False
        raise


def is_damage(error: BaseException) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _set_aside(file: Path, today: date) -> Path:
    """Move the three files out of the way, keeping them for whoever wants to look inside."""
    n = 1
    while any(file.parent.glob(f"{_ASIDE}{today.isoformat()}-{n}.*")):
        n += 1
    aside = file.with_name(f"{_ASIDE}{today.isoformat()}-{n}.sqlite3")
    for side in _SIDE:
        part = Path(f"{file}{side}")
        if part.exists():
            part.replace(f"{aside}{side}")
    sync_folder(file.parent)
    return aside


def forget_old_damage(folder: Path) -> None:
    """Damaged files hold events too: they are forgotten when events are."""
    long_ago = time.time() - KEPT_DAYS * 86_400
    for aside in folder.glob(f"{_ASIDE}*"):
        if aside.stat().st_mtime < long_ago:
            aside.unlink()
