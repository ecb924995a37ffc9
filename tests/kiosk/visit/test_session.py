"""What the kiosk remembers of the person who is here: each touch adds one thing, *Back* takes one away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.content.schema import Catalogue, Place
from kiosk.visit import acts, threshold
from kiosk.visit.acts import Act, Chose
from kiosk.visit.comfort import Comfort, TextSize
from kiosk.visit.glossary import glossary_page
from kiosk.visit.page import Done, Language, MoreSettings, PrintAgain, Wish
from kiosk.visit.session import Aside, KeepingTerm, Session, Stage, after, back, home, opened, state_of
from kiosk.visit.state import Screen, State
from tests.kiosk.visit.flows import catalogues, places, strings
from tests.kiosk.visit.sample import CATALOGUE, OPENED
from tests.kiosk.visit.walks import WORDS, Visit, offered, visits

LARGE = Comfort(text=TextSize.LARGE, low=True)
ENTERED = Session("fr")
AT_LANGUAGE = Session("fr", Stage.LANGUAGE)
AT_COMFORT = Session("ar", Stage.COMFORT, comfort=LARGE)
AT_HOME = Session("ar", Stage.VISIT, comfort=LARGE)
WALKING = Session("ar", Stage.VISIT, comfort=LARGE, visit=(OPENED, Chose("oui")))
STAGES = (ENTERED, AT_LANGUAGE, AT_COMFORT, AT_HOME, WALKING)


def beside(session: Session, aside: Aside) -> Session:
    return replace(session, aside=aside)


@pytest.mark.parametrize(
    ("before", "wish", "now"),
    [
        (ENTERED, Done(), AT_LANGUAGE),
        (AT_LANGUAGE, Language("ar"), Session("ar", Stage.COMFORT)),
        (AT_COMFORT, Comfort(slow=True), Session("ar", Stage.COMFORT, comfort=Comfort(slow=True))),
        (AT_COMFORT, Done(), AT_HOME),
        (AT_HOME, OPENED, replace(AT_HOME, visit=(OPENED,))),
        (WALKING, acts.Continued(), replace(WALKING, visit=(*WALKING.visit, acts.Continued()))),
        (WALKING, PrintAgain(), WALKING),
        (WALKING, Done(), WALKING),
        (beside(WALKING, Aside.LANGUAGE), Language("fr"), replace(WALKING, language="fr")),
        (beside(WALKING, Aside.LANGUAGE), Done(), WALKING),
        (beside(WALKING, Aside.COMFORT), Comfort(), replace(beside(WALKING, Aside.COMFORT), comfort=Comfort())),
        (beside(WALKING, Aside.COMFORT), Done(), WALKING),
        (beside(WALKING, Aside.EMERGENCY), Done(), WALKING),
        (AT_COMFORT, MoreSettings(), beside(AT_COMFORT, Aside.SETTINGS)),
        (beside(WALKING, Aside.COMFORT), MoreSettings(), beside(WALKING, Aside.SETTINGS)),
        (beside(WALKING, Aside.SETTINGS), Done(), beside(WALKING, Aside.COMFORT)),
        (beside(AT_LANGUAGE, Aside.COMFORT), Done(), AT_LANGUAGE),
        (beside(AT_COMFORT, Aside.LANGUAGE), Language("fr"), replace(AT_COMFORT, language="fr")),
    ],
)
def test_a_touch(before: Session, wish: Wish, now: Session) -> None:
    assert after(before, wish) == now


@pytest.mark.parametrize("aside", [Aside.EMERGENCY, Aside.COMFORT, Aside.SETTINGS])
@pytest.mark.parametrize("session", [AT_COMFORT, WALKING], ids=lambda session: session.stage.value)
def test_the_page_that_languages_were_opened_over_comes_back(session: Session, aside: Aside) -> None:
    """Whoever cannot read the emergency numbers changes the language of that page, and is not led away from it."""
    over = beside(session, aside)
    languages = opened(opened(over, Aside.LANGUAGE), Aside.LANGUAGE)
    assert languages.aside is Aside.LANGUAGE
    assert after(languages, Language("uk")) == replace(over, language="uk")
    assert back(languages) == after(languages, Done()) == over
    assert opened(languages, Aside.EMERGENCY) == beside(session, Aside.EMERGENCY)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (ENTERED, ENTERED),
        (AT_LANGUAGE, ENTERED),
        (AT_COMFORT, replace(AT_COMFORT, stage=Stage.LANGUAGE)),
        (AT_HOME, AT_COMFORT),
        (WALKING, replace(WALKING, visit=(OPENED,))),
        *((beside(session, aside), session) for session in STAGES for aside in Aside if aside is not Aside.SETTINGS),
        (beside(AT_COMFORT, Aside.SETTINGS), AT_COMFORT),
        (beside(WALKING, Aside.SETTINGS), beside(WALKING, Aside.COMFORT)),
    ],
)
def test_back(before: Session, now: Session) -> None:
    assert back(before) == now


@pytest.mark.parametrize("session", STAGES)
@pytest.mark.parametrize("aside", Aside)
class TestAsides:
    def test_it_opens_over_any_page_and_over_another_one(self, session: Session, aside: Aside) -> None:
        for before in (session, beside(session, Aside.LANGUAGE)):
            assert opened(before, aside) == beside(session, aside)

    def test_home_and_leaving_close_it(self, session: Session, aside: Aside) -> None:
        over = opened(session, aside)
        assert home(over, state_of(over, CATALOGUE, ())).aside is None
        left = after(over, acts.Left())
        assert (left.aside, left.visit) == (None, (*session.visit, acts.Left()))


@pytest.mark.parametrize("session", STAGES)
class TestHome:
    def test_home_is_shown_with_what_was_answered(self, session: Session) -> None:
        before = state_of(session, CATALOGUE, ())
        there = home(session, before)
        assert (there.stage, there.language, there.comfort) == (Stage.VISIT, session.language, session.comfort)
        assert state_of(there, CATALOGUE, ()) == replace(before, screen=Screen.HOME)

    def test_home_again_adds_nothing(self, session: Session) -> None:
        there = home(session, state_of(session, CATALOGUE, ()))
        assert home(there, state_of(there, CATALOGUE, ())) == there

    def test_back_from_home_returns_to_the_answers(self, session: Session) -> None:
        before = state_of(session, CATALOGUE, ())
        if before.screen is not Screen.HOME:
            assert back(home(session, before)) == session


@given(visits)
def test_back_gives_the_session_before_each_act(visit: Visit) -> None:
    session = AT_HOME
    for act, before, now in zip(visit.acts, visit.states, visit.states[1:], strict=False):
        done = after(session, act)
        assert state_of(done, visit.catalogue, visit.places) == now
        if isinstance(act, acts.Searched):
            assert back(done) == replace(session, visit=(*session.visit[:-1], acts.AskedSearch(act.text)))
        elif not isinstance(act, KeepingTerm):
            assert back(done) == session
            assert state_of(back(done), visit.catalogue, visit.places) == before
        session = done


@given(visits, st.sampled_from(Aside))
def test_an_aside_gives_back_the_same_place(visit: Visit, aside: Aside) -> None:
    session = replace(AT_HOME, visit=visit.acts)
    over = opened(session, aside)
    assert state_of(over, visit.catalogue, visit.places) == visit.state
    closed = back(over)
    assert closed == after(over, Done())
    assert (back(closed) if aside is Aside.SETTINGS else closed) == session


@given(catalogues(), places, strings(40))
def test_back_never_undoes_language_or_comfort(catalogue: Catalogue, around: tuple[Place, ...], touches: bytes) -> None:
    """From wherever a person came to, *Back* gives each answer back in turn, then the way to the entrance."""
    *_, session = sessions(catalogue, around, touches)
    language, comfort = session.language, session.comfort
    session = replace(session, aside=None, under=(), reading=())
    kept = tuple(act for act in session.visit if isinstance(act, KeepingTerm))
    for count in range(len(session.way), 0, -1):
        assert len(session.way) == count
        session = back(session)
    ways = {Stage.VISIT: Stage.COMFORT, Stage.COMFORT: Stage.LANGUAGE, Stage.LANGUAGE: Stage.WELCOME}
    while session.stage is not Stage.WELCOME:
        expected = Session(language, ways[session.stage], comfort=comfort, visit=kept)
        session = back(session)
        assert session == expected


@given(catalogues(), places, strings(40))
def test_language_and_comfort_leave_the_visit_alone(
    catalogue: Catalogue, around: tuple[Place, ...], touches: bytes
) -> None:
    trail = list(sessions(catalogue, around, touches))
    for before, now in pairwise(trail):
        if (now.language, now.comfort) != (before.language, before.comfort):
            assert now.visit == before.visit


def sessions(catalogue: Catalogue, around: tuple[Place, ...], touches: Sequence[int]) -> Iterator[Session]:
    """From the entrance, a touch at a time: an option of the page, or, one time in eight, something from the bars."""
    session = ENTERED
    yield session
    for touch in touches:
        state = state_of(session, catalogue, around)
        possible = wishes(session, state, catalogue, around)
        if touch >= 224 and session.stage is not Stage.WELCOME:
            session = opened(session, tuple(Aside)[touch % len(Aside)])
        elif possible:
            session = after(session, possible[touch % len(possible)])
        else:
            session = back(session) if touch % 2 else home(session, state)
        yield session


def wishes(session: Session, state: State, catalogue: Catalogue, around: tuple[Place, ...]) -> Sequence[Wish]:
    """What the page shown offers."""
    match session.aside or session.stage:
        case Aside.EMERGENCY:
            page = threshold.emergency_page(catalogue.emergency, WORDS)
        case Aside.LANGUAGE | Stage.LANGUAGE:
            page = threshold.language_page((("fr", "Français"), ("ar", "العربية")), session.language, WORDS)
        case Aside.COMFORT | Stage.COMFORT:
            page = threshold.comfort_page(session.comfort, WORDS)
        case Aside.SETTINGS:
            page = threshold.settings_page(session.comfort, WORDS)
        case Aside.GLOSSARY:
            page = glossary_page(session.reading, state, catalogue, WORDS, str)
        case Stage.WELCOME:
            page = threshold.welcome_page(WORDS)
        case _:
            return offered(state, catalogue, around)
    return [option.wish for option in page.options]


def test_the_trail_of_sessions_reaches_everything() -> None:
    """The two properties above would hold for somebody who never enters."""
    trail = list(sessions(CATALOGUE, (), bytes([0, 1, 7, 3, 9, 9, 0, 0, 226, 0, 225, 1, 1])))
    assert {session.stage for session in trail} == set(Stage) - {Stage.GOODBYE}  # entered by forgetting all the rest
    assert {session.aside for session in trail} > {None}
    assert any(isinstance(act, get_args(Act)) for act in trail[-1].visit)
    assert {session.language for session in trail} == {"fr", "ar"}
    assert len({session.comfort for session in trail}) > 1


def test_from_goodbye_there_is_only_the_door() -> None:
    goodbye = Session("ar", Stage.GOODBYE)
    assert after(goodbye, Done()).stage is Stage.WELCOME
    assert back(goodbye).stage is Stage.WELCOME
    assert back(opened(goodbye, Aside.EMERGENCY)) == goodbye
