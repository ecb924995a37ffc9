"""Checks on the ways through a flow. By reachability, never by listing paths: those grow without bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import astuple, fields

from kiosk.content.layout import flow_file
from kiosk.content.routes import exits
from kiosk.content.schema import Flow
from kiosk.content.steps import (
    AbilityStep,
    End,
    Levels,
    PlaceStep,
    Question,
    Step,
    Trial,
)
from kiosk.content.surroundings import Surroundings
from kiosk.reading import UNREADABLE, Fault, closest, did_you_mean, quoted

_UNKNOWN = ("", UNREADABLE)
"""Targets that could not be read: nothing can be said about where they lead."""


def sheet_names(flow: Flow) -> Iterator[tuple[str, str]]:
    """Path and name of each sheet line that a step or a choice gives."""
    for name, step in flow.steps.items():
        yield from ((f"etapes.{name}.fiche[{rank}]", line) for rank, line in enumerate(step.sheet, 1))
        for choice in step.choices if isinstance(step, Question) else ():
            path = f"etapes.{name}.choix.{choice.id}.fiche"
            yield from ((f"{path}[{rank}]", line) for rank, line in enumerate(choice.sheet, 1))
        if isinstance(step, Trial):
            for outcome in fields(step.outcomes):
                path, lines = f"etapes.{name}.selon.{outcome.encode_name}", getattr(step.outcomes, outcome.name)
                yield from ((f"{path}[{rank}]", line) for rank, line in enumerate(lines, 1))


def check_targets(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """Every way leads to a step."""
    for path, target in _targets(flow):
        if target not in flow.steps and target not in _UNKNOWN:
            sentence = f"l’étape {quoted(target)} n’existe pas."
            yield Fault(flow_file(flow.id), path, sentence, did_you_mean(target, flow.steps))


def check_reachable(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """A step that no answer leads to is a mistake in a `vers`, or left over."""
    links = _links(flow)
    reached = _reached(links, flow.start)
    if reached is None:
        return
    for name in flow.steps:
        if name not in reached:
            sentence = "aucun chemin ne mène à cette étape."
            yield Fault(flow_file(flow.id), f"etapes.{name}", sentence, "Reliez-la avec « vers », ou enlevez-la.")


def check_exit(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """From every step an end can be reached, also where the admin typed no place."""
    if _links(flow) is None:
        return
    ends = [name for name, step in flow.steps.items() if isinstance(step, End)]
    if not ends:
        yield Fault(
            flow_file(flow.id), "etapes", "aucune étape n’est une « fin ».", "Ajoutez une étape « genre: fin »."
        )
        return
    told: set[str] = set()
    for when, ways in _ENDLESS.items():
        links = _links(flow, ways) or {}
        leaving = _leading_to(links, ends)
        shown = links if ways is exits else _reached(links, flow.start) or ()
        for name, step in flow.steps.items():
            if name in shown and name not in leaving | told and any(target in flow.steps for target in exits(step)):
                told.add(name)
                sentence = f"on tourne en rond{when} : aucune fin ne suit cette étape."
                yield Fault(flow_file(flow.id), f"etapes.{name}", sentence, "Ajoutez un choix qui mène vers une fin.")


def check_every_sheet(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """Nobody leaves with empty hands: no way reaches an end without a line for the sheet.

    It is enough to walk through what gives nothing: if an end is met on the way, somebody can do the same.
    """
    links = _links(flow, _bare_exits)
    if links is None or flow.start not in flow.steps or flow.steps[flow.start].sheet:
        return
    bare = {name: {target for target in targets if not flow.steps[target].sheet} for name, targets in links.items()}
    for name in _reached(bare, flow.start) or ():
        if isinstance(flow.steps[name], End):
            sentence = "un chemin arrive à cette fin sans rien sur la fiche."
            yield Fault(flow_file(flow.id), f"etapes.{name}", sentence, "Ajoutez « fiche: » à cette étape.")


def check_given_lines(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """A line that no way gives was forgotten in a `fiche:`, or misspelt there."""
    named = {line for _, line in sheet_names(flow)}
    meant = {closest(line, flow.lines) for line in named - flow.lines.keys()}
    for name in flow.lines:
        if name not in named and name not in meant:
            sentence = "aucun chemin ne donne cette ligne."
            yield Fault(flow_file(flow.id), f"fiche.{name}", sentence, "Nommez-la dans une « fiche: », ou enlevez-la.")


WAY_CHECKS: tuple[Callable[[Flow, Surroundings], Iterator[Fault]], ...] = (
    check_targets,
    check_reachable,
    check_exit,
    check_every_sheet,
    check_given_lines,
)


def _targets(flow: Flow) -> Iterator[tuple[str, str]]:
    """Path and name of each step that something leads to."""
    yield "depart", flow.start
    for name, step in flow.steps.items():
        path = f"etapes.{name}"
        match step:
            case Question(choices=choices):
                yield from ((f"{path}.choix.{choice.id}.vers", choice.goto) for choice in choices)
            case PlaceStep(goto=goto, without=without):
                yield from ((f"{path}.ensuite", goto), (f"{path}.sans-lieu", without))
            case AbilityStep(levels=levels):
                yield from ((f"{path}.niveaux.{one.encode_name}", getattr(levels, one.name)) for one in fields(Levels))
            case End():
                pass
            case _:
                yield f"{path}.ensuite", step.goto


def _links(flow: Flow, ways: Callable[[Step], Iterable[str]] = exits) -> dict[str, set[str]] | None:
    """Which steps follow which by those `ways`, a misspelt target standing for the one it resembles.

    None when some cannot be told.
    """
    links: dict[str, set[str]] = {}
    for name, step in flow.steps.items():
        if any(target in _UNKNOWN for target in exits(step)) or (isinstance(step, Question) and not step.choices):
            return None
        meant = {target if target in flow.steps else closest(target, flow.steps) for target in ways(step)}
        links[name] = {target for target in meant if target}
    return links


def _bare_exits(step: Step) -> Iterable[str]:
    """Those that give no line for the sheet."""
    if isinstance(step, Question):
        return [choice.goto for choice in step.choices if not choice.sheet]
    if isinstance(step, Trial) and all(astuple(step.outcomes)):
        return ()
    return exits(step)


def _exits_without_places(step: Step) -> Iterable[str]:
    return (step.without,) if isinstance(step, PlaceStep) else exits(step)


_ENDLESS: dict[str, Callable[[Step], Iterable[str]]] = {
    "": exits,
    " quand il n’y a aucun lieu": _exits_without_places,
}
"""Where one may go round for ever, by what is said of it."""


def _leading_to(links: Mapping[str, set[str]], ends: Iterable[str]) -> set[str]:
    """The steps from which one of `ends` can be reached."""
    back: dict[str, set[str]] = {name: set() for name in links}
    for name, targets in links.items():
        for target in targets:
            back[target].add(name)
    return set().union(*(_reached(back, end) or () for end in ends))


def _reached(links: Mapping[str, set[str]] | None, start: str) -> set[str] | None:
    """The steps that can be reached from `start`. None when the ways are not known."""
    if links is None or start not in links:
        return None
    reached, ahead = {start}, [start]
    while ahead:
        new = links[ahead.pop()] - reached
        reached |= new
        ahead += new
    return reached
