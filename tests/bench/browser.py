"""Milliseconds from a touch to the first gesture of an exercise, and what the browser weighs, open and closed.

Cold: its process does not run yet, and somebody touches « S’entraîner », then « Commencer » at once. Warm: it was
started with the flow, and its page is ready while the first words are read.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtTest import QTest

from kiosk.journal.events import Reason
from kiosk.visit.acts import Act
from kiosk.visit.answers import acts_to
from tests.bench.memory import memory_mb
from tests.processes import processes
from ui.application import Kiosk, Wanted, start
from ui.hand import Hand
from ui.touch import TouchGate

FLOW, STEP = "prendre-un-rendez-vous", "s-entrainer"
ROUNDS = 5
READ_MS = 2000
"""What somebody takes at least to read the first words of an exercise."""

LATER_MS = 60_000


def weight(kiosk: int) -> float:
    """Megabytes of the kiosk and of all that it has started."""
    total = 0.0
    for process in (kiosk, *processes(kiosk)):
        try:
            total += memory_mb(process)
        except OSError:
            continue
    return total


class Practising:
    """Somebody who opens an exercise, again and again."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        gate = kiosk.window.windowHandle().findChild(TouchGate)
        gate.pause_ms = 0
        self._hand = Hand(kiosk.window, pause_ms=0)
        self._way: tuple[Act, ...] = acts_to(FLOW, STEP, kiosk.library.catalogue("fr"), ())
        self._seen = 0.0
        kiosk.companion.seen.connect(lambda _gesture: setattr(self, "_seen", time.perf_counter()))

    def open(self, warm: bool) -> float:
        """Milliseconds until the first gesture is pointed at."""
        kiosk = self.kiosk
        kiosk.conductor.start_flow(FLOW, "fr")
        kiosk.conductor.renew(self._way)
        if warm:
            QTest.qWait(READ_MS)
            self._hand.touch("exercice")
            QTest.qWait(READ_MS)
        else:
            kiosk.companion._process.end()  # without a visit that ends, and so without a wipe to wait for
        self._seen = 0.0
        began = time.perf_counter()
        for name in ("commencer",) if warm else ("exercice", "commencer"):
            self._hand.touch(name)
        self._hand.wait(lambda: bool(self._seen), 30)
        return (self._seen - began) * 1000

    def leave(self) -> None:
        self.kiosk.conductor.end(Reason.FINISHED)


def main() -> None:
    kiosk = start(Wanted(size=(1920, 1080), state=Path(sys.argv[1])))
    kiosk.voice.silent = True
    process = int(Path("/proc/self").resolve().name)
    QTest.qWait(1500)
    visitor = Practising(kiosk)
    never = weight(process)
    visitor.open(warm=True)
    visitor.leave()
    QTest.qWait(READ_MS * 2)
    before = weight(process)
    cold, warm = [], []
    for _ in range(ROUNDS):
        cold.append(visitor.open(warm=False))
        visitor.leave()
        QTest.qWait(READ_MS)
        warm.append(visitor.open(warm=True))
        opened = weight(process)
        visitor.leave()
        QTest.qWait(READ_MS)
    QTest.qWait(LATER_MS)
    after = weight(process)
    kiosk.close()
    weights = {"open": opened - before, "after": after - never, "again": after - before}
    print(json.dumps({"cold": cold, "warm": warm} | weights))


if __name__ == "__main__":
    main()
