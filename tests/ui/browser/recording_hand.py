"""`python -m tests.ui.browser.recording_hand --proxy PORT`: the recorder's own browser, with somebody before it.

Who opens a page, follows its link, and ends: with the window, or, where `ENDS` says so, with the command.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from tests.ui.browser.escaping_true_site import trusting
from ui.browser.recording.__main__ import record
from ui.browser.recording.window import RecordingWindow

PATIENCE_S = 20.0
LINK = "(one => one ? [one.left + one.width / 2, one.top + one.height / 2].map(Math.round).join() : '')"
PLACE = f"{LINK}(document.querySelector('a')?.getBoundingClientRect())"


class Hand:
    def __init__(self, window: RecordingWindow) -> None:
        self._window = window
        window.show()
        QTimer.singleShot(0, window, self._go)

    def _go(self) -> None:
        page, places = self._window.site.page, [""]
        self._wait(lambda: page.title() == "tout y est")
        page.runJavaScript(PLACE, 0, places.append)
        self._wait(lambda: bool(places[-1]))
        x, y = map(int, places[-1].split(","))
        QTest.mouseClick(self._window.view.focusProxy(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        self._wait(lambda: page.url().path() == "/plus-loin" and page.title() == "plus-loin")
        if os.environ["ENDS"] == "command":
            os.kill(os.getppid(), signal.SIGINT)
        else:
            self._window.close()

    def _wait(self, condition: Callable[[], bool]) -> None:
        end = monotonic() + PATIENCE_S
        while not condition():
            if monotonic() > end:
                page = self._window.site.page
                sys.stderr.write(f"still at {page.url().toString()[:80]}, « {page.title()} »\n")
                os._exit(1)  # an exception in a slot would leave the window, and whoever waits for it
            QTest.qWait(30)


if __name__ == "__main__":
    web, home = Path(os.environ["WEB"]), Path(os.environ["HOME"])
    hands: list[Hand] = []
    sys.exit(record(lambda: trusting(web / "autorite.pem", home / "profil"), lambda one: hands.append(Hand(one))))
