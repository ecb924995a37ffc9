"""From CUPS' words to ours, case by case."""

from __future__ import annotations

import pytest

from impression.printers.judgement import JobReport, JobState, PrinterReport, PrinterState, fitness, judge, may_leave
from impression.printers.port import Advice, Fitness, Outlook, Sighting

IDLE, BUSY, STOPPED = PrinterState.IDLE, PrinterState.PROCESSING, PrinterState.STOPPED
OURS = "job-hold-until-specified"
RETRYING = "resources-are-not-ready"


@pytest.mark.parametrize(
    ("printer", "reasons", "job", "why", "expected"),
    [
        (IDLE, [], JobState.PENDING, "none", Sighting(Outlook.SENT)),
        (IDLE, [], JobState.HELD, OURS, Sighting(Outlook.SENT)),
        (BUSY, [], JobState.PENDING, "none", Sighting(Outlook.SENT)),
        (BUSY, [], JobState.PROCESSING, "job-printing", Sighting(Outlook.PRINTING)),
        (IDLE, [], JobState.COMPLETED, "processing-to-stop-point", Sighting(Outlook.PRINTED, over=True)),
        (BUSY, ["media-empty-error"], JobState.COMPLETED, "none", Sighting(Outlook.PRINTED, over=True)),
        (BUSY, ["media-empty-error"], JobState.PROCESSING, "job-printing", Sighting(Outlook.OUT_OF_PAPER)),
        (BUSY, ["media-needed"], JobState.PROCESSING, "job-printing", Sighting(Outlook.OUT_OF_PAPER)),
        (BUSY, ["media-low-report"], JobState.PROCESSING, "job-printing", Sighting(Outlook.PRINTING)),
        (BUSY, ["media-empty-warning"], JobState.PROCESSING, "-", Sighting(Outlook.OUT_OF_PAPER, sure=False)),
        (BUSY, ["media-empty-error"], JobState.PENDING, "none", Sighting(Outlook.OUT_OF_PAPER)),
        (BUSY, ["cover-open-error"], JobState.PROCESSING, "job-printing", Sighting(Outlook.COVER_OPEN)),
        (BUSY, ["door-open-report"], JobState.PROCESSING, "-", Sighting(Outlook.COVER_OPEN, sure=False)),
        (BUSY, ["media-jam"], JobState.PROCESSING, "job-printing", Sighting(Outlook.JAM)),
        (BUSY, ["toner-empty-error"], JobState.PROCESSING, "job-printing", Sighting(Outlook.OUT_OF_INK)),
        (BUSY, ["marker-supply-low-warning"], JobState.PROCESSING, "-", Sighting(Outlook.PRINTING)),
        (BUSY, ["toner-empty-error", "media-jam-error"], JobState.PROCESSING, "-", Sighting(Outlook.JAM)),
        (BUSY, ["connecting-to-device"], JobState.PROCESSING, "-", Sighting(Outlook.UNREACHABLE, sure=False)),
        (BUSY, ["offline-error", "connecting-to-device"], JobState.PROCESSING, "-", Sighting(Outlook.UNREACHABLE)),
        (IDLE, [], JobState.HELD, RETRYING, Sighting(Outlook.UNREACHABLE, over=True)),
        (IDLE, ["media-empty-error"], JobState.HELD, RETRYING, Sighting(Outlook.OUT_OF_PAPER, over=True)),
        (IDLE, [], JobState.ABORTED, "aborted-by-system", Sighting(Outlook.UNREACHABLE, over=True)),
        (IDLE, ["cover-open"], JobState.ABORTED, "aborted-by-system", Sighting(Outlook.COVER_OPEN, over=True)),
        (IDLE, [], JobState.STOPPED, "job-completed-with-errors", Sighting(Outlook.REFUSED, over=True)),
        (IDLE, [], JobState.CANCELED, "job-canceled-by-user", Sighting(Outlook.LOST, over=True)),
        (STOPPED, ["paused"], JobState.HELD, OURS, Sighting(Outlook.STOPPED)),
        (STOPPED, [], JobState.PENDING, "printer-stopped", Sighting(Outlook.STOPPED)),
        (STOPPED, ["media-jam-error"], JobState.PENDING, "printer-stopped", Sighting(Outlook.JAM)),
        (IDLE, ["hold-new-jobs"], JobState.HELD, "job-held-on-create", Sighting(Outlook.STOPPED)),
    ],
)
def test_one_job(printer: PrinterState, reasons: list[str], job: JobState, why: str, expected: Sighting) -> None:
    assert judge(PrinterReport(printer, tuple(reasons)), JobReport(7, "fiche", job, (why,))) == expected


def test_a_job_that_the_server_does_not_know_is_lost() -> None:
    assert judge(PrinterReport(IDLE), None) == Sighting(Outlook.LOST, over=True)


def test_a_reason_from_before_the_job_is_not_sure_and_explains_no_failure() -> None:
    printer = PrinterReport(BUSY, ("media-empty-error",))
    stale = frozenset({"media-empty-error"})
    printing = judge(printer, JobReport(7, "fiche", JobState.PROCESSING), stale)
    aborted = judge(printer, JobReport(7, "fiche", JobState.ABORTED), stale)
    assert printing == Sighting(Outlook.OUT_OF_PAPER, sure=False)
    assert aborted == Sighting(Outlook.UNREACHABLE, over=True)


@pytest.mark.parametrize(
    ("printer", "expected"),
    [
        (None, Outlook.NO_PRINTER),
        (PrinterReport(IDLE), Outlook.READY),
        (PrinterReport(IDLE, ("media-empty-error",)), Outlook.READY),
        (PrinterReport(BUSY), Outlook.READY),
        (PrinterReport(BUSY, ("media-empty-error",)), Outlook.OUT_OF_PAPER),
        (PrinterReport(BUSY, ("connecting-to-device",)), Outlook.READY),
        (PrinterReport(STOPPED, ("paused",)), Outlook.STOPPED),
        (PrinterReport(STOPPED, ("cover-open-error",)), Outlook.COVER_OPEN),
        (PrinterReport(IDLE, accepting=False), Outlook.REFUSED),
    ],
)
def test_whether_a_printer_is_fit(printer: PrinterReport | None, expected: Outlook) -> None:
    assert fitness(printer).outlook is expected


@pytest.mark.parametrize("policy", ["retry-job", "retry-current-job", "stop-printer"])
def test_every_policy_but_one_keeps_sheets(policy: str) -> None:
    assert fitness(PrinterReport(IDLE, error_policy=policy)) == Fitness(Outlook.READY, (Advice.KEEPS_SHEETS,))


@pytest.mark.parametrize(
    ("printer", "job", "expected"),
    [
        (PrinterReport(IDLE), JobReport(7, "fiche", JobState.HELD, (OURS,)), True),
        (PrinterReport(IDLE), JobReport(7, "fiche", JobState.HELD, (RETRYING,)), False),
        (PrinterReport(IDLE), JobReport(7, "fiche", JobState.PENDING), False),
        (PrinterReport(STOPPED), JobReport(7, "fiche", JobState.HELD, (OURS,)), False),
        (PrinterReport(BUSY, ("media-jam-error",)), JobReport(7, "fiche", JobState.HELD, (OURS,)), False),
    ],
)
def test_only_our_own_hold_ends_and_only_for_a_fit_printer(
    printer: PrinterReport, job: JobReport, expected: bool
) -> None:
    assert may_leave(printer, job) is expected
