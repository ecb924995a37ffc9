"""`python -m tests.journeys.obeying_browser --private DIR CONTENT…`: the browser, on the tests' own true site.

It does what files in the folder `ORDERS` ask, in turn: `1.json` holds `{"run": script}` for the page, `{"press":
selector}` for a place of it, or `{"touch": names}` for the window; `1.out` then holds what came of it. Its profile
trusts the tests' own authority.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QTimer

from tests.ui.browser.escaping_true_site import trusting
from ui.browser.__main__ import browse, command
from ui.browser.application import Browser
from ui.browser.locked_view import LockedView
from ui.hand import Hand
from ui.touch import TouchGate

FOUND = "document.querySelector('{}').getBoundingClientRect()"


class Obedience(QObject):
    """One order at a time."""

    def __init__(self, browser: Browser, orders: Path) -> None:
        super().__init__()
        self._browser, self._orders = browser, orders
        browser.window.windowHandle().findChild(TouchGate).pause_ms = 0
        self._hand = Hand(browser.window, pause_ms=0)
        self._busy = False
        self._timer = QTimer(self, interval=50)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        waiting = [file for file in self._orders.glob("*.json") if not file.with_suffix(".out").exists()]
        if self._busy or not waiting or self._browser.shown is None:
            return
        self._busy = True
        file = min(waiting, key=lambda one: int(one.stem))
        order = json.loads(file.read_text("utf-8"))
        view = self._browser.stage.findChild(LockedView)
        assert view is not None
        if "press" in order:
            where = f"(box => [box.x + box.width / 2, box.y + box.height / 2])({FOUND.format(order['press'])})"
            view.page().runJavaScript(f"JSON.stringify({where})", 0, lambda place: self._press(file, view, place))
        elif "run" in order:
            view.page().runJavaScript(order["run"], 0, lambda result: self._done(file, result))
        else:
            for name in order["touch"]:
                self._hand.touch(name)
            self._done(file, sorted(target.objectName() for target in self._browser.window.targets()))

    def _press(self, file: Path, view: LockedView, place: str) -> None:
        x, y = (round(each * view.page().zoomFactor()) for each in json.loads(place))
        self._hand.touch_at(view.mapTo(self._browser.window, QPoint(x, y)))
        self._done(file, [x, y])

    def _done(self, file: Path, result: object) -> None:
        file.with_suffix(".part").write_text(json.dumps(result), "utf-8")
        file.with_suffix(".part").rename(file.with_suffix(".out"))
        self._busy = False


def main() -> int:
    wished = command().parse_args()
    certificate = Path(os.environ["WEB"], "autorite.pem")
    return browse(
        wished,
        lambda _parent, download: trusting(certificate, wished.private / "navigateur/profil", download),
        lambda browser: Obedience(browser, Path(os.environ["ORDERS"])),
    )


if __name__ == "__main__":
    sys.exit(main())
