"""`python -m tests.bench`: the figures of the README, as a table. Chromium is measured where there is one."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from tests.bench.starts import bare_start, chromium_start, kiosk_start
from tests.screen import virtual_screen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7, help="how often each start is measured (at least 5)")
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as state, virtual_screen() as display:
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        starts = measure_starts(Path(state), times)
        visit = measure_visit(state)
    print(table(starts, visit))


def measure_starts(state: Path, times: int) -> dict[str, list[float]]:
    """Each round measures all three, one after the other, so that a busy moment is busy for all."""
    kiosk_start(state)
    bare_start()
    starts: dict[str, list[float]] = {"kiosk": [], "bare": [], "chromium": []}
    for _ in range(times):
        starts["kiosk"].append(kiosk_start(state))
        starts["bare"].append(bare_start())
        if (chromium := chromium_start()) is not None:
            starts["chromium"].append(chromium)
    return starts


def measure_visit(state: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.visits", state], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def table(starts: dict[str, list[float]], visit: dict[str, object]) -> str:
    """Markdown, with each aim beside its figure."""
    kiosk, bare = median(starts["kiosk"]), median(starts["bare"])
    chromium = median(starts["chromium"]) if starts["chromium"] else None
    touches, pdfs = visit["touches"], visit["pdfs"]
    assert isinstance(touches, list)
    assert isinstance(pdfs, list)
    beside = f"{chromium:.0f} ms" if chromium else "not installed"
    rows = [
        (
            "start to first touch answered",
            f"{kiosk:.0f} ms",
            f"{kiosk / bare:.2f} × a bare window ({bare:.0f} ms)",
            "≤ 3 ×",
        ),
        ("the same, beside Chromium on a static page", f"{kiosk:.0f} ms", beside, "below"),
        ("touch to next screen painted, median", f"{median(touches):.1f} ms", "", ""),
        ("touch to next screen painted, p99", f"{quantiles(touches, n=100)[98]:.1f} ms", "", "≤ 16 ms"),
        ("sheet to PDF, median", f"{median(pdfs):.1f} ms", "", "≤ 40 ms"),
        ("memory at home (PSS)", f"{visit['memory']:.0f} MB", "", "≤ 120 MB"),
    ]
    head = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} cores"
    lines = [head, "", "| what | figure | beside | aim |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


if __name__ == "__main__":
    main()
