"""How often the search leads residents right, by what they say. `python -m tests.kiosk.search.rates` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

from kiosk.content.catalogue import read_catalogue
from kiosk.content.schema import Catalogue, Saying, SayingFile
from kiosk.search.find import find
from kiosk.search.model import Model, learnt
from kiosk.search.phrases import phrases_of, sayings_in

CONTENT = Path(__file__).parents[3] / "contenus"
WITNESSES = Path(__file__).parents[2] / "contenus/temoins"
LANGUAGES = tuple(sorted(file.stem for file in WITNESSES.glob("*.txt")))
SEED = 2026
FIRST = 3
"""Answers among which the right one has to be."""


@cache
def catalogue(language: str = "fr") -> Catalogue:
    read, faults = read_catalogue([CONTENT], language)
    assert read is not None, "\n".join(map(str, faults))
    return read


@cache
def model(language: str = "fr") -> Model:
    return learnt(phrases_of([CONTENT], catalogue(language)))


def said() -> SayingFile:
    """Sentences, and the witnesses that nothing but these measures reads."""
    return sayings_in(CONTENT)


def witnesses(language: str) -> tuple[Saying, ...]:
    """Of another language: `flow[,flow] | sentence` in a file of its own, written by somebody who never saw what the
    search learnt."""
    lines = (line.split("|", 1) for line in (WITNESSES / f"{language}.txt").read_text("utf-8").splitlines())
    return tuple(Saying(text=text.strip(), flows=tuple(flows.strip().split(","))) for flows, text in lines)


def share(sayings: Sequence[Saying], *models: Model) -> float:
    """Of the sentences that lead to a right flow among the first answers."""
    return sum(leads_right(saying, *models) for saying in sayings) / len(sayings)


def leads_right(saying: Saying, *models: Model) -> bool:
    return any(found.flow in saying.flows for found in find(saying.text, *models)[:FIRST])


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
    print(f"sentences, with a slip in each: {share(slips, model()):.1%} of {len(slips)}")
    print(f"witnesses: {share(told.witnesses, model()):.1%} of {len(told.witnesses)}")
    for code in LANGUAGES:
        print(f"{code}: {share(witnesses(code), model(code), model()):.1%} of {len(witnesses(code))}")


if __name__ == "__main__":
    main()
