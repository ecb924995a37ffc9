"""« Toucher pour écouter »: a first touch only says what a button is, a second one chooses it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint

from ui.permanent import AT_ONCE
from ui.widgets.big_button import BigButton
from ui.window import KioskWindow


class HearingFirst:
    """One per window. `wanted`: whether the person does, and something can be heard. `say` has a button said."""

    def __init__(self, window: KioskWindow, wanted: Callable[[], bool], say: Callable[[BigButton], None]) -> None:
        self._window, self._wanted, self._say = window, wanted, say
        self._armed: BigButton | None = None

    def only_heard(self, place: QPoint) -> bool:
        """Whether a press there only says what is under it; the next one on the same button acts."""
        button = next(
            (one for one in self._window.targets() if one.rect().contains(one.mapFrom(self._window, place))), None
        )
        again = button is not None and button is self._armed
        self.disarm()
        if again or not self._wanted() or not isinstance(button, BigButton) or button.objectName() in AT_ONCE:
            return False
        self._armed, button.armed = button, True
        self._say(button)
        return True

    def disarm(self) -> None:
        armed, self._armed = self._armed, None
        if armed is not None and armed in self._window.targets():
            armed.armed = False
