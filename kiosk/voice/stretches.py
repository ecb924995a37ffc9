"""What is French in a text of another language: names on real sites, words for a counter. A French voice says them.

In an alphabet of its own a language shows its French by the letters; in the Latin one, by « … », which translators keep
for it (docs/traduire.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

FRENCH = "fr"

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_IN_LATIN = re.compile(rf"[{_LATIN}]+(?:[ \u00a0'’.@/-][{_LATIN}]+)*")
_QUOTED = re.compile("«[^«»]*»")
_OWN_LETTER = re.compile(rf"[^\W\d_{_LATIN}]")
_WORD = re.compile(r"\s*\S+\s*")
_OPENS = ("Ps", "Pi")


class Stretch(Struct, frozen=True):
    """`text[start:end]`, said in `language`."""

    start: int
    end: int
    language: str


def stretches(text: str, language: str) -> tuple[Stretch, ...]:
    """The whole of `text` in order, cut between words, without gap or overlap."""
    found: list[Stretch] = []
    for word in _words(text, language):
        if found and found[-1].language == word.language:
            word = Stretch(found.pop().start, word.end, word.language)
        found.append(word)
    return tuple(found) or (Stretch(0, len(text), language),)


def _words(text: str, language: str) -> Iterator[Stretch]:
    """Each with its language. Signs alone go with the next word when they open something, else with the one before."""
    french = _french(text) if language != FRENCH else set()
    opening, last = None, language
    for word in _WORD.finditer(text):
        heard = {place in french for place in range(*word.span()) if text[place].isalnum()}
        start = word.start() if opening is None else opening
        opening = None
        if heard:
            last = language if False in heard else FRENCH
        elif unicodedata.category(word[0].strip()[-1]) in _OPENS:
            opening = start
            continue
        yield Stretch(start, word.end(), last)
    if opening is not None:
        yield Stretch(opening, len(text), last)


def _french(text: str) -> set[int]:
    """The places of what is French."""
    spans = (_IN_LATIN if _OWN_LETTER.search(text) else _QUOTED).finditer(text)
    return {place for span in spans for place in range(*span.span())}
