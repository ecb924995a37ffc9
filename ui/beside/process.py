"""The browser's process: the right one for what is to be opened, watched, and started again with what it showed."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.webpolicy import Rules
from ui.beside.lines import Down, Hide, Leave, Prepare, Show, line, told_by_browser
from ui.beside.wall import Wall
from ui.helper_process import HelperProcess
from ui.wipe import Wipe

log = logging.getLogger(__name__)

LOOK_MS, MUTE_S, STARTING_S = 1000, 8.0, 30.0
"""It says that it is alive each second. One that has not for so long hangs; a machine may be slow to start it."""


class BrowserProcess(QObject):
    """For made-up sites, or for the true one of some rules, which stands behind its wall: that one rises first.

    `heard` carries what it tells. `died`: it went by itself. `muted`: it hangs, and is killed. `fell`: no wall stands.
    """

    heard = Signal(object)
    died = Signal()
    muted = Signal()
    fell = Signal()

    def __init__(self, command: Sequence[str], wall: Wall, wipe: Wipe, parent: QObject) -> None:
        super().__init__(parent)
        self._wall, self._wipe = wall, wipe
        self._helper = HelperProcess(command, self)
        self._helper.heard.connect(self._hear)
        self._helper.died.connect(self._die)
        self.rules: Rules | None = None
        self._last: Show | Prepare | None = None
        self._heard_at = 0.0
        self._watch = QTimer(self, interval=LOOK_MS)
        self._watch.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        return self._helper.running

    def want(self, rules: Rules | None) -> None:
        """The one for these rules, if it is not there already. While an earlier visit is wiped away there is none."""
        if self._wipe.running or (self.rules == rules and (self._helper.running or self._wall.rises)):
            return
        self.rules = rules
        if rules is None:
            self._wall.fall()
            self._run()
        else:
            self._helper.end()
            self._wall.stand(rules, lambda port: self._run("--proxy", str(port)), self.fell.emit)

    def tell(self, message: Down) -> None:
        """What it is to show is told again to one that is not there yet, or is started anew."""
        match message:
            case Show() | Prepare():
                self._last = message
            case Hide() | Leave():
                self._last = None
        self._helper.say(line(message))

    def end(self) -> None:
        """It goes, and its wall."""
        self._watch.stop()
        self._helper.end()
        self._wall.fall()
        self.rules = self._last = None

    def _run(self, *more: str) -> None:
        self._helper.start(*more)
        self._heard_at = monotonic() + STARTING_S
        self._watch.start()
        if self._last is not None:
            self._helper.say(line(self._last))

    def _hear(self, row: bytes) -> None:
        try:
            message = told_by_browser(row)
        except ValueError as error:
            log.warning("not understood: %s", error)
            return
        self._heard_at = monotonic()
        self.heard.emit(message)

    def _look(self) -> None:
        if not self._helper.running:
            return
        if self.rules is not None and not self._wall.stands:
            log.warning("the wall fell: no site stays open without it")
            self._helper.kill()
        elif monotonic() - self._heard_at > MUTE_S:
            self._heard_at = monotonic() + STARTING_S
            self.muted.emit()
            self._helper.kill()

    def _die(self) -> None:
        self._watch.stop()
        if self.rules is not None:
            self._wall.fall()
        self.rules = None
        self.died.emit()
