"""What residents say leads to their flow: by the questions of the kiosk, and by its search."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from kiosk.content.finding import MOST_QUESTIONS
from kiosk.content.schema import Saying
from kiosk.content.source import read_source
from kiosk.visit.acts import AskedOrientation, Chose
from kiosk.visit.state import Screen, replay
from tests.kiosk.search.rates import SEED, catalogue, index, mistyped, said, share

ROADS = Path(__file__).parent / "chemins.yaml"
HELD = 0.85
"""What the witnesses reach. The aim was 0.95: docs/decisions/0023-the-search.md says what was tried."""

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


def test_a_sentence_of_the_index_is_found_with_a_slip_in_it() -> None:
    chance = Random(SEED)
    slips = [Saying(text=mistyped(one.text, chance), flows=one.flows) for one in said().sayings]
    assert sum(slip.text != one.text for slip, one in zip(slips, said().sayings, strict=True)) > 0.95 * len(slips)
    assert share(slips, index()) >= 0.98


def test_a_sentence_that_the_index_never_saw_is_not_found_less_often_than_before() -> None:
    assert share(said().witnesses, index()) >= HELD


def test_each_flow_has_keywords_and_sentences() -> None:
    told = [flow for saying in said().sayings for flow in saying.flows]
    for flow in catalogue().flows:
        assert catalogue().keywords.get(flow), flow
        assert told.count(flow) >= 2, flow
