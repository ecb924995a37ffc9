"""The languages that a kiosk offers: each folder of translations with a `langue.toml` is one, and needs no code.

    nom = "Português"        its own name, which its readers look for
    rang = 4                 its place among the others
    droite-a-gauche = false

A folder without this file holds a translation that is not ready to be offered. French is always there. What is at
fault in the file is told, and stays as it would be without it; a language whose name cannot be read is not offered.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from kiosk.content.layout import TRANSLATIONS, is_language, named
from kiosk.content.wording import check_glyphs
from kiosk.reading import Fault, Reader, quoted
from kiosk.toml import read_toml

FILE = "langue.toml"

LAST = 99
"""The rank of a language that says none."""

NOT_OFFERED = "La langue n’est pas proposée."


class Tongue(Struct, frozen=True):
    """One language. `code` is its folder's name."""

    name: str
    rank: int = LAST
    right_to_left: bool = False
    code: str = ""


FRENCH = Tongue(name="Français", rank=0, code="fr")


class _TongueFile(Struct, frozen=True):
    name: str = field(name="nom")
    rank: int = field(name="rang", default=LAST)
    right_to_left: bool = field(name="droite-a-gauche", default=False)


def tongues(
    folders: Sequence[Path], glyphs: Collection[str] | None = None
) -> tuple[tuple[Tongue, ...], tuple[Fault, ...]]:
    """All that is offered, in the order shown, and what is wrong in their files; a later folder wins.

    `glyphs`: the characters that some font draws; None when nobody knows.
    """
    found, faults = {"fr": FRENCH}, []
    for folder in folders:
        for file in sorted((folder / TRANSLATIONS).glob(f"*/{FILE}")):
            code = file.parent.name
            tongue, unfit = _read(file, named(folders, folder, f"{TRANSLATIONS}/{code}/{FILE}"), glyphs)
            faults += [replace(fault, severity="alerte") for fault in unfit]
            if tongue is not None:
                found[code] = tongue
    return tuple(sorted(found.values(), key=lambda tongue: (tongue.rank, tongue.code))), tuple(faults)


def _read(file: Path, name: str, glyphs: Collection[str] | None) -> tuple[Tongue | None, tuple[Fault, ...]]:
    """The language of one file, None when it cannot be offered; and what is wrong there."""
    code = file.parent.name
    if not is_language(code):
        sentence = f"{quoted(code)} n’est pas un code de langue."
        return None, (Fault(name, "", sentence, f"{NOT_OFFERED} Nommez son dossier comme « pl »."),)
    source = read_toml(file, name, 'nom = "Polski"')
    if source.fault is not None:
        return None, (replace(source.fault, suggestion=f"{source.fault.suggestion} {NOT_OFFERED}".strip()),)
    reader = Reader(name, guess=False)
    read = reader.salvage(_TongueFile, source.data)
    if read is None or not read.name.strip():
        reader.fault("nom", "une langue a un nom, que ses lecteurs cherchent.", NOT_OFFERED)
        return None, source.located(reader.faults)
    for remark in check_glyphs(read.name, glyphs) if glyphs is not None else ():
        reader.fault("nom", remark.sentence, "Ajoutez la police de cette écriture.")
    return Tongue(read.name, read.rank, read.right_to_left, code), source.located(reader.faults)
