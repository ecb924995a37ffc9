"""Which flows a few words lead to, by how much each word tells the flows apart.

Two things are added up. What all texts of a flow say together: each word that is asked for counts by its rarity among
the flows (BM25). And the one phrase of the flow that is most like what is asked for (cosine): « carte verte » is more
than « carte » here and « verte » there. A word that is in no text stands for those that it resembles: a letter or two
apart, begun alike, or two words written in one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.search.letters import root, tokens
from kiosk.search.phrases import Phrase

MOST = 5
"""Answers that a person is shown: what a page holds, and what one still compares."""

FAINT = 0.35
"""Of the best score: what has less would only distract from it."""

SATURATION, LENGTH = 1.2, 0.5
"""BM25's k1 and b: how soon a word that comes again stops counting, what a long text loses by its length."""

SURE = {1: 0.8, 2: 0.6}
"""What a word is worth that is so many letters away from the one that was typed."""

BEGUN = 0.6
"""What a word is worth that only begins as the one that was typed, or the other way round."""

SHORT, LONG = 4, 7
"""Letters from which one may be wrong, and from which two."""

HALF = 3
"""Letters of the shorter of two words written in one."""

Asked = Mapping[str, float]
"""The roots that one typed word may stand for, and how surely each."""


class Found(NamedTuple):
    """`score` compares answers to the same words, and no others."""

    flow: str
    score: float


class _Held(NamedTuple):
    """A phrase as it is compared: its roots, and how long it is, by their rarity."""

    flow: str
    weight: float
    roots: frozenset[str]
    size: float


class Index:
    """Made once for a language, and never changed. It keeps nothing of what is asked."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        read = [(phrase, tokens(phrase.text)) for phrase in phrases]
        self._roots = {word: root(word) for _, words in read for word in words}
        self._words = sorted(self._roots)
        self._bags: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for phrase, words in read:
            for one in {self._roots[word] for word in words}:
                self._bags[phrase.flow][one] += phrase.weight
        flows = len(self._bags)
        spread = Counter(one for bag in self._bags.values() for one in bag)
        self._rarity = {one: log(1 + (flows - n + 0.5) / (n + 0.5)) for one, n in spread.items()}
        lengths = {flow: sum(bag.values()) for flow, bag in self._bags.items()}
        mean = sum(lengths.values()) / max(1, flows)
        self._slack = {flow: SATURATION * (1 - LENGTH + LENGTH * long / mean) for flow, long in lengths.items()}
        self._held = [self._hold(phrase, words) for phrase, words in read if words]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, held in enumerate(self._held):
            for one in held.roots:
                self._holding[one].append(at)

    def find(self, text: str, most: int = MOST) -> tuple[Found, ...]:
        """The flows that `text` may mean, the best first; none where it says nothing that is known."""
        meanings = (self._meanings(word) for word in dict.fromkeys(tokens(text)))
        asked = [meaning for meaning in meanings if meaning]
        alike = self._most_alike(asked)
        found = [Found(flow, self._together(flow, asked) + alike[flow]) for flow in alike]
        ranked = sorted(found, key=lambda one: (-one.score, one.flow))
        return tuple(one for one in ranked[:most] if one.score >= FAINT * ranked[0].score)

    def _hold(self, phrase: Phrase, words: Sequence[str]) -> _Held:
        roots = frozenset(self._roots[word] for word in words)
        return _Held(phrase.flow, phrase.weight, roots, sqrt(sum(self._rarity[one] ** 2 for one in roots)))

    # what was meant ---------------------------------------------------------------------------------------------------

    def _meanings(self, word: str) -> Asked:
        own = root(word)
        if own in self._rarity:
            return {own: 1.0}
        return self._misspelt(word) | self._begun(own) or self._in_one(word)

    def _misspelt(self, word: str) -> dict[str, float]:
        wrong = (len(word) >= SHORT) + (len(word) >= LONG)
        if not wrong:
            return {}
        meant: dict[str, float] = {}
        for other, letters, _ in process.extract(word, self._words, scorer=OSA.distance, score_cutoff=wrong):
            one = self._roots[other]
            meant[one] = max(meant.get(one, 0.0), SURE[letters])
        return meant

    def _begun(self, own: str) -> dict[str, float]:
        """Roots that begin as this one does, or that it begins with."""
        if len(own) < SHORT:
            return {}
        known = (one for one in self._rarity if len(one) >= SHORT)
        return {one: BEGUN for one in known if one.startswith(own) or own.startswith(one)}

    def _in_one(self, word: str) -> Asked:
        """Two words between which the space was forgotten."""
        cuts = ((word[:cut], word[cut:]) for cut in range(HALF, len(word) - HALF + 1))
        pair = next((pair for pair in cuts if all(half in self._roots for half in pair)), ())
        return {self._roots[half]: 1.0 for half in pair}

    # how well a flow answers ------------------------------------------------------------------------------------------

    def _worth(self, meaning: Asked) -> float:
        return max(self._rarity[one] for one in meaning)

    def _together(self, flow: str, asked: Sequence[Asked]) -> float:
        """BM25 of all that is asked, as a share of what it is worth."""
        bag, slack = self._bags[flow], self._slack[flow]

        def gained(one: str) -> float:
            return self._rarity[one] * bag.get(one, 0.0) * (SATURATION + 1) / (bag.get(one, 0.0) + slack)

        score = sum(max(sure * gained(one) for one, sure in meaning.items()) for meaning in asked)
        return score / sum(map(self._worth, asked))

    def _most_alike(self, asked: Sequence[Asked]) -> dict[str, float]:
        """Of each flow that has a word of it, how like its most alike phrase is."""
        scores: dict[int, float] = defaultdict(float)
        for meaning in asked:
            gains: dict[int, float] = {}
            for one, sure in meaning.items():
                for at in self._holding[one]:
                    gains[at] = max(gains.get(at, 0.0), sure * self._rarity[one] ** 2)
            for at, gain in gains.items():
                scores[at] += gain
        size = sqrt(sum(self._worth(meaning) ** 2 for meaning in asked))
        alike: dict[str, float] = {}
        for at, score in scores.items():
            held = self._held[at]
            alike[held.flow] = max(alike.get(held.flow, 0.0), held.weight * score / (size * held.size))
        return alike
