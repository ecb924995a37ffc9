"""`pasapas site record` where it cannot be: one sentence, before any window opens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
AS_ROOT = [] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user"]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def refused(*words: str, screen: bool = True) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in SCREENS}
    environment |= {"QT_QPA_PLATFORM": "offscreen"} if screen else {}
    command = [*AS_ROOT, sys.executable, "-m", "ui.cli", "site", "record", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("amelli",), "Le site « amelli » n’existe pas. Vouliez-vous dire « ameli » ?"),
        (("ameli", "--guide", "prendre-rvd"), "« prendre-rvd » n’existe pas. Vouliez-vous dire « prendre-rdv » ?"),
        (("ameli",), "En root, Chromium ne protège pas la machine des pages."),
    ],
)
def test_a_mistake_is_one_sentence(words: tuple[str, ...], said: str) -> None:
    assert said in refused(*words)


def test_without_a_screen_no_window_opens() -> None:
    assert "Aucun écran ne répond ici." in refused("ameli", screen=False)
