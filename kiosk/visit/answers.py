"""From a list of answers, as one types them on a command line, to the acts of a visit."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from kiosk.content.routes import arrival
from kiosk.content.schema import Catalogue, End, Flow, Place, PlaceStep, Question, Step
from kiosk.content.words import words_of
from kiosk.errors import EnvironmentFault
from kiosk.reading import did_you_mean, quoted
from kiosk.visit.acts import Act, Chose, Continued, OpenedFlow, PickedPlace
from kiosk.visit.page import Page
from kiosk.visit.pages import page
from kiosk.visit.state import Screen, replay

ON_THE_WAY = (Chose, Continued, PickedPlace)
"""What leads from one step of a flow to another."""


def acts_for(flow_id: str, answers: Sequence[str], catalogue: Catalogue, places: Sequence[Place]) -> tuple[Act, ...]:
    """The acts that open a flow and walk it to an end, choosing `answers` in turn and then the first choice each time.

    An answer is the id of a choice; at the step where one picks a place it may be the id of a place, and none is
    picked otherwise. Everything else is gone on from. Raises `EnvironmentFault` for a flow or an answer that does
    not exist, an answer too many, and a way that goes round in circles.
    """
    flow = _flow(flow_id, catalogue)
    left = list(answers)
    acts: list[Act] = [OpenedFlow(flow_id)]
    seen: set[tuple[str, int]] = set()
    at = arrival(flow, flow.start, places)
    while not isinstance(step := flow.steps[at], End):
        if (at, len(left)) in seen:
            raise EnvironmentFault(
                f"Ces réponses tournent en rond à l’étape {quoted(at)}. Ajoutez une réponse qui mène ailleurs."
            )
        seen.add((at, len(left)))
        act, goto = _act(step, left, places)
        acts.append(act)
        at = arrival(flow, goto, places)
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
            ahead += [(*acts, option.wish) for option in shown.options if isinstance(option.wish, ON_THE_WAY)]
    raise EnvironmentFault(f"Aucun chemin ne mène à l’étape {quoted(step_id)}.")


def _flow(flow_id: str, catalogue: Catalogue) -> Flow:
    flow = catalogue.flows.get(flow_id)
    if flow is None:
        sentence = f"Le parcours {quoted(flow_id)} n’existe pas."
        raise EnvironmentFault(f"{sentence} {did_you_mean(flow_id, catalogue.flows)}".rstrip())
    return flow


def _act(step: Step, left: list[str], places: Sequence[Place]) -> tuple[Act, str]:
    """What is done at a step, and the step it leads to; takes from `left` the answer that it uses."""
    match step:
        case Question(title=title, choices=choices):
            wanted = left.pop(0) if left else choices[0].id
            for choice in choices:
                if choice.id == wanted:
                    return Chose(wanted), choice.goto
            possible = ", ".join(choice.id for choice in choices)
            sentence = f"{quoted(wanted)} n’est pas une réponse à {quoted(title)}."
            raise EnvironmentFault(f"{sentence} Réponses possibles\N{NO-BREAK SPACE}: {possible}.")
        case PlaceStep(goto=goto) if left and left[0] in {place.id for place in places}:
            return PickedPlace(left.pop(0)), goto
        case PlaceStep(without=without):
            return Continued(), without
        case End():
            raise AssertionError("the walk stops before an end")
        case _:
            return Continued(), step.goto
