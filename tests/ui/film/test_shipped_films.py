"""The shipped films are those that their flows' sentences give today."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kiosk.content.schema import Catalogue
from tests.ui.film.conftest import CONTENT
from tests.ui.film.test_making import probe
from ui.film.making.script import write_script
from ui.film.subtitles import read_subtitles

FILMS = sorted((CONTENT / "films").glob("*.webm"))


@pytest.mark.parametrize("film", FILMS, ids=lambda film: film.name)
def test_it_says_what_the_flow_says(film: Path, catalogue: Catalogue) -> None:
    """Each film names the command that made it: made again after a sentence changed, this is green again."""
    subtitles = film.with_suffix(".vtt")
    command = re.search(r"^NOTE .*: (pasapas film .*)$", subtitles.read_text("utf-8"), re.MULTILINE)
    assert command is not None
    arguments = shlex.split(command[1])
    steps = arguments[arguments.index("--steps") + 1].split(",") if "--steps" in arguments else ()
    script = write_script(catalogue, catalogue, arguments[2], steps)
    said = [(line.name, line.text) for line in script.lines]
    again = f"{command[1]} --out {film.parent}"
    assert [(cue.name, cue.text) for cue in read_subtitles(subtitles)] == said, f"made again by: {again}"


@pytest.mark.parametrize("film", FILMS, ids=lambda film: film.name)
def test_every_kiosk_can_play_it_and_the_repository_can_keep_it(film: Path) -> None:
    found = probe(film)
    assert [stream["codec_name"] for stream in found["streams"]] == ["vp9", "opus", "webvtt"]
    assert 30 < float(found["format"]["duration"]) < 120
    assert film.stat().st_size < 3_000_000


def test_there_is_one() -> None:
    assert [film.name for film in FILMS] == ["prendre-un-rendez-vous.fr.webm"]
