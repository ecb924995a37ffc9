"""A touch that comes late, on a page that is gone, is refused and known as such; what a page offers never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.visit import acts
from kiosk.visit.acts import Act, Chose, Continued, OpenedFlow, OpenedTopic, PickedPlace
from kiosk.visit.pages import page
from kiosk.visit.play_pages import TYPING
from kiosk.visit.played import LONGEST_TRY
from kiosk.visit.state import SEARCHED_FROM, ImpossibleAct, Screen, State, is_kept, replay
from tests.kiosk.visit.flows import CHOICE_IDS, CONTACTS, FLOW_IDS, LINE_IDS, TERM_IDS, TOPIC_IDS
from tests.kiosk.visit.sample import AT_THE_END, CATALOGUE, ON_THE_LINES, ON_THE_SHEET, OPENED, PRINTING, TWO_PLACES
from tests.kiosk.visit.walks import PERMANENT, WORDS, Visit, is_guided, offered, sheet_of, visits


@pytest.mark.parametrize(
    ("visit", "act"),
    [
        ((), OpenedFlow("inconnu")),
        ((), OpenedTopic("inconnu")),
        ((), OpenedTopic("aide")),
        ((), acts.AskedSheet()),
        ((), Continued()),
        ((OpenedTopic("droits"),), OpenedFlow("inconnu")),
        ((OpenedTopic("droits"),), OpenedFlow("cache")),
        ((OPENED,), Chose("peut-etre")),
        ((OPENED,), Continued()),
        ((OPENED,), PickedPlace("lieu-1")),
        ((OPENED,), acts.AskedSheet()),
        ((OPENED,), acts.Restarted()),
        ((OPENED,), OpenedFlow("suite")),
        ((OPENED, Chose("oui")), Chose("oui")),
        (AT_THE_END, Continued()),
        (AT_THE_END, OpenedFlow("cache")),
        (ON_THE_SHEET, acts.RemovedLine("essai.fait")),
        (ON_THE_LINES, acts.KeptLine("essai.fait")),
        ((*ON_THE_LINES, acts.RemovedLine("essai.fait")), acts.RemovedLine("essai.fait")),
        (ON_THE_SHEET, acts.TypedNickname("Fatima")),
        ((*ON_THE_SHEET, acts.AskedNickname()), acts.AskedSheet()),
        ((*PRINTING, Continued()), acts.AskedSheet()),
        ((*PRINTING, Continued()), acts.Rated("fatima")),
        ((*PRINTING, Continued(), acts.Rated("bien")), acts.JudgedAutonomy("fatima")),
        ((acts.Left(),), acts.Rated("bien")),
        ((OPENED,), acts.KeptTerm("inconnu")),
        ((OPENED,), acts.DroppedTerm("ald")),
        ((OPENED, acts.KeptTerm("ald")), acts.KeptTerm("ald")),
        ((OPENED, acts.KeptTerm("ald"), acts.DroppedTerm("ald")), acts.DroppedTerm("ald")),
        ((*AT_THE_END, OpenedFlow("suite"), acts.AskedSheet()), acts.AskedNickname()),
        ((OPENED,), acts.AskedOrientation()),
        ((acts.AskedOrientation(),), Chose("peut-etre")),
        ((acts.AskedOrientation(),), OpenedFlow("essai")),
        ((acts.AskedOrientation(),), Continued()),
        ((), acts.Searched("carte")),
        ((acts.AskedSearch(),), acts.AskedSearch()),
        ((acts.AskedSearch(),), OpenedFlow("essai")),
        ((acts.AskedSearch(), acts.Searched("carte")), OpenedFlow("inconnu")),
        ((acts.AskedSearch(), acts.Searched("carte")), acts.Searched("verte")),
        ((*ON_THE_SHEET, acts.AskedNickname()), acts.AskedSearch()),
        ((*AT_THE_END, acts.Left()), acts.AskedSearch()),
        ((acts.Left(),), acts.AskedSearch()),
    ],
)
def test_what_a_page_does_not_offer_is_refused(visit: tuple[Act, ...], act: Act) -> None:
    replay(visit, CATALOGUE)
    with pytest.raises(ImpossibleAct):
        replay((*visit, act), CATALOGUE)


def test_a_place_that_is_not_there_cannot_be_picked() -> None:
    with pytest.raises(ImpossibleAct):
        replay((OPENED, Chose("ailleurs"), PickedPlace("lieu-9")), CATALOGUE, TWO_PLACES)


@given(visits, st.data())
def test_any_act_is_offered_or_refused(visit: Visit, data: st.DataObject) -> None:
    act = data.draw(any_act)
    acted = (*visit.acts, act)
    if can_be_done(act, visit):
        replay(acted, visit.catalogue, visit.places)
    elif changes_no_paper(act, visit.state):
        now = replay(acted, visit.catalogue, visit.places)
        assert replace(now, screen=visit.state.screen, removed=visit.state.removed) == visit.state
        assert sheet_of(acted, visit.catalogue, visit.places) == visit.sheet
    else:
        with pytest.raises(ImpossibleAct):
            replay(acted, visit.catalogue, visit.places)


def can_be_done(act: Act, visit: Visit) -> bool:
    """By a button, by a permanent command, on the keyboard, or by the animator, who opens any flow at home."""
    screen = visit.state.screen
    if isinstance(act, acts.KeptTerm | acts.DroppedTerm):  # wherever a word may be read
        return act.term in visit.catalogue.glossary and is_kept(act.term, visit.state) != isinstance(act, acts.KeptTerm)
    return (
        act in (*offered(visit.state, visit.catalogue, visit.places), *PERMANENT)
        or (screen is Screen.NICKNAME and isinstance(act, acts.TypedNickname))
        or (types(visit) and isinstance(act, acts.Tried) and len(act.answer) <= LONGEST_TRY)
        or (isinstance(act, acts.Asked) and act.what in may_be_asked(visit))
        or (screen is Screen.SEARCH and isinstance(act, acts.Searched))
        or (screen in SEARCHED_FROM and isinstance(act, acts.AskedSearch))
        or (screen is Screen.HOME and isinstance(act, OpenedFlow) and act.flow in visit.catalogue.flows)
    )


def types(visit: Visit) -> bool:
    """Whether a keyboard is shown that takes any text."""
    return page(visit.state, visit.catalogue, visit.places, WORDS).name == TYPING


def may_be_asked(visit: Visit) -> tuple[str, ...]:
    """Of a guide anything, whichever of its pages stands there; on a true site no card, and no word."""
    if not is_guided(visit.state, visit.catalogue, visit.places):
        return ()
    beside = page(visit.state, visit.catalogue, visit.places, WORDS).beside
    assert beside is not None
    return acts.ASKED if beside.rules is None else (acts.STUCK, acts.SHOW, acts.OTHERWISE, acts.GO_ON)


def changes_no_paper(act: Act, state: State) -> bool:
    """Two acts that no page offers are let through: the state knows which lines are removed, not which are earned."""
    match state.screen, act:
        case Screen.SHEET, acts.AskedLines():
            return True
        case Screen.LINES, acts.RemovedLine(line):
            return line not in state.removed
    return False


_line_keys = st.one_of(
    st.builds("{}.{}".format, st.sampled_from(FLOW_IDS), st.sampled_from(LINE_IDS)),
    st.sampled_from([f"contact.{name}" for name in CONTACTS] + ["lieu.lieu-1", "mot.ald"]),
)
any_act = st.one_of(
    st.builds(OpenedTopic, st.sampled_from((*TOPIC_IDS, "inconnu"))),
    st.builds(OpenedFlow, st.sampled_from((*FLOW_IDS, "inconnu"))),
    st.builds(Chose, st.sampled_from((*CHOICE_IDS, "inconnu"))),
    st.builds(PickedPlace, st.sampled_from(("lieu-1", "lieu-5", "inconnu"))),
    st.builds(acts.Guessed, st.sampled_from((*acts.GUESSES, "inconnu"))),
    st.builds(acts.Tried, st.sampled_from((*CHOICE_IDS, "inconnu", "x" * 41))),
    st.builds(acts.TookWay, st.sampled_from(("", *acts.WAYS, "inconnu"))),
    st.builds(acts.DidGesture, st.integers(-1, 4)),
    st.builds(acts.ReturnedTo, st.integers(-1, 4)),
    st.builds(acts.Asked, st.sampled_from((*acts.ASKED, "inconnu")), st.sampled_from(("", "rayon", "inconnu"))),
    st.builds(acts.RemovedLine, _line_keys),
    st.builds(acts.KeptLine, _line_keys),
    st.builds(acts.KeptTerm, st.sampled_from((*TERM_IDS, "inconnu"))),
    st.builds(acts.DroppedTerm, st.sampled_from((*TERM_IDS, "inconnu"))),
    st.builds(acts.TypedNickname, st.text()),
    st.builds(acts.Searched, st.text()),
    st.builds(acts.AskedSearch, st.text()),
    st.builds(acts.Rated, st.sampled_from(("bien", "moyen", "mal", "passer", "inconnu"))),
    st.builds(acts.JudgedAutonomy, st.sampled_from(("seul", "avec-aide", "non", "passer", "inconnu"))),
    st.sampled_from(
        (
            Continued(), acts.Restarted(), acts.AskedSheet(), acts.AskedLines(), acts.AskedNickname(),
            acts.AskedPrint(), acts.AskedToSee(), acts.PassedOver(), acts.AskedOrientation(), *PERMANENT,
        )
    ),
)  # fmt: skip
