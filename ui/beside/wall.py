"""The proxy of the true site that is open, started and ended off the window's thread: squid takes two seconds to go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kiosk.errors import EnvironmentFault
from kiosk.webpolicy import Rules
from ui.tasks import Tasks

if TYPE_CHECKING:
    from kiosk.proxy.squid import Squid

T = TypeVar("T")


FELL = "Le mur des vrais sites est tombé."


class Wall:
    """One at a time. `trouble`: why none stood when one was wanted last, for staff, in French."""

    def __init__(self, folder: Path, tasks: Tasks, hosts_file: Path | None = None) -> None:
        """`hosts_file`: names it knows without asking, instead of the system's."""
        self._folder, self._tasks, self._hosts = folder, tasks, hosts_file
        self._squid: Squid | None = None
        self._asked = self._working = 0
        self._then: Callable[[], None] | None = None
        self.rises = False
        """It has been asked for, and does not stand yet."""

        self.trouble = ""
        self.failed = False
        """Since `forgive`: nobody is offered what does not open."""

    @property
    def stands(self) -> bool:
        return self._squid is not None and self._squid.running

    def stand(self, rules: Rules, ready: Callable[[int], None], failed: Callable[[], None]) -> None:
        """`ready` has its port, once it stands for these rules; an older one falls."""
        self.fall()
        self.rises = True
        self._asked += 1
        number = self._asked

        def stands(squid: Squid) -> None:
            if number != self._asked:
                self._end(squid)
                return
            self._squid, self.trouble, self.rises, self.failed = squid, "", False, False
            ready(squid.port)

        def fails(error: Exception) -> None:
            if number == self._asked:
                self.trouble = str(error) if isinstance(error, EnvironmentFault) else FELL
                self.rises, self.failed = False, True
                failed()

        self._run(partial(_start, rules, self._folder, self._hosts), stands, fails)

    def fall(self) -> None:
        """What is not there does not have to fall."""
        self._asked += 1
        self.rises = False
        if self._squid is not None:
            squid, self._squid = self._squid, None
            self._end(squid)

    def forgive(self) -> None:
        """It may have failed for a moment only: the next person may try it anew."""
        self.failed = False

    def when_down(self, then: Callable[[], None]) -> None:
        """`then`, once the last one that has fallen is gone, and none is about to stand."""
        self._then = then
        self._look()

    def _end(self, squid: Squid) -> None:
        self._run(squid.stop, lambda _: None, lambda _: None)

    def _run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        def ended(answer: Callable[[], None]) -> None:
            self._working -= 1
            answer()
            self._look()

        self._working += 1
        self._tasks.start(
            work, lambda result: ended(partial(done, result)), lambda error: ended(partial(failed, error))
        )

    def _look(self) -> None:
        if not self._working and self._then is not None:
            then, self._then = self._then, None
            then()


def _start(rules: Rules, folder: Path, hosts_file: Path | None) -> Squid:
    from kiosk.proxy.squid import Squid  # only where a true site is opened

    return Squid(rules, folder, hosts_file)
