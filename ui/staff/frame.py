"""Puts the staff's pages on the window, with their own permanent commands above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kiosk.content.words import Words
from kiosk.visit.page import Page
from ui.permanent import EMERGENCY
from ui.screens.guidance import GuidanceScreen
from ui.staff.board import Board, Rows
from ui.staff.booth import Booth, Voiced
from ui.staff.pin import PinScreen, PinWords
from ui.theme.look import Look
from ui.widgets.bars import Banner, Command
from ui.window import KioskWindow, MakeScreen

BACK, LEAVE = "personnel-retour", "personnel-borne"


class Frame:
    """Staff read French, from the left, whatever language the visit under way is in.

    `back`, everywhere: whether there is a page behind this one.
    """

    def __init__(self, window: KioskWindow, look: Callable[[], Look], words: Callable[[], Words]) -> None:
        self._window, self._look, self.words = window, look, words

    def guidance(self, page: Page, chosen: Callable[[str], None], back: bool, leaf: int = 0) -> None:
        words = self.words()
        more = words("Suite")
        screen = self._put(lambda look, parent: GuidanceScreen(page, look, more, parent), back)
        screen.turn_to(leaf)
        screen.chosen.connect(chosen)

    def booth(self, page: Page, voiced: Voiced, chosen: Callable[[str], None], again: bool) -> Booth:
        """`again`: it is the same sentence still, so that leaf and focus stay where they were."""
        words = self.words()
        names = words("Suite"), words("Niveau du son")
        screen = self._put(lambda look, parent: Booth(page, voiced, look, names, parent), back=True, again=again)
        screen.chosen.connect(chosen)
        return screen

    def board(self, page: Page, rows: Rows, back: bool) -> None:
        words = self.words()
        more = words("Suite")
        self._put(lambda look, parent: Board(page, rows, look, more, parent), back)

    def pin(self, page: Page, typed: Callable[[str], None], first: bool) -> None:
        """`first`: nobody has chosen a PIN yet, and it can wait."""
        words = self.words()
        keys = PinWords(words("Effacer"), words("Valider"), words("Suite"), words("Chiffres tapés : {n}"))
        away = words("Plus tard") if first else ""
        screen = self._put(lambda look, parent: PinScreen(page, look, keys, parent), back=False, away=away)
        screen.typed.connect(typed)

    def _put(self, make: MakeScreen, back: bool, away: str = "", again: bool = False) -> QWidget:
        """« Retour » is there for a page behind this one, or for the leaves of this one."""
        words, look = self.words(), replace(self._look(), rtl=False)
        return_command = Command(BACK, words("Retour"), "retour")
        always = (
            Command(EMERGENCY, words("Urgence"), "telephoner", "urgence"),
            Command(LEAVE, away or words("Revenir à la borne"), "sortie", "partir"),
        )

        def shown(commands: Sequence[Command]) -> QWidget:
            return self._window.show_screen(make, look, Banner(tuple(commands)), (), keep_place=again)

        screen = shown((return_command, *always) if back else always)
        return screen if back or screen.leaf_count() == 1 else shown((return_command, *always))
