"""Translations from PO files. What is missing, doubtful or damaged is shown in French rather than not at all."""

from __future__ import annotations

import gettext
import re
import string
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from kiosk.content.layout import TRANSLATIONS, named
from kiosk.content.schema import Plural, Proofreading
from kiosk.content.texts import placeholders, without_placeholders
from kiosk.content.wording import check_wording
from kiosk.content.words import INTERFACE, SOURCE_LANGUAGE, marked
from kiosk.reading import Fault, did_you_mean

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

_MACHINE = re.compile(r"relecture\s*:\s*machine", re.IGNORECASE)
"""A translator's comment on an entry that no person has reviewed yet. Whoever reviews it takes it away."""


class Translations(Struct, frozen=True):
    """`interface`: French to the language. `texts`: context and French to the language."""

    language: str = SOURCE_LANGUAGE
    interface: dict[str, str] = {}
    texts: dict[tuple[str, str], str] = {}
    plurals: dict[str, Plural] = {}
    proofreading: Proofreading = Proofreading()

    def of(self, context: str, french: str) -> str:
        return self.texts.get((context, french)) or marked(french, self.language)


class _Entry(Struct, frozen=True):
    """One usable entry of a PO file. `rule`: that of its file, which picks among its forms; empty for no plural."""

    context: str
    french: str
    forms: tuple[str, ...]
    rule: str
    machine: bool


def read_translations(
    folders: Sequence[Path], language: str, glyphs: frozenset[str] | None = None
) -> tuple[Translations, tuple[Fault, ...]]:
    """What the PO files of `language` say, the later folders winning. Doubtful entries (« fuzzy ») are left out.

    So is each one that would harm a screen: that sentence alone is shown in French, and its fault is an alert.
    `glyphs`: the characters that some font draws; None when nobody knows.
    """
    entries: dict[tuple[str, str, str], _Entry] = {}
    faults: list[Fault] = []
    files = [(folder, file) for folder in folders for file in sorted((folder / TRANSLATIONS / language).glob("*.po"))]
    if not files and language != SOURCE_LANGUAGE:
        sentence = "il n’y a aucune traduction dans cette langue."
        faults.append(Fault(f"{TRANSLATIONS}/{language}", "", sentence, "Tout reste en français.", "alerte"))
    for folder, file in files:
        name = named(folders, folder, f"{TRANSLATIONS}/{language}/{file.name}")
        catalog = _read(file, name, language, faults)
        if catalog is not None:
            usable = _entries(catalog, name, glyphs, faults)
            entries |= {(file.stem, entry.context, entry.french): entry for entry in usable}
    return _gathered(entries, language), tuple(faults)


def is_machine_made(message: Message) -> bool:
    """Whether its translation is a machine's, which no person has reviewed yet."""
    return any(map(is_mark, message.user_comments))


def is_mark(comment: str) -> bool:
    return _MACHINE.fullmatch(comment.strip()) is not None


def _gathered(entries: dict[tuple[str, str, str], _Entry], language: str) -> Translations:
    interface, plurals, texts = {}, {}, {}
    for (stem, context, french), entry in entries.items():
        if entry.rule:
            plurals[french] = Plural(entry.rule, entry.forms)
        elif stem == INTERFACE:
            interface[french] = entry.forms[0]
        else:
            texts[context, french] = entry.forms[0]
    unreviewed = sorted({stem for (stem, _, _), entry in entries.items() if entry.machine})
    reviewed = sum(not entry.machine for entry in entries.values())
    proofreading = Proofreading(tuple(unreviewed), len(entries), reviewed)
    return Translations(language, interface, texts, plurals, proofreading)


def _read(file: Path, name: str, language: str, faults: list[Fault]) -> Catalog | None:
    from babel.messages.pofile import PoFileError  # 60 ms to import: only when sources are read

    from kiosk.content.po import read

    try:
        return read(file.read_bytes(), language, patient=True)
    except (PoFileError, OSError, ValueError, LookupError):
        sentence = "ce fichier de traduction ne se lit pas."
        faults.append(Fault(name, "", sentence, "Ses textes restent en français.", "alerte"))
        return None


def _entries(catalog: Catalog, name: str, glyphs: frozenset[str] | None, faults: list[Fault]) -> Iterator[_Entry]:
    """What can be shown. What is not usable goes to `faults`."""
    for message in catalog:
        plural = isinstance(message.id, (tuple, list))
        french: tuple[str, ...] = tuple(message.id) if plural else (str(message.id),)
        forms: tuple[str, ...] = tuple(message.string or ()) if plural else (str(message.string or ""),)
        if message.fuzzy or not french[0] or not any(forms):
            continue
        rule = str(catalog.plural_expr) if plural else ""
        unfit = _unfit_forms(rule, catalog.num_plurals, forms) if plural else ""
        unfit = unfit or next(filter(None, (_unfit(french[-1], form, plural, glyphs) for form in forms)), "")
        if unfit:
            faults.append(Fault(name, french[0], unfit, "Le texte reste en français.", "alerte", message.lineno))
        else:
            yield _Entry(message.context or "", french[0], forms, rule, is_machine_made(message))


def _unfit(french: str, translated: str, plural: bool, glyphs: frozenset[str] | None) -> str:
    """What keeps a translation from being shown, as a sentence. How long it is, and in how many sentences, is its
    translator's to judge."""
    if not translated.strip():
        return "la traduction est vide."
    if lost := _lost_value(french, translated, plural):
        return lost
    remark = next(check_wording(without_placeholders(translated), glyphs), None)
    return f"{remark.sentence} {remark.suggestion}".rstrip() if remark else ""


def _lost_value(french: str, translated: str, plural: bool) -> str:
    """A value that the translation forgets, or one that nobody will give it: the screen would not open.

    A form of a plural may say its number in words: « one page », and in Arabic « two pages » is a single word.
    """
    wanted, given = set(placeholders(french)), set(placeholders(translated))
    if lost := wanted - given - ({"n"} if plural else set()):
        return f"la traduction ne reprend pas « {{{min(lost)}}} »."
    if unknown := given - wanted:
        return f"« {{{min(unknown)}}} » n’est pas dans le texte français. {did_you_mean(min(unknown), wanted)}".rstrip()
    return "" if _formattable(translated) else "il y a une accolade en trop."


def _unfit_forms(rule: str, wanted: int, forms: Sequence[str]) -> str:
    """The rule that picks a form comes from the file: it must be one, and all that it picks must be there."""
    given = sum(map(bool, forms))
    if given != wanted or len(forms) != wanted:
        return f"il y a {given} formes de pluriel, la règle du fichier en demande {wanted}."
    try:
        pick = gettext.c2py(rule)
        fit = all(0 <= pick(n) < wanted for n in range(1000))
    except (ValueError, ZeroDivisionError, RecursionError):
        fit = False
    return "" if fit else "la règle « Plural-Forms » du fichier ne convient pas à ses formes."


def _formattable(text: str) -> bool:
    try:
        list(string.Formatter().parse(text))
    except ValueError:
        return False
    return True
