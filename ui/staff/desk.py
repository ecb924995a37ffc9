"""The staff's side of the window: drives their pages from the knock to the choice that ends them.

It knows what is shown and nothing of visits, journal or printing: what it needs comes as callables, what was chosen
leaves as signals. While it `is_open`, it draws the window; whoever owns the visit waits for one of the three signals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.content.words import Words
from kiosk.errors import EnvironmentFault
from kiosk.staff.door import Door, Standing, Verdict
from kiosk.staff.figures import Figures
from kiosk.staff.lockout import this_moment
from kiosk.staff.pins import Objection, objection
from kiosk.visit.pages import Page
from ui.permanent import EMERGENCY
from ui.staff import pages
from ui.staff.board import Board, Rows
from ui.staff.boards import countdown_rows, figures_rows, state_rows
from ui.staff.frame import BACK, LEAVE, Frame
from ui.tasks import Tasks
from ui.theme.look import Look
from ui.window import KioskWindow

# Seconds without a touch after which the kiosk goes back to the public by itself.
AT_THE_DOOR, INSIDE, FIRST_START = 45.0, 120.0, 300.0

T = TypeVar("T")
MakePage = Callable[[Words], Page]


class Supply(Struct, frozen=True):
    """What the desk asks for when it needs it.

    `figures` runs off the window's thread and may raise `EnvironmentFault`; `troubles`: whole French sentences;
    `languages`: code and name of each.
    """

    flows: Callable[[], Sequence[pages.OfferedFlow]]
    languages: Callable[[], Sequence[tuple[str, str]]]
    figures: Callable[[], Figures]
    troubles: Callable[[], Sequence[str]]


class StaffDesk(QObject):
    """`started(flow, language)`, `left()` or `quit()` ends each opening, and leaves the window as it is."""

    started = Signal(str, str)
    left = Signal()
    quit = Signal()

    def __init__(
        self, window: KioskWindow, look: Callable[[], Look], words: Callable[[], Words], door: Door, tasks: Tasks,
        supply: Supply, patience: float = 1.0,
    ) -> None:  # fmt: skip
        """`look` and `words` are asked each time a page is drawn. `patience` multiplies the waits above."""
        super().__init__(window)
        self._window, self._frame = window, Frame(window, look, words)
        self._door, self._tasks, self._supply, self._patience = door, tasks, supply, patience
        self._draw: Callable[[], None] | None = None
        self._behind: Callable[[], None] | None = None
        self._visit = 0  # answers that come from another opening are for nobody
        self._busy = False
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._leave)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)
        window.commanded.connect(self._command)
        window.active.connect(self._touched)

    @property
    def is_open(self) -> bool:
        return self._draw is not None

    def open(self) -> None:
        """Somebody knocked: ask for the PIN, or say why nobody can come in."""
        self._begin(AT_THE_DOOR)
        self._ask_for_pin()

    def first_start(self) -> bool:
        """Ask for the first PIN; False, and nothing is shown, when there is one already."""
        if self._door.standing(this_moment()).standing is not Standing.NO_PIN:
            return False
        self._begin(FIRST_START)
        self._choose_pin(pages.first_pin_page)
        return True

    def refresh(self) -> None:
        """Draw the same page again, for a new size of the window or a new look."""
        if self._draw is not None:
            self._draw()

    def close(self) -> None:
        """End without a signal: the kiosk stops, or somebody needs the window at once."""
        self._visit += 1
        self._draw = self._behind = None
        self._busy = False
        self._quiet.stop()
        self._second.stop()

    def _begin(self, seconds: float) -> None:
        self.close()
        self._window.hide_overlay()
        self._wait(seconds)

    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def _wait(self, seconds: float) -> None:
        self._quiet.start(round(seconds * 1000 * self._patience))

    def _touched(self) -> None:
        if self.is_open:
            self._quiet.start()

    def _command(self, name: str) -> None:
        if not self.is_open:
            return
        if name in (LEAVE, EMERGENCY):  # an emergency is shown by whoever owns the visit
            self._leave()
        elif name == BACK and not self._window.screen_shown.turn_back() and self._behind is not None:
            self._behind()

    # the door ------------------------------------------------------------------------------------------------------

    def _ask_for_pin(self, page: MakePage = pages.pin_page) -> None:
        verdict = self._door.standing(this_moment())
        if verdict.standing is Standing.ASKS:
            self._show_pin(page, self._judge)
        else:
            self._turn_away(verdict)

    def _judge(self, pin: str) -> None:
        if objection(pin) is Objection.SHAPE:
            return self._ask_for_pin(pages.too_short_page)
        return self._work(lambda: self._door.judge(pin, this_moment()), self._judged)

    def _judged(self, verdict: Verdict) -> None:
        if verdict.standing is Standing.OPEN:
            self._wait(INSIDE)
            self._show_menu()
        elif verdict.standing is Standing.WRONG:
            self._ask_for_pin(lambda words: pages.wrong_pin_page(verdict.tries_left, words))
        else:
            self._turn_away(verdict)

    def _turn_away(self, verdict: Verdict) -> None:
        match verdict.standing:
            case Standing.LOCKED:
                self._show_lock()
            case Standing.NO_PIN:
                self._show(pages.no_pin_page)
            case _:
                self._show(pages.unreadable_page)

    def _show_lock(self) -> None:
        rows = countdown_rows(lambda: self._door.standing(this_moment()).wait_s)
        self._show_board(pages.locked_page, rows)
        self._second.start()

    def _count_down(self) -> None:
        """The door knows how long: it is asked each second, so that no clock but its own counts."""
        verdict = self._door.standing(this_moment())
        screen = self._window.screen_shown
        if verdict.standing is Standing.LOCKED and isinstance(screen, Board):
            screen.panels[0].write(pages.remaining(verdict.wait_s))
        else:
            self._ask_for_pin()

    # the first PIN -------------------------------------------------------------------------------------------------

    def _choose_pin(self, page: MakePage) -> None:
        def given(pin: str) -> None:
            against = objection(pin)
            if against is not None:
                self._choose_pin(lambda words: pages.refused_pin_page(against, words))
            else:
                self._show_pin(pages.same_pin_page, lambda again: repeated(pin, again), first=True)

        def repeated(pin: str, again: str) -> None:
            if again != pin:
                self._choose_pin(pages.different_pins_page)
            else:
                self._work(lambda: self._door.choose(pin), self._chosen)

        self._show_pin(page, given, first=True)

    def _chosen(self, kept: bool) -> None:
        self._show(lambda words: pages.chosen_pin_page(kept, words))

    # inside --------------------------------------------------------------------------------------------------------

    def _show_menu(self) -> None:
        self._show(pages.menu_page)

    def _show_flows(self) -> None:
        self._show(lambda words: pages.flows_page(self._supply.flows(), words), behind=self._show_menu)

    def _show_languages(self, flow_id: str) -> None:
        languages = self._supply.languages()
        if len(languages) == 1:
            return self._start(flow_id, languages[0][0])
        flow = next(flow for flow in self._supply.flows() if flow.id == flow_id)
        return self._show(lambda words: pages.languages_page(flow, languages, words), behind=self._show_flows)

    def _start(self, flow: str, language: str) -> None:
        self.close()
        self.started.emit(flow, language)

    def _show_figures(self) -> None:
        def reckon() -> Figures | EnvironmentFault:
            try:
                return self._supply.figures()
            except EnvironmentFault as fault:
                return fault

        self._work(reckon, self._reckoned)

    def _reckoned(self, figures: Figures | EnvironmentFault) -> None:
        if isinstance(figures, EnvironmentFault):
            sentence = figures.sentence
            return self._show(lambda words: pages.no_figures_page(sentence, words), behind=self._show_menu)
        return self._show_board(pages.figures_page, figures_rows(figures, self._frame.words()), self._show_menu)

    def _show_state(self) -> None:
        troubles = tuple(self._supply.troubles())
        rows = state_rows(troubles, self._frame.words())
        self._show_board(lambda words: pages.state_page(troubles, words), rows, self._show_menu)

    def _quit(self) -> None:
        self.close()
        self.quit.emit()

    # drawing -------------------------------------------------------------------------------------------------------

    def _show(self, page: MakePage, behind: Callable[[], None] | None = None) -> None:
        """Show a page of words and buttons. `behind`: what « Retour » shows."""

        def draw() -> None:
            shown = page(self._frame.words())
            self._frame.guidance(shown, lambda option_id: self._choose(shown, option_id), back=behind is not None)

        self._draw_with(draw, behind)

    def _show_board(self, page: MakePage, rows: Rows, behind: Callable[[], None] | None = None) -> None:
        self._draw_with(lambda: self._frame.board(page(self._frame.words()), rows, behind is not None), behind)

    def _show_pin(self, page: MakePage, given: Callable[[str], None], first: bool = False) -> None:
        self._draw_with(lambda: self._frame.pin(page(self._frame.words()), given, first))

    def _draw_with(self, draw: Callable[[], None], behind: Callable[[], None] | None = None) -> None:
        self._second.stop()
        self._draw, self._behind = draw, behind
        draw()

    def _choose(self, page: Page, option_id: str) -> None:
        option = page.option(option_id)
        if option is None or self._busy:
            return
        match option.wish:
            case pages.ChooseFlow():
                self._show_flows()
            case pages.StartFlow(flow):
                self._show_languages(flow)
            case pages.ChooseLanguage(flow, language):
                self._start(flow, language)
            case pages.ShowFigures():
                self._show_figures()
            case pages.ShowState():
                self._show_state()
            case pages.AskQuit():
                self._show(pages.quit_page, behind=self._show_menu)
            case pages.Quit():
                self._quit()
            case pages.BackToMenu():
                self._show_menu()
            case pages.BackToKiosk():
                self._leave()

    def _work(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run `work` off this thread; its answer counts only while the same opening lasts."""
        visit, self._busy = self._visit, True

        def ended(answer: Callable[[], None]) -> None:
            if self._visit == visit:
                self._busy = False
                answer()

        self._tasks.start(work, lambda result: ended(lambda: done(result)), lambda _: ended(self._leave))
