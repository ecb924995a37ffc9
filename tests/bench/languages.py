"""Milliseconds from a touch on a language to the same place painted in it, in the middle of a flow, packs at hand."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from tests.bench.visits import Painted
from ui.application import Kiosk, Wanted, start
from ui.permanent import LANGUAGE

ROUNDS = 20


def switch_times(kiosk: Kiosk, rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Of each language, from the choice on the language's page to the end of the next painting."""
    window, conductor = kiosk.window, kiosk.conductor
    painted = Painted()
    window.installEventFilter(painted)
    times: dict[str, list[float]] = {code: [] for code, _ in kiosk.library.languages}
    place, acts = conductor.state.walks, conductor.session.visit
    for _ in range(rounds):
        for code, own in times.items():
            conductor.command(LANGUAGE)
            kiosk.qt.processEvents()
            painted.at = 0.0
            began = time.perf_counter()
            conductor.choose(code)
            while not painted.at:
                kiosk.qt.processEvents()
            own.append((painted.at - began) * 1000)
            if (conductor.session.language, conductor.state.walks, conductor.session.visit) != (code, place, acts):
                raise RuntimeError(f"{code}: another place, or other answers")
    window.removeEventFilter(painted)
    return times


def made_anew(state: Path, language: str = "ar") -> tuple[float, float]:
    """Of a language whose pack is not there yet, and of all the others: from their sources, as `prepare` does."""
    from kiosk.content.folder import content_folders
    from ui.library import Library

    library = Library(content_folders(), state / "neuf", "fr")
    began = time.perf_counter()
    library.catalogue(language)
    between = time.perf_counter()
    library.prepare()
    return (between - began) * 1000, (time.perf_counter() - between) * 1000


def main(state: str) -> None:
    one, others = made_anew(Path(state))
    kiosk = start(Wanted(size=(1920, 1080), state=Path(state)))
    kiosk.voice.silent = True
    kiosk.library.prepare()
    kiosk.conductor.start_flow("prendre-un-rendez-vous", "fr")
    for _ in range(3):
        kiosk.conductor.choose(kiosk.conductor.page.options[0].id)
        kiosk.qt.processEvents()
    print(json.dumps({"switches": switch_times(kiosk), "cold": one, "others": others}))
    kiosk.close()


if __name__ == "__main__":
    main(sys.argv[1])
