"""Every text of a piece of content that a person will read, each under a path that stays the same in every language.

The path is that of the YAML file (`etapes.debut.choix.oui.texte`). With the file's name before it, it is the context
of the text in the PO files, so that « Oui » may be translated in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import fields, replace

from kiosk.reading import item_path, key_path

SHOWN = frozenset({
    "titre", "dire", "texte", "precision", "resume", "duree", "ou", "nom", "prix", "horaires", "pour", "mot",
    "affirmation", "expliquer", "verifier", "document", "indice", "montrer", "bravo", "mots", "pareils",
    "astuce", "autrement", "ressemble",
})  # fmt: skip
"""Keys whose value is a text to read. Numbers and addresses are shown too, but are the same in every language."""

T = TypeVar("T", bound=Struct)

_fields = cache(fields)
"""Msgspec works the types of a struct out each time it is asked: half the time of reading a language."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def texts(value: Struct, path: str = "") -> Iterator[tuple[str, str]]:
    """Path and text of each, in the order of the file. Blank ones are passed over."""
    found: list[tuple[str, str]] = []

    def note(where: str, text: str) -> str:
        found.append((where, text))
        return text

    with_texts(value, note, path)
    return iter(found)


def with_texts(value: T, change: Callable[[str, str], str], path: str = "") -> T:
    """`value` with each text replaced by `change(path, text)`."""
    changed = {}
    for info in _fields(type(value)):
        content = getattr(value, info.name)
        changed[info.name] = _changed(content, change, key_path(path, info.encode_name), info.encode_name in SHOWN)
    return replace(value, **changed)


def _changed(content: Any, change: Callable[[str, str], str], path: str, shown: bool) -> Any:
    match content:
        case str() if shown and content:
            return change(path, content)
        case Struct():
            return with_texts(content, change, path)
        case tuple():
            return tuple(
                _changed(item, change, _path_of(item, path, rank), shown) for rank, item in enumerate(content, 1)
            )
        case dict():
            return {name: _changed(item, change, key_path(path, name), False) for name, item in content.items()}
    return content


def _path_of(item: object, path: str, rank: int) -> str:
    """Where a list's element stands, named as `Reader` names it."""
    if isinstance(item, Struct):
        return item_path(path, rank, {info.encode_name: getattr(item, info.name) for info in _fields(type(item))})
    return item_path(path, rank, item)


def placeholders(text: str) -> tuple[str, ...]:
    """The names between braces: `{assurance-maladie.telephone}`."""
    return tuple(_PLACEHOLDER.findall(text))


def without_placeholders(text: str) -> str:
    return _PLACEHOLDER.sub("", text)


def filled(text: str, fill: Callable[[str], str | None]) -> str:
    """`text` with each `{name}` replaced by `fill(name)`, or left as it is when that is None."""
    return _PLACEHOLDER.sub(lambda found: found[0] if (word := fill(found[1])) is None else word, text)
