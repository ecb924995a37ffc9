"""Every made-up site, from the first gesture of each guide to its last, by touches that follow what is pointed at."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content.shelf import Shelf
from tests.journeys.conftest import Visitor

CONTENT = Path(__file__).parents[2] / "contenus"
GUIDES = sorted(Shelf([CONTENT]).guides)
BY_SWITCH = ["prendre-rdv", "transmettre-resultats"]
FINGER = (sys.executable, "-m", "tests.ui.browser.finger")
STEP = """  {name}:
    genre: "exercice"
    titre: "Essayez"
    guide: "{name}"
    ensuite: "{next}"
"""
FLOW = """id: "essayer"
titre: "Essayer"
theme: "droits"
resume: "Vous essayez la borne."
image: "carte"
duree: "5 min"
revu:
  le: "2026-11-22"
  sources:
    - "https://exemple.fr/source"
  fiabilite: "officielle"
depart: "{first}"
etapes:
{steps}  fini:
    genre: "fin"
    titre: "C’est fini"
    fiche:
      - "fait"
fiche:
  fait:
    rubrique: "fait"
    dire: "Je me suis entraîné."
"""


def local_content(folder: Path, guides: list[str]) -> Path:
    """A folder with one flow, that practises each of these guides in turn."""
    steps = "".join(
        STEP.format(name=name, next=after) for name, after in zip(guides, [*guides[1:], "fini"], strict=True)
    )
    (folder / "parcours").mkdir(parents=True)
    (folder / "parcours/essayer.yaml").write_text(FLOW.format(first=guides[0], steps=steps), "utf-8")
    return folder


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("size", "arguments"),
    [((1366, 768), ()), ((1080, 1920), ()), ((1366, 768), ("--wrong",))],
    ids=["landscape", "portrait", "wrong first"],
)
def test_every_guide_is_followed_to_its_end(
    make_visitor: Callable[..., Visitor], tmp_path: Path, size: tuple[int, int], arguments: tuple[str, ...]
) -> None:
    follow(make_visitor, tmp_path, GUIDES, size, arguments)


@pytest.mark.timeout(600)
def test_a_guide_is_followed_with_two_keys(make_visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    """One moves and one chooses: buttons and links, boxes, words, a password and digits."""
    follow(make_visitor, tmp_path, BY_SWITCH, (1366, 768), ("--switch",))


def follow(
    make_visitor: Callable[..., Visitor], folder: Path, guides: list[str], size: tuple[int, int],
    arguments: tuple[str, ...],
) -> None:  # fmt: skip
    content = local_content(folder / "ici", guides)
    visitor = make_visitor(size=size, content=content, browser=(*FINGER, *arguments))
    visitor.come_in()
    visitor.open("essayer")
    conductor = visitor.kiosk.conductor
    for name in guides:
        visitor.touch("exercice", "commencer")
        visitor.hand.wait(lambda: conductor.page.name == "bravo", 90)
        walk = conductor.state.walks[-1]
        assert (walk.at, visitor.page) == (name, "bravo")
        visitor.touch("continuer")
    assert visitor.title == "C’est fini"
