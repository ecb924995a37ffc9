"""`python -m tests.ui.browser.pointing_out`: the guide's hand on pages made for it. A line of JSON a trial.

In a process of its own, with real Chromium. What is pointed at is blue: halo and element are found by their colours in
the picture of the window.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from time import monotonic

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler
from PySide6.QtWidgets import QApplication

from kiosk.content.guides import Sign
from kiosk.webpolicy import PRACTICE, Verdict
from ui.browser.engine import arguments, forget, isolated, new_profile
from ui.browser.frames import ask_each
from ui.browser.locked_page import LockedPage
from ui.browser.locked_view import LockedView
from ui.browser.pointing import Pointing
from ui.browser.practice_files import address_of
from ui.browser.visited_site import GUIDE

HALO, BLUE = (0xF2, 0xA9, 0x00), (0x12, 0x34, 0xF6)
NEAR = 8
PATIENCE_S = 12.0
SECRET, NO_SIGN = "Mimosa", Sign()
HEAD = (
    "<!doctype html><meta charset='utf-8'><style>body{margin:20px;height:3000px} #but{display:block;width:160px;"
    "height:40px;border:0;background:#1234f6} iframe{width:500px;height:300px;margin:90px 0 0 30px}</style>"
)
BUTTON = "<button id='but'></button>"
LATER = "<script>setTimeout(() => {{ {} }}, 1000)</script>"
PAGES = {
    "plain": BUTTON,
    "far": f"<div style='height:1500px'></div>{BUTTON}",
    "frame": "<iframe src='exercice://autre/plain'></iframe>",
    "frames": "<iframe src='exercice://autre/frame'></iframe>",
    "moving": BUTTON + LATER.format("but.style.margin = '1400px 0 0 300px'"),
    "replaced": BUTTON + LATER.format("but.outerHTML = '<p></p><p></p>' + but.outerHTML"),
    "coming": LATER.format("document.body.innerHTML = `<button id=but></button>`").replace("1000", "4500"),
    "field": "<input id='but'><input id='other'>",
    "box": "<input type='checkbox' id='but'>",
}


class Pages(QWebEngineUrlSchemeHandler):
    """The same on every machine: a frame from another one is another site to the engine."""

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        answer = QBuffer(job)
        answer.setData(QByteArray((HEAD + PAGES[job.requestUrl().path().strip("/")]).encode()))
        job.reply(b"text/html", answer)


class Hand:
    """One page, what is pointed at there, and what has been told of it."""

    def __init__(self) -> None:
        profile = self._profile = new_profile()
        self._pages = Pages(profile)
        profile.installUrlSchemeHandler(PRACTICE.encode(), self._pages)
        self.page = LockedPage(profile, lambda _url: Verdict.ALLOWED)
        self.page.scripts().insert(isolated("guide", GUIDE.read_text("utf-8")))
        self.view = LockedView()
        self.view.setPage(self.page)
        self.view.resize(900, 700)
        self.view.show()
        self.pointing = Pointing(self.page)
        self.told: list[str] = []
        self.answers: set[object] = set()
        for name in ("seen", "lost", "done"):
            getattr(self.pointing, name).connect(lambda name=name: self.told.append(name))

    def open(self, name: str, target: str = "#but", sign: Sign = NO_SIGN, zoom: float = 1.0) -> None:
        loaded: list[bool] = []
        self.pointing.stop()
        self.page.loadFinished.connect(loaded.append)
        self.page.setUrl(address_of("essai", name))
        self.wait(lambda: bool(loaded))
        self.page.loadFinished.disconnect(loaded.append)
        self.page.setZoomFactor(zoom)
        self.told.clear()
        self.pointing.follow(target, sign)

    def wait(self, condition: Callable[[], bool], seconds: float = PATIENCE_S) -> bool:
        end = monotonic() + seconds
        while not condition():
            if monotonic() > end:
                return False
            QTest.qWait(40)
        return True

    def is_around(self) -> bool:
        """Whether the whole halo is seen, around the whole element."""
        picture = self.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        halo, element = _box(picture, HALO), _box(picture, BLUE)
        if halo is None or element is None:
            return False
        apart = halo.center() - element.center()
        return halo.contains(element) and max(abs(apart.x()), abs(apart.y())) <= NEAR

    def shows_none(self) -> bool:
        return _box(self.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32), HALO) is None

    def run(self, script: str) -> None:
        self.page.runJavaScript(script, 0)

    def touch(self, place: QPoint) -> None:
        QTest.mouseClick(self.view.focusProxy(), Qt.MouseButton.LeftButton, pos=place)
        QTest.qWait(150)

    def type(self, text: str) -> None:
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(self.view.focusProxy(), event)

    def listen(self) -> None:
        """To all that the script may answer."""
        look = "pasapas?.look('#but', {filled: '#but', ticked: '', present: ''})"
        for call in (look, "pasapas?.attention()"):
            ask_each(self.page, call, self.answers.add)
        QTest.qWait(100)

    def leave(self) -> None:
        self.pointing.stop()
        forget(self.view, self.page, self._profile)


def _box(picture: QImage, colour: tuple[int, int, int]) -> QRect | None:
    rows, width, line = picture.constBits(), picture.width(), picture.bytesPerLine()
    wanted = bytes(reversed(colour))
    box = QRect()
    for y in range(picture.height()):
        row = bytes(rows[y * line : y * line + 4 * width])
        first, last = row.find(wanted), row.rfind(wanted)
        if first >= 0:
            box = box.united(QRect(QPoint(first // 4, y), QPoint(last // 4, y)))
    return None if box.isNull() else box


def tried(hand: Hand) -> Iterator[tuple[str, bool]]:
    for name in ("plain", "far", "frame", "frames"):
        hand.open(name)
        yield f"halo in {name}", hand.wait(hand.is_around) and hand.told == ["seen"]
    for zoom in (0.8, 2.0):
        hand.open("far", zoom=zoom)
        yield f"halo at {zoom}", hand.wait(hand.is_around)
    hand.open("moving")
    yield "halo before it moves", hand.wait(hand.is_around, 0.9)
    moved = hand.wait(lambda: hand.page.scrollPosition().y() > 300, 4)
    yield "halo after it moved", moved and hand.wait(hand.is_around)
    hand.open("replaced")
    hand.wait(lambda: False, 1.5)
    yield "halo on what replaces it", hand.wait(hand.is_around) and hand.told == ["seen"]
    hand.open("plain")
    hand.wait(hand.is_around)
    hand.run("scrollTo(0, 15)")
    hand.wait(lambda: False, 0.4)
    yield "halo follows a scroll", hand.is_around()
    yield from _not_there(hand)
    yield from _signs(hand)


def _not_there(hand: Hand) -> Iterator[tuple[str, bool]]:
    for selector in ("#absent", "::: no selector", "a[", ""):
        hand.open("plain", selector)
        hand.wait(lambda: False, 2.0)
        early = list(hand.told)
        hand.wait(lambda: False, 4.5)
        expected = ["lost"] if selector else []
        yield f"lost once: « {selector} »", (early, hand.told) == ([], expected) and hand.shows_none()
    hand.open("coming")
    came = hand.wait(lambda: hand.told == ["lost", "seen"])
    yield "lost, then seen when it comes", came and hand.wait(hand.is_around)


def _signs(hand: Hand) -> Iterator[tuple[str, bool]]:
    field, other = QPoint(60, 30), QPoint(260, 30)
    filled = Sign(filled="#but")
    hand.open("field", sign=filled)
    hand.touch(field)
    for _ in range(4):
        hand.type(SECRET[:1])
        hand.wait(lambda: False, 0.8)
        hand.listen()
    yield "still typed: not done", "done" not in hand.told
    hand.type(SECRET)
    hand.listen()
    yield (
        "quiet for two seconds: done",
        not hand.wait(lambda: "done" in hand.told, 1.2) and hand.wait(lambda: "done" in hand.told, 4),
    )
    hand.open("field", sign=filled)
    hand.touch(field)
    hand.type(SECRET)
    hand.touch(other)
    yield "left: done at once", hand.wait(lambda: hand.told[-1:] == ["done"], 1.2)
    hand.open("field", sign=filled)
    hand.touch(field)
    hand.touch(other)
    yield "left empty: not done", not hand.wait(lambda: "done" in hand.told, 2.5)
    hand.open("box", sign=Sign(ticked="#but"))
    hand.wait(lambda: "seen" in hand.told)
    before = list(hand.told)
    hand.run("document.querySelector('#but').click()")
    yield "a box", before == ["seen"] and hand.wait(lambda: hand.told == ["seen", "done"])
    hand.open("coming", "", Sign(present="#but"))
    yield "an element that appears", hand.wait(lambda: hand.told == ["done"])
    hand.open("plain", sign=Sign(page="far"))
    hand.wait(lambda: hand.told == ["seen"])
    hand.page.setUrl(address_of("essai", "far"))
    yield "an address", hand.wait(lambda: hand.told[-1:] == ["done"]) and hand.told.count("done") == 1
    print(json.dumps({"answers": sorted(map(str, hand.answers))}), flush=True)


def main() -> None:
    application = QApplication(arguments(sys.argv[0]))
    hand = Hand()
    for name, right in tried(hand):
        print(json.dumps({"tried": name, "right": right, "told": hand.told}), flush=True)
    hand.leave()
    del application


if __name__ == "__main__":
    main()
