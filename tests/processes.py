"""What runs on this machine, as the kernel tells it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def parent_of(process: int) -> int:
    """0 of one that has ended."""
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def processes(under: int) -> Iterator[int]:
    """Those that a process has started, and theirs."""
    for folder in Path("/proc").glob("[0-9]*"):
        if parent_of(int(folder.name)) == under:
            yield int(folder.name)
            yield from processes(int(folder.name))


def says(process: int, words: bytes) -> bool:
    """Whether its command line has these words."""
    try:
        return words in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
