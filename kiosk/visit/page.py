"""The value that a page is: what it shows, what it offers, and what touching that does.

One page serves twice: the screen draws it, and the voice reads it (`narration.py`), so that what is heard is what
is seen. Each option carries the act that touching it does; a screen only reports the option's id.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from kiosk.content.guides import BY_WORD, Sign
from kiosk.content.schema import Keys
from kiosk.visit.acts import Act
from kiosk.visit.comfort import Comfort
from kiosk.webpolicy import Rules


class Weight(Enum):
    """How much an option stands out. What stands `BESIDE` the list of a page is another way, in a calmer row."""

    PLAIN = "simple"
    MAIN = "principal"
    QUIET = "discret"
    BESIDE = "a-cote"


class Language(Struct, frozen=True, tag=True):
    """Wish of the language page."""

    code: str


class PrintAgain(Struct, frozen=True, tag=True):
    """Wish to try once more to print the same sheet."""


class MoreSettings(Struct, frozen=True, tag=True):
    """Wish to see the settings that fewer people need."""


class PageWords(Struct, frozen=True, tag=True):
    """Wish to see the hard words of the page."""


class AllWords(Struct, frozen=True, tag=True):
    """Wish to see every word of the glossary."""


class Explained(Struct, frozen=True, tag=True):
    """Wish to see what a word means."""

    term: str


class Done(Struct, frozen=True, tag=True):
    """Wish to leave a page that is not part of the visit (language, comfort, emergency…) and go on."""


class Call(Struct, frozen=True, tag=True):
    """Wish for somebody to come."""


class PrintDocument(Struct, frozen=True, tag=True):
    """Wish to have the document of a site on paper."""


class CloseDocument(Struct, frozen=True, tag=True):
    """Wish to go on without it."""


Opened = PageWords | AllWords | Explained
Wish = Act | Language | Comfort | PrintAgain | MoreSettings | Opened | Call | PrintDocument | CloseDocument | Done


class Option(Struct, frozen=True, kw_only=True):
    """One button. `chosen` is None for a button that acts, True or False for one that shows a setting."""

    id: str
    text: str
    wish: Wish
    hint: str = ""
    picture: str = ""
    topic: str = ""
    weight: Weight = Weight.PLAIN
    chosen: bool | None = None


class Progress(Struct, frozen=True):
    n: int
    total: int
    text: str


class Card(Struct, frozen=True):
    """Something to read that is not a button: an emergency number."""

    title: str
    name: str
    text: str
    strong: bool = False


class Stars(Struct, frozen=True):
    """One star for each thing that was tried or looked at, whatever came of it. `text` says which one is on now."""

    earned: int
    total: int
    text: str


class Slip(Struct, frozen=True):
    """A small paper to look at: the lines of a letter or of a message, or, under a `title`, a piece of advice."""

    lines: tuple[str, ...]
    title: str = ""
    picture: str = ""


class Beside(Struct, frozen=True, kw_only=True):
    """What stands in the browser, beside the words of its guide. `site`: a made-up one, or, with its `rules`, a true
    one.

    `opened`: another number begins anew at `address`. `gesture`: a smaller number goes back to the page that it began
    on, and so does a larger one of `returned`. `what`: the id of that gesture. `shown`: an arrow shows the place to
    touch. `words`: those that can be explained are marked.
    """

    site: str
    name: str
    address: str
    rules: Rules | None = None
    opened: int = 0
    gesture: int = 0
    returned: int = 0
    what: str = ""
    target: str = ""
    sign: Sign = BY_WORD
    shown: bool = False
    words: bool = False

    @property
    def opening(self) -> tuple[str, int]:
        """Which page of which site, opened for the how manieth time."""
        return self.address, self.opened


class Greeting(Struct, frozen=True):
    """The first words of the kiosk in one more language."""

    title: str
    sentence: str


class Page(Struct, frozen=True, kw_only=True):
    """`name` picks the screen; `topic` the colour. `discreet` pages never start speaking by themselves. `notice` is for
    the eye alone: it says how far the words above it can be trusted. `greetings` take the place of title and first
    sentence in turn, while nobody is there. `terms`: ids of the hard words that stand on it. `quits_fast`: it tells of
    a discreet flow, or stands over one, and is left in one touch without a question. `moment`: a page that changes
    under the same title is another page. `beside`: what the browser shows with it, `ahead`:
    what it should have ready.
    """

    name: str
    title: str
    sentences: tuple[str, ...] = ()
    picture: str = ""
    topic: str = ""
    stars: Stars | None = None
    slip: Slip | None = None
    cards: tuple[Card, ...] = ()
    options: tuple[Option, ...] = ()
    progress: Progress | None = None
    film: str = ""
    text: str = ""
    keys: Keys = Keys()
    discreet: bool = False
    private: bool = False
    notice: str = ""
    moment: int = 0
    greetings: tuple[Greeting, ...] = ()
    terms: tuple[str, ...] = ()
    quits_fast: bool = False
    beside: Beside | None = None
    ahead: Beside | None = None

    def option(self, option_id: str) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)
