"""Whether somebody is there: the question before wiping, the raised hand, and the goodbye that ends by itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.content.words import Words
from kiosk.settings import Scanning, Waiting
from kiosk.visit import threshold
from kiosk.visit.comfort import Comfort
from kiosk.visit.page import Page
from ui.bell import Bell
from ui.idle import IdleWatch
from ui.window import KioskWindow

LONGEST_FOR_PAPER = 600
"""Seconds that goodbye waits for a sheet. The desk gives up long before; this is for a desk that hangs."""

CALLING_PATIENCE = 3
"""A person who waits for help is given this many times longer before the question."""


class Presence(QObject):
    """`left_alone`: nobody answered. `said_goodbye`: the last page has been read. `leaving`: « J’ai terminé »."""

    left_alone = Signal()
    said_goodbye = Signal()
    leaving = Signal()
    emergency = Signal()
    asked = Signal(object)
    counted = Signal(int)
    answered = Signal()
    gone = Signal()
    """Nothing stands in front any more, and the visit goes on."""

    def __init__(self, window: KioskWindow, waiting: Waiting, scanning: Scanning, bell: Bell) -> None:
        super().__init__(window)
        self._window, self._waiting, self.scanning, self._bell = window, waiting, scanning, bell
        self._words = Words({})
        self._page = Page(name="", title="")
        self._calling = self._waiting_for_paper = False
        self._comfort = Comfort()
        self._scanned = 0.0
        self._goodbye = QTimer(self, singleShot=True)
        self._goodbye.timeout.connect(self.said_goodbye)
        self.idle = IdleWatch(self)
        self.idle.warned.connect(self._ask)
        self.idle.expired.connect(self.left_alone)
        window.active.connect(self.idle.activity)

    def watch(
        self, page: Page, comfort: Comfort, words: Words, waiting_for_paper: bool = False, by_person: bool = True
    ) -> None:
        """From now on this page is shown, to a person with this comfort. Who waits for paper is not sent away. A page
        that has changed by itself, not `by_person`, is no sign of anybody."""
        self._page, self._comfort, self._words = page, comfort, words
        beside = page.beside is not None  # the browser's window stands in front, and is scanned
        self._scan(self.scanning.interval if comfort.scan and not beside else 0, anew=by_person)
        if by_person:
            self._count(page, waiting_for_paper)

    def _scan(self, seconds: float, anew: bool) -> None:
        """What has come by itself is scanned too, without a step back."""
        if anew or seconds != self._scanned:
            self._scanned = seconds
            self._window.scan_every(seconds)

    def _count(self, page: Page, waiting_for_paper: bool) -> None:
        self._waiting_for_paper = waiting_for_paper
        self._goodbye.stop()
        if page.name == "veille":
            self.idle.stop()
        elif page.name == "au-revoir":
            self.idle.stop()
            wait = LONGEST_FOR_PAPER if waiting_for_paper else self._waiting.goodbye * self._slow
            self._goodbye.start(wait * 1000)
        else:
            reads = page.name == "film" or (page.beside is not None and page.beside.rules is not None)
            limit = self._waiting.film if reads else self._waiting.idle
            self.idle.watch(limit * self._slow, self._waiting.countdown * self._slow)

    @property
    def asking(self) -> bool:
        """A question stands in front, or a raised hand."""
        return self._window.overlay_shown is not None

    def linger(self, speaking: bool) -> None:
        """The last page stays as long after its last word as it would have without a voice."""
        if self._page.name == "au-revoir" and not self._waiting_for_paper:
            self._goodbye.stop() if speaking else self._goodbye.start(self._waiting.goodbye * 1000 * self._slow)

    def stop(self) -> None:
        """The window is somebody else's, or nobody's: nothing is counted any more."""
        self.idle.stop()
        self._goodbye.stop()
        self._calling = False
        self._scan(0, anew=True)
        self._window.hide_overlay()

    def call(self) -> None:
        """Raise the hand: it fills the screen, and rings."""
        self._raise_hand()
        QTimer.singleShot(0, self._bell.ring)

    def _raise_hand(self) -> None:
        from ui.screens.alone import CallingOverlay  # what the first screen does not need waits

        self._calling = True
        self._goodbye.stop()
        page, emergency = threshold.calling_page(self._words), self._words("Urgence")
        overlay = self._window.show_overlay(lambda look, parent: CallingOverlay(page, look, parent, emergency))
        overlay.chosen.connect(self._called)
        overlay.commanded.connect(self._emergency)
        self.asked.emit(page)
        if self._page.name != "veille":
            limit = self._waiting.idle * self._slow * CALLING_PATIENCE
            self.idle.watch(limit, self._waiting.countdown * self._slow)

    def _emergency(self, _command: str) -> None:
        self.answered.emit()
        self._window.hide_overlay()
        self._calling = False
        self.idle.answered()
        self.emergency.emit()

    @property
    def _slow(self) -> int:
        return 2 if self._comfort.slow else 1

    def _called(self, _option: str) -> None:
        self._calling = False
        self.answered.emit()
        self._window.hide_overlay()
        self.watch(self._page, self._comfort, self._words, self._waiting_for_paper)
        self.gone.emit()

    def _ask(self, seconds: int) -> None:
        from ui.screens.alone import StillThereOverlay

        overlay = self._window.overlay_shown
        if isinstance(overlay, StillThereOverlay):
            self.counted.emit(seconds)
            return overlay.count(seconds)
        page = threshold.still_there_page(self._words, self._page.quits_fast)
        emergency = self._words("Urgence")
        overlay = self._window.show_overlay(
            lambda look, parent: StillThereOverlay(page, look, parent, emergency, seconds)
        )
        overlay.chosen.connect(self._answered)
        overlay.commanded.connect(self._emergency)
        self.asked.emit(page)
        return None

    def _answered(self, option_id: str) -> None:
        self._window.hide_overlay()
        self.answered.emit()
        self.idle.answered()
        if option_id == "terminer":
            self.leaving.emit()
        elif self._calling:
            self._raise_hand()  # whoever comes must still see it
        else:
            self.gone.emit()
