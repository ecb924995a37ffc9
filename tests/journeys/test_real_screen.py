"""On a real X server each of the two windows comes in front, with the keys, when it is its turn."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.timeout(300)
def test_the_window_that_is_seen_has_the_keys_through_a_whole_exercise() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.real_screen"],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == [
        ["home", "kiosk", "kiosk"],
        ["beside", "browser", "browser"],
        ["in front", "kiosk", "kiosk"],
        ["beside again", "browser", "browser"],
        ["bravo", "kiosk", "kiosk"],
    ]
