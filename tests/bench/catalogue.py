"""How long a kiosk takes to have its catalogue, and what a thousand flows would weigh: each in a process of its own,
so that one leaves nothing behind for the next."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue
from kiosk.content.folder import content_folders
from kiosk.content.pack import load_pack, ready_catalogue, sources_digest, write_pack
from tests.bench.memory import memory_mb

MANY = 1000
"""Flows as large as ours, under other names."""


def make(state: Path) -> None:
    """The pack of the shipped flows, as a kiosk keeps it, and one of many."""
    folders = content_folders()
    ready_catalogue(folders, state)
    catalogue, _ = read_catalogue(folders)
    assert catalogue is not None
    flows = islice(cycle(catalogue.flows.values()), MANY)
    many = {f"parcours-{rank}": replace(flow, id=f"parcours-{rank}") for rank, flow in enumerate(flows)}
    write_pack(state / "many", replace(catalogue, flows=many), sources_digest(folders, "fr"))


def load(state: Path, many: bool) -> dict[str, float]:
    """Milliseconds and megabytes, once all that reads packs is imported. The shipped flows with the digest of their
    sources, as at each start."""
    before, began = memory_mb(), time.perf_counter()
    catalogue = load_pack(state / "many", "fr") if many else ready_catalogue(content_folders(), state)[0]
    taken = (time.perf_counter() - began) * 1000
    return {"flows": len(catalogue.flows), "ms": taken, "mb": memory_mb() - before}


def measure(state: Path, times: int) -> dict[str, list[dict[str, float]]]:
    make(state)
    return {what: [_alone(state, what) for _ in range(times)] for what in ("shipped", "many")}


def _alone(state: Path, what: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.catalogue", str(state), what]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


if __name__ == "__main__":
    print(json.dumps(load(Path(sys.argv[1]), sys.argv[2] == "many")))
