"""`python -m tests.ui.browser.finger [--wrong] [--switch|--scan] [--pictures DIR] --private DIR CONTENT…`: somebody.

A person who does what the guide says, and nothing else: touches the middle of the yellow halo, found in the picture of
the window, writes on the keys that are shown, and touches « C’est bon » or « C’est fait » where it stands. With
`--wrong`, each gesture is first done wrong: on another button of the page, or with other letters, which are put right
when the page says so. `--errors FILE` then has a line for each page that was left and each such sentence.

With `--switch` the screen is never touched: of two keys one moves from target to target, and the other one chooses;
with `--scan` the kiosk moves, and one key chooses.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage

from kiosk.content.guides import Gesture, Guide
from kiosk.content.shelf import Shelf
from kiosk.visit.page import Beside
from kiosk.webpolicy import PRACTICE
from ui.browser.__main__ import browse, command
from ui.browser.application import Browser
from ui.browser.locked_view import LockedView
from ui.hand import Hand, HandError
from ui.touch import TouchGate

HALO = (0xF2, 0xA9, 0x00)
EVERY_MS = 60
SOON_MS = 20
AGAIN_MS = 1500
"""Somebody who sees that nothing has happened touches again."""

STILL = 6
"""Looks in which nothing has moved: nobody touches faster."""

WRONG = "zz"
OTHER = """((left, top, right, bottom) => {
  const boxes = [...document.querySelectorAll('main a, main button, main [type=checkbox]')]
    .filter((one) => !one.disabled)
    .map((one) => one.getBoundingClientRect())
    .filter((box) => box.width && box.top > 70 && box.bottom < innerHeight - 10)
    .filter((box) => box.right < left || box.left > right || box.bottom < top || box.top > bottom);
  return boxes.length ? middle(boxes[0]) : '';
})(%s)"""
"""The middle of another button than the one in the halo; of the page, in its own pixels."""

UNTICKED = """((box) => box ? middle(box.getBoundingClientRect()) : '')(
document.querySelector('[type=checkbox][aria-describedby]'))"""
"""That of a box under which the page says, kindly, that it has to be ticked."""

MIDDLE = "var middle = (box) => JSON.stringify([box.x + box.width / 2, box.y + box.height / 2]);"

FAULTY = """((field) => field.hasAttribute('aria-describedby') ? `${field.id} ${field.value.length}` : '')(
document.activeElement)"""
"""The field that waits for another text, and how many letters it has."""

MOST_STEPS = 120
"""From one target to another: more than there are."""

MOST_LOOKS = 3000


class Finger:
    """Looks at the window so often, and does one thing at a time."""

    def __init__(self, browser: Browser, wished: Namespace) -> None:
        self._browser, self._wrong, self._pictures = browser, wished.wrong, wished.pictures
        self._scan, self._switch = wished.scan, wished.switch or wished.scan
        self._errors: Path | None = wished.errors
        browser.window.windowHandle().findChild(TouchGate).pause_ms = 0
        self._hand = Hand(browser.window, pause_ms=0)
        self._guides = Shelf(wished.content).guides
        self._at: tuple[object, ...] = ()
        self._written: list[str] = []
        self._erred: set[tuple[object, ...]] = set()
        self._waited = self._still = 0
        self._halo: QRect | None = None
        self._busy = False
        self._timer = QTimer(interval=EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        shown = self._browser.shown
        if self._busy or shown is None or not self._browser.window.isVisible() or shown.beside is None:
            return
        self._busy = True
        try:
            self._go_on(shown.beside)
        finally:
            self._busy = False

    def _go_on(self, beside: Beside) -> None:
        at = (*beside.opening, self._guide(beside).id, beside.gesture)
        if self._at != at:
            self._at, self._written, self._waited, self._halo = at, [], 0, None
        self._waited += EVERY_MS
        for name in ("revenir", "fait"):
            if self._hand.sees(name):
                self._take_picture(beside)
                if name == "revenir":
                    self._note(beside, "left")
                return self._choose(name)
        if self._hand.sees("c-est-bon"):
            return self._write(beside)
        halo = self.halo()
        self._still, self._halo = self._still + 1 if halo == self._halo else 0, halo
        if halo is not None and self._still >= STILL and (not self._written or self._waited > AGAIN_MS):
            self._take_picture(beside)
            self._waited = 0
            self._reach(halo, beside)
        return None

    def _choose(self, name: str) -> None:
        if not self._switch:
            return self._hand.touch(name)
        for _ in range(MOST_LOOKS if self._scan else MOST_STEPS):
            focused = self._browser.window.focusWidget()
            if self._browser.window.property("keys") and focused is not None and focused.objectName() == name:
                return self._hand.press_key(Qt.Key.Key_Return)
            if self._scan:
                QTest.qWait(SOON_MS)
            else:
                self._hand.press_key(Qt.Key.Key_Space)
        raise HandError(f"{name} is never reached by keys")

    def _reach(self, halo: QRect, beside: Beside) -> None:
        if not self._switch:
            return self._touch(halo, beside)
        self._written.append("")
        return self._choose("toucher-ici")

    def _touch(self, halo: QRect, beside: Beside) -> None:
        """Where it says; or first where another button stands, if there is one. A box that the page asks for goes
        before."""
        stage = self._browser.stage.geometry().topLeft()
        zoom = self._page().zoomFactor()
        place = ""
        if self._errs("touch"):
            box = halo.translated(-stage)
            sides = ", ".join(str(round(side / zoom)) for side in (box.left(), box.top(), box.right(), box.bottom()))
            place = self._ask(OTHER % sides)
        elif self._wrong and (place := self._ask(UNTICKED)):
            self._note(beside, "box")
        self._written.append("")
        if not place:
            return self._hand.touch_at(halo.center())
        x, y = json.loads(place)
        return self._hand.touch_at(stage + QPoint(round(x * zoom), round(y * zoom)))

    def _write(self, beside: Beside) -> None:
        """The whole text, once. A wrong one goes before it, and stays until the page asks for another one."""
        gesture = self._gesture(beside)
        if self._wrong and (faulty := self._ask(FAULTY)):
            return self._put_right(faulty, beside)
        if not gesture.typed or not self._hand.sees("c-est-bon"):
            return None  # the keys are going
        if gesture.typed in self._written:
            return self._choose("c-est-bon")
        self._keys(WRONG if self._errs("text") else gesture.typed)
        return self._written.append(gesture.typed)

    def _put_right(self, faulty: str, beside: Beside) -> None:
        """The page has said under a field, kindly, that something is wrong there, and waits in it."""
        field, length = faulty.split(" ")
        texts = {one.done[beside.site].filled: one.typed for one in self._guide(beside).gestures if one.typed}
        self._note(beside, field)
        self._keys("\b" * int(length))
        self._keys(texts[f"#{field}"])
        return self._choose("c-est-bon")

    def _page(self) -> QWebEnginePage:
        view = self._browser.stage.findChild(LockedView)
        assert view is not None
        return view.page()

    def _ask(self, script: str) -> str:
        """What a person sees without being told."""
        answers: list[str] = []
        self._page().runJavaScript(MIDDLE + script, 0, lambda answer: answers.append(str(answer or "")))
        self._hand.wait(lambda: bool(answers))
        return answers[0]

    def _note(self, beside: Beside, what: str) -> None:
        if self._errors is not None:
            with self._errors.open("a", encoding="utf-8") as file:
                file.write(f"{beside.site} {what}\n")

    def _errs(self, how: str) -> bool:
        """Once in each way at each gesture."""
        new = self._wrong and (*self._at, how) not in self._erred
        self._erred.add((*self._at, how))
        return new

    def _keys(self, text: str) -> None:
        for sign in text:
            name = {" ": "espace", "\b": "effacer"}.get(sign, sign)
            boards = ("lettres", "latin", "majuscules") if sign.isalpha() else ("chiffres", "lettres")
            for board in boards:
                if not self._hand.sees(name) and self._hand.sees(board):
                    self._choose(board)
            self._choose(name)

    def _gesture(self, beside: Beside) -> Gesture:
        return self._guide(beside).gestures_on(beside.site)[beside.gesture]

    def _guide(self, beside: Beside) -> Guide:
        return next(
            guide for guide in self._guides.values()
            if beside.address == f"{PRACTICE}://{guide.site}/{guide.start}"
            and beside.what in [gesture.id for gesture in guide.gestures]
        )  # fmt: skip

    def halo(self) -> QRect | None:
        """Where its colour is, in pixels of the window."""
        stage = self._browser.stage.geometry()
        picture = self._browser.window.grab(stage).toImage().convertToFormat(QImage.Format.Format_RGB32)
        found = list(coloured(picture))
        if len(found) < 40:
            return None
        left, top = min(x for x, _ in found), min(y for _, y in found)
        right, bottom = max(x for x, _ in found), max(y for _, y in found)
        return QRect(QPoint(left, top), QPoint(right, bottom)).translated(stage.topLeft())

    def _take_picture(self, beside: Beside) -> None:
        if self._pictures is not None:
            self._browser.window.grab().save(
                str(self._pictures / f"{beside.site}-{beside.opened}-{beside.gesture:02d}.png")
            )


def coloured(picture: QImage) -> Iterator[tuple[int, int]]:
    """Every second row is enough to find a ring."""
    rows, width, line = picture.constBits(), picture.width(), picture.bytesPerLine()
    wanted = bytes((HALO[2], HALO[1], HALO[0]))
    for y in range(0, picture.height(), 2):
        row = bytes(rows[y * line : y * line + 4 * width])
        at = row.find(wanted)
        while at >= 0:
            if at % 4 == 0:
                yield at // 4, y
            at = row.find(wanted, at + 1)


def main() -> int:
    parser = command()
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--switch", action="store_true")
    parser.add_argument("--scan", action="store_true")
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--pictures", type=Path)
    wished = parser.parse_args()
    return browse(wished, ready=lambda browser: Finger(browser, wished))


if __name__ == "__main__":
    sys.exit(main())
