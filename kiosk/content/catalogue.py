"""From the files of one or several content folders to one catalogue in one language.

Nothing here runs when a kiosk starts on a current pack (`pack.py`): reading sources is for authors and for the first
start after a change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.checks import check_catalogue
from kiosk.content.layout import CONTACTS, EMERGENCY, FLOWS, LIST_KEYS, TOPICS, flow_file
from kiosk.content.schema import (
    Catalogue,
    Contact,
    ContactFile,
    EmergencyFile,
    EmergencyNumber,
    Flow,
    Topic,
    TopicFile,
)
from kiosk.content.source import read_source
from kiosk.content.surroundings import Surroundings
from kiosk.content.texts import filled, with_texts
from kiosk.content.translations import Translations, read_translations
from kiosk.reading import Fault, Reader, did_you_mean, quoted, sound

T = TypeVar("T", bound=Struct)
Item = TypeVar("Item", Topic, Contact, EmergencyNumber)

FACTS = {"nom": "name", "telephone": "phone", "prix": "price", "horaires": "hours", "site": "site"}
"""What a text may take from a contact: `{assurance-maladie.telephone}`."""


def read_catalogue(
    folders: Sequence[Path], language: str = "fr", around: Surroundings | None = None
) -> tuple[Catalogue | None, tuple[Fault, ...]]:
    """Everything the folders hold, and everything that is wrong in it.

    In later folders a flow, a topic, a contact or an emergency number replaces the one of the same id. Texts are
    translated, then the facts they name (`{contact.field}`) are put in. With `around`, all checks are made too.
    The catalogue is None when a fault is an error. Never raises.
    """
    shelf = _Shelf(folders)
    flows = shelf.flows()
    topics = shelf.merged(TOPICS, TopicFile, lambda file: file.topics, lambda topic: topic.id)
    contacts = shelf.merged(CONTACTS, ContactFile, lambda file: file.contacts, lambda contact: contact.id)
    numbers = shelf.merged(EMERGENCY, EmergencyFile, lambda file: file.numbers, lambda number: number.number)
    translations, doubtful = read_translations(folders, language)
    translated = _Translated(translations, contacts, known=CONTACTS not in shelf.unread)
    catalogue = Catalogue(
        language=language,
        topics=tuple(translated(topic, TOPICS, f"themes.{topic.id}") for topic in topics.values()),
        flows={flow.id: translated(flow, flow_file(flow.id)) for flow in flows.values()},
        contacts=translated.contacts,
        emergency=tuple(translated(number, EMERGENCY, f"numeros.{number.number}") for number in numbers.values()),
        interface=translations.interface,
    )
    found = list(translated.faults)
    if around is not None:
        found += check_catalogue(catalogue, replace(around, unread=frozenset(shelf.unread)))
    faults = (*shelf.faults, *doubtful, *shelf.located(found))
    ordered = tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.file, fault.line or 0, fault.path)))
    return catalogue if sound(ordered) else None, ordered


class _Origin(NamedTuple):
    """A file that was read: how it is called in faults, where its paths stand, and what is known to be wrong there."""

    label: str
    lines: Mapping[str, int]
    faulty: frozenset[str]
    aside: frozenset[int]


class _Shelf:
    """Files of the folders, as structs. Remembers where each came from, so that later faults can name the line.

    `unread` are the files of which nothing could be used: what others expect of them may exist all the same.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders
        self.faults: list[Fault] = []
        self.unread: set[str] = set()
        self._origins: dict[str, list[_Origin]] = {}

    def flows(self) -> dict[str, Flow]:
        flows = {}
        for name, folder in self._flow_folders().items():
            flow = self._read(folder, flow_file(name), Flow)
            if flow is None:
                continue
            if flow.id not in (name, ""):
                sentence = f"l’identifiant {quoted(flow.id)} n’est pas le nom du fichier."
                self._add(flow_file(name), "id", sentence, f"Écrivez « id: {name} » ou renommez le fichier.")
            flows[name] = replace(flow, id=name)
        return flows

    def merged(
        self, file: str, kind: type[T], items: Callable[[T], Iterable[Item]], key: Callable[[Item], str]
    ) -> dict[str, Item]:
        """The items of `file` in all folders, by key, in the order of the first folder."""
        merged: dict[str, Item] = {}
        present = [folder for folder in self.folders if (folder / file).exists()]
        if not present:
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

    def _flow_folders(self) -> dict[str, Path]:
        """The folder of each flow, the later folder winning."""
        found = {}
        for folder in self.folders:
            for file in sorted((folder / FLOWS).glob("[!.]*")):
                if file.suffix == ".yaml":
                    found[file.stem] = folder
                elif file.suffix.lower() in (".yml", ".yaml"):
                    name = f"{FLOWS}/{file.name}"
                    self.faults.append(Fault(name, "", "ce fichier n’est pas lu.", f"Nommez-le {file.stem}.yaml."))
        return found

    def _read(self, folder: Path, file: str, kind: type[T]) -> T | None:
        label = file if len(self.folders) == 1 else f"{folder.name}/{file}"
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


class _Translated:
    """Texts in the catalogue's language, with the facts that they name put in."""

    def __init__(self, translations: Translations, contacts: Mapping[str, Contact], known: bool) -> None:
        self.faults: list[Fault] = []
        self.contacts: dict[str, Contact] = {}
        self._translations = translations
        self._known = known
        for name, contact in contacts.items():
            path = f"contacts.{name}"
            self.contacts[name] = with_texts(
                contact, lambda where, text: translations.of(f"contacts.{where}", text), path
            )

    def __call__(self, value: T, file: str, path: str = "") -> T:
        """`value`, whose texts stand in `file` under `path`."""
        stem = file.removesuffix(".yaml").removeprefix(f"{FLOWS}/")

        def shown(where: str, french: str) -> str:
            text = self._translations.of(f"{stem}.{where}", french)
            return filled(text, lambda name: self._fact(name, file, where))

        return with_texts(value, shown, path)

    def _fact(self, name: str, file: str, path: str) -> str | None:
        contact, _, key = name.rpartition(".")
        if contact in self.contacts and key in FACTS:
            if fact := str(getattr(self.contacts[contact], FACTS[key])):
                return fact
            self.faults.append(Fault(file, path, f"le contact {quoted(contact)} n’a rien dans {quoted(key)}."))
        elif self._known:
            possible = [f"{contact}.{key}" for contact in self.contacts for key in FACTS]
            sentence = f"{quoted(f'{{{name}}}')} ne désigne rien."
            self.faults.append(Fault(file, path, sentence, did_you_mean(name, possible)))
        return None
