"""A model is learnt once, and again when what it was learnt from changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.search import ready
from kiosk.search.find import find
from kiosk.search.model import Model, learnt
from kiosk.search.phrases import phrases_of
from kiosk.search.ready import ready_model, write_model
from tests.kiosk.search.small import catalogue, write_phrases


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_phrases(tmp_path / "contenus")


@pytest.fixture
def lessons(monkeypatch: pytest.MonkeyPatch) -> list[Model]:
    """Each model that was learnt, and not read."""
    models: list[Model] = []

    def noted(phrases: object) -> Model:
        models.append(learnt(phrases))
        return models[-1]

    monkeypatch.setattr(ready, "learnt", noted)
    return models


def test_it_is_learnt_once(content: Path, tmp_path: Path, lessons: list[Model]) -> None:
    made = ready_model([content], tmp_path / "etat", catalogue())
    read = ready_model([content], tmp_path / "etat", catalogue())
    assert len(lessons) == 1
    assert read == made
    assert find("carte vital", read)[0].flow == "carte-vitale"


def test_a_phrase_more_and_it_is_learnt_again(content: Path, tmp_path: Path, lessons: list[Model]) -> None:
    ready_model([content], tmp_path / "etat", catalogue())
    (content / "phrases/fr/lunettes.txt").write_text("mes bésicles", "utf-8")
    model = ready_model([content], tmp_path / "etat", catalogue())
    assert len(lessons) == 2
    assert find("besicles", model)[0].flow == "lunettes"


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, b"half"])
def test_a_damaged_file_is_learnt_again(content: Path, tmp_path: Path, lessons: list[Model], damage: bytes) -> None:
    made = ready_model([content], tmp_path / "etat", catalogue())
    file = tmp_path / "etat/pack/fr.recherche"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage == b"half" else damage)
    assert ready_model([content], tmp_path / "etat", catalogue()) == made
    assert file.read_bytes() == whole


def test_one_changed_byte_is_seen(content: Path, tmp_path: Path, lessons: list[Model]) -> None:
    ready_model([content], tmp_path / "etat", catalogue())
    file = tmp_path / "etat/pack/fr.recherche"
    raw = bytearray(file.read_bytes())
    raw[-1] ^= 1
    file.write_bytes(raw)
    ready_model([content], tmp_path / "etat", catalogue())
    assert len(lessons) == 2


def test_one_that_was_shipped_is_used(content: Path, tmp_path: Path, lessons: list[Model]) -> None:
    assert write_model(content / "pack", [content], catalogue()).name == "fr.recherche"
    ready_model([content], tmp_path / "etat", catalogue())
    assert len(lessons) == 1
    assert not (tmp_path / "etat").exists()


def test_that_it_cannot_be_kept_stops_nothing(content: Path, tmp_path: Path, lessons: list[Model]) -> None:
    (tmp_path / "etat").write_text("a file where a folder should be")
    model = ready_model([content], tmp_path / "etat", catalogue())
    assert find("taxi", model)[0].flow == "transport"


def test_it_is_two_arrays_and_no_dictionary_of_words(content: Path) -> None:
    """What a person searched cannot be read in it, nor what anybody said."""
    model = learnt(phrases_of([content], catalogue()))
    assert len(model.keys) == len(model.rarity) == len(model.starts) - 4
    assert len(model.ranks) * 4 == len(model.weights)
    assert b"opticien" not in b"".join((model.keys, model.rarity, model.starts, model.ranks, model.weights))


def test_nothing_of_it_is_loaded_before_it_is_needed() -> None:
    script = "import sys, ui.application; sys.exit('kiosk.search.model' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
