"""The same faults as in `test_writer`, on a real disk of one megabyte.

Only where the system lets us mount one (root, or a user namespace): elsewhere `test_writer` meets them through SQLite's
page limit and a folder that nobody can write.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
NAMESPACE = ["unshare", "--map-root-user", "--mount"]


def can_mount() -> bool:
    try:
        trial = subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", "/tmp"], capture_output=True)
    except FileNotFoundError:
        return False
    return trial.returncode == 0


def play(scene: str, folder: Path) -> dict[str, Any]:
    command = [*NAMESPACE, sys.executable, "-m", "tests.kiosk.journal.cramped", scene, str(folder)]
    played = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert played.returncode == 0, played.stderr
    met: dict[str, Any] = json.loads(played.stdout)
    return met


if can_mount():

    def test_a_disk_that_fills_up(tmp_path: Path) -> None:
        met = play("full_disk", tmp_path)
        assert met["kept"] == met["visits"] < met["recorded"]
        assert "plus de place" in met["told"]
        assert met["after"] == met["visits_after"] == met["recorded"]
        assert met["told_after"] is None

    def test_a_disk_already_full(tmp_path: Path) -> None:
        met = play("full_before_the_start", tmp_path)
        assert met["kept"] == 0
        assert "plus de place" in met["told"]
        assert (met["after"], met["told_after"]) == (1, None)

    def test_a_disk_mounted_read_only(tmp_path: Path) -> None:
        met = play("read_only", tmp_path)
        assert (met["kept"], met["visits"]) == (0, 1)
        assert "ne peut pas écrire" in met["told"]
        assert (met["after"], met["visits_after"], met["told_after"]) == (1, 2, None)
