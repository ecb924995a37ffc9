"""What a discreet flow owes to who opens it: danger is answered at once, and somebody to talk to is never far."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.layout import CONTACTS, flow_file
from kiosk.content.routes import exits
from kiosk.content.schema import Catalogue, Flow
from kiosk.content.steps import Choice, End, Explanation, Question
from kiosk.content.surroundings import Surroundings
from kiosk.reading import Fault, quoted

TALKING = "parler-a-quelqu-un"
"""The flow that leads to somebody who listens."""

EMERGENCY_PHONES = frozenset({"15", "17", "112", "114", "115", "119", "3114", "3919"})


def check_someone_to_talk_to(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """Each end of a discreet flow offers to talk to somebody."""
    for name, step in flow.steps.items() if flow.discreet and flow.id != TALKING else ():
        if isinstance(step, End) and TALKING not in step.also:
            sentence = "une fin d’un parcours discret propose toujours de parler à quelqu’un."
            yield Fault(flow_file(flow.id), f"etapes.{name}", sentence, f"Ajoutez {quoted(TALKING)} à « aussi ».")


def check_danger_first(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """From the first question of a discreet flow, one choice gives an emergency number."""
    for flow in catalogue.flows.values() if CONTACTS not in around.unread else ():
        name = _first_question(flow) if flow.discreet else ""
        step = flow.steps.get(name)
        if isinstance(step, Question) and not any(_gives_emergency(flow, one, catalogue) for one in step.choices):
            numbers = ", ".join(sorted(EMERGENCY_PHONES, key=lambda phone: (len(phone), phone)))
            sentence = f"aucun choix de la première question ne mène tout de suite à un numéro d’urgence ({numbers})."
            yield Fault(flow_file(flow.id), f"etapes.{name}", sentence, "Ajoutez un choix pour un danger immédiat.")


def _first_question(flow: Flow) -> str:
    """The first step where something is chosen; empty when there is none before an end."""
    name, seen = flow.start, set[str]()
    while name not in seen and not isinstance(step := flow.steps.get(name), Question | None):
        seen.add(name)
        name = next(iter(exits(step)), "")
    return name if isinstance(flow.steps.get(name), Question) else ""


def _gives_emergency(flow: Flow, choice: Choice, catalogue: Catalogue) -> bool:
    target = flow.steps.get(choice.goto)
    if not isinstance(target, End | Explanation):
        return False
    lines = [flow.lines[line] for line in (*choice.sheet, *target.sheet) if line in flow.lines]
    contacts = [catalogue.contacts[line.contact] for line in lines if line.contact in catalogue.contacts]
    return any("".join(contact.phone.split()) in EMERGENCY_PHONES for contact in contacts)
