"""The journal's tables, step by step from the first version. Importing this costs 0.2 s and 9 MB (sqlite-utils):
`store` does it only when a file has to be made or brought up to date.

`event` holds what is less than a month old; `total` holds all that is older, by day; the view `tally` shows both in
the same shape, so that a figure is one sum whatever it spans, and folding cannot change it.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("journal")

_TALLY = ("kind", "day", "flow", "step", "value")  # in this order every question is answered from the key


@migrations()
def events_and_totals(db: Database) -> None:
    text = dict.fromkeys(("kind", "flow", "step", "value"), str)
    db.table("event").create(
        {"id": int, "visit": int, "hour": str, **text, "seconds": int},
        pk="id",
        not_null=("visit", "hour", *text),
        strict=True,
    )
    db.table("total").create(
        {"day": str, **text, "n": int},
        pk=_TALLY,
        not_null=(*_TALLY, "n"),
        strict=True,
    )
    db.create_view(
        "fresh",
        """
        SELECT substr(hour, 1, 10) AS day, kind, flow, step,
               CASE kind WHEN 'visite' THEN substr(hour, 12) ELSE value END AS value,
               1 AS n
        FROM event
        UNION ALL
        -- a visit opens a flow once, whatever the number of steps it sees there
        SELECT substr(hour, 1, 10), 'parcours', flow, '', '', count(DISTINCT visit)
        FROM event WHERE kind = 'etape' GROUP BY 1, flow
        UNION ALL
        -- durations are kept one by one, rounded: a median of medians would be false
        SELECT substr(hour, 1, 10), 'duree-' || kind, CASE kind WHEN 'fin' THEN '' ELSE flow END, '',
               CAST(seconds AS TEXT), 1
        FROM event WHERE seconds IS NOT NULL
        """,
    )
    db.create_view("tally", "SELECT day, kind, flow, step, value, n FROM total UNION ALL SELECT * FROM fresh")
