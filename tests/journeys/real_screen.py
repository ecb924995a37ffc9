"""`python -m tests.journeys.real_screen`: an exercise in full screen on a real X server, without a window manager.

Prints one line of JSON: whose window has the keys, and whose is seen (the browser's has a yellow halo), before, beside
and after the exercise, and while something of the kiosk's stands in front.
"""

from __future__ import annotations

import ctypes
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests.journeys.conftest import FINGER, Visitor, fall_silent
from tests.journeys.local_content import with_guides
from tests.processes import processes, says
from tests.screen import virtual_screen
from tests.ui.browser.finger import coloured
from ui.application import Kiosk, Wanted, start

GUIDE = "annuler-rdv"
KIOSK, BROWSER = "kiosk", "browser"
PATIENCE_S = 30
ANY = 0
"""Of properties, `AnyPropertyType`."""


class X:
    """What the server itself says."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XInternAtom.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        self._pid = ctypes.c_ulong(self._x.XInternAtom(self._display, b"_NET_WM_PID", 0))

    def owner_of_keys(self) -> int:
        """The process whose window has the focus; 0 for none."""
        window, revert = ctypes.c_ulong(), ctypes.c_int()
        self._x.XGetInputFocus(self._display, ctypes.byref(window), ctypes.byref(revert))
        kind, width, count, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        value = ctypes.POINTER(ctypes.c_ulong)()
        self._x.XGetWindowProperty(
            self._display, window, self._pid, ctypes.c_long(0), ctypes.c_long(1), 0, ctypes.c_ulong(ANY),
            *map(ctypes.byref, (kind, width, count, left, value)),
        )  # fmt: skip
        return value[0] if count.value else 0


@contextmanager
def kiosk_on_a_screen(home: Path) -> Iterator[Kiosk]:
    wanted = Wanted(content=with_guides(home / "ici", [GUIDE]), state=home / "etat")
    kiosk = start(wanted, browser=FINGER)
    try:
        yield kiosk
    finally:
        kiosk.close()


def play(kiosk: Kiosk, x: X, home: Path) -> Iterator[tuple[str, str, str]]:
    """Where, whose keys, and whose window."""
    fall_silent(kiosk)
    visitor = Visitor(kiosk, home / "fiches", home / "etat")

    def owners() -> tuple[str, str]:
        browsers = {process: BROWSER for process in processes(os.getpid()) if says(process, b"finger")}
        screen: QImage = kiosk.qt.primaryScreen().grabWindow(0).toImage().convertToFormat(QImage.Format.Format_RGB32)
        return (browsers | {os.getpid(): KIOSK}).get(x.owner_of_keys(), ""), BROWSER if any(coloured(screen)) else KIOSK

    def look(where: str, owner: str) -> tuple[str, str, str]:
        """Once both are `owner`'s, or at last."""
        end = monotonic() + PATIENCE_S
        while owners() != (owner, owner) and monotonic() < end:
            QTest.qWait(100)
        return where, *owners()

    visitor.come_in()
    yield look("home", KIOSK)
    visitor.open("essayer")
    visitor.touch("exercice", "commencer")
    yield look("beside", BROWSER)
    kiosk.conductor.presence.call()
    visitor.hand.wait(lambda: visitor.hand.sees("merci"))
    yield look("in front", KIOSK)
    visitor.touch("merci")
    yield look("beside again", BROWSER)
    visitor.hand.wait(lambda: visitor.page == "bravo", 120)
    yield look("bravo", KIOSK)


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    with virtual_screen("1366x768") as os.environ["DISPLAY"], TemporaryDirectory() as folder:
        home = Path(folder)
        with kiosk_on_a_screen(home) as kiosk:
            print(json.dumps(list(play(kiosk, X(os.environ["DISPLAY"]), home))), flush=True)


if __name__ == "__main__":
    main()
