"""`python -m tests.ui.browser.escaping CONTENT PORT`: tries to leave a made-up site, in every way that is known.

In a process of its own, with real Chromium. Each attempt begins on the site's first page, as its own script would try
it. `PORT` is of a server that nothing may reach. A line of JSON an attempt: what came of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.webpolicy import PRACTICE, Rules, may_load, may_open
from tests.ui.browser.escapes import ADDRESSES, ALLOWED, ASKING, KEYS, PRELUDE, REACHING, WAYS
from ui.browser.addresses import address_in
from ui.browser.engine import arguments, forget, new_profile
from ui.browser.locked_page import LockedPage
from ui.browser.locked_view import LockedView
from ui.browser.practice_files import PracticeFiles, address_of
from ui.browser.requests import Requests

SITE = "essai"
TOUCHED_S, SETTLE_S, LOAD_S = 0.1, 0.25, 10.0


class Attempt(NamedTuple):
    name: str
    act: Callable[[], None]


class Prisoner:
    """A page that wants out."""

    def __init__(self, content: Path, port: str) -> None:
        self._http = f"http://127.0.0.1:{port}/"
        self._port = port
        self.refused: list[str] = []
        self._profile = new_profile()
        self._profile.installUrlSchemeHandler(PRACTICE.encode(), PracticeFiles([content], self._profile))
        requests = Requests(lambda url: may_load(address_in(url), Rules(), SITE, False), self._profile)
        requests.refused.connect(lambda why, _host: self.refused.append(why))
        self._profile.setUrlRequestInterceptor(requests)
        self._page = LockedPage(self._profile, lambda url: may_open(address_in(url), Rules(), SITE, False))
        self._page.refused.connect(lambda why, _host: self.refused.append(why))
        self._view = LockedView()
        self._view.setPage(self._page)
        self._view.resize(700, 500)
        self._view.show()

    def attempts(self) -> Iterator[Attempt]:
        for way, script in WAYS.items():
            for address in ADDRESSES:
                url = json.dumps(address.format(port=self._port))
                yield Attempt(f"{way} {address}", partial(self._run, f"const url = {url}; {script}"))
        for name, script in (ASKING | REACHING | ALLOWED).items():
            yield Attempt(name, partial(self._run, script))
        for key, modifiers in KEYS:
            yield Attempt(f"{modifiers.name} {key.name}", partial(self._strike, key, modifiers))
        yield Attempt("right click", lambda: QTest.mouseClick(self._proxy(), Qt.MouseButton.RightButton))
        yield Attempt("middle click", lambda: QTest.mouseClick(self._proxy(), Qt.MouseButton.MiddleButton))
        yield Attempt("wheel", self._wheel)

    def attempt(self, one: Attempt) -> dict[str, object]:
        """What came of it: windows that opened, where the page is, and whether it still answers."""
        loaded: list[bool] = []
        self._page.loadFinished.connect(loaded.append)
        self._page.setUrl(address_of(SITE, "index.html"))
        self._wait(lambda: bool(loaded), LOAD_S)
        self._page.loadFinished.disconnect(loaded.append)
        self.refused.clear()
        before = self._windows()
        one.act()
        self._wait(lambda: False, SETTLE_S if one.name not in ALLOWED else LOAD_S / 5)
        title = self._title()
        return {
            "attempt": one.name,
            "refused": list(dict.fromkeys(self.refused)),
            "windows": sorted(self._windows() - before),
            "place": self._page.url().toString(),
            "title": title,
            "zoom": self._page.zoomFactor(),
        }

    def leave(self) -> None:
        forget(self._view, self._page, self._profile)

    def _title(self) -> str:
        """That of the page, once it answers: it may be on its way back."""
        answers = [""]
        end = monotonic() + LOAD_S
        while not answers[-1] and monotonic() < end:
            self._page.runJavaScript("document.title", 0, answers.append)
            self._wait(lambda: False, 0.05)
        return answers[-1]

    def _run(self, script: str) -> None:
        """In the page's own world, and with the rights of somebody who has just touched it."""
        QTest.mouseClick(self._proxy(), Qt.MouseButton.LeftButton, pos=QPoint(5, 400))
        self._wait(lambda: False, TOUCHED_S)
        prelude = PRELUDE.replace("HTTP", json.dumps(self._http))
        self._page.runJavaScript(f"(() => {{ {prelude} {script} }})()", 0)

    def _strike(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._proxy(), QKeyEvent(kind, key, modifiers))

    def _wheel(self) -> None:
        place, turn = QPointF(50, 50), QPoint(0, 240)
        event = QWheelEvent(
            place, place, turn, turn, Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self._proxy(), event)

    def _proxy(self) -> Any:
        return self._view.focusProxy()

    def _windows(self) -> set[str]:
        return {repr(widget) for widget in QApplication.topLevelWidgets() if widget.isVisible()}

    def _wait(self, condition: Callable[[], bool], seconds: float) -> None:
        end = monotonic() + seconds
        while not condition() and monotonic() < end:
            QTest.qWait(20)


def main() -> None:
    content, port = sys.argv[1:]
    application = QApplication(arguments(sys.argv[0]))
    prisoner = Prisoner(Path(content), port)
    for one in prisoner.attempts():
        print(json.dumps(prisoner.attempt(one)), flush=True)
    prisoner.leave()
    del application


if __name__ == "__main__":
    main()
