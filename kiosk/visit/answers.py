"""From a list of answers, as one types them on a command line, to the acts of a visit."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.content.routes import arrival
from kiosk.content.schema import Catalogue, End, Place, PlaceStep, Question, Step
from kiosk.errors import EnvironmentFault
from kiosk.reading import did_you_mean, quoted
from kiosk.visit.acts import Act, Chose, Continued, OpenedFlow, PickedPlace


def acts_for(flow_id: str, answers: Sequence[str], catalogue: Catalogue, places: Sequence[Place]) -> tuple[Act, ...]:
    """The acts that open a flow and walk it to an end, choosing `answers` in turn and then the first choice each time.

    An answer is the id of a choice; at the step where one picks a place it may be the id of a place, and none is
    picked otherwise. Everything else is gone on from. Raises `EnvironmentFault` for a flow or an answer that does
    not exist, an answer too many, and a way that goes round in circles.
    """
    flow = catalogue.flows.get(flow_id)
    if flow is None:
        sentence = f"Le parcours {quoted(flow_id)} n’existe pas."
        raise EnvironmentFault(f"{sentence} {did_you_mean(flow_id, catalogue.flows)}".rstrip())
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
