"""Plain data (from YAML or TOML) to frozen structs, with every fault collected.

A decoder that stops at the first error makes an author run it ten times for ten errors. This one goes on, and
names for each fault the file, the path inside it, and what was probably meant.
"""

from __future__ import annotations

import types
import typing
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin

import msgspec
from msgspec import Struct, UnsetType

Severity = Literal["erreur", "alerte", "avertissement"]

T = typing.TypeVar("T", bound=Struct)

YES_NO = {"oui": True, "non": False}


class Fault(Struct, frozen=True):
    """One thing to mend, worded for the person who wrote the file."""

    file: str
    path: str
    sentence: str
    suggestion: str = ""
    severity: Severity = "erreur"

    def __str__(self) -> str:
        where = f"{self.file} › {self.path}" if self.path else self.file
        tail = f" {self.suggestion}" if self.suggestion else ""
        return f"{self.severity} : {where} : {self.sentence}{tail}"


def did_you_mean(word: str, known: typing.Iterable[str]) -> str:
    """`Vouliez-vous dire « titre » ?`, or the whole list when nothing is close."""
    names = sorted(known)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"Vouliez-vous dire « {close[0]} » ?"
    return f"Possible ici : {', '.join(names)}." if names else ""


class Reader:
    """Reads values of one file. Faults gather in `faults`; a value that cannot be read is None."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def fault(self, path: str, sentence: str, suggestion: str = "") -> None:
        self.faults.append(Fault(self.file, path, sentence, suggestion))

    def read(self, kind: type[T], data: object, path: str = "") -> T | None:
        """`data` as a struct of `kind`, or None when any part of it is at fault."""
        if not isinstance(data, dict):
            self.fault(path, "il faut ici des lignes « clé: valeur ».")
            return None
        fields = _fields(kind)
        tag_key = kind.__struct_config__.tag_field
        before = len(self.faults)
        for key in data:
            if key not in fields and key != tag_key:
                self.fault(_join(path, key), "cette clé n’existe pas.", did_you_mean(str(key), fields))
        values: dict[str, Any] = {}
        for key, field in fields.items():
            if key in data:
                values[field.name] = self._value(field.type, data[key], _join(path, key))
            elif field.required:
                self.fault(path, f"il manque « {key} ».")
        return kind(**values) if len(self.faults) == before else None

    def _value(self, kind: Any, data: object, path: str) -> Any:
        origin = get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            return self._union([k for k in get_args(kind) if k not in (type(None), UnsetType)], data, path)
        if origin is tuple:
            if not isinstance(data, list):
                self.fault(path, "il faut ici une liste : une ligne par élément, chacune après un tiret.")
                return ()
            return tuple(self._value(get_args(kind)[0], item, f"{path}[{i}]") for i, item in enumerate(data, 1))
        if origin is dict:
            if not isinstance(data, dict):
                self.fault(path, "il faut ici des lignes « clé: valeur ».")
                return {}
            return {key: self._value(get_args(kind)[1], item, _join(path, str(key))) for key, item in data.items()}
        if isinstance(kind, type) and issubclass(kind, Struct):
            return self.read(kind, data, path)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self._one_of({str(member.value): member for member in kind}, data, path)
        if kind is bool and isinstance(data, str):
            return self._one_of(YES_NO, data, path)
        return self._scalar(kind, data, path)

    def _union(self, kinds: list[Any], data: object, path: str) -> Any:
        if len(kinds) == 1:
            return self._value(kinds[0], data, path)
        by_tag = {str(k.__struct_config__.tag): k for k in kinds}
        tag_key = kinds[0].__struct_config__.tag_field
        if not isinstance(data, dict) or tag_key not in data:
            self.fault(path, f"il manque « {tag_key} ».", f"Possible ici : {', '.join(sorted(by_tag))}.")
            return None
        kind = self._one_of(by_tag, data[tag_key], _join(path, tag_key))
        return self.read(kind, data, path) if kind is not None else None

    def _one_of(self, known: dict[str, Any], data: object, path: str) -> Any:
        if isinstance(data, str) and data in known:
            return known[data]
        self.fault(path, f"« {data} » n’est pas possible ici.", did_you_mean(str(data), known))
        return None

    def _scalar(self, kind: Any, data: object, path: str) -> Any:
        try:
            return msgspec.convert(data, kind, strict=True)
        except msgspec.ValidationError:
            wanted = {str: "un texte", int: "un nombre entier", float: "un nombre", bool: "true ou false"}
            self.fault(path, f"il faut ici {wanted.get(kind, kind)}, pas « {data} ».")
            return None


class _Field(typing.NamedTuple):
    name: str
    type: Any
    required: bool


@cache
def _fields(kind: type[Struct]) -> dict[str, _Field]:
    """Fields by the name they have in the file."""
    hints = typing.get_type_hints(kind)
    return {
        info.encode_name: _Field(info.name, hints[info.name], info.required) for info in msgspec.structs.fields(kind)
    }


def _join(path: str, key: object) -> str:
    return f"{path}.{key}" if path else str(key)
