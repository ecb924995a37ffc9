"""A CUPS queue that prints for one person at a time.

Three habits keep one person's sheet out of the next person's hands (docs/decisions/0010-one-person-s-sheet.md):
a job enters the queue *held*, and leaves it only from here, when the printer is fit and the visit still on;
its title carries this kiosk's mark, so that the server itself remembers what must be called back, even after the
kiosk was restarted; and a job that ends, well or not, is *purged*, for a cancelled job that CUPS still remembers may
print after a crash.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

from impression.printers.following import SLOWEST
from impression.printers.judgement import JobReport, JobState, PrinterReport, PrinterState, fitness, judge, may_leave
from impression.printers.port import Fitness, Job, Outlook, Sighting
from impression.printers.server import NoAnswer, Server
from impression.printers.traces import titles_in_print

GRACE = 5.0
"""Seconds that one call waits for a backend to end, which may have to call the page back from a network printer."""

PAUSE = 0.05
RESTART_EVERY = 60.0
ENDED = "job-canceled-by-user"
"""What CUPS says of a cancelled job once its backend is gone. Before that it says different things from one version
to the next, or what the backend wants said."""

CLOSED = (Outlook.NO_SERVER, Outlook.NO_PRINTER, Outlook.WITHDRAWING, Outlook.REFUSED)
"""Where no sheet is handed over. Any other trouble may end while the sheet waits, held."""


class CupsPrinter:
    """The queue `queue`, or the server's default one when empty. `patience` in seconds, as in the settings.

    `restart` ends the server with all it has started, and starts it again: the last resort when a sheet must be
    called back and nobody answers. `grace`: seconds that one call waits for a backend to end.

    The server must tell this account the titles of its own jobs (`JobPrivateAccess default`, as CUPS ships); where
    it hides them nothing is printed.
    """

    def __init__(
        self,
        queue: str = "",
        patience: int = 60,
        server: Server | None = None,
        restart: Callable[[], object] | None = None,
        grace: float = GRACE,
    ) -> None:
        self._queue = queue
        self._server = server or Server()
        self._restart = restart
        self._grace = grace
        self._restarted = -RESTART_EVERY
        self._lifetime = patience + SLOWEST
        self._mark = kiosk_mark()
        self._visit: set[str] = set()
        self._owed: set[str] = set()
        self._stale: frozenset[str] = frozenset()
        self._settling = threading.Lock()

    @property
    def name(self) -> str:
        return self._queue

    @property
    def gives_paper(self) -> bool:
        return True

    def fit(self) -> Fitness:
        if not self.settle():
            return Fitness(Outlook.WITHDRAWING if self._owes() else Outlook.NO_SERVER)
        try:
            return fitness(self._printer())
        except NoAnswer:
            return Fitness(Outlook.NO_SERVER)

    def submit(self, pdf: bytes) -> Job:
        outlook = self.fit().outlook
        if outlook in CLOSED:
            return Job("", failed=outlook)
        title = f"{self._mark}{secrets.token_hex(8)}"
        self._visit.add(title)
        self._owed.add(title)
        options: dict[str, str | int] = {
            "media": "A4",
            "document-format": "application/pdf",
            "job-sheets": "none,none",
            "job-hold-until": "indefinite",
            "job-cancel-after": self._lifetime,
        }
        try:
            number = self._server.hand_over(self._queue, title, pdf, options)
            accepted = self._server.job(number) if number else None
        except NoAnswer:
            return Job(title, failed=Outlook.NO_SERVER)
        if accepted is None or accepted.title != title:
            self._forget(title, number)
            return Job(title, failed=Outlook.REFUSED)
        job = Job(title, number)
        self.look(job)
        return job

    def look(self, job: Job) -> Sighting:
        if job.failed is not None:
            return Sighting(job.failed, over=True)
        try:
            printer, report = self._server.look(self._queue, job.number)
            if printer is None:
                return Sighting(Outlook.NO_PRINTER, over=True)
            if report is not None and report.title != job.title:
                report = None
            if report is not None and job.title in self._visit and may_leave(printer, report):
                self._stale = frozenset(printer.reasons if printer.state is PrinterState.IDLE else ())
                self._server.release(report.number)
            self._stale &= frozenset(printer.reasons)
            return judge(printer, report, self._stale)
        except NoAnswer:
            return Sighting(Outlook.NO_SERVER)

    def cancel(self, job: Job) -> None:
        self._visit.discard(job.title)
        self.settle()

    def withdraw(self) -> bool:
        self._visit.clear()
        return self.settle()

    def settle(self) -> bool:
        with self._settling:
            try:
                if not self._call_back():
                    return False
                if not self._in_print():
                    self._owed &= self._visit
                    return True
            except NoAnswer:
                pass
            self._use_last_resort()
            return False

    def _printer(self) -> PrinterReport | None:
        """The queue, which is the server's default one, once and for all, if it had no name. May raise `NoAnswer`."""
        self._queue = self._queue or self._server.default_queue()
        return self._server.printer(self._queue) if self._queue else None

    def _call_back(self) -> bool:
        """Erase our jobs that belong to no visit under way. Whether the server knows none; may raise `NoAnswer`."""
        jobs = [job for job in self._server.own_jobs() if self._is_left(job.title)]
        self._owed.update(job.title for job in jobs)
        erased = [self._erase(job) for job in jobs]
        return all(erased)

    def _use_last_resort(self) -> None:
        """Nobody can stop a sheet that may still come out: end the server, and what it started, with it."""
        if self._restart and self._owes() and time.monotonic() >= self._restarted + RESTART_EVERY:
            self._restarted = time.monotonic()
            self._restart()

    def _owes(self) -> bool:
        """Whether a sheet of an earlier visit may still come out, as far as one can know without the server."""
        return bool(self._owed - self._visit) or self._in_print()

    def _is_left(self, title: str) -> bool:
        return title.startswith(self._mark) and title not in self._visit

    def _in_print(self) -> bool:
        return any(self._is_left(title) for title in titles_in_print(self._mark))

    def _erase(self, job: JobReport) -> bool:
        """Stop a job, then remove every trace of it. Whether the server has forgotten it.

        Never purged while its backend runs: CUPS would forget to kill it. CUPS does so after `JobKillDelay`.
        """
        report: JobReport | None = job
        until = time.monotonic() + self._grace
        while report is not None and report.title == job.title:
            if report.state is JobState.PROCESSING:
                self._server.cancel(report.number)
            elif not self._is_ending(report):
                self._server.purge(report.number)
            report = self._server.job(report.number)
            if report is not None and time.monotonic() > until:
                return False
            time.sleep(PAUSE if report else 0)
        return True

    def _is_ending(self, job: JobReport) -> bool:
        """Whether the backend of a cancelled job still runs, as `/proc` shows it, or as the printer does.

        A printer says "processing" until CUPS has seen the end of its backend, cancelled or not. It may also be
        somebody else's job: then ours is purged after it.
        """
        if job.title in titles_in_print(self._mark):
            return True
        if job.state is not JobState.CANCELED or ENDED in job.reasons:
            return False
        printer = self._printer()
        return printer is not None and printer.state is PrinterState.PROCESSING

    def _forget(self, title: str, number: int) -> None:
        """The server refused the sheet, or hides its title: by its number, nothing of it may stay."""
        self._visit.discard(title)
        if number:
            try:
                self._server.purge(number)
            except NoAnswer:
                return


def kiosk_mark() -> str:
    """The beginning of every job's title: which kiosk, of those that share a server, and nothing about anyone."""
    files = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
    machine = next((file.read_text() for file in files if file.is_file()), "") or socket.gethostname()
    identity = f"{machine} {os.getuid()} {os.environ.get('CUPS_SERVER', '')}"
    return f"fiche-{hashlib.sha256(identity.encode()).hexdigest()[:8]}-"
