"""Finds what is said of a paper among its lines of writing, so that each word can be highlighted where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from impression.bidi import LAYOUT_SIGNS
from kiosk.visit.narration import Utterance
from ui.screens.spoken_line import PlacedWord, SpokenLine

if TYPE_CHECKING:
    from impression.written import WrittenLine

WORD = re.compile(r"\S+")


def spoken_lines(said: Iterable[Utterance], written: Sequence[WrittenLine]) -> tuple[SpokenLine, ...]:
    """`said` in the order of the paper. A text is looked for after the one before it: a paper often says a thing twice.

    Spaces are of no account, as the paper makes line ends of some and no-break ones of others.
    """
    signs = [(rank, at, letter) for rank, line in enumerate(written) for at, letter in _letters(line.text)]
    paper = "".join(letter for _, _, letter in signs)
    begins = {n for n, (rank, at, _) in enumerate(signs) if _begins_a_word(written[rank].text[:at])}
    begins.add(len(signs))
    lines, after = [], 0
    for utterance in said:
        own = list(_letters(utterance.text))
        place = _find("".join(letter for _, letter in own), paper, after, begins)
        words: tuple[PlacedWord, ...] = ()
        if place is not None:
            after = place + len(own)
            found = [(at, *sign[:2]) for (at, _), sign in zip(own, signs[place:after], strict=True)]
            words = tuple(_words(utterance.text, found, written))
        lines.append(SpokenLine(utterance, words))
    return tuple(lines)


def is_written(text: str, written: Iterable[WrittenLine]) -> bool:
    """Whether a line of the paper says this and no more."""
    letters = [letter for _, letter in _letters(text)]
    return any([letter for _, letter in _letters(line.text)] == letters for line in written)


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """What can be seen, without accents: they are letters' parts on paper, and may be signs of their own in a name."""
    for at, sign in enumerate(text):
        for letter in unicodedata.normalize("NFD", sign):
            if unicodedata.category(letter)[0] not in "MCZ":
                yield at, letter


def _begins_a_word(before: str) -> bool:
    """Whether a word begins after `before`, a part of a line. Signs that only command its layout do not count."""
    seen = before.rstrip(LAYOUT_SIGNS)
    return not seen or seen[-1].isspace()


def _find(own: str, paper: str, after: int, begins: set[int]) -> int | None:
    """Whole words only: « ici » is not in « pharmacie, ici »."""
    place = paper.find(own, after) if own else -1
    while place >= 0 and not (place in begins and place + len(own) in begins):
        place = paper.find(own, place + 1)
    return place if place >= 0 else None


def _words(text: str, found: Sequence[tuple[int, int, int]], written: Sequence[WrittenLine]) -> Iterator[PlacedWord]:
    """`found`: of each letter its place in the text, its line, and its place in that."""
    for word in WORD.finditer(text):
        own = [(rank, at) for place, rank, at in found if word.start() <= place < word.end()]
        if own:
            parts = [(written[rank], [at for _, at in part]) for rank, part in groupby(own, key=lambda one: one[0])]
            places = (place for line, at in parts for place in line.places(min(at), max(at) + 1))
            yield PlacedWord(word.start(), word.end(), parts[0][0].page, tuple(QRectF(*place) for place in places))
