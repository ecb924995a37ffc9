"""What residents say leads to their flow: by the questions of the kiosk, and by its search."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from kiosk.content.finding import MOST_QUESTIONS
from kiosk.content.languages import tongues
from kiosk.content.schema import Saying
from kiosk.content.source import read_source
from kiosk.search.phrases import phrases_of
from kiosk.visit.acts import AskedOrientation, Chose
from kiosk.visit.state import Screen, replay
from tests.kiosk.search.rates import CONTENT, LANGUAGES, SEED, catalogue, mistyped, model, said, share, witnesses

ROADS = Path(__file__).parent / "chemins.yaml"
AIM = 0.95
"""Of the witnesses, whom the search has never seen, that find a right flow among the first three answers."""

TOLD = (*said().sayings, *said().witnesses)


def roads() -> dict[str, tuple[str, ...]]:
    """What a person answers, by what that person says."""
    table = read_source(ROADS, ROADS.name).data["chemins"]
    return {sentence: tuple(road["reponses"]) for road in table for sentence in road["dire"]}


# by questions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("saying", TOLD, ids=lambda saying: saying.text)
def test_whoever_says_so_arrives_by_the_questions(saying: Saying) -> None:
    answers = roads()[saying.text]
    assert len(answers) <= MOST_QUESTIONS
    state = replay((AskedOrientation(), *map(Chose, answers)), catalogue())
    assert state.screen is Screen.STEP
    assert state.walks[-1].flow in saying.flows


def test_no_road_is_left_over_from_a_sentence_that_is_gone() -> None:
    assert roads().keys() == {saying.text for saying in TOLD}


def test_every_flow_is_reached_by_somebody_who_says_something() -> None:
    reached = {replay((AskedOrientation(), *map(Chose, way)), catalogue()).walks[-1].flow for way in roads().values()}
    assert reached == set(catalogue().flows)


def test_each_answer_for_whoever_is_not_sure_leads_on() -> None:
    """To a person who helps, to a broader question, or to what tells the places apart; never to a dead end."""
    orientation = catalogue().orientation
    assert orientation is not None
    for name, question in orientation.questions.items():
        (unsure,) = [turn for turn in question.turns if turn.id in ("ne-sait-pas", "autre")]
        assert unsure.goto or unsure.flow in ("trouver-de-l-aide", "outils-de-sante"), name


# by words -------------------------------------------------------------------------------------------------------------


def test_a_sentence_that_was_learnt_is_found_with_a_slip_in_it() -> None:
    chance = Random(SEED)
    slips = [Saying(text=mistyped(one.text, chance), flows=one.flows) for one in said().sayings]
    assert sum(slip.text != one.text for slip, one in zip(slips, said().sayings, strict=True)) > 0.95 * len(slips)
    assert share(slips, model()) >= 0.98


def test_a_sentence_that_the_search_never_saw_is_found() -> None:
    assert share(said().witnesses, model()) >= AIM


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_it_is_in_another_language(language: str) -> None:
    assert len(witnesses(language)) >= 120
    assert {flow for saying in witnesses(language) for flow in saying.flows} == set(catalogue().flows)
    assert share(witnesses(language), model(language), model()) >= AIM


def test_every_language_that_is_offered_has_witnesses() -> None:
    offered, _ = tongues([CONTENT])
    assert {tongue.code for tongue in offered} == {"fr", *LANGUAGES}


def test_each_flow_has_sentences_and_phrases() -> None:
    told = [flow for saying in said().sayings for flow in saying.flows]
    written = Counter(phrase.flow for phrase in phrases_of([CONTENT], catalogue()))
    for flow in catalogue().flows:
        assert told.count(flow) >= 2, flow
        assert written[flow] >= 200, flow
