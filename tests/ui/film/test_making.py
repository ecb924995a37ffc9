"""Making a film for real: espeak-ng speaks, ffmpeg encodes, and the result is taken apart again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from array import array
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.content.catalogue import read_catalogue
from kiosk.content.folder import content_folders
from tests.ui.film.conftest import CONTENT
from ui.film.making.cards import Cards
from ui.film.making.script import write_script
from ui.film.subtitles import Cue, read_subtitles
from ui.theme.fonts import load_fonts
from ui.theme.pictograms import Pictograms

ROOT = Path(__file__).parents[3]
RATE = 16_000
FLOW = """
id: essai
titre: Un petit essai
theme: rendez-vous
resume: Pour voir.
image: calendrier
duree: 1 min
revu:
  le: "2026-11-22"
  sources: [essai]
  fiabilite: a-verifier
depart: expliquer
etapes:
  expliquer:
    genre: explication
    titre: D’abord, écoutez
    dire:
      - Appelez le 36\u00a046 & attendez.
      - Puis notez l’heure.
    ensuite: fini
  fini:
    genre: fin
    titre: C’est fini
    fiche: [ligne]
fiche:
  ligne:
    dire: Gardez cette feuille.
"""
SAID = [
    "Un petit essai", "D’abord, écoutez", "Appelez le 36\u00a046 & attendez.", "Puis notez l’heure.", "C’est fini",
]  # fmt: skip


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("local")
    (folder / "parcours").mkdir()
    (folder / "parcours/essai.yaml").write_text(FLOW, "utf-8")
    return folder


def pasapas_film(*arguments: object, path: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.cli", "film", *map(str, arguments)]
    environment = os.environ | ({"PATH": path} if path is not None else {})
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def film(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("films")
    outcome = pasapas_film("essai", "--content", content, "--out", out)
    assert outcome.returncode == 0, outcome.stderr
    assert sorted(file.name for file in out.iterdir()) == ["essai.fr.vtt", "essai.fr.webm"]
    assert "essai.fr.webm" in outcome.stdout.splitlines()[-1]
    return out / "essai.fr.webm"


@pytest.fixture(scope="module")
def cues(film: Path) -> tuple[Cue, ...]:
    return read_subtitles(film.with_suffix(".vtt"))


def probe(film: Path) -> dict[str, Any]:
    command = ["ffprobe", "-v", "error", "-show_streams", "-show_format", "-of", "json", str(film)]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


def test_its_form(film: Path, cues: tuple[Cue, ...]) -> None:
    found = probe(film)
    video, sound, subtitles = found["streams"]
    assert (video["codec_name"], video["width"], video["height"]) == ("vp9", 1280, 720)
    assert video["pix_fmt"] == "yuv420p"
    assert (sound["codec_name"], sound["channels"]) == ("opus", 1)
    assert subtitles["codec_name"] == "webvtt"
    assert found["format"]["tags"]["title"] == "Un petit essai"
    assert cues[-1].end < float(found["format"]["duration"]) < cues[-1].end + 3
    assert film.stat().st_size < 400_000


def test_subtitles_are_the_sentences_of_the_flow_one_after_the_other(cues: tuple[Cue, ...]) -> None:
    assert [cue.text for cue in cues] == SAID
    assert [cue.name for cue in cues] == [
        "titre", "expliquer.titre", "expliquer.dire[1]", "expliquer.dire[2]", "fini.titre",
    ]  # fmt: skip
    assert cues[0].start == 0
    assert all(before.end == after.start for before, after in pairwise(cues))
    assert all(1.2 < cue.end - cue.start < 8 for cue in cues)


def test_the_subtitles_inside_the_film_are_those_beside_it(film: Path, cues: tuple[Cue, ...], tmp_path: Path) -> None:
    inside = tmp_path / "inside.vtt"
    subprocess.run(["ffmpeg", "-v", "error", "-i", str(film), "-map", "0:s", str(inside)], check=True)
    found = read_subtitles(inside)
    assert [cue.text for cue in found] == SAID
    assert [cue.start for cue in found] == pytest.approx([cue.start for cue in cues], abs=0.05)


def test_a_voice_speaks_during_each_sentence_and_is_quiet_between(film: Path, cues: tuple[Cue, ...]) -> None:
    command = ["ffmpeg", "-v", "error", "-i", str(film), "-ac", "1", "-ar", str(RATE), "-f", "s16le", "-"]
    sound = array("h", subprocess.run(command, capture_output=True, check=True).stdout)

    def loudest(start: float, end: float) -> int:
        return max(map(abs, sound[round(start * RATE) : round(end * RATE)]))

    for cue in cues:
        assert loudest(cue.start + 0.5, cue.end - 0.7) > 3000, cue.text
        assert loudest(cue.start + 0.05, cue.start + 0.35) < 300, cue.text
    assert loudest(cues[-1].end + 0.1, len(sound) / RATE - 0.1) < 300


def test_each_sentence_has_the_picture_drawn_for_it(
    qtbot: QtBot, film: Path, cues: tuple[Cue, ...], content: Path, tmp_path: Path
) -> None:
    load_fonts([CONTENT])
    catalogue, _ = read_catalogue(content_folders(content))
    assert catalogue is not None
    cards = Cards(write_script(catalogue, catalogue, "essai"), Pictograms(CONTENT / "pictogrammes"))
    drawn = [cards.opening(), cards.chapter(0), cards.sentence(0, 0), cards.sentence(0, 1), cards.chapter(1)]
    frames = [frame_at(film, (cue.start + cue.end) / 2, tmp_path) for cue in cues]
    for i, frame in enumerate(frames):
        differences = [difference(frame, card.image) for card in drawn]
        assert differences.index(min(differences)) == i
        assert differences[i] < 2


def frame_at(film: Path, seconds: float, folder: Path) -> QImage:
    file = folder / f"{seconds:.3f}.png"
    command = ["ffmpeg", "-v", "error", "-ss", f"{seconds:.3f}", "-i", str(film), "-frames:v", "1", str(file)]
    subprocess.run(command, check=True)
    return QImage(str(file))


def difference(one: QImage, other: QImage) -> float:
    """Mean distance of the grey of two pictures, 0 to 255."""
    sizes = [image.scaled(160, 90).convertToFormat(QImage.Format.Format_Grayscale8) for image in (one, other)]
    pixels = [bytes(image.constBits()) for image in sizes]
    return sum(abs(a - b) for a, b in zip(*pixels, strict=True)) / len(pixels[0])


def test_made_again_it_is_the_same(film: Path, content: Path, tmp_path: Path) -> None:
    again = tmp_path / "encore" / "autre-nom.webm"
    assert pasapas_film("essai", "--content", content, "--out", again).returncode == 0
    assert again.read_bytes() == film.read_bytes()
    assert again.with_suffix(".vtt").read_bytes() == film.with_suffix(".vtt").read_bytes()


def tools(folder: Path, **programs: str) -> str:
    """A PATH with these programs only; an empty text stands for the real one."""
    for name, script in programs.items():
        place = folder / name.replace("_", "-")
        if script:
            place.write_text(script)
            place.chmod(0o755)
        else:
            place.symlink_to(str(shutil.which(name.replace("_", "-"))))
    return str(folder)


@pytest.mark.parametrize(
    ("present", "missing"),
    [({}, "espeak-ng ffmpeg"), ({"espeak_ng": ""}, "ffmpeg"), ({"ffmpeg": ""}, "espeak-ng")],
)
def test_a_missing_program_is_named_with_its_package(
    content: Path, tmp_path: Path, present: dict[str, str], missing: str
) -> None:
    outcome = pasapas_film("essai", "--content", content, "--out", tmp_path / "f", path=tools(tmp_path, **present))
    assert outcome.returncode == 1
    assert outcome.stderr.strip().endswith(f"sudo apt install {missing}")
    assert len(outcome.stderr.splitlines()) == 1
    assert not (tmp_path / "f").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("esai",), "Vouliez-vous dire «\u00a0essai\u00a0»"),
        (("essai", "--steps", "expliquer,finir"), "L’étape «\u00a0finir\u00a0» n’existe pas"),
        (("essai", "--language", "tr"), "Pas encore traduit en «\u00a0tr\u00a0»"),
    ],
)
def test_a_slip_is_one_sentence(content: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str) -> None:
    outcome = pasapas_film(*arguments, "--content", content, "--out", tmp_path)
    assert outcome.returncode == 1
    assert sentence in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_one_sentence(content: Path, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("déjà là")
    outcome = pasapas_film("essai", "--content", content, "--out", tmp_path / "fichier/f.webm")
    assert outcome.returncode == 1
    assert "ne peut pas être écrit" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_a_film_that_fails_leaves_the_old_one_alone(content: Path, tmp_path: Path) -> None:
    """ffmpeg gives up while it is being fed: what it said is told, nothing half made stays."""
    old = tmp_path / "f.webm"
    old.write_bytes(b"ancien")
    (tmp_path / "bin").mkdir()
    path = tools(tmp_path / "bin", espeak_ng="", ffmpeg="#!/bin/sh\necho plus de place >&2\nexit 1\n")
    outcome = pasapas_film("essai", "--content", content, "--out", old, path=path)
    assert outcome.returncode == 1
    assert outcome.stderr.strip().endswith("plus de place")
    assert old.read_bytes() == b"ancien"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bin", "f.webm"]


def test_help_ends_with_an_example() -> None:
    outcome = pasapas_film("--help")
    assert outcome.stdout.split("Exemple")[-1].split()[1:3] == ["pasapas", "film"]
