"""« Toucher pour écouter » in the browser's window: a first touch asks what a button is, a second one chooses it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint

from ui.permanent import AT_ONCE
from ui.widgets.big_button import BigButton
from ui.window import KioskWindow


class HearingFirst:
    """One per window; `ask` has a button said."""

    def __init__(self, window: KioskWindow, ask: Callable[[BigButton], None]) -> None:
        self.wanted = False
        self._window, self._ask = window, ask
        self._armed: BigButton | None = None

    def only_heard(self, place: QPoint) -> bool:
        """Whether a press there only asks."""
        button = next(
            (one for one in self._window.targets() if one.rect().contains(one.mapFrom(self._window, place))), None
        )
        again = button is not None and button is self._armed
        self.disarm()
        if again or not self.wanted or not isinstance(button, BigButton) or button.objectName() in AT_ONCE:
            return False
        self._armed, button.armed = button, True
        self._ask(button)
        return True

    def disarm(self) -> None:
        armed, self._armed = self._armed, None
        if armed is not None and armed in self._window.targets():
            armed.armed = False
