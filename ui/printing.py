"""The desk where sheets are handed over: one at a time, followed every second, called back when the visit ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from impression.printers.following import FollowUp, follow
from impression.printers.port import Fitness, Job, Outlook, Printer
from impression.printers.sentences import ADVICE, IN_A_FOLDER, SAYINGS
from kiosk.content.words import Words
from kiosk.visit.ending import Remains
from kiosk.visit.page import Page
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
        self._round = 0
        self._pdf: bytes | None = None
        self._wanted = self._sent = self.prints_document = False
        self._job: Job | None = None
        self._out: list[Job] = []
        self._paper = True
        self._fault = ""
        self._known: FollowUp | None = None
        self._outcome = ""
        self._settled = self.owes = False
        """Whether nothing of an earlier visit can come out, as far as the printer has said; `owes`, whether a sheet of
        one that has ended here still may."""
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
        return " ".join(filter(None, [*told, self._fault])) or None

    @property
    def left(self) -> Remains:
        """What there still is of this visit's sheet, once its person has said goodbye."""
        if self._known is None:
            return Remains.NOTHING
        if self.outlook is Outlook.PRINTED:
            return Remains.NOTHING if self._paper else Remains.IN_A_FOLDER
        return Remains.COMING_OUT if self.outlook in GOING_WELL and not self._known.over else Remains.STUCK

    def page(self, words: Words) -> Page:
        """How the sheet is doing, said kindly."""
        printed = self.outlook is Outlook.PRINTED
        in_trouble = not printed and self.outlook not in GOING_WELL
        sentences = printing_sentences(self.outlook, words)
        if self.left is Remains.IN_A_FOLDER:
            sentences = (words(IN_A_FOLDER),)
        return printing_page(sentences, printed, in_trouble, words)

    def offer(self, pdf: bytes | None) -> None:
        """The sheet of this visit as it is now, or None while it is being made; printed when that was already asked."""
        self._pdf = pdf
        if self._wanted and pdf is not None:
            self.print_offered()

    def print_offered(self) -> None:
        """Print the sheet of this visit, or as soon as it is there. An earlier try is called back first."""
        self._round += 1  # what is still heard of an earlier try is for nobody
        self._known = FollowUp(self._patience, monotonic())
        self._job, self._wanted, self.prints_document = None, self._pdf is None, False
        if self._pdf is not None:
            self._sent = True
            self._run(partial(_hand_over, self._printer, self._out, self._pdf), self._handed_over)

    def print_document(self, pdf: bytes) -> None:
        """Print a document beside the sheet of this visit: neither calls the other back."""
        self._round += 1
        self._known = FollowUp(self._patience, monotonic())
        self._job, self._wanted, self.prints_document = None, False, True
        self._sent = True
        self._run(lambda: (self._printer().submit(pdf), self._printer().gives_paper), self._handed_over)

    def give_up(self) -> None:
        """The sheet could not be made, or not be handed over: say so, and let the person try again."""
        self._fault = SAYINGS[Outlook.LOST].staff
        if self._wanted or self._known is not None:
            self._wanted = False
            self._seen(FollowUp(self._patience, monotonic(), Outlook.LOST, over=True))

    def take_outcome(self) -> str:
        """What became of a sheet, once: an id for the journal, or nothing new."""
        outcome, self._outcome = self._outcome, ""
        return outcome

    def withdraw(self) -> None:
        """The visit ends: forget its sheet, and call back whatever has not come out."""
        self._round += 1
        self._pdf, self._job, self._wanted, self._known, self._outcome = None, None, False, None, ""
        self._out = []
        self._look.stop()
        if self._sent:
            self._sent, self._settled, self.owes = False, False, True
            self._run(lambda: self._printer().withdraw(), self._note_settled)

    def check(self) -> None:
        """Make sure that nothing of an earlier visit can come out, and see how the printer is."""
        self._keep_settling()
        self._run(lambda: (self._printer().fit(), self._printer().name), self._note_fitness)

    def _keep_settling(self) -> None:
        if not self._settled and not self._sent:
            self._run(lambda: self._printer().settle(), self._note_settled)

    def _run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        began = self._round

        def answer(value: object) -> None:
            if began == self._round:
                done(value)

        def failed(_error: Exception) -> None:
            if began == self._round:
                self.give_up()

        self._tasks.start(work, answer, failed)

    def _handed_over(self, handed: tuple[Job, bool]) -> None:
        self._job, self._paper = handed
        self._follow()

    def _follow(self) -> None:
        job, known, printer = self._job, self._known, self._printer
        if job is not None and known is not None:
            self._run(lambda: follow(printer(), job, known, monotonic()), self._seen)

    def _seen(self, known: FollowUp) -> None:
        before, self._known = self._known, known
        if known.over:
            self._outcome = known.outlook.value
            self._fault = "" if known.outlook is Outlook.PRINTED else self._fault
        else:
            self._look.start()
        if known != before:
            self.changed.emit()

    def _note_settled(self, settled: bool) -> None:
        self._settled = settled
        self.owes = self.owes and not settled

    def _note_fitness(self, seen: tuple[Fitness, str]) -> None:
        self._fitness, self._name = seen


def _hand_over(printer: Callable[[], Printer], out: list[Job], pdf: bytes) -> tuple[Job, bool]:
    """Call back what this visit sent before, then send. Jobs follow each other in one thread: `out` is safe here."""
    for earlier in out:
        printer().cancel(earlier)
    out[:] = [printer().submit(pdf)]
    return out[0], printer().gives_paper


def printing_sentences(outlook: Outlook, words: Words) -> tuple[str, ...]:
    """What is said of a sheet; in trouble, whoever comes to help reads what to do where the trouble is."""
    saying = SAYINGS[outlook]
    if outlook in GOING_WELL or outlook is Outlook.PRINTED:
        return (words(saying.resident),)
    return (words(saying.resident), words("Pour l’animateur : {todo}", todo=words(saying.staff)))
