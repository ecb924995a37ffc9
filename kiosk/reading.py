"""Plain data (from YAML or TOML) to frozen structs, with every fault collected.

A decoder that stops at the first error makes an author run it ten times for ten errors. This one goes on, and
names for each fault the file, the line, the path inside it, and what was probably meant.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin

import msgspec
from msgspec import UNSET, Struct

Severity = Literal["erreur", "alerte", "avertissement"]

T = typing.TypeVar("T", bound=Struct)

YES_NO = {"oui": True, "non": False}

UNREADABLE = "…"
"""Stands for a text that a syntax error made unreadable, so that the rest can be checked."""

NAMING_KEYS = ("id", "numero")
"""Keys that name an element of a list: `choix.oui` says more to an author than `choix[1]`."""


class Fault(Struct, frozen=True):
    """One thing to mend, worded for the person who wrote the file. `line` counts from 1; None when unknown.

    `erreur`: the content is not used as it is. `alerte` and `avertissement` stop nothing; the first is more urgent.
    """

    file: str
    path: str
    sentence: str
    suggestion: str = ""
    severity: Severity = "erreur"
    line: int | None = None

    def __str__(self) -> str:
        """`erreur : parcours/a.yaml, ligne 12, etapes.debut.titre : il manque… Vouliez-vous dire…`"""
        line = f"ligne {self.line}" if self.line else ""
        where = ", ".join(part for part in (self.file, line, self.path) if part)
        return f"{self.severity} : {where} : {self.advice}"

    @property
    def advice(self) -> str:
        """What is wrong, and what to do about it."""
        return f"{self.sentence} {self.suggestion}".rstrip()


def sound(faults: Iterable[Fault]) -> bool:
    """Whether nothing in `faults` keeps the content from being used."""
    return all(fault.severity != "erreur" for fault in faults)


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, or None when nothing is close."""
    from difflib import get_close_matches  # only a faulty file needs it

    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Vouliez-vous dire « titre » ?`, or the whole list when nothing is close."""
    names = sorted(known)
    close = closest(word, names)
    if close is not None:
        return f"Vouliez-vous dire « {close} » ?"
    return f"Possible ici : {', '.join(names)}." if names else ""


def quoted(word: object) -> str:
    """`« mot »`, cut when it is long."""
    text = str(word)
    short = text if len(text) <= 60 else f"{text[:59]}…"
    return f"« {short} »"


def item_path(path: str, rank: int, item: object) -> str:
    """The path of a list's element: by its own name when it has one, else by its rank counted from 1."""
    if isinstance(item, Mapping):
        for key in NAMING_KEYS:
            if isinstance(name := item.get(key), str) and name:
                return f"{path}.{name}"
    return f"{path}[{rank}]"


def key_path(path: str, key: object) -> str:
    return f"{path}.{key}" if path else str(key)


class Reader:
    """Reads values of one file. Faults gather in `faults`. `lines` gives the line of a path, where it is known.

    With `guess`, what `salvage` returns takes a misspelt key for the one that it resembles: right for checking further,
    wrong for what is put to use in spite of its faults.
    """

    def __init__(self, file: str, lines: Mapping[str, int] | None = None, guess: bool = True) -> None:
        self.file = file
        self.lines = lines or {}
        self.guess = guess
        self.faults: list[Fault] = []

    def fault(self, path: str, sentence: str, suggestion: str = "") -> None:
        self.faults.append(Fault(self.file, path, sentence, suggestion, line=self.lines.get(path)))

    def read(self, kind: type[T], data: object, path: str = "") -> T | None:
        """`data` as a struct of `kind`, or None when any part of it is at fault."""
        before = len(self.faults)
        value = self.salvage(kind, data, path)
        return value if len(self.faults) == before else None

    def salvage(self, kind: type[T], data: object, path: str = "") -> T | None:
        """Like `read`, but what can be read is kept, with blanks for the rest, so that further checks can go on.

        None only when `data` does not hold keys at all.
        """
        if not isinstance(data, dict):
            self.fault(path, "il faut ici des lignes « clé: valeur ».")
            return None
        fields = _fields(kind)
        given = self._known_keys(data, fields, kind.__struct_config__.tag_field, path)
        values: dict[str, Any] = {}
        for key, field in fields.items():
            if key not in given:
                value: Any = UNSET
                if field.required:
                    self.fault(path, f"il manque {quoted(key)}.")
            elif given[key] == "" and field.required:
                value = UNSET
                self.fault(key_path(path, key), "il faut écrire quelque chose ici.")
            else:
                value = self._value(field.type, given[key], key_path(path, key))
            if value is not UNSET:
                values[field.name] = value
            elif field.required:
                values[field.name] = _blank(field.type)
        return kind(**values)

    def _known_keys(
        self, data: dict[Any, Any], fields: Mapping[str, _Field], tag_key: str | None, path: str
    ) -> dict[str, Any]:
        """The keys that exist. With `guess`, one slip is one fault, not one more for the key that is missing."""
        given = {key: value for key, value in data.items() if isinstance(key, str) and key in fields}
        for key, value in data.items():
            if key in given or (key == tag_key and tag_key is not None):
                continue
            self.fault(key_path(path, key), "cette clé n’existe pas.", did_you_mean(str(key), fields))
            meant = closest(str(key), fields)
            if self.guess and meant is not None and meant not in data:
                given[meant] = value
        return given

    def _value(self, kind: Any, data: object, path: str) -> Any:
        """The value, or UNSET when it cannot be read."""
        origin = get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            return self._tagged([k for k in get_args(kind) if k is not type(None)], data, path)
        if origin is tuple:
            return self._list(get_args(kind)[0], data, path)
        if origin is dict:
            return self._named(get_args(kind)[1], data, path)
        if isinstance(kind, type) and issubclass(kind, Struct):
            return _or_unset(self.salvage(kind, data, path))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self._one_of({str(member.value): member for member in kind}, data, path)
        if kind is bool and isinstance(data, str):
            return self._one_of(YES_NO, data, path)
        return self._scalar(kind, data, path)

    def _list(self, kind: Any, data: object, path: str) -> Any:
        if not isinstance(data, list):
            self.fault(path, "il faut ici une liste : une ligne par élément, chacune après un tiret.")
            return UNSET
        values = (self._value(kind, item, item_path(path, n, item)) for n, item in enumerate(data, 1))
        return tuple(value for value in values if value is not UNSET)

    def _named(self, kind: Any, data: object, path: str) -> Any:
        if not isinstance(data, dict):
            self.fault(path, "il faut ici des lignes « clé: valeur ».")
            return UNSET
        values = {str(key): self._value(kind, item, key_path(path, key)) for key, item in data.items()}
        return {key: value for key, value in values.items() if value is not UNSET}

    def _tagged(self, kinds: list[Any], data: object, path: str) -> Any:
        if len(kinds) == 1:
            return self._value(kinds[0], data, path)
        by_tag = {str(kind.__struct_config__.tag): kind for kind in kinds}
        tag_key = str(kinds[0].__struct_config__.tag_field)
        if not isinstance(data, dict):
            self.fault(path, "il faut ici des lignes « clé: valeur ».")
            return UNSET
        if tag_key in data:
            kind = self._one_of(by_tag, data[tag_key], key_path(path, tag_key))
            meant = closest(str(data[tag_key]), by_tag)
            if kind is UNSET and meant is not None:
                kind = by_tag[meant]
        else:
            kind = UNSET
            self.fault(path, f"il manque {quoted(tag_key)}.", f"Possible ici : {', '.join(by_tag)}.")
        if kind is not UNSET:
            return _or_unset(self.salvage(kind, data, path))
        return self._resembling(kinds, data, path)

    def _resembling(self, kinds: list[type[Struct]], data: dict[Any, Any], path: str) -> Any:
        """Of a kind that nobody can tell, what its keys let read, without adding faults that would only mislead."""
        nearest = max(kinds, key=lambda kind: len(_fields(kind).keys() & data.keys()))
        before = len(self.faults)
        value = self.salvage(nearest, data, path)
        del self.faults[before:]
        return _or_unset(value)

    def _one_of(self, known: dict[str, Any], data: object, path: str) -> Any:
        if isinstance(data, str) and data in known:
            return known[data]
        self.fault(path, f"{quoted(data)} n’est pas possible ici.", did_you_mean(str(data), known))
        return UNSET

    def _scalar(self, kind: Any, data: object, path: str) -> Any:
        try:
            return msgspec.convert(data, kind, strict=True)
        except (msgspec.ValidationError, OverflowError):
            self.fault(path, f"il faut ici {_WANTED.get(kind, kind)}, pas {quoted(_shape(data))}.", _hint(kind, data))
            return UNSET


_WANTED: dict[Any, str] = {
    str: "un texte seul",
    int: "un nombre entier",
    float: "un nombre",
    bool: "« oui » ou « non »",
}


def _shape(data: object) -> object:
    if isinstance(data, dict):
        return ", ".join(f"{key}: {value}" for key, value in data.items())
    return ", ".join(map(str, data)) if isinstance(data, list) else data


def _hint(kind: Any, data: object) -> str:
    """A text in which an unquoted colon or bracket made something else of it."""
    if kind is str and isinstance(data, (dict, list)):
        return 'Mettez le texte entre guillemets droits (").'
    return ""


def _or_unset(value: Any) -> Any:
    return UNSET if value is None else value


def _blank(kind: Any) -> Any:
    """The emptiest value of a kind: stands where a required one could not be read."""
    origin = get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _blank(get_args(kind)[0])
    if isinstance(kind, type) and issubclass(kind, Struct):
        return kind(**{field.name: _blank(field.type) for field in _fields(kind).values() if field.required})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    return (origin or kind)()


class _Field(typing.NamedTuple):
    name: str
    type: Any
    required: bool


@cache
def _fields(kind: type[Struct]) -> Mapping[str, _Field]:
    """Fields by the name they have in the file."""
    hints = typing.get_type_hints(kind)
    return {
        info.encode_name: _Field(info.name, hints[info.name], info.required) for info in msgspec.structs.fields(kind)
    }
