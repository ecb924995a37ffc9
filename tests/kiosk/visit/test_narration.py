"""What is heard is what is seen: each thing on the page is said once, and knows what to highlight."""

from __future__ import annotations

import pytest
from hypothesis import given

from kiosk.visit import threshold
from kiosk.visit.acts import Chose
from kiosk.visit.comfort import Comfort
from kiosk.visit.narration import Utterance, narration
from kiosk.visit.page import Card, Page
from kiosk.visit.pages import page
from kiosk.visit.state import Screen, replay
from tests.kiosk.visit.flows import EMERGENCY
from tests.kiosk.visit.sample import CATALOGUE, OPENED, TWO_PLACES
from tests.kiosk.visit.walks import WORDS, Visit, pages_of, visits


def targets(shown: Page) -> list[str]:
    """What a page has to highlight, as the eye meets it."""
    return [
        *(("stars",) if shown.stars else ()),
        "title",
        *(f"sentence.{rank}" for rank in range(len(shown.sentences))),
        *(("slip.title",) if shown.slip and shown.slip.title else ()),
        *(f"slip.{rank}" for rank in range(len(shown.slip.lines) if shown.slip else 0)),
        *(
            f"card.{rank}.{part}"
            for rank, card in enumerate(shown.cards)
            for part in ("title", "name", "text")
            if getattr(card, part)
        ),
        *(
            f"option.{option.id}{part}"
            for option in shown.options
            for part in (("", ".hint") if option.hint else ("",))
        ),
    ]


def test_a_page_is_read_from_its_title_to_its_last_button() -> None:
    shown = page(replay((OPENED, Chose("ailleurs")), CATALOGUE, TWO_PLACES), CATALOGUE, TWO_PLACES, WORDS)
    assert narration(shown) == (
        Utterance("title", "Où aller ?"),
        Utterance("option.lieu-1", "Maison 1"),
        Utterance("option.lieu-1.hint", "1 rue Basse"),
        Utterance("option.lieu-2", "Maison 2"),
        Utterance("option.lieu-2.hint", "2 rue Basse"),
        Utterance("option.continuer", "Je ne choisis pas maintenant"),
    )


def test_an_emergency_number_is_said_with_its_use() -> None:
    shown = Page(name="urgence", title="Urgence", cards=(Card("15", "SAMU", "Un danger."), Card("3114", "", "À tous.")))
    assert [spoken.text for spoken in narration(shown)] == ["Urgence", "15", "SAMU", "Un danger.", "3114", "À tous."]


def test_a_language_is_named_in_itself() -> None:
    shown = threshold.language_page((("fr", "Français"), ("ar", "العربية")), "fr", WORDS)
    named = {spoken.text: spoken.language for spoken in narration(shown) if spoken.target.startswith("option")}
    assert named == {"Français": "fr", "العربية": "ar"}


@given(visits)
def test_every_page_of_a_visit_is_said_whole(visit: Visit) -> None:
    for state in visit.states:
        for shown in pages_of(state, visit.catalogue, visit.places):
            spoken = narration(shown)
            assert [utterance.target for utterance in spoken] == targets(shown)
            assert all(utterance.text.strip() for utterance in spoken)


@pytest.mark.parametrize(
    "shown",
    [
        threshold.welcome_page(WORDS),
        threshold.language_page((("fr", "Français"), ("ar", "العربية")), "fr", WORDS),
        threshold.comfort_page(Comfort(), WORDS),
        threshold.emergency_page(EMERGENCY, WORDS),
        threshold.calling_page(WORDS),
        threshold.still_there_page(WORDS),
    ],
    ids=lambda shown: shown.name,
)
def test_every_page_around_it_is_said_whole(shown: Page) -> None:
    assert [utterance.target for utterance in narration(shown)] == targets(shown)
    assert len(set(targets(shown))) == len(targets(shown))


@given(visits)
def test_what_was_walked_in_a_discreet_flow_is_never_said_unasked(visit: Visit) -> None:
    """The sheet and the list of its lines are as personal as the steps that gave them."""
    for state in visit.states:
        walked = [visit.catalogue.flows[walk.flow].discreet for walk in state.walks]
        shown = pages_of(state, visit.catalogue, visit.places)[0]
        match state.screen:
            case Screen.STEP:
                assert shown.discreet == walked[-1]
            case Screen.SHEET | Screen.LINES:
                assert shown.discreet == any(walked)
            case Screen.RESULTS:
                assert shown.discreet == any(flow.discreet for flow in visit.catalogue.flows.values())
            case _:
                assert not shown.discreet
