"""Words lead to flows, whatever slips in on the way from a finger to a key."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.content.words import marked
from kiosk.search.index import FAINT, MOST, Index
from kiosk.search.phrases import Phrase, alike_in, phrases_of
from tests.kiosk.search.small import catalogue

INDEX = Index(phrases_of(catalogue()), alike_in(catalogue()))


def first(text: str, index: Index = INDEX) -> str:
    found = index.find(text)
    return found[0].flow if found else ""


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("carte vitale", "carte-vitale"),
        ("CARTE VITALE", "carte-vitale"),
        ("cartes vitales", "carte-vitale"),
        ("carte vital", "carte-vitale"),
        ("catre vitlae", "carte-vitale"),
        ("cartevitale", "carte-vitale"),
        ("vita", "carte-vitale"),
        ("j’ai perdu ma carte verte", "carte-vitale"),
        ("carte verte perdues", "carte-vitale"),
        ("lunete", "lunettes"),
        ("l’opticien", "lunettes"),
        ("telephone pour la vue", "lunettes"),
        ("ambulence", "transport"),
        ("taxi", "transport"),
        ("VSL", "transport"),
        ("un brancardier", "transport"),
        ("brancardie", "transport"),
        ("j’en peux plus", "lunettes"),
        ("sans voiture", "transport"),
    ],
)
def test_words_and_slips(text: str, flow: str) -> None:
    assert first(text) == flow


@pytest.mark.parametrize("text", ["", "   ", "zzzzz", "je voudrais", "?!", "🙂", "x" * 500])
def test_what_says_nothing_finds_nothing(text: str) -> None:
    assert INDEX.find(text) == ()


def test_a_phrase_is_more_than_its_words() -> None:
    """« carte » is said of one flow more often, but « carte de taxi » is a phrase of the other."""
    phrases = [Phrase("a", "carte", 1.0), Phrase("a", "carte jaune", 1.0), Phrase("b", "carte de taxi", 1.0)]
    assert first("carte de taxi", Index([*phrases, Phrase("a", "taxi vert", 1.0)])) == "b"


def test_small_words_alone_say_something_only_as_a_phrase() -> None:
    assert first("je n’en peux plus") == "lunettes"
    assert INDEX.find("je peux, à moi, pour la, en plus de sa") == ()


def test_words_that_are_alike_may_come_in_no_text() -> None:
    bare = Index(phrases_of(catalogue()))
    assert first("brancardiers", bare) == ""
    assert first("brancardiers") == first("ambulance") == "transport"


def test_answers_are_few_and_none_is_far_behind() -> None:
    many = Index([Phrase(f"f{n}", f"papier numero{n}", 1.0) for n in range(9)])
    assert len(many.find("papier")) == MOST
    found = INDEX.find("carte vitale perdue taxi")
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.score >= FAINT * found[0].score for one in found)


def test_the_same_words_give_the_same_answers_in_the_same_order() -> None:
    again = Index(phrases_of(catalogue()), alike_in(catalogue()))
    assert again.find("carte taxi lunettes") == INDEX.find("carte taxi lunettes")


def test_one_finds_in_ones_own_language_and_in_french() -> None:
    french = catalogue()
    flows = dict(french.flows)
    flows["lunettes"] = replace(flows["lunettes"], title="النظارات", summary=marked(flows["lunettes"].summary, "ar"))
    arabic = replace(
        french, language="ar", flows=flows, sayings=(), keywords={"carte-vitale": ("بطاقة الصحة، بطاقة خضراء",)}
    )
    both = Index(phrases_of(arabic, french))
    assert first("نظارات", both) == "lunettes"
    assert first("بطاقه خضرا", both) == "carte-vitale"
    assert first("carte verte", both) == "carte-vitale"
    assert first("fr", both) == "", "the mark of what is not translated is no word"


def test_words_of_a_line_are_phrases_of_their_own() -> None:
    assert {phrase.text for phrase in phrases_of(catalogue())} >= {"l’opticien", "pour la vue"}


def test_words_of_a_flow_that_is_not_there_lead_nowhere() -> None:
    without = replace(catalogue(), keywords={"absent": ("parapluie",)})
    assert Index(phrases_of(without)).find("parapluie") == ()


@given(st.text(max_size=60))
def test_whatever_is_typed_it_only_answers(text: str) -> None:
    found = INDEX.find(text)
    assert len(found) <= MOST
    assert {one.flow for one in found} <= set(catalogue().flows)


def test_nothing_of_it_is_loaded_before_it_is_needed() -> None:
    """The first screen does without: seventeen milliseconds, five megabytes."""
    script = "import sys, ui.application; sys.exit('rapidfuzz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
