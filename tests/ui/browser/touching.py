"""`python -m tests.ui.browser.touching FOLDER`: shows elements of a made-up page, as staff do on a true one.

In a process of its own, as only the browser's may hold WebEngine. `FOLDER`: the content where the page is. A line of
JSON for each touch: what was proposed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import msgspec
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.recording.notes import Pointed, Shown
from kiosk.webpolicy import PRACTICE, Rules, may_open
from ui.browser.addresses import address_in
from ui.browser.engine import arguments, forget, new_profile
from ui.browser.locked_page import LockedPage
from ui.browser.locked_view import LockedView
from ui.browser.practice_files import PracticeFiles, address_of
from ui.browser.recording.gestures import Gestures
from ui.browser.recording.touching import Touched, Touching, scripts

SITE = "essai"
PATIENCE_S = 15.0
PLACE = """(() => {
  const box = document.querySelector('[data-essai=NAME]').getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2].map(Math.round).join();
})()"""
TOUCHED = ("bouton", "mot", "ville", "naissance", "second", "case", "titre", "retirer", "double", "jetable", "eteint")
"""By `data-essai`, which no selector may use."""


class Staff:
    def __init__(self, folder: Path) -> None:
        profile = new_profile()
        profile.installUrlSchemeHandler(PRACTICE.encode(), PracticeFiles([folder], profile))
        for script in scripts():
            profile.scripts().insert(script)
        self._page = LockedPage(profile, lambda url: may_open(address_in(url), Rules(), SITE, False))
        self._view, self._profile = LockedView(), profile
        self._view.setPage(self._page)
        self._view.resize(900, 700)
        self._view.show()
        self._touching = Touching(self._page)
        self._heard: list[Touched] = []
        self._touching.touched.connect(self._heard.append)

    def open(self, page: str) -> None:
        loaded: list[bool] = []
        self._page.loadFinished.connect(loaded.append)
        self._page.setUrl(address_of(SITE, page))
        assert self._wait(lambda: bool(loaded))
        self._page.loadFinished.disconnect(loaded.append)

    def touch(self, name: str) -> None:
        places: list[str] = []
        self._page.runJavaScript(PLACE.replace("NAME", name), 0, places.append)
        assert self._wait(lambda: bool(places))
        x, y = map(int, places[0].split(","))
        QTest.mouseClick(self._view.focusProxy(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))

    def show(self, name: str) -> Touched:
        self._heard.clear()
        self._touching.wait()
        QTest.qWait(50)
        self.touch(name)
        assert self._wait(lambda: bool(self._heard)), name
        return self._heard[0]

    def write(self, name: str, text: str) -> None:
        self.touch(name)
        QTest.qWait(200)
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(self._view.focusProxy(), event)
        QTest.qWait(200)

    def ask(self, script: str) -> str:
        answers: list[object] = []
        self._page.runJavaScript(script, 0, answers.append)
        assert self._wait(lambda: bool(answers))
        return str(answers[0])

    def keep(self, *steps: tuple[str, str, str]) -> tuple[list[Pointed], list[str]]:
        """A gesture each: what is shown, the sign, and where one goes, or what is touched, before it is kept."""
        parent, kept, said = QWidget(), list[Pointed](), list[str]()
        shown = [Shown(f"geste-{rank}", "Faites.") for rank in range(len(steps))]
        panel = Gestures(shown, self._touching, parent)
        panel.kept.connect(kept.append)
        for name, sign, then in steps:
            panel.point.click()
            QTest.qWait(50)
            self.touch(name)
            assert self._wait(panel.keep.isEnabled)
            panel.signs[sign].click()
            before = panel.said
            if then.endswith(".html"):
                self.open(then)
            elif then:
                QTest.qWait(50)
                self.touch(then)
                assert self._wait(lambda before=before: panel.said != before)
            panel.keep.click()
            said.append(panel.said)
            if panel.keep.isEnabled():
                panel.skip.click()
            self.open("page.html")
        parent.deleteLater()
        return kept, said

    def leave(self) -> None:
        forget(self._view, self._page, self._profile)

    def _wait(self, condition: Callable[[], bool]) -> bool:
        end = monotonic() + PATIENCE_S
        while not condition():
            if monotonic() > end:
                return False
            QTest.qWait(30)
        return True


def main() -> None:
    application = QApplication(arguments(sys.argv[0]))
    staff = Staff(Path(sys.argv[1]))
    staff.open("page.html")
    staff.write("prenom", "Amina")
    for name in TOUCHED:
        print(json.dumps({"shown": name, "found": msgspec.to_builtins(staff.show(name))}), flush=True)
    seen = {"title": staff.ask("document.title"), "focus": staff.ask("document.activeElement.id")}
    print(json.dumps(seen), flush=True)
    staff.touch("bouton")
    QTest.qWait(300)
    print(json.dumps({"after": staff.ask("document.title")}), flush=True)
    staff.open("page.html")
    kept, said = staff.keep(
        ("ville", "rempli", ""), ("case", "coche", ""), ("bouton", "adresse", "suite.html"),
        ("titre", "present", "mot"), ("titre", "lu", ""), ("bouton", "adresse", ""),
        ("bouton", "adresse", "dossier-123.html"),
    )  # fmt: skip
    print(json.dumps({"kept": [msgspec.to_builtins(one) for one in kept], "said": said}), flush=True)
    staff.leave()
    del application


if __name__ == "__main__":
    main()
