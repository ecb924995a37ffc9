"""What a process weighs."""

from __future__ import annotations

from pathlib import Path


def memory_mb(process: int | str = "self") -> float:
    """Proportional set size, from the kernel's summary."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    return next(int(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss:"))
