"""When each written word is heard, from what an engine tells of the spoken ones.

What is written and what is said differ (« 36 46 » is « trente-six quarante-six »), and an engine's word events do not
come one for each word: « tout le monde » gives one, a number several. So events only give times; words are cut here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from kiosk.voice.clip import Word
from kiosk.voice.spoken import Piece

_WORD = re.compile(r"\S+")
_OPENS = ("Pi", "Ps")
"""Unicode's categories of the signs that open: « ( “."""
LEAST = 0.001
"""Seconds between the beginnings of two words: times always increase."""


class Unit(Struct, frozen=True):
    """What is highlighted as one: `written[start:end]`, heard as `spoken[said_from:said_to]`."""

    start: int
    end: int
    said_from: int
    said_to: int


def units(written: str, pieces: Iterable[Piece]) -> list[Unit]:
    """Each written word, whole; several where they are said as one (a telephone number).

    Lone signs go with a word: with the next one when they open something or begin the text, else with the one before.
    """
    found: list[Unit] = []
    opening: Unit | None = None
    for word in _words(written, pieces):
        unit = _joined(opening, word) if opening else word
        opening = None
        if any(sign.isalnum() for sign in written[unit.start : unit.end]):
            found.append(unit)
        elif not found or unicodedata.category(written[unit.end - 1]) in _OPENS:
            opening = unit
        else:
            found.append(_joined(found.pop(), unit))
    if opening:
        found.append(_joined(found.pop(), opening) if found else opening)
    return found


def aligned(units: Sequence[Unit], events: Iterable[tuple[int, float]], seconds: float) -> tuple[Word, ...]:
    """`events`: position in the spoken text and second of each beginning that the engine told. `seconds`: the sound's.

    A word without an event stands between its neighbours, by its length. espeak-ng also tells the end of a clause, as
    the beginning of a word before it: an event that goes back is no beginning. Without sound, no word is heard.
    """
    if not units or seconds <= 0:
        return ()
    edges = [unit.said_from for unit in units]
    times: list[float | None] = [None] * len(units)
    last = -1
    for position, second in sorted(events, key=lambda event: event[1]):
        rank = max(0, bisect_right(edges, position) - 1)
        if rank > last:
            times[rank], last = second, rank
    begins = _increasing(_filled(times, units, seconds), seconds)
    ends = [*begins[1:], seconds]
    return tuple(Word(unit.start, unit.end, at, until) for unit, at, until in zip(units, begins, ends, strict=True))


def spread(units: Sequence[Unit], begin: float, end: float) -> tuple[Word, ...]:
    """Where no engine tells anything, as of a recording: by length, between the first sound and the last (seconds)."""
    return aligned(units, [(0, begin)], end)


def _words(written: str, pieces: Iterable[Piece]) -> Iterator[Unit]:
    """What stands between spaces, put together again where a rule has cut it: « l’AME », « (CPAM) »."""
    word: Unit | None = None
    for part in _parts(written, pieces):
        if word and word.end == part.start:
            word = _joined(word, part)
            continue
        if word:
            yield word
        word = part
    if word:
        yield word


def _parts(written: str, pieces: Iterable[Piece]) -> Iterator[Unit]:
    at = 0
    for piece in pieces:
        text = written[piece.start : piece.end]
        if piece.said == text:
            for word in _WORD.finditer(text):
                yield Unit(piece.start + word.start(), piece.start + word.end(), at + word.start(), at + word.end())
        elif text.strip():
            start = piece.start + len(text) - len(text.lstrip())
            yield Unit(start, start + len(text.strip()), at, at + len(piece.said))
        at += len(piece.said)


def _joined(one: Unit, other: Unit) -> Unit:
    return Unit(one.start, other.end, one.said_from, other.said_to)


def _filled(times: Sequence[float | None], units: Sequence[Unit], seconds: float) -> list[float]:
    """Every gap filled in proportion to the letters that are said in it."""
    known = [(-1, 0.0, 0)] if times[0] is None else []
    known += [(rank, second, units[rank].said_from) for rank, second in enumerate(times) if second is not None]
    known.append((len(units), seconds, units[-1].said_to))
    filled: list[float] = []
    for (rank, second, said), (after, until, said_after) in pairwise(known):
        letters = max(1, said_after - said)
        for each in range(max(rank, 0), after):
            filled.append(second + (until - second) * (units[each].said_from - said) / letters)
    return filled


def _increasing(times: Sequence[float], seconds: float) -> list[float]:
    """Strictly, and before the sound ends, however short it is."""
    least = min(LEAST, seconds / (len(times) + 1))
    begins: list[float] = []
    for rank, second in enumerate(times):
        latest = seconds - least * (len(times) - rank)
        earliest = begins[-1] + least if begins else 0.0
        begins.append(max(earliest, min(second, latest)))
    return begins
