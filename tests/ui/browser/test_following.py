"""Every guide, on its made-up site, in real Chromium: the halo alone says where to touch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contenus.test_exercices import guides

ROOT = Path(__file__).parents[3]
PAGES = {"landscape": "940x560", "portrait": "1080x940"}
"""What is left for a page beside its guide at 1366x768, and above it at 1080x1920."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("size", PAGES.values(), ids=PAGES.keys())
def test_each_gesture_is_done_where_the_halo_is(size: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.browser.following", size, str(tmp_path)],
        cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=580,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert {one["guide"]: one["fault"] for one in told} == dict.fromkeys(guides(), "")
    assert told[-1]["refused"] == []
