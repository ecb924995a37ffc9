"""How long the staff door stays shut after wrong PINs. Pure arithmetic on moments.

Three free tries, then every wrong one closes the door for longer. A wait runs on the machine's own clock since it was
switched on, which nobody can set. Only across a restart is the date believed, once: what it says has passed is taken
off the wait, and a date set back takes nothing off (docs/decisions/0013-the-staff-door.md).
"""

from __future__ import annotations

import time
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

FREE_TRIES = 3
WAITS_S = (30.0, 60.0, 300.0, 900.0, 3600.0)
"""Seconds, from the third wrong PIN on. At one try an hour, four digits take months to find."""

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Moment(Struct, frozen=True):
    """`wall`: seconds of the date, which can be wrong. `since_boot`: seconds since the machine's start named `boot`."""

    wall: float
    boot: str
    since_boot: float


class Tries(Struct, frozen=True):
    """Wrong PINs since the last right one, and when the last was given. `salt` says for which PIN they count."""

    salt: bytes
    wrong: int = 0
    last: Moment | None = None


def this_moment() -> Moment:
    try:
        boot = _BOOT_ID.read_text("ascii").strip()
    except OSError:
        boot = ""
    return Moment(time.time(), boot, time.clock_gettime(time.CLOCK_BOOTTIME))


def wait_left(tries: Tries, now: Moment) -> float:
    """Seconds until the next try, 0 when there is nothing to wait for."""
    if tries.last is None or tries.wrong < FREE_TRIES:
        return 0.0
    length = WAITS_S[min(tries.wrong - FREE_TRIES, len(WAITS_S) - 1)]
    return max(0.0, length - _elapsed(tries.last, now))


def tries_left(tries: Tries) -> int:
    """How many PINs may be given before the next wait; after a first wait, one at a time."""
    return max(1, FREE_TRIES - tries.wrong)


def one_more(tries: Tries, now: Moment) -> Tries:
    return replace(tries, wrong=tries.wrong + 1, last=now)


def in_this_boot(tries: Tries, now: Moment) -> Tries:
    """The same tries on the clock of this start of the machine, so that from here on the date changes nothing."""
    if tries.last is None or _same_run(tries.last, now):
        return tries
    elapsed = _elapsed(tries.last, now)
    return replace(tries, last=Moment(now.wall - elapsed, now.boot, now.since_boot - elapsed))


def _same_run(then: Moment, now: Moment) -> bool:
    return then.boot == now.boot and then.since_boot <= now.since_boot


def _elapsed(then: Moment, now: Moment) -> float:
    return now.since_boot - then.since_boot if _same_run(then, now) else max(0.0, now.wall - then.wall)
