"""What no text may hold, in any language: tags, phone numbers that fall apart, letters that no font draws."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator

from msgspec import Struct

from kiosk.reading import Severity, quoted

UNSAID = frozenset({"Sm", "Sk", "So", "Sc", "No"})
"""Unicode's categories of signs, and of numbers that are no plain digits."""

SAID_SIGNS = frozenset("€+=<>^~|°")
"""Said as people say them, or refused as signs anyway."""

_TAG = re.compile(r"</?[a-zA-Z!][^>]*>?|&(#\d+|[a-zA-Z]+);|#[0-9a-fA-F]{6}\b|\*\*|__")
_SPECIAL = re.compile(r"[<>&§\\|^~_*]")
_LOOSE_DIGITS = re.compile(r"\d+(?: \d+)+")
_DOTTED_PHONE = re.compile(r"\b0\d(?:([.\-])\d\d)(?:\1\d\d){3}\b")


class Remark(Struct, frozen=True):
    """What is wrong with a text, and what to do."""

    sentence: str
    suggestion: str = ""
    severity: Severity = "erreur"


def check_wording(text: str, glyphs: frozenset[str] | None) -> Iterator[Remark]:
    """Remarks on one text. `glyphs` are the characters that can be drawn; None when that is not known."""
    for check in WORDING_CHECKS:
        yield from check(text)
    if glyphs is not None:
        yield from check_glyphs(text, glyphs)
    yield from check_sayable(text if glyphs is None else "".join(sign for sign in text if sign in glyphs))


def check_tags(text: str) -> Iterator[Remark]:
    """Colour, size and weight belong to the screen and to the paper; a tag would be read aloud."""
    if found := _TAG.search(text):
        yield Remark(f"{quoted(found[0])} est un code de mise en forme.", "Enlevez-le : le texte s’écrit sans code.")
    elif found := _SPECIAL.search(text):
        yield Remark(f"le signe {quoted(found[0])} se lit mal.", "Remplacez-le par un mot.")


def check_phones(text: str) -> Iterator[Remark]:
    """Groups of digits that a plain space separates end on two lines, and in Arabic they change places."""
    if found := _LOOSE_DIGITS.search(text) or _DOTTED_PHONE.search(text):
        advice = "Prenez des espaces insécables (dans le fichier : « \\_ »), ou un contact entre accolades."
        yield Remark(f"les chiffres de {quoted(found[0])} peuvent se séparer.", advice)


def check_sayable(text: str) -> Iterator[Remark]:
    """A sign is seen and not heard: voices skip an arrow, or say its long name."""
    for sign in dict.fromkeys(text):
        if unicodedata.category(sign) in UNSAID and sign not in SAID_SIGNS:
            yield Remark(f"aucune voix ne lit {quoted(sign)}.", "Dites-le avec un mot.", "avertissement")


def check_glyphs(text: str, glyphs: Collection[str]) -> Iterator[Remark]:
    """A character that no font draws shows as an empty box."""
    for character in dict.fromkeys(text):
        if character not in glyphs and character != "\n":
            name = unicodedata.name(character, "caractère sans nom").lower()
            code = f"U+{ord(character):04X}"
            yield Remark(f"aucune police ne dessine {quoted(character)} ({code}, {name}).", "Remplacez ce caractère.")


WORDING_CHECKS: tuple[Callable[[str], Iterator[Remark]], ...] = (check_tags, check_phones)
