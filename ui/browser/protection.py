"""Whether Chromium protects the machine from its pages: as it says itself, not as we suppose.

Where a kernel forbids the spaces that its sandbox is made of, it starts without a word, and without protection.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEnginePage

from ui.browser.engine import forget, new_profile, sandboxed

EVERY_MS, PATIENCE_MS = 50, 5000
SURE = "You are adequately sandboxed."
SAID = "sandboxed"


class Protection(QObject):
    """`known` comes once, with whether it `holds`."""

    known = Signal(bool)

    def __init__(self, ask: bool) -> None:
        """`ask`: a true site is to be opened. Without one the question would only cost time."""
        super().__init__()
        self.holds = sandboxed()
        self._waited = 0
        self._page: QWebEnginePage | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)
        if ask and self.holds:
            self._profile = new_profile()
            self._page = QWebEnginePage(self._profile)
            self._page.load(QUrl("chrome://sandbox"))
            self._timer.start()
        else:
            QTimer.singleShot(0, self, lambda: self.known.emit(self.holds))

    def _look(self) -> None:
        self._waited += EVERY_MS
        if self._waited >= PATIENCE_MS:
            self._hear("")
        elif self._page is not None:
            self._page.toPlainText(self._hear)

    def _hear(self, text: str) -> None:
        if self._page is None or (SAID not in text and self._waited < PATIENCE_MS):
            return
        self.holds = SURE in text
        self._timer.stop()
        page, self._page = self._page, None
        QTimer.singleShot(0, self, lambda: self._end(page))

    def _end(self, page: QWebEnginePage) -> None:
        forget(page, self._profile)
        self.known.emit(self.holds)
