"""Acts in, state out: the whole visit is a fold, so that *Back* is a replay with one act less."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import reduce
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.routes import arrival, exits, screens_after, screens_ahead
from kiosk.content.schema import Catalogue, Flow, Place, Quiz, Turn
from kiosk.content.steps import (
    AbilityStep,
    End,
    PlaceStep,
    PracticeStep,
    Question,
    QuizStep,
    SiteStep,
    Step,
    Trial,
)
from kiosk.errors import Bug
from kiosk.visit import acts, played, practised
from kiosk.visit.ability import level_of
from kiosk.visit.acts import Act
from kiosk.visit.played import outcome, screen_within
from kiosk.visit.typed import tidied


class Screen(Enum):
    """Which page of the visit is shown."""

    HOME = "accueil"
    TOPIC = "theme"
    ORIENTATION = "orientation"
    SEARCH = "recherche"
    RESULTS = "resultats"
    STEP = "etape"
    SHEET = "fiche"
    LINES = "lignes"
    NICKNAME = "prenom"
    PRINTING = "impression"
    LEAVING = "depart"
    SATISFACTION = "satisfaction"
    AUTONOMY = "autonomie"
    GOODBYE = "au-revoir"


SEARCHED_FROM = frozenset(
    {
        Screen.HOME, Screen.TOPIC, Screen.ORIENTATION, Screen.RESULTS, Screen.STEP, Screen.SHEET, Screen.LINES,
        Screen.PRINTING,
    }
)  # fmt: skip
"""Pages from which something else can be looked for: all but those that type, and those of the way out."""


class Walked(Struct, frozen=True):
    """A step left behind, with what was chosen there; of one that was played, the acts `done` inside."""

    step: str
    choice: str = ""
    place: str = ""
    done: tuple[Act, ...] = ()


class Walk(Struct, frozen=True):
    """One flow being followed: the steps behind, and the step shown, with the acts done inside it. `level`: that of
    the last ability step that was passed."""

    flow: str
    at: str
    past: tuple[Walked, ...] = ()
    here: tuple[Act, ...] = ()
    level: str = ""


class State(Struct, frozen=True):
    """Where a visit stands. Derived from acts and content; nothing else is remembered. `asked` are the questions of the
    orientation up to the one that is shown, `searched` the words that are looked for."""

    screen: Screen = Screen.HOME
    topic: str = ""
    asked: tuple[str, ...] = ()
    searched: str = ""
    walks: tuple[Walk, ...] = ()
    removed: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    nickname: str = ""
    printed: bool = False
    satisfaction: str = ""
    autonomy: str = ""


class ImpossibleAct(Bug):
    """An act that the current page does not offer."""


def replay(visit: Iterable[Act], catalogue: Catalogue, places: Sequence[Place] = ()) -> State:
    """The state after `visit`. Raises `ImpossibleAct` when an act was not offered where it was done."""
    return reduce(lambda state, act: _after(state, act, catalogue, places), visit, State())


def current_flow(state: State, catalogue: Catalogue) -> Flow:
    return catalogue.flows[state.walks[-1].flow]


def current_step(state: State, catalogue: Catalogue) -> Step:
    return current_flow(state, catalogue).steps[state.walks[-1].at]


def lines_earned(walk: Walk, catalogue: Catalogue) -> Iterator[str]:
    """Names of the sheet's lines that a walk has given so far, in walking order; some come more than once."""
    steps = catalogue.flows[walk.flow].steps
    for walked in walk.past:
        step = steps[walked.step]
        yield from step.sheet
        for choice in step.choices if isinstance(step, Question) else ():
            if choice.id == walked.choice:
                yield from choice.sheet
        if isinstance(step, Trial):
            yield from getattr(step.outcomes, outcome(step, walked.done).value)
    yield from steps[walk.at].sheet


def places_picked(state: State) -> set[str]:
    return {walked.place for walk in state.walks for walked in walk.past if walked.place}


def has_sheet(state: State, catalogue: Catalogue) -> bool:
    """Whether anything would stand on the sheet: nobody is sent to an empty one."""
    earned = (True for walk in state.walks for _ in lines_earned(walk, catalogue))
    return bool(places_picked(state) or state.terms) or any(earned)


def term_key(term: str) -> str:
    """The key of a word's line on the sheet."""
    return f"mot.{term}"


def is_kept(term: str, state: State) -> bool:
    """Whether a word is on the sheet."""
    return term in state.terms and term_key(term) not in state.removed


def is_anything_discreet(state: State, catalogue: Catalogue) -> bool:
    """Whether a discreet flow has been followed: the sheet tells of it."""
    return any(catalogue.flows[walk.flow].discreet for walk in state.walks)


def is_discreet(state: State, catalogue: Catalogue) -> bool:
    """Whether what is shown tells of a discreet flow: its own pages, those of the sheet, and of the way out."""
    if state.screen is Screen.STEP:
        return current_flow(state, catalogue).discreet
    return state.screen in _PAST_THE_STEPS and is_anything_discreet(state, catalogue)


_PAST_THE_STEPS = frozenset(
    {
        Screen.SHEET, Screen.LINES, Screen.NICKNAME, Screen.PRINTING,
        Screen.LEAVING, Screen.SATISFACTION, Screen.AUTONOMY,
    }
)  # fmt: skip


def _after(state: State, act: Act, catalogue: Catalogue, places: Sequence[Place]) -> State:
    match state.screen, act:
        case _, acts.WentHome():
            return replace(state, screen=Screen.HOME, topic="", asked=(), searched="")
        case Screen.HOME, acts.OpenedTopic(topic) if tiles(catalogue).get(topic) == act:
            return replace(state, screen=Screen.TOPIC, topic=topic)
        case _, acts.OpenedFlow(flow) if flow in _flows_here(state, catalogue):
            return _open(state, catalogue.flows[flow], places)
        case ((Screen.HOME | Screen.RESULTS), acts.AskedOrientation()) if catalogue.orientation:
            return replace(state, screen=Screen.ORIENTATION, asked=(catalogue.orientation.start,), searched="")
        case Screen.ORIENTATION, acts.Chose(choice) if turn := turn_at(state, choice, catalogue):
            if turn.flow:
                return _open(state, catalogue.flows[turn.flow], places)
            return replace(state, asked=(*state.asked, turn.goto))
        case _, acts.AskedSearch(text) if state.screen in SEARCHED_FROM:
            return replace(state, screen=Screen.SEARCH, topic="", asked=(), searched=tidied(text, acts.LONGEST_SEARCH))
        case Screen.SEARCH, acts.Searched(text):
            return replace(state, screen=Screen.RESULTS, searched=tidied(text, acts.LONGEST_SEARCH))
        case Screen.STEP, acts.Restarted() if isinstance(current_step(state, catalogue), End):
            return _open(state, current_flow(state, catalogue), places)
        case Screen.STEP, _ if isinstance(act, acts.ON_A_STEP):
            return _walk_on(state, act, catalogue, places)
        case _, acts.AskedSheet() if _sheet_is_here(state, catalogue):
            return replace(state, screen=Screen.SHEET)
        case Screen.SHEET, acts.AskedLines():
            return replace(state, screen=Screen.LINES)
        case Screen.LINES, acts.RemovedLine(line) if line not in state.removed:
            return replace(state, removed=(*state.removed, line))
        case Screen.LINES, acts.KeptLine(line) if line in state.removed:
            return replace(state, removed=tuple(kept for kept in state.removed if kept != line))
        case _, (acts.KeptTerm(term) | acts.DroppedTerm(term)) if term in catalogue.glossary:
            return _with_term(state, act)
        case Screen.SHEET, acts.AskedNickname() if not is_anything_discreet(state, catalogue):
            return replace(state, screen=Screen.NICKNAME)
        case Screen.NICKNAME, acts.TypedNickname(text):
            return replace(state, screen=Screen.SHEET, nickname=tidied(text, acts.LONGEST_NICKNAME))
        case Screen.SHEET, acts.AskedPrint():
            return replace(state, screen=Screen.PRINTING, printed=True)
        case _, acts.Left():
            return replace(state, screen=_way_out(state, catalogue))
        case ((Screen.LEAVING | Screen.PRINTING), acts.Continued()):
            return replace(state, screen=Screen.SATISFACTION)
        case Screen.SATISFACTION, acts.Rated(answer) if answer in acts.RATINGS:
            return replace(state, screen=Screen.AUTONOMY, satisfaction=answer)
        case Screen.AUTONOMY, acts.JudgedAutonomy(answer) if answer in acts.AUTONOMIES:
            return replace(state, screen=Screen.GOODBYE, autonomy=answer)
    raise ImpossibleAct(f"{act!r} on {state.screen}")


def tiles(catalogue: Catalogue) -> dict[str, Act]:
    """What the tile of each topic does, where there is something to open. A topic with a single flow opens it at
    once: a list of one is a screen for nothing."""
    opening: dict[str, Act] = {}
    for topic in catalogue.topics:
        flows = catalogue.flows_of(topic.id)
        if topic.flow or len(flows) == 1:
            opening[topic.id] = acts.OpenedFlow(topic.flow or flows[0].id)
        elif flows:
            opening[topic.id] = acts.OpenedTopic(topic.id)
    return opening


def turn_at(state: State, choice: str, catalogue: Catalogue) -> Turn | None:
    """The choice of the question that is shown, if it has it."""
    question = catalogue.orientation.questions[state.asked[-1]] if catalogue.orientation and state.asked else None
    return next((turn for turn in question.turns if turn.id == choice), None) if question else None


def flows_after(step: Step, catalogue: Catalogue) -> tuple[Flow, ...]:
    """The other flows that an end names, each once."""
    named = dict.fromkeys(step.also if isinstance(step, End) else ())
    return tuple(catalogue.flows[flow] for flow in named if flow in catalogue.flows)


def _flows_here(state: State, catalogue: Catalogue) -> Container[str]:
    """Ids of the flows that can be opened. At home, every one: an animator starts it for the person beside them. Among
    the answers to a search, every one too: which are listed is for their page to say."""
    match state.screen:
        case Screen.HOME | Screen.RESULTS:
            return catalogue.flows
        case Screen.TOPIC:
            return [flow.id for flow in catalogue.flows_of(state.topic)]
        case Screen.STEP:
            return [flow.id for flow in flows_after(current_step(state, catalogue), catalogue)]
    return ()


def _sheet_is_here(state: State, catalogue: Catalogue) -> bool:
    match state.screen:
        case Screen.HOME:
            return has_sheet(state, catalogue)
        case Screen.STEP:
            return isinstance(current_step(state, catalogue), End)
    return state.screen in (Screen.LINES, Screen.PRINTING, Screen.LEAVING)


def _way_out(state: State, catalogue: Catalogue) -> Screen:
    """« J’ai terminé » never throws away a sheet without asking, and never questions a person who did nothing."""
    on_the_way = state.screen in (Screen.LEAVING, Screen.SATISFACTION, Screen.AUTONOMY, Screen.GOODBYE)
    if on_the_way or not (state.walks or state.terms):
        return Screen.GOODBYE
    return Screen.SATISFACTION if state.printed or not has_sheet(state, catalogue) else Screen.LEAVING


def _open(state: State, flow: Flow, places: Sequence[Place]) -> State:
    """Open a flow from its start. Walking a flow again replaces the first walk, on the sheet too: what was printed
    before is not the whole sheet any more."""
    walk = _arrived(Walk(flow.id, flow.start), flow, places)
    others = tuple(other for other in state.walks if other.flow != flow.id)
    return replace(
        state, screen=Screen.STEP, topic="", asked=(), searched="", walks=(*others, walk), printed=False
    )  # fmt: skip


def _with_term(state: State, act: acts.KeptTerm | acts.DroppedTerm) -> State:
    """The sheet gains or loses a word: what was printed before is not the whole sheet any more."""
    keeping = isinstance(act, acts.KeptTerm)
    if is_kept(act.term, state) == keeping:
        raise ImpossibleAct(f"{act!r} when it is done already")
    terms = tuple(term for term in state.terms if term != act.term)
    removed = tuple(key for key in state.removed if key != term_key(act.term))
    return replace(state, terms=(*terms, act.term) if keeping else terms, removed=removed, printed=False)


def _walk_on(state: State, act: Act, catalogue: Catalogue, places: Sequence[Place]) -> State:
    flow, step, walk = current_flow(state, catalogue), current_step(state, catalogue), state.walks[-1]
    match step, act:
        case ((QuizStep() | Trial() | PracticeStep() | SiteStep()), _):
            if isinstance(step, PracticeStep | SiteStep):
                still = practised.stays(step, walk.here, act, catalogue.guides)
            else:
                still = played.stays(step, walk.here, act, catalogue.quizzes)
            if still is None:
                raise ImpossibleAct(f"{act!r} at {flow.id}.{walk.at}")
            if still:
                return _walking(state, replace(walk, here=(*walk.here, act)))
            behind, goto = Walked(walk.at, done=walk.here), step.goto
        case Question(choices=choices), acts.Chose(choice_id):
            choice = next((c for c in choices if c.id == choice_id), None)
            if choice is None:
                raise ImpossibleAct(f"{act!r} at {flow.id}.{walk.at}")
            behind, goto = Walked(walk.at, choice=choice_id), choice.goto
        case PlaceStep(goto=goto), acts.PickedPlace(place) if any(one.id == place for one in places):
            behind = Walked(walk.at, place=place)
        case PlaceStep(without=goto), acts.Continued():
            behind = Walked(walk.at)
        case _, acts.Continued() if not isinstance(step, Question) and exits(step):
            behind, goto = Walked(walk.at), exits(step)[0]
        case _:
            raise ImpossibleAct(f"{act!r} at {flow.id}.{walk.at}")
    past = (*walk.past, behind)
    return _walking(state, _arrived(replace(walk, at=goto, past=past, here=()), flow, places))


def _walking(state: State, walk: Walk) -> State:
    return replace(state, walks=(*state.walks[:-1], walk))


def _arrived(walk: Walk, flow: Flow, places: Sequence[Place]) -> Walk:
    """The walk at the step that is really shown; an ability step says which level it leads on from."""
    at = arrival(flow, walk.at, places)
    if not isinstance(flow.steps[at], AbilityStep):
        return replace(walk, at=at)
    done = {walked.step: walked.done for walked in walk.past}
    trials = {name: step for name, step in flow.steps.items() if name in done and isinstance(step, Trial)}
    level = level_of([outcome(step, done[name]) for name, step in trials.items()])
    return replace(walk, at=arrival(flow, at, places, level), level=level)


def progress(
    walk: Walk, flow: Flow, places: Sequence[Place], quizzes: Mapping[str, Quiz] | None = None
) -> tuple[int, int]:
    """« Étape n sur m », counted in screens: m is the longest way still ahead and never grows; in a loop n stands
    still. `quizzes`: those of the catalogue, as they tell how many screens a quiz has."""
    seen = [*((walked.step, walked.done) for walked in walk.past), (walk.at, walk.here)]
    ahead = screens_ahead(flow, seen[0][0], places, quizzes)
    within = [screen_within(flow.steps[step], done) for step, done in seen]
    behind = accumulate((one + 1 for one in within), initial=0)
    total = min(count + ahead[step] for count, (step, _) in zip(behind, seen, strict=False))
    onward = all(ahead[after] < ahead[walk.at] for after in screens_after(flow, walk.at, places))
    return max(1, total - ahead[walk.at] + 1 + (within[-1] if onward else 0)), total
