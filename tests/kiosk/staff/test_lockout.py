"""How long the staff door stays shut, whatever the clock says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.staff.lockout import WAITS_S, Moment, Tries, in_this_boot, one_more, this_moment, tries_left, wait_left

NOON = Moment(wall=1_800_000_000.0, boot="a", since_boot=500.0)
DAY = 86_400.0


def later(seconds: float, since: Moment = NOON, *, clock_moved: float = 0.0) -> Moment:
    return Moment(since.wall + seconds + clock_moved, since.boot, since.since_boot + seconds)


def restarted(seconds: float, since: Moment = NOON, *, clock_moved: float = 0.0) -> Moment:
    """The machine was off for `seconds`, and has been on for 8."""
    return Moment(since.wall + seconds + clock_moved, since.boot + "+", 8.0)


def wrong(times: int, at: Moment = NOON) -> Tries:
    tries = Tries(b"salt")
    for _ in range(times):
        tries = one_more(tries, at)
    return tries


@pytest.mark.parametrize(
    ("times", "left", "wait"),
    [
        (0, 3, 0), (1, 2, 0), (2, 1, 0),
        (3, 1, 30), (4, 1, 60), (5, 1, 300), (6, 1, 900), (7, 1, 3600), (8, 1, 3600), (500, 1, 3600),
    ],
)  # fmt: skip
def test_three_free_tries_then_waits_that_grow(times: int, left: int, wait: float) -> None:
    assert (tries_left(wrong(times)), wait_left(wrong(times), NOON)) == (left, wait)


def test_a_wait_passes() -> None:
    assert wait_left(wrong(3), later(29)) == pytest.approx(1)
    assert wait_left(wrong(3), later(31)) == 0


@pytest.mark.parametrize("moved", [-20 * 365 * DAY, -DAY, -5, 5, DAY, 20 * 365 * DAY])
def test_while_the_machine_runs_the_date_changes_nothing(moved: float) -> None:
    assert wait_left(wrong(5), later(100, clock_moved=moved)) == pytest.approx(200)


def test_a_restart_does_not_end_a_wait_and_time_switched_off_counts() -> None:
    assert wait_left(wrong(5), restarted(20)) == pytest.approx(280)
    assert wait_left(wrong(7), restarted(DAY)) == 0


def test_a_date_set_back_during_a_restart_never_makes_a_wait_longer_than_itself() -> None:
    back = restarted(60, clock_moved=-20 * 365 * DAY)
    tries = in_this_boot(wrong(5), back)
    assert wait_left(tries, back) == pytest.approx(300)
    assert wait_left(tries, later(301, back)) == 0


def test_after_a_restart_the_date_is_believed_once() -> None:
    """The network sets the clock some seconds after the start: that jump neither opens nor closes the door."""
    first = restarted(20)
    tries = in_this_boot(wrong(5), first)
    for moved in (-DAY, DAY):
        assert wait_left(tries, later(30, first, clock_moved=moved)) == pytest.approx(250)


def test_a_machine_taken_back_to_an_earlier_moment_still_waits() -> None:
    """A virtual machine can be: same start, less time since."""
    assert wait_left(wrong(5), replace(NOON, since_boot=100.0)) == 300


@given(
    times=st.integers(3, 12),
    steps=st.lists(
        st.tuples(st.floats(0, 4000), st.floats(-1e9, 0), st.booleans()),
        max_size=12,
    ),
)
def test_no_date_set_back_ever_opens_early_or_closes_longer(
    times: int, steps: list[tuple[float, float, bool]]
) -> None:  # fmt: skip
    tries, now, watched = wrong(times), NOON, 0.0
    length = WAITS_S[min(times - 3, len(WAITS_S) - 1)]
    for seconds, moved, off in steps:
        now = restarted(seconds, now, clock_moved=moved) if off else later(seconds, now, clock_moved=moved)
        watched += seconds
        tries = in_this_boot(tries, now)
        assert wait_left(tries, now) <= length
        assert wait_left(tries, now) >= length - watched - 1e-3
    assert wait_left(tries, later(length + 1e-3, now)) == 0


def test_this_machine_tells_one_start_and_a_clock_that_goes_on() -> None:
    before, after = this_moment(), this_moment()
    assert before.boot == after.boot
    assert 0 < before.since_boot <= after.since_boot
