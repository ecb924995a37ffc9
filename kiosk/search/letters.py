"""Words as they are compared: without capitals, accents, nor what differs from one hand to another."""

from __future__ import annotations

import unicodedata

_ALIKE = str.maketrans(
    {
        "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
        "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ە": "ه", "ٱ": "ا", "ء": "",
    }
)  # fmt: skip
"""Letters that people put for each other, and that Unicode does not take apart. Arabic and Persian keyboards give two
signs for one letter; alef and its hamzas, and ё, come apart by themselves."""

_DROPPED = frozenset({"Mn", "Cf", "Lm"})
"""Accents and vowel signs, joiners, and the stroke that lengthens Arabic words."""


def folded(text: str) -> str:
    """`text` in small letters without accents, in the one form that each letter has here."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign for sign in apart if sign.isascii() or unicodedata.category(sign) not in _DROPPED)
    return kept.translate(_ALIKE)


def words_of(text: str) -> list[str]:
    """The folded words of `text`, in order; numbers are words too, letters alone are none."""
    parted = "".join(sign if sign.isalnum() else " " for sign in folded(text))
    return [word for word in parted.split() if len(word) > 1 or not word.isascii()]
