"""May this address be opened, this part of a page be loaded, this document be printed? Decided here, by table.

The browser obeys and tells the person; the proxy, with the same two lists, is the wall for what the browser's engine
does not show us. An address is compared in the pieces that the engine itself will use, never as a string:
`https://ameli.fr@evil.fr/` begins like a site that is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from ipaddress import ip_address
from typing import NamedTuple

HTTPS, HTTPS_PORT = "https", 443
PAGE_SCHEMES, PART_SCHEMES = frozenset({HTTPS}), frozenset({HTTPS, "wss"})
PDF = "application/pdf"
PRACTICE = "exercice"
"""Scheme of the made-up sites, which come from the disk."""

INNER = frozenset({"about:blank", "about:srcdoc"})
"""Empty pages that an allowed page makes for its own frames."""


PUBLIC_NAME = r"([a-z0-9_-]+\.)+[a-z][a-z0-9-]*\.?"
"""A name of the public web has a dot, and no number for its last part: not `localhost`, not `printer`, not `10.1`."""


class Verdict(StrEnum):
    """Why not. What the person is told, and what the journal counts, follow from it."""

    ALLOWED = "permis"
    SCHEME = "programme"  # another program would have to open it
    MADE = "fabrique"  # a page that another page has made: one could not tell whose it is
    FILE = "fichier"
    INSECURE = "non-chiffre"
    DISGUISED = "deguise"  # a name or a password stands before the host: made to be misread
    NUMERIC = "nombre"  # a machine by its number instead of its name
    PORT = "port"
    HOST = "ailleurs"  # a site that is not one of ours
    SANDBOX = "sans-protection"  # a true site, where the engine's own protection is off
    PAGES = "trop-de-pages"
    KIND = "document"  # not a document that this site may print
    WINDOW = "fenetre"  # what follows is never judged by an address: the page itself is told no
    FILES = "fichiers"
    DIALOG = "question"
    PERMISSION = "permission"
    CERTIFICATE = "certificat"
    SIGN_IN = "identifiant-du-reseau"


class Address(NamedTuple):
    """An address as the engine has read it. `port`: -1 when it is not written. `user`: name and password before the
    host. `text`: the whole, for the few addresses that have no host."""

    scheme: str
    host: str
    port: int = -1
    user: str = ""
    text: str = ""


class Rules(NamedTuple):
    """What one site is allowed. `open`: hosts that a page or a frame may come from. `load`: hosts that its pages may
    load parts from besides. `prints`: whether its documents may be printed."""

    open: frozenset[str] = frozenset()
    load: frozenset[str] = frozenset()
    prints: bool = False


OWN = frozenset({"blob", "data"})
"""What a page has made itself: as parts of it welcome, as pages of their own refused."""

ON_DISK = frozenset(
    {"file", "filesystem", "qrc", "view-source", "chrome", "chrome-untrusted", "chrome-error", "devtools"}
)
"""What shows the machine or the program instead of a site."""


def may_open(address: Address, rules: Rules, practice: str = "", sandboxed: bool = True) -> Verdict:
    """Whether a page or a frame may come from `address`. `practice`: the made-up site that is open, none on a true
    site. `sandboxed`: whether the engine protects the machine; without that, only made-up sites open."""
    if address.text in INNER:
        return Verdict.ALLOWED
    if address.scheme == PRACTICE or practice:
        return _in_practice(address, practice)
    return _on_the_web(address, rules.open, sandboxed)


def may_load(address: Address, rules: Rules, practice: str = "", sandboxed: bool = True) -> Verdict:
    """Whether a part of a page (a picture, a script, a request) may come from `address`."""
    if address.scheme in OWN or address.text in INNER:
        return Verdict.ALLOWED
    if address.scheme == PRACTICE or practice:
        return _in_practice(address, practice)
    return _on_the_web(address, rules.open | rules.load, sandboxed, PART_SCHEMES)


def may_record(address: Address, part: bool = False, sandboxed: bool = True) -> Verdict:
    """Whether a page may come from `address`, or a `part` of one, while staff record what a site asks for: from any
    machine with a public name, and otherwise by the same rules as for a visitor."""
    if address.text in INNER or (part and address.scheme in OWN):
        return Verdict.ALLOWED
    itself = frozenset({plain_name(address.host)}) if re.fullmatch(PUBLIC_NAME, address.host.lower()) else frozenset()
    return _on_the_web(address, itself, sandboxed, PART_SCHEMES if part else PAGE_SCHEMES)


def may_print(kind: str, start: bytes, pages: int, most: int, rules: Rules, practice: str = "") -> Verdict:
    """Whether a document of `kind` (as the site names it), which begins with `start`, may be printed: a PDF, of a site
    whose documents may be, and of made-up sites always. `most`: pages that this visit may still print."""
    if not (practice or rules.prints):
        return Verdict.HOST
    if kind.partition(";")[0].strip().lower() != PDF or not start.startswith(b"%PDF-"):
        return Verdict.KIND
    return Verdict.ALLOWED if 0 < pages <= most else Verdict.PAGES


def is_listed(host: str, listed: Iterable[str]) -> bool:
    """Whether `host` is one of `listed`. One that begins with a dot stands for all machines under it, and not for
    itself: « .ameli.fr » for `assure.ameli.fr`."""
    name = plain_name(host)
    return any(name.endswith(one) if one.startswith(".") else name == one for one in listed if name)


def plain_name(host: str) -> str:
    """The one way to write it: a machine has its name in any case, and with a dot at the end."""
    return host.lower().removesuffix(".")


def _in_practice(address: Address, practice: str) -> Verdict:
    if address.scheme != PRACTICE:
        return _refusal(address.scheme) or Verdict.HOST
    plain = address.port == -1 and not address.user
    return Verdict.ALLOWED if practice and address.host == practice and plain else Verdict.HOST


def _on_the_web(
    address: Address, hosts: frozenset[str], sandboxed: bool, schemes: frozenset[str] = PAGE_SCHEMES
) -> Verdict:
    if address.scheme not in schemes:
        return _refusal(address.scheme) or Verdict.SCHEME
    if address.user:
        return Verdict.DISGUISED
    if _is_numeric(address.host):
        return Verdict.NUMERIC
    if address.port not in (-1, HTTPS_PORT):
        return Verdict.PORT
    if not is_listed(address.host, hosts):
        return Verdict.HOST
    return Verdict.ALLOWED if sandboxed else Verdict.SANDBOX


def _refusal(scheme: str) -> Verdict | None:
    """Why an address of this scheme is refused, whatever its host; None for that of true sites."""
    if scheme in ON_DISK:
        return Verdict.FILE
    if scheme in OWN:
        return Verdict.MADE
    if scheme in ("http", "ws"):
        return Verdict.INSECURE
    return Verdict.SCHEME if scheme != HTTPS else None


def _is_numeric(host: str) -> bool:
    try:
        ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return False
    return True
