"""Web and mail addresses, said so that somebody can type them: their signs have names, their ending is spelled."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from kiosk.voice.rules import Rule, rule
from kiosk.voice.written import LINK, MAIL, WEB


class Signs(Struct, frozen=True):
    """What the signs of an address are called in a language."""

    dot: str
    hyphen: str
    underscore: str
    at: str
    slash: str
    plus: str
    apostrophe: str
    space: str


SPELLED = frozenset({"fr", "eu", "www"})


def address_rules(signs: Signs, names: Mapping[str, str]) -> tuple[Rule, ...]:
    """`names`: words of an address that are several words run together, or that the voice misreads."""
    called = {".": signs.dot, "-": signs.hyphen, "_": signs.underscore, "/": signs.slash, "+": signs.plus}

    def read(address: str) -> str:
        parts = re.findall(r"[^\W_]+|_|\W", address)
        return " ".join(called.get(part) or names.get(part.lower()) or _word(part) for part in parts)

    def web(found: re.Match[str]) -> str:
        """Without https://, which nobody types."""
        return read(found["host"] + (found["path"] or "").rstrip("/"))

    def mail(found: re.Match[str]) -> str:
        return f"{read(found['who'])} {signs.at} {read(found['host'])}"

    return rule(LINK, web), rule(MAIL, mail), rule(WEB, web)


def _word(part: str) -> str:
    return " ".join(part.upper()) if part.lower() in SPELLED else part
