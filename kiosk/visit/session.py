"""Everything the kiosk remembers of the person who is here: a value. To forget the person is to drop it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.schema import Catalogue, Place
from kiosk.visit import acts
from kiosk.visit.acts import Act
from kiosk.visit.comfort import Comfort
from kiosk.visit.page import Done, Language, MoreSettings, PrintAgain, Wish
from kiosk.visit.state import Screen, State, replay


class Stage(Enum):
    """How far the person has come in."""

    WELCOME = "veille"
    LANGUAGE = "langue"
    COMFORT = "confort"
    VISIT = "visite"
    GOODBYE = "au-revoir"


class Aside(Enum):
    """A page opened over the visit from the bars; leaving it gives back the same place."""

    LANGUAGE = "langue"
    COMFORT = "confort"
    SETTINGS = "reglages"
    EMERGENCY = "urgence"


class Session(Struct, frozen=True):
    """Nothing else is kept of a person. `language` and `comfort` stand outside the acts: *Back* never undoes them.

    `under`: the aside that the page of languages was opened over, and gives back.
    """

    language: str
    stage: Stage = Stage.WELCOME
    aside: Aside | None = None
    under: Aside | None = None
    comfort: Comfort = Comfort()
    visit: tuple[Act, ...] = ()


def after(session: Session, wish: Wish) -> Session:
    """The session once a person has touched an option. An act is of the visit: it leaves what was opened over it, as
    « J’ai terminé » does from the emergency page. `Done` on the goodbye page is the window's to answer."""
    match wish:
        case Language(code):
            chosen = replace(session, language=code)
            return _one_back(chosen) if session.aside else replace(chosen, stage=Stage.COMFORT)
        case Comfort():
            return replace(session, comfort=wish)
        case Done():
            if session.aside:
                return _one_back(session)
            following = {
                Stage.WELCOME: Stage.LANGUAGE,
                Stage.COMFORT: Stage.VISIT,
                Stage.GOODBYE: Stage.WELCOME,
            }
            return replace(session, stage=following.get(session.stage, session.stage))
        case MoreSettings():
            return replace(session, aside=Aside.SETTINGS)
        case PrintAgain():
            return session
        case _:
            return replace(_closed(session), visit=(*session.visit, wish))


def back(session: Session) -> Session:
    """One step back: out of an aside, one act less, or towards the entrance."""
    if session.aside:
        return _one_back(session)
    if session.visit:
        return replace(session, visit=_one_less(session.visit))
    before = {Stage.VISIT: Stage.COMFORT, Stage.COMFORT: Stage.LANGUAGE}
    return replace(session, stage=before.get(session.stage, Stage.WELCOME))


def _one_less(visit: tuple[Act, ...]) -> tuple[Act, ...]:
    """The acts without the last one. Words that were looked for stand in their field again, to be mended."""
    match visit:
        case (*before, acts.AskedSearch(), acts.Searched(text)):
            return (*before, acts.AskedSearch(text))
    return visit[:-1]


def opened(session: Session, aside: Aside) -> Session:
    if aside is session.aside:
        return session
    return replace(session, aside=aside, under=session.aside if aside is Aside.LANGUAGE else None)


def home(session: Session, state: State) -> Session:
    """« Accueil », from anywhere; the answers given so far are kept for the sheet."""
    session = replace(_closed(session), stage=Stage.VISIT)
    at_home = state.screen is Screen.HOME
    return session if at_home else replace(session, visit=(*session.visit, acts.WentHome()))


def state_of(session: Session, catalogue: Catalogue, places: Sequence[Place]) -> State:
    return replay(session.visit, catalogue, places)


def _one_back(session: Session) -> Session:
    """Out of an aside, to what it was opened over; from the further settings to the first ones, which are a page of the
    way in or an aside."""
    if session.aside is Aside.LANGUAGE:
        return replace(session, aside=session.under, under=None)
    from_settings = session.aside is Aside.SETTINGS and session.stage is not Stage.COMFORT
    return replace(session, aside=Aside.COMFORT if from_settings else None)


def _closed(session: Session) -> Session:
    return replace(session, aside=None, under=None)
