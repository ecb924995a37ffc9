"""What a person touches on the page, as a selector that finds it again, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

from ui.browser.engine import isolated
from ui.browser.frames import ask_each

SCRIPT = Path(__file__).with_name("touched.js")
GUIDE = Path(__file__).parents[1] / "guide.js"
EVERY_MS = 100


class Touched(Struct, frozen=True):
    """`target`: the selector; none when nothing names it surely. `field`: the one to fill, or to tick, that it is or
    that it is the label of."""

    target: str
    field: str = ""
    ticked: bool = False


def scripts() -> tuple[QWebEngineScript, ...]:
    """For the profile of the page, before it is loaded. The second draws the halo as visitors will see it."""
    return (isolated("touched", SCRIPT.read_text("utf-8")), isolated("guide", GUIDE.read_text("utf-8")))


class Touching(QObject):
    """`touched` carries a `Touched`, once for each `wait`: both its selectors find one element, in all frames."""

    touched = Signal(object)

    def __init__(self, page: QWebEnginePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)

    def wait(self) -> None:
        """For the next touch, which does nothing on the page itself. A page that comes meanwhile waits as well."""
        self._timer.start()
        self._page.loadFinished.connect(self._wait_again)
        ask_each(self._page, "touched?.wait(true)")

    def rest(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._page.loadFinished.disconnect(self._wait_again)
            ask_each(self._page, "touched?.wait(false)")

    def show(self, selector: str) -> None:
        """Draw the halo around it; around nothing, for none."""
        ask_each(self._page, f"pasapas?.look({json.dumps(selector)}, {{}})")

    def path(self) -> str:
        """That of the page which is open."""
        return self._page.url().path()

    def _wait_again(self, _loaded: bool) -> None:
        ask_each(self._page, "touched?.wait(true)")

    def _look(self) -> None:
        ask_each(self._page, "touched?.taken()", self._hear)

    def _hear(self, answer: object) -> None:
        if not answer or not self._timer.isActive():
            return
        self.rest()
        touched = msgspec.json.decode(str(answer), type=Touched)
        self._count(touched.target, lambda one: self._check_field(touched if one else Touched("")))

    def _check_field(self, touched: Touched) -> None:
        if not touched.field:
            self.touched.emit(touched)
            return
        alone = Touched(touched.target)
        self._count(touched.field, lambda one: self.touched.emit(touched if one else alone))

    def _count(self, selector: str, then: Callable[[bool], None]) -> None:
        """`then` hears whether it finds one element: the guide asks every frame, and would find any of them."""
        found: list[int] = []
        asked = 0

        def hear(answer: object) -> None:
            found.append(int(answer) if isinstance(answer, int | float) else 0)
            if len(found) == asked:
                then(sum(found) == 1)

        asked = ask_each(self._page, f"touched?.count({json.dumps(selector)})", hear)
