"""`python -m tests.kiosk.proxy.asking`: asks a real squid for many things. A line of JSON each: what came of it."""

from __future__ import annotations

import json
import os
import socket
import ssl
from contextlib import suppress
from pathlib import Path

from kiosk.proxy.squid import Squid
from kiosk.webpolicy import Rules

RULES = Rules(
    open=frozenset({"site.exemple", "interne.exemple", "borne.exemple", "deguise.exemple", "10.0.0.1"}),
    load=frozenset({"Pieces.exemple", ".reseau.exemple"}),
)
"""The names of private machines are listed: it is by their addresses that they are refused."""

LISTED = ("site.exemple", "SITE.exemple", "site.exemple.", "pieces.exemple", "img.reseau.exemple")
OTHERS = (
    "reseau.exemple", "evilreseau.exemple", "ailleurs.exemple", "site.exemple.ailleurs.exemple", "sous.site.exemple",
    "sitexexemple", "192.0.2.1", "192.0.2.66", "2130706433", "localhost",
)  # fmt: skip
PRIVATE = (
    "interne.exemple", "borne.exemple", "deguise.exemple", "127.0.0.1", "10.0.0.1", "0.0.0.0", "[::1]",
    "[::ffff:10.0.0.1]",
)  # fmt: skip
TUNNELS = (
    *(f"{name}:443" for name in (*LISTED, *OTHERS, *PRIVATE)),
    *(f"site.exemple:{port}" for port in (22, 80, 8443, 4433)),
    "127.0.0.1:631",
)


def ask(port: int, words: str) -> str:
    """The status of the answer; « coupé » where there is none."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection, suppress(ConnectionResetError):
        connection.sendall(f"{words}\r\n\r\n".encode())
        return connection.recv(1000).decode().partition("\r\n")[0].partition(" ")[2] or "coupé"
    return "coupé"


def whole(port: int, trusted: Path) -> tuple[str, str]:
    """A page of the site, through the tunnel, and what the site saw of us besides."""
    trust = ssl.create_default_context(cafile=str(trusted))
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"CONNECT site.exemple:443 HTTP/1.1\r\n\r\n")
        begun = connection.recv(1000).decode()
        with trust.wrap_socket(connection, server_hostname="site.exemple") as tunnel:
            tunnel.sendall(b"GET /page HTTP/1.1\r\nConnection: close\r\n\r\n")
            page = b"".join(iter(lambda: tunnel.recv(1000), b""))
    return begun, page.decode()


def answers(port: int) -> bool:
    """Whether somebody still listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def tell(name: str, came: object) -> None:
    print(json.dumps({"asked": name, "came": came}), flush=True)


def shared(port: int) -> list[str]:
    return [path.name for path in Path("/dev/shm").glob(f"*pasapas{port}*")]


def main() -> None:
    web = Path(os.environ["WEB"])
    folder = Path(os.environ["HOME"], "avec une espace")
    folder.mkdir()
    with Squid(RULES, folder, web / "hosts") as squid:
        for place in TUNNELS:
            tell(place, ask(squid.port, f"CONNECT {place} HTTP/1.1"))
        tell("page", whole(squid.port, web / "autorite.pem"))
        tell("http", ask(squid.port, "GET http://site.exemple/ HTTP/1.1\r\nHost: site.exemple"))
        tell("https", ask(squid.port, "GET https://site.exemple/ HTTP/1.1\r\nHost: site.exemple"))
        tell("its own pages", ask(squid.port, "GET /squid-internal-mgr/menu HTTP/1.1\r\nHost: localhost"))
        own = next(folder.iterdir())
        tell("modes", [oct(own.stat().st_mode & 0o777), *sorted(path.name for path in own.iterdir())])
        tell("log", (own / "squid.log").read_text().count("exemple"))
        tell("shared", len(shared(squid.port)))
    tell("left", [*map(str, folder.iterdir()), *shared(squid.port)])
    tell("answers", answers(squid.port))
    with Squid(Rules(), folder, web / "hosts") as squid:
        tell("nothing listed", ask(squid.port, "CONNECT site.exemple:443 HTTP/1.1"))


if __name__ == "__main__":
    main()
