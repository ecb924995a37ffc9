"""What an author may write, and what the rest of the program reads.

This file is the glossary: each field is named in English for the program and in French for the author (`name=`).
All values are texts; `Reader` refuses anything else.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct, field

from kiosk.content.guides import Guide, PracticeSite
from kiosk.content.steps import Step


class Reliability(Enum):
    """How sure the facts of a flow are."""

    OFFICIAL = "officielle"
    CROSS_CHECKED = "recoupee"
    TO_VERIFY = "a-verifier"


class Review(Struct, frozen=True, gc=False):
    """Who can check the facts, and when that was last done. Shown to the admin. `to_verify`: what a person has still to
    look up, in words for that person."""

    on: str = field(name="le")
    sources: tuple[str, ...]
    reliability: Reliability = field(name="fiabilite")
    to_verify: tuple[str, ...] = field(name="a-verifier", default=())


class LineKind(Enum):
    """Where a line stands on the sheet."""

    DONE = "fait"
    STEP = "etape"
    BRING = "apporter"
    CONTACT = "contact"


class SheetLine(Struct, frozen=True, gc=False, kw_only=True):
    """One line of the sheet. A line of kind CONTACT shows a contact and its address as a QR code."""

    kind: LineKind = field(name="rubrique", default=LineKind.STEP)
    text: str = field(name="dire", default="")
    hint: str = field(name="precision", default="")
    picture: str = field(name="image", default="")
    duration: str = field(name="duree", default="")
    where: str = field(name="ou", default="")
    contact: str = ""


class Flow(Struct, frozen=True, gc=False, kw_only=True):
    """One procedure, from its first question to its sheet. The file's name is `id` with `.yaml`. `languages` are those
    it is wholly translated into, by its author's word."""

    id: str
    title: str = field(name="titre")
    topic: str = field(name="theme")
    summary: str = field(name="resume")
    picture: str = field(name="image")
    duration: str = field(name="duree")
    languages: tuple[str, ...] = field(name="langues", default=())
    discreet: bool = field(name="discret", default=False)
    review: Review = field(name="revu")
    start: str = field(name="depart")
    steps: dict[str, Step] = field(name="etapes")
    lines: dict[str, SheetLine] = field(name="fiche")


class Topic(Struct, frozen=True, gc=False, kw_only=True):
    """A tile of the home screen. With `flow` it opens that flow at once instead of listing its own. `order` are the
    flows that come first in its list, the most used ones."""

    id: str
    title: str = field(name="titre")
    hint: str = field(name="precision")
    picture: str = field(name="image")
    flow: str = field(name="parcours", default="")
    order: tuple[str, ...] = field(name="ordre", default=())


class Contact(Struct, frozen=True, gc=False, kw_only=True):
    """A service that several flows send to: the one place its number, address and hours are written."""

    id: str
    name: str = field(name="nom")
    phone: str = field(name="telephone", default="")
    price: str = field(name="prix", default="")
    hours: str = field(name="horaires", default="")
    site: str = ""
    picture: str = field(name="image", default="")
    source: str
    on: str = field(name="le")
    reliability: Reliability = field(name="fiabilite")


class EmergencyNumber(Struct, frozen=True, gc=False, kw_only=True):
    """A number of the emergency screen, with what it is for."""

    number: str = field(name="numero")
    name: str = field(name="nom")
    use: str = field(name="pour")
    picture: str = field(name="image")
    vital: bool = field(name="vital", default=False)
    source: str
    on: str = field(name="le")
    reliability: Reliability = field(name="fiabilite")


class Site(Struct, frozen=True, gc=False, kw_only=True):
    """A true site that the kiosk may send a person to. `hosts`: its machines, « www. » or not; pages may be opened from
    these. `loads`: machines that its pages may fetch parts from besides. `prints`: whether its documents may be printed
    on the kiosk. `recorded`: the day on which a person has seen what its pages need."""

    id: str
    name: str = field(name="nom")
    start: str = field(name="adresse")
    hosts: tuple[str, ...] = field(name="hotes")
    loads: tuple[str, ...] = field(name="charge", default=())
    prints: bool = field(name="imprime", default=False)
    recorded: str = field(name="releve", default="")


class Term(Struct, frozen=True, gc=False, kw_only=True):
    """A word that residents may not know, and its explanation. `forms`: how else it is written in the French texts.
    `elsewhere`: no flow says it, but letters and sites do."""

    id: str
    word: str = field(name="mot")
    forms: tuple[str, ...] = field(name="formes", default=())
    elsewhere: bool = field(name="ailleurs", default=False)
    sentences: tuple[str, ...] = field(name="dire")
    picture: str = field(name="image", default="")
    source: str
    on: str = field(name="le")
    reliability: Reliability = field(name="fiabilite")


class Statement(Struct, frozen=True, gc=False, kw_only=True):
    """An idea that people have of health or of their rights: is it true? `verify`: how one could have known."""

    id: str
    text: str = field(name="affirmation")
    true: bool = field(name="vrai")
    explanation: tuple[str, ...] = field(name="expliquer")
    verify: str = field(name="verifier")
    source: str
    on: str = field(name="le")
    reliability: Reliability = field(name="fiabilite")


class Quiz(Struct, frozen=True, gc=False, kw_only=True):
    """A set of statements on one subject. The file's name is `id` with `.yaml`."""

    id: str
    title: str = field(name="titre")
    statements: tuple[Statement, ...] = field(name="affirmations")


class Turn(Struct, frozen=True, gc=False, kw_only=True):
    """An answer of the orientation: it leads to another of its questions (`goto`), or opens a `flow`."""

    id: str
    text: str = field(name="texte")
    hint: str = field(name="precision", default="")
    picture: str = field(name="image")
    goto: str = field(name="vers", default="")
    flow: str = field(name="parcours", default="")


class Crossroads(Struct, frozen=True, gc=False, kw_only=True):
    """One question of the orientation."""

    title: str = field(name="titre")
    sentences: tuple[str, ...] = field(name="dire", default=())
    picture: str = field(name="image")
    turns: tuple[Turn, ...] = field(name="choix")


class Orientation(Struct, frozen=True, gc=False, kw_only=True):
    """« Je ne sais pas par où commencer »: a small tree of questions, whose leaves are flows."""

    start: str = field(name="depart")
    questions: dict[str, Crossroads]


class Saying(Struct, frozen=True, gc=False, kw_only=True):
    """A sentence that residents say at a counter, and the flows where they have to arrive."""

    text: str = field(name="dire")
    flows: tuple[str, ...] = field(name="parcours")


class TopicFile(Struct, frozen=True, gc=False):
    topics: tuple[Topic, ...] = field(name="themes")


class ContactFile(Struct, frozen=True, gc=False):
    contacts: tuple[Contact, ...]


class EmergencyFile(Struct, frozen=True, gc=False):
    numbers: tuple[EmergencyNumber, ...] = field(name="numeros")


class SiteFile(Struct, frozen=True, gc=False):
    sites: tuple[Site, ...]


class GlossaryFile(Struct, frozen=True, gc=False):
    terms: tuple[Term, ...] = field(name="mots")


class SayingFile(Struct, frozen=True, gc=False):
    """`witnesses` measure the search, and nothing else may read them."""

    sayings: tuple[Saying, ...] = field(name="paroles")
    witnesses: tuple[Saying, ...] = field(name="temoins", default=())


class Plural(Struct, frozen=True, gc=False):
    """`rule`: the expression of « Plural-Forms » in the PO file that `forms` come from, one for each of its results. A
    local file may count otherwise than the shipped one."""

    rule: str
    forms: tuple[str, ...]


class Proofreading(Struct, frozen=True, gc=False):
    """`unreviewed`: flows, or shared files, where something shown was translated by a machine and read by nobody yet.
    Of `translated` texts a person has reviewed so many."""

    unreviewed: tuple[str, ...] = ()
    translated: int = 0
    reviewed: int = 0


class UsualLayout(Struct, frozen=True, gc=False, kw_only=True):
    """Keys as a person of the language knows them from other machines, row by row, with spaces between them.

    `extra` are letters that real keys write in two strokes: they fill the ends of the rows. Never mirrored.
    """

    name: str = field(name="nom")
    rows: tuple[str, ...] = field(name="rangees")
    extra: str = field(name="en-plus", default="")


class Keys(Struct, frozen=True, gc=False, kw_only=True):
    """The on-screen keyboard of a language. `alphabet`: its keys in alphabetical order, with spaces between them.

    `latin`: beside another alphabet, the letters of names and addresses, those of French when not written; beside a
    Latin one, those that names in France have besides.
    """

    alphabet: str = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"
    usual: tuple[UsualLayout, ...] = field(name="habituel", default=())
    latin: str = ""


class Catalogue(Struct, frozen=True, gc=False, kw_only=True):
    """Everything a visit can show, in one language, ready to use.

    `hard_words`: ids of the terms that stand in a step, in reading order, by « flow.step »; found in the French, so
    that every language has the same.
    """

    language: str
    topics: tuple[Topic, ...]
    flows: dict[str, Flow]
    contacts: dict[str, Contact]
    emergency: tuple[EmergencyNumber, ...]
    sites: dict[str, Site] = {}
    interface: dict[str, str]
    quizzes: dict[str, Quiz] = {}
    guides: dict[str, Guide] = {}
    practice: dict[str, PracticeSite] = {}
    plurals: dict[str, Plural] = {}
    proofreading: Proofreading = Proofreading()
    keys: Keys = Keys()
    glossary: dict[str, Term] = {}
    hard_words: dict[str, tuple[str, ...]] = {}
    orientation: Orientation | None = None

    def flows_of(self, topic: str) -> tuple[Flow, ...]:
        """The flows listed under a topic: those that it puts first, then the others in the order of their titles."""
        first = next((one.order for one in self.topics if one.id == topic), ())
        listed = (flow for flow in self.flows.values() if flow.topic == topic)
        return tuple(sorted(listed, key=lambda flow: (_rank(flow.id, first), flow.title)))


def _rank(name: str, first: tuple[str, ...]) -> int:
    return first.index(name) if name in first else len(first)


class Place(Struct, frozen=True, gc=False, kw_only=True):
    """A place that helps, typed by the admin under `[[lieux]]` in the settings. `id` is its rank there."""

    id: str = ""
    name: str = field(name="nom")
    address: str = field(name="adresse")
    phone: str = field(name="telephone", default="")
    hours: str = field(name="horaires", default="")
    offer: str = field(name="aide", default="")
