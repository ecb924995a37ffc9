"""Another language in the middle of a visit: the same place and the same answers, in other words."""

from __future__ import annotations

import pytest

from kiosk.content.words import IN_FRENCH
from tests.journeys.conftest import Visitor
from ui.permanent import EMERGENCY, LANGUAGE


@pytest.mark.parametrize("language", ["en", "ar", "uk"])
def test_place_and_answers_are_kept(visitor: Visitor, language: str) -> None:
    visitor.come_in()
    visitor.touch("a-distance", "non")
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


def test_every_language_is_made_while_nobody_is_there(visitor: Visitor) -> None:
    """After a change of the content nobody waits for theirs."""
    packs = visitor.state / "pack"
    assert sorted(file.stem for file in packs.iterdir()) == ["fr"]
    visitor.kiosk.warm_up()
    offered = sorted(code for code, _ in visitor.kiosk.library.languages)
    visitor.hand.wait(lambda: sorted(file.stem for file in packs.glob("*.json")) == offered)
    assert len(offered) == 10


def test_the_first_page_greets_in_every_language_that_is_ready(visitor: Visitor) -> None:
    conductor = visitor.kiosk.conductor
    assert conductor.page.greetings == ()
    visitor.kiosk.warm_up()
    visitor.hand.wait(lambda: len(conductor.page.greetings) == 9)
    assert "المسوا الشاشة" in [one.title for one in conductor.page.greetings]
    visitor.come_in()
    assert visitor.kiosk.conductor.page.name == "accueil"


def test_emergency_numbers_change_their_language_and_stay(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.touch("a-distance", EMERGENCY, LANGUAGE, "uk")
    assert visitor.kiosk.conductor.page.name == "urgence"
    assert visitor.kiosk.conductor.words.language == "uk"
    visitor.touch("retour")
    assert visitor.kiosk.conductor.page.name == "etape"
