"""Figures of the journal: one sum over `tally`, whatever the period spans.

Reading never disturbs the kiosk that writes: a read-only connection sees the file as it was when it began.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from msgspec import Struct

from kiosk.errors import EnvironmentFault
from kiosk.journal.breakdowns import BREAKDOWNS, FLOW, OVERVIEW, Breakdown, Column, label
from kiosk.journal.events import Kind
from kiosk.journal.store import NAME

_IN = "day BETWEEN :first AND :last"

Cell = str | int | float | None

DURATION = "duration"
BY = (*BREAKDOWNS, DURATION)

_TOTALS = (
    *OVERVIEW,
    Column("help_called", "", "kind = 'appel'"),
    Column("emergency_shown", "", "kind = 'urgence'"),
    Column("lost_events", "", "kind = 'journal' AND value = 'perdu'"),
    Column("damaged_files", "", "kind = 'journal' AND value = 'abime'"),
)


class Table(Struct, frozen=True):
    """A breakdown with its figures. Each row has a cell for each column; the first count stands after the labels."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def cells(self, row: tuple[Cell, ...]) -> list[tuple[Column, Cell]]:
        """The cells of one of `rows`, each with its column."""
        return list(zip(self.columns, row, strict=True))

    def records(self) -> list[dict[str, Cell]]:
        """Rows as JSON objects, by column name."""
        return [{column.name: cell for column, cell in self.cells(row)} for row in self.rows]


class Summary(Struct, frozen=True, kw_only=True):
    """The figures of a period.

    `first` and `last` (YYYY-MM-DD) are the period asked for, else the days of the first and last visit;
    `share_done` is the part of the opened flows that were led to their end, from 0 to 1, None when none was opened;
    `median_visit_seconds` is None when no visit ended; `tables` has one table for each name of `BY`.
    """

    first: str | None
    last: str | None
    visits: int
    flows_opened: int
    flows_done: int
    share_done: float | None
    sheets_printed: int
    help_called: int
    emergency_shown: int
    median_visit_seconds: int | None
    lost_events: int
    damaged_files: int
    tables: dict[str, Table]


def summary(folder: Path, first: date | None = None, last: date | None = None) -> Summary:
    """All figures of the state folder `folder`, from `first` to `last`, both included (None: no limit).

    Raises `EnvironmentFault` when there is no journal, or when it cannot be read.
    """
    with _reading(folder) as db:
        period = _period(first, last)
        tables = {by: _table(db, by, period) for by in BY}
        figures = db.execute(f"SELECT {_sums(_TOTALS)} FROM tally WHERE {_any(_TOTALS)} AND {_IN}", period).fetchone()
    totals: dict[str, int] = dict(zip((total.name for total in _TOTALS), figures, strict=True))
    days = [str(row["day"]) for row in tables["day"].records() if row["visits"]]
    medians = {row["of"]: row["median_seconds"] for row in tables[DURATION].records()}
    median = medians.get(Kind.END.value)
    return Summary(
        **totals,
        first=first.isoformat() if first else min(days, default=None),
        last=last.isoformat() if last else max(days, default=None),
        share_done=round(totals["flows_done"] / totals["flows_opened"], 4) if totals["flows_opened"] else None,
        median_visit_seconds=None if median is None else int(median),
        tables=tables,
    )


def table(folder: Path, by: str, first: date | None = None, last: date | None = None) -> Table:
    """One breakdown, `by` a name of `BY`. Same arguments and errors as `summary`."""
    with _reading(folder) as db:
        return _table(db, by, _period(first, last))


@contextmanager
def _reading(folder: Path) -> Iterator[sqlite3.Connection]:
    file = folder / NAME
    try:
        if not file.exists():
            raise EnvironmentFault(f"Il n’y a pas de journal dans {folder} : aucune visite n’y a été notée.")
        # SQLite wants to put an index of the log beside the file; where it cannot and there is no log, it needs none
        alone = not os.access(folder, os.W_OK) and not Path(f"{file}-wal").exists()
        address = f"{file.absolute().as_uri()}?{'immutable=1' if alone else 'mode=ro'}"
        with closing(sqlite3.connect(address, uri=True)) as db:
            db.execute("BEGIN")  # one moment of the file for all the questions
            yield db
    except (OSError, sqlite3.DatabaseError) as error:
        raise EnvironmentFault(f"Le journal de {folder} ne se lit pas ({error}).") from error


def _period(first: date | None, last: date | None) -> dict[str, str]:
    return {"first": first.isoformat() if first else "", "last": last.isoformat() if last else "~"}


def _rows(db: sqlite3.Connection, sql: str, period: dict[str, str]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(db.execute(sql, period).fetchall())


def _table(db: sqlite3.Connection, by: str, period: dict[str, str]) -> Table:
    return _durations(db, period) if by == DURATION else _counts(db, BREAKDOWNS[by], period)


def _counts(db: sqlite3.Connection, breakdown: Breakdown, period: dict[str, str]) -> Table:
    labels = [column.name for column in breakdown.labels]
    groups, main = labels[: breakdown.within], breakdown.counts[0].name
    order = [*groups, f"{main} DESC", *labels] if breakdown.ranked else labels
    partition = f"PARTITION BY {', '.join(groups)}" if groups else ""
    share = Column("share", "Part", f"round(1.0 * {main} / {breakdown.share}({main}) OVER ({partition}), 4)")
    columns = (*breakdown.labels, breakdown.counts[0], *([share] if breakdown.share else []), *breakdown.counts[1:])
    values = ", ".join(f"{column.sql} AS {column.name}" for column in breakdown.labels)
    shown = ", ".join(share.sql if column is share else column.name for column in columns)
    rows = _rows(
        db,
        f"""
        WITH counted AS (
            SELECT {values}, {_sums(breakdown.counts)}
            FROM tally WHERE {_any(breakdown.counts)} AND {_IN}
            GROUP BY {", ".join(str(n) for n, _ in enumerate(labels, 1))}
        )
        SELECT {shown} FROM counted ORDER BY {", ".join(order)}
        """,
        period,
    )
    return Table(breakdown.title, columns, rows)


def _sums(counts: tuple[Column, ...]) -> str:
    return ", ".join(f"coalesce(sum(n) FILTER (WHERE {count.sql}), 0) AS {count.name}" for count in counts)


def _any(counts: tuple[Column, ...]) -> str:
    return f"({' OR '.join(f'({count.sql})' for count in counts)})"


def _durations(db: sqlite3.Connection, period: dict[str, str]) -> Table:
    """How often each thing was timed, and its median in seconds (the lower one of two)."""
    rows = _rows(
        db,
        f"""
        WITH timed AS (
            SELECT substr(kind, 7) AS of, flow, CAST(value AS INTEGER) AS seconds, sum(n) AS n
            FROM tally WHERE kind BETWEEN 'duree-' AND 'duree-~' AND {_IN} GROUP BY 1, 2, 3
        ),
        ranked AS (
            SELECT *, sum(n) OVER (PARTITION BY of, flow ORDER BY seconds) AS rank,
                   sum(n) OVER (PARTITION BY of, flow) AS times
            FROM timed
        )
        SELECT of, flow, times, min(seconds) FILTER (WHERE 2 * rank >= times) AS median_seconds
        FROM ranked GROUP BY of, flow ORDER BY of, times DESC, flow
        """,
        period,
    )
    columns = (
        label("of", "Durée de"),
        FLOW,
        Column("times", "Fois"),
        Column("median_seconds", "Médiane"),
    )
    return Table("Durées", columns, rows)
