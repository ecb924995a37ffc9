"""Every way a resident can take through a shipped flow, walked by the real replay and the real pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kiosk.content.catalogue import read_catalogue
from kiosk.content.schema import Catalogue, Place
from kiosk.content.steps import End, PracticeStep, QuizStep, SiteStep, Trial
from kiosk.content.words import Words
from kiosk.visit.acts import ON_A_STEP, Act, AskedToSee, Chose, Continued, Guessed, OpenedFlow, PassedOver, Tried
from kiosk.visit.pages import page
from kiosk.visit.sheet import Sheet, sheet
from kiosk.visit.state import State, current_step, replay

CONTENT = Path(__file__).parents[2] / "contenus"
FLOWS = tuple(sorted(file.stem for file in (CONTENT / "parcours").glob("*.yaml")))
PLACES = (Place(id="1", name="Cyberespace", address="1 place Haute"), Place(id="2", name="Mairie", address="2 rue B"))
WRITTEN = date(2026, 11, 22)
FRENCH = Words({})

MOST_WAYS = 10_000
"""Above, every edge would be walked instead of every way. No flow comes near it."""


class Way(NamedTuple):
    """One way from the first question to an end, and the sheet it earns."""

    acts: tuple[Act, ...]
    state: State
    sheet: Sheet

    @property
    def end(self) -> str:
        return self.state.walks[-1].at

    @property
    def answers(self) -> str:
        return ", ".join(act.choice for act in self.acts if isinstance(act, Chose))


@cache
def shipped() -> Catalogue:
    read, faults = read_catalogue([CONTENT])
    assert read is not None, "\n".join(map(str, faults))
    return read


@cache
def ways(flow: str, places: tuple[Place, ...] = ()) -> tuple[Way, ...]:
    """All of them: whatever a page offers is done, but for leaving the flow."""
    found = tuple(_ways(flow, places))
    assert len(found) <= MOST_WAYS, f"{flow}: {len(found)}"
    return found


def _ways(flow: str, places: tuple[Place, ...]) -> Iterator[Way]:
    catalogue = shipped()
    ahead: list[tuple[Act, ...]] = [(OpenedFlow(flow),)]
    while ahead:
        visit = ahead.pop()
        state = replay(visit, catalogue, places)
        step = current_step(state, catalogue)
        if isinstance(step, End):
            yield Way(visit, state, sheet(state, catalogue, places, FRENCH, WRITTEN))
        elif isinstance(step, PracticeStep | SiteStep):
            ahead.append((*visit, Continued()))  # what is practised there changes neither the way nor the sheet
        elif isinstance(step, QuizStep | Trial):
            ahead += [(*visit, *series) for series in played(step, catalogue)]
        else:
            offered = [option.wish for option in page(state, catalogue, places, FRENCH).options]
            ahead += [(*visit, wish) for wish in offered if isinstance(wish, ON_A_STEP)]


def played(step: QuizStep | Trial, catalogue: Catalogue) -> Iterator[tuple[Act, ...]]:
    """Of a quiz one way: what is guessed changes neither the way nor the sheet. Of a trial each outcome."""
    go_on = Continued()
    if isinstance(step, QuizStep):
        yield (*(act for _ in catalogue.quizzes[step.quiz].statements for act in (Guessed("vrai"), go_on)), go_on)
        return
    right = Tried(step.typed or next(attempt.id for attempt in step.choices if attempt.good))
    wrong = Tried(step.typed[:-1] or next(attempt.id for attempt in step.choices if not attempt.good))
    yield from ((right, go_on), (wrong, right, go_on), (wrong, wrong, AskedToSee(), go_on), (PassedOver(),))
