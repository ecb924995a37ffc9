"""From what CUPS says of a printer and a job to one word: a pure table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

from msgspec import Struct

from impression.printers.port import Advice, Fitness, Outlook, Sighting


class PrinterState(IntEnum):
    """RFC 8011, 5.4.11."""

    IDLE = 3
    PROCESSING = 4
    STOPPED = 5


class JobState(IntEnum):
    """RFC 8011, 5.3.7."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


class PrinterReport(Struct, frozen=True):
    state: PrinterState
    reasons: tuple[str, ...] = ()
    accepting: bool = True
    error_policy: str = "abort-job"


class JobReport(Struct, frozen=True):
    number: int
    title: str
    state: JobState
    reasons: tuple[str, ...] = ()


OUR_HOLD = "job-hold-until-specified"
CUPS_HOLD = "resources-are-not-ready"
"""Why CUPS holds a job whose backend failed: it will try again by itself after `JobRetryInterval`."""

PRINTER_HOLDS_NEW_JOBS = "job-held-on-create"

TROUBLES = {
    Outlook.OUT_OF_PAPER: ("media-empty", "media-needed"),
    Outlook.COVER_OPEN: ("cover-open", "door-open", "interlock-open", "input-tray-missing"),
    Outlook.JAM: ("media-jam", "output-area-full", "output-tray-missing"),
    Outlook.OUT_OF_INK: ("marker-supply-empty", "toner-empty", "developer-empty", "marker-waste-full"),
    Outlook.UNREACHABLE: ("offline", "shutdown", "timed-out", "connecting-to-device"),
    Outlook.STOPPED: ("paused", "moving-to-paused"),
}
"""`printer-state-reasons` (RFC 8011, 5.4.12; PWG 5100.9; CUPS), the one that staff should mend first on top."""

ALWAYS_UNSURE = "connecting-to-device"
"""Every network printer says so for a moment at each job."""


def judge(printer: PrinterReport, job: JobReport | None, stale: frozenset[str] = frozenset()) -> Sighting:
    """What to tell about one job of ours. `job` is None when the server knows no such job.

    `stale`: reasons that the printer still showed, idle, when the job was let go. The job's own backend will confirm
    or clear them: until then they explain nothing.
    """
    if job is None:
        return Sighting(Outlook.LOST, over=True)
    match job.state:
        case JobState.COMPLETED:
            return Sighting(Outlook.PRINTED, over=True)
        case JobState.ABORTED:
            return _ended(printer, stale, Outlook.UNREACHABLE)
        case JobState.CANCELED:
            return _ended(printer, stale, Outlook.LOST)
        case JobState.STOPPED:
            return Sighting(Outlook.REFUSED, over=True)
        case JobState.HELD if CUPS_HOLD in job.reasons:
            return _ended(printer, stale, Outlook.UNREACHABLE)
        case JobState.HELD if PRINTER_HOLDS_NEW_JOBS in job.reasons:
            return Sighting(Outlook.STOPPED)
    if printer.state is PrinterState.STOPPED:
        return _trouble(printer, stale, Outlook.STOPPED)
    if printer.state is PrinterState.IDLE:
        return Sighting(Outlook.SENT)
    return _trouble(printer, stale, Outlook.PRINTING if job.state is JobState.PROCESSING else Outlook.SENT)


def fitness(printer: PrinterReport | None) -> Fitness:
    """Whether the printer would take a sheet now. `printer` is None when the server knows no such queue."""
    if printer is None:
        return Fitness(Outlook.NO_PRINTER)
    advice = () if printer.error_policy == "abort-job" else (Advice.KEEPS_SHEETS,)
    if not printer.accepting:
        return Fitness(Outlook.REFUSED, advice)
    if printer.state is PrinterState.STOPPED:
        return Fitness(_trouble(printer, frozenset(), Outlook.STOPPED).outlook, advice)
    if printer.state is PrinterState.IDLE:
        return Fitness(Outlook.READY, advice)
    sighting = _trouble(printer, frozenset(), Outlook.READY)
    return Fitness(sighting.outlook if sighting.sure else Outlook.READY, advice)


def may_leave(printer: PrinterReport, job: JobReport) -> bool:
    """Whether a job that we hold should be let go: the printer would start on it, as far as one can know."""
    return job.state is JobState.HELD and OUR_HOLD in job.reasons and fitness(printer).ready


def _ended(printer: PrinterReport, stale: frozenset[str], otherwise: Outlook) -> Sighting:
    """A job that ended without its sheet: because of what was reported during it, or `otherwise`."""
    fresh = tuple(reason for reason in printer.reasons if reason not in stale)
    cause = _trouble(PrinterReport(printer.state, fresh), frozenset(), otherwise)
    return Sighting(cause.outlook, over=True)


def _trouble(printer: PrinterReport, stale: frozenset[str], otherwise: Outlook) -> Sighting:
    """The first of `TROUBLES` that the printer reports, or `otherwise`."""
    sure = {keyword: certain and reason not in stale for reason, keyword, certain in _keywords(printer.reasons)}
    for outlook, keywords in TROUBLES.items():
        for keyword in keywords:
            if keyword in sure:
                return Sighting(outlook, sure=sure[keyword])
    return Sighting(otherwise)


def _keywords(reasons: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Each reason, without its severity, and whether it surely stops the printer.

    RFC 8011 says that a printer goes on working under `-report` and `-warning`, but some backends of CUPS use them
    for an empty tray: such a reason counts when it lasts (`FollowUp`).
    """
    for reason in reasons:
        keyword, _, severity = reason.rpartition("-")
        if severity not in ("error", "warning", "report"):
            keyword, severity = reason, ""
        yield reason, keyword, severity not in ("warning", "report") and keyword != ALWAYS_UNSURE
