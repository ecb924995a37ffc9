"""What the texts of a catalogue say of each flow, for the index of the search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kiosk.content.schema import Catalogue, Flow
from kiosk.content.words import unmarked

TITLE, KEYWORD, SAYING, SUMMARY, STEP = 1.5, 1.2, 1.0, 0.8, 0.3
"""How much the words of each kind of text count. Titles of steps speak of everything on the way: lightly."""


class Phrase(NamedTuple):
    """One text, the flow that it speaks of, and how much its words count."""

    flow: str
    text: str
    weight: float


def phrases_of(*catalogues: Catalogue) -> Iterator[Phrase]:
    """Those of the person's language and of French: the name of a paper is often known in French alone. A text that
    nobody has translated is the French one, with a mark. Words of a flow that is not there lead nowhere."""
    for phrase in dict.fromkeys(phrase for catalogue in catalogues for phrase in _phrases(catalogue)):
        known = any(phrase.flow in catalogue.flows for catalogue in catalogues)
        if known and phrase.text == unmarked(phrase.text):
            yield phrase


def alike_in(*catalogues: Catalogue) -> Iterator[list[str]]:
    """Words that are one to the search, group by group."""
    for line in dict.fromkeys(line for catalogue in catalogues for line in catalogue.alike):
        if line == unmarked(line):
            yield _parted(line)


def _phrases(catalogue: Catalogue) -> Iterator[Phrase]:
    for flow in catalogue.flows.values():
        yield from _own_words(flow)
    for saying in catalogue.sayings:
        yield from (Phrase(flow, saying.text, SAYING) for flow in saying.flows)
    for name, lines in catalogue.keywords.items():
        for line in lines:
            yield from (Phrase(name, words, KEYWORD) for words in _parted(line))


def _own_words(flow: Flow) -> Iterator[Phrase]:
    yield Phrase(flow.id, flow.title, TITLE)
    yield Phrase(flow.id, flow.summary, SUMMARY)
    yield from (Phrase(flow.id, step.title, STEP) for step in flow.steps.values())


def _parted(line: str) -> list[str]:
    """Words between commas, in each script."""
    return [words.strip() for words in line.replace("،", ",").split(",")]
