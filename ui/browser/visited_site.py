"""One site that is open: its page, what it may do, and nothing of it left when it is closed."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEngineLoadingInfo, QWebEnginePage

from kiosk.journal.events import Trouble
from kiosk.visit.page import Beside
from kiosk.webpolicy import PDF, PRACTICE, Rules, Verdict, may_load, may_open
from ui.browser.addresses import address_in
from ui.browser.documents import document_of
from ui.browser.engine import MakeProfile, forget, isolated, new_profile
from ui.browser.locked_page import LockedPage
from ui.browser.locked_view import LockedView
from ui.browser.practice_files import PracticeFiles
from ui.browser.requests import Requests

GUIDE = Path(__file__).with_name("guide.js")
BEAT_MS = 1000
HANGS_MS = 8000
"""A page that answers nothing for so long never will: it is stopped."""

RETRY_MS = 5000
"""Between two tries to reach a site that does not answer."""

LARGEST = 20_000_000
"""Bytes of a document that may be printed."""

UNSAID = frozenset({"application/octet-stream", "application/force-download", "binary/octet-stream"})
"""What a site says of a file when it says nothing: its name tells."""


class VisitedSite(QObject):
    """`refused`: why, and whether it was only a part of the page. `reached`: whether the site answers.
    `broke`: the page crashed or hung, and is there no more. `document`: one that may be printed.
    """

    refused = Signal(object, bool)
    reached = Signal(bool)
    broke = Signal(object)
    document = Signal(object)

    def __init__(
        self, beside: Beside, view: LockedView, folders: Sequence[Path], private: Path,
        protected: bool, make_profile: MakeProfile = new_profile,
    ) -> None:  # fmt: skip
        """`folders`: of content. `private`: where a document may stand for a moment.
        `protected`: whether the machine is from its pages. `make_profile`: one that trusts
        another authority, for tests."""
        super().__init__()
        self._view, self._private = view, private
        self._practice = "" if beside.rules else beside.site
        self._rules = beside.rules or Rules()
        self._start = QUrl(beside.address)
        self._answers: bool | None = None
        self._hung, self._protected = False, protected
        self._told: set[Verdict] = set()
        profile = self._profile = make_profile(None, self._download)
        if self._practice:
            profile.installUrlSchemeHandler(PRACTICE.encode(), PracticeFiles(folders, profile))
        self._requests = Requests(self._judge_part, profile)
        self._requests.refused.connect(self._refuse_part)
        profile.setUrlRequestInterceptor(self._requests)
        page = self.page = LockedPage(profile, self._judge)
        # Of the page: those of a profile are not there any more once its renderer has crashed (seen with 6.11.3).
        page.scripts().insert(isolated("guide", GUIDE.read_text("utf-8")))
        page.refused.connect(lambda why, _host: self.refused.emit(why, False))
        page.loadingChanged.connect(self._loading)
        page.renderProcessTerminated.connect(self._stopped)
        view.setPage(page)
        self._heard = QElapsedTimer()
        self._heard.start()
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self._ping)
        self._beat.start()
        page.setUrl(self._start)

    def go_to(self, url: QUrl) -> None:
        if not url.isEmpty():
            self.page.setUrl(url)

    def close(self) -> None:
        """Take it apart: cookies, storage and caches go with the profile."""
        self._beat.stop()
        forget(self.page, self._profile)

    def _judge(self, url: QUrl) -> Verdict:
        return may_open(address_in(url), self._rules, self._practice, self._protected)

    def _judge_part(self, url: QUrl) -> Verdict:
        return may_load(address_in(url), self._rules, self._practice, self._protected)

    def _refuse_part(self, why: Verdict, _host: str) -> None:
        """Each reason once: a page may try a hundred times a second."""
        if why not in self._told:
            self._told.add(why)
            self.refused.emit(why, True)

    def _loading(self, info: QWebEngineLoadingInfo) -> None:
        """A site that does not answer is tried again until it does."""
        failed = info.status() is QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus
        unreachable = failed and info.errorDomain() in (
            QWebEngineLoadingInfo.ErrorDomain.ConnectionErrorDomain,
            QWebEngineLoadingInfo.ErrorDomain.DnsErrorDomain,
        )
        if unreachable:
            QTimer.singleShot(RETRY_MS, self.page, partial(self.page.setUrl, self._start))
        answers = not unreachable
        done = failed or info.status() is QWebEngineLoadingInfo.LoadStatus.LoadSucceededStatus
        if done and answers is not self._answers:
            self._answers = answers
            self.reached.emit(answers)

    def _ping(self) -> None:
        if self._heard.elapsed() > HANGS_MS and (process := self.page.renderProcessPid()):
            self._heard.start()
            self._hung = True
            os.kill(process, signal.SIGKILL)
            return
        self.page.runJavaScript("1", 0, lambda _: self._heard.start())

    def _stopped(self, status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        if status is QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return
        why, self._hung = Trouble.HUNG if self._hung else Trouble.CRASHED, False
        self._heard.start()
        self.broke.emit(why)

    def _download(self, request: QWebEngineDownloadRequest) -> None:
        """Only a document that may be printed, and only into the private folder."""
        may = bool(self._practice or self._rules.prints)
        named = request.mimeType() in UNSAID and request.suggestedFileName().lower().endswith(".pdf")
        if not may or not (request.mimeType() == PDF or named) or request.totalBytes() > LARGEST:
            request.cancel()
            self.refused.emit(Verdict.KIND, False)
            return
        request.setDownloadDirectory(str(self._private))
        request.setDownloadFileName(f"document-{request.id()}.pdf")
        request.receivedBytesChanged.connect(lambda: request.receivedBytes() <= LARGEST or request.cancel())
        request.isFinishedChanged.connect(lambda: self._kept(request))
        request.accept()

    def _kept(self, request: QWebEngineDownloadRequest) -> None:
        file = self._private / request.downloadFileName()
        if request.state() is QWebEngineDownloadRequest.DownloadState.DownloadCompleted:
            self.document.emit(document_of(file))
        else:
            file.unlink(missing_ok=True)
            self.refused.emit(Verdict.KIND, False)
