"""The CUPS server, through its own programs: `lp` hands a document over, `ipptool` asks and orders.

`ipptool -X` (a plist) and not `-c` (CSV): the CSV has neither the status of each request nor the end of a list.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from impression.printers.judgement import JobReport, JobState, PrinterReport, PrinterState
from kiosk.errors import EnvironmentFault

PROGRAMS = ("lp", "lpstat", "ipptool")
REQUESTS = Path(__file__).with_name("requests")
ANSWER = 4.0
"""Seconds for a question: a server that lives answers within 20 ms."""

HAND_OVER = 10.0
"""Seconds for `lp`, which makes three requests and writes the document."""

RESTART = 20.0
"""Seconds for systemd: a hung scheduler is killed after 10 s (`packaging/cups`)."""

JOB_ID = re.compile(rb"-(\d+) \(")
FOUND = ("successful-ok", "successful-ok-ignored-or-substituted-attributes")


class NoAnswer(EnvironmentFault):
    """The server is not there, hangs, or answers what nobody asked."""

    def __init__(self) -> None:
        super().__init__("Le service d’impression de l’ordinateur ne répond pas.")


class Server:
    """The server that `CUPS_SERVER`, `client.conf` or the default names. Every call may raise `NoAnswer`.

    `answer` and `hand_over`: seconds granted to a question and to a document.
    """

    def __init__(self, answer: float = ANSWER, hand_over: float = HAND_OVER) -> None:
        self._answer = answer
        self._hand_over = hand_over
        self._address = ""

    def printer(self, queue: str) -> PrinterReport | None:
        """The state of a queue; None when there is no such queue."""
        (answer,) = self._ask(["printer"], queue=queue)
        return _printer(answer)

    def look(self, queue: str, number: int) -> tuple[PrinterReport | None, JobReport | None]:
        """A queue and one of its jobs, in one go."""
        printer, job = self._ask(["printer", "job"], queue=queue, job=number)
        return _printer(printer), _job(job)

    def job(self, number: int) -> JobReport | None:
        (answer,) = self._ask(["job"], job=number)
        return _job(answer)

    def own_jobs(self) -> list[JobReport]:
        """Every job of this account that the server still knows, done ones too, on any queue."""
        answers = self._ask(["jobs-not-completed", "jobs-completed"])
        return [_job_report(group) for answer in answers if _found(answer) for group in _groups(answer)]

    def release(self, number: int) -> None:
        self._ask(["release"], job=number)

    def cancel(self, number: int) -> None:
        """Stop a job gently: its backend has time to tell a network printer."""
        self._ask(["cancel"], job=number)

    def purge(self, number: int) -> None:
        """Stop a job at once and remove its document and its trace."""
        self._ask(["purge"], job=number)

    def default_queue(self) -> str:
        """The default destination; empty when the server has none."""
        if b"is running" not in _run(["lpstat", "-r"], self._answer).stdout:
            raise NoAnswer
        return (
            _run(["lpstat", "-d"], self._answer).stdout.decode(errors="replace").partition("destination: ")[2].strip()
        )

    def hand_over(self, queue: str, title: str, pdf: bytes, options: Mapping[str, str | int]) -> int:
        """Give a document to a queue through a pipe, without a file of ours. The number of the job; 0 when refused."""
        pairs = [part for key, value in options.items() for part in ("-o", f"{key}={value}")]
        done = _run(["lp", "-d", queue, "-t", title, *pairs], self._hand_over, pdf)
        number = JOB_ID.search(done.stdout)
        return int(number[1]) if done.returncode == 0 and number else 0

    def _ask(self, requests: list[str], **variables: str | int) -> list[dict[str, Any]]:
        """One answer for each request, in order."""
        defined = [part for key, value in variables.items() for part in ("-d", f"{key}={value}")]
        files = [str(REQUESTS / f"{request}.test") for request in requests]
        done = _run(["ipptool", "-X", *defined, self._uri(), *files], self._answer)
        answers = _answers(done.stdout)
        if len(answers) != len(requests) or not all("StatusCode" in answer for answer in answers):
            self._address = ""
            raise NoAnswer
        return answers

    def _uri(self) -> str:
        """The address for `ipptool`, which knows no `CUPS_SERVER`; a socket's path is a host name, encoded."""
        if not self._address:
            told = _run(["lpstat", "-H"], self._answer).stdout.decode(errors="replace").strip()
            self._address = f"ipp://{quote(told, safe='') if told.startswith('/') else told}/"
        return self._address


def installed() -> bool:
    """Whether the three programs are on this machine."""
    return all(shutil.which(program) for program in PROGRAMS)


def restart_service() -> None:
    """Ask systemd to restart CUPS, backends included. The kiosk's account needs the rule of `packaging/cups` for it;
    without it nothing happens."""
    with suppress(NoAnswer):
        _run(["systemctl", "--no-ask-password", "restart", "cups.service"], RESTART)


def _run(arguments: list[str], seconds: float, document: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Without a terminal, so that nothing can ask for a password; in the language whose words are parsed here."""
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(
            arguments,
            input=document,
            capture_output=True,
            timeout=seconds,
            env=environment,
            start_new_session=True,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise NoAnswer from None


def _answers(output: bytes) -> list[dict[str, Any]]:
    """The `Tests` of the plist; what follows it (a summary) is not XML. Empty when there is no plist."""
    import plistlib  # 8 ms to import, and the window's start needs no printer
    from xml.parsers.expat import ExpatError

    document, end, _ = output.partition(b"</plist>")
    try:
        return list(plistlib.loads(document + end)["Tests"])
    except (plistlib.InvalidFileException, ExpatError, ValueError, KeyError):
        return []


def _found(answer: Mapping[str, Any]) -> bool:
    """Whether what was asked for exists. Any refusal other than « not found » is no answer at all."""
    if answer["StatusCode"] == "client-error-not-found":
        return False
    if answer["StatusCode"] not in FOUND:
        raise NoAnswer
    return True


def _groups(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Attribute groups after the first one, which is about the exchange itself."""
    return list(answer.get("ResponseAttributes", ()))[1:]


def _printer(answer: Mapping[str, Any]) -> PrinterReport | None:
    if not _found(answer):
        return None
    (group,) = _groups(answer)
    return PrinterReport(
        PrinterState(group["printer-state"]),
        _several(group.get("printer-state-reasons")),
        bool(group.get("printer-is-accepting-jobs", True)),
        str(group.get("printer-error-policy", "")),
    )


def _job(answer: Mapping[str, Any]) -> JobReport | None:
    return _job_report(_groups(answer)[0]) if _found(answer) else None


def _job_report(group: Mapping[str, Any]) -> JobReport:
    return JobReport(
        int(group["job-id"]),
        str(group.get("job-name", "")),
        JobState(group["job-state"]),
        _several(group.get("job-state-reasons")),
    )


def _several(value: object) -> tuple[str, ...]:
    """A list of keywords; ipptool writes a list of one as the word itself."""
    if isinstance(value, list):
        return tuple(map(str, value))
    return (str(value),) if value not in (None, "none") else ()
