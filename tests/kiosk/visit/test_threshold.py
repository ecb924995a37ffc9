"""The pages around the visit: what they offer, what they show as set, and that each lets one go on."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from msgspec.structs import replace

from kiosk.visit.acts import AskedSheet, Continued
from kiosk.visit.comfort import Comfort, Contrast, TextSize, Volume
from kiosk.visit.page import Card, Done, Language, Option, Page, PrintAgain, Weight, Wish
from kiosk.visit.session import Session, Stage, after
from kiosk.visit.state import Screen
from kiosk.visit.threshold import (
    calling_page,
    comfort_page,
    emergency_page,
    language_page,
    printing_page,
    settings_page,
    still_there_page,
    welcome_page,
)
from kiosk.voice.port import Pace
from tests.kiosk.visit import sample
from tests.kiosk.visit.flows import EMERGENCY
from tests.kiosk.visit.walks import WORDS

ShowComfort = Callable[..., Page]
SETTINGS = ("bas", "lent", "balayage", "lire", "toucher")
OFF_ON = (False, True)
EVERY_COMFORT = [
    Comfort(text=text, contrast=contrast, low=low, slow=slow, scan=scan, listen=low, hear_first=scan, pace=pace)
    for text, contrast, low, slow, scan, pace in product(TextSize, Contrast, OFF_ON, OFF_ON, OFF_ON, Pace)
]


def test_one_touch_begins() -> None:
    assert [option.wish for option in welcome_page(WORDS).options] == [Done()]


def test_each_language_is_named_by_itself_and_the_present_one_is_shown() -> None:
    shown = language_page((("fr", "Français"), ("ar", "العربية")), "ar", WORDS)
    assert [(option.text, option.wish, option.chosen) for option in shown.options] == [
        ("Français", Language("fr"), False),
        ("العربية", Language("ar"), True),
    ]


class TestComfort:
    @pytest.mark.parametrize("shown", [comfort_page, settings_page])
    def test_a_button_that_is_touched_is_shown_as_set_and_no_other_setting_moves(self, shown: ShowComfort) -> None:
        for comfort in EVERY_COMFORT:
            for option in settings_of(shown(comfort, WORDS)):
                session = after(Session("fr", Stage.COMFORT, comfort=comfort), option.wish)
                now = shown(session.comfort, WORDS).option(option.id)
                assert now is not None
                assert now.chosen is (not option.chosen if option.id in SETTINGS else True)
                same = [name for name in COMFORT_OF if COMFORT_OF[name] not in option.id]
                assert all(getattr(session.comfort, name) == getattr(comfort, name) for name in same)

    def test_one_of_those_that_exclude_each_other_is_set(self) -> None:
        for comfort in EVERY_COMFORT:
            options = [*comfort_page(comfort, WORDS).options, *settings_page(comfort, WORDS).options]
            for kind in ("texte-", "contraste-", "voix-", "volume-"):
                assert [option.chosen for option in options if option.id.startswith(kind)].count(True) == 1

    def test_every_setting_can_be_made(self) -> None:
        pages = comfort_page(Comfort(low=True), WORDS), settings_page(Comfort(low=True), WORDS)
        wishes = [option.wish for page in pages for option in page.options]
        for name, values in {"text": TextSize, "contrast": Contrast, "pace": Pace, "volume": Volume}.items():
            for value in values:
                assert replace(Comfort(low=True), **{name: value}) in wishes
        for name in ("listen", "hear_first", "slow", "scan"):
            assert replace(Comfort(low=True), **{name: True}) in wishes

    @pytest.mark.parametrize("shown", [comfort_page, settings_page])
    def test_it_can_be_left_as_it_is(self, shown: ShowComfort) -> None:
        last = shown(Comfort(), WORDS).options[-1]
        assert (last.wish, last.weight, last.chosen) == (Done(), Weight.MAIN, None)

    def test_without_a_voice_nothing_is_said_of_one(self) -> None:
        options = [*comfort_page(Comfort(), WORDS, False).options, *settings_page(Comfort(), WORDS, False).options]
        assert {option.id for option in options}.isdisjoint({"lire", "toucher"})
        assert not [option.id for option in options if option.id.startswith(("voix", "volume"))]


def settings_of(page: Page) -> list[Option]:
    return [option for option in page.options if option.chosen is not None]


COMFORT_OF = {
    "text": "texte", "contrast": "contraste", "low": "bas", "slow": "lent", "scan": "balayage", "listen": "lire",
    "hear_first": "toucher", "pace": "voix", "volume": "volume",
}  # fmt: skip


def test_emergency_numbers_can_be_read_whole_with_vital_ones_strong() -> None:
    assert emergency_page(EMERGENCY, WORDS).cards == (
        Card("15", "SAMU", "Un danger pour la vie.", True),
        Card("3114", "Écoute", "Des idées noires ?", False),
    )


@pytest.mark.parametrize(
    ("printed", "in_trouble", "title", "wishes", "main"),
    [
        (False, False, "Votre fiche s’imprime", [AskedSheet(), Continued()], []),
        (True, False, "Votre fiche est prête", [Continued()], [Continued()]),
        (False, True, "L’imprimante a un souci", [PrintAgain(), AskedSheet(), Continued()], [PrintAgain()]),
    ],
)
def test_while_a_sheet_is_printed_there_is_always_a_way_on(
    printed: bool, in_trouble: bool, title: str, wishes: list[Wish], main: list[Wish]
) -> None:
    shown = printing_page(("Une phrase.", "Et une autre."), printed, in_trouble, WORDS)
    assert (shown.title, shown.sentences) == (title, ("Une phrase.", "Et une autre."))
    assert [option.wish for option in shown.options] == wishes
    assert [option.wish for option in shown.options if option.weight is Weight.MAIN] == main


def test_the_ways_on_from_printing_lead_there() -> None:
    assert sample.after(*sample.PRINTING, AskedSheet()).screen is Screen.SHEET
    assert sample.after(*sample.PRINTING, Continued()).screen is Screen.SATISFACTION


def test_who_waits_for_help_or_is_asked_for_can_go_on_by_one_touch() -> None:
    assert [option.wish for option in calling_page(WORDS).options] == [Done()]
    assert [option.id for option in still_there_page(WORDS).options] == ["continuer", "terminer"]


def test_over_what_is_discreet_it_is_discreet_too_and_quits_at_once() -> None:
    plain, discreet = still_there_page(WORDS), still_there_page(WORDS, discreet=True)
    assert (plain.discreet, discreet.discreet) == (False, True)
    assert [option.text for option in discreet.options] == ["Oui, je continue", "Quitter vite"]
