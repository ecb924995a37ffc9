"""Five touches in the top left corner: the way to the staff door, which nobody finds by chance."""

from __future__ import annotations

CORNER = 110
"""Units, from each of the two edges."""

TOUCHES = 5
WITHIN_S = 5.0


class Knock:
    """Fed with every touch. A touch elsewhere, or too long ago, counts for nothing."""

    def __init__(self) -> None:
        self._times: list[float] = []

    def touched(self, x: float, y: float, at: float) -> bool:
        """A touch at `x`, `y` (units, not pixels) at second `at`; True when it completes the five."""
        if x >= CORNER or y >= CORNER:
            self._times.clear()
            return False
        self._times = [*(time for time in self._times if at - time < WITHIN_S), at]
        if len(self._times) < TOUCHES:
            return False
        self._times.clear()
        return True
