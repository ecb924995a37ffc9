"""The desk where sheets are handed over: one at a time, followed every second, called back when the visit ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from impression.printers.following import FollowUp, follow
from impression.printers.port import Fitness, Job, Outlook, Printer
from impression.printers.sentences import ADVICE, SAYINGS
from kiosk.content.words import Words
from kiosk.visit.pages import Page
from kiosk.visit.threshold import printing_page
from ui.tasks import Tasks

LOOK_EVERY_MS = 1000
SETTLE_EVERY_MS = 5000
FIT_EVERY_MS = 60_000
GOING_WELL = frozenset({Outlook.SENT, Outlook.PRINTING})


class PrintingDesk(QObject):
    """Speaks to the printer through a pool of one thread, so that its calls never overlap and keep their order."""

    changed = Signal()

    def __init__(self, choose: Callable[[], Printer], patience: float, tasks: Tasks) -> None:
        """`choose` finds the printer; it may take seconds, and runs in the pool, once."""
        super().__init__()
        self._printer = cache(choose)
        self._patience, self._tasks = patience, tasks
        self._visit = 0
        self._pdf: bytes | None = None
        self._wanted = self._sent = False
        self._job: Job | None = None
        self._known: FollowUp | None = None
        self._outcome = ""
        self._settled = False
        self._fitness, self._name = Fitness(Outlook.READY), ""
        self._look = QTimer(self, interval=LOOK_EVERY_MS, singleShot=True)
        self._look.timeout.connect(self._follow)
        for every, call in ((SETTLE_EVERY_MS, self._keep_settling), (FIT_EVERY_MS, self.check)):
            timer = QTimer(self, interval=every)
            timer.timeout.connect(call)
            timer.start()

    @property
    def outlook(self) -> Outlook:
        return self._known.outlook if self._known else Outlook.SENT

    @property
    def trouble(self) -> str | None:
        """What staff should know about the printer, in French; None when all is well."""
        told = [] if self._fitness.ready else [SAYINGS[self._fitness.outlook].staff]
        told += [ADVICE[advice].format(queue=self._name) for advice in self._fitness.advice]
        return " ".join(told) or None

    def page(self, words: Words) -> Page:
        """How the sheet is doing, said kindly."""
        printed = self.outlook is Outlook.PRINTED
        in_trouble = not printed and self.outlook not in GOING_WELL
        return printing_page(printing_sentences(self.outlook, words), printed, in_trouble, words)

    def offer(self, pdf: bytes) -> None:
        """The sheet of this visit is ready to be printed; it is, when that was already asked."""
        self._pdf = pdf
        if self._wanted:
            self.print_offered()

    def print_offered(self) -> None:
        """Print the sheet of this visit, or as soon as it is there. An earlier try is called back first."""
        self._known = FollowUp(self._patience, monotonic())
        self._wanted = self._pdf is None
        if self._pdf is not None:
            pdf, earlier, printer = self._pdf, self._job, self._printer
            self._sent = True

            def hand_over() -> Job:
                if earlier is not None:
                    printer().cancel(earlier)
                return printer().submit(pdf)

            self._run(hand_over, self._handed_over)

    def take_outcome(self) -> str:
        """What became of a sheet, once: an id for the journal, or nothing new."""
        outcome, self._outcome = self._outcome, ""
        return outcome

    def withdraw(self) -> None:
        """The visit ends: forget its sheet, and call back whatever has not come out."""
        self._visit += 1
        self._pdf, self._job, self._wanted, self._known, self._outcome = None, None, False, None, ""
        self._look.stop()
        if self._sent:
            self._sent = self._settled = False
            self._run(lambda: self._printer().withdraw(), self._note_settled)

    def check(self) -> None:
        """Make sure that nothing of an earlier visit can come out, and see how the printer is."""
        self._keep_settling()
        self._run(lambda: (self._printer().fit(), self._printer().name), self._note_fitness)

    def _keep_settling(self) -> None:
        if not self._settled and not self._sent:
            self._run(lambda: self._printer().settle(), self._note_settled)

    def _run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        visit = self._visit

        def answer(value: object) -> None:
            if visit == self._visit:
                done(value)

        self._tasks.start(work, answer)

    def _handed_over(self, job: Job) -> None:
        self._job = job
        self._follow()

    def _follow(self) -> None:
        job, known, printer = self._job, self._known, self._printer
        if job is not None and known is not None:
            self._run(lambda: follow(printer(), job, known, monotonic()), self._seen)

    def _seen(self, known: FollowUp) -> None:
        before, self._known = self._known, known
        if known.over:
            self._outcome = known.outlook.value
        else:
            self._look.start()
        if known != before:
            self.changed.emit()

    def _note_settled(self, settled: bool) -> None:
        self._settled = settled

    def _note_fitness(self, seen: tuple[Fitness, str]) -> None:
        self._fitness, self._name = seen


def printing_sentences(outlook: Outlook, words: Words) -> tuple[str, ...]:
    """What is said of a sheet; in trouble, whoever comes to help reads what to do where the trouble is."""
    saying = SAYINGS[outlook]
    if outlook in GOING_WELL or outlook is Outlook.PRINTED:
        return (words(saying.resident),)
    return (words(saying.resident), words("Pour l’animateur : {todo}", todo=words(saying.staff)))
