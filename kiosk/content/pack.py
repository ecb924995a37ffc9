"""Compiled content: what the kiosk starts on, without reading YAML.

A pack is one JSON file per language, replaced in one step, so that a power cut leaves the old one or the new one and
nothing in between. It carries a digest of its sources. The digest is of their bytes: on a read-only image every file
has the same date, and two versions of a flow may well have the same size.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from kiosk.content.layout import (
    FLOWS,
    FONTS,
    FRENCH_KEYS,
    GUIDES,
    PACK,
    PICTURES,
    PRACTICE,
    QUIZZES,
    SHARED,
    TRANSLATIONS,
    is_language,
)
from kiosk.content.schema import Catalogue
from kiosk.disk import write_whole
from kiosk.errors import EnvironmentFault
from kiosk.reading import Fault

FORMAT = 9
"""To be raised whenever the same sources give another catalogue. A test holds the schema's shape against it."""


class _Pack(Struct, frozen=True):
    """`sources` is the digest of what it was made from, `checksum` that of `catalogue` as it was written."""

    format: int
    sources: str
    checksum: str
    catalogue: Raw


def ready_catalogue(
    content_folders: Sequence[Path], state_folder: Path, language: str = "fr"
) -> tuple[Catalogue, tuple[Fault, ...]]:
    """The catalogue to start on, and what staff should know about it.

    The pack when it is current; else a fresh one. When the sources are at fault: the last good pack, else the shipped
    content without the local one. Raises `EnvironmentFault` when nothing at all can be used.
    """
    if not is_language(language):
        sentence = f"« {language} » n’est pas un code de langue. La borne est en français."
        catalogue, faults = ready_catalogue(content_folders, state_folder)
        return catalogue, (Fault("pasapas.toml", "borne.langue", sentence, severity="alerte"), *faults)
    own = state_folder / PACK
    shipped = content_folders[0] / PACK
    digest = sources_digest(content_folders, language)
    last_good = None
    for folder in (own, shipped):
        sources, packed = _load(folder, language)
        if packed is not None and sources == digest:
            return packed, ()
        last_good = last_good or packed
    fresh, faults = _compiled(content_folders, language)
    if fresh is not None:
        return fresh, (*faults, *_kept(own, fresh, digest))
    if last_good is not None:
        return last_good, (_kept_back("La borne garde ceux d’avant."), *faults)
    alone, _ = _compiled(content_folders[:1], language) if len(content_folders) > 1 else (None, ())
    if alone is not None:
        return alone, (_kept_back("La borne laisse de côté les contenus locaux."), *faults)
    first = next(fault for fault in faults if fault.severity == "erreur")
    raise EnvironmentFault(f"Aucun parcours ne peut être utilisé. Lancez « pasapas content check ». {first}")


def load_pack(folder: Path, language: str) -> Catalogue:
    """The catalogue of the pack in `folder`. Raises `EnvironmentFault` when it is missing, damaged or too old."""
    _, catalogue = _load(folder, language)
    if catalogue is None:
        raise EnvironmentFault(f"Le fichier {folder / f'{language}.json'} manque, ou il est abîmé.")
    return catalogue


def write_pack(folder: Path, catalogue: Catalogue, digest: str) -> Path:
    """Write the catalogue as the pack of its language, in one step. Raises `OSError` when that cannot be done."""
    content = msgspec.json.encode(lean(catalogue))
    pack = _Pack(FORMAT, digest, _checksum(content), Raw(content))
    return write_whole(folder / f"{catalogue.language}.json", msgspec.json.encode(pack))


def lean(catalogue: Catalogue) -> Catalogue:
    """Without what only authors read of a flow: its sources, what is still to verify, the languages that it claims."""
    flows = {
        name: replace(flow, languages=(), review=replace(flow.review, sources=(), to_verify=()))
        for name, flow in catalogue.flows.items()
    }
    return replace(catalogue, flows=flows)


def sources_digest(content_folders: Sequence[Path], language: str) -> str:
    """A digest of everything that a catalogue in `language` is made from, and checked against."""
    digest = blake2b(str(FORMAT).encode(), digest_size=16)
    for folder in content_folders:
        digest.update(b"\0folder")
        for name, content in _ingredients(str(folder), language):
            digest.update(b"%d %d\0" % (len(name), len(content)))
            digest.update(name.encode("utf-8", "surrogateescape"))
            digest.update(content)
    return digest.hexdigest()


def _ingredients(folder: str, language: str) -> Iterator[tuple[str, bytes]]:
    """Texts with their bytes; pictures, which only have to be there, by name; fonts by size too."""
    for name in SHARED:
        yield name, _bytes(f"{folder}/{name}")
    yield FRENCH_KEYS, _bytes(f"{folder}/{FRENCH_KEYS}")
    for inside, suffixes in (
        (FLOWS, (".yaml",)),
        (QUIZZES, (".yaml",)),
        (GUIDES, (".yaml",)),
        *((f"{PRACTICE}/{site.name}", (".yaml",)) for site in _entries(f"{folder}/{PRACTICE}")),
        (f"{TRANSLATIONS}/{language}", (".po", ".toml")),
    ):
        for entry in _entries(f"{folder}/{inside}"):
            yield f"{inside}/{entry.name}", _bytes(entry.path) if entry.name.endswith(suffixes) else b""
    yield from ((f"{PICTURES}/{entry.name}", b"") for entry in _entries(f"{folder}/{PICTURES}"))
    for entry in _entries(f"{folder}/{FONTS}"):
        yield f"{FONTS}/{entry.name}", str(entry.stat().st_size).encode()


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return []


def _bytes(file: str) -> bytes:
    """The bytes of a file; something else when there is none to read, so that its coming back is noticed."""
    try:
        if not os.path.isfile(file):
            return b"\0absent"
        with open(file, "rb") as stream:
            return stream.read()
    except OSError:
        return b"\0illisible"


def _load(folder: Path, language: str) -> tuple[str, Catalogue | None]:
    """The digest of the sources and the catalogue; no catalogue when the file is missing, older or not as written."""
    try:
        pack = msgspec.json.decode((folder / f"{language}.json").read_bytes(), type=_Pack)
        if pack.format != FORMAT or pack.checksum != _checksum(pack.catalogue):
            return "", None
        return pack.sources, msgspec.json.decode(pack.catalogue, type=Catalogue)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return "", None


def _checksum(content: bytes | Raw) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def _compiled(folders: Sequence[Path], language: str) -> tuple[Catalogue | None, tuple[Fault, ...]]:
    """Read and checked, but for films: one that is missing has a kind sentence on its screen, and stops no start."""
    from kiosk.content.catalogue import read_catalogue
    from kiosk.content.surroundings import look_around

    catalogue, faults = read_catalogue(folders, language, replace(look_around(folders), films=None))
    return catalogue and lean(catalogue), faults


def _kept(folder: Path, catalogue: Catalogue, digest: str) -> tuple[Fault, ...]:
    """Keep a pack for the next start. That it cannot be kept stops nothing."""
    try:
        write_pack(folder, catalogue, digest)
    except OSError as error:
        sentence = f"les parcours compilés ne peuvent pas y être gardés ({error.strerror})."
        return (Fault(str(folder), "", sentence, "La borne les relit à chaque démarrage.", "alerte"),)
    return ()


def _kept_back(consequence: str) -> Fault:
    advice = f"{consequence} Lancez « pasapas content check »."
    return Fault("contenus", "", "les parcours ont des erreurs.", advice, "alerte")
