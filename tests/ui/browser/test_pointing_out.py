"""The halo stays on what is pointed at, and a gesture is done when it is: never before, and without a word of what is
typed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TRIED = 22


@pytest.mark.timeout(400)
def test_the_hand_points_and_sees_and_tells_nothing_else() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.browser.pointing_out"],
        cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=380,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told = [json.loads(line) for line in done.stdout.splitlines()]
    tried = [one for one in told if "tried" in one]
    assert len(tried) == TRIED
    assert [one for one in tried if not one["right"]] == []
    (answers,) = (one["answers"] for one in told if "answers" in one)
    assert "11" in answers or "10" in answers
    assert [answer for answer in answers if not re.fullmatch(r"[01]{2}|(text)?\|", answer)] == []
