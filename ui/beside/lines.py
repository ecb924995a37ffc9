"""What the kiosk and the browser's process tell each other: one line of JSON each, over the pipes of that process.

The kiosk tells everything that is to be shown, each time anew; the browser tells what happened, never what was typed.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from kiosk.journal.events import Trouble
from kiosk.settings import Scanning
from kiosk.visit.comfort import Comfort
from kiosk.visit.narration import Utterance
from kiosk.visit.page import Page
from kiosk.webpolicy import Verdict
from ui.widgets.bars import Banner, Command
from ui.widgets.keyboard import Captions

Box = tuple[int, int, int, int]
"""Of the kiosk's window: x, y, width and height in pixels. Both windows stand in the same place."""


class Labels(Struct, frozen=True):
    """The words of what the browser has besides the page of its guide, in the person's language."""

    more: str
    training: str
    real: str
    before: str
    up: str
    down: str
    typed: str
    look: str
    hide: str
    touch: str
    says: str
    asks: str
    again: str
    yes: str
    no: str
    understood: str


# from the kiosk ------------------------------------------------------------------------------------------------------


class Prepare(Struct, frozen=True, tag=True):
    """Load the page that somebody will soon ask for; the window stays out of sight."""

    page: Page
    box: Box


class Show(Struct, frozen=True, tag=True, kw_only=True):
    """`scale`: the operator's. `scanning`: its keys, and seconds between two steps. `by_keys`: somebody uses them.
    `hear_first`: a first touch only says."""

    page: Page
    banner: Banner
    commands: tuple[Command, ...]
    labels: Labels
    captions: Captions
    comfort: Comfort
    language: str
    rtl: bool
    scale: float
    box: Box
    scanning: Scanning = Scanning()
    by_keys: bool = False
    hear_first: bool = False
    whole: bool = True


class Hide(Struct, frozen=True, tag=True):
    """Something of the kiosk's stands in front."""


class Leave(Struct, frozen=True, tag=True):
    """The page is not wanted any more: it goes, with all that its site has stored."""


class Lit(Struct, frozen=True, tag=True):
    """The word that is being said; without an `end`, none is any more."""

    target: str
    start: int = 0
    end: int = 0


Down = Prepare | Show | Hide | Leave | Lit


# from the browser ----------------------------------------------------------------------------------------------------


class Ready(Struct, frozen=True, tag=True):
    """It has started. `sandboxed`: whether true sites may be opened."""

    sandboxed: bool


class Alive(Struct, frozen=True, tag=True):
    """Its window answers."""


class Active(Struct, frozen=True, tag=True):
    """Somebody is there."""


class Pressed(Struct, frozen=True, tag=True):
    """Where the window was touched, in pixels."""

    x: int
    y: int


class Chosen(Struct, frozen=True, tag=True):
    """An option of the page as it was at this `moment`: the next gesture has the same ones."""

    option: str
    moment: int = 0


class Commanded(Struct, frozen=True, tag=True):
    name: str


class Say(Struct, frozen=True, tag=True):
    """A key was touched, a button asks to be heard first, or was come to, by the scan where not `by_hand`."""

    said: tuple[Utterance, ...]
    by_hand: bool = True


class Arranged(Struct, frozen=True, tag=True):
    """Another order of the letters is wished for."""

    order: int


class Seen(Struct, frozen=True, tag=True):
    """What the guide points at is on the page, under its halo."""

    gesture: int


class Lost(Struct, frozen=True, tag=True):
    """It is not."""

    gesture: int


class Done(Struct, frozen=True, tag=True):
    """The sign of a gesture is there."""

    gesture: int


class Returned(Struct, frozen=True, tag=True):
    """The page where `gesture` began is there again, as it was then: with nothing written."""

    gesture: int


class Word(Struct, frozen=True, tag=True):
    """A word of a made-up site is to be explained, by its name there."""

    name: str


class Asks(Struct, frozen=True, tag=True):
    """The site itself says or asks something, which stands in place of the guide: its words. Nothing any more, without
    any."""

    said: tuple[Utterance, ...] = ()


class Turned(Struct, frozen=True, tag=True):
    """A leaf of the guide was turned to by hand: what is said of it, as the narration names it. Without any, the guide
    is drawn anew, and the whole page is said again."""

    on: tuple[str, ...] = ()


class Refused(Struct, frozen=True, tag=True):
    """`part`: only of a page's parts, which nobody has asked for."""

    why: Verdict
    part: bool = False


class Reached(Struct, frozen=True, tag=True):
    """Whether the site answers."""

    answers: bool


class Broke(Struct, frozen=True, tag=True):
    """A page crashed, or hung and was stopped; it opens anew."""

    why: Trouble


class Coming(Struct, frozen=True, tag=True):
    """Whether a document is on its way from a true site."""

    on_its_way: bool


class Document(Struct, frozen=True, tag=True):
    """One that may be printed stands in `file`, its pages in `pictures`: whoever reads them takes them away. Of a long
    one there are more `pages` than pictures."""

    file: str
    pages: int
    pictures: tuple[str, ...]


Up = (
    Ready
    | Alive
    | Active
    | Pressed
    | Chosen
    | Commanded
    | Say
    | Arranged
    | Seen
    | Lost
    | Done
    | Returned
    | Word
    | Asks
    | Turned
    | Refused
    | Reached
    | Broke
    | Coming
    | Document
)

_down, _up = msgspec.json.Decoder(Down), msgspec.json.Decoder(Up)


def line(message: Down | Up) -> bytes:
    return msgspec.json.encode(message) + b"\n"


def told_by_kiosk(row: bytes) -> Down:
    """Raises `ValueError` for a line that is none."""
    return _down.decode(row)


def told_by_browser(row: bytes) -> Up:
    """Raises `ValueError` for a line that is none."""
    return _up.decode(row)
