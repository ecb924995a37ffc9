"""The knock: five touches in the top left corner."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from ui.staff.knock import Knock

IN, OUT = (20.0, 30.0), (400.0, 30.0)


def opened(touches: Iterable[tuple[tuple[float, float], float]]) -> list[bool]:
    knock = Knock()
    return [knock.touched(*where, at) for where, at in touches]


def test_five_touches_open() -> None:
    assert opened((IN, at) for at in (0, 0.5, 1, 1.5, 2)) == [False] * 4 + [True]


def test_the_next_knock_needs_five_again() -> None:
    assert opened((IN, at / 2) for at in range(10)) == ([False] * 4 + [True]) * 2


def test_five_touches_too_slow_do_not_open() -> None:
    assert not any(opened((IN, at * 1.3) for at in range(12)))


def test_slow_ones_first_do_not_spoil_five_quick_ones() -> None:
    assert opened((IN, at) for at in (0, 4, 8, 8.4, 8.8, 9.2, 9.6))[-1]


@pytest.mark.parametrize("elsewhere", range(1, 5))
def test_a_touch_elsewhere_starts_it_again(elsewhere: int) -> None:
    touches = [IN] * elsewhere + [OUT] + [IN] * 4
    assert not any(opened((where, i * 0.4) for i, where in enumerate(touches)))


@pytest.mark.parametrize(
    ("where", "counts"), [((0, 0), True), ((109, 109), True), ((110, 20), False), ((20, 110), False)]
)
def test_the_corner_ends_at_110_units(where: tuple[float, float], counts: bool) -> None:
    assert any(opened((where, i * 0.4) for i in range(5))) is counts
