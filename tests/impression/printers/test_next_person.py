"""The next-person rule: whatever happens to the printer or its server, no sheet of visit A comes out during visit B."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pytest

from impression.printers.cups import CupsPrinter
from impression.printers.judgement import JobState
from impression.printers.port import Outlook
from impression.printers.server import Server
from tests.fakes.cups import QUEUE, PrivateCups, wait_until
from tests.impression.printers.conftest import CupsMaker, new_kiosk
from tests.impression.printers.contract import OTHER, SHEET, follow_to_the_end

Act = Callable[[PrivateCups], None]
OUT_OF_PAPER = "media-empty-error"
POLICIES = ("retry-job", "abort-job")


class FreezingServer(Server):
    """A server that stops answering just as it is handed a sheet."""

    def __init__(self, cups: PrivateCups) -> None:
        super().__init__(answer=1, hand_over=1)
        self._cups = cups

    def hand_over(self, queue: str, title: str, pdf: bytes, options: Mapping[str, str | int]) -> int:
        self._cups.freeze()
        return super().hand_over(queue, title, pdf, options)


def printer_says(word: str) -> Act:
    return lambda cups: cups.printer(word)


def administrator(command: str) -> Act:
    return lambda cups: cups.administer(command, QUEUE)


def nothing(cups: PrivateCups) -> None:
    """No act."""


def start_and_enable(cups: PrivateCups) -> None:
    cups.start()
    cups.administer("cupsenable", QUEUE)


class Fault(NamedTuple):
    """What is wrong before A prints, what A is told, what goes wrong next, and how the server is repaired for B."""

    breaks: Act
    told: Outlook
    worsens: Act = nothing
    repairs: Act = nothing
    called_back: bool = True
    """Whether the sheet of A can be called back at once, before anything is repaired."""

    may_restart: bool = False
    """Whether the kiosk has the right to restart the service (`packaging/cups`)."""


STOPS, ENABLES = administrator("cupsdisable"), administrator("cupsenable")
EMPTY = printer_says(OUT_OF_PAPER)
FAULTS = {
    "out of paper": Fault(EMPTY, Outlook.OUT_OF_PAPER),
    "cover open": Fault(printer_says("cover-open-error"), Outlook.COVER_OPEN),
    "jam": Fault(printer_says("media-jam-error"), Outlook.JAM),
    "out of ink": Fault(printer_says("toner-empty-error"), Outlook.OUT_OF_INK),
    "offline": Fault(printer_says("offline-error"), Outlook.UNREACHABLE),
    "unreachable": Fault(printer_says("unreachable"), Outlook.UNREACHABLE),
    "hangs without a word": Fault(printer_says("silent"), Outlook.PRINTING),
    "stopped": Fault(STOPS, Outlook.STOPPED, repairs=ENABLES),
    "stopped under the sheet": Fault(EMPTY, Outlook.OUT_OF_PAPER, STOPS, ENABLES),
    "refuses": Fault(administrator("cupsreject"), Outlook.REFUSED, repairs=administrator("cupsaccept")),
    "server killed": Fault(EMPTY, Outlook.OUT_OF_PAPER, PrivateCups.kill, PrivateCups.start, called_back=False),
    "server killed, failed sheet": Fault(
        printer_says("unreachable"), Outlook.UNREACHABLE, PrivateCups.kill, PrivateCups.start, called_back=False
    ),
    "server killed, waiting sheet": Fault(
        STOPS, Outlook.STOPPED, PrivateCups.kill, start_and_enable, called_back=False
    ),
    "server hung": Fault(
        EMPTY, Outlook.OUT_OF_PAPER, PrivateCups.freeze, PrivateCups.thaw, called_back=False, may_restart=True
    ),
    "server hung from the start": Fault(
        PrivateCups.freeze, Outlook.NO_SERVER, repairs=PrivateCups.thaw, called_back=False
    ),
}


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("fault", FAULTS)
def test_no_sheet_of_a_comes_out_in_the_visit_of_b(start_cups: CupsMaker, policy: str, fault: str) -> None:
    cups = start_cups(policy=policy)
    breaks, told, worsens, repairs, called_back, may_restart = FAULTS[fault]
    kiosk = new_kiosk(restart=cups.restart if may_restart else None)

    breaks(cups)
    job = kiosk.submit(SHEET)
    wait_until(lambda: kiosk.look(job).outlook is told)
    worsens(cups)
    assert kiosk.withdraw() is called_back
    visit_b(cups, kiosk, repairs)


def visit_b(cups: PrivateCups, kiosk: CupsPrinter, repairs: Act) -> None:
    """The next person is there while the repair is made, then prints."""
    assert cups.pages == []
    repairs(cups)
    cups.printer("working")
    wait_until(kiosk.settle, what="the sheet of A cannot be called back")
    assert follow_to_the_end(kiosk, kiosk.submit(OTHER)) is Outlook.PRINTED
    assert cups.pages == [OTHER]
    assert cups.documents == []
    assert cups.backends() == {}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_server_that_hangs_while_it_is_handed_the_sheet(start_cups: CupsMaker, policy: str) -> None:
    cups = start_cups(policy=policy)
    kiosk = CupsPrinter(QUEUE, server=FreezingServer(cups))
    assert kiosk.submit(SHEET).failed is Outlook.NO_SERVER
    assert not kiosk.withdraw()
    visit_b(cups, new_kiosk(), PrivateCups.thaw)


@pytest.mark.parametrize("policy", POLICIES)
def test_a_kiosk_that_was_killed_with_a_sheet_under_way_calls_it_back_when_it_starts(
    start_cups: CupsMaker, policy: str
) -> None:
    cups = start_cups(policy=policy)
    cups.printer(OUT_OF_PAPER)
    new_kiosk().submit(SHEET)
    wait_until(lambda: bool(cups.backends()))
    kiosk = new_kiosk()
    assert kiosk.settle()
    visit_b(cups, kiosk, nothing)


def test_a_look_that_comes_after_the_visit_lets_nothing_go(start_cups: CupsMaker) -> None:
    cups, kiosk = start_cups(), new_kiosk()
    STOPS(cups)
    job = kiosk.submit(SHEET)
    cups.freeze()
    assert not kiosk.withdraw()
    cups.thaw()
    ENABLES(cups)
    kiosk.look(job)
    assert [job.state for job in Server().own_jobs()] == [JobState.HELD]
    visit_b(cups, kiosk, nothing)


def under_way_and_written_down(cups: PrivateCups, kiosk: CupsPrinter) -> None:
    """A sheet waits for paper for so long that CUPS has written its job to the disk."""
    cups.printer(OUT_OF_PAPER)
    job = kiosk.submit(SHEET)
    wait_until(lambda: kiosk.look(job).outlook is Outlook.OUT_OF_PAPER)
    wait_until(lambda: any(path.name.startswith("c") for path in cups.documents), what="CUPS wrote nothing down")


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("ends", [PrivateCups.kill, PrivateCups.stop], ids=["killed", "stopped"])
def test_with_our_service_settings_a_server_forgets_what_it_wrote_down(
    start_cups: CupsMaker, policy: str, ends: Act
) -> None:
    cups, kiosk = start_cups(policy=policy, dirty=0, shipped=True), new_kiosk()
    under_way_and_written_down(cups, kiosk)
    ends(cups)
    assert not kiosk.withdraw()
    visit_b(cups, kiosk, PrivateCups.start)


def test_without_our_service_settings_cups_prints_what_it_wrote_down(start_cups: CupsMaker) -> None:
    """Why `packaging/cups` is not a nicety: nobody can be quicker than a scheduler that starts."""
    cups, kiosk = start_cups(dirty=0), new_kiosk()
    under_way_and_written_down(cups, kiosk)
    cups.kill()
    cups.printer("working")
    cups.start()
    wait_until(lambda: cups.pages == [SHEET])


def test_a_sheet_called_back_does_not_rise_again_after_a_crash(start_cups: CupsMaker) -> None:
    """A job that is only cancelled does, when CUPS had written it down as being printed."""
    cups, kiosk = start_cups(dirty=1), new_kiosk()
    under_way_and_written_down(cups, kiosk)
    assert kiosk.withdraw()
    cups.kill()
    visit_b(cups, kiosk, PrivateCups.start)


def test_a_sheet_that_waited_for_its_printer_stays_held_after_a_crash(start_cups: CupsMaker) -> None:
    cups, kiosk = start_cups(dirty=0), new_kiosk()
    cups.administer("cupsdisable", QUEUE)
    kiosk.submit(SHEET)
    wait_until(lambda: any(path.name.startswith("c") for path in cups.documents), what="CUPS wrote nothing down")
    cups.kill()
    visit_b(cups, new_kiosk(), start_and_enable)
