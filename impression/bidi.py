"""In which direction each character is read: the Unicode Bidirectional Algorithm, by the system's fribidi (TR9)."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kiosk.letters import FROM_RIGHT, LATIN, NUMBERED_NAME, has_right_to_left

RTL_BASE, LTR_BASE = 0x111, 0x110
"""fribidi's names of a paragraph's direction: FRIBIDI_PAR_RTL and FRIBIDI_PAR_LTR."""

OPEN = "\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}"
CLOSE = "\N{POP DIRECTIONAL ISOLATE}"
ISOLATES = frozenset(OPEN + CLOSE)
FROM_THE_RIGHT = "\N{RIGHT-TO-LEFT MARK}"
LAYOUT_SIGNS = f"{OPEN}{CLOSE}{FROM_THE_RIGHT}\N{LEFT-TO-RIGHT MARK}\N{ARABIC LETTER MARK}"
"""They command the order of a line, and are never drawn."""

_WORD = rf"(?:https?://)?[{LATIN}](?:[{LATIN}\d’'@._/?=&%#~:+-]*[{LATIN}\d/])?"
_NUMBER = r"\+?\d+(?:\u00a0\d+)*(?:\u00a0?h\b(?:\u00a0?\d+)?)?"

_INSIDE = rf"[^«»\s{FROM_RIGHT}](?:[^«»{FROM_RIGHT}]*[^«»\s{FROM_RIGHT}])?"
_QUOTED = rf"(?:(?<=«)|(?<=«[ \u00a0]))(?=[^«»]*[{LATIN}]){_INSIDE}(?=[ \u00a0]?»)"
NEVER_TURNED = re.compile(rf"{_QUOTED}|{NUMBERED_NAME}|{_WORD}(?:,?[ \u00a0](?:{_WORD}|\d+\b))*|{_NUMBER}")
"""What is quoted in French, a name, an address, « de 14 h à 17 h », and a number in groups: « +33 3 20 00 00 00 »."""


@cache
def _fribidi() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL("libfribidi.so.0")
    except OSError:
        return None


def levels(text: str, right_to_left: bool) -> Sequence[int]:
    """The embedding level of each character: odd ones are read from the right.

    `right_to_left` is the paragraph's direction, that of its language: a sentence may begin with a foreign name. But a
    text without one letter of such a script keeps its own: « 12 rue de l’Exemple » has its number before its street.
    """
    if not has_right_to_left(text):
        return [0] * len(text)
    library = _fribidi()
    return _levels(library, text, right_to_left) if library else rough_levels(text, right_to_left)


def isolated(text: str) -> str:
    """`text`, in which addresses, telephone numbers and hours keep their order whatever stands around them."""
    return NEVER_TURNED.sub(lambda found: f"{OPEN[0]}{found[0]}{CLOSE}" if _could_turn(found[0]) else found[0], text)


def _could_turn(text: str) -> bool:
    """A word or a number alone is never turned."""
    return not text.isalnum()


def apart(lines: Iterable[str], right_to_left: bool) -> Iterator[str]:
    """The lines of one text, each fit to be laid out without the others: what is isolated stays so where it goes on,
    and where the text is read from the right, a line with nothing but « compte ameli. » has its full stop at the left.
    """
    lines = list(lines)
    turned = right_to_left and has_right_to_left("".join(lines))
    still_open = ""
    for line in lines:
        yield (FROM_THE_RIGHT if turned and not has_right_to_left(line) else "") + still_open + line
        for sign in filter(ISOLATES.__contains__, line):
            still_open = still_open + sign if sign in OPEN else still_open[:-1] if sign == CLOSE else still_open


def visual_order(levels: Sequence[int]) -> list[int]:
    """The places of `levels` from left to right: what is odd is turned round, from the deepest out (rule L2)."""
    order = list(range(len(levels)))
    for depth in range(max(levels, default=0), 0, -1):
        place = 0
        while place < len(order):
            end = place
            while end < len(order) and levels[order[end]] >= depth:
                end += 1
            order[place:end] = order[place:end][::-1]
            place = end + 1
    return order


def _levels(library: ctypes.CDLL, text: str, right_to_left: bool) -> list[int]:
    count = len(text)
    signs = (ctypes.c_uint32 * count)(*map(ord, text))
    types, brackets = (ctypes.c_uint32 * count)(), (ctypes.c_uint32 * count)()
    found = (ctypes.c_int8 * count)()
    base = ctypes.c_uint32(RTL_BASE if right_to_left else LTR_BASE)
    library.fribidi_get_bidi_types(signs, count, types)
    library.fribidi_get_bracket_types(signs, count, types, brackets)
    library.fribidi_get_par_embedding_levels_ex(types, brackets, count, ctypes.byref(base), found)
    return list(found)


def rough_levels(text: str, right_to_left: bool) -> list[int]:
    """On a machine without the library: letters and digits go their way, what is between them goes the paragraph's. A
    number in groups stays one."""
    own = {"R": 1, "AL": 1, "L": 2 if right_to_left else 0, "EN": 2, "AN": 2, "CS": 2}
    return [own.get(unicodedata.bidirectional(sign), int(right_to_left)) for sign in text]
