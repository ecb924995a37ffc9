"""The emergency page is one touch away from everywhere, in each language, and says what each number is for."""

from __future__ import annotations

import re

import pytest

from kiosk.content.languages import tongues
from kiosk.visit.comfort import Comfort
from kiosk.visit.threshold import emergency_page
from tests.ui.scenes import CONTENT, Scene, scenes_of, show, told_in
from tests.ui.walking import MakeWindow
from ui import permanent
from ui.theme.look import look_for
from ui.theme.pictograms import Pictograms

LANGUAGES = [tongue.code for tongue in tongues([CONTENT])[0]]
NUMBERS = {"15", "17", "18", "112", "114", "115", "119", "3114", "3919"}
EMERGENCY = permanent.EMERGENCY


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_the_command_in_its_header(language: str) -> None:
    """The first page, and what stands in front of a page, have their own."""
    told = told_in(language)
    word = told.words("Urgence")
    pages = [scene.under or scene.page for scene in scenes_of(told)]
    assert {"veille", "etape", "film", "mots", "glossaire", "mot", "urgence", "fiche"} <= {page.name for page in pages}
    for page in pages:
        commands = {command.name: command for command in permanent.header_for(page, told.words).commands}
        assert commands[EMERGENCY].text == word
        assert commands[EMERGENCY].yields == 0, "it never loses its word"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_it_can_be_touched_on_every_kind_of_page(
    language: str, make_window: MakeWindow, pictograms: Pictograms
) -> None:
    told = told_in(language)
    look = look_for(1024, 768, Comfort(), pictograms, language == "ar")
    window = make_window(look, 1024, 768)
    kinds: dict[tuple[str, bool, bool], Scene] = {
        (scene.page.name, bool(scene.overlay), bool(scene.page.terms)): scene for scene in scenes_of(told)
    }
    for scene in kinds.values():
        show(scene, window, look)
        (target,) = [one for one in window.targets() if one.objectName() == EMERGENCY]
        assert target.isVisible(), scene.name
        assert target.accessibleName() == told.words("Urgence"), scene.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_number_is_there_with_what_it_is_for(language: str) -> None:
    told = told_in(language)
    cards = {re.sub(r"\s", "", card.title): card for card in emergency_page(told.catalogue.emergency, told.words).cards}
    assert cards.keys() >= NUMBERS
    for number in NUMBERS:
        assert cards[number].name.strip(), number
        assert len(cards[number].text.split()) >= 2, number
    assert {"SMS", "СМС"} & set(re.findall(r"\w+", cards["114"].text)), "for who cannot hear or speak"
