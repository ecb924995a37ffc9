"""Milliseconds from a touch to the next screen painted, from a sheet to its PDF, and memory at home."""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.content.words import words_of
from kiosk.journal.events import Reason
from kiosk.visit.acts import WAYS
from kiosk.visit.sheet import sheet
from kiosk.visit.state import Screen
from tests.bench.memory import memory_mb
from ui.application import Kiosk, Wanted, start
from ui.touch import TouchGate

TOUCHES = 400
LONG_VISIT = 40
ONWARD = {
    "veille": ("commencer",),
    "confort": ("continuer",),
    "fiche": ("lignes", "prenom", "autre"),
    "lignes": ("voir",),
    "prenom": (*"AMINA", "c-est-bon"),
    "saisie": ("passer",),
}
"""What is touched on pages where not every button leads on."""


class Painted(QObject):
    """Tells when a widget has been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            watched.event(event)
            self.at = time.perf_counter()
            return True
        return False


def touch_times(kiosk: Kiosk, touches: int = TOUCHES, visit_long: int = LONG_VISIT) -> list[float]:
    """Walk the flows again and again by touches; each time is from the release to the end of the next painting.

    `visit_long`: acts after which somebody else comes.
    """
    window = kiosk.window
    gate = window.windowHandle().findChild(TouchGate)
    gate.pause_ms = 0
    painted = Painted()
    window.installEventFilter(painted)
    times: list[float] = []
    while len(times) < touches:
        if len(kiosk.conductor.session.visit) > visit_long:
            kiosk.conductor.end(Reason.FINISHED)
            kiosk.qt.processEvents()
        while kiosk.conductor.page.name == "fiche" and kiosk.paper.paper is None:
            kiosk.qt.processEvents()  # nobody touches again so soon: a second touch within 350 ms is not one
        widget = _next_target(kiosk, len(times))
        place = widget.mapTo(window, widget.rect().center())
        times.append(_touch(kiosk, place, painted))
    window.removeEventFilter(painted)
    return times


def _touch(kiosk: Kiosk, place: QPoint, painted: Painted) -> float:
    handle = kiosk.window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=place)
    kiosk.qt.processEvents()
    painted.at = 0.0
    began = time.perf_counter()
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=place)
    while not painted.at:
        kiosk.qt.processEvents()
    return (painted.at - began) * 1000


def _next_target(kiosk: Kiosk, number: int) -> QWidget:
    """Any way on, a different one each time: through the flows, the sheet, its lines and the keyboard, and home."""
    targets = {target.objectName(): target for target in kiosk.window.targets()}
    page = kiosk.conductor.page
    if page.name in ONWARD:
        names = list(ONWARD[page.name])
    elif page.name == "recherche":
        names = [*[name for name in targets if len(name) == 1][:6], "c-est-bon"]
    elif kiosk.conductor.state.screen is Screen.STEP and page.option("fiche"):
        names = ["accueil", "fiche"]
    else:
        names = [option.id for option in page.options if option.id not in ("fiche", "passer", *WAYS)]
    here = [name for name in names if name in targets] or ["suite"]
    return targets[here[number % len(here)]]


def pdf_times(kiosk: Kiosk, content: Path, language: str = "fr", count: int = 40) -> list[float]:
    """The sheet of what was walked, made again and again; the first one, which loads fonts, is not counted."""
    from impression.paper import render

    edition = kiosk.library.edition(language)
    words = words_of(edition.catalogue)
    derived = sheet(
        kiosk.conductor.state, edition.catalogue, (), words, date(2026, 11, 22),
        french=edition.french, right_to_left=edition.right_to_left,
    )  # fmt: skip
    render(derived, content)
    times = []
    for _ in range(count):
        began = time.perf_counter()
        render(derived, content)
        times.append((time.perf_counter() - began) * 1000)
    return times


def main(state: str) -> None:
    """Runs in a process of its own: memory is measured at home, before anything else was done."""
    from kiosk.content.folder import content_folder

    kiosk = start(Wanted(size=(1920, 1080), state=Path(state)))
    kiosk.warm_up()
    for name in ("commencer", "fr", "continuer"):
        kiosk.conductor.choose(name)
        kiosk.qt.processEvents()
    ready = time.monotonic() + 4
    while time.monotonic() < ready or kiosk.tasks.findChild(QThreadPool).activeThreadCount():
        kiosk.qt.processEvents()
        time.sleep(0.02)
    memory = memory_mb()
    touches = touch_times(kiosk)
    kiosk.conductor.start_flow("attestation-de-droits", "fr")
    while not kiosk.conductor.page.option("fiche"):
        kiosk.conductor.choose(kiosk.conductor.page.options[0].id)
    pdfs = pdf_times(kiosk, content_folder())
    mirrored = pdf_times(kiosk, content_folder(), "ar")
    kiosk.close()
    print(json.dumps({"memory": memory, "touches": touches, "pdfs": pdfs, "mirrored": mirrored}))


if __name__ == "__main__":
    main(sys.argv[1])
