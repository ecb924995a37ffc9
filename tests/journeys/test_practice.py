"""Every made-up site, from the first gesture of each guide to its last, by touches that follow what is pointed at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kiosk.content.shelf import Shelf
from tests.journeys.conftest import FINGER, Visitor
from tests.journeys.local_content import with_guides

CONTENT = Path(__file__).parents[2] / "contenus"
SHELF = Shelf([CONTENT])
GUIDES = sorted(SHELF.guides)
BY_SWITCH = ["prendre-rdv", "transmettre-resultats"]
BY_SCAN = ["annuler-rdv"]
ONE_OF_EACH_SITE = ("activer-carnet", "prendre-rdv", "rejoindre-teleconsultation", "telecharger-attestation",
                    "trier-messages", "voir-resultats")  # fmt: skip
PATIENCE_S = 120


def chosen(request: pytest.FixtureRequest) -> list[str]:
    """One guide of each site; with `--full` all of them."""
    guides = GUIDES if request.config.getoption("--full") else list(ONE_OF_EACH_SITE)
    assert {SHELF.guides[name].site for name in guides} == set(SHELF.practice)
    return guides


@pytest.mark.timeout(1200)
def test_every_guide_is_followed_to_its_end(make_visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    follow(make_visitor(content=with_guides(tmp_path / "ici", GUIDES), browser=FINGER), GUIDES)


@pytest.mark.timeout(1200)
def test_every_site_is_played_in_a_portrait_window(
    make_visitor: Callable[..., Visitor], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    guides = chosen(request)
    follow(make_visitor(size=(1080, 1920), content=with_guides(tmp_path / "ici", guides), browser=FINGER), guides)


@pytest.mark.timeout(1200)
def test_every_site_forgives_that_each_gesture_is_done_wrong_first(
    make_visitor: Callable[..., Visitor], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """On another button of the page, which leads elsewhere, and with other letters, which the page asks to correct."""
    guides, errors = chosen(request), tmp_path / "erreurs"
    finger = (*FINGER, "--wrong", "--errors", str(errors))
    follow(make_visitor(content=with_guides(tmp_path / "ici", guides), browser=finger), guides)
    told = [line.split() for line in errors.read_text("utf-8").splitlines()]
    assert {site for site, what in told if what == "left"} == set(SHELF.practice)
    assert {site for site, what in told if what != "left"} >= {"carnet-sante", "prenez-rdv"}


@pytest.mark.timeout(600)
def test_a_guide_is_followed_with_two_keys(make_visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    """One moves and one chooses: buttons and links, boxes, words, a password and digits."""
    content = with_guides(tmp_path / "ici", BY_SWITCH)
    follow(make_visitor(content=content, browser=(*FINGER, "--switch")), BY_SWITCH)


@pytest.mark.timeout(600)
def test_a_guide_is_followed_with_one_key(make_visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    """The kiosk moves from target to target by itself, in both windows, and the key chooses."""
    content = with_guides(tmp_path / "ici", BY_SCAN)
    visitor = make_visitor("[balayage]\nintervalle = 0.5", content=content, browser=(*FINGER, "--scan"))
    visitor.come_in()
    visitor.touch("confort", "reglages", "balayage", "continuer", "continuer")
    practise(visitor, BY_SCAN)


def follow(visitor: Visitor, guides: Sequence[str]) -> None:
    """From the door on."""
    visitor.come_in()
    practise(visitor, guides)


def practise(visitor: Visitor, guides: Sequence[str]) -> None:
    """Each of them, to the word of praise; a document that comes on the way is printed."""
    visitor.open("essayer")
    conductor = visitor.kiosk.conductor
    for name in guides:
        visitor.touch("exercice", "commencer")
        while visitor.page != "bravo":
            visitor.hand.wait(lambda: conductor.page.name in ("bravo", "document"), PATIENCE_S)
            if visitor.page == "document":
                visitor.touch("imprimer", "site")
        assert conductor.state.walks[-1].at == name
        visitor.touch("continuer")
    assert visitor.title == "C’est fini"
