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
from typing import Any

from tests.bench.catalogue import measure as measure_catalogue
from tests.bench.starts import bare_start, chromium_start, kiosk_start
from tests.screen import virtual_screen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7, help="rounds of starts and visits (at least 5)")
    times = parser.parse_args().times
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a kiosk keeps what Python has compiled
    with tempfile.TemporaryDirectory() as state, virtual_screen() as display:
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        starts = measure_starts(Path(state), times)
        visits = [measure("visits", state) for _ in range(times)]
        voice = measure("voice", state)
        languages = measure("languages", state)
        catalogue = measure_catalogue(Path(state, "catalogue"), times)
        search = measure("search", state)
        browser = measure("browser", state)
        from tests.bench import sound  # Qt in this process too would share its pages, and flatter what was measured
        from tests.bench.voice import build

        built = build(Path(state, "built"))
        heard = sound.measure()
    print(table(starts, visits))
    rows = (*voice_rows(voice, built, heard), *language_rows(languages), *catalogue_rows(catalogue))
    print("\n".join((*rows, *search_rows(search), *browser_rows(browser))))


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


def measure(what: str, state: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{what}", state], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def voice_rows(voice: dict[str, Any], built: tuple[float, float], heard: tuple[float, float]) -> list[str]:
    late, touches = voice["late"], voice["touches"]
    rows = [
        ("touch on Écouter to first sample, made anew", f"{voice['cold']:.0f} ms", "", "≤ 150 ms"),
        ("the same, kept from before", f"{voice['cached']:.0f} ms", "", "≤ 30 ms"),
        ("a word lights up after its moment, p95", f"{quantiles(late, n=100)[94]:.0f} ms", "", "≤ 100 ms"),
        ("a word lights up after it is heard, median", f"{heard[0]:.0f} ms", "by ears on a sound server", "≤ 100 ms"),
        ("a stop to silence, median", f"{heard[1]:.0f} ms", "the same ears", "≤ 50 ms"),
        ("touch to next screen while it speaks, median", f"{median(touches):.1f} ms", "", ""),
        ("the same, p99", f"{quantiles(touches, n=100)[98]:.1f} ms", "", "≤ 16 ms"),
        ("speech made in one second", f"{voice['speed']:.0f} s", "", ""),
        ("the whole catalogue", f"{built[0]:.1f} s", f"{built[1]:.0f} MB", ""),
        ("memory once it has spoken (PSS)", f"{voice['memory']:.0f} MB", f"its helper: {voice['helper']:.0f} MB", ""),
    ]
    return [f"| {' | '.join(row)} |" for row in rows]


def language_rows(languages: dict[str, Any]) -> list[str]:
    """Of ten languages the slowest: nobody waits longer for theirs."""
    switches = {code: median(times) for code, times in languages["switches"].items()}
    slowest = max(switches, key=switches.__getitem__)
    beside = f"the slowest of {len(switches)}: {slowest}"
    rows = [
        ("another language in the middle of a flow, median", f"{switches[slowest]:.0f} ms", beside, "≤ 100 ms"),
        ("the same, made from its sources first", f"{languages['cold']:.0f} ms", "once after a change", ""),
        ("eight others, made while nobody is there", f"{languages['others']:.0f} ms", "", ""),
    ]
    return [f"| {' | '.join(row)} |" for row in rows]


def catalogue_rows(catalogue: dict[str, list[dict[str, float]]]) -> list[str]:
    shipped, many = (
        {name: median(one[name] for one in catalogue[what]) for name in ("flows", "ms", "mb")}
        for what in ("shipped", "many")
    )
    rows = [
        (
            f"{shipped['flows']:.0f} flows from their pack",
            f"{shipped['ms']:.0f} ms",
            f"{shipped['mb']:.1f} MB",
            "≤ 30 ms",
        ),
        (f"{many['flows']:.0f} flows", f"{many['ms']:.0f} ms", f"{many['mb']:.0f} MB", "≤ 500 ms, 60 MB"),
    ]
    return [f"| {' | '.join(row)} |" for row in rows]


def search_rows(search: dict[str, Any]) -> list[str]:
    """In two languages, with a slip in each sentence: the most that a search can cost."""
    times = search["times"]
    rows = [
        ("a search, median", f"{median(times):.1f} ms", f"of {len(times)}, with a slip in each", "≤ 16 ms"),
        ("the same, p99", f"{quantiles(times, n=100)[98]:.1f} ms", "", "≤ 16 ms"),
        (
            "what it learnt of two languages, loaded",
            f"{search['loaded']:.0f} ms",
            f"{search['memory']:.0f} MB",
            "≤ 100 ms",
        ),
        ("French learnt, once after a change", f"{search['learnt']:.0f} ms", "", ""),
    ]
    return [f"| {' | '.join(row)} |" for row in rows]


def browser_rows(browser: dict[str, Any]) -> list[str]:
    rows = [
        ("touch on S’entraîner to the first gesture, cold", f"{median(browser['cold']):.0f} ms", "", "≤ 1200 ms"),
        ("touch on Commencer to the first gesture, warm", f"{median(browser['warm']):.0f} ms", "", "≤ 400 ms"),
        ("the browser with a page open (PSS)", f"{browser['open']:.0f} MB", "all its processes", ""),
        (
            "60 s after it was closed, more than before the first time",
            f"{browser['after']:.0f} MB",
            f"{browser['again']:.0f} MB more than before the second",
            "≤ 40 MB",
        ),
    ]
    return [f"| {' | '.join(row)} |" for row in rows]


def table(starts: dict[str, list[float]], visits: list[dict[str, Any]]) -> str:
    """Markdown, with each aim beside its figure: the median of what each round found."""
    kiosk, bare = median(starts["kiosk"]), median(starts["bare"])
    chromium = median(starts["chromium"]) if starts["chromium"] else None
    usual = median(median(visit["touches"]) for visit in visits)
    worst = median(quantiles(visit["touches"], n=100)[98] for visit in visits)
    pdf = median(median(visit["pdfs"]) for visit in visits)
    mirrored = median(median(visit["mirrored"]) for visit in visits)
    memory = median(visit["memory"] for visit in visits)
    beside = f"{chromium:.0f} ms" if chromium else "not installed"
    rows = [
        (
            "start to first touch answered",
            f"{kiosk:.0f} ms",
            f"{kiosk / bare:.2f} × a bare window ({bare:.0f} ms)",
            "≤ 3 ×",
        ),
        ("the same, beside Chromium on a static page", f"{kiosk:.0f} ms", beside, "below"),
        ("touch to next screen painted, median", f"{usual:.1f} ms", "", ""),
        ("touch to next screen painted, p99", f"{worst:.1f} ms", "", "≤ 16 ms"),
        ("sheet to PDF, median", f"{pdf:.1f} ms", "", "≤ 40 ms"),
        ("the same, in Arabic and French", f"{mirrored:.1f} ms", "", ""),
        ("memory at home (PSS)", f"{memory:.0f} MB", "", "≤ 120 MB"),
    ]
    head = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} cores"
    lines = [head, "", "| what | figure | beside | aim |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


if __name__ == "__main__":
    main()
