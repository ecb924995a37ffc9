"""Puts the staff's side together from what the kiosk has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kiosk.content.words import Words
from kiosk.staff.door import Door
from kiosk.staff.figures import Figures
from ui.library import Library
from ui.staff.desk import StaffDesk, Supply
from ui.staff.pages import OfferedFlow
from ui.tasks import Tasks
from ui.window import KioskWindow

if TYPE_CHECKING:
    from ui.conductor import Conductor


def reception(
    window: KioskWindow, conductor: Conductor, library: Library, door: Door, tasks: Tasks,
    figures: Callable[[], Figures], troubles: Callable[[], Sequence[str]],
) -> StaffDesk:  # fmt: skip
    """A desk for this kiosk, in the language of its venue: staff read that one, whatever the visit is in."""
    catalogue = library.catalogue(library.home)
    words = Words(catalogue.interface, library.home)

    def flows() -> list[OfferedFlow]:
        return [OfferedFlow(flow.id, flow.title, flow.picture, flow.topic) for flow in catalogue.flows.values()]

    supply = Supply(flows, lambda: library.languages, figures, troubles)
    return StaffDesk(window, conductor.look, lambda: words, door, tasks, supply)
