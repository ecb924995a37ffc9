"""Nothing is cut in the browser's window, in any language, beside the page, over it and above the keys.

Of each kind of page the longest is looked at, in every window in French and in the two narrow ones in another language;
with `--full` every one in each.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

from kiosk.content.languages import tongues
from tests.ui.scenes import CONTENT
from tests.ui.walking import WINDOWS, report

ROOT = Path(__file__).parents[3]
NARROW = WINDOWS[2:]
KINDS = 12
"""Of pages, at the very least."""


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("language", [tongue.code for tongue in tongues([CONTENT])[0]])
def test_nothing_is_cut_beside_a_page(language: str, pytestconfig: pytest.Config) -> None:
    full = "full" if pytestconfig.getoption("--full") else "longest"
    windows = WINDOWS if full == "full" or language == "fr" else NARROW
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.browser.laying_out", language, full, *map(str, chain(*windows))],
        cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=1780,
    )  # fmt: skip
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr[-2000:]
    assert [(tuple(one["window"]), one["text"]) for one in told] == [(w, t) for w in windows for t in (100, 160)]
    assert all(one["walked"] >= KINDS for one in told)
    report(f"{one['window']} at {one['text']}: {fault}" for one in told for fault in one["faults"])
