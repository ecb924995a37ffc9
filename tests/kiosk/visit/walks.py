"""Whole visits made up by touching what the pages offer, and what such a visit must give, told from its acts alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kiosk.content.schema import Catalogue, LineKind, Place
from kiosk.content.steps import PracticeStep, Question, QuizStep, SiteStep, Trial
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.acts import Act, OpenedFlow
from kiosk.visit.finding import results_page
from kiosk.visit.glossary import terms_of
from kiosk.visit.guide_pages import FINE, Condition
from kiosk.visit.page import Page
from kiosk.visit.pages import page
from kiosk.visit.play_pages import TYPING
from kiosk.visit.sheet import Sheet, sheet
from kiosk.visit.state import SEARCHED_FROM, Screen, State, current_step, is_kept, replay
from kiosk.visit.threshold import printing_page
from kiosk.webpolicy import Verdict
from tests.kiosk.visit.flows import (
    catalogues,
    leading_out,
    leaves_by,
    lines_of_trial,
    places,
    shown_for,
    strings,
    ways_on,
)
from tests.kiosk.visit.practising import Series

WORDS = Words({})
DAY = date(2026, 11, 22)
MOST_ACTS = 40
CONDITIONS = (
    FINE, Condition(lost=True), Condition(true_sites=False), Condition(refused=Verdict.HOST),
    Condition(unreachable=True), Condition(broken=True), Condition(coming=True), Condition(document=2),
)  # fmt: skip
"""How a browser may be, the one thing that a page of a true or made-up site does not know from the acts."""

PERMANENT: tuple[Act, ...] = (acts.WentHome(), acts.Left())
TYPED = ("ameli.fri", "ameli.fr", " A M E L I . F R ")
SEARCHES = ("carte verte", "", " {text} ", "👵" * 99)
NICKNAMES = ("Fatima", " Jean\N{NO-BREAK SPACE} Paul ", "", "canari-jaune", "{nickname}", "👵" * 40)


@dataclass(frozen=True, slots=True)
class Visit:
    """What was done, and every state it went through: `states[n]` is the one after `n` acts."""

    catalogue: Catalogue
    places: tuple[Place, ...]
    acts: tuple[Act, ...]
    states: tuple[State, ...]

    @property
    def state(self) -> State:
        return self.states[-1]

    @property
    def sheet(self) -> Sheet:
        return sheet_of(self.acts, self.catalogue, self.places)


def sheet_of(visit: Iterable[Act], catalogue: Catalogue, around: tuple[Place, ...]) -> Sheet:
    return sheet(replay(visit, catalogue, around), catalogue, around, WORDS, DAY)


def pages_of(state: State, catalogue: Catalogue, around: tuple[Place, ...]) -> tuple[Page, ...]:
    """What the window shows for a state: while a sheet is printed, one page for each way that it goes; where one
    practises, one for each condition that the browser may be in."""
    if state.screen is Screen.RESULTS:
        return (results_page(state, catalogue.flows, catalogue, WORDS), page(state, catalogue, around, WORDS))
    if is_practised(state, catalogue):
        return tuple(page(state, catalogue, around, WORDS, condition) for condition in CONDITIONS)
    if state.screen is not Screen.PRINTING:
        return (page(state, catalogue, around, WORDS),)
    ways = ((False, False), (True, False), (False, True))
    return tuple(printing_page(("La fiche arrive.",), printed, in_trouble, WORDS) for printed, in_trouble in ways)


def offered(state: State, catalogue: Catalogue, around: tuple[Place, ...]) -> tuple[Act, ...]:
    """The acts of the page's buttons, of the words that are explained there, and « Chercher » in its header.

    A nickname, and what is looked for, are typed on the keyboard of their page; a search finds every flow here.
    """
    if state.screen is Screen.NICKNAME:
        return tuple(acts.TypedNickname(text) for text in NICKNAMES)
    if state.screen is Screen.SEARCH:
        return tuple(acts.Searched(text) for text in SEARCHES)
    if state.screen is Screen.STEP and isinstance(step := current_step(state, catalogue), Trial) and step.typed:
        typed = tuple(acts.Tried(text) for text in TYPED) if not tells_more(state, catalogue, around) else ()
    else:
        typed = ()
    browsed = said_by_browser(state, catalogue, around) if is_practised(state, catalogue) else ()
    wishes = [option.wish for page in pages_of(state, catalogue, around) for option in page.options]
    keeping = (
        acts.DroppedTerm(term) if is_kept(term, state) else acts.KeptTerm(term) for term in terms_of(state, catalogue)
    )
    search = (acts.AskedSearch(),) if state.screen in SEARCHED_FROM else ()
    wished = (wish for wish in wishes if isinstance(wish, get_args(Act)))
    return tuple(dict.fromkeys((*typed, *browsed, *wished, *keeping, *search)))


def is_practised(state: State, catalogue: Catalogue) -> bool:
    return state.screen is Screen.STEP and isinstance(current_step(state, catalogue), PracticeStep | SiteStep)


def said_by_browser(state: State, catalogue: Catalogue, around: tuple[Place, ...]) -> tuple[Act, ...]:
    """That a gesture is done; and, once the words of a made-up site are marked, which one was touched."""
    beside = page(state, catalogue, around, WORDS).beside
    if beside is None or not is_guided(state, catalogue, around):
        return ()
    touched = (acts.Asked(acts.WORD, "rayon"), acts.Asked(acts.WORD, "inconnu")) if beside.words else ()
    words = (acts.Asked(acts.WORDS), *touched) if beside.rules is None else ()
    returned = (acts.ReturnedTo(0),) if beside.gesture else ()
    return (acts.DidGesture(beside.gesture), *returned, *words)


def is_guided(state: State, catalogue: Catalogue, around: tuple[Place, ...]) -> bool:
    """Whether a guide stands beside the browser, with a gesture that is still to be done."""
    shown = page(state, catalogue, around, WORDS)
    return shown.beside is not None and shown.stars is not None


def tells_more(state: State, catalogue: Catalogue, around: tuple[Place, ...]) -> bool:
    """Whether a trial is over: its page has nothing to type any more."""
    return page(state, catalogue, around, WORDS).name != TYPING


def play(catalogue: Catalogue, around: tuple[Place, ...], touches: bytes) -> Visit:
    """The visit that `touches` make: each picks one of what the page offers, or, one time in sixteen, leaves it."""
    done: tuple[Act, ...] = ()
    states = [replay(done, catalogue, around)]
    for touch in touches:
        possible = offered(states[-1], catalogue, around)
        leaving = touch >= 240 or not possible
        act = PERMANENT[touch % 2] if leaving else possible[touch % len(possible)]
        done = (*done, act)
        states.append(replay(done, catalogue, around))
    return Visit(catalogue, around, done, tuple(states))


wanderings = strings(12)
visits: SearchStrategy[Visit] = st.builds(play, catalogues(), places, strings(MOST_ACTS))


def walk_to_an_end(catalogue: Catalogue, around: tuple[Place, ...], flow_id: str, wander: bytes) -> tuple[Act, ...]:
    """Open a flow, wander in it as long as `wander` says, then take the shortest way to an end."""
    flow = catalogue.flows[flow_id]
    distance = leading_out(flow.steps, bool(around))
    done: tuple[Act, ...] = (OpenedFlow(flow_id),)
    at, ahead = shown_for(flow, flow.start, around), iter(wander)
    while ways := ways_on(flow, at, around):
        touch = next(ahead, None)
        series = min(ways, key=lambda way: distance[ways[way]]) if touch is None else list(ways)[touch % len(ways)]
        done, at = (*done, *series), ways[series]
    return done


def earned(visit: Iterable[Act], catalogue: Catalogue, around: tuple[Place, ...]) -> set[str]:
    """Keys of the lines that the walked steps and choices give, from the acts alone: no state is looked at."""
    given: dict[str, list[str]] = {}
    flow, at, walking = next(iter(catalogue.flows.values())), "", False
    inside: Series = ()
    kept: dict[str, None] = {}
    for act in flows_opened(visit, catalogue):
        if isinstance(act, acts.KeptTerm | acts.DroppedTerm):
            kept.pop(f"mot.{act.term}", None)
            kept |= {f"mot.{act.term}": None} if isinstance(act, acts.KeptTerm) else {}
            continue
        beginning = isinstance(act, acts.OpenedFlow | acts.Restarted)
        walking = beginning or (walking and isinstance(act, acts.ON_A_STEP))
        match act:
            case acts.OpenedFlow() | acts.Restarted():
                flow = catalogue.flows[act.flow] if isinstance(act, acts.OpenedFlow) else flow
                at = shown_for(flow, flow.start, around)
                given[flow.id], inside = [*_keys(flow.steps[at].sheet, flow.id, catalogue)], ()
            case _ if walking:
                step, inside = flow.steps[at], (*inside, act)
                played = isinstance(step, QuizStep | Trial | PracticeStep | SiteStep)
                if played and not leaves_by(step, inside):
                    continue
                if isinstance(step, Trial):
                    given[flow.id] += _keys(lines_of_trial(step, inside), flow.id, catalogue)
                if isinstance(act, acts.PickedPlace):
                    given[flow.id].append(f"lieu.{act.place}")
                for choice in step.choices if isinstance(step, Question) else ():
                    if act == acts.Chose(choice.id):
                        given[flow.id] += _keys(choice.sheet, flow.id, catalogue)
                at = shown_for(flow, step.goto, around) if played else ways_on(flow, at, around)[inside]
                inside = ()
                given[flow.id] += _keys(flow.steps[at].sheet, flow.id, catalogue)
    return {*kept, *(key for keys in given.values() for key in keys)}


def flows_opened(visit: Iterable[Act], catalogue: Catalogue) -> Iterator[Act]:
    """The same visit, in which an answer of the orientation that opens a flow is told as its opening, and any other as
    its being asked."""
    assert catalogue.orientation is not None
    asked = ""
    for act in visit:
        if asked and isinstance(act, acts.Chose):
            (taken,) = [one for one in catalogue.orientation.questions[asked].turns if one.id == act.choice]
            asked = taken.goto
            yield acts.OpenedFlow(taken.flow) if taken.flow else acts.AskedOrientation()
        else:
            asked = catalogue.orientation.start if isinstance(act, acts.AskedOrientation) else ""
            yield act


def removed(visit: Iterable[Act]) -> set[str]:
    """Keys of the lines that were taken away and not put back."""
    gone: set[str] = set()
    for act in visit:
        match act:
            case acts.RemovedLine(line):
                gone.add(line)
            case acts.KeptLine(line):
                gone.discard(line)
            case acts.KeptTerm(term) | acts.DroppedTerm(term):
                gone.discard(f"mot.{term}")
    return gone


def sayings(keys: Iterable[str], catalogue: Catalogue) -> set[tuple[object, ...]]:
    """What the lines of these keys say: kind, text and hint, whichever flow gives them. Help is known by its key."""
    said = set()
    for key in keys:
        flow, _, name = key.partition(".")
        line = catalogue.flows[flow].lines[name] if flow in catalogue.flows else None
        said.add((line.kind, line.text, line.hint) if line else (key,))
    return said


def _keys(names: Iterable[str], flow_id: str, catalogue: Catalogue) -> list[str]:
    lines = [(name, catalogue.flows[flow_id].lines[name]) for name in names]
    own = [f"{flow_id}.{name}" for name, line in lines if line.kind is not LineKind.CONTACT]
    return own + [f"contact.{line.contact}" for _, line in lines if line.contact]
