"""The next-steps sheet, derived from the state: only lines of the path walked, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import astuple, replace

from kiosk.content.layout import CONTACTS, GLOSSARY, stem
from kiosk.content.schema import (
    Catalogue,
    Contact,
    LineKind,
    Place,
    SheetLine,
    Term,
)
from kiosk.content.words import IN_FRENCH, Words, long_date, words_of
from kiosk.visit.proofreading import MACHINE, notice
from kiosk.visit.state import State, is_anything_discreet, lines_earned, places_picked, term_key

Item = TypeVar("Item", "Line", "Help")

JOINT = " · "
"""Between the titles of the procedures that a sheet holds."""


class Line(Struct, frozen=True):
    """A line as it will be read. `key` is what a removal names: `flow.line`, or `mot.term` for a word whose explanation
    is the hint. `flow` is the title of the procedure it belongs to, `topic` that procedure's. `french`: the same line
    in French, on a sheet in another language."""

    key: str
    text: str
    hint: str = ""
    picture: str = ""
    duration: str = ""
    where: str = ""
    flow: str = ""
    topic: str = ""
    french: Line | None = None


class Code(Struct, frozen=True):
    """A QR code: the whole address, and the short form a person can type. `key`: the `Help` it belongs to."""

    url: str
    label: str
    key: str = ""


class Help(Struct, frozen=True):
    """Where to go or whom to call. `key`: `contact.id` or `lieu.id`. `french`: the same in French, on a sheet in
    another language."""

    key: str
    name: str
    details: tuple[str, ...]
    phone: str = ""
    picture: str = ""
    french: Help | None = None


class Headings(Struct, frozen=True):
    """Every word of the paper that is not a line, in the resident's language. `notice`: how far the others can be
    trusted."""

    done: str
    steps: str
    steps_again: str
    bring: str
    help: str
    for_whom: str
    notes: str
    kept_nothing: str
    made_with: str
    notice: str = ""
    words: str = ""


class Sheet(Struct, frozen=True, kw_only=True):
    """One sheet of paper, in the resident's language, without layout.

    `french`: the same sheet in French, for whoever helps; each line and service has its own at hand.
    `untranslated`: those of its texts that are French for lack of a translation.
    """

    language: str
    right_to_left: bool = False
    french: Sheet | None = None
    untranslated: frozenset[str] = frozenset()
    title: str
    subtitle: str
    nickname: str
    date: str
    venue: str = ""
    topic: str
    done: tuple[Line, ...]
    steps: tuple[Line, ...]
    bring: tuple[Line, ...]
    help: tuple[Help, ...]
    codes: tuple[Code, ...]
    words: tuple[Line, ...] = ()
    headings: Headings

    @property
    def keys(self) -> tuple[str, ...]:
        """What can be removed, in the order of the paper."""
        lines = (*self.done, *self.steps, *self.bring)
        return (*(line.key for line in lines), *(item.key for item in self.help), *(word.key for word in self.words))


def sheet(
    state: State,
    catalogue: Catalogue,
    places: tuple[Place, ...],
    words: Words,
    today: date,
    venue: str = "",
    french: Catalogue | None = None,
    right_to_left: bool = False,
) -> Sheet:
    """What the visit has earned, without the lines that were removed. `venue`: the name of the place, if it has one.

    With the `french` catalogue, each text of another language is paired with what it says in French: by its place, as
    two French texts may have one translation.
    """
    kept = [key for key, _ in _told(state, catalogue) if key not in state.removed]
    own = _written(state, kept, catalogue, places, words, today, venue)
    if french is None or french.language == catalogue.language:
        return replace(own, right_to_left=right_to_left)
    other = _written(state, kept, french, places, words_of(french), today, venue)
    marked = (part for text in _texts(own) for part in text.split(JOINT) if IN_FRENCH in part)
    return _paired(_bare(own), other, right_to_left, frozenset(map(_bare, marked)))


def _paired(own: Sheet, french: Sheet, right_to_left: bool, untranslated: frozenset[str]) -> Sheet:
    return replace(
        own,
        right_to_left=right_to_left,
        french=replace(french, headings=replace(french.headings, notice=MACHINE if own.headings.notice else "")),
        untranslated=untranslated,
        done=_beside(own.done, french.done),
        steps=_beside(own.steps, french.steps),
        bring=_beside(own.bring, french.bring),
        help=_beside(own.help, french.help),
        words=_beside(own.words, french.words),
    )


def _beside(own: tuple[Item, ...], french: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(replace(one, french=said) for one, said in zip(own, french, strict=True))


def _texts(shown: Sheet) -> Iterator[str]:
    """Every text that may be untranslated."""
    yield from (shown.title, shown.subtitle, shown.date)
    for line in (*shown.done, *shown.steps, *shown.bring, *shown.words):
        yield from (line.text, line.hint, line.duration, line.where, line.flow)
    for item in shown.help:
        yield from (item.name, *item.details)
    yield from astuple(shown.headings)


def _bare(value: Any) -> Any:
    """`value`, whose sentences without a translation are not marked: on paper, French stands beside everything."""
    match value:
        case str():
            return value.replace(IN_FRENCH, "")
        case tuple():
            return tuple(map(_bare, value))
        case Struct():
            return replace(value, **{name: _bare(getattr(value, name)) for name in value.__struct_fields__})
    return value


def _written(
    state: State,
    kept: Sequence[str],
    catalogue: Catalogue,
    places: tuple[Place, ...],
    words: Words,
    today: date,
    venue: str,
) -> Sheet:
    """The sheet in the language of a catalogue. `kept`: the keys of its lines."""
    flows = [catalogue.flows[walk.flow] for walk in state.walks]
    contacts = [item for item in _contacts(state, catalogue) if f"contact.{item.id}" not in state.removed]
    chosen = _places(state, places)
    nickname = "" if is_anything_discreet(state, catalogue) else state.nickname
    return Sheet(
        language=catalogue.language,
        title=words("Mes prochaines étapes"),
        subtitle=JOINT.join(flow.title for flow in flows),
        nickname=nickname,
        date=long_date(today, catalogue.language),
        venue=venue,
        topic=flows[0].topic if flows else "",
        done=_lines(kept, LineKind.DONE, catalogue),
        steps=_lines(kept, LineKind.STEP, catalogue),
        bring=_lines(kept, LineKind.BRING, catalogue),
        help=(
            *(_place_help(place) for place in chosen if f"lieu.{place.id}" not in state.removed),
            *(_contact_help(contact, words) for contact in contacts),
        ),
        codes=_codes(contacts),
        words=tuple(_word(term) for term in _terms(state, catalogue) if term_key(term.id) not in state.removed),
        headings=Headings(
            done=words("Aujourd’hui"),
            steps=words("Ce que je fais maintenant"),
            steps_again=words("Ce que je fais maintenant (suite)"),
            bring=words("À apporter"),
            help=words("Où aller, qui appeler"),
            for_whom=words("Pour {nickname}", nickname=nickname) if nickname else "",
            notes=words("Mes notes"),
            kept_nothing=words("Cette fiche est à vous. La borne efface tout."),
            made_with=words("Fiche faite avec Pas à pas, un logiciel libre et gratuit."),
            notice=notice(catalogue, words, files_of_sheet(state)),
            words=words("Les mots à retenir"),
        ),
    )


def files_of_sheet(state: State) -> frozenset[str]:
    """The content files that a sheet takes its words from."""
    shared = {stem(CONTACTS), stem(GLOSSARY)} if state.terms else {stem(CONTACTS)}
    return frozenset(shared | {walk.flow for walk in state.walks})


def _given(state: State, catalogue: Catalogue) -> Iterator[tuple[str, SheetLine]]:
    """Lines that the walked steps and choices give, in walking order; some come more than once."""
    for walk in state.walks:
        for name in lines_earned(walk, catalogue):
            yield f"{walk.flow}.{name}", catalogue.flows[walk.flow].lines[name]


def _told(state: State, catalogue: Catalogue) -> list[tuple[str, SheetLine]]:
    """Lines that are read, without those that say again what another has said: flows share their advice.

    A line that was removed, or whose twin was, goes by the key that was removed: what is taken away stays away,
    whichever flow says it, and is put back in one touch.
    """
    gone = {_saying(line): key for key in state.removed if (line := _line(key, catalogue))}
    told: dict[tuple[LineKind, str, str], tuple[str, SheetLine]] = {}
    for key, line in _given(state, catalogue):
        if line.kind is not LineKind.CONTACT:
            told.setdefault(_saying(line), (gone.get(_saying(line), key), line))
    return list(told.values())


def _saying(line: SheetLine) -> tuple[LineKind, str, str]:
    return line.kind, line.text, line.hint


def _line(key: str, catalogue: Catalogue) -> SheetLine | None:
    """The line that a key names; None for a contact or a place."""
    flow, _, name = key.partition(".")
    return catalogue.flows[flow].lines.get(name) if flow in catalogue.flows else None


def _lines(kept: Sequence[str], kind: LineKind, catalogue: Catalogue) -> tuple[Line, ...]:
    lines = []
    for key in kept:
        line = _line(key, catalogue)
        if line is not None and line.kind is kind:
            flow = catalogue.flows[key.partition(".")[0]]
            facts = (line.text, line.hint, line.picture, line.duration, line.where)
            lines.append(Line(key, *facts, flow=flow.title, topic=flow.topic))
    return tuple(lines)


def _places(state: State, places: tuple[Place, ...]) -> list[Place]:
    picked = places_picked(state)
    return [place for place in places if place.id in picked]


def _contacts(state: State, catalogue: Catalogue) -> list[Contact]:
    named = dict.fromkeys(line.contact for _, line in _given(state, catalogue))
    return [catalogue.contacts[name] for name in named if name in catalogue.contacts]


def _terms(state: State, catalogue: Catalogue) -> list[Term]:
    return [catalogue.glossary[term] for term in state.terms]


def _word(term: Term) -> Line:
    return Line(term_key(term.id), term.word, " ".join(term.sentences), term.picture or "livre")


def _place_help(place: Place) -> Help:
    details = (place.address, place.hours, place.offer)
    return Help(f"lieu.{place.id}", place.name, tuple(filter(None, details)), place.phone, "lieu")


def _contact_help(contact: Contact, words: Words) -> Help:
    """A service that nobody can call is looked up with somebody."""
    together = words("Demandez à l’animateur de chercher avec vous.") if contact.site and not contact.phone else ""
    return Help(
        f"contact.{contact.id}",
        contact.name,
        tuple(filter(None, (contact.hours, contact.price, together))),
        contact.phone,
        contact.picture,
    )


def _codes(contacts: list[Contact]) -> tuple[Code, ...]:
    """One code for each address, beside the first service that has it."""
    first: dict[str, Contact] = {}
    for contact in contacts:
        if contact.site:
            first.setdefault(contact.site, contact)
    return tuple(
        Code(site, site.removeprefix("https://").removeprefix("www.").rstrip("/"), f"contact.{contact.id}")
        for site, contact in first.items()
    )


def all_lines(state: State, catalogue: Catalogue, places: tuple[Place, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Key and text of every line the visit has earned, removed ones too, in walking order."""
    return (
        *((key, line.text) for key, line in _told(state, catalogue)),
        *((f"lieu.{place.id}", place.name) for place in _places(state, places)),
        *((f"contact.{contact.id}", contact.name) for contact in _contacts(state, catalogue)),
        *((term_key(term.id), term.word) for term in _terms(state, catalogue)),
    )
