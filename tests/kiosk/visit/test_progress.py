"""« Étape n sur m »: m is the longest way still ahead and never grows, and n comes nearer to it."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.schema import Catalogue, Flow, Place
from kiosk.visit.acts import ON_A_STEP, Act, Chose, Continued, DroppedTerm, KeptTerm, OpenedFlow, Restarted
from kiosk.visit.pages import page
from kiosk.visit.state import State, current_step, replay
from tests.kiosk.visit.flows import catalogues, moves, places, shown_for, ways_on
from tests.kiosk.visit.practising import Series
from tests.kiosk.visit.sample import CATALOGUE, OPENED, TWO_PLACES
from tests.kiosk.visit.walks import WORDS, Visit, flows_opened, visits, walk_to_an_end, wanderings


def shown(visit: tuple[Act, ...], catalogue: Catalogue, around: tuple[Place, ...]) -> tuple[int, int]:
    """n and m on the page where a visit stands."""
    mark = page(replay(visit, catalogue, around), catalogue, around, WORDS).progress
    assert mark is not None
    assert mark.text == f"Étape {mark.n} sur {mark.total}"
    return mark.n, mark.total


def test_a_loop_does_not_count_and_a_short_way_brings_the_end_nearer() -> None:
    assert shown((OPENED,), CATALOGUE, ()) == (1, 3)
    assert shown((OPENED, Chose("non"), Chose("non")), CATALOGUE, ()) == (1, 3)
    assert shown((OPENED, Chose("non"), Chose("oui")), CATALOGUE, ()) == (2, 3)
    assert shown((OPENED, Chose("oui"), Continued()), CATALOGUE, ()) == (3, 3)


def test_starting_again_counts_from_one() -> None:
    assert shown((OPENED, Chose("film"), Continued(), Restarted()), CATALOGUE, TWO_PLACES) == (1, 4)


def test_only_a_step_has_a_number() -> None:
    assert page(State(), CATALOGUE, (), WORDS).progress is None


@given(visits)
def test_the_total_never_grows_and_the_number_never_passes_it(visit: Visit) -> None:
    for act, (n_before, before), (n, total) in along(visit):
        assert 1 <= n <= total
        if isinstance(act, ON_A_STEP):
            assert total <= before
            assert n >= n_before
        elif isinstance(act, KeptTerm | DroppedTerm):
            assert (n, total) == (n_before, before)
        else:
            assert n == 1


def along(visit: Visit) -> Iterator[tuple[Act, tuple[int, int], tuple[int, int]]]:
    """Each act that leads to a step, with what was announced before and after it; (1, 1) where there was no step."""
    announced = [page(state, visit.catalogue, visit.places, WORDS).progress for state in visit.states]
    for act, before, now in zip(flows_opened(visit.acts, visit.catalogue), announced, announced[1:], strict=False):
        if now is not None:
            yield act, (before.n, before.total) if before else (1, 1), (now.n, now.total)


@given(catalogues(), places, wanderings, st.data())
def test_every_end_is_the_last_step(
    catalogue: Catalogue, around: tuple[Place, ...], wander: bytes, data: st.DataObject
) -> None:
    flow = data.draw(st.sampled_from(sorted(catalogue.flows)))
    n, total = shown(walk_to_an_end(catalogue, around, flow, wander), catalogue, around)
    assert n == total


@given(catalogues(loops=False), places, wanderings, st.data())
def test_without_loops_each_screen_counts_one(
    catalogue: Catalogue, around: tuple[Place, ...], wander: bytes, data: st.DataObject
) -> None:
    flow = data.draw(st.sampled_from(sorted(catalogue.flows)))
    walk = walk_to_an_end(catalogue, around, flow, wander)
    screens = 1
    for count in range(1, len(walk) + 1):
        screens += count > 1 and moved(walk[:count], catalogue, around)
        assert shown(walk[:count], catalogue, around)[0] == screens


def moved(walk: Series, catalogue: Catalogue, around: tuple[Place, ...]) -> bool:
    """Whether the last act of a walk showed another screen."""
    before = replay(walk[:-1], catalogue, around)
    return moves(current_step(before, catalogue), (*before.walks[-1].here, walk[-1]))


@given(catalogues(loops=False), places, st.data())
def test_the_longest_way_is_announced_from_the_start(
    catalogue: Catalogue, around: tuple[Place, ...], data: st.DataObject
) -> None:
    flow = catalogue.flows[data.draw(st.sampled_from(sorted(catalogue.flows)))]
    walk = longest(flow, around)
    for count in range(1, len(walk) + 1):
        assert shown(walk[:count], catalogue, around) == (count, len(walk))


def longest(flow: Flow, around: tuple[Place, ...]) -> tuple[Act, ...]:
    """The acts of a longest walk through a flow without loops, with no wrong try: each shows another screen."""
    walks: dict[str, tuple[Act, ...]] = {}

    def walk(name: str) -> tuple[Act, ...]:
        if name not in walks:
            ahead = [
                (*series, *walk(after))
                for series, after in ways_on(flow, name, around).items()
                if all(moves(flow.steps[name], series[:count]) for count in range(1, len(series) + 1))
            ]
            walks[name] = max(ahead, key=len, default=())
        return walks[name]

    return (OpenedFlow(flow.id), *walk(shown_for(flow, flow.start, around)))
