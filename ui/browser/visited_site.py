"""One site that is open: its page, what it may do, and nothing of it left when it is closed."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QElapsedTimer, QObject, QProcess, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEngineLoadingInfo, QWebEnginePage

from kiosk.journal.events import Trouble
from kiosk.visit.page import Beside
from kiosk.webpolicy import PDF, PRACTICE, Rules, Verdict, may_load, may_open
from ui.beside.lines import Document
from ui.browser.addresses import address_in
from ui.browser.documents import draw
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

OUT_OF_REACH = (
    QWebEngineLoadingInfo.ErrorDomain.ConnectionErrorDomain,
    QWebEngineLoadingInfo.ErrorDomain.DnsErrorDomain,
)
NO_ANSWER = frozenset({7, 21, 324})
"""Chromium's own numbers, for what it counts elsewhere: too late, another network, nothing said (net_error_list.h)."""

AGAIN_S = 1.0
PRINTED, BY_PAGE = "document-page.pdf", -1
"""What a page prints: its file, and its number among the documents."""

SLOWEST_MS = 60_000
"""A document that takes longer is given up: its site cannot be left meanwhile."""

LARGEST = 20_000_000
"""Bytes of a document that may be printed."""

UNSAID = frozenset({"application/octet-stream", "application/force-download", "binary/octet-stream"})
"""What a site says of a file when it says nothing: its name tells."""


class VisitedSite(QObject):
    """`refused`: why, and whether it was only a part of the page. `reached`: whether the site answers.
    `broke`: the page crashed or hung, and is there no more. `coming`: whether a document is on its way. `document`: one
    that may be printed.
    """

    refused = Signal(object, bool)
    reached = Signal(bool)
    broke = Signal(object)
    coming = Signal(bool)
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
        self._refused_at: dict[Verdict, float] = {}
        self._on_their_way: set[int] = set()
        profile = self._profile = make_profile(None, self._download)
        if self._practice:
            profile.installUrlSchemeHandler(PRACTICE.encode(), PracticeFiles(folders, profile))
        self._requests = Requests(self._judge_part, profile)
        self._requests.refused.connect(partial(self._refuse, part=True))
        profile.setUrlRequestInterceptor(self._requests)
        page = self.page = LockedPage(profile, self._judge)
        # Of the page: those of a profile are not there any more once its renderer has crashed (seen with 6.11.3).
        page.scripts().insert(isolated("guide", GUIDE.read_text("utf-8")))
        page.refused.connect(self._refuse)
        page.printRequested.connect(self._print)
        page.printRequestedByFrame.connect(lambda _frame: self._print())
        page.pdfPrintingFinished.connect(self._printed)
        page.loadingChanged.connect(self._loading)
        page.renderProcessTerminated.connect(self._stopped)
        view.setPage(page)
        self._unanswered = self._start
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(lambda: page.setUrl(self._unanswered))
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
        for drawing in self.findChildren(QProcess):
            drawing.blockSignals(True)
            drawing.kill()
        forget(self.page, self._profile)

    def _judge(self, url: QUrl) -> Verdict:
        return may_open(address_in(url), self._rules, self._practice, self._protected)

    def _judge_part(self, url: QUrl) -> Verdict:
        return may_load(address_in(url), self._rules, self._practice, self._protected)

    def _refuse(self, why: Verdict, _host: str, part: bool = False) -> None:
        """A page may try a hundred times a second. Of its parts each reason is told once, of itself once in a while."""
        now = monotonic()
        if part and why not in self._told:
            self._told.add(why)
            self.refused.emit(why, True)
        elif not part and now - self._refused_at.get(why, -AGAIN_S) >= AGAIN_S:
            self._refused_at[why] = now
            self.refused.emit(why, False)

    def _print(self) -> None:
        """What a page has printed is a document like the others: shown first, and counted."""
        if not (self._practice or self._rules.prints):
            self._refuse(Verdict.KIND, "")
        elif BY_PAGE not in self._on_their_way:
            self._await(BY_PAGE)
            self.page.printToPdf(str(self._private / PRINTED))

    def _printed(self, file: str, well: bool) -> None:
        self._keep(BY_PAGE, Path(file), well)

    def _loading(self, info: QWebEngineLoadingInfo) -> None:
        """A site that does not answer is tried again until it does."""
        failed = info.status() is QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus
        answers = not failed or (info.errorDomain() not in OUT_OF_REACH and abs(info.errorCode()) not in NO_ANSWER)
        if not answers:
            self._unanswered = info.url()
            self._retry.start()
        elif not failed:
            self._retry.stop()
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
        if BY_PAGE in self._on_their_way:
            self._end(BY_PAGE)  # the engine never says that it will not come
        self._heard.start()
        self.broke.emit(why)

    def _download(self, request: QWebEngineDownloadRequest) -> None:
        """Only a document that may be printed, and only into the private folder."""
        may = bool(self._practice or self._rules.prints)
        named = request.mimeType() in UNSAID and request.suggestedFileName().lower().endswith(".pdf")
        if not may or not (request.mimeType() == PDF or named) or request.totalBytes() > LARGEST:
            request.cancel()
            self._refuse(Verdict.KIND, "")
            return
        request.setDownloadDirectory(str(self._private))
        request.setDownloadFileName(f"document-{request.id()}.pdf")
        request.receivedBytesChanged.connect(lambda: request.receivedBytes() <= LARGEST or request.cancel())
        request.isFinishedChanged.connect(lambda: self._kept(request))
        QTimer.singleShot(SLOWEST_MS, request, request.cancel)
        request.accept()
        self._await(request.id())

    def _kept(self, request: QWebEngineDownloadRequest) -> None:
        whole = request.state() is QWebEngineDownloadRequest.DownloadState.DownloadCompleted
        self._keep(request.id(), self._private / request.downloadFileName(), whole)

    def _await(self, number: int) -> None:
        self._on_their_way.add(number)
        self.coming.emit(True)

    def _keep(self, number: int, file: Path, whole: bool) -> None:
        if whole:
            draw(file, self._private, self, partial(self._drawn, number, file))
        else:
            self._drawn(number, file, None)

    def _drawn(self, number: int, file: Path, document: Document | None) -> None:
        if document is None:
            for left in self._private.glob(f"{file.stem}.*"):
                left.unlink(missing_ok=True)
            self._refuse(Verdict.KIND, "")
        self._end(number, document)

    def _end(self, number: int, document: Document | None = None) -> None:
        """It is there, or will not come."""
        self._on_their_way.discard(number)
        self.coming.emit(bool(self._on_their_way))
        if document is not None:
            self.document.emit(document)
