"""`python -m ui.browser.recording --proxy PORT`: opens what its first line wants, and tells until its input ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWebEngineCore import QWebEngineProfile
from PySide6.QtWidgets import QApplication

from kiosk.recording.notes import Told, line, read_wanted
from ui.browser.engine import arguments, new_profile
from ui.browser.home import live_in
from ui.browser.recording.window import RecordingWindow


def record(
    profile: Callable[[], QWebEngineProfile] = new_profile,
    ready: Callable[[RecordingWindow], None] = RecordingWindow.show,
) -> int:
    """The whole process. `ready` has the window before the first page is there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--private", type=Path, required=True)
    parser.add_argument("--proxy", type=int, required=True)
    wished = parser.parse_args()
    told = os.dup(1)
    os.dup2(2, 1)  # whatever else is printed is not for the command
    wanted = read_wanted(sys.stdin.buffer.raw.readline())
    live_in(wished.private)
    application = QApplication(arguments(sys.argv[0], wished.proxy))
    application.setQuitOnLastWindowClosed(False)

    def tell(note: Told) -> None:
        with suppress(BrokenPipeError):
            os.write(told, line(note))

    window = RecordingWindow(wanted, profile(), tell)
    window.closed.connect(application.quit)
    ended = QSocketNotifier(0, QSocketNotifier.Type.Read)
    ended.activated.connect(window.close)
    ready(window)
    return application.exec()


if __name__ == "__main__":
    sys.exit(record())
