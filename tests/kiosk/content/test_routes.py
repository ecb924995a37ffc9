"""Which step follows which, and how far the end is: by example, and beside a slower reckoning of the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given

from kiosk.content.routes import arrival, exits, screens_ahead
from kiosk.content.schema import Catalogue, Flow, Place
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
from tests.kiosk.visit.flows import QUIZZES, catalogues, choice, made_flow, made_places, places, shown_for, ways_on

SOME = made_places(2)


def to(*targets: str) -> Question:
    return Question(title="Où ?", choices=tuple(choice(f"vers-{n}", target) for n, target in enumerate(targets)))


def on(target: str) -> Explanation:
    return Explanation(title="Lisez", goto=target)


def pick(target: str, without: str) -> PlaceStep:
    return PlaceStep(title="Quel lieu ?", goto=target, without=without)


def trial(target: str) -> Trial:
    return Trial(title="Écrivez", typed="ici", clue="Là", shown="Ici", skill="ecrire", goto=target)


def levels(accompanied: str, partly: str, autonomous: str) -> AbilityStep:
    return AbilityStep(levels=Levels(accompanied=accompanied, partly=partly, autonomous=autonomous))


END = End(title="C’est fini", also=("autre",))


@pytest.mark.parametrize(
    ("step", "following"),
    [
        (to("b", "a", "b"), ("b", "a")),
        (on("a"), ("a",)),
        (FilmStep(title="Regardez", film="essai", goto="a"), ("a",)),
        (pick("a", "b"), ("a", "b")),
        (pick("a", "a"), ("a", "a")),
        (QuizStep(quiz="idees", goto="a"), ("a",)),
        (trial("a"), ("a",)),
        (PracticeStep(title="Essayez", guide="essayer", goto="a"), ("a",)),
        (SiteStep(title="Allez-y", site="exemple", goto="a"), ("a",)),
        (levels("a", "b", "c"), ("a", "b", "c")),
        (END, ()),
    ],
)
def test_exits(step: Step, following: tuple[str, ...]) -> None:
    assert exits(step) == following


class TestArrival:
    flow = made_flow({"lieu": pick("oui", "encore"), "encore": pick("oui", "non"), "oui": END, "non": END})

    def test_a_place_step_is_shown_when_there_is_a_place(self) -> None:
        assert arrival(self.flow, "lieu", SOME) == "lieu"

    def test_without_places_one_after_the_other_is_passed_over(self) -> None:
        assert arrival(self.flow, "lieu", ()) == "non"

    @pytest.mark.parametrize(("level", "at"), [("accompanied", "non"), ("partly", "oui"), ("autonomous", "fin")])
    def test_an_ability_step_leads_on_by_level(self, level: str, at: str) -> None:
        flow = made_flow({"niveau": levels("lieu", "oui", "fin"), "lieu": pick("oui", "non"), "oui": END, "non": END,
                          "fin": END})  # fmt: skip
        assert arrival(flow, "niveau", (), level) == at
        assert arrival(flow, "niveau", (), "") == "niveau", "nobody knows yet"

    def test_any_other_step_is_shown(self) -> None:
        assert arrival(self.flow, "oui", ()) == arrival(self.flow, "oui", SOME) == "oui"

    def test_place_steps_in_a_ring_do_not_hang_the_kiosk(self) -> None:
        ring = made_flow({"a": pick("fin", "b"), "b": pick("fin", "a"), "fin": END})
        assert arrival(ring, "a", ()) in ("a", "b")


@pytest.mark.parametrize(
    ("steps", "around", "ahead"),
    [
        ({"a": END}, SOME, {"a": 1}),
        ({"a": on("b"), "b": END}, SOME, {"a": 2, "b": 1}),
        ({"a": to("b", "c"), "b": on("c"), "c": END}, SOME, {"a": 3, "b": 2, "c": 1}),
        ({"a": to("a", "b"), "b": END}, SOME, {"a": 2, "b": 1}),
        ({"a": to("b", "c"), "b": on("a"), "c": on("d"), "d": END}, SOME, {"a": 4, "b": 4, "c": 2, "d": 1}),
        ({"a": on("b"), "b": to("c", "d"), "c": on("b"), "d": END}, SOME, {"a": 4, "b": 3, "c": 3, "d": 1}),
        ({"a": pick("b", "c"), "b": on("c"), "c": END}, SOME, {"a": 3, "b": 2, "c": 1}),
        ({"a": on("b"), "b": pick("c", "d"), "c": on("d"), "d": END}, (), {"a": 2, "d": 1}),
        ({"a": on("b"), "b": pick("d", "c"), "c": on("d"), "d": END}, (), {"a": 3, "c": 2, "d": 1}),
        ({"a": trial("b"), "b": levels("c", "d", "d"), "c": on("d"), "d": END}, (), {"a": 4, "c": 2, "d": 1}),
        ({"a": QuizStep(quiz="idees", goto="b"), "b": END}, (), {"a": 8, "b": 1}),
        ({"a": on("b"), "b": pick("d", "c"), "c": on("d"), "d": END}, SOME, {"a": 4, "b": 3, "c": 2, "d": 1}),
    ],
)
def test_screens_ahead(steps: dict[str, Step], around: tuple[Place, ...], ahead: dict[str, int]) -> None:
    assert screens_ahead(made_flow(steps), "a", around, QUIZZES) == ahead


def test_what_leads_to_an_unused_step_is_not_counted() -> None:
    flow = made_flow({"a": on("fin"), "perdu": on("a"), "fin": END})
    assert screens_ahead(flow, "a", SOME) == {"a": 2, "fin": 1}


@given(catalogues(), places)
def test_screens_ahead_of_any_flow(catalogue: Catalogue, around: tuple[Place, ...]) -> None:
    for flow in catalogue.flows.values():
        start = shown_for(flow, flow.start, around)
        assert screens_ahead(flow, start, around, catalogue.quizzes) == slowly(flow, start, around)


def slowly(flow: Flow, start: str, around: tuple[Place, ...]) -> dict[str, int]:
    """Steps that lead to each other count together, all their screens, and before them whatever leads to them."""
    follows = {name: set(ways_on(flow, name, around).values()) for name in flow.steps if shown(flow, name, around)}
    leads = {name: reached(follows, name) for name in follows}
    loops = {name: {other for other in leads[name] if name in leads[other]} for name in follows}

    def ahead(name: str) -> int:
        beyond = set().union(*(follows[other] for other in loops[name])) - loops[name]
        return sum(screens(flow.steps[other]) for other in loops[name]) + max(map(ahead, beyond), default=0)

    return {name: ahead(name) for name in leads[start]}


def screens(step: Step) -> int:
    return 2 if isinstance(step, Trial) else 7 if isinstance(step, QuizStep) else 1


def shown(flow: Flow, name: str, around: tuple[Place, ...]) -> bool:
    return shown_for(flow, name, around) == name


def reached(follows: dict[str, set[str]], start: str) -> set[str]:
    """`start` and every step that some way leads to from it."""
    found: set[str] = set()
    ahead = [start]
    while ahead:
        if (name := ahead.pop()) not in found:
            found.add(name)
            ahead += follows[name]
    return found
