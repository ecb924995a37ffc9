"""Flows at a glance, for whoever writes them: how many steps and ways, and a drawing."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from msgspec import Struct
from msgspec.structs import fields

from kiosk.content.routes import exits
from kiosk.content.schema import Catalogue, Flow
from kiosk.content.steps import (
    AbilityStep,
    End,
    Explanation,
    FilmStep,
    Levels,
    PlaceStep,
    PracticeStep,
    Question,
    QuizStep,
    SiteStep,
    Step,
    Trial,
)

KINDS: dict[type, str] = {
    Question: "question",
    Explanation: "explication",
    FilmStep: "film",
    PracticeStep: "exercice",
    SiteStep: "site",
    PlaceStep: "lieu",
    QuizStep: "quiz",
    Trial: "essai",
    AbilityStep: "bilan",
    End: "fin",
}

MERMAID_SHAPES = {
    "question": '{{"%s"}}',
    "explication": '["%s"]',
    "film": '[/"%s"/]',
    "exercice": '[/"%s"\\]',
    "site": '(("%s"))',
    "lieu": '[("%s")]',
    "quiz": '[["%s"]]',
    "essai": '[\\"%s"\\]',
    "bilan": '{"%s"}',
    "fin": '(["%s"])',
}
DOT_SHAPES = {
    "question": "hexagon", "explication": "box", "film": "parallelogram", "exercice": "trapezium", "site": "ellipse",
    "lieu": "cylinder", "quiz": "component", "essai": "house", "bilan": "diamond", "fin": "oval",
}  # fmt: skip


LINE = 28
"""Letters on one line of a box, more or less."""


class Overview(Struct, frozen=True):
    """One line of `content list`. `ways` leaves out going round a loop again."""

    id: str
    title: str
    topic: str
    steps: int
    choices: int
    ways: int
    lines: int
    reviewed: str


class Link(Struct, frozen=True):
    """A way from one step to another, with what is chosen and what the sheet gets by it."""

    source: str
    target: str
    label: str = ""


def overview(catalogue: Catalogue) -> tuple[Overview, ...]:
    """Every flow, in the order of topics and titles."""
    ranks = {topic.id: rank for rank, topic in enumerate(catalogue.topics)}
    flows = sorted(catalogue.flows.values(), key=lambda flow: (ranks.get(flow.topic, len(ranks)), flow.title))
    return tuple(
        Overview(
            id=flow.id,
            title=flow.title,
            topic=flow.topic,
            steps=len(flow.steps),
            choices=sum(len(step.choices) for step in flow.steps.values() if isinstance(step, Question)),
            ways=count_ways(flow),
            lines=len(flow.lines),
            reviewed=flow.review.on,
        )
        for flow in flows
    )


def count_ways(flow: Flow) -> int:
    """How many different series of answers lead from the start to an end, without going back to a step."""
    known: dict[str, int] = {}

    def ways(name: str) -> int:
        if name not in known:
            known[name] = 0
            step = flow.steps.get(name)
            if step is None:
                return 0
            targets = [choice.goto for choice in step.choices] if isinstance(step, Question) else exits(step)
            known[name] = 1 if isinstance(step, End) else sum(map(ways, targets))
        return known[name]

    return ways(flow.start)


def links(flow: Flow) -> Iterator[Link]:
    """Every way, in the order of the file."""
    for name, step in flow.steps.items():
        match step:
            case Question(choices=choices):
                yield from (Link(name, choice.goto, _with_sheet(choice.text, choice.sheet)) for choice in choices)
            case PlaceStep(goto=goto, without=without):
                yield Link(name, goto, "lieu choisi")
                yield Link(name, without, "aucun lieu choisi")
            case AbilityStep(levels=levels):
                yield from (Link(name, getattr(levels, one.name), _spaced(one.encode_name)) for one in fields(Levels))
            case _:
                yield from (Link(name, target) for target in exits(step))


def mermaid(flow: Flow) -> str:
    """The flow as Mermaid text, which many editors and forges draw."""
    nodes = {name: f"e_{name.replace('-', '_')}" for name in (*flow.steps, *_lost(flow))}
    rows = ["---", f"title: {_dot_text(flow.title)}", "---", "flowchart TD"]
    rows += ['    depart(("départ"))', f"    depart --> {nodes[flow.start]}"]
    rows += [
        f"    {nodes[name]}{MERMAID_SHAPES[_kind(step)] % _mermaid_text(_caption(step))}"
        for name, step in flow.steps.items()
    ]
    rows += [f'    {nodes[name]}(("{_mermaid_text(name)} ?"))' for name in _lost(flow)]
    for link in links(flow):
        arrow = f'-- "{_mermaid_text(link.label)}" -->' if link.label else "-->"
        rows.append(f"    {nodes[link.source]} {arrow} {nodes[link.target]}")
    return "\n".join(rows) + "\n"


def dot(flow: Flow) -> str:
    """The flow as Graphviz text."""
    rows = [f"digraph {_dot_text(flow.id)} {{", f"    label={_dot_text(flow.title)}; labelloc=t; rankdir=TB;"]
    rows += ['    node [fontname="sans-serif"]; edge [fontname="sans-serif", fontsize=10];']
    rows += ['    "départ" [shape=circle];', f'    "départ" -> {_dot_text(flow.start)};']
    rows += [
        f"    {_dot_text(name)} [label={_dot_text(_caption(step))}, shape={DOT_SHAPES[_kind(step)]}];"
        for name, step in flow.steps.items()
    ]
    rows += [f"    {_dot_text(name)} [shape=doublecircle, label={_dot_text(f'{name} ?')}];" for name in _lost(flow)]
    rows += [
        f"    {_dot_text(link.source)} -> {_dot_text(link.target)} [label={_dot_text(link.label)}];"
        for link in links(flow)
    ]
    return "\n".join([*rows, "}"]) + "\n"


def _lost(flow: Flow) -> list[str]:
    """Steps that something leads to and that do not exist: an author sees in the drawing where they were meant."""
    named = dict.fromkeys([flow.start, *(link.target for link in links(flow))])
    return [name for name in named if name not in flow.steps]


def _kind(step: Step) -> str:
    return KINDS[type(step)]


def _caption(step: Step) -> str:
    kind = "" if isinstance(step, (Question, Explanation)) else f"{_kind(step).capitalize()}\u00a0: "
    name = step.quiz if isinstance(step, QuizStep) else step.title
    return _with_sheet("\n".join(wrap(f"{kind}{name}".rstrip("\u00a0: "), LINE)), step.sheet)


def _spaced(level: str) -> str:
    return level.replace("_", " ")


def _with_sheet(text: str, lines: tuple[str, ...]) -> str:
    """Each line of the sheet under what gives it, so that no box is wider than a title."""
    return "\n".join((text, *(f"✎ {line}" for line in lines)))


def _mermaid_text(text: str) -> str:
    return text.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace("\n", "<br>")


def _dot_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
