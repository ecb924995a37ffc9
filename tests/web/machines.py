"""Machines that answer over TLS as a site does, and others that only wait: nobody may come to them."""

from __future__ import annotations

import base64
import hashlib
import socket
import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.web.certificates import Authority

SITE, PARTS, UNSIGNED, MISNAMED, FORBIDDEN, RESOLVER, PRIVATE = (
    "192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.66", "192.0.2.53", "10.0.0.1",
)  # fmt: skip
ADDRESSES = (SITE, PARTS, UNSIGNED, MISNAMED, FORBIDDEN, RESOLVER, PRIVATE)
NAMES = {
    "site.exemple": SITE,
    "pieces.exemple": PARTS,
    "reseau.exemple": PARTS,
    "img.reseau.exemple": PARTS,
    "fond.reseau.exemple": PARTS,
    "inconnu.exemple": UNSIGNED,
    "autre-nom.exemple": MISNAMED,
    "ailleurs.exemple": FORBIDDEN,
    "interne.exemple": PRIVATE,
    "borne.exemple": "127.0.0.1",
    "deguise.exemple": "::ffff:10.0.0.1",
}
DOORS = ((FORBIDDEN, 80), (FORBIDDEN, 443), (SITE, 80), (SITE, 8443), (PRIVATE, 80), (PRIVATE, 443), ("127.0.0.1", 631))
"""Where somebody listens who should not be asked. Without them too, the first packet would be seen."""

PAGE = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>{}</title><body><p>ici</p></body></html>'
POINT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>'
PAPER = """%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj
4 0 obj <</Title ({})>> endobj
trailer <</Root 1 0 R /Info 4 0 R>>
"""
HALF = 1 << 18  # bytes
SOCKETS = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455


class Site(BaseHTTPRequestHandler):
    """Does what it is asked to: `/rediriger?vers=…` redirects, `/script?code=…` is that script, `/ecrite?corps=…` that
    page. What `/papier-attendu.pdf` gives comes once somebody has asked for `/envoyer`."""

    protocol_version = "HTTP/1.1"
    sent = Event()

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = dict(parse_qsl(parts.query))
        match parts.path:
            case "/rediriger":
                self._answer(302, {"Location": asked["vers"]})
            case "/rafraichir":
                self._answer(200, {"Refresh": f"0;url={asked['vers']}"}, PAGE.format("attente"))
            case "/identification":
                self._answer(401, {"WWW-Authenticate": 'Basic realm="essai"', "Connection": "close"})
            case "/telecharger":
                self._answer(200, {"Content-Disposition": "attachment; filename=evil.desktop"}, "x", "x/y")
            case "/annoncer":
                self._answer(200, {"Link": f"<{asked['vers']}>; rel={asked['rel']}; as=image"}, PAGE.format("annonce"))
            case "/denoncer":
                rule = f"img-src 'none'; report-uri {asked['vers']}"
                page = PAGE.format("plainte").replace("ici", "<img src=point.svg>")
                self._answer(200, {"Content-Security-Policy": rule}, page)
            case "/qui":
                self._answer(200, {}, self.headers.get("Cookie", ""), "text/plain")
            case "/papier.pdf":
                self._answer(200, {"Content-Disposition": "attachment"}, PAPER.format(asked["mot"]), "application/pdf")
            case "/papier-attendu.pdf":
                self._begin_paper(len(paper := PAPER.format(asked["mot"]).encode()), paper[:100])
                self.sent.wait(60)
                self.wfile.write(paper[100:])
            case "/envoyer":
                self.sent.set()
                self._answer(204, {})
            case "/papier-lent.pdf":
                self._begin_paper(2 * HALF, f"%PDF-1.4 {asked['mot']} ".encode().ljust(HALF, b"x"))
                self.rfile.read(1)  # nothing more until the other side has gone
                self.close_connection = True
            case "/script":
                self._answer(200, {}, asked["code"], "text/javascript")
            case "/ecrite":
                self._answer(200, {}, PAGE.format("ecrite").replace("ici", asked["corps"]))
            case "/evenements":
                self._answer(200, {}, "data: vu\n\n", "text/event-stream")
            case "/point.svg":
                self._answer(200, {}, POINT, "image/svg+xml")
            case "/socket":
                self._open_socket()
            case path:
                self._answer(200, {}, PAGE.format(path.strip("/") or "accueil"))

    def do_POST(self) -> None:
        said = dict(parse_qsl(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("utf-8", "replace")))
        known = {"Set-Cookie": f"connexion={said['nom']}; Max-Age=99999; Secure; HttpOnly"} if "nom" in said else {}
        self._answer(200, known, PAGE.format("recu"))

    def do_OPTIONS(self) -> None:
        self._answer(204, {})

    def _answer(self, status: int, headers: dict[str, str], text: str = "", kind: str = "text/html") -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Access-Control-Allow-Origin": "*", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _begin_paper(self, length: int, beginning: bytes) -> None:
        self.send_response(200)
        for name, value in (("Content-Type", "application/pdf"), ("Content-Disposition", "attachment")):
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(beginning)
        self.wfile.flush()

    def _open_socket(self) -> None:
        key = hashlib.sha1(self.headers["Sec-WebSocket-Key"].encode() + SOCKETS).digest()
        self.send_response(101)
        for name, value in (("Upgrade", "websocket"), ("Connection", "Upgrade")):
            self.send_header(name, value)
        self.send_header("Sec-WebSocket-Accept", base64.b64encode(key).decode())
        self.end_headers()
        self.wfile.write(b"\x81\x02vu")
        self.rfile.read(1)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing: what was seen is told by whoever asked."""


class Machine(ThreadingHTTPServer):
    """Answers on port 443 of `address`, with a certificate."""

    daemon_threads = True

    def __init__(self, address: str, certificate: Path) -> None:
        super().__init__((address, 443), Site)
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(certificate)
        Thread(target=self.serve_forever, daemon=True).start()

    def get_request(self) -> tuple[socket.socket, Any]:
        """The greeting comes with the first reading, in a thread of its own: who connects and says nothing holds
        nobody up."""
        connection, peer = super().get_request()
        return self._tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), peer

    def handle_error(self, *_: object) -> None:
        """Nothing: many hang up in the middle."""


def open_machines(folder: Path) -> list[object]:
    """All of them, for as long as they are held. In `folder`: `hosts`, and the authority that the browser trusts."""
    (folder / "hosts").write_text("".join(f"{address} {name}\n" for name, address in NAMES.items()))
    authority, stranger = Authority(folder, "autorite"), Authority(folder, "inconnue")
    machines: list[object] = [
        Machine(SITE, authority.sign("site.exemple")),
        Machine(PARTS, authority.sign("pieces.exemple", "reseau.exemple", "*.reseau.exemple")),
        Machine(UNSIGNED, stranger.sign("inconnu.exemple")),
        Machine(MISNAMED, authority.sign("un-nom.exemple")),
    ]
    for address, port in DOORS:
        machines.append(socket.create_server((address, port), backlog=50))
    for port in (443, 3478):
        machines.append(datagrams := socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        datagrams.bind((FORBIDDEN, port))
    return machines
