"""`python -m tests.journeys.keeping_browser --private DIR CONTENT…`: the browser, on a site that keeps all it can.

Its profile writes to the disk what a visit's real one holds in memory only: what goes then goes by the wipe alone. For
each visit it writes a line of JSON into the file `REPORT`: what it saw of a visit before, and what it kept.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QSslCertificate
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineProfileBuilder

from ui.browser.__main__ import browse, command
from ui.browser.application import Browser
from ui.browser.engine import Download, locked
from ui.browser.locked_view import LockedView

LOOK = """(async () => {
    const seen = {
        cookie: document.cookie, connexion: await (await fetch("/qui")).text(), local: localStorage.length,
        session: sessionStorage.length, indexed: (await indexedDB.databases()).length,
        cache: (await caches.keys()).length, worker: (await navigator.serviceWorker.getRegistrations()).length,
    };
    document.title = JSON.stringify({seen: Object.keys(seen).filter(name => seen[name])});
})()"""
KEEP = """(async () => {
    await fetch("/connexion", {method: "POST", body: "nom=" + words.connexion});
    document.cookie = "souvenir=" + words.cookie + "; max-age=99999";
    localStorage.setItem("souvenir", words.local);
    sessionStorage.setItem("souvenir", words.session);
    await new Promise((done, failed) => {
        const opening = indexedDB.open("souvenirs", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("souvenirs");
        opening.onerror = failed;
        opening.onsuccess = () => {
            const writing = opening.result.transaction("souvenirs", "readwrite", {durability: "strict"});
            writing.objectStore("souvenirs").put(words.indexed, "un");
            writing.oncomplete = done;
        };
    });
    await (await caches.open("souvenirs")).put("/souvenir", new Response(words.cache));
    await navigator.serviceWorker.register("/script?code=" + encodeURIComponent("// " + words.worker));
    await navigator.serviceWorker.ready;
    document.body.innerHTML = "<input id=mot><p id=phrase>" + words.clipboard + "</p>";
    document.getElementById("mot").focus();
    document.title = JSON.stringify({kept: true});
})()"""
COPY = """getSelection().selectAllChildren(document.getElementById("phrase")); document.title = "\\"copied\\"";"""
DOWNLOAD = """for (const path of ["/papier-lent.pdf", "/papier.pdf"]) {
    const link = document.createElement("a");
    Object.assign(link, {href: path + "?mot=" + words.download, download: ""});
    document.body.append(link);
    link.click();
}"""


def keeping(private: Path) -> QWebEngineProfile:
    """It trusts the tests' own authority, and forgets nothing."""
    builder = QWebEngineProfileBuilder()
    builder.setAdditionalTrustedCertificates(QSslCertificate.fromPath(f"{os.environ['WEB']}/autorite.pem"))
    builder.setPersistentStoragePath(str(private / "navigateur/profil"))
    builder.setCachePath(str(private / "navigateur/profil/cache"))
    return builder.createProfile("essai")


def made(private: Path, download: Download) -> QWebEngineProfile:
    profile = locked(keeping(private), download)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.ForcePersistentCookies)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.DiskHttpCache)
    return profile


class Keeper(QObject):
    """One thing after the other, each once the title of the page says that the one before is done."""

    def __init__(self, browser: Browser) -> None:
        super().__init__()
        self._browser = browser
        self._todo = [self._look, self._keep, self._type, self._copy, self._fetch]
        self._seen: list[str] = []
        self._timer = QTimer(self, interval=100)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def _page(self) -> QWebEnginePage:
        view = self._browser.stage.findChild(LockedView)
        assert view is not None
        return view.page()

    def _go_on(self) -> None:
        if not self._todo or self._page.url().host() != "site.exemple":
            return
        title = self._page.title()
        if title.startswith(("{", '"')):
            self._heard(json.loads(title))
        elif title == "accueil":
            self._todo.pop(0)()
            self._run("document.title = '...'") if not self._todo else None

    def _heard(self, told: object) -> None:
        if isinstance(told, dict) and "seen" in told:
            self._seen = told["seen"]
        self._run("document.title = 'accueil'")

    @property
    def _words(self) -> dict[str, str]:
        """Written backwards where they come from: what is found of them in this process was used by it."""
        words = [word[::-1] for word in json.loads(os.environ["CANARIES"])]
        return dict(zip(PLACES, words, strict=True))

    def _run(self, script: str) -> None:
        self._page.runJavaScript(f"{{ const words = {json.dumps(self._words)}; {script} }}")

    def _look(self) -> None:
        self._run(f"document.title = '...'; {LOOK}")

    def _keep(self) -> None:
        self._run(f"document.title = '...'; {KEEP}")

    def _type(self) -> None:
        self._run("document.title = '...'")
        self._browser.stage.type_text(self._words["typed"])
        QTimer.singleShot(500, self, lambda: self._run("document.title = JSON.stringify('typed')"))

    def _copy(self) -> None:
        self._run(f"document.title = '...'; {COPY}")
        QTimer.singleShot(300, self, lambda: self._page.triggerAction(QWebEnginePage.WebAction.Copy))

    def _fetch(self) -> None:
        self._run(DOWNLOAD)
        with Path(os.environ["REPORT"]).open("a") as report:
            report.write(json.dumps(self._seen) + "\n")


PLACES = ("connexion", "cookie", "local", "session", "indexed", "cache", "worker", "typed", "clipboard", "download")


def main() -> int:
    wished = command().parse_args()
    return browse(wished, lambda _parent, download: made(wished.private, download), Keeper)


if __name__ == "__main__":
    sys.exit(main())
