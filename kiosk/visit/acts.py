"""What a person can do in a visit. A visit is a tuple of these, kept in memory only."""

from __future__ import annotations

from msgspec import Struct

RATINGS = ("bien", "moyen", "mal", "passer")
"""Answers to « Cette visite vous a aidé ? »"""

AUTONOMIES = ("seul", "avec-aide", "non", "passer")
"""Answers to « La prochaine fois, sauriez-vous le faire ? »"""

GUESSES = ("vrai", "faux", "ne-sait-pas")
"""Answers to a statement of a quiz."""

FILM, PRACTICE, FOR_REAL = "film", "exercice", "vrai"
WAYS = (FILM, PRACTICE, FOR_REAL)
"""« Regarder · S’entraîner · Le faire pour de vrai »."""

STUCK, SHOW, OTHERWISE, CARD, WORDS, WORD = "bloque", "montrer", "autrement", "carte", "mots", "mot"
COME_BACK, GO_ON = "revenir", "suite"
ASKED = (STUCK, SHOW, OTHERWISE, CARD, WORDS, WORD, COME_BACK, GO_ON)
"""What one may ask of a guide: help, three kinds of it, what words mean, the page where the gesture began, and to go on
with the gesture."""

LONGEST_NICKNAME = 20
"""Letters that fit in the field and on one line of the paper."""


LONGEST_SEARCH = 48
"""Letters of what is looked for: a sentence as people say it, and still a title that can be read."""


class _Act(Struct, frozen=True, tag=True):
    """Tagged: pages, with what their buttons do, are told to another process."""


class OpenedTopic(_Act, frozen=True):
    topic: str


class OpenedFlow(_Act, frozen=True):
    flow: str


class Chose(_Act, frozen=True):
    choice: str


class Continued(_Act, frozen=True):
    pass


class PickedPlace(_Act, frozen=True):
    place: str


class Guessed(_Act, frozen=True):
    """Whether a statement is true, one of `GUESSES`."""

    answer: str


class Tried(_Act, frozen=True):
    """A gesture of a trial: the id of what was touched, or what was typed."""

    answer: str


class AskedToSee(_Act, frozen=True):
    """« Montrez-moi », in a trial."""


class PassedOver(_Act, frozen=True):
    """« Passer », in a trial."""


class TookWay(_Act, frozen=True):
    """One of `WAYS`, of those that a step offers; without one, back to where they are offered."""

    way: str = ""


class DidGesture(_Act, frozen=True):
    """A gesture of a guide is done, the first one being 0: what is told twice counts once."""

    gesture: int


class ReturnedTo(_Act, frozen=True):
    """Back on the page of an earlier gesture, whose fields are empty again: on from the first gesture of that page."""

    gesture: int


class Asked(_Act, frozen=True):
    """Something of the guide beside a page, one of `ASKED`; of `WORD` which one."""

    what: str
    word: str = ""


ON_A_STEP = (
    Chose, Continued, PickedPlace, Guessed, Tried, AskedToSee, PassedOver, TookWay, DidGesture, ReturnedTo, Asked,
)  # fmt: skip
"""What leads from one screen of a flow to the next."""


class Restarted(_Act, frozen=True):
    """Start the current flow again."""


class WentHome(_Act, frozen=True):
    pass


class AskedOrientation(_Act, frozen=True):
    """« Je ne sais pas par où commencer ». Its questions are answered with `Chose`."""


class AskedSearch(_Act, frozen=True):
    """Look for something; `text` is what was typed before, to be mended."""

    text: str = ""


class Searched(_Act, frozen=True):
    text: str


class AskedSheet(_Act, frozen=True):
    pass


class AskedLines(_Act, frozen=True):
    """Open the list where lines of the sheet are removed."""


class RemovedLine(_Act, frozen=True):
    line: str


class KeptLine(_Act, frozen=True):
    """Put a removed line back."""

    line: str


class KeptTerm(_Act, frozen=True):
    """Put a word and its explanation on the sheet. It leads nowhere: *Back* on another page leaves it there."""

    term: str


class DroppedTerm(_Act, frozen=True):
    """Take it off the sheet again."""

    term: str


class AskedNickname(_Act, frozen=True):
    pass


class TypedNickname(_Act, frozen=True):
    text: str


class AskedPrint(_Act, frozen=True):
    pass


class Left(_Act, frozen=True):
    """« J’ai terminé »."""


class Rated(_Act, frozen=True):
    """The satisfaction answer, one of `RATINGS`."""

    answer: str


class JudgedAutonomy(_Act, frozen=True):
    """Whether the person could do it alone, one of `AUTONOMIES`."""

    answer: str


Act = (
    OpenedTopic
    | OpenedFlow
    | Chose
    | Continued
    | PickedPlace
    | Guessed
    | Tried
    | AskedToSee
    | PassedOver
    | TookWay
    | DidGesture
    | ReturnedTo
    | Asked
    | Restarted
    | WentHome
    | AskedOrientation
    | AskedSearch
    | Searched
    | AskedSheet
    | AskedLines
    | RemovedLine
    | KeptLine
    | KeptTerm
    | DroppedTerm
    | AskedNickname
    | TypedNickname
    | AskedPrint
    | Left
    | Rated
    | JudgedAutonomy
)
