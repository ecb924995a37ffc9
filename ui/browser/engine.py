"""Chromium as we start it, before its first window, and one profile for each visit that leaves nothing behind."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlScheme,
)

from kiosk.webpolicy import PRACTICE

FLAGS = ("--force-webrtc-ip-handling-policy=disable_non_proxied_udp",)
"""WebRTC passes no proxy: it may send nothing that does not."""

NO_WAY_OUT = (
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
"""Made-up sites come from the disk: no machine has a name, and all else goes to a proxy that is not there."""

UNPROTECTED = ("--no-sandbox",)
"""Root has no sandbox in Chromium. Then only made-up sites open (`kiosk/webpolicy.py`)."""

THROUGH = ("--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
"""The machine itself is reached through the proxy too, which refuses it, and names are the proxy's business alone."""

NOT_OURS = ("QTWEBENGINE_", "CHROMIUM_")
"""Variables by which somebody could open a door in the engine: a debugging port, flags, no sandbox."""

OFF = (
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.JavascriptCanPaste,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.ErrorPageEnabled,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.WebGLEnabled,
)
ON = (
    QWebEngineSettings.WebAttribute.PlaybackRequiresUserGesture,
    QWebEngineSettings.WebAttribute.WebRTCPublicInterfacesOnly,
    QWebEngineSettings.WebAttribute.ShowScrollBars,
)


def arguments(program: str, proxy_port: int | None = None) -> list[str]:
    """What the application is started with. To be called before it, once in a process: the engine reads variables that
    are cleared here, and the scheme of made-up sites has to be known before the first profile.

    `proxy_port`: where squid listens (`kiosk/proxy`), for true sites. Never with `QNetworkProxy` as well: the
    application's proxy wins over these flags, and with it the engine goes to 127.0.0.1 by itself (seen with 6.11.3).
    """
    for name in [name for name in os.environ if name.startswith(NOT_OURS)]:
        del os.environ[name]
    _announce_scheme()
    proxy = (f"--proxy-server=http://127.0.0.1:{proxy_port}", *THROUGH) if proxy_port else NO_WAY_OUT
    return [program, "--webEngineArgs", *FLAGS, *proxy, *(() if sandboxed() else UNPROTECTED)]


def sandboxed() -> bool:
    """Whether Chromium was asked to protect the machine from its pages; whether it does, `protection.py` asks."""
    return os.geteuid() != 0


Download = Callable[[QWebEngineDownloadRequest], None]


MakeProfile = Callable[[QObject | None, Download], QWebEngineProfile]


def new_profile(
    parent: QObject | None = None, download: Download = QWebEngineDownloadRequest.cancel
) -> QWebEngineProfile:
    """Off the record: cookies, storage and caches are in memory and go with it. `download` decides of each file."""
    return locked(QWebEngineProfile(parent), download)


def locked(profile: QWebEngineProfile, download: Download = QWebEngineDownloadRequest.cancel) -> QWebEngineProfile:
    """The same profile, which from now on keeps nothing, asks nothing and opens nothing."""
    profile.setHttpAcceptLanguage("fr-FR,fr")
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setPushServiceEnabled(False)
    profile.setSpellCheckEnabled(False)
    settings = profile.settings()
    for attribute in OFF:
        settings.setAttribute(attribute, False)
    for attribute in ON:
        settings.setAttribute(attribute, True)
    settings.setUnknownUrlSchemePolicy(QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes)
    profile.downloadRequested.connect(download)
    return profile


def forget(*parts: QObject) -> None:
    """Take a visit apart at once, in this order: the view, its page, and the profile last, or the engine crashes."""
    for part in parts:
        part.deleteLater()
        QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete)


def isolated(name: str, source: str) -> QWebEngineScript:
    """A script for every frame, in a world that no page can reach."""
    script = QWebEngineScript()
    script.setName(name)
    script.setSourceCode(source)
    script.setWorldId(QWebEngineScript.ScriptWorldId.ApplicationWorld)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setRunsOnSubFrames(True)
    return script


def _announce_scheme() -> None:
    scheme = QWebEngineUrlScheme(PRACTICE.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme | QWebEngineUrlScheme.Flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)
