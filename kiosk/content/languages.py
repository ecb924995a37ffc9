"""The languages that a kiosk offers: each folder of translations with a `langue.toml` is one, and needs no code.

    nom = "Português"        its own name, which its readers look for
    rang = 4                 its place among the others
    droite-a-gauche = false

A folder without this file holds a translation that is not ready to be offered. French is always there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct, field

from kiosk.content.layout import TRANSLATIONS, is_language
from kiosk.reading import Fault

FILE = "langue.toml"


class Tongue(Struct, frozen=True):
    """One language. `code` is its folder's name."""

    name: str = field(name="nom")
    rank: int = field(name="rang", default=99)
    right_to_left: bool = field(name="droite-a-gauche", default=False)
    code: str = ""


FRENCH = Tongue(name="Français", rank=0, code="fr")


def tongues(folders: Sequence[Path]) -> tuple[tuple[Tongue, ...], tuple[Fault, ...]]:
    """All that is offered, in the order shown, and what is wrong in their files; a later folder wins."""
    found, faults = {"fr": FRENCH}, []
    for folder in folders:
        for file in sorted((folder / TRANSLATIONS).glob(f"*/{FILE}")):
            code = file.parent.name
            try:
                tongue = msgspec.convert(tomllib.loads(file.read_text("utf-8-sig")), Tongue)
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError):
                tongue = None
            if tongue is None or not tongue.name.strip() or not is_language(code):
                sentence = "ce fichier de langue ne se lit pas."
                advice = 'Il y faut au moins nom = "…". La langue n’est pas proposée.'
                faults.append(Fault(f"{TRANSLATIONS}/{code}/{FILE}", "", sentence, advice, "alerte"))
                continue
            found[code] = msgspec.structs.replace(tongue, code=code)
    return tuple(sorted(found.values(), key=lambda tongue: (tongue.rank, tongue.code))), tuple(faults)
