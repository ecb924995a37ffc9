"""`pasapas run` and `pasapas demo` with local content that does not read: neither passes it over in silence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    file = tmp_path / "contenus/parcours/essai.yaml"
    file.parent.mkdir(parents=True)
    file.write_text('id: "essai"\n', "utf-8")
    return tmp_path / "contenus"


def pasapas(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_a_kiosk_starts_without_it_and_says_why_to_whoever_started_it(faulty: Path, tmp_path: Path):
    settings = tmp_path / "pasapas.toml"
    settings.write_text("[attente]\ninactivite = 2\n", "utf-8")
    started = pasapas(
        "run", "--content", faulty, "--settings", settings, "--state", tmp_path / "etat", "--exit-when-ready"
    )
    assert started.returncode == 0, started.stderr
    assert int(started.stdout) > 0
    assert "parcours/essai.yaml" in started.stderr
    assert "pasapas.toml, ligne 2, attente.inactivite" in started.stderr


def test_a_demo_of_it_is_not_a_demo_of_something_else(faulty: Path, tmp_path: Path):
    played = pasapas("demo", "--content", faulty, "--out", tmp_path / "images", "--flow", "essai")
    assert played.returncode == 1
    assert "il manque" in played.stderr
    assert not list(tmp_path.glob("images/*.png"))
