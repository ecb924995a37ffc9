"""A visit is its acts: replayed they give the state, with one act less the state before, and never an accident."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.schema import Catalogue, Place
from kiosk.visit import acts
from kiosk.visit.acts import Act, Chose, Continued, OpenedFlow, PickedPlace
from kiosk.visit.guide_pages import BESIDE
from kiosk.visit.pages import page
from kiosk.visit.play_pages import CHEER, SHOWN, VERDICT
from kiosk.visit.practice_pages import FIRST_WORDS
from kiosk.visit.state import Screen, State, Walked, current_step, replay
from tests.kiosk.visit.flows import Draws, catalogues, in_another_language, made_places, made_up, places
from tests.kiosk.visit.sample import AT_THE_END, CATALOGUE, ON_THE_SHEET, OPENED, TWO_PLACES, after
from tests.kiosk.visit.walks import WORDS, Visit, is_practised, play, sheet_of, visits, walk_to_an_end, wanderings


class TestWalking:
    def test_a_visit_starts_at_home_with_nothing(self) -> None:
        assert after() == State()
        assert after().screen is Screen.HOME

    def test_an_answer_leads_where_its_choice_says(self) -> None:
        state = after(OPENED, Chose("oui"))
        assert current_step(state, CATALOGUE).title == "Lisez bien"
        assert state.walks[-1].past == (Walked("debut", choice="oui"),)

    def test_without_places_the_step_to_pick_one_is_passed_over(self) -> None:
        assert after(OPENED, Chose("ailleurs")).walks[-1].at == "lire"

    def test_a_place_can_be_picked_or_left_for_later(self) -> None:
        before = (OPENED, Chose("ailleurs"))
        assert replay(before, CATALOGUE, TWO_PLACES).walks[-1].at == "lieu"
        for act, place, at in ((PickedPlace("lieu-2"), "lieu-2", "fini"), (Continued(), "", "lire")):
            walk = replay((*before, act), CATALOGUE, TWO_PLACES).walks[-1]
            assert (walk.at, walk.past[-1]) == (at, Walked("lieu", place=place))

    def test_start_again_forgets_the_answers_of_this_flow_alone(self) -> None:
        other = (OpenedFlow("suite"), acts.WentHome())
        state = after(*other, *AT_THE_END, acts.Restarted())
        assert [(walk.flow, walk.at, walk.past) for walk in state.walks] == [
            ("suite", "fini", ()),
            ("essai", "debut", ()),
        ]

    def test_home_keeps_the_answers(self) -> None:
        state = after(*AT_THE_END, acts.WentHome())
        assert state.screen is Screen.HOME
        assert state.walks == after(*AT_THE_END).walks

    def test_a_nickname_is_kept_without_needless_blanks(self) -> None:
        state = after(*ON_THE_SHEET, acts.AskedNickname(), acts.TypedNickname("  Jean \N{NO-BREAK SPACE} Paul "))
        assert (state.screen, state.nickname) == (Screen.SHEET, "Jean Paul")

    def test_a_nickname_is_no_longer_than_its_line_on_paper(self) -> None:
        assert len(after(*ON_THE_SHEET, acts.AskedNickname(), acts.TypedNickname("W" * 400)).nickname) == 20


class TestAnyVisit:
    @given(visits)
    def test_replay_is_deterministic(self, visit: Visit) -> None:
        assert replay(visit.acts, visit.catalogue, visit.places) == visit.state
        assert replay(iter(visit.acts), visit.catalogue, list(visit.places)) == visit.state

    @given(visits)
    def test_each_act_is_undone_by_leaving_it_out(self, visit: Visit) -> None:
        for count, state in enumerate(visit.states):
            assert replay(visit.acts[:count], visit.catalogue, visit.places) == state

    @given(visits)
    def test_another_language_keeps_the_place_and_the_answers(self, visit: Visit) -> None:
        translated = in_another_language(visit.catalogue)
        assert replay(visit.acts, translated, visit.places) == visit.state
        if visit.state.screen is Screen.STEP:
            here, there = (page(visit.state, one, visit.places, WORDS) for one in (visit.catalogue, translated))
            if there.title != here.title[::-1]:
                assert here.name in (VERDICT, CHEER, SHOWN, FIRST_WORDS, BESIDE), "words of the program"
                assert there.title == here.title
            assert {option.id for option in there.options} == {option.id for option in here.options}
            assert there.progress == here.progress

    @given(visits)
    def test_a_step_is_left_only_for_one_that_follows_it(self, visit: Visit) -> None:
        for act, before, now in steps_of(visit):
            if isinstance(act, Chose) and before.screen is Screen.STEP:
                assert now.walks[-1].past == (*before.walks[-1].past, Walked(before.walks[-1].at, choice=act.choice))
                assert now.walks[:-1] == before.walks[:-1]


def test_made_up_visits_go_everywhere() -> None:
    """The properties would hold for visits that never leave home, too."""
    dice = Random(2)
    made = [
        play(made_up(Draws(dice.randbytes(800)), 1, loops=True), made_places(count % 4), dice.randbytes(40))
        for count in range(200)
    ]
    assert {state.screen for visit in made for state in visit.states} == set(Screen)
    assert {type(act) for visit in made for act in visit.acts} == set(get_args(Act))
    walks = [walk for visit in made for walk in visit.state.walks]
    assert any(len(visit.state.walks) > 2 for visit in made)
    assert any(len({walked.step for walked in walk.past}) < len(walk.past) for walk in walks), "no loop was walked"
    practised = [
        page(state, visit.catalogue, visit.places, WORDS)
        for visit in made
        for state in visit.states
        if is_practised(state, visit.catalogue)
    ]
    assert {shown.name for shown in practised} == {"etape", "film", "avant", "geste", "bravo"}
    assert {bool(shown.beside.rules) for shown in practised if shown.beside} == {True, False}


def steps_of(visit: Visit) -> Iterator[tuple[Act, State, State]]:
    yield from zip(visit.acts, visit.states, visit.states[1:], strict=False)


class TestSeveralFlows:
    @given(catalogues(), places, st.data())
    def test_opening_a_flow_again_replaces_its_first_walk(
        self, catalogue: Catalogue, around: tuple[Place, ...], data: st.DataObject
    ) -> None:
        flow = data.draw(st.sampled_from(sorted(catalogue.flows)))
        first, second = (walk_to_an_end(catalogue, around, flow, data.draw(wanderings)) for _ in range(2))
        again = replay((*first, acts.WentHome(), *second), catalogue, around)
        assert again == replay(second, catalogue, around)
        assert sheet_of((*first, acts.WentHome(), *second), catalogue, around) == sheet_of(second, catalogue, around)
