"""What the letters of other scripts ask for, on the screen and on paper alike."""

from __future__ import annotations

import unicodedata

JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""They are not seen, but command how their neighbours join."""

FIRST_RIGHT_TO_LEFT = "\N{HEBREW ACCENT ETNAHTA}"
"""No character before it is written from the right."""


def has_right_to_left(text: str) -> bool:
    """Whether a letter of `text` is written from the right. At once for most texts."""
    return max(text, default="") >= FIRST_RIGHT_TO_LEFT and any(
        unicodedata.bidirectional(sign) in ("R", "AL") for sign in text
    )
