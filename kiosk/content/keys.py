"""The keys of the on-screen keyboard: one small file in the folder of each language.

    alphabet = "A B C … É -"         in the order in which its people look for a letter, capitals where it has them
    latin = "A B C … É"              beside another alphabet, all of that of French when it is not written;
                                     beside a Latin one, what names in France have and it has not

    [[habituel]]                     the layouts that its people may know, most usual first; as many as there are
    nom = "AZERTY"
    rangees = ["A Z E R …", "Q S …", "W X …"]
    en-plus = "É È -"                what these rows do not have

A file that is at fault is told and left aside: the kiosk's own stands in for a local one, French for a language.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from kiosk.content.languages import FILE as OFFERED
from kiosk.content.languages import tongues
from kiosk.content.layout import KEYS, TRANSLATIONS
from kiosk.content.schema import Keys
from kiosk.content.words import SOURCE_LANGUAGE
from kiosk.reading import Fault, Reader, quoted
from kiosk.toml import read_toml

CAPITALS = {"tr": {"i": "İ", "ı": "I"}, "az": {"i": "İ", "ı": "I"}}
"""Where a language disagrees with all others about the capital of a letter."""


def read_keys(
    folders: Sequence[Path], language: str, glyphs: Collection[str] | None = None
) -> tuple[Keys, tuple[Fault, ...]]:
    """The keys of `language`, and what is wrong in their files; a later folder wins. Never raises.

    `glyphs`: the characters that some font draws; None when nobody knows.
    """
    french, faults = _last_good(folders, SOURCE_LANGUAGE, glyphs)
    if language != SOURCE_LANGUAGE:
        own, faults = _last_good(folders, language, glyphs)  # those of French are told with French
        if own is not None:
            latin = own.latin or ("" if _is_latin(own.alphabet) else (french or Keys()).alphabet)
            return replace(own, latin=latin), faults
        if not faults and any((folder / TRANSLATIONS / language / OFFERED).exists() for folder in folders):
            advice = "Le clavier français prend sa place."
            faults = (_fault(language, "cette langue n’a pas de clavier à elle.", advice),)
    return french or Keys(), faults


def faults_of_other_keys(folders: Sequence[Path], glyphs: Collection[str] | None = None) -> tuple[Fault, ...]:
    """What is wrong with the keys of all languages that are offered but French, whose catalogue tells its own."""
    codes = [tongue.code for tongue in tongues(folders)[0] if tongue.code != SOURCE_LANGUAGE]
    return tuple(fault for code in codes for fault in read_keys(folders, code, glyphs)[1])


def capital(letters: str, language: str) -> str:
    """A key's letter as a word begins with it. One that has no capital, or none of one letter, stays as it is."""
    own = CAPITALS.get(language, {}).get(letters, letters.upper())
    return own if len(own) == len(letters) else letters


def small(letters: str, language: str) -> str:
    """A key's letter inside a word: in Turkish, « İ » is « i » and « I » is « ı »."""
    for little, large in CAPITALS.get(language, {}).items():
        if letters == large:
            return little
    own = letters.lower()
    return own if len(own) == len(letters) else letters


def _last_good(
    folders: Sequence[Path], language: str, glyphs: Collection[str] | None
) -> tuple[Keys | None, tuple[Fault, ...]]:
    found: Keys | None = None
    faults: list[Fault] = []
    for folder in folders:
        file = folder / TRANSLATIONS / language / KEYS
        if not file.exists():
            continue
        keys, unfit = _read(file, language, glyphs)
        faults += unfit
        found = keys or found
    return found, tuple(faults)


def _read(file: Path, language: str, glyphs: Collection[str] | None) -> tuple[Keys | None, list[Fault]]:
    advice = "Cette borne n’utilise pas ce fichier."
    name = f"{TRANSLATIONS}/{language}/{KEYS}"
    source = read_toml(file, name, 'alphabet = "A B C"')
    if source.fault is not None:
        return None, [_fault(language, "ce fichier de clavier ne se lit pas.", advice)]
    reader = Reader(name)
    keys = reader.read(Keys, source.data)
    faults = [replace(fault, severity="alerte") for fault in reader.faults]
    if keys is not None:
        faults = [_fault(language, sentence, advice) for sentence in _unfit(keys, glyphs)]
    return (None if faults else keys), faults


def _unfit(keys: Keys, glyphs: Collection[str] | None) -> Iterator[str]:
    """What keeps keys from being used, in sentences."""
    if not keys.alphabet.split():
        yield "« alphabet » n’a aucune lettre."
    boards = {"alphabet": keys.alphabet, "latin": keys.latin}
    for layout in keys.usual:
        boards[layout.name] = board = " ".join((*layout.rows, layout.extra))
        for letter in sorted(set(keys.alphabet.split()) - set(board.split())):
            yield f"la lettre {quoted(letter)} de l’alphabet n’est pas dans {quoted(layout.name)}."
    for name, board in boards.items():
        for letter, times in Counter(map(_composed, board.split())).items():
            if times > 1:
                yield f"la lettre {quoted(letter)} est {times} fois dans {quoted(name)}."
            if len(letter) > 4:
                yield f"il faut une espace entre les lettres {quoted(letter)}."
            elif glyphs is not None and not all(sign in glyphs for sign in letter):
                yield f"aucune police de la borne n’a la lettre {quoted(letter)}."


def _composed(letter: str) -> str:
    return unicodedata.normalize("NFC", letter)


def _is_latin(alphabet: str) -> bool:
    return any(letter.isascii() and letter.isalpha() for letter in alphabet)


def _fault(language: str, sentence: str, advice: str) -> Fault:
    return Fault(f"{TRANSLATIONS}/{language}/{KEYS}", "", sentence, advice, "alerte")
