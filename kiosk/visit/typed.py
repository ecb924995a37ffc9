"""What may stand in what a person types: what can be seen, and the two signs that only command how letters join."""

from __future__ import annotations

import unicodedata

from kiosk.letters import JOINERS

_VIRAMA = 9
"""Its combining class."""


def tidied(text: str, longest: int) -> str:
    """A name as it is printed, or words as they are looked for: without signs that nobody sees, nor spaces around them,
    in `longest` letters at most. Empty where no letter is left, so that no sheet is for nobody."""
    kept = ""
    for place, sign in enumerate(text):
        if sign in JOINERS:
            kept += sign if may_join(kept) and text[place + 1 : place + 2].isalpha() else ""
        elif unicodedata.category(sign)[0] != "C" or sign.isspace():
            kept += sign
    name = " ".join(kept.split())[:longest].rstrip(JOINERS + " ")
    return name if any(map(str.isalnum, name)) else ""


def may_join(before: str) -> bool:
    """Whether a joiner means something after `before`: a virama, or a letter of a script whose letters join (RFC 5892,
    appendix A). In others it is left over from an emoji."""
    letter = next((sign for sign in reversed(before) if not unicodedata.combining(sign)), "")
    virama = bool(before) and unicodedata.combining(before[-1]) == _VIRAMA
    return virama or (bool(letter) and unicodedata.bidirectional(letter) == "AL")
