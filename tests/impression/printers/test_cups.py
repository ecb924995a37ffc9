"""The CUPS printer: the common suite, and the habits that keep a sheet with its owner."""

from __future__ import annotations

import pytest

from impression.printers.cups import CupsPrinter, kiosk_mark
from impression.printers.following import SLOWEST
from impression.printers.port import Advice, Job, Outlook
from impression.printers.server import Server
from tests.fakes.cups import QUEUE, PrivateCups, wait_until
from tests.impression.printers.conftest import CupsMaker, new_kiosk
from tests.impression.printers.contract import OTHER, SHEET, Bench, PrinterContract, follow_to_the_end


class CupsBench:
    def __init__(self, cups: PrivateCups) -> None:
        self.cups = cups
        self.printer = new_kiosk()

    def sheets(self) -> list[bytes]:
        return self.cups.pages

    def break_it(self) -> None:
        self.cups.kill()

    def mend_it(self) -> None:
        self.cups.start()


class TestCups(PrinterContract):
    @pytest.fixture
    def bench(self, cups: PrivateCups) -> Bench:
        return CupsBench(cups)


@pytest.mark.parametrize("shipped", [False, True], ids=["debian", "shipped settings"])
def test_a_printed_sheet_leaves_nothing_in_the_spool(start_cups: CupsMaker, shipped: bool) -> None:
    cups, kiosk = start_cups(shipped=shipped), new_kiosk()
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET)) is Outlook.PRINTED
    assert cups.documents == []


def test_the_log_of_pages_and_the_title_say_nothing_of_the_person(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    job = kiosk.submit(SHEET)
    assert job.title.startswith(kiosk_mark())
    follow_to_the_end(kiosk, job)
    assert (cups.root / "pages").joinpath(job.title).exists(), "CUPS was given another title"


def test_the_server_is_asked_for_a4(cups: PrivateCups) -> None:
    cups.printer("media-empty-error")
    new_kiosk().submit(SHEET)
    wait_until(lambda: any("media=A4" in arguments for arguments in cups.backends().values()))


def test_the_server_itself_ends_a_sheet_that_nobody_follows_any_more(cups: PrivateCups) -> None:
    cups.printer("media-empty-error")
    job = CupsPrinter(QUEUE, patience=1 - SLOWEST).submit(SHEET)
    assert job.failed is None
    wait_until(lambda: bool(cups.backends()))
    wait_until(lambda: cups.busy_with_strangers() and not cups.backends())
    assert cups.pages == []


def test_a_sheet_waits_held_while_its_printer_is_stopped_then_leaves(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.administer("cupsdisable", QUEUE)
    job = kiosk.submit(SHEET)
    assert kiosk.look(job).outlook is Outlook.STOPPED
    cups.administer("cupsenable", QUEUE)
    assert follow_to_the_end(kiosk, job) is Outlook.PRINTED
    assert cups.pages == [SHEET]


def test_a_reason_left_on_an_idle_printer_never_locks_it(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.printer("media-empty-error")
    job = kiosk.submit(SHEET)
    wait_until(lambda: kiosk.look(job).outlook is Outlook.OUT_OF_PAPER)
    kiosk.cancel(job)
    cups.printer("working")
    report = Server().printer(QUEUE)
    assert report is not None
    assert report.reasons == ("media-empty-error",), "CUPS forgot the reason: this test proves nothing any more"
    assert kiosk.fit().ready
    assert follow_to_the_end(kiosk, kiosk.submit(OTHER)) is Outlook.PRINTED
    assert cups.pages == [OTHER]


def test_a_stale_reason_does_not_explain_another_failure(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.printer("media-empty-error")
    job = kiosk.submit(SHEET)
    wait_until(lambda: kiosk.look(job).outlook is Outlook.OUT_OF_PAPER)
    kiosk.cancel(job)
    cups.printer("unreachable")
    assert follow_to_the_end(kiosk, kiosk.submit(SHEET)) is Outlook.UNREACHABLE


@pytest.mark.parametrize(("policy", "advice"), [("retry-job", (Advice.KEEPS_SHEETS,)), ("abort-job", ())])
def test_staff_are_told_of_a_queue_that_keeps_sheets(
    start_cups: CupsMaker, policy: str, advice: tuple[Advice, ...]
) -> None:
    start_cups(policy=policy)
    assert new_kiosk().fit().advice == advice


def test_an_unknown_queue(cups: PrivateCups) -> None:
    kiosk = new_kiosk("inconnue")
    assert kiosk.fit().outlook is Outlook.NO_PRINTER
    assert kiosk.submit(SHEET).failed is Outlook.NO_PRINTER


def test_without_a_name_it_takes_the_default_queue_as_soon_as_the_server_tells_it(cups: PrivateCups) -> None:
    cups.kill()
    kiosk = new_kiosk("")
    assert kiosk.fit().outlook is Outlook.NO_SERVER
    cups.start()
    assert kiosk.fit().ready
    assert kiosk.name == QUEUE


def test_a_stranger_s_job_is_left_alone(cups: PrivateCups) -> None:
    cups.busy_with_strangers()
    assert new_kiosk().settle()
    assert len(cups.documents) == 1


def test_where_the_server_hides_titles_nothing_is_printed(cups: PrivateCups) -> None:
    cups.stop()
    cups.configure("JobPrivateAccess default", "JobPrivateAccess somebody-else")
    cups.start()
    job = new_kiosk().submit(SHEET)
    assert job == Job(job.title, failed=Outlook.REFUSED)
    assert cups.pages == []
    assert cups.documents == []


def test_a_backend_has_time_to_call_the_page_back_from_its_printer(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.printer("media-empty-error")
    job = kiosk.submit(SHEET)
    wait_until(lambda: bool(cups.backends()))
    assert kiosk.withdraw()
    assert cups.called_back == [job.title]


@pytest.mark.parametrize("restarted", [False, True], ids=["same kiosk", "kiosk restarted"])
@pytest.mark.parametrize("hidden", [False, True], ids=["processes shown", "processes hidden"])
def test_a_backend_that_does_not_want_to_end_keeps_the_printer_until_cups_kills_it(
    cups: PrivateCups, monkeypatch: pytest.MonkeyPatch, hidden: bool, restarted: bool
) -> None:
    if hidden:  # as /proc mounted with hidepid
        monkeypatch.setattr("impression.printers.cups.titles_in_print", lambda mark: set())
    cups.stop()
    cups.configure("WebInterface No", "WebInterface No\nJobKillDelay 3")
    cups.start()
    kiosk = CupsPrinter(grace=0.1)
    cups.printer("deaf")
    kiosk.submit(SHEET)
    wait_until(lambda: any("account-info-needed" in job.reasons for job in Server().own_jobs()))
    if restarted:
        kiosk = CupsPrinter(grace=0.1)
    assert not kiosk.withdraw()
    assert kiosk.fit().outlook is Outlook.WITHDRAWING
    wait_until(lambda: cups.busy_with_strangers() and not cups.backends())
    wait_until(kiosk.settle)
    cups.printer("working")
    assert follow_to_the_end(kiosk, kiosk.submit(OTHER)) is Outlook.PRINTED
    assert cups.pages == [OTHER]


def test_a_backend_that_outlives_its_scheduler_keeps_the_printer_from_the_next_person(cups: PrivateCups) -> None:
    kiosk = new_kiosk()
    cups.printer("media-empty-error")
    kiosk.submit(SHEET)
    wait_until(lambda: bool(cups.backends()))
    cups.kill_scheduler_alone()
    cups.start()
    assert not kiosk.withdraw()
    assert kiosk.fit().outlook is Outlook.WITHDRAWING
    assert kiosk.submit(OTHER).failed is Outlook.WITHDRAWING
    cups.sweep()
    assert kiosk.settle()
    cups.printer("working")
    assert follow_to_the_end(kiosk, kiosk.submit(OTHER)) is Outlook.PRINTED
    assert cups.pages == [OTHER]
