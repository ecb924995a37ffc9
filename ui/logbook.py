"""What a wish tells the journal: ids of our own content, never words of a person."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from kiosk.content.schema import Catalogue
from kiosk.content.steps import End, PracticeStep, QuizStep, SiteStep
from kiosk.journal.events import BEGUN, DONE, MISTAKEN, PICKED, RIGHT, UNSURE, Event, Kind
from kiosk.visit import acts
from kiosk.visit.ability import level_in_journal
from kiosk.visit.comfort import Comfort, Contrast, TextSize
from kiosk.visit.page import Explained, Language, Wish
from kiosk.visit.practised import is_over, standing
from kiosk.visit.state import Screen, State, current_step, is_discreet
from kiosk.voice.port import Pace


def events_of(wish: Wish, before: State, now: State, catalogue: Catalogue, seconds: float) -> list[Event]:
    """The events of one touch. `seconds`: how long the page was looked at before it.

    A language is told with a flow, never before: a discreet flow tells none, and nobody has to pick French.
    """
    told: list[Event] = []
    match wish:
        case acts.Chose(choice) if before.screen is Screen.STEP:
            flow, step = before.walks[-1].flow, before.walks[-1].at
            told.append(_told(catalogue, Kind.CHOICE, flow, step, choice, seconds))
        case acts.Guessed(answer):
            told.append(_guess(answer, before, catalogue))
        case acts.Rated(answer):
            told.append(Event(kind=Kind.SATISFACTION, value=answer))
        case acts.JudgedAutonomy(answer):
            told.append(Event(kind=Kind.AUTONOMY, value=answer))
        case acts.OpenedFlow(opened):
            discreet = catalogue.flows[opened].discreet
            told.append(Event(kind=Kind.LANGUAGE, value=catalogue.language, discreet=discreet))
            if before.screen is Screen.RESULTS:
                told.append(Event(kind=Kind.SEARCH, flow=opened, value=PICKED, discreet=discreet))
        case acts.Chose() if before.screen is Screen.ORIENTATION and now.screen is Screen.STEP:
            discreet = place(now, catalogue)["discreet"]
            told.append(Event(kind=Kind.LANGUAGE, value=catalogue.language, discreet=discreet))
        case acts.Continued() | acts.DidGesture() | acts.PassedOver():
            told += _practice(before, now, catalogue)
        case Explained(term) if not is_discreet(now, catalogue):
            told.append(Event(kind=Kind.WORD, value=term))
        case Language(code) if now.screen is Screen.STEP:
            told.append(Event(kind=Kind.LANGUAGE, value=code, discreet=place(now, catalogue)["discreet"]))
    if now.screen is Screen.STEP and now.walks and _arrived(before, now):
        flow, step = now.walks[-1].flow, now.walks[-1].at
        told.append(_told(catalogue, Kind.STEP, flow, step))
        if now.walks[-1].level and not _had_level(before, flow):
            level = level_in_journal(now.walks[-1].level)
            told.append(Event(kind=Kind.ABILITY, value=level, discreet=catalogue.flows[flow].discreet))
        if isinstance(current_step(now, catalogue), End):
            told.append(_told(catalogue, Kind.FLOW_DONE, flow, step))
    return told


def search_event(answers: int) -> Event:
    """That somebody searched, and how much was found; never the words."""
    return Event(kind=Kind.SEARCH, value=str(answers))


def place(state: State, catalogue: Catalogue) -> dict[str, Any]:
    """Where somebody is, as the fields of an event; nowhere outside a flow."""
    if state.screen is not Screen.STEP:
        return {}
    walk = state.walks[-1]
    return {"flow": walk.flow, "step": walk.at, "discreet": catalogue.flows[walk.flow].discreet}


def comfort_events(before: Comfort, now: Comfort) -> list[Event]:
    """One event for each setting that was changed to something, never the combination of all."""
    names = {
        "texte": (before.text, now.text, now.text is not TextSize.NORMAL),
        f"contraste-{now.contrast.value}": (before.contrast, now.contrast, now.contrast is not Contrast.NORMAL),
        "bas": (before.low, now.low, now.low),
        "lent": (before.slow, now.slow, now.slow),
        "balayage": (before.scan, now.scan, now.scan),
        "ecoute": (before.listen, now.listen, now.listen),
        "toucher-pour-ecouter": (before.hear_first, now.hear_first, now.hear_first),
        f"voix-{now.pace.value}": (before.pace, now.pace, now.pace is not Pace.NORMAL),
    }
    return [Event(kind=Kind.COMFORT, value=name) for name, (old, new, on) in names.items() if old != new and on]


def _practice(before: State, now: State, catalogue: Catalogue) -> list[Event]:
    """An exercise was begun, or brought to its end; a true site was opened."""
    if before.screen is not Screen.STEP or not isinstance(
        step := current_step(before, catalogue), PracticeStep | SiteStep
    ):
        return []
    then, here = standing(before.walks[-1].here), standing(now.walks[-1].here if _same_step(before, now) else ())
    where = place(before, catalogue)
    if here.way == acts.FOR_REAL and here.begun and not then.begun:
        return [Event(kind=Kind.SITE, value=step.site, **where)]
    if here.way != acts.PRACTICE or not here.begun:
        return []
    if not then.begun:
        return [Event(kind=Kind.PRACTICE, value=BEGUN, **where)]
    over = here.done and is_over(here, step, catalogue.guides) and not is_over(then, step, catalogue.guides)
    return [Event(kind=Kind.PRACTICE, value=DONE, **where)] if over else []


def _same_step(before: State, now: State) -> bool:
    return bool(now.walks) and replace(before.walks[-1], here=()) == replace(now.walks[-1], here=())


def _arrived(before: State, now: State) -> bool:
    """At another step: the screens of one that is played are one."""
    if before.screen is not Screen.STEP or not before.walks:
        return True
    return replace(before.walks[-1], here=()) != replace(now.walks[-1], here=())


def _had_level(before: State, flow: str) -> bool:
    return any(walk.flow == flow and walk.level for walk in before.walks)


def _guess(answer: str, before: State, catalogue: Catalogue) -> Event:
    """Which statement, and whether the guess was right: never what the guess was."""
    walk = before.walks[-1]
    flow = catalogue.flows[walk.flow]
    step = flow.steps[walk.at]
    assert isinstance(step, QuizStep)
    statement = catalogue.quizzes[step.quiz].statements[len(walk.here) // 2]
    right = answer == ("vrai" if statement.true else "faux")
    value = UNSURE if answer == "ne-sait-pas" else RIGHT if right else MISTAKEN
    return Event(kind=Kind.GUESS, step=statement.id, value=value, discreet=flow.discreet)


def _told(
    catalogue: Catalogue, kind: Kind, flow: str, step: str = "", value: str = "", seconds: float | None = None
) -> Event:
    discreet = catalogue.flows[flow].discreet
    return Event(kind=kind, flow=flow, step=step, value=value, seconds=seconds, discreet=discreet)
