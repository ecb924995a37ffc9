"""`python -m tests.ui.browser.escaping_true_site PART PARTS`: tries to leave a true site, in every way that is known.

With real Chromium in its sandbox, behind a real squid, in the web of `tests.web.small_web`. A line of JSON an attempt:
what came of it, and the reason it should be refused with. `PART`, from 0: which of the attempts.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QSslCertificate
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineProfileBuilder,
)
from PySide6.QtWidgets import QApplication

from kiosk.proxy.squid import Squid
from kiosk.webpolicy import Verdict, may_load, may_open
from tests.ui.browser.escapes import ASKING, WAYS
from tests.ui.browser.openers import lay_traps
from tests.ui.browser.prisoner import LOAD_S, SETTLE_S, Attempt, Prisoner
from tests.ui.browser.true_site_escapes import (
    ADDRESSES,
    ALLOWED,
    ASKED_OF_US,
    CALL,
    HOME,
    PARTS,
    PRELUDE,
    REDIRECTS,
    RULES,
    TALKING,
    TARGETS,
    WALL,
    Way,
)
from ui.browser.addresses import address_in
from ui.browser.engine import Download, arguments, forget, locked, sandboxed

FORBIDDEN = "https://ailleurs.exemple/"
REDIRECTED_S = 0.4


class Tried(NamedTuple):
    kind: str
    name: str
    way: Way
    there: str = FORBIDDEN
    settle_s: float = SETTLE_S
    shown: str = ""


def everything() -> Iterator[Tried]:
    for name, script in WAYS.items():
        for there, reason in ADDRESSES.items():
            yield Tried("way", f"{name} {there}", Way(script, _reason(name, reason)), there)
    for name, way in TALKING.items():
        for there, reason in TARGETS.items():
            yield Tried("talk", f"{name} {there}", way._replace(reason=reason if way.reason else ""), there)
    for name, way in REDIRECTS.items():
        yield Tried("redirect", name, way, settle_s=REDIRECTED_S)
    for name, way in PARTS.items():
        yield Tried("part", name, way, settle_s=REDIRECTED_S)
    for name, script in ASKING.items():
        yield Tried("ask", name, Way(script))
    for name, way in ASKED_OF_US.items():
        yield Tried("asked", name, way, settle_s=REDIRECTED_S)
    for name, (script, shown) in ALLOWED.items():
        yield Tried("allowed", name, Way(script), shown=shown)


def _reason(way: str, reason: str) -> str:
    """Of an address, by the way that it is tried. In a frame, Chromium itself refuses one that holds a name."""
    if way in ("blank", "open") and reason:
        return Verdict.WINDOW
    return WALL if way == "frame" and reason == Verdict.DISGUISED else reason


def protection(profile: QWebEngineProfile) -> str:
    """What Chromium says of its own sandbox."""
    page, told = QWebEnginePage(profile), [""]
    page.load(QUrl("chrome://sandbox"))
    end = monotonic() + LOAD_S
    while "sandboxed" not in told[-1] and monotonic() < end:
        page.toPlainText(told.append)
        QTest.qWait(50)
    forget(page)
    return told[-1]


def trusting(
    certificate: Path, folder: Path, download: Download = QWebEngineDownloadRequest.cancel
) -> QWebEngineProfile:
    """The profile of a visit, for which the tests' own authority is one like others. With a name and a folder: one off
    the record takes no authority from a builder."""
    builder = QWebEngineProfileBuilder()
    builder.setAdditionalTrustedCertificates(QSslCertificate.fromPath(str(certificate)))
    builder.setPersistentStoragePath(str(folder))
    return locked(builder.createProfile("essai"), download)


def main() -> None:
    part, parts = sys.argv[1:]
    web = Path(os.environ["WEB"])
    home = Path(os.environ["HOME"])
    with Squid(RULES, home, web / "hosts") as squid:
        programs, log = lay_traps(home)
        os.environ["PATH"] = f"{programs}:{os.environ['PATH']}"
        application = QApplication(arguments(sys.argv[0], squid.port))
        profile = trusting(web / "autorite.pem", home / "profil")
        print(json.dumps({"proxy": squid.port, "protection": protection(profile)}), flush=True)
        prisoner = Prisoner(
            QUrl(HOME),
            FORBIDDEN,
            profile,
            lambda url: may_open(address_in(url), RULES, sandboxed=sandboxed()),
            lambda url: may_load(address_in(url), RULES, sandboxed=sandboxed()),
        )
        for tried in islice(everything(), int(part), None, int(parts)):
            script = f"{PRELUDE} {CALL} const there = url; {tried.way.script}"
            act = partial(prisoner.run, f"const url = {json.dumps(tried.there)}; {script}")
            came = prisoner.attempt(Attempt(tried.name, act, tried.settle_s, tried.shown, tried.way.reason))
            about = {"kind": tried.kind, "reason": tried.way.reason, "shown": tried.shown}
            print(json.dumps(came | about), flush=True)
        prisoner.leave()
        print(json.dumps({"programs": log.read_text()}), flush=True)
        del application


if __name__ == "__main__":
    main()
