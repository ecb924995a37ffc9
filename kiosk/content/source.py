"""One YAML file to plain dicts, lists and texts, with every trap explained to its author in plain French.

Nothing is guessed: `12:30`, `no` and `0123` stay what was typed. What YAML allows but an author never means is
refused: a key written twice, anchors, tags, a text that a brace, a comma or a `#` cuts in silence. After a syntax
error the faulty line is put aside and reading goes on, so that ten errors come out together.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from kiosk.content.syntax import LOADER, QUOTE_IT, Mishap, explain, without_value
from kiosk.reading import Fault, item_path, key_path, quoted

LARGEST = 1_000_000
"""Bytes. The longest flow is a hundred times shorter: more is not a flow."""

DEEPEST = 12
"""Levels. A flow has six; the parser itself would end the program at some thousands."""

MOST_MISHAPS = 30


class Source(Struct, frozen=True):
    """What a file says. `data` is None when nothing could be read; `lines` tells where each path stands.

    `aside` are the lines that a syntax error made unreadable: what is missing there was perhaps written.
    """

    data: Any
    lines: dict[str, int]
    faults: tuple[Fault, ...]
    aside: frozenset[int] = frozenset()


def read_source(file: Path, name: str) -> Source:
    """The content of `file`; faults are reported under `name`. Never raises."""
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return _unread(name, "ce n’est pas un fichier ordinaire.")
        if status.st_size > LARGEST:
            return _unread(name, "ce fichier est trop gros.", "Un parcours fait moins de 1 000 000 octets.")
        raw = file.read_bytes()
    except OSError as error:
        return _unread(name, f"ce fichier ne s’ouvre pas ({error.strerror or error}).")
    return read_text(raw, name)


def read_text(raw: bytes, name: str) -> Source:
    """Like `read_source`, from the bytes of a file."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unread(name, "ce fichier est enregistré en UTF-16.", "Enregistrez-le en UTF-8.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _unread(name, "ce fichier n’est pas enregistré en UTF-8.", "Enregistrez-le en UTF-8.", line)
    faults = []
    if text.startswith("\ufeff"):
        text = text[1:]
        advice = "Enregistrez-le en « UTF-8 » et non en « UTF-8 avec BOM »."
        faults.append(
            Fault(name, "", "ce fichier commence par une marque invisible (BOM).", advice, "avertissement", 1)
        )
    if not text.strip():
        return Source(None, {}, (*faults, Fault(name, "", "ce fichier est vide.")))
    mishaps, node = _compose(text)
    faults += [Fault(name, "", mishap.sentence, mishap.suggestion, line=mishap.line) for mishap in mishaps]
    aside = frozenset(mishap.line for mishap in mishaps)
    if node is None:
        sentence = "ce fichier ne contient que des commentaires."
        return Source(None, {}, tuple(faults or [Fault(name, "", sentence)]), aside)
    plain = _Plain(name, text)
    data = plain.value(node, "")
    return Source(data, plain.lines, (*faults, *plain.faults), aside)


def _unread(name: str, sentence: str, suggestion: str = "", line: int | None = None) -> Source:
    return Source(None, {}, (Fault(name, "", sentence, suggestion, line=line),))


def _compose(text: str) -> tuple[list[Mishap], yaml.Node | None]:
    """The nodes of the file, and what had to be put aside to get there. No nodes when a mishap cannot be put aside."""
    mishaps: list[Mishap] = []
    while len(mishaps) < MOST_MISHAPS:
        mishap = _first_mishap(text)
        if mishap is None:
            return mishaps, yaml.compose(text, LOADER)
        mended = without_value(text, mishap.line)
        if any(mishap.line == earlier.line for earlier in mishaps):
            return mishaps, None
        mishaps.append(mishap)
        if mended is None or mishap.hopeless:
            return mishaps, None
        text = mended
    return mishaps, None


def _first_mishap(text: str) -> Mishap | None:
    """What keeps `text` from being composed, or what YAML reads as something that no author means."""
    depth = documents = 0
    try:
        for event in yaml.parse(text, LOADER):
            line = event.start_mark.line + 1 if event.start_mark else 1
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if depth > DEEPEST:
                return Mishap(line, "il y a trop de niveaux les uns dans les autres.", hopeless=True)
            if documents > 1:
                return Mishap(line, "« --- » commence un deuxième document.", "Enlevez cette ligne.", hopeless=True)
            if isinstance(event, yaml.AliasEvent):
                return Mishap(line, "un texte ne peut pas commencer par « * » sans guillemets.", QUOTE_IT)
            if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
                return Mishap(line, "un texte ne peut pas commencer par « & » sans guillemets.", QUOTE_IT)
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag is not None:
                return Mishap(line, "un texte ne peut pas commencer par « ! » sans guillemets.", QUOTE_IT)
    except yaml.YAMLError as error:
        return explain(text, error)
    return None


class _Plain:
    """Nodes to plain values. Notes the line of each path, and what is written twice or cut."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.rows = text.splitlines()
        self.lines: dict[str, int] = {}
        self.faults: list[Fault] = []

    def value(self, node: yaml.Node, path: str) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, item_path(path, n, _labels(item))) for n, item in enumerate(node.value, 1)]
        if isinstance(node, yaml.ScalarNode):
            self._cut_by_hash(node, path)
        return node.value

    def _mapping(self, node: yaml.MappingNode, path: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(path, line, "une clé doit être un seul mot.", QUOTE_IT)
                continue
            key = key_node.value
            if node.flow_style and _is_cut(key_node, value_node):
                self._fault(path, line, f"les accolades ou une virgule ont coupé {quoted(key)}.", QUOTE_IT)
                continue
            if key in values:
                sentence = f"la clé {quoted(key)} est déjà écrite à la ligne {first[key]}."
                self._fault(key_path(path, key), line, sentence, "Gardez une seule des deux.")
                continue
            first[key] = line
            self.lines[key_path(path, key)] = line
            values[key] = self.value(value_node, key_path(path, key))
        return values

    def _cut_by_hash(self, node: yaml.ScalarNode, path: str) -> None:
        """« Chambre #3 » without quotes reads « Chambre ». After a single word a comment is what the author meant."""
        end = node.end_mark
        if node.style or " " not in node.value or end.line >= len(self.rows):
            return
        if self.rows[end.line][end.column :].lstrip().startswith("#"):
            self._fault(path, end.line + 1, "le signe « # » coupe le texte.", QUOTE_IT)

    def _fault(self, path: str, line: int, sentence: str, suggestion: str) -> None:
        self.faults.append(Fault(self.name, path, sentence, suggestion, line=line))


def _labels(node: yaml.Node) -> dict[str, str]:
    """The texts that stand directly under `node`: what may name it in a path."""
    return dict(_label_pairs(node)) if isinstance(node, yaml.MappingNode) else {}


def _label_pairs(node: yaml.MappingNode) -> Iterator[tuple[str, str]]:
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
            yield key.value, value.value


def _is_cut(key: yaml.ScalarNode, value: yaml.Node) -> bool:
    """`{titre: Oui, j'ai un compte}` and `{Que faire ?}` make a key of what the author meant as text."""
    nothing = isinstance(value, yaml.ScalarNode) and not value.style and value.value == ""
    return not key.style and (nothing or " " in key.value)
