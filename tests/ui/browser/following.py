"""`python -m tests.ui.browser.following WxH OUT GUIDE…`: follows guides on their made-up sites, as a person would.

In a process of its own, as only the browser's may hold WebEngine. It knows of the page what a person sees: it touches
the middle of the halo, found in the picture of the window, and types on the keys. A line of JSON a guide: the gesture
that could not be done, and what was refused.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from kiosk.content.guides import Gesture, Guide
from kiosk.content.shelf import Shelf
from kiosk.webpolicy import PRACTICE as SCHEME
from kiosk.webpolicy import Rules, may_open
from ui.browser.addresses import address_in
from ui.browser.engine import arguments, forget, isolated, new_profile
from ui.browser.locked_page import LockedPage
from ui.browser.pointing import Pointing
from ui.browser.practice_files import PracticeFiles, address_of

CONTENT = Path(__file__).parents[3] / "contenus"
GUIDE = Path(__file__).parents[3] / "ui/browser/guide.js"
HALO = (0xF2, 0xA9, 0x00)
PATIENCE_S = 15.0


class Follower:
    """A person who does what the guide says, and nothing else."""

    def __init__(self, width: int, height: int, pictures: Path) -> None:
        self._pictures = pictures
        self._view = QWebEngineView()
        self._view.resize(width, height)
        self._view.show()
        self._visit: tuple[QObject, ...] = ()
        self.refused: list[str] = []

    def follow(self, guide: Guide) -> str:
        """The gesture that could not be done, or nothing. Each guide has a profile of its own, as each visit has."""
        forget(*self._visit)
        profile = new_profile()
        profile.installUrlSchemeHandler(SCHEME.encode(), PracticeFiles([CONTENT], profile))
        profile.scripts().insert(isolated("guide", GUIDE.read_text("utf-8")))
        page = self._page = LockedPage(
            profile, lambda url: may_open(address_in(url), Rules(), guide.site, False), profile
        )
        page.refused.connect(lambda why, _host: self.refused.append(why))
        self._view.setPage(page)
        self._visit = (page, profile)
        self._pointing = Pointing(page, page)
        self._pointing.done.connect(lambda: setattr(self, "_done", True))
        self._pointing.lost.connect(lambda: setattr(self, "_lost", True))
        page.load(address_of(guide.site, guide.start))
        for rank, gesture in enumerate(guide.gestures, 1):
            if (fault := self._do(gesture, guide, rank)) is not None:
                return f"{gesture.id}: {fault} at {page.url().toString()}"
        self._pointing.rest()
        return ""

    def leave(self) -> None:
        forget(self._view, *self._visit)

    def _do(self, gesture: Gesture, guide: Guide, rank: int) -> str | None:
        sign = gesture.done[guide.site]
        self._done = self._lost = False
        self._pointing.follow(gesture.target[guide.site], sign)
        if not self._wait(lambda: self._lost or self.halo() is not None):
            return "no halo"
        if self._lost:
            return "lost"
        self._wait(lambda: False, 0.25)  # the page comes to rest
        self._view.grab().save(str(self._pictures / f"{guide.id}-{rank:02d}.png"))
        if sign.read:
            return None
        halo = self.halo()
        if halo is None:
            return "halo gone"
        self._touch(halo.center())
        if gesture.typed:
            self._wait(lambda: False, 0.1)
            self._type(gesture.typed)
        return None if self._wait(lambda: self._done) else f"not done, halo {halo.getRect()}"

    def halo(self) -> QRect | None:
        """Where its colour is, in pixels of the view."""
        picture = self._view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        found = list(_coloured(picture))
        if len(found) < 40:
            return None
        return QRect(
            QPoint(min(x for x, _ in found), min(y for _, y in found)),
            QPoint(max(x for x, _ in found), max(y for _, y in found)),
        )

    def _touch(self, place: QPoint) -> None:
        QTest.mouseClick(self._view.focusProxy(), Qt.MouseButton.LeftButton, pos=place)

    def _type(self, text: str) -> None:
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(self._view.focusProxy(), event)

    def _wait(self, condition: Callable[[], bool], seconds: float = PATIENCE_S) -> bool:
        end = monotonic() + seconds
        while not condition():
            if monotonic() > end:
                return False
            QTest.qWait(30)
        return True


def _coloured(picture: QImage) -> Iterator[tuple[int, int]]:
    rows, width, line = picture.constBits(), picture.width(), picture.bytesPerLine()
    blue, green, red = HALO[2], HALO[1], HALO[0]
    for y in range(0, picture.height(), 2):
        row = bytes(rows[y * line : y * line + 4 * width])
        at = row.find(bytes((blue, green, red)))
        while at >= 0:
            if at % 4 == 0:
                yield at // 4, y
            at = row.find(bytes((blue, green, red)), at + 1)


def main() -> None:
    size, pictures, *names = sys.argv[1:]
    width, height = map(int, size.split("x"))
    application = QApplication(arguments(sys.argv[0]))
    guides = Shelf([CONTENT]).guides
    Path(pictures).mkdir(parents=True, exist_ok=True)
    follower = Follower(width, height, Path(pictures))
    for name in names or sorted(guides):
        fault = follower.follow(guides[name])
        print(json.dumps({"guide": name, "fault": fault, "refused": follower.refused}), flush=True)
    follower.leave()
    del application


if __name__ == "__main__":
    main()
