"""« S’entraîner » and the true site, replayed: where somebody is follows from the acts, each undone by *Back*."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.content.steps import PracticeStep, SiteStep
from kiosk.visit import acts
from kiosk.visit.acts import PRACTICE, Act, Asked, DidGesture, OpenedFlow, PassedOver, ReturnedTo
from kiosk.visit.page import Beside
from kiosk.visit.practised import Standing, gestures, standing, ways
from kiosk.visit.session import Session, Stage, back, state_of
from kiosk.visit.session import after as touched
from kiosk.visit.sheet import sheet
from kiosk.visit.state import ImpossibleAct, Screen, Walked
from tests.kiosk.visit.bakery import (
    ALONE,
    BARE,
    CATALOGUE,
    DID,
    EVERY_SERIES,
    GO,
    GUIDED,
    OFFERS,
    ON,
    PRACTISE,
    PRACTISED,
    PRACTISING,
    THERE,
    WATCH,
    WHOLE,
    after,
    seen,
    walk,
)
from tests.kiosk.visit.practising import GUIDES, Series
from tests.kiosk.visit.walks import WORDS

STUCK, OTHERWISE, SHOW = Asked(acts.STUCK), Asked(acts.OTHERWISE), Asked(acts.SHOW)


@pytest.mark.parametrize(
    ("here", "place"),
    [
        ((), Standing()),
        ((WATCH,), Standing("film", 1)),
        ((WATCH, OFFERS), Standing("", 1)),
        ((WATCH, OFFERS, PRACTISE), Standing("exercice", 2)),
        (PRACTISING, Standing("exercice", 1, begun=True)),
        ((*PRACTISING, DID[0]), Standing("exercice", 1, begun=True, gesture=1, done=True)),
        ((*PRACTISING, DID[0], PassedOver()), Standing("exercice", 1, begun=True, gesture=2, done=True)),
        ((*PRACTISING, STUCK, OTHERWISE), Standing("exercice", 1, begun=True, asked=(STUCK, OTHERWISE))),
        ((*PRACTISING, STUCK, OTHERWISE, DID[0]), Standing("exercice", 1, begun=True, gesture=1, done=True)),
        ((*PRACTISING, STUCK, PassedOver()), Standing("exercice", 1, begun=True, gesture=1)),
        ((*PRACTISED, PRACTISE), Standing("exercice", 2)),
        ((*PRACTISED, GO), Standing("vrai", 2)),
        ((*PRACTISED, *THERE, OFFERS), Standing("", 2)),
    ],
)
def test_where_somebody_is_follows_from_the_acts(here: Series, place: Standing) -> None:
    assert standing(here) == place


@pytest.mark.parametrize(
    ("step", "offered"),
    [
        (WHOLE, ("film", "exercice", "vrai")),
        (BARE, ("exercice",)),
        (PracticeStep(title="", guide="commander", film="essai", goto="fin"), ("film", "exercice")),
        (PracticeStep(title="", guide="commander", site="boulangerie", goto="fin"), ("exercice", "vrai")),
        (ALONE, ("vrai",)),
        (GUIDED, ("vrai",)),
    ],
)
def test_ways_stand_in_the_order_in_which_one_takes_courage(
    step: PracticeStep | SiteStep, offered: tuple[str, ...]
) -> None:
    assert ways(step) == offered


@pytest.mark.parametrize(
    ("way", "step", "names"),
    [
        (acts.PRACTICE, WHOLE, ["nom", "sms", "lire"]),
        (acts.FOR_REAL, WHOLE, ["nom", "code", "lire"]),
        (acts.FOR_REAL, GUIDED, ["nom", "code", "lire"]),
        (acts.FOR_REAL, ALONE, []),
    ],
)
def test_a_gesture_is_asked_for_where_it_is_made(way: str, step: PracticeStep | SiteStep, names: list[str]) -> None:
    assert [gesture.id for gesture in gestures(way, step, GUIDES)] == names


class TestWalking:
    @pytest.mark.parametrize(("flow", "series"), EVERY_SERIES)
    def test_every_way_ends_at_the_step_that_follows(self, flow: str, series: Series) -> None:
        for count in range(len(series)):
            assert walk(flow, *series[:count]).at == "pain"
        left = walk(flow, *series)
        assert left.at == "fin"
        assert left.past == (Walked("pain", done=series[:-1]),)

    @pytest.mark.parametrize(("flow", "series"), EVERY_SERIES)
    def test_its_lines_stand_on_the_sheet_however_it_went(self, flow: str, series: Series) -> None:
        paper = sheet(after(flow, *series), CATALOGUE, (), WORDS, date(2026, 11, 22))
        assert [line.key for line in paper.steps] == [f"{flow}.pain", f"{flow}.payer"]

    def test_a_sheet_is_there_for_who_goes_home_in_the_middle(self) -> None:
        left = after("complet", *PRACTISING, DID[0], acts.WentHome())
        assert left.screen is Screen.HOME
        paper = sheet(left, CATALOGUE, (), WORDS, date(2026, 11, 22))
        assert [line.key for line in paper.steps] == ["complet.pain"]

    def test_a_gesture_told_twice_counts_once(self) -> None:
        """The browser may tell it while the person says so."""
        once = (*PRACTISING, DID[0])
        with pytest.raises(ImpossibleAct):
            after("complet", *once, DID[0])
        assert standing(walk("complet", *once, DID[1]).here).gesture == 2

    def test_a_gesture_passed_over_is_not_done_late(self) -> None:
        with pytest.raises(ImpossibleAct):
            after("complet", *PRACTISING, PassedOver(), DID[0])


def test_who_returns_to_a_page_goes_on_from_its_first_gesture() -> None:
    here = (*PRACTISING, *DID[:2], Asked(STUCK), ReturnedTo(0))
    assert standing(here) == Standing(PRACTICE, 1, True, 0, True)
    assert standing((*here, DID[0])).gesture == 1
    with pytest.raises(ImpossibleAct):
        walk("complet", *PRACTISING, DID[0], ReturnedTo(1))


def test_an_exercise_may_be_given_up() -> None:
    assert standing(walk("complet", *PRACTISING, DID[0], OFFERS).here) == Standing("", 1)


class TestBack:
    @pytest.mark.parametrize(("flow", "series"), EVERY_SERIES)
    def test_it_is_one_act_less_at_every_point(self, flow: str, series: Series) -> None:
        session = Session("fr", Stage.VISIT, visit=(OpenedFlow(flow),))
        before = [session]
        for act in series:
            before.append(touched(before[-1], act))
        for count in range(len(series), 0, -1):
            session = back(before[count])
            assert session == before[count - 1]
            assert state_of(session, CATALOGUE, ()).walks[-1].here == series[: count - 1]

    def test_who_begins_anew_gets_another_number(self) -> None:
        first, second = (browsed(*PRACTISING), browsed(*PRACTISED, *PRACTISING))
        assert (first.opened, second.opened) == (1, 2)
        assert browsed(*PRACTISED, *PRACTISED[:3]).opened == 2
        assert browsed(*PRACTISED, *THERE).opened == 2

    def test_who_goes_back_and_does_it_again_gets_the_same(self) -> None:
        session = Session("fr", Stage.VISIT, visit=(OpenedFlow("complet"), *PRACTISED, *PRACTISING))
        again = touched(touched(back(back(session)), PRACTISE), ON)
        assert again == session
        assert browsed(*again.visit[1:]).opened == 2

    def test_who_goes_back_stands_at_an_earlier_gesture_of_the_same_number(self) -> None:
        numbers = [(browsed(*PRACTISED[:count]).opened, browsed(*PRACTISED[:count]).gesture) for count in (4, 3, 2)]
        assert numbers == [(1, 2), (1, 1), (1, 0)]

    def test_what_was_asked_is_asked_no_more(self) -> None:
        assert browsed(*PRACTISING, STUCK, SHOW).shown
        assert not browsed(*PRACTISING, STUCK).shown


def browsed(*done: Act) -> Beside:
    beside = seen("complet", *done).beside
    assert beside is not None
    return beside


@pytest.mark.parametrize(
    ("flow", "done", "act"),
    [
        # where ways are offered
        ("complet", (), OFFERS),
        ("complet", (), acts.TookWay("inconnu")),
        ("complet", (), DID[0]),
        ("complet", (), PassedOver()),
        ("complet", (), STUCK),
        ("complet", (), acts.Chose("film")),
        ("exercice", (), WATCH),
        ("exercice", (), GO),
        ("site", (), WATCH),
        ("site", (), PRACTISE),
        # beside a film
        ("complet", (WATCH,), ON),
        ("complet", (WATCH,), WATCH),
        ("complet", (WATCH,), PRACTISE),
        ("complet", (WATCH,), STUCK),
        # at the first words
        ("complet", (PRACTISE,), OFFERS),
        ("complet", (PRACTISE,), GO),
        ("complet", (PRACTISE,), DID[0]),
        ("complet", (PRACTISE,), PassedOver()),
        ("complet", (PRACTISE,), STUCK),
        ("complet", (GO,), PRACTISE),
        # beside a made-up site
        ("complet", PRACTISING, ReturnedTo(0)),
        ("complet", PRACTISING, PRACTISE),
        ("complet", PRACTISING, GO),
        ("complet", PRACTISING, DID[1]),
        ("complet", PRACTISING, DidGesture(-1)),
        ("complet", PRACTISING, Asked("inconnu")),
        ("complet", PRACTISING, acts.Tried("nom")),
        # once it is over
        ("complet", PRACTISED, WATCH),
        ("complet", PRACTISED, OFFERS),
        ("complet", PRACTISED, DID[2]),
        ("complet", PRACTISED, DidGesture(3)),
        ("complet", PRACTISED, PassedOver()),
        ("complet", PRACTISED, STUCK),
        ("complet", PRACTISED, Asked(acts.WORD, "rayon")),
        ("exercice", PRACTISED, GO),
        # on a true site
        ("complet", THERE, WATCH),
        ("complet", THERE, GO),
        ("complet", THERE, Asked(acts.CARD)),
        ("complet", THERE, Asked(acts.WORD, "rayon")),
        ("complet", THERE, Asked(acts.COME_BACK)),
        ("site", THERE, PRACTISE),
        ("site", THERE, DID[0]),
        ("site", THERE, PassedOver()),
        ("site", THERE, STUCK),
        ("site-guide", (*THERE, *DID), PassedOver()),
    ],
)
def test_what_is_not_offered_is_refused(flow: str, done: Series, act: Act) -> None:
    after(flow, *done)
    with pytest.raises(ImpossibleAct):
        after(flow, *done, act)
