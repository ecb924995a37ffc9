"""From a list of answers, as one types them on a command line, to the acts of a visit."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from kiosk.content.playing import PASS_OVER
from kiosk.content.routes import arrival
from kiosk.content.schema import Catalogue, Flow, Place
from kiosk.content.steps import End, PlaceStep, Question, QuizStep, Step, Trial
from kiosk.content.words import words_of
from kiosk.errors import EnvironmentFault
from kiosk.reading import did_you_mean, quoted
from kiosk.visit.acts import (
    GUESSES,
    ON_A_STEP,
    Act,
    Chose,
    Continued,
    Guessed,
    OpenedFlow,
    PassedOver,
    PickedPlace,
    Tried,
)
from kiosk.visit.page import Page
from kiosk.visit.pages import page
from kiosk.visit.played import is_asked, is_found
from kiosk.visit.state import Screen, current_step, replay


def acts_for(flow_id: str, answers: Sequence[str], catalogue: Catalogue, places: Sequence[Place]) -> tuple[Act, ...]:
    """The acts that open a flow and walk it to an end, choosing `answers` in turn and then the first choice each time.

    An answer is the id of a choice; at the step where one picks a place it may be the id of a place, and none is
    picked otherwise. Of a quiz it is one of `GUESSES`; of a trial what is touched or typed, or `passer`, and what is
    right otherwise. Everything else is gone on from. Raises `EnvironmentFault` for a flow or an answer that does
    not exist, an answer too many, and a way that goes round in circles.
    """
    _flow(flow_id, catalogue)
    left = list(answers)
    acts: list[Act] = [OpenedFlow(flow_id)]
    seen: set[tuple[str, int, int]] = set()
    while not isinstance(step := current_step(state := replay(acts, catalogue, places), catalogue), End):
        walk = state.walks[-1]
        place = (walk.at, len(walk.here), len(left))
        if place in seen:
            raise EnvironmentFault(
                f"Ces réponses tournent en rond à l’étape {quoted(walk.at)}. Ajoutez une réponse qui mène ailleurs."
            )
        seen.add(place)
        acts.append(_act(step, walk.here, left, catalogue, places))
    if left:
        raise EnvironmentFault(f"Le parcours est fini avant la réponse {quoted(left[0])}.")
    return tuple(acts)


def acts_to(flow_id: str, step_id: str, catalogue: Catalogue, places: Sequence[Place]) -> tuple[Act, ...]:
    """The acts of the shortest way to a step, as a person would do them; to the first one without `step_id`.

    Raises `EnvironmentFault` for a flow or a step that does not exist, or that no way leads to.
    """
    flow = _flow(flow_id, catalogue)
    step_id = step_id or arrival(flow, flow.start, places)
    if step_id not in flow.steps:
        sentence = f"L’étape {quoted(step_id)} n’existe pas dans {quoted(flow_id)}."
        raise EnvironmentFault(f"{sentence} {did_you_mean(step_id, flow.steps)}".rstrip())
    words = words_of(catalogue)
    ahead: deque[tuple[Act, ...]] = deque([(OpenedFlow(flow_id),)])
    met: set[Page] = set()
    while ahead:
        acts: tuple[Act, ...] = ahead.popleft()
        state = replay(acts, catalogue, places)
        if state.screen is not Screen.STEP or state.walks[-1].flow != flow_id:
            continue
        if state.walks[-1].at == step_id:
            return acts
        shown = page(state, catalogue, places, words)
        if shown not in met:
            met.add(shown)
            ahead += [(*acts, option.wish) for option in shown.options if isinstance(option.wish, ON_A_STEP)]
    raise EnvironmentFault(f"Aucun chemin ne mène à l’étape {quoted(step_id)}.")


def _flow(flow_id: str, catalogue: Catalogue) -> Flow:
    flow = catalogue.flows.get(flow_id)
    if flow is None:
        sentence = f"Le parcours {quoted(flow_id)} n’existe pas."
        raise EnvironmentFault(f"{sentence} {did_you_mean(flow_id, catalogue.flows)}".rstrip())
    return flow


def _act(step: Step, here: tuple[Act, ...], left: list[str], catalogue: Catalogue, places: Sequence[Place]) -> Act:
    """What is done at a step, where the acts `here` were done already; takes from `left` the answer that it uses."""
    match step:
        case Question(title=title, choices=choices):
            return Chose(_answer(left, title, [choice.id for choice in choices]))
        case PlaceStep() if left and left[0] in {place.id for place in places}:
            return PickedPlace(left.pop(0))
        case QuizStep(quiz=quiz) if is_asked(step, here, catalogue.quizzes):
            return Guessed(_answer(left, quiz, GUESSES))
        case Trial() if not is_found(step, here):
            return _try(step, left)
        case _:
            return Continued()


def _try(step: Trial, left: list[str]) -> Act:
    right = step.typed or next(attempt.id for attempt in step.choices if attempt.good)
    if step.typed:
        answer = left.pop(0) if left else right
    else:
        answer = _answer(left, step.title, [right, *(a.id for a in step.choices if a.id != right), PASS_OVER])
    return PassedOver() if answer == PASS_OVER else Tried(answer)


def _answer(left: list[str], asked: str, possible: Sequence[str]) -> str:
    """The next answer, the first possible one when there is none. Raises `EnvironmentFault` for any other."""
    wanted = left.pop(0) if left else possible[0]
    if wanted in possible:
        return wanted
    sentence = f"{quoted(wanted)} n’est pas une réponse à {quoted(asked)}."
    raise EnvironmentFault(f"{sentence} Réponses possibles\N{NO-BREAK SPACE}: {', '.join(possible)}.")
