"""Every fault of the printer and of its server: the right news, and a way back."""

from __future__ import annotations

import pytest

from impression.printers.following import FollowUp, follow
from impression.printers.port import Outlook, Sighting
from tests.fakes.cups import QUEUE, PrivateCups, wait_until
from tests.impression.printers.conftest import CupsMaker, new_kiosk
from tests.impression.printers.contract import OTHER, SHEET, follow_to_the_end

TROUBLES = {
    "media-empty-error": Outlook.OUT_OF_PAPER,
    "cover-open-error": Outlook.COVER_OPEN,
    "media-jam-error": Outlook.JAM,
    "toner-empty-error": Outlook.OUT_OF_INK,
    "offline-error": Outlook.UNREACHABLE,
}


@pytest.mark.parametrize(("word", "expected"), TROUBLES.items())
def test_trouble_is_told_and_the_sheet_comes_out_once_mended(cups: PrivateCups, word: str, expected: Outlook) -> None:
    kiosk = new_kiosk()
    cups.printer(word)
    job = kiosk.submit(SHEET)
    wait_until(lambda: kiosk.look(job) == Sighting(expected))
    cups.printer("working")
    assert follow_to_the_end(kiosk, job) is Outlook.PRINTED
    assert cups.pages == [SHEET]


@pytest.mark.parametrize(("word", "expected"), TROUBLES.items())
def test_when_patience_ends_the_sheet_is_called_back_and_may_be_asked_for_again(
    cups: PrivateCups, word: str, expected: Outlook
) -> None:
    kiosk = new_kiosk()
    cups.printer(word)
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET)) is expected
    assert cups.documents == []
    cups.printer("working")
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET)) is Outlook.PRINTED
    assert cups.pages == [SHEET]


def test_a_printer_that_hangs_without_a_word_is_given_up_in_the_end(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.printer("silent")
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET), patience=-50) is Outlook.UNREACHABLE
    assert cups.documents == []


@pytest.mark.parametrize("policy", ["retry-job", "abort-job"])
def test_a_printer_that_cannot_be_reached_ends_the_sheet_at_once(start_cups: CupsMaker, policy: str) -> None:
    cups, kiosk = start_cups(policy=policy), new_kiosk()
    cups.printer("unreachable")
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET)) is Outlook.UNREACHABLE
    assert cups.documents == []
    cups.printer("working")
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET)) is Outlook.PRINTED
    assert cups.pages == [SHEET]


def test_a_stopped_queue(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.administer("cupsdisable", QUEUE)
    assert kiosk.fit().outlook is Outlook.STOPPED
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET)) is Outlook.STOPPED
    cups.administer("cupsenable", QUEUE)
    assert kiosk.fit().ready
    assert follow_to_the_end(kiosk, kiosk.submit(OTHER)) is Outlook.PRINTED
    assert cups.pages == [OTHER]


def test_a_queue_that_refuses_jobs(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.administer("cupsreject", QUEUE)
    assert kiosk.fit().outlook is Outlook.REFUSED
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET)) is Outlook.REFUSED
    cups.administer("cupsaccept", QUEUE)
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET)) is Outlook.PRINTED
    assert cups.pages == [SHEET]


def test_a_queue_that_is_removed_under_a_sheet(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.printer("media-empty-error")
    job = kiosk.submit(SHEET)
    wait_until(lambda: bool(cups.backends()))
    cups.administer("lpadmin", "-x", QUEUE)
    assert follow_to_the_end(kiosk, job) is Outlook.NO_PRINTER
    assert cups.pages == []


def test_a_sheet_cancelled_by_somebody_else_is_lost_and_may_be_asked_for_again(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.administer("cupsdisable", QUEUE)
    job = kiosk.submit(SHEET)
    cups.administer("cancel", "-a", QUEUE)
    cups.administer("cupsenable", QUEUE)
    assert follow_to_the_end(kiosk, job) is Outlook.LOST
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET)) is Outlook.PRINTED
    assert cups.pages == [SHEET]


def test_a_server_killed_under_a_sheet(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.printer("media-empty-error")
    job = kiosk.submit(SHEET)
    wait_until(lambda: bool(cups.backends()))
    cups.kill()
    assert kiosk.look(job) == Sighting(Outlook.NO_SERVER)
    cups.printer("working")
    cups.start()
    assert follow_to_the_end(kiosk, job) is Outlook.LOST
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET)) is Outlook.PRINTED
    assert cups.pages == [SHEET]


def test_a_server_that_stays_dead_ends_the_wait(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.printer("media-empty-error")
    job = kiosk.submit(SHEET)
    cups.kill()
    known = FollowUp(patience=3, since=0)
    for now in range(4):
        known = follow(kiosk, job, known, now)
    assert (known.outlook, known.over) == (Outlook.NO_SERVER, True)


def test_a_server_that_hangs_under_a_sheet_and_wakes_up(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.printer("media-empty-error")
    job = kiosk.submit(SHEET)
    cups.freeze()
    assert kiosk.look(job) == Sighting(Outlook.NO_SERVER)
    cups.thaw()
    cups.printer("working")
    assert follow_to_the_end(kiosk, job) is Outlook.PRINTED
    assert cups.pages == [SHEET]


def test_a_server_that_hangs_from_the_start(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.freeze()
    assert kiosk.fit().outlook is Outlook.NO_SERVER
    assert kiosk.submit(SHEET).failed is Outlook.NO_SERVER
    cups.thaw()
    assert follow_to_the_end(kiosk, kiosk.submit(OTHER)) is Outlook.PRINTED
    assert cups.pages == [OTHER]
