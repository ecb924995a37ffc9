"""The desk where papers are handed over: each followed every second to its end, or called back with its visit."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from impression.printers.following import CALM, FollowUp, follow
from impression.printers.port import Fitness, Job, Outlook, Printer
from impression.printers.sentences import (
    ADVICE,
    DOCUMENT_IN_A_FOLDER,
    DOCUMENT_SAYINGS,
    DOCUMENT_WAITS,
    IN_A_FOLDER,
    SAYINGS,
)
from kiosk.content.words import Words
from kiosk.visit.ending import Remains
from kiosk.visit.page import Page
from kiosk.visit.threshold import printing_page
from ui.tasks import Tasks

LOOK_EVERY_MS = 1000
SETTLE_EVERY_MS = 5000
FIT_EVERY_MS = 60_000
GOING_WELL = frozenset({Outlook.SENT, Outlook.PRINTING})


class Errand:
    """One paper on its way: the sheet of the visit, or a `document` of a site. `known` belongs to the window's thread;
    `job`, which is there once the printer has it, and `on_paper` to the pool's, and are read here after it."""

    def __init__(self, document: bool, patience: float) -> None:
        self.document = document
        self.known = FollowUp(patience, monotonic())
        self.job: Job | None = None
        self.on_paper = True

    @property
    def given_up(self) -> bool:
        """It will not come out any more; one that only waits for paper may."""
        return self.known.over and self.known.outlook is not Outlook.PRINTED

    @property
    def left(self) -> Remains:
        if self.known.outlook is Outlook.PRINTED:
            return Remains.NOTHING if self.on_paper else Remains.IN_A_FOLDER
        going_well = self.known.outlook in GOING_WELL and not self.known.over
        return Remains.COMING_OUT if going_well else Remains.STUCK


class PrintingDesk(QObject):
    """Speaks to the printer through a pool of one thread, so that its calls never overlap and keep their order. Every
    paper is followed to its end, whatever is sent after it: one that waits leaves for the printer only while it is."""

    changed = Signal()

    def __init__(self, choose: Callable[[], Printer], patience: float, tasks: Tasks) -> None:
        """`choose` finds the printer; it may take seconds, and runs in the pool, once."""
        super().__init__()
        self._printer = cache(choose)
        self._patience, self._tasks = patience, tasks
        self._round = 0
        self._pdf: bytes | None = None
        self._wanted = self._unmade = self._sent = False
        self._errands: list[Errand] = []
        self._fault = ""
        self._outcomes: list[tuple[bool, str]] = []
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
    def trouble(self) -> str | None:
        """What staff should know about the printer, in French; None when all is well."""
        told = [] if self._fitness.ready else [SAYINGS[self._fitness.outlook].staff]
        told += [ADVICE[advice].format(queue=self._name) for advice in self._fitness.advice]
        return " ".join(filter(None, [*told, self._fault])) or None

    @property
    def left(self) -> Remains:
        """What there still is of this visit's papers, once its person has said goodbye: of sheets and of documents the
        last one, for an earlier one was tried again; but whatever still comes out is waited for."""
        if any(errand.left is Remains.COMING_OUT for errand in self._errands):
            return Remains.COMING_OUT
        lefts = {errand.left for document in (False, True) if (errand := self._last(document))}
        return next((one for one in (Remains.STUCK, Remains.IN_A_FOLDER) if one in lefts), Remains.NOTHING)

    @property
    def prints_sheet(self) -> bool:
        """Whether there is one among this visit's papers."""
        return self._last(document=False) is not None

    def page(self, words: Words, document: bool = False) -> Page:
        """How the sheet is doing, or the last document, said kindly."""
        errand = self._last(document)
        outlook = errand.known.outlook if errand else Outlook.SENT
        sentences = printing_sentences(outlook, words, document)
        if errand and errand.left is Remains.IN_A_FOLDER:
            sentences = (words(DOCUMENT_IN_A_FOLDER) if document else words(IN_A_FOLDER),)
        return printing_page(sentences, outlook is Outlook.PRINTED, outlook not in CALM, words)

    def offer(self, pdf: bytes | None) -> None:
        """The sheet of this visit as it is now, or None while it is being made; printed when that was already asked."""
        self._pdf, self._unmade = pdf, False
        if self._wanted and pdf is not None:
            self.print_offered()

    def print_offered(self) -> None:
        """Print the sheet of this visit, or as soon as it is there. An earlier try is called back first."""
        self._call_back([errand for errand in self._errands if not errand.document])
        errand = self._begin(document=False)
        self._wanted = self._pdf is None
        if self._pdf is not None:
            self._hand_over(errand, self._pdf)
        elif self._unmade:
            self.give_up()

    def print_document(self, pdf: bytes, instead: Errand | None = None) -> Errand:
        """Print a document beside the sheet of this visit: neither calls the other back. `instead`: an earlier try."""
        self._call_back([instead] if instead else [])
        errand = self._begin(document=True)
        self._hand_over(errand, pdf)
        return errand

    def give_up(self) -> None:
        """The sheet could not be made: say so, and let the person try again."""
        self._fault, self._unmade = SAYINGS[Outlook.LOST].staff, True
        if self._wanted and (errand := self._last(document=False)):
            self._wanted = False
            self._lose(errand)

    def take_outcomes(self) -> list[tuple[bool, str]]:
        """What became of papers, each once: whether it was a document, and an id for the journal."""
        outcomes, self._outcomes = self._outcomes, []
        return outcomes

    def withdraw(self) -> None:
        """The visit ends: forget its papers, and call back whatever has not come out."""
        self._round += 1  # what is still heard of them is for nobody
        self._pdf, self._wanted, self._unmade = None, False, False
        self._errands, self._outcomes = [], []
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

    def _run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[], None] | None = None
    ) -> None:
        began = self._round

        def answer(value: object) -> None:
            if began == self._round:
                done(value)

        def fail(_error: Exception) -> None:
            if began == self._round:
                self._fault = SAYINGS[Outlook.LOST].staff
                if failed is not None:
                    failed()

        self._tasks.start(work, answer, fail)

    def _last(self, document: bool) -> Errand | None:
        return next((errand for errand in reversed(self._errands) if errand.document is document), None)

    def _begin(self, document: bool) -> Errand:
        self._errands.append(Errand(document, self._patience))
        return self._errands[-1]

    def _call_back(self, errands: list[Errand]) -> None:
        self._errands = [errand for errand in self._errands if errand not in errands]
        if errands:
            self._run(partial(_cancel, self._printer, errands), lambda _: None)

    def _hand_over(self, errand: Errand, pdf: bytes) -> None:
        self._sent = True
        self._run(partial(_submit, self._printer, errand, pdf), lambda _: self._follow(), lambda: self._lose(errand))

    def _follow(self) -> None:
        for errand in self._errands:
            if errand.job is not None and not errand.known.over:
                look = partial(_look, self._printer, errand)
                self._run(look, partial(self._seen, errand), partial(self._lose, errand))

    def _lose(self, errand: Errand) -> None:
        self._seen(errand, FollowUp(self._patience, monotonic(), Outlook.LOST, over=True))

    def _seen(self, errand: Errand, known: FollowUp) -> None:
        if errand not in self._errands or errand.known.over:
            return
        before, errand.known = errand.known, known
        if known.over:
            self._outcomes.append((errand.document, known.outlook.value))
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


# in the pool's thread, one after the other ---------------------------------------------------------------------------


def _submit(printer: Callable[[], Printer], errand: Errand, pdf: bytes) -> None:
    errand.on_paper = printer().gives_paper
    errand.job = printer().submit(pdf)


def _look(printer: Callable[[], Printer], errand: Errand) -> FollowUp:
    assert errand.job is not None  # only what was handed over is followed
    return follow(printer(), errand.job, errand.known, monotonic())


def _cancel(printer: Callable[[], Printer], errands: list[Errand]) -> None:
    for errand in errands:
        if errand.job is not None:
            printer().cancel(errand.job)


def printing_sentences(outlook: Outlook, words: Words, document: bool = False) -> tuple[str, ...]:
    """What is said of a sheet, or of a document; in trouble, whoever comes to help reads what to do where it is."""
    saying = SAYINGS[outlook]
    resident = words(DOCUMENT_SAYINGS.get(outlook, DOCUMENT_WAITS)) if document else words(saying.resident)
    if outlook in CALM:
        return (resident,)
    return (resident, words("Pour l’animateur : {todo}", todo=words(saying.staff)))
