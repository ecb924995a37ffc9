"""Which flows a few words lead to, by how much each word tells the flows apart.

Two things are added up. What all texts of a flow say together: each term that is asked for counts by its rarity among
the flows (BM25). And its phrases that are most like what is asked for (cosine): « carte verte » is more than « carte »
here and « verte » there. A word that is in no text stands for those that it resembles: a letter or two apart, begun
alike, or two words written in one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.search.letters import STOP_WORDS, root, words_of
from kiosk.search.phrases import Phrase

MOST = 5
"""Answers that a person is shown: what a page holds, and what one still compares."""

FAINT = 0.5
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

NEAR = 6
"""Known words at most that a misspelt one may stand for, the nearest ones."""

PAIR = 0.3
"""What two words beside each other are worth, as a share of their rarity, beside what each is worth alone."""

SAME = 0.6
"""How like a phrase small words must be, where nothing else was typed: « j’en peux plus », but not « je voudrais »."""

Asked = Mapping[str, float]
"""The terms that one typed word, or two beside each other, may stand for, and how surely each."""


class Found(NamedTuple):
    """`score` compares answers to the same words, and no others."""

    flow: str
    score: float


class _Held(NamedTuple):
    """A phrase as it is compared: its terms, and how long it is, by their rarity."""

    flow: str
    weight: float
    terms: Collection[str]
    size: float


class Index:
    """Made once for a language, and never changed. It keeps nothing of what is asked."""

    def __init__(self, phrases: Iterable[Phrase], alike: Iterable[Sequence[str]] = ()) -> None:
        """`alike`: groups of words that mean the same to whoever looks for something."""
        groups = list(alike)
        self._same = _same(groups)
        read = [(phrase, words_of(phrase.text)) for phrase in phrases]
        self._known = {word for _, words in read for word in words if word not in STOP_WORDS}
        self._known |= {word for group in groups for text in group for word in words_of(text)}
        self._words = sorted(self._known)
        self._long = sorted({own for own in map(self._root, self._words) if len(own) >= SHORT})
        self._bags: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for phrase, words in read:
            for term in self._terms(words):
                self._bags[phrase.flow][term] += phrase.weight
        self._rarity = _rarity(self._bags.values())
        lengths = {flow: sum(bag.values()) for flow, bag in self._bags.items()}
        mean = sum(lengths.values()) / max(1, len(lengths))
        self._slack = {flow: SATURATION * (1 - LENGTH + LENGTH * long / mean) for flow, long in lengths.items()}
        self._held = [self._hold(phrase, terms) for phrase, words in read if (terms := self._terms(words))]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, held in enumerate(self._held):
            for term in held.terms:
                self._holding[term].append(at)

    def find(self, text: str, most: int = MOST) -> tuple[Found, ...]:
        """The flows that `text` may mean, the best first; none where it says nothing that is known."""
        words = words_of(text)
        meanings = [self._meanings(word) for word in dict.fromkeys(_telling(words))]
        pairs = [{pair: 1.0} for pair in dict.fromkeys(self._pairs(words)) if pair in self._rarity]
        asked = [meaning for meaning in (*meanings, *pairs) if meaning]
        alike = self._most_alike(asked)
        if not any(meanings):
            alike = {flow: share for flow, share in alike.items() if share >= SAME}
        found = [Found(flow, self._together(flow, asked) + share) for flow, share in alike.items()]
        ranked = sorted(found, key=lambda one: (-one.score, one.flow))
        return tuple(one for one in ranked[:most] if one.score >= FAINT * ranked[0].score)

    def _hold(self, phrase: Phrase, terms: Collection[str]) -> _Held:
        return _Held(phrase.flow, phrase.weight, terms, sqrt(sum(self._rarity[term] ** 2 for term in terms)))

    # what a text is compared by ---------------------------------------------------------------------------------------

    def _root(self, word: str) -> str:
        own = root(word)
        return self._same.get(own, own)

    def _terms(self, words: Sequence[str]) -> Collection[str]:
        """Roots of the words that say something, and pairs."""
        return dict.fromkeys((*map(self._root, _telling(words)), *self._pairs(words)))

    def _pairs(self, words: Sequence[str]) -> list[str]:
        """Words beside each other. Small ones count here: « sans papiers », « ne marche plus »."""
        return [f"{one} {other}" for one, other in pairwise(map(self._root, words))]

    # what was meant ---------------------------------------------------------------------------------------------------

    def _meanings(self, word: str) -> Asked:
        own = self._root(word)
        if word in self._known and own in self._rarity:
            return {own: 1.0}
        meant = self._begun(own) | ({own: 1.0} if own in self._rarity else {})
        for one, sure in self._misspelt(word).items():
            meant[one] = max(meant.get(one, 0.0), sure)
        return meant or self._in_one(word)

    def _misspelt(self, word: str) -> dict[str, float]:
        wrong = (len(word) >= SHORT) + (len(word) >= LONG)
        if not wrong:
            return {}
        meant: dict[str, float] = {}
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=wrong, limit=NEAR)
        for other, letters, _ in near:
            one = self._root(other)
            meant[one] = max(meant.get(one, 0.0), SURE[letters])
        return meant

    def _begun(self, own: str) -> dict[str, float]:
        """Roots that begin as this one does, or that it begins with."""
        if len(own) < SHORT:
            return {}
        return {one: BEGUN for one in self._long if one.startswith(own) or own.startswith(one)}

    def _in_one(self, word: str) -> Asked:
        """Two words between which the space was forgotten."""
        cuts = ((word[:cut], word[cut:]) for cut in range(HALF, len(word) - HALF + 1))
        pair = next((pair for pair in cuts if all(half in self._known for half in pair)), ())
        return {self._root(half): 1.0 for half in pair}

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
        """Of each flow that has a word of it: how alike its most alike phrase is, and half as much of the next one."""
        scores: dict[int, float] = defaultdict(float)
        for meaning in asked:
            gains: dict[int, float] = {}
            for term, sure in meaning.items():
                for at in self._holding[term]:
                    gains[at] = max(gains.get(at, 0.0), sure * self._rarity[term] ** 2)
            for at, gain in gains.items():
                scores[at] += gain
        size = sqrt(sum(self._worth(meaning) ** 2 for meaning in asked))
        shares: dict[str, list[float]] = defaultdict(list)
        for at, score in scores.items():
            held = self._held[at]
            shares[held.flow].append(held.weight * score / (size * held.size))
        return {flow: max(own) + sum(sorted(own)[-2:-1]) / 2 for flow, own in shares.items()}


def _telling(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in STOP_WORDS]


def _same(alike: Iterable[Sequence[str]]) -> dict[str, str]:
    """The root that stands for each root of a group; texts of several words are no word."""
    groups = [[root(words[0]) for text in group if len(words := words_of(text)) == 1] for group in alike]
    return {one: group[0] for group in groups for one in group}


def _rarity(bags: Collection[Mapping[str, float]]) -> dict[str, float]:
    """Of each term how much it tells the flows apart (the idf of BM25)."""
    spread = Counter(term for bag in bags for term in bag)
    rarity = {term: log(1 + (len(bags) - flows + 0.5) / (flows + 0.5)) for term, flows in spread.items()}
    return {term: rare * (PAIR if " " in term else 1.0) for term, rare in rarity.items()}
