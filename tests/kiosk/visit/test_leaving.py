"""« J’ai terminé », from anywhere: nobody loses a sheet by it, and nobody is held back."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given

from kiosk.visit import acts
from kiosk.visit.acts import Act, Continued, OpenedFlow
from kiosk.visit.state import Screen, replay
from tests.kiosk.visit.sample import AT_THE_END, PRINTING, after
from tests.kiosk.visit.walks import Visit, earned, flows_opened, visits

LEFT = acts.Left()


def test_who_did_nothing_is_asked_nothing() -> None:
    assert after(LEFT).screen is Screen.GOODBYE


def test_the_two_questions_come_before_goodbye() -> None:
    rated = (*AT_THE_END, LEFT, Continued(), acts.Rated("mal"))
    shown = [after(*rated[:count]).screen for count in (4, 5, 6)]
    assert shown == [Screen.LEAVING, Screen.SATISFACTION, Screen.AUTONOMY]
    state = after(*rated, acts.JudgedAutonomy("avec-aide"))
    assert (state.screen, state.satisfaction, state.autonomy) == (Screen.GOODBYE, "mal", "avec-aide")


def test_to_leave_again_is_to_leave() -> None:
    for visit in (AT_THE_END, PRINTING, (*PRINTING, Continued(), acts.Rated("mal"))):
        assert after(*visit, LEFT, LEFT).screen is Screen.GOODBYE
        assert after(*visit, LEFT, LEFT, LEFT).screen is Screen.GOODBYE


def test_a_flow_walked_after_printing_is_not_on_paper() -> None:
    assert after(*PRINTING, LEFT).screen is Screen.SATISFACTION
    more = (*PRINTING, acts.WentHome(), OpenedFlow("suite"))
    assert after(*more, LEFT).screen is Screen.LEAVING
    assert after(*more, acts.AskedSheet(), acts.AskedPrint(), LEFT).screen is Screen.SATISFACTION


def test_nobody_is_asked_about_an_empty_sheet() -> None:
    assert after(OpenedFlow("essai"), LEFT).screen is Screen.SATISFACTION
    assert after(OpenedFlow("essai"), acts.Chose("oui"), LEFT).screen is Screen.LEAVING


@given(visits)
def test_an_unprinted_sheet_is_asked_about_and_nothing_else_is(visit: Visit) -> None:
    for count, state in enumerate(visit.states):
        left = replay((*visit.acts[:count], LEFT), visit.catalogue, visit.places)
        lines = earned(visit.acts[:count], visit.catalogue, visit.places)
        done = list(flows_opened(visit.acts[:count], visit.catalogue))
        assert left.screen is way_out(done, state.screen, bool(lines))


def way_out(visit: Sequence[Act], screen: Screen, has_lines: bool) -> Screen:
    """Where « J’ai terminé » must lead, from the acts: what was opened since the last printing is not on paper."""
    opened = [rank for rank, act in enumerate(visit) if isinstance(act, OpenedFlow | acts.Restarted)]
    printed = [rank for rank, act in enumerate(visit) if isinstance(act, acts.AskedPrint)]
    if not opened or screen in (Screen.LEAVING, Screen.SATISFACTION, Screen.AUTONOMY, Screen.GOODBYE):
        return Screen.GOODBYE
    on_paper = printed and printed[-1] > opened[-1]
    return Screen.SATISFACTION if on_paper or not has_lines else Screen.LEAVING
