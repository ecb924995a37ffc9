"""Keeps the browser beside the pages that want it: started in time, shown, hidden, watched, and ended with the visit.

Its window shows the same page as ours, with a site beside it: what is touched there is touched here.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from time import monotonic
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.content.steps import PracticeStep, SiteStep
from kiosk.journal.events import BROWSER_DIED, BROWSER_MUTE, Kind
from kiosk.visit import acts
from kiosk.visit.guide_pages import FINE, Condition
from kiosk.visit.page import Beside, Page
from kiosk.webpolicy import Rules
from ui.beside.labels import labels
from ui.beside.lines import (
    Active,
    Alive,
    Arranged,
    Broke,
    Chosen,
    Commanded,
    Document,
    Done,
    Down,
    Hide,
    Leave,
    Lit,
    Lost,
    Prepare,
    Reached,
    Ready,
    Refused,
    Returned,
    Say,
    Seen,
    Show,
    Up,
    Word,
    line,
    told_by_browser,
)
from ui.beside.wall import Wall
from ui.conductor import Conductor
from ui.helper_process import HelperProcess
from ui.widgets.captions import captions
from ui.window import KioskWindow

log = logging.getLogger(__name__)

MOST_DEATHS = 3
"""In one visit; then the kiosk goes on without it."""

LOOK_MS, MUTE_S, STARTING_S = 1000, 8.0, 30.0
"""It says that it is alive each second. One that has not for so long hangs; a machine may be slow to start it."""

OVER = frozenset({"veille", "au-revoir"})
"""Pages on which nobody's visit is under way any more."""


class Companion(QObject):
    """One per conductor. `document` carries what a site gives to be printed, `seen` the gesture that is pointed at."""

    document = Signal(object)
    seen = Signal(int)

    def __init__(
        self, conductor: Conductor, window: KioskWindow, command: Sequence[str], wall: Wall, scale: float
    ) -> None:
        """`scale`: the operator's."""
        super().__init__(conductor)
        self.conductor, self._window, self._wall, self._scale = conductor, window, wall, scale
        self._helper = HelperProcess(command, self)
        self._helper.heard.connect(self._hear)
        self._helper.died.connect(self._survive)
        self._fine = replace(FINE, true_sites=os.geteuid() != 0)
        self._condition = self._fine
        self._page = Page(name="", title="")
        self._shown: Show | None = None
        self._rules: Rules | None = None
        self._deaths = self._breaks = 0
        self._heard_at = 0.0
        self._watch = QTimer(self, interval=LOOK_MS)
        self._watch.timeout.connect(self._look)
        conductor.condition = self._condition
        conductor.shown.connect(self.follow)
        conductor.presence.asked.connect(lambda _page: self._hide())
        conductor.presence.answered.connect(lambda: self.follow(conductor.page))
        conductor.reader.changed.connect(self._voice_changed)
        conductor.reader.lit.connect(self._light)

    @property
    def running(self) -> bool:
        return self._helper.running

    @property
    def trouble(self) -> str:
        """Why true sites do not open on this machine, for staff, in French."""
        if os.geteuid() == 0:
            return "La borne tourne en root, sans la protection du navigateur. Les vrais sites restent fermés."
        return self._wall.trouble

    def follow(self, page: Page) -> None:
        """This page is shown by the kiosk now."""
        before, self._page = self._page, page
        if page.name in OVER:
            return self.end()
        if _gesture(before.beside) != _gesture(page.beside) and page.beside is not None:
            self.change(lost=False, refused="")
        if self._condition.broken:
            return None
        if page.beside is not None:
            self._start(page.beside.rules)
            self._show(page)
        elif page.ahead is not None:
            self._hide()
            self._start(page.ahead.rules)
            self._prepare(page)
        elif self.conductor.session.aside is None and not self._condition.document:
            self._leave()
            if self._will_be_wanted():
                self._start(None)
        else:
            self._hide()
        return None

    def end(self) -> None:
        """The visit is over: its process goes, with everything that it held."""
        self._watch.stop()
        self._helper.end()
        self._wall.fall()
        self._shown = self._rules = None
        self._deaths = self._breaks = 0
        self._condition = self.conductor.condition = self._fine

    # what it is told --------------------------------------------------------------------------------------------------

    def _start(self, rules: Rules | None) -> None:
        """A process for made-up sites, or for the true one of these rules, which stands behind its wall: that one rises
        first."""
        if self._condition.broken or (self._rules == rules and (self._helper.running or self._wall.rises)):
            return
        self._rules = rules
        if rules is None:
            self._wall.fall()
            self._run()
        else:
            self._helper.end()
            self._wall.stand(rules, lambda port: self._run("--proxy", str(port)), self._fall)

    def _run(self, *more: str) -> None:
        self._helper.start(*more)
        self._heard_at = monotonic() + STARTING_S
        self._watch.start()
        if self._shown is not None:
            self._tell(self._shown)

    def _fall(self) -> None:
        """No wall, no true site."""
        self._fine = replace(self._fine, true_sites=False)
        self.change(broken=True, true_sites=False)

    def _prepare(self, page: Page) -> None:
        """A true site is not loaded before somebody wants it."""
        if page.ahead is not None and (page.ahead.rules is None or self._condition.unreachable):
            self._tell(Prepare(page, self._box()))

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
        )  # fmt: skip
        self._tell(self._shown)

    def _hide(self) -> None:
        if self._shown is not None:
            self._shown = None
            self._tell(Hide())

    def _leave(self) -> None:
        self._shown = None
        self._breaks = 0
        if self._rules is None:
            self._tell(Leave())
        else:  # what a true site has stored goes with its process
            self._helper.end()
            self._wall.fall()
            self._rules = None

    def _voice_changed(self) -> None:
        """« Écouter » has another word, and perhaps nothing is said any more."""
        if self._shown is not None:
            self._shown = replace(self._shown, commands=self.conductor.frame()[1])
            self._tell(self._shown)

    def _light(self, target: str, start: int, end: int) -> None:
        if self._shown is not None:
            self._tell(Lit(target, start, end))

    def _tell(self, message: Down) -> None:
        self._helper.say(line(message))

    def _box(self) -> tuple[int, int, int, int]:
        box = self._window.geometry()
        return box.x(), box.y(), box.width(), box.height()

    def _will_be_wanted(self) -> bool:
        """A flow is open that has something to practise, or a true site."""
        flow = self.conductor.flow
        return flow is not None and any(isinstance(step, PracticeStep | SiteStep) for step in flow.steps.values())

    # what it tells ----------------------------------------------------------------------------------------------------

    def _hear(self, row: bytes) -> None:
        try:
            message = told_by_browser(row)
        except ValueError as error:
            log.warning("not understood: %s", error)
            return
        self._heard_at = monotonic()
        self._do(message)

    def _do(self, message: Up) -> None:
        conductor = self.conductor
        match message:
            case Alive():
                pass
            case Ready(sandboxed):
                self._fine = replace(self._fine, true_sites=sandboxed)
                self.change(true_sites=sandboxed)
            case Active():
                conductor.presence.idle.activity()
            case Chosen(option):
                conductor.choose(option)
            case Commanded(name):
                conductor.command(name)
            case Done(gesture):
                conductor.wish(acts.DidGesture(gesture))
            case Returned(gesture):
                conductor.wish(acts.ReturnedTo(gesture))
            case Word(name):
                conductor.wish(acts.Asked(acts.WORD, name))
            case Say(said):
                conductor.reader.spell(said)
            case Arranged(order):
                conductor.wish(replace(conductor.session.comfort, keys=order))
            case Seen(gesture):
                self.seen.emit(gesture)
                self.change(lost=False)
            case Lost(gesture) if gesture == _gesture(self._page.beside):
                self._lose()
            case Refused(why, part):
                self.refuse(why, part)
            case Reached(answers):
                self.change(unreachable=not answers)
            case Broke(why):
                self._break(why)
            case Document():
                self.document.emit(message)

    @property
    def rules(self) -> Rules | None:
        """Those of the true site that is open; none on a made-up one."""
        return self._rules

    def change(self, **condition: Any) -> None:
        """The browser is in another condition in these points."""
        self._set(replace(self._condition, **condition))

    def _set(self, condition: Condition) -> None:
        if condition != self._condition:
            self._condition = self.conductor.condition = condition
            if not self.conductor.presence.asking:
                self.conductor.show()

    def _lose(self) -> None:
        """On a true site that is a guide that has grown old, and its author wants to know."""
        if self._page.beside is not None and self._page.beside.rules is not None:
            self.conductor.tell(Kind.STALE, self._page.beside.what)
        self.change(lost=True)

    def refuse(self, why: str, part: bool = False) -> None:
        """Something is not done: counted, and said where somebody has asked for it."""
        self.conductor.tell(Kind.REFUSED, why)
        if not part:
            self.change(refused=why)

    def _break(self, why: str) -> None:
        self.conductor.tell(Kind.BROWSER, why)
        self._breaks += 1
        if self._breaks >= MOST_DEATHS:
            self._leave()
            self.change(broken=True)

    def _look(self) -> None:
        if self._helper.running and monotonic() - self._heard_at > MUTE_S:
            self.conductor.tell(Kind.BROWSER, BROWSER_MUTE)
            self._heard_at = monotonic() + STARTING_S
            self._helper.kill()

    def _survive(self) -> None:
        """It died: start it again, and show again what it showed."""
        self._deaths += 1
        log.warning("the browser died (%d)", self._deaths)
        self.conductor.tell(Kind.BROWSER, BROWSER_DIED)
        if self._deaths >= MOST_DEATHS:
            self._watch.stop()
            self._shown = None
            self.change(broken=True)
            return
        rules, self._rules = self._rules, None
        if rules is not None:
            self._wall.fall()
        self.follow(self._page)


def _gesture(beside: Beside | None) -> int:
    return beside.gesture if beside is not None else -1
