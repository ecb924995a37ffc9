"""Which commands of a header keep their words, and which stand in rows of their own: plain arithmetic on widths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Width(NamedTuple):
    """Pixels of a command with its words, and with its pictogram alone. `yields`: 0 for one that keeps its words and
    its place whatever happens; of the others, the highest loses its words first."""

    worded: int
    bare: int
    yields: int = 0


class Places(NamedTuple):
    """By rank: the commands that show their pictogram alone, and those of each row under the first."""

    bare: frozenset[int] = frozenset()
    below: tuple[tuple[int, ...], ...] = ()


def places(commands: Sequence[Width], room: int, gap: int, wished: int, least: int) -> Places:
    """Where commands stand in a row of `room` pixels, `gap` apart, with `wished` pixels for all else in it, `least` at
    the worst. Words go one command at a time; commands that have no room even so go under the first row."""
    order = sorted((rank for rank, one in enumerate(commands) if one.yields), key=lambda rank: -commands[rank].yields)
    for count in range(len(order) + 1):
        bare = frozenset(order[:count])
        if _taken(commands, bare, gap) + wished <= room:
            return Places(bare)
    if not order or _taken(commands, bare, gap) + least <= room:
        return Places(bare)
    return _below(commands, sorted(order), room, gap)


def _taken(commands: Sequence[Width], bare: frozenset[int], gap: int) -> int:
    return sum((one.bare if rank in bare else one.worded) + gap for rank, one in enumerate(commands))


def _below(commands: Sequence[Width], ranks: Sequence[int], room: int, gap: int) -> Places:
    """With their words again, unless a single one is wider than a row."""
    bare = frozenset(rank for rank in ranks if commands[rank].worded > room)
    rows: list[list[int]] = []
    free = 0
    for rank in ranks:
        wide = commands[rank].bare if rank in bare else commands[rank].worded
        if wide > free:
            rows.append([])
            free = room
        rows[-1].append(rank)
        free -= wide + gap
    return Places(bare, tuple(map(tuple, rows)))
