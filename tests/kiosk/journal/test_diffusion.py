"""Published figures, attacked: every table that could have given them is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import EnvironmentFault
from kiosk.journal.breakdowns import BREAKDOWNS, Column, label
from kiosk.journal.diffusion import FLOOR, PUBLIC, publish, to_hide, whole_months
from kiosk.journal.statistics import Table


def sharings(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    """All ways to share `total` among `cells`, each at least 1."""
    if cells == 1:
        yield (total,)
        return
    for one in range(1, total - cells + 2):
        for others in sharings(total - one, cells - 1):
            yield (one, *others)


def possible(counts: Sequence[int], hidden: set[int], floor: int) -> list[set[int]]:
    """What each hidden cell may hold, by trying everything, for an attacker who knows the total, the cells shown,
    which of the hidden ones are under `floor`, and that those above are not larger than the smallest shown."""
    where = sorted(hidden)
    smallest_shown = min((count for n, count in enumerate(counts) if n not in hidden), default=10**9)
    values: list[set[int]] = [set() for _ in where]
    for guess in sharings(sum(counts[n] for n in where), len(where)):
        fits = all(
            value < floor if counts[n] < floor else floor <= value <= smallest_shown
            for n, value in zip(where, guess, strict=True)
        )
        if fits:
            for found, value in zip(values, guess, strict=True):
                found.add(value)
    return values


@pytest.mark.parametrize("floor", [2, 3, 4])
@pytest.mark.parametrize("cells", [1, 2, 3, 4])
def test_no_small_count_can_be_found_again(floor: int, cells: int) -> None:
    protected = 0
    for total in range(cells, 5 * floor + 1):
        for counts in sharings(total, cells):
            hidden = to_hide(counts, floor)
            if not hidden:
                assert hidden is None or min(counts) >= floor
                continue
            protected += 1
            assert {n for n, count in enumerate(counts) if count < floor} <= hidden
            for n, values in zip(sorted(hidden), possible(counts, hidden, floor), strict=True):
                if counts[n] < floor:
                    assert values == set(range(1, floor)), (counts, hidden)
    assert protected or cells == 1


def test_with_the_real_floor() -> None:
    for counts in ([3, 40, 50, 60], [1, 1, 30, 35], [10, 10, 12, 80], [5, 200, 7, 22]):
        hidden = to_hide(counts, FLOOR)
        assert hidden
        assert len(hidden) < len(counts)
        for n, values in zip(sorted(hidden), possible(counts, hidden, FLOOR), strict=True):
            assert counts[n] >= FLOOR or values == set(range(1, FLOOR))


@pytest.mark.parametrize("counts", [[3], [10, 10], [1, 1, 1], [1, 11], [5, 500]])
def test_what_cannot_be_protected_is_not_published(counts: list[int]) -> None:
    """Two cells that make 20 are ten and ten; beside 1, a total of 12 leaves 11; beside 500, 505 leaves 5."""
    hidden = to_hide(counts, FLOOR)
    if hidden is not None:
        for n, values in zip(sorted(hidden), possible(counts, hidden, FLOOR), strict=True):
            assert counts[n] >= FLOOR or values == set(range(1, FLOOR))
    assert (hidden is None) == (counts != [5, 500])


@given(st.lists(st.integers(FLOOR, 1000)))
def test_large_counts_are_all_published(counts: list[int]) -> None:
    assert to_hide(counts, FLOOR) == set()


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.integers(5, FLOOR))
def test_the_smallest_are_hidden_first(counts: list[int], floor: int) -> None:
    hidden = to_hide(counts, floor)
    if hidden:
        order = sorted(range(len(counts)), key=lambda n: (n not in hidden, counts[n]))
        assert all(counts[a] <= counts[b] for a, b in pairwise(order))


def test_a_published_table_has_one_label_and_one_count() -> None:
    columns = (
        label("flow", "Démarche"),
        Column("visits", "Visites"),
        Column("share", "Part"),
        Column("done", "Faites"),
    )
    rows = (("rdv", 60, 0.5, 40), ("droits", 50, 0.4, 3), ("aide", 25, 0.1, 2), ("urgence", 4, 0.0, 1))
    table = publish(Table("Démarches", columns, rows))
    assert [column.name for column in table.columns] == ["flow", "visits"]
    assert table.rows == (("rdv", 60), ("droits", 50), ("aide", None), ("urgence", None))
    assert publish(Table("Démarches", columns, rows[3:])).rows == ()


def test_public_tables_have_one_label() -> None:
    """A table that nests in another (steps in flows) gives away by its sums what the other hides."""
    assert all(len(BREAKDOWNS[by].labels) == 1 for by in PUBLIC)
    assert "day" not in PUBLIC


TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, (None, date(2026, 10, 31))),
        (date(2026, 3, 1), None, (date(2026, 3, 1), date(2026, 10, 31))),
        (date(2024, 2, 1), date(2024, 2, 29), (date(2024, 2, 1), date(2024, 2, 29))),
    ],
)
def test_whole_months_are_published(first: date | None, last: date | None, expected: tuple[date | None, date]) -> None:
    assert whole_months(first, last, TODAY) == expected


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 10, 2), None),
        (None, date(2026, 10, 30)),
        (None, date(2026, 11, 22)),
        (None, date(2026, 11, 30)),
        (date(2024, 2, 1), date(2024, 2, 28)),
    ],
)
def test_other_periods_are_refused(first: date | None, last: date | None) -> None:
    """The difference of two publications, one day apart, would be that day."""
    with pytest.raises(EnvironmentFault, match="mois entiers"):
        whole_months(first, last, TODAY)
