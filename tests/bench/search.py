"""What the search costs, in Arabic and French: learning, loading, an answer, memory. In a process of its own."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from random import Random

from kiosk.content.folder import content_folders
from kiosk.search.model import learnt
from kiosk.search.phrases import phrases_of
from tests.bench.visits import memory_mb
from tests.kiosk.search.rates import SEED, mistyped, said
from ui.library import Library

ROUNDS = 5


def main(state: str) -> None:
    library = Library(content_folders(), Path(state), "fr")
    library.catalogue("ar")
    library.learn()
    chance = Random(SEED)
    asked = [mistyped(one.text, chance) for _ in range(ROUNDS) for one in said().sayings]
    before, began = memory_mb(), time.perf_counter()
    library.models("ar")
    loaded, memory = (time.perf_counter() - began) * 1000, memory_mb() - before
    times = []
    for text in asked:
        began = time.perf_counter()
        library.found(text, "ar")
        times.append((time.perf_counter() - began) * 1000)
    began = time.perf_counter()
    learnt(phrases_of(content_folders(), library.catalogue("fr")))
    taught = (time.perf_counter() - began) * 1000
    print(json.dumps({"learnt": taught, "loaded": loaded, "memory": memory, "times": times}))


if __name__ == "__main__":
    main(sys.argv[1])
