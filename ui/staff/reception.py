"""Puts the staff's side together from what the kiosk has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.steps import QuizStep
from kiosk.content.words import words_of
from kiosk.erasure import Wiped
from kiosk.staff.door import Door
from kiosk.staff.figures import Figures
from kiosk.voice.recordings import Recordings
from ui.library import Library
from ui.staff.desk import StaffDesk, Supply
from ui.staff.interface import interface_script
from ui.staff.pages import OfferedFlow
from ui.staff.script import Part, script
from ui.staff.studio import Speech
from ui.staff.voice_pages import SCREENS
from ui.tasks import Tasks
from ui.window import KioskWindow

if TYPE_CHECKING:
    from ui.conductor import Conductor


def reception(
    window: KioskWindow, conductor: Conductor, library: Library, door: Door, tasks: Tasks,
    figures: Callable[[], Figures], troubles: Callable[[], Sequence[str]],
    wiped: Callable[[], Wiped | None], recordings: Sequence[str],
) -> StaffDesk:  # fmt: skip
    """A desk for this kiosk, in the language of its venue: staff read that one, whatever the visit is in.

    `recordings`: folders of sentences that people have said, this kiosk's own first.
    """
    catalogue = library.catalogue(library.home)
    words = words_of(catalogue)

    def flows() -> list[OfferedFlow]:
        return [OfferedFlow(flow.id, flow.title, flow.picture, flow.topic) for flow in catalogue.flows.values()]

    def parts(flow: str, language: str) -> Sequence[Part]:
        spoken = library.catalogue(language)
        if flow == SCREENS:
            return interface_script(spoken, library.languages, words)
        if flow not in spoken.flows:
            return ()
        played = dict.fromkeys(one.quiz for one in spoken.flows[flow].steps.values() if isinstance(one, QuizStep))
        quizzes = [(catalogue.quizzes[quiz].title, spoken.quizzes[quiz]) for quiz in played]
        return script(spoken.flows[flow], catalogue.flows[flow], words, quizzes)

    own, *shipped = map(Path, recordings)
    speech = Speech(parts, Recordings(own, shipped))
    supply = Supply(flows, lambda: library.languages, figures, troubles, wiped, library.reviewed, speech)
    return StaffDesk(window, conductor.look, lambda: words, door, tasks, supply)
