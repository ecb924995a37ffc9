"""What the kiosk may tell the journal: categories and durations, never words of a person.

A text of an event is an id of our own content (flow, step, choice, outcome). Its shape leaves no room for a name with
a capital or an accent, a sentence or an address, and no run of digits long enough for a postcode, a telephone
number or a social-security number.
"""

from __future__ import annotations

import re
from enum import Enum, StrEnum

from msgspec import Struct

from kiosk.errors import Bug

_ID = re.compile(r"(?!.*[0-9]{5})[a-z0-9][a-z0-9-]{0,63}")


class Kind(Enum):
    """What happened. The values are stored in the file: never change one."""

    OPENED = "visite"
    STEP = "etape"
    CHOICE = "choix"
    FILM = "film"
    FLOW_DONE = "parcours-fini"
    PRINT = "impression"
    LANGUAGE = "langue"
    COMFORT = "confort"
    HELP = "appel"
    EMERGENCY = "urgence"
    VOICE = "voix"
    WORD = "mot"
    SEARCH = "recherche"
    SATISFACTION = "satisfaction"
    AUTONOMY = "autonomie"
    GUESS = "idee"
    ABILITY = "niveau"
    PRACTICE = "exercice"
    SITE = "site"
    STALE = "guide-perime"
    REFUSED = "refus"
    DOCUMENT = "document"
    BROWSER = "navigateur"
    WIPE = "effacement"
    END = "fin"


class Reason(Enum):
    """Why a visit ended. CUT is written at the next start, for a visit that a power cut or a crash left open."""

    FINISHED = "fini"
    IDLE = "inactivite"
    STAFF = "personnel"
    STOPPED = "arret"
    CUT = "coupure"


PRINTED = "imprimee"
"""The outcome of a PRINT that counts as a sheet in somebody's hand; the other outcomes are ids of printer troubles."""

WATCHED, SKIPPED = "vu", "passe"
"""How a FILM went. Another id may say why it could not be shown."""

LISTENED, BROKEN_VOICE = "ecoutee", "en-panne"
"""What a VOICE tells: somebody asked to hear a page, or nothing can be heard any more."""

RIGHT, MISTAKEN, UNSURE = "juste", "autre", "doute"
"""What a GUESS was; its step is the name of the statement."""

LEVELS = ("entierement-accompagne", "partiellement-autonome", "autonome")
"""Of an ABILITY: the words of the national activity report of digital advisers."""

BEGUN, DONE = "commence", "fini"
"""How far a PRACTICE went."""


class Trouble(StrEnum):
    """What a BROWSER tells: that a page crashed or hung, or that the process with the window died or fell silent."""

    CRASHED = "plante"
    HUNG = "fige"
    DIED = "arrete"
    MUTE = "muet"


WIPED, LEFT_BEHIND = "complet", "incomplet"
"""What was found after a WIPE."""

_ONE_OF = {
    Kind.END: {reason.value for reason in Reason},
    Kind.GUESS: {RIGHT, MISTAKEN, UNSURE},
    Kind.ABILITY: {*LEVELS},
    Kind.PRACTICE: {BEGUN, DONE},
    Kind.BROWSER: {*Trouble},
    Kind.WIPE: {WIPED, LEFT_BEHIND},
}


PICKED = "ouvert"
"""The value of a SEARCH by which the flow was opened; another value is how many answers a search had."""

_NEEDS = {
    Kind.OPENED: set[str](),
    Kind.STEP: {"flow", "step"},
    Kind.CHOICE: {"flow", "step", "value"},
    Kind.FILM: {"flow", "value"},
    Kind.FLOW_DONE: {"flow"},
    Kind.PRINT: {"value"},
    Kind.LANGUAGE: {"value"},
    Kind.COMFORT: {"value"},
    Kind.HELP: set[str](),
    Kind.EMERGENCY: set[str](),
    Kind.VOICE: {"value"},
    Kind.WORD: {"value"},
    Kind.SEARCH: {"value"},
    Kind.SATISFACTION: {"value"},
    Kind.AUTONOMY: {"value"},
    Kind.GUESS: {"step", "value"},
    Kind.ABILITY: {"value"},
    Kind.PRACTICE: {"flow", "value"},
    Kind.SITE: {"value"},
    Kind.STALE: {"value"},
    Kind.REFUSED: {"value"},
    Kind.DOCUMENT: {"value"},
    Kind.BROWSER: {"value"},
    Kind.WIPE: {"value"},
    Kind.END: {"value"},
}


class Event(Struct, frozen=True, kw_only=True):
    """One thing that happened in the visit under way.

    `flow` and `step` say where; `value` is the category: choice id, outcome, language code, comfort option, answer,
    reason. `seconds` is how long it took. `discreet` marks what happens in a flow whose answers nobody may count.
    Raises `Bug` when a text is not an id, or when the kind lacks what it needs.
    """

    kind: Kind
    flow: str = ""
    step: str = ""
    value: str = ""
    seconds: float | None = None
    discreet: bool = False

    def __post_init__(self) -> None:
        texts = {"flow": self.flow, "step": self.step, "value": self.value}
        for name, text in texts.items():
            if text and not _ID.fullmatch(text):
                raise Bug(f"{self.kind}: {name} is not an id")  # the text itself may be personal: not repeated
        missing = [name for name in _NEEDS[self.kind] if not texts[name]]
        if missing or (self.value and "value" not in _NEEDS[self.kind]):
            raise Bug(f"{self.kind}: missing {missing}, or a value that it cannot have")
        if self.kind in _ONE_OF and self.value not in _ONE_OF[self.kind]:
            raise Bug(f"{self.kind}: no such value")
        if self.seconds is not None and not 0 <= self.seconds < 86_400:
            raise Bug(f"{self.kind}: {self.seconds} is no duration of a visit")
