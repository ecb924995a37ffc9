"""What the search costs: making its index in two languages, an answer, and its memory, in a process of its own."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from random import Random

from kiosk.content.folder import content_folders
from tests.bench.visits import memory_mb
from tests.kiosk.search.rates import SEED, mistyped, said
from ui.library import Library

ROUNDS = 5


def main(state: str) -> None:
    library = Library(content_folders(), Path(state), "fr")
    library.catalogue("ar")
    chance = Random(SEED)
    asked = [mistyped(one.text, chance) for _ in range(ROUNDS) for one in said().sayings]
    before, began = memory_mb(), time.perf_counter()
    library.found("carte", "ar")
    made, memory = (time.perf_counter() - began) * 1000, memory_mb() - before
    times = []
    for text in asked:
        began = time.perf_counter()
        library.found(text, "ar")
        times.append((time.perf_counter() - began) * 1000)
    print(json.dumps({"made": made, "memory": memory, "times": times}))


if __name__ == "__main__":
    main(sys.argv[1])
