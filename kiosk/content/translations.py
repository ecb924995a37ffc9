"""Translations from PO files. What is missing, doubtful or damaged is shown in French rather than not at all."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from kiosk.content.layout import TRANSLATIONS
from kiosk.content.texts import placeholders
from kiosk.reading import Fault, did_you_mean

SOURCE_LANGUAGE = "fr"

INTERFACE = "interface"
"""Name of the PO file that holds the words of the program itself; the others have the name of a content file."""


class Translations(Struct, frozen=True):
    """`interface`: French to the language. `texts`: context and French to the language."""

    interface: dict[str, str] = {}
    texts: dict[tuple[str, str], str] = {}

    def of(self, context: str, french: str) -> str:
        return self.texts.get((context, french), french)


def read_translations(folders: Sequence[Path], language: str) -> tuple[Translations, tuple[Fault, ...]]:
    """What the PO files of `language` say, the later folders winning. Doubtful entries (« fuzzy ») are left out."""
    interface: dict[str, str] = {}
    texts: dict[tuple[str, str], str] = {}
    faults: list[Fault] = []
    files = [file for folder in folders for file in sorted((folder / TRANSLATIONS / language).glob("*.po"))]
    if not files and language != SOURCE_LANGUAGE:
        sentence = "il n’y a aucune traduction dans cette langue."
        faults.append(Fault(f"{TRANSLATIONS}/{language}", "", sentence, "Tout reste en français.", "alerte"))
    for file in files:
        name = f"{TRANSLATIONS}/{language}/{file.name}"
        for context, french, translated in _messages(file, name, faults):
            if file.stem == INTERFACE:
                interface[french] = translated
            else:
                texts[context, french] = translated
    return Translations(interface, texts), tuple(faults)


def _messages(file: Path, name: str, faults: list[Fault]) -> Iterator[tuple[str, str, str]]:
    """Context, French and translation of each usable entry. What is not usable goes to `faults`."""
    from babel.messages.pofile import PoFileError, read_po  # 60 ms to import: only when sources are read

    try:
        with file.open("rb") as stream:
            catalog = read_po(stream, abort_invalid=True)
    except (PoFileError, UnicodeError, OSError, ValueError, LookupError):
        sentence = "ce fichier de traduction ne se lit pas."
        faults.append(Fault(name, "", sentence, "Ses textes restent en français.", "alerte"))
        return
    for message in catalog:
        french, translated = message.id, message.string
        if message.fuzzy or not (isinstance(french, str) and isinstance(translated, str) and french and translated):
            continue
        fault = _lost_value(french, translated)
        if fault:
            faults.append(Fault(name, french, fault, "Le texte reste en français.", "alerte", message.lineno))
        else:
            yield message.context or "", french, translated


def _lost_value(french: str, translated: str) -> str:
    """A value that the translation forgets, or one that nobody will give it: the screen would not open."""
    wanted, given = set(placeholders(french)), set(placeholders(translated))
    if lost := wanted - given:
        return f"la traduction ne reprend pas « {{{min(lost)}}} »."
    if unknown := given - wanted:
        return f"« {{{min(unknown)}}} » n’est pas dans le texte français. {did_you_mean(min(unknown), wanted)}".rstrip()
    return "" if _formattable(translated) else "il y a une accolade en trop."


def _formattable(text: str) -> bool:
    try:
        list(string.Formatter().parse(text))
    except ValueError:
        return False
    return True
