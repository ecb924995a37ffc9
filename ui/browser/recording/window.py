"""The recorder's window: the page, the machine that it comes from, and, with a guide, its gestures beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.recording.notes import Denied, Loaded, Opened, Told, Wanted
from ui.browser.engine import forget
from ui.browser.locked_view import LockedView
from ui.browser.recording.gestures import Gestures
from ui.browser.recording.site import RecordedSite
from ui.browser.recording.touching import Touching, scripts

BESIDE = 400
"""Pixels of the gestures, on the staff's own machine."""


class RecordingWindow(QWidget):
    """`closed` once nothing of the site is left."""

    closed = Signal()

    def __init__(self, wanted: Wanted, profile: QWebEngineProfile, tell: Callable[[Told], None]) -> None:
        super().__init__()
        self.setWindowTitle(f"Relevé\N{NO-BREAK SPACE}: {wanted.name}")
        self.resize(1366, 768)
        self._met: set[str] = set()
        self._place, self._count = QLabel(self), QLabel(self)
        back, end = QPushButton("Page d’avant", self), QPushButton("Terminer", self)
        self.view = LockedView(self)
        for script in scripts():
            profile.scripts().insert(script)
        self.site = RecordedSite(wanted.start, self.view, profile, tell)
        self.site.told.connect(self._note)
        page = self.site.page
        page.urlChanged.connect(self._show_place)
        self._show_place(page.url())
        self.touching = Touching(page, self)
        self.gestures = Gestures(wanted.gestures, self.touching, self) if wanted.gestures else None
        back.clicked.connect(lambda: page.triggerAction(QWebEnginePage.WebAction.Back))
        end.clicked.connect(self.close)
        line, body, layout = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for widget in (back, self._place, self._count, end):
            line.addWidget(widget)
        line.setStretch(1, 1)
        body.addWidget(self.view, 1)
        if self.gestures is not None:
            self.gestures.setFixedWidth(BESIDE)
            self.gestures.kept.connect(tell)
            body.addWidget(self.gestures)
        layout.addLayout(line)
        layout.addLayout(body, 1)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.touching.rest()
        forget(self.view)
        self.site.close()
        self.closed.emit()
        event.accept()

    def _note(self, note: Opened | Loaded | Denied) -> None:
        if not isinstance(note, Denied):
            self._met.add(note.host)
            self._count.setText(f"{len(self._met)} machines notées")

    def _show_place(self, url: QUrl) -> None:
        self._place.setText(url.host())
