"""Guides: the gestures of a procedure, one after the other, for a made-up site and for the true one alike.

A gesture points at one element of the page and knows the sign by which it is done. On a site that it has no sign for,
its words stand alone: what to point at is never invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple, TypeVar

from msgspec import Struct, field

from kiosk.content.layout import GUIDES, PRACTICE, guide_file, practice_file
from kiosk.content.practice import file_of
from kiosk.content.source import read_source
from kiosk.reading import Fault, Reader, did_you_mean, quoted

T = TypeVar("T", bound=Struct)

ONE_SIGN = 'Par exemple : « rempli: "#ville" », ou « adresse: "resultats.html" ».'


class Only(Enum):
    """Where a gesture is made, when not everywhere: an SMS code, for one, comes from a drawn telephone."""

    PRACTICE = "exercice"
    TRUE_SITE = "vrai"


class Done(Struct, frozen=True, kw_only=True):
    """The sign by which a gesture is done: one of these. `filled`: a field that is not empty, and left or quiet for a
    while. `ticked`: a box. `present`: an element that was not there. `page`: where one has arrived. `read`: the person
    says so."""

    filled: str = field(name="rempli", default="")
    ticked: str = field(name="coche", default="")
    present: str = ""
    page: str = field(name="adresse", default="")
    read: bool = field(name="lu", default=False)


class Gesture(Struct, frozen=True, kw_only=True):
    """One thing to do. `otherwise` says it in other words to who is stuck. `typed`: what a made-up person writes.
    `target`: what to point at, by site, as a CSS selector."""

    id: str
    text: str = field(name="dire")
    tip: str = field(name="astuce", default="")
    otherwise: str = field(name="autrement")
    typed: str = field(name="ecrire", default="")
    only: Only | None = field(name="seulement", default=None)
    target: dict[str, str] = field(name="montrer", default={})
    done: dict[str, Done] = field(name="fait", default={})


class Guide(Struct, frozen=True, kw_only=True):
    """The file's name is `id` with `.yaml`. `site`: the made-up one that it is practised on, from its page `start`."""

    id: str
    title: str = field(name="titre")
    site: str
    start: str = field(name="depart")
    gestures: tuple[Gesture, ...] = field(name="gestes")


class PracticeSite(Struct, frozen=True, kw_only=True):
    """A made-up site: `site.yaml` in its folder. `like`: what it is like, without a brand."""

    name: str = field(name="nom")
    like: str = field(name="ressemble")
    start: str = field(name="depart")
    colour: str = field(name="couleur")


class Practised(NamedTuple):
    """Guides and made-up sites of all content folders, by name; a later folder's replaces an earlier one's. `lines`: of
    each file, where its paths stand."""

    guides: dict[str, Guide]
    sites: dict[str, PracticeSite]
    faults: tuple[Fault, ...]
    lines: dict[str, Mapping[str, int]]


def read_practice(folders: Sequence[Path]) -> Practised:
    """What can be read of them, and what is wrong in the rest. Never raises."""
    read = Practised({}, {}, (), {})
    faults: list[Fault] = []
    for folder in folders:
        for path in sorted((folder / GUIDES).glob("[!.]*.yaml")):
            guide = _read(folder, guide_file(path.stem), Guide, faults, read.lines)
            if guide is not None:
                read.guides[path.stem] = guide
        for path in sorted((folder / PRACTICE).glob("[!.]*/site.yaml")):
            site = _read(folder, practice_file(path.parent.name), PracticeSite, faults, read.lines)
            if site is not None:
                read.sites[path.parent.name] = site
    return read._replace(faults=tuple(faults))


def check_practice(read: Practised, folders: Sequence[Path]) -> Iterator[Fault]:
    """Each guide begins on a page that is there, and each gesture has one sign by which it is done."""
    for name, guide in read.guides.items():
        file = guide_file(name)
        for path, sentence, advice in (*_of_guide(name, guide, read, folders), *_of_gestures(guide, folders)):
            yield Fault(file, path, sentence, advice, line=read.lines[file].get(path))
    for name, site in read.sites.items():
        if not _is_page(folders, name, site.start):
            file, sentence = practice_file(name), f"la page {quoted(site.start)} n’existe pas."
            yield Fault(file, "depart", sentence, line=read.lines[file].get("depart"))


Remark = tuple[str, str, str]
"""Path, sentence, what to do."""


def _of_guide(name: str, guide: Guide, read: Practised, folders: Sequence[Path]) -> Iterator[Remark]:
    if guide.id != name:
        advice = f"Écrivez « id: {name} » ou renommez le fichier."
        yield "id", f"l’identifiant {quoted(guide.id)} n’est pas le nom du fichier.", advice
    if guide.site not in read.sites:
        yield "site", f"le site {quoted(guide.site)} n’existe pas.", did_you_mean(guide.site, read.sites)
    elif not _is_page(folders, guide.site, guide.start):
        yield "depart", f"la page {quoted(guide.start)} n’existe pas.", ""
    if not guide.gestures:
        yield "gestes", "il n’y a aucun geste.", ""
    for twice in [one for one, count in Counter(gesture.id for gesture in guide.gestures).items() if count > 1]:
        yield f"gestes.{twice}", f"{quoted(twice)} est écrit deux fois.", "Donnez un autre nom au second."


def _of_gestures(guide: Guide, folders: Sequence[Path]) -> Iterator[Remark]:
    for gesture in guide.gestures:
        path = f"gestes.{gesture.id}"
        for site, sign in gesture.done.items():
            count = sum(map(bool, (sign.filled, sign.ticked, sign.present, sign.page, sign.read)))
            if count != 1:
                yield f"{path}.fait.{site}", "il faut ici un seul signe que le geste est fait.", ONE_SIGN
            if site == guide.site and sign.page and not _is_page(folders, site, sign.page):
                yield f"{path}.fait.{site}.adresse", f"la page {quoted(sign.page)} n’existe pas.", ""
        if gesture.only is Only.TRUE_SITE:
            continue
        if not gesture.target.get(guide.site):
            yield f"{path}.montrer", f"il manque ce que le guide montre sur {quoted(guide.site)}.", ""
        if guide.site not in gesture.done:
            yield f"{path}.fait", f"il manque le signe que le geste est fait sur {quoted(guide.site)}.", ONE_SIGN
        elif bool(gesture.typed) != bool(gesture.done[guide.site].filled):
            yield f"{path}.ecrire", "« ecrire » et « rempli » vont ensemble.", ""


def _is_page(folders: Sequence[Path], site: str, page: str) -> bool:
    return file_of(folders, site, page.partition("?")[0]) is not None


def _read(folder: Path, file: str, kind: type[T], faults: list[Fault], lines: dict[str, Mapping[str, int]]) -> T | None:
    source = read_source(folder / file, file)
    reader = Reader(file, source.lines)
    value = reader.read(kind, source.data) if source.data is not None else None
    faults += (*source.faults, *reader.faults)
    lines[file] = source.lines
    return value
