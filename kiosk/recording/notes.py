"""What the recorder's browser tells, a line of JSON each: names of machines and gestures, nothing else of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from kiosk.content.guides import Sign
from kiosk.webpolicy import Verdict, plain_name


class Shown(Struct, frozen=True, tag=True):
    """A gesture, as its words are shown to whoever records it."""

    id: str
    text: str


class Wanted(Struct, frozen=True, tag=True):
    """What the browser is told to record: the site that begins at `start`, and perhaps `gestures` of a guide."""

    name: str
    start: str
    gestures: tuple[Shown, ...] = ()


class Opened(Struct, frozen=True, tag=True):
    """A page came from this machine, or a `frame` of one."""

    host: str
    frame: bool = False


class Loaded(Struct, frozen=True, tag=True):
    """A part of a page was asked of this machine, or the page itself."""

    host: str


class Denied(Struct, frozen=True, tag=True):
    """Not even the recorder lets this pass."""

    why: Verdict
    host: str


class Pointed(Struct, frozen=True, tag=True):
    """A person has shown what a gesture points at, and chosen the sign by which it is done."""

    gesture: str
    target: str
    done: Sign


Told = Opened | Loaded | Denied | Pointed


class Notes(Struct, frozen=True):
    """All that was told. `framed`: machines that only frames came from. `unseen`: parts of pages that only the wall has
    seen. `pointed`: the last of each gesture."""

    opened: frozenset[str]
    framed: frozenset[str]
    loaded: frozenset[str]
    unseen: frozenset[str]
    denied: frozenset[tuple[str, str]]
    pointed: dict[str, Pointed]


def line(message: Told | Wanted) -> bytes:
    return msgspec.json.encode(message) + b"\n"


def read(row: bytes) -> Told:
    """Raises `ValueError` for what is not of it."""
    told: Told = msgspec.json.decode(row, type=Told)
    return told


def read_wanted(row: bytes) -> Wanted:
    """Raises `ValueError` for what is not of it."""
    return msgspec.json.decode(row, type=Wanted)


WALL = "mur"
"""Why what the engine allows was not reached: by its address, a machine of the venue, or one that does not answer."""


def gathered(told: Iterable[Told], asked: Mapping[str, bool] | None = None) -> Notes:
    """`asked`: what the wall has seen, by name, and whether it was reached. It knows better, and sees more: workers
    and preconnections ask without the engine's telling us."""
    pages, frames, parts = set[str](), set[str](), set[str]()
    denied = set[tuple[str, str]]()
    pointed: dict[str, Pointed] = {}
    for one in told:
        match one:
            case Opened(host, frame):
                (frames if frame else pages).add(plain_name(host))
            case Loaded(host):
                parts.add(plain_name(host))
            case Denied(why, host):
                denied.add((plain_name(host), why))
            case Pointed():
                pointed[one.gesture] = one
    asked = asked or {}
    closed = {host for host, reached in asked.items() if not reached}
    denied |= {(host, WALL) for host in closed - {host for host, _ in denied}}
    opened = frozenset(pages | frames) - {""} - closed
    unseen = frozenset(asked) - closed - opened - parts
    loaded = frozenset(parts) - {""} - closed - opened | unseen
    return Notes(opened, frozenset(frames - pages) & opened, loaded, unseen, frozenset(denied), pointed)
