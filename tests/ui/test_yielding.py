"""A header that has no room for everything: who gives what up, and in which order."""

from __future__ import annotations

import pytest

from ui.widgets.yielding import Places, Width, places

URGENT, LEAVE = Width(100, 40), Width(120, 40)
MEANING, SEARCH, THIRD = Width(200, 40, yields=1), Width(110, 40, yields=2), Width(90, 40, yields=2)
GAP = 10


@pytest.mark.parametrize(
    ("room", "bare", "below"),
    [
        (700, [], []),
        (670, [], []),
        (669, ["search"], []),
        (600, ["search"], []),
        (599, ["search", "meaning"], []),
        (440, ["search", "meaning"], []),
        (390, ["search", "meaning"], []),
        (389, [], [["meaning", "search"]]),
        (320, [], [["meaning", "search"]]),
        (319, [], [["meaning"], ["search"]]),
        (199, ["meaning"], [["meaning", "search"]]),
    ],
)
def test_words_go_before_places_and_the_least_needed_first(
    room: int, bare: list[str], below: list[list[str]]
) -> None:  # fmt: skip
    """With 100 pixels wished for all else, and 50 at the worst."""
    names = ("meaning", "search", "urgent", "leave")
    found = places((MEANING, SEARCH, URGENT, LEAVE), room, GAP, wished=100, least=50)
    assert {names[rank] for rank in found.bare} == set(bare)
    assert [[names[rank] for rank in row] for row in found.below] == below


@pytest.mark.parametrize("room", range(0, 900, 7))
def test_those_that_never_yield_never_do(room: int) -> None:
    found = places((MEANING, SEARCH, THIRD, URGENT, LEAVE), room, GAP, 100, 50)
    assert not {3, 4} & (found.bare | {rank for row in found.below for rank in row})


def test_alone_they_have_nothing_to_give_up() -> None:
    assert places((URGENT, LEAVE), 10, GAP, 500, 400) == Places()


def test_of_two_that_yield_alike_the_first_goes_first() -> None:
    assert places((SEARCH, THIRD, URGENT), 330, GAP, 50, 0).bare == {0}


def test_more_room_never_takes_more_words() -> None:
    kept = [len(places((MEANING, SEARCH, THIRD, URGENT), room, GAP, 100, 50).bare) for room in range(500, 900)]
    assert kept == sorted(kept, reverse=True)
