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
from kiosk.visit.page import (
    AllWords,
    Call,
    CloseDocument,
    Done,
    Explained,
    Language,
    MoreSettings,
    Opened,
    PageWords,
    PrintAgain,
    PrintDocument,
    Wish,
)  # fmt: skip
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
    GLOSSARY = "mots"


KeepingTerm = acts.KeptTerm | acts.DroppedTerm


class Session(Struct, frozen=True):
    """Nothing else is kept of a person. `language` and `comfort` stand outside the acts: *Back* never undoes them.

    `under`: the asides that this one was opened over, and that it gives back: the page of languages any, every other
    one the glossary alone. `reading`: what was opened in the glossary and done there, so that *Back* takes one away.
    """

    language: str
    stage: Stage = Stage.WELCOME
    aside: Aside | None = None
    under: tuple[Aside, ...] = ()
    comfort: Comfort = Comfort()
    visit: tuple[Act, ...] = ()
    reading: tuple[Opened | KeepingTerm, ...] = ()

    @property
    def way(self) -> tuple[Act, ...]:
        """The acts that led to the page: to keep a word leads nowhere."""
        return tuple(act for act in self.visit if not isinstance(act, KeepingTerm))


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
                return _left(session)
            following = {
                Stage.WELCOME: Stage.LANGUAGE,
                Stage.COMFORT: Stage.VISIT,
                Stage.GOODBYE: Stage.WELCOME,
            }
            return replace(session, stage=following.get(session.stage, session.stage))
        case MoreSettings():
            return replace(session, aside=Aside.SETTINGS)
        case PageWords() | AllWords() | Explained():
            before = session.reading
            back_to = before.index(wish) if wish in before and not isinstance(wish, Explained) else len(before)
            return replace(opened(session, Aside.GLOSSARY), reading=(*before[:back_to], wish))
        case acts.KeptTerm() | acts.DroppedTerm() if session.aside is Aside.GLOSSARY:
            return replace(session, visit=(*session.visit, wish), reading=(*session.reading, wish))
        case PrintAgain() | Call() | PrintDocument() | CloseDocument():
            return session
        case _:
            return replace(_closed(session), visit=(*session.visit, wish))


def back(session: Session) -> Session:
    """One step back: out of an aside, one act less, or towards the entrance."""
    if session.aside:
        return _one_back(session)
    if session.way:
        last = max(rank for rank, act in enumerate(session.visit) if not isinstance(act, KeepingTerm))
        return replace(session, visit=(*_one_less(session.visit[: last + 1]), *session.visit[last + 1 :]))
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
    below = (*session.under, session.aside) if session.aside else ()
    given_back = (one for one in below if aside is Aside.LANGUAGE or one is Aside.GLOSSARY)
    return replace(session, aside=aside, under=tuple(given_back))


def home(session: Session, state: State) -> Session:
    """« Accueil », from anywhere; the answers given so far are kept for the sheet."""
    session = replace(_closed(session), stage=Stage.VISIT)
    at_home = state.screen is Screen.HOME
    return session if at_home else replace(session, visit=(*session.visit, acts.WentHome()))


def state_of(session: Session, catalogue: Catalogue, places: Sequence[Place]) -> State:
    return replay(session.visit, catalogue, places)


def _one_back(session: Session) -> Session:
    """One page back in the glossary, where one more is behind; else out of the aside."""
    if session.aside is not Aside.GLOSSARY or len(session.reading) < 2:
        return _left(session)
    *before, last = session.reading
    undone = isinstance(last, KeepingTerm)
    return replace(session, reading=tuple(before), visit=session.visit[:-1] if undone else session.visit)


def _left(session: Session) -> Session:
    """Out of an aside, to what it was opened over; from the further settings to the first ones, which are a page of the
    way in or an aside."""
    if session.aside is Aside.SETTINGS and session.stage is not Stage.COMFORT:
        return replace(session, aside=Aside.COMFORT)
    *under, given_back = session.under or (None,)
    reading = () if session.aside is Aside.GLOSSARY else session.reading
    return replace(session, aside=given_back, under=tuple(filter(None, under)), reading=reading)


def _closed(session: Session) -> Session:
    return replace(session, aside=None, under=(), reading=())
