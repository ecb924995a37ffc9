"""The journal as the kiosk sees it: `record` never waits, one thread writes.

A group, which is all that happened up to a step shown, is one commit. When the disk refuses, events wait in memory;
the kiosk goes on serving people and `trouble` says it to the staff.
"""

from __future__ import annotations

import errno
import os
import queue
import sqlite3
import threading
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from kiosk.journal.events import Event, Kind
from kiosk.journal.scribe import Row, Scribe
from kiosk.journal.store import Store, forget_old_damage, is_damage, open_store

Clock = Callable[[], datetime]

MAX_BYTES = 256 * 2**20
"""What the file may weigh: over twenty years of a busy kiosk."""

CAP = 5000
"""Events that may wait in memory: about four days of a busy kiosk."""

_GROUP_S = 0.2
_RETRY_S = 30.0
_TIDY_S = 3600.0
_CAUSES = {
    sqlite3.SQLITE_BUSY: "un autre programme l’occupe",
    sqlite3.SQLITE_IOERR: "le disque ou la clé répond mal",
}
_CLOSES_GROUP = {Kind.STEP.value, Kind.END.value}


class Journal:
    """Use `Journal.open`. All public members belong to the thread that opened it."""

    def __init__(self, folder: Path, clock: Clock, max_bytes: int) -> None:
        self._folder, self._clock, self._max_bytes = folder, clock, max_bytes
        self._scribe = Scribe()
        self._queue: queue.SimpleQueue[Row | _Pause] = queue.SimpleQueue()
        self._recorded = 0
        self._lost = 0
        self._closed = False
        # from here on, written by the writer's thread alone
        self._store: Store | None = None
        self._pending: list[Row] = []
        self._committed = 0
        self._lost_written = 0
        self._tidied: date | None = None
        self._cut_visits_closed = False
        self._visit_day = ""
        self._fault: str | None = None
        self._set_aside: Path | None = None
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)

    @classmethod
    def open(cls, folder: Path, clock: Clock = datetime.now, max_bytes: int = MAX_BYTES) -> Journal:
        """Start writing in `folder`, made if need be. Returns at once: what the disk says of it is in `trouble`.

        `clock` gives local time, and is called from both threads. `max_bytes` caps the size of the file.
        """
        journal = cls(folder, clock, max_bytes)
        journal._thread.start()
        return journal

    def record(self, event: Event) -> None:
        """Note `event`, without waiting for the disk. Raises `Bug` when no visit was opened before it."""
        row = self._scribe.row(event, self._clock())
        if row is None:
            return
        if self._recorded - self._committed >= CAP:
            self._lost += 1
            return
        self._recorded += 1
        self._queue.put(row)

    def flush(self, timeout_s: float) -> int:
        """Ask the disk for all that was recorded, and wait for its answer at most `timeout_s` seconds.

        Returns how many events it has since `open`: the first that many of those that were kept are safe
        (discretion keeps some out, see `Scribe`; those lost because memory was full are not counted either).
        """
        if not self._closed:
            self._pause(timeout_s, last=False)
        return self._committed

    def close(self, timeout_s: float = 1.5) -> None:
        """Write what is left and end the thread, within `timeout_s` seconds. Closing twice does nothing."""
        if not self._closed:
            self._closed = True
            if self._pause(timeout_s, last=True):
                self._thread.join()

    @property
    def trouble(self) -> str | None:
        """What the staff should know, in French; None when all is well."""
        sentences = [self._fault] if self._fault else []
        if not self._closed and not self._thread.is_alive():
            sentences.append("Le journal s’est arrêté. Relancez la borne pour qu’il reprenne.")
        if self._lost:
            sentences.append(f"Événements qui n’ont pas pu être notés : {self._lost}.")
        if self._set_aside:
            sentences.append(
                f"Le journal était abîmé. Il est mis de côté sous le nom {self._set_aside.name},"
                " et un nouveau est commencé."
            )
        return " ".join(sentences) or None

    def _pause(self, timeout_s: float, last: bool) -> bool:
        pause = _Pause(threading.Event(), last)
        self._queue.put(pause)
        return pause.reached.wait(timeout_s)

    def _work(self) -> None:
        self._settle()
        last = False
        while not last:
            pause = self._gather()
            self._settle()
            if pause:
                last = pause.last
                if last and self._store:
                    self._store.close()
                pause.reached.set()

    def _gather(self) -> _Pause | None:
        """Wait for what makes one commit: all up to a step shown, or to a pause asked for, or to a short silence."""
        patience = _RETRY_S if self._pending else _TIDY_S
        while True:
            try:
                item = self._queue.get(timeout=patience)
            except queue.Empty:
                return None
            if isinstance(item, _Pause):
                return item
            self._pending.append(item)
            if item.kind in _CLOSES_GROUP and self._queue.empty():
                return None
            patience = _GROUP_S

    def _settle(self) -> None:
        """Bring the file up to date, or say why not and leave all for the next time, when it is opened afresh."""
        try:
            today = self._clock().date()
            if self._store is None:
                self._store = self._open(today)
            if self._tidied != today:
                self._store.fold(today, sparing=self._visit_day or today.isoformat())
                forget_old_damage(self._folder)
                self._tidied = today
            if self._pending or self._lost > self._lost_written:
                self._write(self._store, today)
            self._fault = None
        except (OSError, sqlite3.Error) as error:
            self._fault = _sentence(error, self._folder)
            if self._store:
                self._store.close()
                self._store = None

    def _open(self, today: date) -> Store:
        store = open_store(self._folder, today, self._max_bytes)
        self._set_aside = store.set_aside or self._set_aside
        if not self._cut_visits_closed:
            store.close_cut_visits()
            self._cut_visits_closed = True
        return store

    def _write(self, store: Store, today: date) -> None:
        lost = self._lost
        rows = list(self._pending)
        if lost > self._lost_written:
            rows.append(Row(today.isoformat(), None, "journal", value="perdu", n=lost - self._lost_written))
        store.append(rows)
        self._lost_written = lost
        self._committed += len(self._pending)
        if self._pending:
            newest = self._pending[-1]
            self._visit_day = "" if newest.kind == Kind.END.value else newest.hour[:10]
        self._pending.clear()


class _Pause(Struct):
    """Asks the writer to settle now, and to say when it has. After the `last` one it ends."""

    reached: threading.Event
    last: bool


def _sentence(error: Exception, folder: Path) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    number = getattr(error, "errno", 0)
    waiting = "Les chiffres attendent en mémoire ; la borne sert le public normalement."
    if code == sqlite3.SQLITE_FULL or number in (errno.ENOSPC, errno.EDQUOT) or _is_full(folder):
        return f"Il n’y a plus de place pour le journal dans {folder}. {waiting}"
    if is_damage(error):
        return f"Le journal de {folder} est abîmé. {waiting}"
    cause = _CAUSES.get(code, "dossier protégé ou absent")
    return f"La borne ne peut pas écrire le journal dans {folder} : {cause}. {waiting}"


def _is_full(folder: Path) -> bool:
    """Whether the disk is full, which SQLite sometimes reports as another failure to write."""
    try:
        disk = os.statvfs(folder)
    except OSError:
        return False
    return disk.f_blocks > 0 and disk.f_bavail * disk.f_frsize < 64 * 1024
