"""« S’entraîner », and the same for real: gesture by gesture, beside a page. Where somebody is follows from the acts.

As in a quiz, a step keeps the acts done inside it (`Walk.here`), so that *Back* is one act less here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kiosk.content.guides import Gesture, Guide
from kiosk.content.steps import PracticeStep, SiteStep
from kiosk.visit import acts
from kiosk.visit.acts import Act


class Standing(NamedTuple):
    """`way`: which was taken, one of `acts.WAYS`; none while they are offered. `opened`: how often one was taken so
    far: each time begins anew. `begun`: past its first words. `gesture`: how many are behind, `done`: not all of
    them passed over. `asked`: of the guide, since the last gesture."""

    way: str = ""
    opened: int = 0
    begun: bool = False
    gesture: int = 0
    done: bool = False
    asked: tuple[acts.Asked, ...] = ()

    def has_asked(self, what: str) -> bool:
        return any(one.what == what for one in self.asked)


def standing(here: tuple[Act, ...]) -> Standing:
    place = Standing()
    for act in here:
        match act:
            case acts.TookWay(way):
                place = Standing(way, place.opened + bool(way))
            case acts.Continued():
                place = place._replace(begun=True)
            case acts.DidGesture() | acts.PassedOver():
                done = place.done or isinstance(act, acts.DidGesture)
                place = place._replace(gesture=place.gesture + 1, done=done, asked=())
            case acts.ReturnedTo(gesture):
                place = place._replace(gesture=gesture, asked=())
            case acts.Asked():
                place = place._replace(asked=(*place.asked, act))
    return place


def ways(step: PracticeStep | SiteStep) -> tuple[str, ...]:
    """Those that a step offers, in the order in which one takes courage."""
    if isinstance(step, SiteStep):
        return (acts.FOR_REAL,)
    offered = {acts.FILM: step.film, acts.PRACTICE: step.guide, acts.FOR_REAL: step.site}
    return tuple(way for way, there in offered.items() if there)


def site_of(way: str, step: PracticeStep | SiteStep, guides: Mapping[str, Guide]) -> str:
    """The made-up site that is practised on, or the true one."""
    return guides[step.guide].site if way == acts.PRACTICE else step.site


def gestures(way: str, step: PracticeStep | SiteStep, guides: Mapping[str, Guide]) -> tuple[Gesture, ...]:
    """Those of this way; none on a true site for which nobody wrote a guide."""
    guide = guides.get(step.guide)
    return guide.gestures_on(site_of(way, step, guides)) if guide else ()


def is_over(place: Standing, step: PracticeStep | SiteStep, guides: Mapping[str, Guide]) -> bool:
    return place.begun and place.gesture >= len(gestures(place.way, step, guides))


def stays(step: PracticeStep | SiteStep, here: tuple[Act, ...], act: Act, guides: Mapping[str, Guide]) -> bool | None:
    """Whether after `act` one is still in `step`, where the acts `here` were done; None for what is not offered."""
    place = standing(here)
    over = is_over(place, step, guides)
    match act:
        case acts.TookWay(way) if way in _ways_from(place, step, over):
            return True
        case acts.Continued() if not place.way or place.begun:  # in the middle too: a browser may be broken
            return False
        case acts.Continued() if place.way != acts.FILM:
            return True
        case acts.DidGesture(gesture) if place.begun and not over and gesture == place.gesture:
            return True
        case acts.PassedOver() if place.begun and not over:
            return True
        case acts.ReturnedTo(gesture) if place.begun and not over and 0 <= gesture < place.gesture:
            return True
        case acts.Asked(what) if place.begun and not over and what in _may_be_asked(place.way):
            return True
    return None


def _ways_from(place: Standing, step: PracticeStep | SiteStep, over: bool) -> tuple[str, ...]:
    """Which may be taken: where they are offered, all; once an exercise is over, it again or the true site; from a true
    site, which may not answer, the exercise. The empty one leads back to the offers: an exercise may be given up."""
    match place.way:
        case "":
            return ways(step)
        case acts.PRACTICE if place.begun:
            return tuple(way for way in ways(step) if way != acts.FILM) if over else ("",)
        case acts.PRACTICE:
            return ()
        case acts.FOR_REAL if place.begun:
            return ("", *(way for way in ways(step) if way == acts.PRACTICE))
    return ("",)


def _may_be_asked(way: str) -> tuple[str, ...]:
    """On a true site nobody plays somebody, and no word can be touched."""
    return acts.ASKED if way == acts.PRACTICE else (acts.STUCK, acts.SHOW, acts.OTHERWISE, acts.GO_ON)
