"""The files of the content folders, read as they are: no translation, no shared facts, no checks yet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.guides import Guide, PracticeSite
from kiosk.content.layout import (
    CONTACTS,
    EMERGENCY,
    FLOWS,
    GLOSSARY,
    GUIDES,
    LIST_KEYS,
    ORIENTATION,
    PRACTICE,
    QUIZZES,
    SAYINGS,
    SITES,
    TOPICS,
    named,
    practice_file,
)
from kiosk.content.schema import (
    Contact,
    ContactFile,
    EmergencyFile,
    EmergencyNumber,
    Flow,
    GlossaryFile,
    Orientation,
    Quiz,
    SayingFile,
    Site,
    SiteFile,
    Term,
    Topic,
    TopicFile,
)
from kiosk.content.source import read_source
from kiosk.reading import Fault, Reader, quoted

T = TypeVar("T", bound=Struct)
Item = TypeVar("Item", Topic, Contact, EmergencyNumber, Site, Term)
Whole = TypeVar("Whole", Flow, Quiz, Guide)


class _Origin(NamedTuple):
    """A file that was read: how it is called in faults, where its paths stand, and what is known to be wrong there."""

    label: str
    lines: Mapping[str, int]
    faulty: frozenset[str]
    aside: frozenset[int]


class Shelf:
    """Files of the folders, as structs, by id. Remembers where each came from, so that later faults can name the line.

    `unread` are the files of which nothing could be used: what others expect of them may exist all the same.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders
        self.faults: list[Fault] = []
        self.unread: set[str] = set()
        self._origins: dict[str, list[_Origin]] = {}
        self.flows = self._read_all(FLOWS, Flow)
        self.quizzes = self._read_all(QUIZZES, Quiz)
        self.guides = self._read_all(GUIDES, Guide)
        self.practice = self._read_practice()
        self.topics = self._merged(TOPICS, TopicFile, lambda file: file.topics, lambda topic: topic.id)
        self.contacts = self._merged(CONTACTS, ContactFile, lambda file: file.contacts, lambda contact: contact.id)
        self.numbers = self._merged(EMERGENCY, EmergencyFile, lambda file: file.numbers, lambda number: number.number)
        self.sites = self._merged(SITES, SiteFile, lambda file: file.sites, lambda site: site.id)
        self.terms = self._merged(GLOSSARY, GlossaryFile, lambda file: file.terms, lambda term: term.id, optional=True)
        self.orientation = next(iter(self._each(ORIENTATION, Orientation)[::-1]), None)
        self.sayings = [saying for file in self._each(SAYINGS, SayingFile) for saying in file.sayings]

    def located(self, faults: Iterable[Fault]) -> list[Fault]:
        """`faults` with file and line. Those that only follow from a fault of reading are left out."""
        placed = []
        for fault in faults:
            origin = self._origin(fault)
            if origin is None:
                placed.append(fault)
                continue
            line = _line_of(fault.path, origin.lines)
            if fault.path not in origin.faulty and line not in origin.aside:
                placed.append(replace(fault, file=origin.label, line=line))
        return placed

    def _read_all(self, inside: str, kind: type[Whole]) -> dict[str, Whole]:
        """Each file of the folders called `inside`, by its name."""
        read = {}
        for name, folder in self._folders_of(inside).items():
            file = f"{inside}/{name}.yaml"
            whole = self._read(folder, file, kind)
            if whole is None:
                continue
            if whole.id not in (name, ""):
                sentence = f"l’identifiant {quoted(whole.id)} n’est pas le nom du fichier."
                self._add(file, "id", sentence, f"Écrivez « id: {name} » ou renommez le fichier.")
            read[name] = replace(whole, id=name)
        return read

    def _read_practice(self) -> dict[str, PracticeSite]:
        """Each made-up site, by the name of its folder."""
        own = {
            file.parent.name: each for each in self.folders for file in sorted((each / PRACTICE).glob("*/site.yaml"))
        }
        read = {name: self._read(folder, practice_file(name), PracticeSite) for name, folder in own.items()}
        return {name: site for name, site in read.items() if site is not None}

    def _merged(
        self, file: str, kind: type[T], items: Callable[[T], Iterable[Item]], key: Callable[[Item], str],
        optional: bool = False,
    ) -> dict[str, Item]:  # fmt: skip
        """The items of `file` in all folders, by key, in the order of the first folder."""
        merged: dict[str, Item] = {}
        present = [folder for folder in self.folders if os.path.exists(folder / file)]
        if not present and not optional:
            self.unread.add(file)
            self.faults.append(Fault(file, "", "ce fichier manque."))
        for folder in present:
            before = len(self.faults)
            content = self._read(folder, file, kind)
            own: dict[str, Item] = {}
            for item in items(content) if content is not None else ():
                if key(item) in own:
                    path = f"{LIST_KEYS[file]}.{key(item)}"
                    self._add(file, path, f"{quoted(key(item))} est écrit deux fois.", "Gardez une seule des deux.")
                own.setdefault(key(item), item)
            if not own and len(self.faults) > before:
                self.unread.add(file)
            merged |= own
        return merged

    def _each(self, file: str, kind: type[T]) -> list[T]:
        """What `file` says in each folder that has it. An orientation is one tree: the last one stands alone."""
        read = (self._read(folder, file, kind) for folder in self.folders if os.path.exists(folder / file))
        return [content for content in read if content is not None]

    def _folders_of(self, inside: str) -> dict[str, Path]:
        """The folder of each file called `inside/…`, the later folder winning."""
        found = {}
        for folder in self.folders:
            for file in sorted((folder / inside).glob("[!.]*")):
                if file.suffix == ".yaml":
                    found[file.stem] = folder
                elif file.suffix.lower() in (".yml", ".yaml"):
                    name = f"{inside}/{file.name}"
                    self.faults.append(Fault(name, "", "ce fichier n’est pas lu.", f"Nommez-le {file.stem}.yaml."))
        return found

    def _read(self, folder: Path, file: str, kind: type[T]) -> T | None:
        label = named(self.folders, folder, file)
        source = read_source(folder / file, label)
        reader = Reader(label, source.lines)
        value = None if source.data is None else reader.salvage(kind, source.data)
        faults = [*source.faults, *(fault for fault in reader.faults if fault.line not in source.aside)]
        faulty = frozenset(fault.path for fault in faults if fault.path)
        self._origins.setdefault(file, []).append(_Origin(label, source.lines, faulty, source.aside))
        self.faults += faults
        if value is None:
            self.unread.add(file)
        return value

    def _add(self, file: str, path: str, sentence: str, suggestion: str) -> None:
        self.faults += self.located([Fault(file, path, sentence, suggestion)])

    def _origin(self, fault: Fault) -> _Origin | None:
        """The file in which the fault's path stands: the last folder that has it, as it is the one that counts."""
        origins = self._origins.get(fault.file, [])
        holding = [origin for origin in origins if fault.path in origin.lines]
        return next(reversed(holding or origins), None)


def _line_of(path: str, lines: Mapping[str, int]) -> int | None:
    """The line of `path`, or of the nearest thing around it."""
    while path and path not in lines:
        cut = max(path.rfind("."), path.rfind("["))
        path = path[:cut] if cut > 0 else ""
    return lines.get(path)
