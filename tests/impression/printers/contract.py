"""What every printer must do: one suite, run against each of them."""

from __future__ import annotations

from typing import Protocol

import pytest

from impression.printers.following import FollowUp, follow
from impression.printers.port import Job, Outlook, Printer
from tests.fakes.cups import wait_until

SHEET = b"%PDF-1.4\nA sheet for one person\n%%EOF\n"
OTHER = b"%PDF-1.4\nA sheet for another person\n%%EOF\n"


class Bench(Protocol):
    """A printer with a way to break it, and with what came out of it."""

    printer: Printer

    def sheets(self) -> list[bytes]: ...

    def break_it(self) -> None: ...

    def mend_it(self) -> None: ...


def follow_to_the_end(printer: Printer, job: Job, patience: float = 10) -> Outlook:
    """Follow a sheet until it is over, each look counting for one second."""
    known, now = FollowUp(patience, since=0), 0.0

    def over() -> bool:
        nonlocal known, now
        known, now = follow(printer, job, known, now), now + 1
        return known.over

    wait_until(over, what=f"the sheet is never done with: {known}")
    return known.outlook


class PrinterContract:
    @pytest.fixture
    def bench(self) -> Bench:
        raise NotImplementedError

    def test_a_sheet_comes_out_as_it_was_given(self, bench: Bench) -> None:
        job = bench.printer.submit(SHEET)
        assert follow_to_the_end(bench.printer, job) is Outlook.PRINTED
        assert bench.sheets() == [SHEET]

    def test_two_sheets_are_two_sheets(self, bench: Bench) -> None:
        for sheet in (SHEET, OTHER):
            follow_to_the_end(bench.printer, bench.printer.submit(sheet))
        assert sorted(bench.sheets()) == sorted([SHEET, OTHER])

    def test_it_is_ready_when_nothing_is_wrong(self, bench: Bench) -> None:
        assert bench.printer.fit().ready
        assert bench.printer.name

    def test_a_broken_printer_is_an_outlook_and_never_an_exception(self, bench: Bench) -> None:
        bench.break_it()
        assert not bench.printer.fit().ready
        assert follow_to_the_end(bench.printer, bench.printer.submit(SHEET)) is not Outlook.PRINTED
        assert bench.sheets() == []

    def test_it_prints_again_once_mended(self, bench: Bench) -> None:
        bench.break_it()
        follow_to_the_end(bench.printer, bench.printer.submit(SHEET))
        bench.mend_it()
        assert bench.printer.fit().ready
        assert follow_to_the_end(bench.printer, bench.printer.submit(OTHER)) is Outlook.PRINTED
        assert bench.sheets() == [OTHER]

    def test_a_sheet_that_came_out_cannot_be_called_back(self, bench: Bench) -> None:
        job = bench.printer.submit(SHEET)
        follow_to_the_end(bench.printer, job)
        bench.printer.cancel(job)
        bench.printer.cancel(job)
        assert bench.printer.withdraw()
        assert bench.printer.settle()
        assert bench.sheets() == [SHEET]

    def test_it_serves_one_visit_after_the_other(self, bench: Bench) -> None:
        follow_to_the_end(bench.printer, bench.printer.submit(SHEET))
        assert bench.printer.withdraw()
        assert follow_to_the_end(bench.printer, bench.printer.submit(OTHER)) is Outlook.PRINTED
        assert sorted(bench.sheets()) == sorted([SHEET, OTHER])
