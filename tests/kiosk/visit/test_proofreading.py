"""A page, and a sheet, say when a machine has translated what they show: whichever file it comes from."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.content.schema import Proofreading
from kiosk.content.words import Words
from kiosk.visit import acts, threshold
from kiosk.visit.acts import Act, Continued, OpenedFlow, OpenedTopic
from kiosk.visit.comfort import Comfort
from kiosk.visit.page import Page
from kiosk.visit.pages import noticed, page
from kiosk.visit.proofreading import MACHINE
from kiosk.visit.state import State
from tests.kiosk.visit.flows import in_another_language
from tests.kiosk.visit.sample import AT_THE_END, CATALOGUE, ON_THE_LINES, ON_THE_SHEET, OPENED, PRINTING, after

WORDS = Words({MACHINE: "A machine’s words."}, "en")


def told(shown: Page, state: State, *unreviewed: str, language: str = "en") -> bool:
    other = replace(in_another_language(CATALOGUE), language=language, proofreading=Proofreading(unreviewed, 9, 1))
    return noticed(shown, state, other, WORDS).notice == "A machine’s words."


def page_after(*visit: Act) -> tuple[Page, State]:
    state = after(*visit)
    return page(state, CATALOGUE, (), WORDS), state


@pytest.mark.parametrize(
    ("visit", "files"),
    [
        ((), {"themes"}),
        ((OpenedTopic("droits"),), {"themes", "essai", "suite"}),
        ((OPENED,), {"essai"}),
        (AT_THE_END, {"essai", "suite"}),
        ((OpenedFlow("suite"),), {"suite"}),
        (ON_THE_SHEET, {"essai", "contacts"}),
        (ON_THE_LINES, {"essai", "contacts"}),
        (PRINTING, {"essai", "contacts"}),
        ((*AT_THE_END, acts.WentHome(), OpenedFlow("suite"), acts.AskedSheet()), {"essai", "suite", "contacts"}),
        ((*ON_THE_SHEET, acts.Left(), Continued()), set()),
    ],
)
def test_a_page_tells_of_each_file_that_its_words_come_from_and_of_no_other(
    visit: tuple[Act, ...], files: set[str]
) -> None:
    shown, state = page_after(*visit)
    every = ["themes", "contacts", "urgence", *CATALOGUE.flows]
    assert {file for file in every if told(shown, state, file)} == files
    assert told(shown, state, "interface"), "the words of the program are on every page"
    assert not told(shown, state)


def test_emergency_numbers_tell_of_theirs_whatever_stands_behind() -> None:
    shown = threshold.emergency_page(CATALOGUE.emergency, WORDS)
    assert told(shown, after(OPENED), "urgence")
    assert not told(shown, after(OPENED), "essai", "contacts", "themes")


def test_pages_that_only_set_something_tell_nothing() -> None:
    for shown in (threshold.comfort_page(Comfort(), WORDS), threshold.language_page((), "en", WORDS)):
        assert not told(shown, State(), "interface")


def test_french_has_nothing_to_tell() -> None:
    shown, state = page_after(OPENED)
    assert not told(shown, state, "interface", "essai", language="fr")
