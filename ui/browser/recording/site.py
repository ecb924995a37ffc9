"""A true site while it is recorded: every machine with a public name is let through, and noted by its name alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile

from kiosk.recording.notes import Denied, Loaded, Opened
from kiosk.webpolicy import HTTPS, OWN, Verdict, may_record
from ui.browser.addresses import address_in
from ui.browser.engine import forget, sandboxed
from ui.browser.locked_page import LockedPage
from ui.browser.locked_view import LockedView
from ui.browser.requests import Requests


class RecordedPage(LockedPage):
    """`visited`: the machine of a page that may come, and whether it comes into a frame."""

    visited = Signal(str, bool)

    def acceptNavigationRequest(self, url: QUrl, kind: QWebEnginePage.NavigationType, main_frame: bool) -> bool:
        accepted = super().acceptNavigationRequest(url, kind, main_frame)
        if accepted and url.scheme() == HTTPS:
            self.visited.emit(url.host(), not main_frame)
        return accepted


class RecordedSite(QObject):
    """`told` carries a note each time that a machine, or a refusal, is met for the first time."""

    told = Signal(object)

    def __init__(
        self, start: str, view: LockedView, profile: QWebEngineProfile, tell: Callable[[Opened | Loaded | Denied], None]
    ) -> None:
        """`tell` is connected before the first page is asked for."""
        super().__init__()
        self.told.connect(tell)
        self._profile = profile
        self._known: set[object] = set()
        self._requests = Requests(self._judge_part, profile)
        self._requests.refused.connect(lambda why, host: self._tell(Denied(why, host)))
        profile.setUrlRequestInterceptor(self._requests)
        page = self.page = RecordedPage(profile, lambda url: may_record(address_in(url), sandboxed=sandboxed()))
        page.refused.connect(lambda why, host: self._tell(Denied(why, host)))
        page.visited.connect(lambda host, frame: self._tell(Opened(host, frame)))
        page.renderProcessTerminated.connect(self._stopped)
        view.setPage(page)
        page.setUrl(QUrl(start))

    def close(self) -> None:
        """Cookies, storage and caches go with the profile."""
        forget(self.page, self._profile)

    def _judge_part(self, url: QUrl) -> Verdict:
        verdict = may_record(address_in(url), part=True, sandboxed=sandboxed())
        if verdict is Verdict.ALLOWED and url.host() and url.scheme() not in OWN:
            self._tell(Loaded(url.host()))
        return verdict

    def _tell(self, note: Opened | Loaded | Denied) -> None:
        if note not in self._known:
            self._known.add(note)
            self.told.emit(note)

    def _stopped(self, status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        """A page that crashed opens anew."""
        if status is not QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            QTimer.singleShot(0, self.page, lambda: self.page.triggerAction(QWebEnginePage.WebAction.Reload))
