"""Keeps the browser beside the pages that want it: started in time, shown, hidden, and ended with the visit.

Its window shows the same page as ours, with a site beside it: what is touched there is touched here.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from kiosk.content.steps import PracticeStep, SiteStep
from kiosk.journal.events import Kind, Trouble
from kiosk.visit import acts
from kiosk.visit.page import Page
from kiosk.webpolicy import Rules
from ui.beside.health import Health
from ui.beside.labels import labels
from ui.beside.lines import (
    Active,
    Arranged,
    Asks,
    Broke,
    Chosen,
    Coming,
    Commanded,
    Document,
    Done,
    Hide,
    Leave,
    Lit,
    Lost,
    Prepare,
    Pressed,
    Reached,
    Ready,
    Refused,
    Returned,
    Say,
    Seen,
    Show,
    Turned,
    Up,
    Word,
)
from ui.beside.process import BrowserProcess
from ui.beside.wall import Wall
from ui.conductor import Conductor
from ui.widgets.captions import captions
from ui.window import KioskWindow
from ui.wipe import Wipe

log = logging.getLogger(__name__)

OVER = frozenset({"veille", "au-revoir"})
"""Pages on which nobody's visit is under way any more."""


class Companion(QObject):
    """One per conductor. `document` carries what a site gives to be printed, `seen` the gesture that is pointed at,
    `pressed` a touch in its window, in pixels."""

    document = Signal(object)
    seen = Signal(int)
    pressed = Signal(int, int)

    def __init__(
        self, conductor: Conductor, window: KioskWindow, command: Sequence[str], wall: Wall, wipe: Wipe, scale: float
    ) -> None:
        """`scale`: the operator's."""
        super().__init__(conductor)
        self.conductor, self._window, self._wall, self._wipe, self._scale = conductor, window, wall, wipe, scale
        self._process = BrowserProcess(command, wall, wipe, self)
        self._process.heard.connect(self._do)
        self._process.died.connect(self._survive)
        self._process.muted.connect(lambda: conductor.tell(Kind.BROWSER, Trouble.MUTE))
        self._process.fell.connect(lambda: self.health.change(true_sites=False))
        self.health = Health(conductor, wall, wipe)
        self._page = Page(name="", title="")
        self._shown: Show | None = None
        self._soiled = False
        conductor.shown.connect(self.follow)
        conductor.ended.connect(lambda _reason: wipe.begin(visit_is_over=True))
        wipe.gone.connect(self._start_afresh)
        conductor.presence.asked.connect(lambda _page: self.hide())
        conductor.presence.gone.connect(self._come_back)
        conductor.reader.changed.connect(self._voice_changed)
        conductor.reader.lit.connect(self._light)

    @property
    def running(self) -> bool:
        return self._process.running

    @property
    def rules(self) -> Rules | None:
        """Those of the true site that is open; none on a made-up one."""
        return self._process.rules

    def follow(self, page: Page) -> None:
        """This page is shown by the kiosk now."""
        before, self._page = self._page, page
        if page.name in OVER:
            return self.end()
        self._soiled = True
        if self.health.move_on(before, page):
            return None  # the page is shown anew without what was true of the one before
        if self.health.condition.broken:
            return None
        if self.conductor.is_covered:
            self.hide()
        elif page.beside is not None:
            self._process.want(page.beside.rules)
            self._show(page)
        elif page.ahead is not None:
            self.hide()
            self._process.want(page.ahead.rules)
            self._prepare(page)
        elif self.health.is_left(page):
            self._leave()
            if self._will_be_wanted():
                self._process.want(None)
        else:
            self.hide()
        return None

    def end(self) -> None:
        """The visit is over: its process goes, with everything that it held, and what it has left is wiped away."""
        self._process.end()
        self._is_out_of_sight()
        self.health.forget()
        if self._soiled:
            self._soiled = False
            self._wipe.begin()

    def hide(self) -> None:
        """Something of the kiosk's stands in front."""
        if self._shown is not None:
            self._process.tell(Hide())
        self._is_out_of_sight()

    # -----------------------------------------------------------------------------------------------------------------

    def _come_back(self) -> None:
        """A question was answered, or a hand was lowered."""
        self.conductor.show(by_person=False)

    def _start_afresh(self) -> None:
        """What was wanted while the visit before was being wiped away is had now."""
        self.health.look_again()
        self.follow(self._page)

    def _prepare(self, page: Page) -> None:
        """A true site is not loaded before somebody wants it."""
        if page.ahead is not None and (page.ahead.rules is None or self.health.condition.unreachable):
            self._process.tell(Prepare(page, self._box()))

    def _show(self, page: Page) -> None:
        conductor = self.conductor
        words, session = conductor.words, conductor.session
        banner, commands = conductor.frame()
        assert banner is not None  # only the welcome page has none
        self._shown = Show(
            page=page, banner=banner, commands=commands, labels=labels(words),
            captions=captions(page.keys, words, exact=True), comfort=session.comfort, language=session.language,
            rtl=conductor.look().rtl, scale=self._scale, box=self._box(), whole=self._window.isFullScreen(),
            scanning=conductor.presence.scanning, by_keys=bool(self._window.property("keys")),
            hear_first=conductor.reader.hears_first,
        )  # fmt: skip
        self._process.tell(self._shown)

    def _leave(self) -> None:
        """What a true site has stored goes with its process."""
        self.health.leave_site()
        if self._process.rules is None:
            self._process.tell(Leave())
        else:
            self._process.end()
        self._is_out_of_sight()

    def _is_out_of_sight(self) -> None:
        """Ours comes in front: without a window manager, as in full screen, the keys would go to nobody."""
        shown, self._shown = self._shown, None
        if shown is not None and self._window.isFullScreen():
            self._window.raise_()
            self._window.activateWindow()

    def _voice_changed(self) -> None:
        """« Écouter » has another word, and perhaps nothing is said any more."""
        if self._shown is not None:
            commands, hears_first = self.conductor.frame()[1], self.conductor.reader.hears_first
            self._shown = replace(self._shown, commands=commands, hear_first=hears_first)
            self._process.tell(self._shown)

    def _light(self, target: str, start: int, end: int) -> None:
        if self._shown is not None:
            self._process.tell(Lit(target, start, end))

    def _box(self) -> tuple[int, int, int, int]:
        box = self._window.geometry()
        return box.x(), box.y(), box.width(), box.height()

    def _will_be_wanted(self) -> bool:
        """A flow is open that has something to practise, or a true site."""
        flow = self.conductor.flow
        return flow is not None and any(isinstance(step, PracticeStep | SiteStep) for step in flow.steps.values())

    # what it tells ---------------------------------------------------------------------------------------------------

    def _do(self, message: Up) -> None:
        match message:
            case Ready(sandboxed):
                self.health.change(coming=False)  # of the process before this one nothing comes any more
                self.conductor.reader.stand_in(())
                if self.rules is not None:  # only there has Chromium been asked
                    self.health.sandboxed = sandboxed
                    self.health.look_again()
            case Active():
                self.conductor.presence.idle.activity()
            case Pressed(x, y):
                self.pressed.emit(x, y)
            case Seen(gesture):
                self.seen.emit(gesture)
                self.health.change(lost=False)
            case Lost(gesture) if self._page.beside is not None and gesture == self._page.beside.gesture:
                self.health.lose(self._page.beside)
            case Refused(why, part):
                self.health.refuse(why, part)
            case Reached(answers):
                self.health.change(unreachable=not answers)
            case Broke(why):
                if self.health.crash(why):
                    self._leave()
                    self.health.change(broken=True)
            case Coming(on_its_way):
                self.health.change(coming=on_its_way)
            case Document():
                self.document.emit(message)
            case _ if self._shown is not None:  # what was on its way when something came in front is nobody's wish now
                self._wish(message)

    def _wish(self, message: Up) -> None:
        conductor = self.conductor
        match message:
            case Chosen(option, moment) if moment == self._page.moment:
                conductor.choose(option)
            case Commanded(name):
                conductor.command(name)
            case Done(gesture):
                conductor.wish(acts.DidGesture(gesture))
            case Returned(gesture):
                conductor.wish(acts.ReturnedTo(gesture))
            case Word(name):
                conductor.wish(acts.Asked(acts.WORD, name))
            case Say(said, by_hand):
                conductor.reader.spell(said) if by_hand else conductor.reader.scan_over(said)
            case Asks(said):
                conductor.reader.stand_in(said)
            case Turned(on):
                conductor.reader.turn_to(on)
            case Arranged(order):
                conductor.wish(replace(conductor.session.comfort, keys=order))

    def _survive(self) -> None:
        """It died: start it again, and show again what it showed."""
        log.warning("the browser died")
        if self.health.die():
            self._is_out_of_sight()
            self.health.change(broken=True)
        else:
            self.follow(self._page)
