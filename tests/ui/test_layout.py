"""The arithmetic of screens, on made-up items: nothing overlaps, nothing leaves, nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.layout import (
    BOTTOM,
    TOP,
    Air,
    Gaps,
    Item,
    Leaf,
    Rect,
    Row,
    even_grid,
    full_grid,
    grid,
    leaves,
    mirrored,
    side_by_side,
    stacked,
)


@dataclass(frozen=True, eq=False)
class Words:
    """An item of so many square pixels of text, whose longest word has `word` pixels."""

    amount: int
    word: int = 1

    def height_for(self, width: int) -> int:
        return 40 * (1 + self.amount // max(1, width))

    def fits_in(self, width: int) -> bool:
        return self.word <= width


words = st.builds(Words, st.integers(0, 4000), st.integers(1, 500))
gaps = st.builds(Gaps, st.integers(0, 30), st.integers(0, 30), st.integers(0, 90), st.integers(0, 8))
areas = st.builds(Rect, st.integers(10, 60), st.integers(0, 60), st.integers(300, 1800), st.integers(200, 1700))
airs = st.sampled_from([TOP, BOTTOM, Air(0.36, 0.14), Air(0.5, 0.5)])
rows = st.lists(words, max_size=9).flatmap(
    lambda items: st.integers(1, 4).map(lambda columns: full_grid(items, columns))
)
tallest = st.integers(0, 300)


def within(leaf: Leaf, area: Rect, bleed: int = 0) -> bool:
    return all(
        area.x - bleed <= rect.x
        and rect.x + rect.width <= area.x + area.width + bleed
        and area.y <= rect.y
        and rect.y + rect.height <= area.y + area.height
        for _, rect in leaf
    )


def apart(leaf: Leaf) -> bool:
    return not any(_meet(one.rect, other.rect) for one, other in combinations(leaf, 2))


def _meet(one: Rect, other: Rect) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    above = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (beside or above)


def high_enough(leaf: Leaf) -> bool:
    return all(rect.height >= item.height_for(rect.width) for item, rect in leaf)


def unbroken(leaf: Leaf) -> bool:
    return all(item.fits_in(rect.width) for item, rect in leaf)


def items_of(rows: Sequence[Row]) -> list[Item]:
    return [item for row in rows for item in row.items]


def ids(leaf: Sequence[object]) -> list[int]:
    return [id(getattr(each, "item", each)) for each in leaf]


@given(areas, st.lists(words, max_size=5), rows, gaps, tallest, st.booleans(), airs)
def test_stacked_loses_nothing_and_keeps_to_its_area(
    area: Rect, told: list[Words], answers: list[Row], between: Gaps, high: int, low: bool, air: Air
) -> None:
    leaf = stacked(area, told, answers, between, high, low, air)
    if leaf is not None:
        assert ids(leaf) == ids([*told, *items_of(answers)])
        assert within(leaf, area, between.bleed)
        assert apart(leaf)
        assert high_enough(leaf)
        assert unbroken(leaf)


@given(areas, st.lists(words, max_size=5), rows, gaps, tallest, st.floats(0.3, 0.7))
def test_side_by_side_loses_nothing_and_keeps_to_its_area(
    area: Rect, told: list[Words], answers: list[Row], between: Gaps, high: int, share: float
) -> None:
    leaf = side_by_side(area, told, answers, between, high, share)
    if leaf is not None:
        assert ids(leaf) == ids([*told, *items_of(answers)])
        assert within(leaf, area, between.bleed)
        assert apart(leaf)
        assert high_enough(leaf)
        assert unbroken(leaf)


@given(areas, st.lists(words, min_size=1, max_size=5), rows, gaps, tallest, st.booleans(), st.booleans(), st.booleans())
def test_every_item_is_on_exactly_one_leaf_and_suite_on_all_but_the_last(
    area: Rect, told: list[Words], answers: list[Row], between: Gaps, high: int, low: bool, followed: bool, eager: bool
) -> None:
    more = Words(0)
    cut = leaves(area, told, answers, between, more, high, low, followed=followed, eager=eager)
    own = [placed for leaf in cut for placed in leaf if placed.item is not more]
    assert ids(own) == ids([*told, *items_of(answers)])
    assert [more in [item for item, _ in leaf] for leaf in cut] == [True] * (len(cut) - 1) + [followed]
    for leaf in cut:
        mine = tuple(placed for placed in leaf if placed.item is not more)
        single = len({placed.rect.y for placed in mine}) == 1
        if not single:  # what is higher than a whole leaf has one of its own, and can only be seen in part
            assert within(leaf, area, between.bleed)
            assert apart(leaf)
        assert high_enough(leaf)


@given(areas, st.lists(words, min_size=1, max_size=4), rows, gaps)
def test_what_stacks_needs_one_leaf(area: Rect, told: list[Words], answers: list[Row], between: Gaps) -> None:
    """« Suite » is for what does not fit, never for what does."""
    if stacked(area, told, answers, between, 0) is not None:
        assert len(leaves(area, told, answers, between, Words(0))) == 1


@given(st.lists(words, min_size=1, max_size=8), gaps)
def test_even_leaves_are_as_few_as_eager_ones(items: list[Words], between: Gaps) -> None:
    area, answers = Rect(0, 0, 600, 400), grid(items, 1)
    even = leaves(area, [], answers, between, Words(0))
    assert len(even) == len(leaves(area, [], answers, between, Words(0), eager=True))


def test_even_leaves_share_what_eager_ones_put_first() -> None:
    area, more = Rect(0, 0, 500, 380), Words(0)
    answers = grid([Words(500) for _ in range(6)], 1)  # 80 pixels each
    between = Gaps(0, 0, 0)
    count = [len(leaf) for leaf in leaves(area, [], answers, between, more)]
    assert count == [4, 3]  # three and « Suite », then three
    assert [len(leaf) for leaf in leaves(area, [], answers, between, more, eager=True)] == [5, 2]


@given(areas, st.lists(words, min_size=1, max_size=4), rows, gaps)
def test_mirrored_twice_is_the_same_and_once_keeps_the_sizes(
    area: Rect, told: list[Words], answers: list[Row], between: Gaps
) -> None:
    width = area.width + 2 * area.x
    leaf = leaves(area, told, answers, between, Words(0))[0]
    turned = mirrored(leaf, width)
    assert mirrored(turned, width) == leaf
    assert [rect[1:] for _, rect in turned] == [rect[1:] for _, rect in leaf]
    assert apart(turned) == apart(leaf)


@given(st.lists(words, min_size=1, max_size=12), st.integers(1, 4))
def test_a_full_grid_has_no_lonely_cell(items: list[Words], columns: int) -> None:
    made = full_grid(items, columns)
    assert ids(items_of(made)) == ids(items)
    assert all(row.columns == 1 or len(row.items) > 1 for row in made)


@given(st.lists(words, max_size=12), st.integers(1, 4))
def test_an_even_grid_loses_nothing_and_fills_every_row(items: list[Words], most: int) -> None:
    made = even_grid(items, most)
    assert ids(items_of(made)) == ids(items)
    lengths = [len(row.items) for row in made]
    assert [row.columns for row in made] == lengths
    assert len(made) == -(-len(items) // most)
    assert all(length in (lengths[0], lengths[0] - 1) for length in lengths)


def test_rows_that_grow_become_equally_high_and_stop_at_the_tallest() -> None:
    area, between = Rect(0, 0, 400, 1000), Gaps(0, 10, 0)
    answers = [Row([Words(0)], 1), Row([Words(900)], 1), Row([Words(0)], 1, grows=False)]
    leaf = stacked(area, [], answers, between, tallest=200)
    assert leaf is not None
    assert [rect.height for _, rect in leaf] == [200, 200, 40]


def test_low_sits_at_the_bottom_and_air_a_little_above_the_middle() -> None:
    area, between, told, answers = Rect(0, 0, 400, 1000), Gaps(10, 10, 0), [Words(0)], grid([Words(0)], 1)
    low = stacked(area, told, answers, between, 0, low=True)
    high = stacked(area, told, answers, between, 0, air=Air(0.25, 0.5))
    assert low is not None
    assert high is not None
    assert low[-1].rect.y + low[-1].rect.height == 1000
    assert low[0].rect.y == 1000 - 100
    assert high[0].rect.y == 225
    assert high[1].rect.y == 225 + 60 + 450


@pytest.mark.parametrize("arrange", [stacked, side_by_side])
def test_words_that_would_be_broken_are_refused(arrange: type) -> None:
    area, between = Rect(0, 0, 400, 1000), Gaps(10, 10, 10)
    assert arrange(area, [Words(0, word=600)], grid([Words(0)], 1), between, 0) is None
