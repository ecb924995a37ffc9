"""Words lead to flows, whatever slips in on the way from a finger to a key."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.content.words import marked
from kiosk.search.find import FAINT, FEWEST, MOST, find
from kiosk.search.model import Model, learnt
from kiosk.search.phrases import Phrase, phrases_of
from tests.kiosk.search.small import PHRASES, catalogue, write_phrases

MODEL = learnt([*phrases_of([], catalogue()), *(Phrase(flow, text) for flow in PHRASES for text in PHRASES[flow])])


def first(text: str, *models: Model) -> str:
    found = find(text, *(models or (MODEL,)))
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


@pytest.mark.parametrize("text", ["", "   ", "zzzzz", "?!", "🙂", "x" * 500, "\ud800"])
def test_what_says_nothing_finds_nothing(text: str) -> None:
    assert find(text, MODEL) == ()


def test_no_model_finds_nothing() -> None:
    assert find("carte") == ()
    assert find("carte", learnt([])) == ()


def test_a_phrase_is_more_than_its_words() -> None:
    """« carte » is said of one flow more often, but « carte de taxi » is a phrase of the other."""
    phrases = [Phrase("a", "carte"), Phrase("a", "carte jaune"), Phrase("a", "taxi vert"), Phrase("b", "carte de taxi")]
    assert first("carte de taxi", learnt(phrases)) == "b"


def test_a_flow_of_which_much_is_said_does_not_swallow_the_others() -> None:
    much = [Phrase("a", f"papier rose numero{n}") for n in range(60)]
    assert first("papier bleu", learnt([*much, Phrase("b", "papier bleu"), Phrase("c", "autre chose")])) == "b"


def test_answers_are_few_and_a_fourth_is_not_far_behind() -> None:
    many = learnt([Phrase(f"f{n}", f"papier numero{n}") for n in range(9)])
    assert len(find("papier numero3", many)) in range(FEWEST, MOST + 1)
    found = find("papier numero3 numero4", many)
    assert {one.flow for one in found[:2]} == {"f3", "f4"}
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.score >= FAINT * found[0].score for one in found[FEWEST:])


def test_the_same_words_give_the_same_answers_in_the_same_order() -> None:
    phrases = [*phrases_of([], catalogue()), *(Phrase(flow, text) for flow in PHRASES for text in PHRASES[flow])]
    assert find("carte taxi lunettes", learnt(phrases[::-1]))[0] == find("carte taxi lunettes", MODEL)[0]


def test_one_finds_in_ones_own_language_and_in_french(tmp_path: Path) -> None:
    french = catalogue()
    flows = dict(french.flows)
    flows["lunettes"] = replace(flows["lunettes"], title="النظارات", summary=marked(flows["lunettes"].summary, "ar"))
    arabic = replace(french, language="ar", flows=flows)
    write_phrases(tmp_path, "ar", {"carte-vitale": ("بطاقة الصحة", "بطاقة خضراء")})
    own = learnt(phrases_of([tmp_path], arabic))
    assert first("نظارات", own, MODEL) == "lunettes"
    assert first("بطاقه خضرا", own, MODEL) == "carte-vitale"
    assert first("carte verte", own, MODEL) == "carte-vitale"
    assert "carte verte" not in {phrase.text for phrase in phrases_of([tmp_path], arabic)}
    assert "lunettes" not in {phrase.flow for phrase in phrases_of([tmp_path], arabic) if "(fr)" in phrase.text}


def test_phrases_are_those_of_the_files_and_of_the_pages_each_once(tmp_path: Path) -> None:
    write_phrases(tmp_path, "fr", {"lunettes": ("l’opticien", "l’opticien", "Lunettes et dents")})
    texts = [phrase.text for phrase in phrases_of([tmp_path], catalogue()) if phrase.flow == "lunettes"]
    assert texts == ["Lunettes et dents", "Voir mieux, sans trop payer.", "l’opticien"]


def test_phrases_of_a_flow_that_is_not_there_lead_nowhere(tmp_path: Path) -> None:
    write_phrases(tmp_path, "fr", {"absent": ("parapluie",)})
    assert {phrase.flow for phrase in phrases_of([tmp_path], catalogue())} == set(catalogue().flows)


def test_sentences_of_the_counter_teach_and_witnesses_do_not(tmp_path: Path) -> None:
    said = 'dire: "Ma pile est vide", parcours: ["lunettes"]'
    (tmp_path / "paroles.yaml").write_text(
        f"paroles: [{{{said}}}]\ntemoins: [{{{said.replace('vide', 'morte')}}}]\n", "utf-8"
    )
    texts = {phrase.text for phrase in phrases_of([tmp_path], catalogue())}
    assert "Ma pile est vide" in texts
    assert "Ma pile est morte" not in texts
    english = replace(catalogue(), language="en")
    assert "Ma pile est vide" not in {phrase.text for phrase in phrases_of([tmp_path], english)}


@given(st.text(max_size=60))
def test_whatever_is_typed_it_only_answers(text: str) -> None:
    found = find(text, MODEL)
    assert len(found) <= MOST
    assert {one.flow for one in found} <= set(catalogue().flows)
