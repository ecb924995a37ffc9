"""From what is written to what is said, piece by piece, because the screen highlights written words.

A language without a table is said as it is written, until somebody who speaks it writes one.
"""

from __future__ import annotations

import unicodedata

from msgspec import Struct

from kiosk.voice import french, other_languages
from kiosk.voice.addresses import Signs
from kiosk.voice.rules import rewritings

RULES = {"fr": french.RULES, **other_languages.RULES}
SIGNS = {"fr": french.SIGNS, **{language: words.signs for language, words in other_languages.WORDS.items()}}


class Piece(Struct, frozen=True):
    """What is said for `text[start:end]`: mostly itself."""

    start: int
    end: int
    said: str


def pieces(text: str, language: str) -> tuple[Piece, ...]:
    """The whole of `text` in order, without gap or overlap."""
    cut: list[Piece] = []
    at = 0
    for start, end, said in rewritings(text, RULES.get(language, ())):
        if at < start:
            cut.append(Piece(at, start, text[at:start]))
        cut.append(Piece(start, end, said))
        at = end
    if at < len(text):
        cut.append(Piece(at, len(text), text[at:]))
    return tuple(cut)


def spoken(text: str, language: str) -> str:
    """What the voice is given for `text`."""
    return "".join(piece.said for piece in pieces(text, language))


def key_name(character: str, language: str) -> str:
    """How a key is said: « É » is « E accent aigu », « - » is « tiret ».

    Other languages leave most letters as they are: espeak-ng names them, with their accents, itself.
    """
    signs = SIGNS.get(language)
    named = _sign(character, signs) if signs else None
    if named:
        return named
    if language != "fr":
        return other_languages.LETTERS.get(language, {}).get(character.upper(), character)
    letter = unicodedata.normalize("NFD", character.upper())
    marks = [french.MARKS[mark] for mark in letter[1:] if mark in french.MARKS]
    return " ".join([letter[0], *marks]) if marks else french.KEYS.get(character.upper(), character.upper())


def _sign(character: str, signs: Signs) -> str | None:
    return {
        ".": signs.dot,
        "-": signs.hyphen,
        "_": signs.underscore,
        "@": signs.at,
        "/": signs.slash,
        "+": signs.plus,
        "’": signs.apostrophe,
        "'": signs.apostrophe,
        " ": signs.space,
    }.get(character)
