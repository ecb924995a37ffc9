"""The staff door from inside the window: asks for the PIN, says why nobody can come in, takes the first PIN."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk.staff.door import Door, Standing, Verdict
from kiosk.staff.lockout import this_moment
from kiosk.staff.pins import Objection, objection
from ui.staff import pages
from ui.staff.board import Board
from ui.staff.boards import countdown_rows
from ui.staff.stage import MakePage, Stage
from ui.window import KioskWindow


class Entrance(QObject):
    """`opened` is called once the right PIN was typed, `left` when somebody chose the kiosk instead."""

    def __init__(
        self, window: KioskWindow, stage: Stage, door: Door, opened: Callable[[], None], left: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window, self._stage, self._door = window, stage, door
        self._opened, self._left = opened, left
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)

    @property
    def has_pin(self) -> bool:
        return self._door.standing(this_moment()).standing is not Standing.NO_PIN

    def ask_for_pin(self, page: MakePage = pages.pin_page) -> None:
        verdict = self._door.standing(this_moment())
        if verdict.standing is Standing.ASKS:
            self._stage.show_pin(page, self._judge)
        else:
            self._turn_away(verdict)

    def choose_pin(self, page: MakePage = pages.first_pin_page) -> None:
        """The first one, twice the same."""

        def given(pin: str) -> None:
            against = objection(pin)
            if against is not None:
                self.choose_pin(lambda words: pages.refused_pin_page(against, words))
            else:
                self._stage.show_pin(pages.same_pin_page, lambda again: repeated(pin, again), first=True)

        def repeated(pin: str, again: str) -> None:
            if again != pin:
                self.choose_pin(pages.different_pins_page)
            else:
                self._stage.work(lambda: self._door.choose(pin), self._chosen)

        self._stage.show_pin(page, given, first=True)

    def _judge(self, pin: str) -> None:
        if objection(pin) is Objection.SHAPE:
            return self.ask_for_pin(pages.too_short_page)
        return self._stage.work(lambda: self._door.judge(pin, this_moment()), self._judged)

    def _judged(self, verdict: Verdict) -> None:
        if verdict.standing is Standing.OPEN:
            self._opened()
        elif verdict.standing is Standing.WRONG:
            self.ask_for_pin(lambda words: pages.wrong_pin_page(verdict.tries_left, words))
        else:
            self._turn_away(verdict)

    def _turn_away(self, verdict: Verdict) -> None:
        match verdict.standing:
            case Standing.LOCKED:
                self._show_lock()
            case Standing.NO_PIN:
                self._tell(pages.no_pin_page)
            case _:
                self._tell(pages.unreadable_page)

    def _show_lock(self) -> None:
        rows = countdown_rows(lambda: self._door.standing(this_moment()).wait_s, self._stage.frame.words())
        self._stage.show_board(pages.locked_page, rows, gone=self._second.stop)
        self._second.start()

    def _count_down(self) -> None:
        """The door knows how long: it is asked each second, so that no clock but its own counts."""
        verdict = self._door.standing(this_moment())
        screen = self._window.screen_shown
        if verdict.standing is Standing.LOCKED and isinstance(screen, Board):
            screen.panels[0].write(pages.remaining(verdict.wait_s, self._stage.frame.words()))
        else:
            self.ask_for_pin()

    def _chosen(self, kept: bool) -> None:
        self._tell(lambda words: pages.chosen_pin_page(kept, words))

    def _tell(self, page: MakePage) -> None:
        """A page with a single way on: to the kiosk."""
        self._stage.show(page, lambda _: self._left())
