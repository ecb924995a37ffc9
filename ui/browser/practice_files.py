"""Made-up sites, served from the disk to the pages of the same site, and to nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler

from kiosk.content.practice import KINDS, file_of
from kiosk.webpolicy import PRACTICE

WALL = b"default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
"""The engine's own rule for these pages: nothing from elsewhere, and no script in the text."""


def address_of(site: str, page: str) -> QUrl:
    """`page` may carry a query: `accueil.html?exercice=connecte`."""
    return QUrl(f"{PRACTICE}://{site}/{page}")


class PracticeFiles(QWebEngineUrlSchemeHandler):
    """Answers what pages ask for. To be installed in the profile before the first page."""

    def __init__(self, folders: Sequence[Path], parent: QObject) -> None:
        super().__init__(parent)
        self._folders = tuple(folders)

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url, asker = job.requestUrl(), job.initiator()
        own = asker.isEmpty() or (asker.scheme() == PRACTICE and asker.host() == url.host())
        file = file_of(self._folders, url.host(), url.path()) if own and job.requestMethod() == b"GET" else None
        if file is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        answer = QBuffer(job)
        answer.setData(QByteArray(file.read_bytes()))
        job.setAdditionalResponseHeaders({QByteArray(b"Content-Security-Policy"): QByteArray(WALL)})
        job.reply(KINDS[file.suffix].encode(), answer)
