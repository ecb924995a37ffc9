"""What is learnt from thousands of phrases: how much each term speaks for each flow.

Complement naive Bayes (Rennie, Shih, Teevan, Karger: “Tackling the Poor Assumptions of Naive Bayes Text Classifiers”,
ICML 2003). A term speaks for a flow as far as the phrases of all *other* flows do without it: so a flow of which people
say much and one of which they say little are judged by the same amount of text.

Terms are known by a checksum alone, and all numbers stand in arrays: a model of 140,000 terms is less than four
megabytes, on the disk and in memory, and is there in a few milliseconds. Two terms of one checksum are taken for each
other; of so many that happens two or three times.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from math import log, sqrt
from typing import Literal
from zlib import crc32

from msgspec import Struct

from kiosk.search.phrases import Phrase
from kiosk.search.terms import terms_of

SMOOTH = 0.3
"""How often each term is taken to have come besides, in every flow: what came once is no rule yet."""

WHOLE: Literal["I"] = "I"
PART: Literal["f"] = "f"
"""Types of the arrays: checksums and places are whole numbers, weights are not. Flows are bytes, by their rank."""


class Model(Struct, frozen=True, dict=True):
    """Arrays as bytes, as a file holds them.

    `ground`: what each flow starts from. `keys`: checksums of the terms, sorted. `rarity`: how much each term tells.
    What the term at `n` says stands from `starts[n]` to `starts[n + 1]`: a flow in `ranks`, and how much in `weights`.
    """

    flows: tuple[str, ...]
    ground: bytes
    keys: bytes
    rarity: bytes
    starts: bytes
    ranks: bytes
    weights: bytes

    def scores(self, text: str) -> dict[str, float]:
        """How much `text` speaks for each flow, less the mean of all; nothing when no term of it is known. What is not
        known makes the rest speak more softly."""
        rarity, unknown = self._numbers.rarity, 0.0
        asked: dict[int, float] = {}
        for term, count in terms_of(text).items():
            place = self._place(term)
            if place is None:
                unknown += (count * self._numbers.rarest) ** 2
            else:
                asked[place] = count * rarity[place]
        if not asked:
            return {}
        size = sqrt(sum(value * value for value in asked.values()) + unknown)
        starts, ranks, weights = self._numbers.starts, self._numbers.ranks, self._numbers.weights
        scores = [ground * sum(asked.values()) for ground in self._numbers.ground]
        for place, value in asked.items():
            for at in range(starts[place], starts[place + 1]):
                scores[ranks[at]] += value * weights[at]
        mean = sum(scores) / len(scores)
        return {flow: (score - mean) / size for flow, score in zip(self.flows, scores, strict=True)}

    @cached_property
    def _numbers(self) -> _Numbers:
        return _Numbers(self)

    def _place(self, term: str) -> int | None:
        keys, key = self._numbers.keys, _key(term)
        place = bisect_left(keys, key)
        return place if place < len(keys) and keys[place] == key else None


class _Numbers:
    """The bytes of a model read as numbers, without a copy."""

    def __init__(self, model: Model) -> None:
        self.ground = memoryview(model.ground).cast(PART)
        self.keys = memoryview(model.keys).cast(WHOLE)
        self.rarity = memoryview(model.rarity).cast(PART)
        self.starts = memoryview(model.starts).cast(WHOLE)
        self.ranks = model.ranks
        self.weights = memoryview(model.weights).cast(PART)
        self.rarest = max(self.rarity, default=0.0)


def learnt(phrases: Iterable[Phrase]) -> Model:
    """About five seconds for twenty thousand phrases."""
    read = [(phrase, [(_key(term), count) for term, count in terms_of(phrase.text).items()]) for phrase in phrases]
    flows = sorted({phrase.flow for phrase, _ in read})
    rank = {flow: place for place, flow in enumerate(flows)}
    spread = Counter(key for _, terms in read for key, _ in terms)
    rarity = {key: log((len(read) + 1) / (phrases + 1)) + 1 for key, phrases in spread.items()}
    said: dict[int, dict[int, float]] = {key: {} for key in sorted(spread)}
    for phrase, terms in read:
        values = [(key, count * rarity[key]) for key, count in terms]
        share = 1.0 / (sqrt(sum(value * value for _, value in values)) or 1.0)
        own = rank[phrase.flow]
        for key, value in values:
            of_term = said[key]
            of_term[own] = of_term.get(own, 0.0) + share * value
    return _written(flows, said, rarity)


def _written(flows: list[str], said: dict[int, dict[int, float]], rarity: dict[int, float]) -> Model:
    totals = [0.0] * len(flows)
    starts, ranks, weights = array(WHOLE, [0]), bytearray(), array(PART)
    for of_term in said.values():
        whole = sum(of_term.values()) + SMOOTH
        for flow, value in of_term.items():
            totals[flow] += value
            ranks.append(flow)
            weights.append(log(whole) - log(whole - value))
        starts.append(len(ranks))
    others = [sum(totals) - own + SMOOTH * len(said) for own in totals]
    return Model(
        flows=tuple(flows),
        ground=array(PART, map(log, others)).tobytes(),
        keys=array(WHOLE, said).tobytes(),
        rarity=array(PART, (rarity[key] for key in said)).tobytes(),
        starts=starts.tobytes(),
        ranks=bytes(ranks),
        weights=weights.tobytes(),
    )


def _key(term: str) -> int:
    return crc32(term.encode("utf-8", "surrogatepass"))
