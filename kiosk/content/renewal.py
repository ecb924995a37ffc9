"""PO files brought up to what the program and the content say today. No translation is lost on the way.

In this order: what stands unchanged keeps its translation; what only moved takes it along; a sentence that changed in
its place keeps it as doubtful (« fuzzy »), with the French it was made from. What nobody needs any more stays in the
file as a comment.

A local folder stands upon the shipped one: its files hold what the shipped ones do not translate, or what it says
otherwise, and begin from what was translated there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError
from msgspec import Struct

from kiosk.content.po import forms_of, read, written
from kiosk.content.translations import is_mark
from kiosk.content.words import INTERFACE, SOURCE_LANGUAGE
from kiosk.errors import EnvironmentFault

ALIKE = 0.75
"""How much of a sentence without a context must have stayed (from 0 to 1) to be taken for the same one, changed."""

Key = tuple[str, str]
"""Context and French, which make an entry; of a plural, the singular."""


class Renewal(Struct, frozen=True):
    """One PO file as it follows its template: what it holds, and the entries that the file beneath it has already."""

    own: Catalog
    beneath: tuple[Message, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not any(entry.id for entry in self.own) and not self.own.obsolete


def refresh(files: Mapping[Path, Catalog], language: str, beneath: Path | None = None) -> dict[Path, tuple[int, bool]]:
    """Bring the PO files of one language up to their templates. Tells of each how many texts it holds, and whether it
    changed; a file that would hold none is not begun.

    `beneath`: the folder of the same language that these files stand upon. Raises `EnvironmentFault` when one cannot be
    read, and then writes none, or when one cannot be written.
    """
    told = {}
    for file, renewal in renewals(files, language, beneath).items():
        before, after = _bytes(file), written(renewal.own, language)
        if before or not renewal.is_empty:
            told[file] = len(renewal.own), after != before
            if after != before:
                _write(file, after)
    return told


def renewals(files: Mapping[Path, Catalog], language: str, beneath: Path | None = None) -> dict[Path, Renewal]:
    """What the PO files of one language hold once they follow their templates. Nothing is written.

    A text that moved from one file to another is found there. Raises `EnvironmentFault` when a file cannot be read.
    """
    known = {file: _known(file, language) for file in files}
    lower = {file: _known(beneath / file.name, language) if beneath else Catalog() for file in files}
    served: dict[Path, dict[Key, Message]] = {}
    gone: dict[Path, list[Message]] = {}
    for file, template in files.items():
        wanted = {_key(message) for message in template if message.id}
        own = {_key(entry) for entry in known[file] if any(forms_of(entry))}
        served[file] = {_key(entry): entry for entry in lower[file] if _is_good(entry) and _key(entry) in wanted - own}
        gone[file] = [entry for entry in _translated(known[file]) if _key(entry) not in wanted]
        gone[file] += [entry for entry in _translated(lower[file]) if _key(entry) not in served[file]]
    for orphan in _orphans(files):
        gone[orphan] = list(_translated(_known(orphan, language)))
    for file, template in files.items():
        elsewhere = [entry for other, entries in gone.items() if other != file for entry in entries]
        wanted_here = [message for message in template if message.id and _key(message) not in served[file]]
        _renew(known[file], wanted_here, gone[file], elsewhere, french=language == SOURCE_LANGUAGE)
    return {file: Renewal(known[file], tuple(served[file].values())) for file in files}


def review(file: Path, language: str) -> int:
    """Note that a person has read every translation of a PO file, but for the doubtful ones. Tells how many there are.

    Raises `EnvironmentFault` when it cannot be read or written.
    """
    catalog = _known(file, language)
    good = list(filter(_is_good, catalog))
    for entry in good:
        entry.user_comments = [comment for comment in entry.user_comments if not is_mark(comment)]
    _write(file, written(catalog, language))
    return len(good)


def _renew(
    known: Catalog, wanted: Sequence[Message], gone: list[Message], elsewhere: list[Message], french: bool
) -> None:
    """`wanted`: what the file is to hold. `gone`: translated entries of this file, or of the one beneath, that are not
    wanted any more; `elsewhere`: those of other files."""
    before = {_key(entry): entry for entry in (*known.obsolete.values(), *known) if entry.id}
    sources = {_key(message): before[_key(message)] for message in wanted if _key(message) in before}
    for message in wanted:
        if _key(message) not in sources and (moved := _same_french(message, gone) or _same_french(message, elsewhere)):
            sources[_key(message)] = moved
    taken = {id(source) for source in sources.values()}
    free = [entry for entry in gone if id(entry) not in taken]
    doubtful = {} if french else _changed([message for message in wanted if _key(message) not in sources], free)
    taken |= {id(source) for source in doubtful.values()}
    for entry in before.values():
        known.delete(_whole(entry.id), entry.context)
    known.obsolete.clear()
    for message in wanted:
        _add(known, message, sources.get(_key(message)), doubtful.get(_key(message)))
    for entry in before.values():
        if id(entry) not in taken and any(forms_of(entry)):
            known.obsolete["\4".join(_key(entry))] = entry


def _same_french(message: Message, gone: Iterable[Message]) -> Message | None:
    """The translation of the same words in another place: before all, where they were the same kind of thing."""
    same = [entry for entry in gone if _french(entry) == _french(message)]
    kind = _kind(message)
    return next((entry for entry in same if _kind(entry) == kind), same[0] if same else None)


def _changed(new: Sequence[Message], free: Sequence[Message]) -> dict[Key, Message]:
    """What each new sentence said before: by its context where it has one, else by likeness, the most alike first."""
    by_context = {entry.context: entry for entry in free if entry.context}
    found = {_key(message): by_context[message.context] for message in new if message.context in by_context}
    pairs = sorted(
        (
            (likeness, rank, place)
            for rank, message in enumerate(new)
            if not message.context
            for place, entry in enumerate(free)
            if not entry.context and (likeness := _likeness(_french(message), _french(entry))) >= ALIKE
        ),
        key=lambda pair: (-pair[0], *pair[1:]),
    )
    taken: set[int] = set()
    for _, rank, place in pairs:
        if _key(new[rank]) not in found and place not in taken:
            taken.add(place)
            found[_key(new[rank])] = free[place]
    return found


def _add(known: Catalog, message: Message, source: Message | None, before: Message | None) -> None:
    """`source`: the entry whose translation still holds; `before`: one whose French has changed since."""
    entry = message.clone()
    old = source or before
    if old is not None:
        forms = forms_of(old)
        alike = isinstance(old.id, str) == isinstance(entry.id, str)
        entry.user_comments = list(old.user_comments)
        entry.flags |= {flag for flag in old.flags if not flag.startswith("python-")}
        entry.previous_id = list(old.previous_id)
        if any(forms):
            entry.string = forms[0] if isinstance(entry.id, str) else _padded(forms if alike else forms[:1], known)
        if any(forms) and (before is not None or not alike):
            entry.previous_id = entry.previous_id or list(old.id if isinstance(old.id, (tuple, list)) else (old.id,))
            entry.flags.add("fuzzy")
    if "fuzzy" not in entry.flags:
        entry.previous_id = []
    known[_whole(entry.id)] = entry


def _padded(forms: tuple[str, ...], known: Catalog) -> tuple[str, ...]:
    return (*forms, *("" for _ in range(known.num_plurals - len(forms))))[: known.num_plurals]


def _key(message: Message) -> Key:
    return message.context or "", _french(message)


def _french(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _whole(french: str | Sequence[str]) -> str | tuple[str, str]:
    """As Babel's catalogues want it."""
    return french if isinstance(french, str) else (french[0], french[1])


def _kind(message: Message) -> str:
    """`texte`, `titre`…: the end of the context."""
    return (message.context or "").rpartition(".")[2].partition("[")[0]


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _translated(catalog: Catalog) -> Iterator[Message]:
    return (entry for entry in (*catalog, *catalog.obsolete.values()) if entry.id and any(forms_of(entry)))


def _is_good(entry: Message) -> bool:
    """Whether it is shown as it is."""
    return bool(entry.id) and all(forms_of(entry)) and not entry.fuzzy


def _orphans(files: Iterable[Path]) -> Iterator[Path]:
    """Files beside these that no content has any more: a flow that got another name."""
    for folder in sorted({file.parent for file in files}):
        known = {file.name for file in files if file.parent == folder} | {f"{INTERFACE}.po"}
        yield from (file for file in sorted(folder.glob("*.po")) if file.name not in known)


def _known(file: Path, language: str) -> Catalog:
    try:
        return read(_bytes(file), language)
    except (PoFileError, ValueError, LookupError) as error:
        raise EnvironmentFault(f"{file} n’est pas un fichier de traduction.") from error


def _bytes(file: Path) -> bytes:
    """Empty when there is none yet. Raises `EnvironmentFault` when it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise EnvironmentFault(f"{file} ne peut pas être lu ({error.strerror}).") from error


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise EnvironmentFault(f"{file} ne peut pas être écrit ({error.strerror}).") from error
