"""The browser's process: what the kiosk tells is shown, what happens is told. Nothing of a visit outlives it."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.visit.comfort import Comfort
from kiosk.visit.narration import Utterance
from kiosk.visit.page import Page
from ui.beside.lines import (
    Active,
    Alive,
    Arranged,
    Asks,
    Box,
    Chosen,
    Commanded,
    Hide,
    Leave,
    Lit,
    Prepare,
    Pressed,
    Ready,
    Say,
    Show,
    Turned,
    Up,
    line,
    told_by_kiosk,
)
from ui.browser.engine import MakeProfile, new_profile
from ui.browser.protection import Protection
from ui.browser.questions import aloud
from ui.browser.screen import BrowserScreen, zoom_for
from ui.browser.stage import Stage
from ui.hearing_first import HearingFirst
from ui.theme.fonts import load_fonts
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.widgets.big_button import BigButton
from ui.window import KioskWindow

log = logging.getLogger(__name__)

BEAT_MS = 1000
QUIET_MS = 500
"""Somebody who moves is told of so often."""


class Browser:
    """One window with its stage. `read` and `write` are the pipes to the kiosk."""

    def __init__(
        self,
        folders: Sequence[Path],
        private: Path,
        read: int,
        write: int,
        make_profile: MakeProfile = new_profile,
        true_site: bool = False,
    ) -> None:
        load_fonts(folders)
        self._pictograms = Pictograms(folders[0] / "pictogrammes")
        self._read, self._write = read, write
        self._rest = b""
        self._shown: Show | None = None
        self._writing = ""
        self._quiet = QTimer(singleShot=True, interval=QUIET_MS)
        self.window = KioskWindow(look_for(1920, 1080, Comfort(), self._pictograms))
        self._protection = Protection(ask=true_site)
        self.stage = Stage(folders, private, self.window, lambda: self._protection.holds, make_profile)
        self.stage.told.connect(self._tell)
        self.stage.writing.connect(self._write_in)
        self.stage.questioned.connect(self._say_question)
        self.stage.hide()
        self._hearing = HearingFirst(
            self.window, lambda: self._shown is not None and self._shown.hear_first, self._have_said
        )
        self.window.commanded.connect(self._command)
        self.window.active.connect(self._active)
        self.window.pressed.connect(lambda x, y: self._tell(Pressed(x, y)))
        self.window.resized.connect(lambda *_: self._show_again())
        self.window.focused.connect(self._focused)
        self.window.watch_touches()
        self.window.ask_first(self._hearing.only_heard)
        os.set_blocking(read, False)
        self._notifier = QSocketNotifier(read, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._listen)
        self._notifier.setEnabled(False)
        self._beat = QTimer(interval=BEAT_MS)
        self._beat.timeout.connect(lambda: self._tell(Alive()))
        self._beat.start()
        self._protection.known.connect(self._begin)

    def _begin(self, protected: bool) -> None:
        """Nothing is opened before it is known whether a true site may be."""
        self._tell(Ready(protected))
        self._notifier.setEnabled(True)

    @property
    def shown(self) -> Page | None:
        """The page that stands in the window."""
        return self._shown.page if self._shown else None

    def close(self) -> None:
        self._notifier.setEnabled(False)
        self._beat.stop()
        self.stage.leave()
        self.window.may_close = True
        self.window.close()

    # from the kiosk ---------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        try:
            heard = os.read(self._read, 1 << 16)
        except BlockingIOError:
            return
        if not heard:  # the kiosk has closed its end, or is gone
            QApplication.exit(0)
            return
        *rows, self._rest = (self._rest + heard).split(b"\n")
        for row in rows:
            try:
                message = told_by_kiosk(row)
            except ValueError as error:
                log.warning("not understood: %s", error)
                continue
            self._do(message)

    def _do(self, message: object) -> None:
        match message:
            case Show():
                self._show(message)
            case Prepare(page, box):
                self._place(box, whole=False, visible=False)
                self._open(page, self.window.look)
            case Hide():
                self.stage.rest()
                self._put_away()
            case Leave():
                self._put_away()
                self.stage.leave()
            case Lit(target, start, end):
                self.window.hold_scan(bool(end))
                screen = self.window.screen_shown
                if isinstance(screen, BrowserScreen):
                    screen.light(target, (start, end) if end else None)

    def _put_away(self) -> None:
        self.window.scan_every(0)
        self.window.hide()
        self._shown = None

    def _show(self, show: Show) -> None:
        before, self._shown = self._shown, show
        self._place(show.box, show.whole, visible=True)
        window = self.window
        look = look_for(window.width(), window.height(), show.comfort, self._pictograms, show.rtl, show.scale)
        self._open(show.page, look)  # first: the engine works while our words are laid out
        self._hearing.disarm()
        window.take_keys(show.scanning.move, show.scanning.choose)
        if show.by_keys and (before is None or not before.by_keys):
            window.setProperty("keys", True)
        if before is None or before.comfort.scan is not show.comfort.scan:
            window.scan_every(show.scanning.interval if show.comfort.scan else 0)
        if before is None or not _alike(before, show) or look != window.look:
            same = before is not None and _place_of(before.page) == _place_of(show.page)
            screen = window.show_screen(self._make_screen(show), look, show.banner, show.commands, keep_place=same)
            screen.chosen.connect(lambda option: self._tell(Chosen(option, show.page.moment)))
            screen.spelt.connect(lambda said: self._tell(Say(tuple(said))))
            screen.arranged.connect(lambda order: self._tell(Arranged(order)))
            screen.turned.connect(lambda on: self._tell(Turned(on)))
            self._tell(Turned())
        else:
            window.show_commands(show.commands)
        if self.stage.question is not None and (before is None or before.page != show.page):
            self._say_question()

    def _show_again(self) -> None:
        """The window has another size."""
        if self._shown is not None and self.window.isVisible():
            show, self._shown = self._shown, None
            self._show(show)

    def _make_screen(self, show: Show):  # type: ignore[no-untyped-def]
        def make(look: Look, parent: QWidget) -> BrowserScreen:
            keys = bool(self.window.property("keys"))
            return BrowserScreen(show.page, look, show.labels, show.captions, self.stage, self._writing, parent, keys)

        return make

    def _open(self, page: Page, look: Look) -> None:
        if beside := page.beside or page.ahead:
            self.stage.show_site(beside, zoom_for(look))

    def _place(self, box: Box, whole: bool, visible: bool) -> None:
        """Where the kiosk's window stands. Without a window manager full screen alone is not enough."""
        window = self.window
        rect = QRect(*box)
        if window.geometry() != rect:
            window.setGeometry(rect)
        if visible and not window.isVisible():
            if whole:
                window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
                window.setGeometry(rect)
                window.showFullScreen()
            else:
                window.show()
            window.raise_()
            window.activateWindow()

    # to the kiosk ----------------------------------------------------------------------------------------------------

    def _tell(self, message: Up) -> None:
        try:
            os.write(self._write, line(message))
        except BrokenPipeError:
            QApplication.exit(0)

    def _say_question(self) -> None:
        if self._shown is not None:
            question = self.stage.question
            self._tell(Asks(aloud(question, self._shown.labels) if question is not None else ()))

    def _have_said(self, target: QWidget, by_hand: bool = True) -> None:
        """The words of a button, then its hint."""
        if isinstance(target, BigButton):
            name = f"option.{target.objectName()}"
            texts = {name: target.words, f"{name}.hint": target.hint}
            self._tell(Say(tuple(Utterance(where, text) for where, text in texts.items() if text), by_hand))

    def _focused(self, target: QWidget, by_hand: bool) -> None:
        """By a key, a switch, or the scan. From the first one on, what is pointed at can be touched with them."""
        screen = self.window.screen_shown
        if isinstance(screen, BrowserScreen) and screen.use_keys():
            self.window.focus_first()
            target = self.window.focusWidget() or target
        self._have_said(target, by_hand)

    def _active(self) -> None:
        if not self._quiet.isActive():
            self._quiet.start()
            self._tell(Active())

    def _command(self, name: str) -> None:
        """*Retour* turns back a leaf of the guide first, as on every page."""
        screen = self.window.screen_shown
        if name == "retour" and isinstance(screen, BrowserScreen) and screen.turn_back():
            return
        self._tell(Commanded(name))

    def _write_in(self, kind: str) -> None:
        self._writing = kind
        screen = self.window.screen_shown
        if isinstance(screen, BrowserScreen):
            screen.write_in(kind)
            if self.window.property("keys"):
                self.window.focus_first()


def _place_of(page: Page) -> tuple[object, ...]:
    return page.name, page.title, page.moment


def _alike(before: Show, now: Show) -> bool:
    """Whether nothing has to be drawn anew but words of the permanent commands."""
    return _drawn(before) == _drawn(now)


def _drawn(show: Show) -> tuple[object, ...]:
    names = tuple(command.name for command in show.commands)
    return show.page, show.banner, names, show.labels, show.captions, show.comfort, show.language, show.rtl
