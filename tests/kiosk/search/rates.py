"""How often the search leads residents right, by what they say. `python -m tests.kiosk.search.rates` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

from kiosk.content.catalogue import read_catalogue
from kiosk.content.layout import SAYINGS
from kiosk.content.schema import Catalogue, Saying, SayingFile
from kiosk.content.source import read_source
from kiosk.reading import Reader
from kiosk.search.index import Index
from kiosk.search.phrases import alike_in, phrases_of

CONTENT = Path(__file__).parents[3] / "contenus"
SEED = 2026
FIRST = 3
"""Answers among which the right one has to be."""


@cache
def catalogue(language: str = "fr") -> Catalogue:
    read, faults = read_catalogue([CONTENT], language)
    assert read is not None, "\n".join(map(str, faults))
    return read


@cache
def index() -> Index:
    return Index(phrases_of(catalogue()), alike_in(catalogue()))


def said() -> SayingFile:
    """Sentences, and the witnesses that nothing but these measures reads."""
    read = Reader(SAYINGS).read(SayingFile, read_source(CONTENT / SAYINGS, SAYINGS).data)
    assert read is not None
    return read


def share(sayings: Sequence[Saying], index: Index) -> float:
    """Of the sentences that lead to a right flow among the first answers."""
    return sum(leads_right(saying, index) for saying in sayings) / len(sayings)


def leads_right(saying: Saying, index: Index) -> bool:
    return any(found.flow in saying.flows for found in index.find(saying.text)[:FIRST])


def mistyped(text: str, chance: Random) -> str:
    """`text` with one slip in one of its long words: a letter forgotten, doubled, wrong, or two that changed places."""
    words = text.split()
    long = [rank for rank, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if long:
        rank = chance.choice(long)
        words[rank] = chance.choice([slip for slip in _slips(words[rank], chance) if slip != words[rank]])
    return " ".join(words)


def _slips(word: str, chance: Random) -> tuple[str, ...]:
    at = chance.randrange(1, len(word) - 1)
    return (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + chance.choice("aeiorstu") + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )


def main() -> None:
    chance, told = Random(SEED), said()
    slips = [Saying(text=mistyped(one.text, chance), flows=one.flows) for one in told.sayings]
    print(f"sentences, with a slip in each: {share(slips, index()):.1%} of {len(slips)}")
    print(f"witnesses: {share(told.witnesses, index()):.1%} of {len(told.witnesses)}")


if __name__ == "__main__":
    main()
