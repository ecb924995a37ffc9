"""Where pages end."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from impression.breaks import Block, faults, height, paginate

ROOM = 100.0


def block(
    tall: float,
    *,
    gap: float = 0.0,
    keep: bool = False,
    opens: bool = False,
    again: tuple[Block, ...] = (),
    item: bool = False,
) -> Block:
    return Block(tall, lambda canvas, top: None, gap, keep, opens, again=again, item=item)


blocks = st.lists(
    st.builds(block, st.floats(1, 60), gap=st.floats(0, 10), keep=st.just(False), opens=st.booleans()), max_size=40
)


def test_what_fits_is_one_page():
    parts = [block(40), block(50, gap=10)]
    assert paginate(parts, ROOM) == [parts]


def test_a_gap_is_not_counted_at_the_head_of_a_page():
    assert len(paginate([block(100, gap=50)], ROOM)) == 1


def test_no_block_still_gives_a_page():
    assert paginate([], ROOM) == [[]]


def test_a_heading_goes_to_the_next_page_with_what_it_announces():
    heading = block(10, keep=True)
    parts = [block(85), heading, block(50)]
    assert paginate(parts, ROOM) == [parts[:1], parts[1:]]


def test_a_new_page_begins_with_a_part_of_the_sheet_rather_than_inside_one():
    rows = [block(20) for _ in range(3)]
    others = [block(30, opens=True), block(20), block(20)]
    assert paginate([*rows, *others], ROOM) == [rows, others]


def test_the_last_page_is_not_left_almost_empty():
    pages = paginate([block(12) for _ in range(9)], ROOM)
    assert len(pages) == 2
    assert height(pages[1]) >= 20


def test_a_page_that_goes_on_repeats_the_headings():
    heading = block(10, gap=30, keep=True)
    rows = [block(20, again=(heading,)) for _ in range(7)]
    pages = paginate([heading, *rows], ROOM)
    assert [page[0] for page in pages] == [heading, heading]
    assert [row for page in pages for row in page[1:]] == rows


def test_no_line_is_drawn_under_a_heading_that_is_repeated():
    heading = block(10, keep=True)
    rows = [replace(block(60, again=(heading,)), ruled=True) for _ in range(2)]
    assert [[row.ruled for row in page] for page in paginate(rows, ROOM)] == [[False, False]] * 2


def test_one_item_is_not_left_alone_on_its_page():
    rows = [block(16, item=True) for _ in range(7)]
    others = [block(30), block(20)]
    assert [len(page) for page in paginate([*rows, *others], ROOM)] == [5, 4]
    assert [len(page) for page in paginate([block(80), *rows[:3]], ROOM)] == [1, 3]


def test_faults_are_pages_then_items_left_alone():
    row, other = block(16, item=True), block(30)
    assert faults([[row, row, other]]) == (1, 0)
    assert faults([[row, row], [row, other]]) == (2, 1)
    assert faults([[other], [row, other]]) == (2, 0)  # it is the only one


def test_a_block_higher_than_the_page_stands_alone():
    giant = block(300)
    assert paginate([block(10), giant, block(10)], ROOM)[1] == [giant]


@given(blocks)
def test_every_block_is_there_once_in_order_and_no_page_overflows(parts: list[Block]):
    pages = paginate(parts, ROOM)
    assert [part for page in pages for part in page] == parts
    assert all(height(page) <= ROOM + 1e-6 for page in pages)


@given(blocks, st.floats(1, 29))
def test_no_page_overflows_with_the_headings_it_repeats(parts: list[Block], tall: float):
    headed = [replace(part, again=(block(tall),)) for part in parts]
    pages = paginate(headed, ROOM)
    assert all(height(page) <= ROOM + 1e-6 for page in pages)
    assert [part.height for page in pages for part in page[1:]] == [part.height for part in parts]


@given(blocks)
def test_no_page_more_than_filling_each_to_the_brim_would_take(parts: list[Block]):
    greedy: list[list[Block]] = [[]]
    for part in parts:
        if greedy[-1] and height([*greedy[-1], part]) > ROOM:
            greedy.append([])
        greedy[-1].append(part)
    assert len(paginate(parts, ROOM)) <= len(greedy)


@given(st.lists(st.tuples(st.floats(1, 30), st.booleans()), min_size=1, max_size=40))
def test_what_belongs_together_is_never_parted(rows: list[tuple[float, bool]]):
    parts = [part for tall, headed in rows for part in ([block(5, keep=True)] if headed else []) + [block(tall)]]
    pages = paginate(parts, ROOM)
    assert not any(page[-1].keep for page in pages[:-1])
