"""What the letters of other scripts ask for, on the screen and on paper alike."""

from __future__ import annotations

import unicodedata

JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""They are not seen, but command how their neighbours join."""

FIRST_RIGHT_TO_LEFT = "\N{HEBREW ACCENT ETNAHTA}"
"""No character before it is written from the right."""


LATIN = "A-Za-z\N{LATIN CAPITAL LETTER A WITH GRAVE}-\N{LATIN SMALL LETTER TURNED M}"
FROM_RIGHT = "\u0591-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""For the inside of a regular expression: Latin letters, and those of scripts written from the right."""

NUMBERED_NAME = rf"\d+[ \u00a0]?%[ \u00a0][{LATIN}]+"
"""« 100 % Santé »: among letters from the right, its number would go behind its word."""


def has_right_to_left(text: str) -> bool:
    """Whether a letter of `text` is written from the right. At once for most texts."""
    return max(text, default="") >= FIRST_RIGHT_TO_LEFT and any(
        unicodedata.bidirectional(sign) in ("R", "AL") for sign in text
    )
