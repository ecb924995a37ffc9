"""In which rows keys stand: plain lists, so that it can be tested without a screen. Rows are never mirrored here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

MOST_COLUMNS = 14

DIGITS = ("1 2 3 4 5 6 7 8 9 0", ". - _ @ / + ’")
"""Digits, and the signs of addresses and numbers."""

SIGNS = ("! ? # & * % $ € = : ; , ( )",)
"""Those of a sentence, and what a password may have to have besides."""

KeyRow = tuple[str, ...]


class KeyRows(NamedTuple):
    """Rows of keys, each in `columns` cells. `ordered`: in alphabetical order, which begins where reading begins."""

    rows: tuple[KeyRow, ...]
    columns: int
    ordered: bool = False


def alphabetical(letters: Sequence[str], most: int) -> KeyRows:
    """The fewest rows of at most `most` keys, then the fewest columns: no row is nearly empty."""
    count = -(-len(letters) // most)
    columns = -(-len(letters) // count)
    return KeyRows(tuple(_batches(letters, columns)), columns, ordered=True)


def digits(most: int, signs: Sequence[str] = ()) -> KeyRows:
    """1 stands on the left in every language. `signs`: further ones, evenly in rows with those of addresses."""
    numbers, own = (row.split() for row in DIGITS)
    others = [*own, *(sign for row in signs for sign in row.split())]
    rows = (*_batches(numbers, most), *_batches(others, -(-len(others) // -(-len(others) // most))))
    return KeyRows(rows, max(map(len, rows)))


def usual(rows: Sequence[str], extra: str, most: int) -> KeyRows:
    """Rows as they are on real keys, with the `extra` letters at their ends, or in further rows.

    Rows longer than `most` are folded: the left hand's half stands above the right hand's, so that neighbours stay so.
    """
    keys = [tuple(row.split()) for row in rows if row.split()]
    widest = max(map(len, keys))
    half = -(-widest // -(-widest // most))
    folded = [key[at : at + half] for at in range(0, widest, half) for key in keys if key[at : at + half]]
    return _with_extra(folded, extra.split(), half, most)


def _with_extra(rows: list[KeyRow], extra: list[str], least: int, most: int) -> KeyRows:
    """Added to the last rows first, as few columns as possible, and read from the first row to the last."""
    while True:
        for columns in range(least, most + 1):
            if sum(columns - len(row) for row in rows) >= len(extra):
                return KeyRows(tuple(_filled(rows, extra, columns)), columns)
        rows = [*rows, ()]


def _filled(rows: Sequence[KeyRow], extra: Sequence[str], columns: int) -> Iterator[KeyRow]:
    left = len(extra)
    shares: list[int] = []
    for row in reversed(rows):
        shares.append(min(left, columns - len(row)))
        left -= shares[-1]
    letters = iter(extra)
    for row, share in zip(rows, reversed(shares), strict=True):
        yield (*row, *(next(letters) for _ in range(share)))


def _batches(letters: Sequence[str], size: int) -> Iterator[KeyRow]:
    return (tuple(letters[at : at + size]) for at in range(0, len(letters), size))
