"""Which page each gesture began on, and where who has gone astray is led."""

from __future__ import annotations

from collections import Counter
from typing import Generic, TypeVar

Place = TypeVar("Place")

MOST = 2
"""Returns to one gesture. Who is lost there once more has done on the site what no way leads back from."""


class Returns(Generic[Place]):
    """Of one opening of a site, whose first gesture began at `start`."""

    def __init__(self, start: Place) -> None:
        self._began: dict[int, Place] = {0: start}
        self._count: Counter[int] = Counter()
        self._under_way = False

    def begin(self, gesture: int, place: Place) -> None:
        """A gesture begins where it began first."""
        self._began.setdefault(gesture, place)

    def began_elsewhere(self, gesture: int, place: Place) -> bool:
        return self._began.get(gesture) != place

    def count(self, gesture: int) -> bool:
        """Somebody asks for the right page; whether there still is a way back to it."""
        self._count[gesture] += 1
        return self._count[gesture] <= MOST

    def lead_back(self, gesture: int) -> Place:
        """To the page that it began on, which has forgotten what was written; or to the first one."""
        self._under_way = True
        return self._began.get(gesture, self._began[0])

    def led_to(self, place: Place) -> tuple[int, Place] | None:
        """Where a return has led: to its page, or to another one of the way, as a site does with who has left it: on
        from the first gesture that began there. From anywhere else, to the first page. None when there was none."""
        if not self._under_way:
            return None
        self._under_way = False
        gesture = min((one for one, began in self._began.items() if began == place), default=0)
        return gesture, self._began[gesture]
