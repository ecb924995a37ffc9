"""How long trouble is borne: no printer, no clock, only numbers."""

from __future__ import annotations

from collections.abc import Iterable

from impression.printers.following import DOUBT, SLOWEST, FollowUp
from impression.printers.port import Outlook, Sighting

PATIENCE = 60


def after(looks: Iterable[tuple[float, Sighting]]) -> FollowUp:
    known = FollowUp(PATIENCE, since=0)
    for now, sighting in looks:
        known = known.after(sighting, now)
    return known


SENT, PRINTING, EMPTY = Sighting(Outlook.SENT), Sighting(Outlook.PRINTING), Sighting(Outlook.OUT_OF_PAPER)
CONNECTING = Sighting(Outlook.UNREACHABLE, sure=False)


def test_a_sheet_that_prints() -> None:
    known = after([(0, SENT), (1, PRINTING), (9, Sighting(Outlook.PRINTED, over=True))])
    assert (known.outlook, known.over) == (Outlook.PRINTED, True)


def test_a_sure_trouble_is_told_at_once_and_borne_until_patience_ends() -> None:
    known = after([(10, EMPTY), (10 + PATIENCE - 1, EMPTY)])
    assert (known.outlook, known.over) == (Outlook.OUT_OF_PAPER, False)
    assert known.after(EMPTY, 10 + PATIENCE).over


def test_patience_begins_again_when_the_trouble_was_mended() -> None:
    known = after([(10, EMPTY), (60, EMPTY), (61, PRINTING), (75, EMPTY)])
    assert (known.outlook, known.over) == (Outlook.OUT_OF_PAPER, False)


def test_a_doubtful_trouble_is_told_only_when_it_lasts() -> None:
    assert after([(0, CONNECTING), (DOUBT - 1, CONNECTING)]).outlook is Outlook.PRINTING
    assert after([(0, CONNECTING), (DOUBT, CONNECTING)]).outlook is Outlook.UNREACHABLE
    assert after([(0, CONNECTING), (PATIENCE, CONNECTING)]).over


def test_a_printer_that_says_nothing_for_too_long_does_not_answer() -> None:
    assert not after([(PATIENCE + SLOWEST - 1, PRINTING)]).over
    known = after([(PATIENCE + SLOWEST, PRINTING)])
    assert (known.outlook, known.over) == (Outlook.UNREACHABLE, True)


def test_what_is_over_stays_over() -> None:
    lost = after([(0, Sighting(Outlook.LOST, over=True))])
    assert lost.after(PRINTING, 1) == lost
