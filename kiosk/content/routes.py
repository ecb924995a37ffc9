"""Which step follows which, and how far the end still is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import astuple

from kiosk.content.schema import Flow, Quiz
from kiosk.content.steps import (
    AbilityStep,
    End,
    Levels,
    PlaceStep,
    Question,
    QuizStep,
    Step,
    Trial,
)

LEVELS = Levels.__struct_fields__
"""How far a person can go alone, by the names that a program calls them."""


def exits(step: Step) -> tuple[str, ...]:
    """Names of the steps that may follow `step`: of a question each once, of a place step both ways, of an
    ability step that of each level."""
    match step:
        case Question(choices=choices):
            return tuple(dict.fromkeys(choice.goto for choice in choices))
        case PlaceStep(goto=goto, without=without):
            return (goto, without)
        case AbilityStep(levels=levels):
            return astuple(levels)
        case End():
            return ()
        case _:
            return (step.goto,)


def arrival(flow: Flow, step_id: str, places: Collection[object], level: str = "") -> str:
    """The step really shown when the route says `step_id`: a place step without places is passed over, and so is an
    ability step, towards its `level` (a field of `Levels`)."""
    seen = set()
    while step_id not in seen:
        seen.add(step_id)
        match flow.steps[step_id]:
            case PlaceStep(without=without) if not places:
                step_id = without
            case AbilityStep(levels=levels) if level:
                step_id = getattr(levels, level)
            case _:
                break
    return step_id


def screens_after(flow: Flow, step_id: str, places: Collection[object]) -> tuple[str, ...]:
    """The steps that may be shown right after `step_id`, itself shown, without repeats."""
    targets = exits(flow.steps[step_id])
    return tuple(dict.fromkeys(arrival(flow, target, places, level) for target in targets for level in LEVELS))


def screens_of(step: Step, quizzes: Mapping[str, Quiz]) -> int:
    """The most screens that a step has: of each statement of a quiz two, and one when all were looked at; of a trial
    the gesture, and what is said once it is done."""
    match step:
        case QuizStep(quiz=quiz) if quiz in quizzes:
            return 2 * len(quizzes[quiz].statements) + 1
        case Trial():
            return 2
        case _:
            return 1


def screens_ahead(
    flow: Flow, start: str, places: Collection[object], quizzes: Mapping[str, Quiz] | None = None
) -> dict[str, int]:
    """For `start` and each step that may be shown after it: how many screens the longest way to an end has, those of
    that step included.

    Steps that form a loop count together, each once: going round again brings nobody nearer to the end, and the
    figure never grows along any way.
    """
    ahead: dict[str, int] = {}
    for group in _loops_last_first(flow, start, places):
        beyond = {after for step_id in group for after in screens_after(flow, step_id, places)} - set(group)
        own = sum(screens_of(flow.steps[step_id], quizzes or {}) for step_id in group)
        length = own + max((ahead[after] for after in beyond), default=0)
        ahead.update(dict.fromkeys(group, length))
    return ahead


def _loops_last_first(flow: Flow, start: str, places: Collection[object]) -> list[list[str]]:
    """Tarjan's strongly connected components reachable from `start`, each before those that lead to it."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []

    def visit(step_id: str) -> None:
        order[step_id] = low[step_id] = len(order)
        stack.append(step_id)
        for after in screens_after(flow, step_id, places):
            if after not in order:
                visit(after)
                low[step_id] = min(low[step_id], low[after])
            elif after in stack:
                low[step_id] = min(low[step_id], order[after])
        if low[step_id] == order[step_id]:
            group: list[str] = []
            while step_id not in group:
                group.append(stack.pop())
            groups.append(group)

    visit(start)
    return groups
