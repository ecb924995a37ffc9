"""What the journal is told of a visit: where people go and what they choose, never a word of theirs."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from msgspec import to_builtins
from msgspec.structs import replace

from kiosk.content.schema import Catalogue
from kiosk.content.steps import End
from kiosk.journal.events import BEGUN, DONE, LEVELS, MISTAKEN, PICKED, RIGHT, UNSURE, Event, Kind
from kiosk.visit import acts
from kiosk.visit.acts import Act, Chose, Continued, OpenedFlow, PickedPlace
from kiosk.visit.comfort import Comfort, Contrast, TextSize
from kiosk.visit.page import AllWords, Done, Explained, Language, PageWords, PrintAgain, Wish
from kiosk.visit.state import Screen, State, replay
from tests.kiosk.visit.bakery import CATALOGUE as BAKERY
from tests.kiosk.visit.bakery import DID, PRACTISED, PRACTISING, THERE, after
from tests.kiosk.visit.flows import CHOICE_IDS, QUIZZES, made_catalogue
from tests.kiosk.visit.sample import AT_THE_END, CATALOGUE, ON_THE_LINES, ON_THE_SHEET, OPENED, PRINTING, TWO_PLACES
from tests.kiosk.visit.test_played import GAME, GESTURES, IN_GAME, IN_GESTURES
from tests.kiosk.visit.walks import Visit, visits
from ui.logbook import comfort_events, events_of, place, search_event

SECONDS = 12.5
GUESS_VALUES = (RIGHT, MISTAKEN, UNSURE)
CANARY = "canari-jaune"
"""It has the shape of an id, so that nothing but the logbook keeps it out."""


def told(*visit: Act) -> list[Event]:
    """What the last act of a visit tells."""
    before, now = replay(visit[:-1], CATALOGUE, TWO_PLACES), replay(visit, CATALOGUE, TWO_PLACES)
    return events_of(visit[-1], before, now, CATALOGUE, SECONDS)


def step(name: str, flow: str = "essai", discreet: bool = False) -> Event:
    return Event(kind=Kind.STEP, flow=flow, step=name, discreet=discreet)


SEARCHED = (acts.AskedSearch(), acts.Searched(CANARY))


@pytest.mark.parametrize(
    ("visit", "events"),
    [
        ((acts.AskedOrientation(),), []),
        ((acts.AskedOrientation(), Chose("autre")), []),
        ((acts.AskedOrientation(), Chose("oui")), [Event(kind=Kind.LANGUAGE, value="fr"), step("debut")]),
        ((acts.AskedSearch(),), []),
        (SEARCHED, []),  # what it found is for its page to say
        (
            (*SEARCHED, OPENED),
            [
                Event(kind=Kind.LANGUAGE, value="fr"),
                Event(kind=Kind.SEARCH, flow="essai", value="ouvert"),
                step("debut"),
            ],
        ),
        (
            (*SEARCHED, OpenedFlow("suite")),
            [
                Event(kind=Kind.LANGUAGE, value="fr", discreet=True),
                Event(kind=Kind.SEARCH, flow="suite", value="ouvert", discreet=True),
                step("fini", "suite", discreet=True),
                Event(kind=Kind.FLOW_DONE, flow="suite", step="fini", discreet=True),
            ],
        ),
        ((OPENED,), [Event(kind=Kind.LANGUAGE, value="fr"), step("debut")]),
        (
            (OPENED, Chose("oui")),
            [Event(kind=Kind.CHOICE, flow="essai", step="debut", value="oui", seconds=SECONDS), step("lire")],
        ),
        (
            (OPENED, Chose("non")),
            [Event(kind=Kind.CHOICE, flow="essai", step="debut", value="non", seconds=SECONDS), step("debut")],
        ),
        (AT_THE_END, [step("fini"), Event(kind=Kind.FLOW_DONE, flow="essai", step="fini")]),
        (
            (OPENED, Chose("ailleurs"), PickedPlace("lieu-2")),
            [step("fini"), Event(kind=Kind.FLOW_DONE, flow="essai", step="fini")],
        ),
        (
            (*AT_THE_END, OpenedFlow("suite")),
            [
                Event(kind=Kind.LANGUAGE, value="fr", discreet=True),
                step("fini", "suite", discreet=True),
                Event(kind=Kind.FLOW_DONE, flow="suite", step="fini", discreet=True),
            ],
        ),
        ((*AT_THE_END, acts.Restarted()), [step("debut")]),
        ((*AT_THE_END, acts.WentHome()), []),
        (ON_THE_SHEET, []),
        ((*ON_THE_LINES, acts.RemovedLine("essai.carte")), []),
        ((*ON_THE_SHEET, acts.AskedNickname()), []),
        ((*ON_THE_SHEET, acts.AskedNickname(), acts.TypedNickname(CANARY)), []),
        (PRINTING, []),
        ((*PRINTING, Continued()), []),
        ((*PRINTING, Continued(), acts.Rated("mal")), [Event(kind=Kind.SATISFACTION, value="mal")]),
        (
            (*PRINTING, Continued(), acts.Rated("mal"), acts.JudgedAutonomy("non")),
            [Event(kind=Kind.AUTONOMY, value="non")],
        ),
        ((*AT_THE_END, acts.Left()), []),
    ],
)
def test_an_act(visit: tuple[Act, ...], events: list[Event]) -> None:
    assert told(*visit) == events


@pytest.mark.parametrize(
    ("wish", "events"),
    [(PrintAgain(), []), (Done(), [])],
)
def test_a_wish_that_is_no_act(wish: Wish, events: list[Event]) -> None:
    for visit in ((), (OPENED,), ON_THE_SHEET):
        state = replay(visit, CATALOGUE)
        assert events_of(wish, state, state, CATALOGUE, SECONDS) == events


def test_a_search_tells_how_much_it_found() -> None:
    assert search_event(3) == Event(kind=Kind.SEARCH, value="3")


def test_a_language_is_told_with_a_flow_and_with_its_discretion() -> None:
    start, inside = State(), replay((OPENED,), CATALOGUE)
    french, arabic = Event(kind=Kind.LANGUAGE, value="fr"), Event(kind=Kind.LANGUAGE, value="ar")
    assert events_of(Language("ar"), start, start, CATALOGUE, SECONDS) == []
    assert french in events_of(OPENED, start, inside, CATALOGUE, SECONDS)
    assert events_of(Language("ar"), inside, inside, CATALOGUE, SECONDS) == [arabic]
    discreet = replay((*AT_THE_END, OpenedFlow("suite")), CATALOGUE)
    (told_inside,) = events_of(Language("ar"), discreet, discreet, CATALOGUE, SECONDS)
    assert told_inside.discreet


def test_a_word_that_is_explained_is_told_alone_and_never_in_a_discreet_flow() -> None:
    inside, discreet = replay((OPENED,), CATALOGUE), replay((*AT_THE_END, OpenedFlow("suite")), CATALOGUE)
    assert events_of(Explained("ald"), inside, inside, CATALOGUE, SECONDS) == [Event(kind=Kind.WORD, value="ald")]
    assert events_of(Explained("ald"), discreet, discreet, CATALOGUE, SECONDS) == []
    for wish in (PageWords(), AllWords(), acts.KeptTerm("ald")):
        assert events_of(wish, inside, inside, CATALOGUE, SECONDS) == []


@given(visits)
def test_no_word_of_a_person_is_ever_told(visit: Visit) -> None:
    written = acts.TypedNickname | acts.Searched
    done = tuple(type(act)(CANARY) if isinstance(act, written) else act for act in visit.acts)
    for event in events_along(replace_acts(visit, done)):
        texts = {text for text in to_builtins(event).values() if isinstance(text, str)}
        known = {
            visit.catalogue.language,
            *CHOICE_IDS,
            *acts.RATINGS,
            *acts.AUTONOMIES,
            *GUESS_VALUES,
            *LEVELS,
            *visit.catalogue.sites,
            BEGUN,
            DONE,
            PICKED,
            event.kind.value,
            event.flow,
            event.step,
            "",
        }
        assert event.flow in {"", *visit.catalogue.flows}
        ideas = {statement.id for statement in QUIZZES["idees"].statements} if event.kind is Kind.GUESS else set()
        assert event.step in {"", *ideas, *(visit.catalogue.flows[event.flow].steps if event.flow else ())}
        assert texts <= known | ideas


@given(visits)
def test_what_happens_in_a_discreet_flow_is_marked(visit: Visit) -> None:
    for event in events_along(visit):
        if event.kind in (Kind.LANGUAGE, Kind.GUESS, Kind.ABILITY):
            continue  # told without its flow, so that the two never meet
        assert event.discreet == (event.flow != "" and visit.catalogue.flows[event.flow].discreet)


@given(visits)
def test_each_answer_and_each_step_is_told_once(visit: Visit) -> None:
    """But for a step shown before and after, as when a flow of one step is started again."""
    told = events_along(visit)
    steps = zip(visit.acts, visit.states, strict=False)
    choices = [act.choice for act, at in steps if isinstance(act, Chose) and at.screen is Screen.STEP]
    assert [event.value for event in told if event.kind is Kind.CHOICE] == choices
    walks = [replace(state.walks[-1], here=()) if state.screen is Screen.STEP else None for state in visit.states]
    arrivals = [now for before, now in pairwise(walks) if now is not None and now != before]
    assert [(event.flow, event.step) for event in told if event.kind is Kind.STEP] == [
        (walk.flow, walk.at) for walk in arrivals
    ]
    ends = [walk for walk in arrivals if isinstance(visit.catalogue.flows[walk.flow].steps[walk.at], End)]
    assert [event.flow for event in told if event.kind is Kind.FLOW_DONE] == [walk.flow for walk in ends]


def replace_acts(visit: Visit, done: tuple[Act, ...]) -> Visit:
    states = [replay(done[:count], visit.catalogue, visit.places) for count in range(len(done) + 1)]
    return Visit(visit.catalogue, visit.places, done, tuple(states))


def events_along(visit: Visit) -> list[Event]:
    moves = zip(visit.acts, visit.states, visit.states[1:], strict=False)
    return [event for act, before, now in moves for event in events_of(act, before, now, visit.catalogue, SECONDS)]


class TestPlace:
    def test_it_is_the_step_shown_with_its_discretion(self) -> None:
        assert place(replay((OPENED,), CATALOGUE), CATALOGUE) == {"flow": "essai", "step": "debut", "discreet": False}
        at_the_end = replay((*AT_THE_END, OpenedFlow("suite")), CATALOGUE)
        assert place(at_the_end, CATALOGUE) == {"flow": "suite", "step": "fini", "discreet": True}

    def test_outside_a_flow_it_is_nowhere(self) -> None:
        for state in (State(), replay(ON_THE_SHEET, CATALOGUE), replay((OPENED, acts.WentHome()), CATALOGUE)):
            assert place(state, CATALOGUE) == {}


class TestComfort:
    @pytest.mark.parametrize(
        ("before", "now", "values"),
        [
            (Comfort(), Comfort(), []),
            (Comfort(), Comfort(text=TextSize.LARGE), ["texte"]),
            (Comfort(text=TextSize.LARGE), Comfort(text=TextSize.LARGER), ["texte"]),
            (Comfort(text=TextSize.LARGE), Comfort(), []),
            (Comfort(), Comfort(contrast=Contrast.DARK), ["contraste-sombre"]),
            (Comfort(contrast=Contrast.DARK), Comfort(contrast=Contrast.HIGH), ["contraste-fort"]),
            (Comfort(contrast=Contrast.DARK), Comfort(), []),
            (Comfort(), Comfort(low=True), ["bas"]),
            (Comfort(low=True), Comfort(low=True, slow=True), ["lent"]),
            (Comfort(low=True, slow=True), Comfort(slow=True, scan=True), ["balayage"]),
        ],
    )
    def test_only_what_was_just_set_is_told(self, before: Comfort, now: Comfort, values: list[str]) -> None:
        assert comfort_events(before, now) == [Event(kind=Kind.COMFORT, value=value) for value in values]

    def test_one_touch_tells_one_thing_at_most(self) -> None:
        for text, contrast, low in product(TextSize, Contrast, (False, True)):
            before = Comfort(text=text, contrast=contrast, low=low)
            for now in (
                replace(before, text=TextSize.LARGER),
                replace(before, low=not low),
                replace(before, scan=True),
            ):
                assert len(comfort_events(before, now)) <= 1


class TestPlayed:
    """What is told of a quiz and of gestures: never what somebody guessed, touched or typed."""

    @pytest.mark.parametrize(("guess", "value"), [("faux", "juste"), ("vrai", "autre"), ("ne-sait-pas", "doute")])
    def test_a_guess(self, guess: str, value: str) -> None:
        for flow, discreet in ((GAME, False), (replace(GAME, discreet=True), True)):
            told = last_told(made_catalogue([flow]), *IN_GAME, acts.Guessed(guess))
            assert told == [Event(kind=Kind.GUESS, step="idee-1", value=value, discreet=discreet)]

    def test_going_on_inside_a_quiz_is_no_other_step(self) -> None:
        assert last_told(made_catalogue([GAME]), *IN_GAME, acts.Guessed("vrai"), Continued()) == []

    @pytest.mark.parametrize("act", [acts.Tried("maison"), acts.Tried("coeur")])
    def test_a_try_tells_nothing(self, act: Act) -> None:
        assert last_told(made_catalogue([GESTURES]), IN_GESTURES, act) == []

    def test_a_level_is_told_once_it_is_known(self) -> None:
        catalogue = made_catalogue([GESTURES])
        told = last_told(catalogue, IN_GESTURES, acts.PassedOver(), acts.PassedOver())
        assert Event(kind=Kind.ABILITY, value="entierement-accompagne") in told
        assert not [one for one in last_told(catalogue, IN_GESTURES, acts.PassedOver()) if one.kind is Kind.ABILITY]


def last_told(catalogue: Catalogue, *visit: Act) -> list[Event]:
    before, now = replay(visit[:-1], catalogue), replay(visit, catalogue)
    return events_of(visit[-1], before, now, catalogue, SECONDS)


@pytest.mark.parametrize(
    ("visit", "events"),
    [
        (PRACTISING, [Event(kind=Kind.PRACTICE, flow="complet", step="pain", value=BEGUN)]),
        ((*PRACTISING, DID[0]), []),
        (PRACTISED, [Event(kind=Kind.PRACTICE, flow="complet", step="pain", value=DONE)]),
        ((*PRACTISED[:-1], acts.PassedOver()), [Event(kind=Kind.PRACTICE, flow="complet", step="pain", value=DONE)]),
        ((*PRACTISING, *[acts.PassedOver()] * 3), []),
        (THERE, [Event(kind=Kind.SITE, flow="complet", step="pain", value="boulangerie")]),
        ((*THERE, DID[0]), []),
    ],
)
def test_an_exercise_and_a_true_site_tell_that_they_were_opened_and_finished(
    visit: tuple[Act, ...], events: list[Event]
) -> None:
    *before, last = visit
    assert events_of(last, after("complet", *before), after("complet", *visit), BAKERY, SECONDS) == events
