"""A page that goes only where it may, opens nothing, asks nothing of the machine, and says nothing to our logs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineFileSystemAccessRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
)

from kiosk.webpolicy import Verdict
from ui.browser.questions import Phase, Question

Judge = Callable[[QUrl], Verdict]

MOST_QUESTIONS = 20
"""Of one document; what asks more often is refused."""


class LockedPage(QWebEnginePage):
    """`refused` carries why, a `Verdict`, the host that it would have led to, and whether only a part of the page
    wanted it; `questioned` a `Question`; `kept` tells that the yes to one was given."""

    refused = Signal(object, str, bool)
    questioned = Signal(object)
    kept = Signal()

    def __init__(self, profile: QWebEngineProfile, judge: Judge, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        self._judge = judge
        self._here = self._heading_for = QUrl()
        self._led_away = False
        self._questions = 0
        self._agreed: str | None = None
        self.urlChanged.connect(self._look_where)
        self.loadStarted.connect(self._begin)
        self.newWindowRequested.connect(self._stay)
        self.permissionRequested.connect(self._deny)
        self.certificateError.connect(self._distrust)
        self.fileSystemAccessRequested.connect(self._keep_files)
        self.registerProtocolHandlerRequested.connect(QWebEngineRegisterProtocolHandlerRequest.reject)
        self.authenticationRequired.connect(self._give_no_name)
        self.proxyAuthenticationRequired.connect(lambda *_: self._give_no_name(QUrl()))
        self.desktopMediaRequested.connect(lambda request: self._end(request.cancel, Verdict.PERMISSION))
        self.webAuthUxRequested.connect(lambda request: self._end(request.cancel, Verdict.PERMISSION))
        self.selectClientCertificate.connect(lambda choice: self._end(choice.selectNone, Verdict.CERTIFICATE))
        self.fullScreenRequested.connect(lambda request: self._end(request.reject, Verdict.WINDOW))

    def acceptNavigationRequest(self, url: QUrl, kind: QWebEnginePage.NavigationType, main_frame: bool) -> bool:
        verdict = self._judge(url)
        if verdict is Verdict.ALLOWED:
            self._heading_for = url if main_frame else self._heading_for
            return True
        self._refuse(verdict, url.host(), part=not main_frame)
        return False

    def _begin(self) -> None:
        """Of another document."""
        self._led_away, self._questions, self._agreed = False, 0, None

    def _look_where(self, url: QUrl) -> None:
        """What the engine refuses by itself leaves an empty page: back to where the person was."""
        if url.scheme() != "about":
            self._here = url
        elif not self._here.isEmpty():
            self._refuse(Verdict.SCHEME)
            QTimer.singleShot(0, self, lambda: self.load(self._here))

    def _stay(self, request: QWebEngineNewWindowRequest) -> None:
        """What a person wanted to open beside opens here; what opens by itself does not."""
        if request.isUserInitiated() and self._judge(request.requestedUrl()) is Verdict.ALLOWED:
            url = request.requestedUrl()
            QTimer.singleShot(0, self, lambda: self.load(url))
        else:
            self._refuse(Verdict.WINDOW, request.requestedUrl().host())

    def chooseFiles(self, mode: object, old: Sequence[str], kinds: Sequence[str]) -> list[str]:
        self._refuse(Verdict.FILES)
        return []

    def javaScriptAlert(self, origin: QUrl, text: str) -> None:
        self._question(text, Phase.SAID)

    def javaScriptConfirm(self, origin: QUrl, text: str) -> bool:
        """No, until somebody has said yes; but where the kiosk itself leaves a page, that would hold it."""
        agreed, self._agreed = self._agreed, None
        if text == agreed:
            QTimer.singleShot(0, self, lambda: self.kept.emit())
            return True
        if self._led_away:
            return True
        self._question(text, Phase.ASKED)
        return False

    def agree(self, text: str) -> None:
        """The next time it asks this, the answer is yes."""
        self._agreed = text

    def setUrl(self, url: QUrl) -> None:
        """Where the kiosk goes, no page asks whether it may, until the next one begins."""
        self._led_away = True
        super().setUrl(url)

    def javaScriptPrompt(self, origin: QUrl, text: str, default: str) -> tuple[bool, str]:
        self._refuse(Verdict.DIALOG)
        return False, ""

    def javaScriptConsoleMessage(self, level: object, message: str, line: int, source: str) -> None:
        """Not into our logs: it may hold what a person has typed."""

    def _question(self, text: str, phase: Phase) -> None:
        self._questions += 1
        if self._questions > MOST_QUESTIONS:
            self._refuse(Verdict.DIALOG)
        else:
            QTimer.singleShot(0, self, lambda: self.questioned.emit(Question(text, phase)))

    def _end(self, end: Callable[[], None], why: Verdict) -> None:
        end()
        self._refuse(why)

    def _deny(self, permission: QWebEnginePermission) -> None:
        permission.deny()
        self._refuse(Verdict.PERMISSION)

    def _distrust(self, error: QWebEngineCertificateError) -> None:
        error.rejectCertificate()
        self._refuse(Verdict.CERTIFICATE)

    def _give_no_name(self, asking: QUrl, *_: object) -> None:
        """And stop: who only says nothing has given an empty name, and is asked again, 32 times."""
        self.triggerAction(QWebEnginePage.WebAction.Stop)
        self._refuse(Verdict.SIGN_IN, part=asking != self._heading_for)

    def _keep_files(self, request: QWebEngineFileSystemAccessRequest) -> None:
        request.reject()
        self._refuse(Verdict.FILES)

    def _refuse(self, why: Verdict, host: str = "", part: bool = False) -> None:
        """Told once the engine is done with the request: a page that is loaded from inside one crashes it."""
        QTimer.singleShot(0, self, lambda: self.refused.emit(why, host, part))
