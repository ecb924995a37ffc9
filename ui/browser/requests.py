"""What the parts of a page ask for, one by one. The wall is the proxy: workers and preconnections ask without us."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from kiosk.webpolicy import Verdict
from ui.browser.locked_page import Judge


class Requests(QWebEngineUrlRequestInterceptor):
    """Blocks what the judge does not allow, and never redirects: that crashes the engine. `refused`: the
    `Verdict`, and the host.

    To be held by whoever makes it: one that only its parent and the profile know is let go of by PySide, and from then
    on nothing is judged.
    """

    refused = Signal(object, str)

    def __init__(self, judge: Judge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._judge = judge

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        verdict = self._judge(info.requestUrl())
        if verdict is not Verdict.ALLOWED:
            info.block(True)
            self.refused.emit(verdict, info.requestUrl().host())
