"""Another language in the middle of a visit: the same place and the same answers, in other words."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content.words import IN_FRENCH, marked
from kiosk.visit.page import Page
from tests.journeys.conftest import Visitor
from tests.kiosk.content.samples import write_content
from tests.ui.walking import said
from ui.permanent import EMERGENCY, LANGUAGE

SHIPPED = Path(__file__).parents[2] / "contenus"
POLISH = {"traductions/pl/langue.toml": 'nom = "Polski"\nrang = 11\n'}
TEN_LANGUAGES_S = 110
"""More than it takes to make every pack on a busy machine."""

EMPTY = {f"traductions/pl/{name}.po": "" for name in ("interface", "themes", "droits", "contacts", "urgence")}


@pytest.mark.parametrize("language", ["en", "ar", "uk"])
def test_place_and_answers_are_kept(visitor: Visitor, language: str) -> None:
    visitor.come_in()
    visitor.open("teleconsultation")
    visitor.touch("non")
    conductor = visitor.kiosk.conductor
    place, answers, title = conductor.state.walks, conductor.session.visit, visitor.title
    visitor.touch(LANGUAGE, language)
    assert (conductor.state.walks, conductor.session.visit) == (place, answers)
    assert visitor.title != title
    assert not visitor.title.endswith(IN_FRENCH)
    assert conductor.page.notice == conductor.words("Traduction automatique, pas encore relue.")
    visitor.touch(LANGUAGE, "fr")
    assert visitor.title == title
    assert conductor.page.notice == ""


def test_every_language_is_made_while_nobody_is_there(make_visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    """After a change of the content nobody waits for theirs."""
    (tmp_path / "etat").mkdir()
    visitor = make_visitor()
    packs = visitor.state / "pack"
    assert sorted(file.stem for file in packs.iterdir()) == ["fr"]
    visitor.kiosk.warm_up()
    offered = sorted(code for code, _ in visitor.kiosk.library.languages)
    visitor.hand.wait(lambda: sorted(file.stem for file in packs.glob("*.json")) == offered, TEN_LANGUAGES_S)
    assert len(offered) >= 10


def test_the_first_page_greets_in_every_language_that_is_ready(visitor: Visitor) -> None:
    conductor = visitor.kiosk.conductor
    assert conductor.page.greetings == ()
    visitor.kiosk.warm_up()
    visitor.hand.wait(lambda: len(conductor.page.greetings) >= 9, TEN_LANGUAGES_S)
    assert "المسوا الشاشة" in [one.title for one in conductor.page.greetings]
    visitor.come_in()
    assert visitor.kiosk.conductor.page.name == "accueil"


def test_emergency_numbers_change_their_language_and_stay(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.open("teleconsultation")
    visitor.touch(EMERGENCY, LANGUAGE, "uk")
    assert visitor.kiosk.conductor.page.name == "urgence"
    assert visitor.kiosk.conductor.words.language == "uk"
    visitor.touch("retour")
    assert visitor.kiosk.conductor.page.name == "etape"


@pytest.mark.parametrize("files", [POLISH, POLISH | EMPTY], ids=["its name alone", "empty files"])
def test_a_language_can_be_tried_before_anything_is_translated(
    make_visitor: Callable[..., Visitor], tmp_path: Path, files: dict[str, str]
) -> None:
    visitor = make_visitor(content=write_content(tmp_path / "ici", files))
    visitor.touch("commencer", "pl", "continuer")
    visitor.kiosk.conductor.shown.connect(lambda page: unmarked.extend(french_of(page)))
    unmarked: list[str] = []
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche")
    visitor.hand.wait(lambda: visitor.kiosk.paper.paper is not None)
    visitor.touch("urgence")
    assert unmarked == []
    assert visitor.title.endswith(IN_FRENCH)


def french_of(page: Page) -> list[str]:
    """Words of a page that do not say that they are French."""
    own = [*filter(None, said(page))]
    return [text for text in own if not text.endswith(IN_FRENCH) and marked(text, "pl") != text]


def test_a_language_that_cannot_be_made_leaves_the_person_where_she_is(
    make_visitor: Callable[..., Visitor], tmp_path: Path
) -> None:
    """Somebody breaks a file while the kiosk is on: what is at hand goes on."""
    whole = tmp_path / "contenus"
    shutil.copytree(SHIPPED, whole, ignore=shutil.ignore_patterns("films", "sons", "pack"))
    visitor = make_visitor(content=whole)
    visitor.come_in()
    visitor.open("teleconsultation")
    visitor.touch(LANGUAGE)
    page = visitor.kiosk.conductor.page
    (whole / "contacts.yaml").write_text("contacts: non", "utf-8")
    visitor.touch("ar")
    assert visitor.kiosk.conductor.session.language == "fr"
    assert visitor.kiosk.conductor.page.title == page.title
    assert page.option("ar")
    assert not visitor.kiosk.conductor.page.option("ar"), "it is not offered any more"
    assert [sentence for sentence in visitor.kiosk.troubles() if "traductions/ar" in sentence]
    visitor.kiosk.conductor.start_flow("teleconsultation", "ru")
    assert visitor.page == "etape"
    assert visitor.kiosk.conductor.session.language == "fr"
