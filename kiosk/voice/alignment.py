"""When each written word is heard, from what an engine tells of the spoken ones.

What is written and what is said differ (« 36 46 » is « trente-six quarante-six »), and an engine's word events do not
come one for each word: « tout le monde » gives one, a number several. So events only give times; words are cut here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from kiosk.voice.clip import Word
from kiosk.voice.spoken import Piece

_WORD = re.compile(r"\S+")
LEAST = 0.001
"""Seconds between the beginnings of two words: times always increase."""


class Unit(Struct, frozen=True):
    """What is highlighted as one: `written[start:end]`, heard as `spoken[said_from:said_to]`."""

    start: int
    end: int
    said_from: int
    said_to: int


def units(written: str, pieces: Iterable[Piece]) -> list[Unit]:
    """Each written word; several where they are said as one (a telephone number). Lone signs go with their word."""
    found: list[Unit] = []
    at = 0
    for piece in pieces:
        if piece.said == written[piece.start : piece.end]:
            for word in _WORD.finditer(piece.said):
                start, end = piece.start + word.start(), piece.start + word.end()
                unit = Unit(start, end, at + word.start(), at + word.end())
                if found and not any(sign.isalnum() for sign in word[0]):
                    unit = _joined(found.pop(), unit)
                found.append(unit)
        elif piece.said.strip():
            text = written[piece.start : piece.end]
            start = piece.start + len(text) - len(text.lstrip())
            found.append(Unit(start, start + len(text.strip()), at, at + len(piece.said)))
        at += len(piece.said)
    return found


def aligned(units: Sequence[Unit], events: Iterable[tuple[int, float]], seconds: float) -> tuple[Word, ...]:
    """`events`: position in the spoken text and second of each beginning that the engine told. `seconds`: the sound's.

    A word without an event stands between its neighbours, by its length.
    """
    times: list[float | None] = [None] * len(units)
    for position, second in sorted(events):
        rank = next((rank for rank, unit in enumerate(units) if position < unit.said_to), None)
        if rank is not None and times[rank] is None:
            times[rank] = second
    begins = _increasing(_filled(times, units, seconds), seconds)
    ends = [*begins[1:], seconds]
    return tuple(Word(unit.start, unit.end, at, until) for unit, at, until in zip(units, begins, ends, strict=True))


def spread(units: Sequence[Unit], begin: float, end: float) -> tuple[Word, ...]:
    """Where no engine tells anything, as of a recording: by length, between the first sound and the last (seconds)."""
    return aligned(units, [(0, begin)], end)


def _joined(one: Unit, other: Unit) -> Unit:
    return Unit(one.start, other.end, one.said_from, other.said_to)


def _filled(times: Sequence[float | None], units: Sequence[Unit], seconds: float) -> list[float]:
    """Every gap filled in proportion to the letters that are said in it."""
    known = [(-1, 0.0, 0)] if not times or times[0] is None else []
    known += [(rank, second, units[rank].said_from) for rank, second in enumerate(times) if second is not None]
    known.append((len(units), seconds, units[-1].said_to if units else 0))
    filled: list[float] = []
    for (rank, second, said), (after, until, said_after) in pairwise(known):
        letters = max(1, said_after - said)
        for each in range(max(rank, 0), after):
            filled.append(second + (until - second) * (units[each].said_from - said) / letters)
    return filled


def _increasing(times: Sequence[float], seconds: float) -> list[float]:
    """Strictly, and before the sound ends."""
    begins: list[float] = []
    for rank, second in enumerate(times):
        latest = max(0.0, seconds - LEAST * (len(times) - rank))
        earliest = begins[-1] + LEAST if begins else 0.0
        begins.append(max(earliest, min(second, latest)))
    return begins
