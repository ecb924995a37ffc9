"""`python -m tests.journeys.stubborn_kiosk N run …`: `pasapas run`, with N visits that leave what refuses to go.

A line of JSON after each check. After `N` visits it waits to be ended.
"""

from __future__ import annotations

import json
import os
import sys
from time import time_ns

from PySide6.QtCore import QTimer

import ui.application
from kiosk.journal.events import Reason
from tests.stubborn import dig_in
from ui.application import Kiosk, Wanted
from ui.cli import pasapas

VISITS = "VISITS"
START = time_ns()


def visits() -> int:
    return int(os.environ.get(VISITS, "0"))


def visit(kiosk: Kiosk) -> str:
    """Somebody comes and goes."""
    kiosk.conductor.start_flow("attestation-de-droits", "fr")
    thing = str(dig_in(kiosk.private))
    os.environ[VISITS] = str(visits() + 1)
    kiosk.conductor.end(Reason.FINISHED)
    return thing


def watch(kiosk: Kiosk, most: int) -> None:
    things = [""]

    def told() -> None:
        last = kiosk.wipe.last
        assert last is not None
        line = {
            "left": sorted(trace.value for trace in last.left), "after": last.after_visit, "visits": visits(),
            "pid": os.getpid(), "start": START, "thing": things[-1], "staff": kiosk.staff.is_open,
            "closed": kiosk.wipe.failed, "troubles": " ".join(kiosk.troubles()),
        }  # fmt: skip
        print(json.dumps(line), flush=True)
        if not last.after_visit and visits() < most:
            QTimer.singleShot(0, lambda: things.append(visit(kiosk)))

    kiosk.wipe.judged.connect(told)


def main() -> None:
    most, *words = sys.argv[1:]
    start = ui.application.start

    def start_and_watch(wanted: Wanted) -> Kiosk:
        kiosk = start(wanted)
        watch(kiosk, int(most))
        return kiosk

    ui.application.start = start_and_watch
    pasapas.main(words)


if __name__ == "__main__":
    main()
