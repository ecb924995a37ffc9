"""What a text is compared by: its words, its words near each other, and what forgives a slip in a word.

« attestations » and « attestation » share most of their letters in a row, and so do an Arabic noun and the same with
its article: no list of endings, and no language that would need one of its own. Two words that differ by one letter, or
by two that changed places, are the same word once one letter is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kiosk.search.letters import words_of

SHORTEST, LONGEST = 3, 4
"""Letters in a row. The edges of a word are letters too: it begins, or ends, alike."""

LONG = 5
"""Letters of a word from which one may be left out; of fewer, too little would remain."""

APART = 0.5
"""What two words count for with one between them: « perdu ma carte », « perdu sa carte »."""

PART = 0.25
"""What a part of a word counts for beside a whole one: there are many of them."""


def terms_of(text: str) -> dict[str, float]:
    """How often each term comes in `text`, weighed. Signs before them keep parts apart from words."""
    words = words_of(text)
    terms: dict[str, float] = {}
    for term, weight in _weighed(words):
        terms[term] = terms.get(term, 0.0) + weight
    return terms


def _weighed(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    yield from ((word, 1.0) for word in words)
    yield from ((f"{one} {other}", 1.0) for one, other in pairwise(words))
    yield from ((f"{one} _ {other}", APART) for one, other in zip(words, words[2:], strict=False))
    for word in words:
        yield from ((part, PART) for part in (*_rows(f"_{word}_"), *_less(word)))


def _rows(edged: str) -> Iterator[str]:
    for length in range(SHORTEST, LONGEST + 1):
        yield from (f"~{edged[at : at + length]}" for at in range(len(edged) - length + 1))


def _less(word: str) -> Iterator[str]:
    """The word as a slip would leave it, and as it stands, for a slip may have left out a letter already."""
    if len(word) >= LONG - 1:
        yield f"-{word}"
    if len(word) >= LONG:
        yield from (f"-{word[:at]}{word[at + 1 :]}" for at in range(len(word)))
