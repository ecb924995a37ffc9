"""The staff's side of the window: drives their pages from the knock to the choice that ends them.

It knows what is shown and nothing of visits, journal or printing: what it needs comes as callables, what was chosen
leaves as signals. While it `is_open`, it draws the window; whoever owns the visit waits for one of the three signals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.content.words import Words
from kiosk.erasure import Wiped
from kiosk.errors import EnvironmentFault
from kiosk.staff.door import Door
from kiosk.staff.figures import Figures
from ui.permanent import EMERGENCY
from ui.staff import pages
from ui.staff.boards import figures_rows, state_rows
from ui.staff.entrance import Entrance
from ui.staff.frame import BACK, LEAVE, Frame
from ui.staff.stage import MakePage, Stage
from ui.staff.studio import Speech, Studio
from ui.tasks import Tasks
from ui.theme.look import Look
from ui.window import KioskWindow

# Seconds without a touch after which the kiosk goes back to the public by itself.
AT_THE_DOOR, INSIDE, FIRST_START = 45.0, 120.0, 300.0


class Supply(Struct, frozen=True):
    """What the desk asks for when it needs it.

    `figures` runs off the window's thread and may raise `EnvironmentFault`; `troubles`: whole French sentences;
    `wiped`: how the last wipe went; `languages`: code and name of each; `reviewed`: name of each translation, and
    percent of it that a person has read.
    """

    flows: Callable[[], Sequence[pages.OfferedFlow]]
    languages: Callable[[], Sequence[tuple[str, str]]]
    figures: Callable[[], Figures]
    troubles: Callable[[], Sequence[str]]
    wiped: Callable[[], Wiped | None]
    reviewed: Callable[[], Sequence[tuple[str, int]]]
    speech: Speech


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
        self._window, self._supply, self._patience = window, supply, patience
        self._stage = Stage(window, Frame(window, look, words), tasks, self._leave)
        self._entrance = Entrance(window, self._stage, door, self._come_in, self._leave)
        self._studio = Studio(window, self._stage, supply.flows, supply.languages, supply.speech, self._show_menu)
        self._studio.recorder.busy.connect(self._listen)
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._leave)
        window.commanded.connect(self._command)
        window.active.connect(self._touched)

    @property
    def is_open(self) -> bool:
        return not self._stage.empty

    def open(self) -> None:
        """Somebody knocked: ask for the PIN, or say why nobody can come in."""
        self._begin(AT_THE_DOOR)
        self._entrance.ask_for_pin()

    def first_start(self) -> bool:
        """Ask for the first PIN; False, and nothing is shown, when there is one already."""
        if self._entrance.has_pin:
            return False
        self._begin(FIRST_START)
        self._entrance.choose_pin()
        return True

    def refresh(self) -> None:
        """Draw the same page again, for a new size of the window or a new look."""
        self._stage.refresh()

    def close(self) -> None:
        """End without a signal: the kiosk stops, or somebody needs the window at once."""
        self._stage.clear()
        self._quiet.stop()

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
        if self.is_open and not self._studio.recorder.recording:
            self._quiet.start()

    def _listen(self, busy: bool) -> None:
        """Whoever speaks into the microphone is there, and touches nothing."""
        if busy:
            self._quiet.stop()
        else:
            self._quiet.start()

    def _command(self, name: str) -> None:
        if not self.is_open:
            return
        if name in (LEAVE, EMERGENCY):  # an emergency is shown by whoever owns the visit
            self._leave()
        elif name == BACK:
            self._stage.go_back()

    def _come_in(self) -> None:
        self._wait(INSIDE)
        self._show_menu()

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

        self._stage.work(reckon, self._reckoned)

    def _reckoned(self, figures: Figures | EnvironmentFault) -> None:
        if isinstance(figures, EnvironmentFault):
            sentence = figures.sentence
            return self._show(lambda words: pages.no_figures_page(sentence, words), behind=self._show_menu)
        rows = figures_rows(figures, self._stage.frame.words())
        return self._stage.show_board(pages.figures_page, rows, self._show_menu)

    def _show_state(self) -> None:
        troubles = tuple(self._supply.troubles())
        rows = state_rows(troubles, self._supply.wiped(), self._supply.reviewed(), self._stage.frame.words())
        self._stage.show_board(lambda words: pages.state_page(troubles, words), rows, self._show_menu)

    def _quit(self) -> None:
        self.close()
        self.quit.emit()

    def _show(self, page: MakePage, behind: Callable[[], None] | None = None) -> None:
        self._stage.show(page, self._choose, behind)

    def _choose(self, wish: Any) -> None:
        match wish:
            case pages.ChooseFlow():
                self._show_flows()
            case pages.StartFlow(flow):
                self._show_languages(flow)
            case pages.ChooseLanguage(flow, language):
                self._start(flow, language)
            case pages.LendVoice():
                self._studio.show()
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
