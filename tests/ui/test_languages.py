"""No text is cut in any language. Of each kind of page the longest is walked, and with `--full` every page."""

from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtGui import QFont

from kiosk.content.languages import Tongue, tongues
from kiosk.content.texts import texts
from kiosk.visit.comfort import Comfort, TextSize
from tests.pseudo import CODE, write_language
from tests.ui.inspection import Pen
from tests.ui.scenes import CONTENT, NICKNAME, PLACES, TEN_NAMES, Told, scenes_of, told_in
from tests.ui.walking import WINDOWS, MakeWindow, longest, report, said, walk
from ui.theme.fonts import FAMILY
from ui.theme.look import Role, look_for
from ui.theme.pictograms import Pictograms
from ui.widgets.typeset import TextBlock

pytestmark = pytest.mark.timeout(600)

OTHERS = [tongue for tongue in tongues([CONTENT])[0] if tongue.code != "fr"]


SIZES_OF_MADE_UP = [
    (window, text) for window, text in product(WINDOWS, TextSize) if window != (1024, 768) or text is TextSize.NORMAL
]


def test_ten_languages_are_offered_at_least() -> None:
    assert {tongue.code for tongue in OTHERS} >= {"en", "es", "pt", "ar", "tr", "ro", "uk", "ru", "fa"}
    assert {tongue.code for tongue in OTHERS if tongue.right_to_left} >= {"ar", "fa"}


@pytest.mark.parametrize("text", TextSize, ids=lambda size: size.name)
@pytest.mark.parametrize("window", WINDOWS, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("tongue", OTHERS, ids=lambda tongue: tongue.code)
def test_nothing_is_cut_in_any_language(
    tongue: Tongue, window: tuple[int, int], text: TextSize, make_window: MakeWindow, pictograms: Pictograms, pen: Pen,
    whole: bool,
) -> None:  # fmt: skip
    look = look_for(*window, Comfort(text=text, low=text is TextSize.LARGER), pictograms, tongue.right_to_left)
    scenes = scenes_of(told_in(tongue.code))
    report(walk(scenes if whole else longest(scenes), make_window(look, *window), look, pen))


@pytest.mark.parametrize("tongue", tongues([CONTENT])[0], ids=lambda tongue: tongue.code)
def test_each_letter_is_drawn_by_a_font_of_ours(tongue: Tongue, pictograms: Pictograms) -> None:
    """A machine may have no other font; and one that it has would look like nothing of ours."""
    told = told_in(tongue.code)
    contents = [*told.catalogue.flows.values(), *told.catalogue.topics, *told.catalogue.contacts.values(),
                *told.catalogue.emergency, *told.catalogue.glossary.values()]  # fmt: skip
    shown = {text for content in contents for _, text in texts(content)} | set(told.catalogue.interface.values())
    assert len(shown) > 500
    ours = {*QFont.substitutes(FAMILY), FAMILY.lower()}
    look = look_for(1920, 1080, Comfort(), pictograms, tongue.right_to_left)
    for text in (*shown, tongue.name):
        layout = TextBlock(text, look.font(Role.BODY), 10**6, tongue.right_to_left).layout
        runs = layout.glyphRuns()
        assert {run.rawFont().familyName().lower() for run in runs} <= ours, text
        assert all(0 not in run.glyphIndexes() for run in runs), text


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("made-up")
    write_language(CONTENT, folder)
    return told_in(CODE, folder)


def test_every_word_of_the_made_up_language_is_in_it(made_up: Told) -> None:
    """Nothing that is shown comes from anywhere but a PO file, names apart."""
    for scene in scenes_of(made_up):
        own = {place.name for place in PLACES} | {place.address for place in PLACES} | {*TEN_NAMES, NICKNAME}
        own |= {site.name for site in made_up.catalogue.sites.values()}
        for text in set(said(scene.page)) - own:
            assert not re.search(r"\b[A-Za-z]{3,}\b", re.sub(r"\S+\.fr\b", "", text)), f"{scene.name}: {text}"


@pytest.mark.parametrize(("window", "text"), SIZES_OF_MADE_UP, ids=str)
def test_nothing_is_cut_in_a_language_half_as_long_again(
    made_up: Told, window: tuple[int, int], text: TextSize, make_window: MakeWindow, pictograms: Pictograms, pen: Pen,
    whole: bool,
) -> None:  # fmt: skip
    """Every page of the catalogue in a made-up eleventh language, which needs no line of code.

    Large text in the smallest window is left out: the controls of a film would leave no room for its picture, and a
    title may have a leaf to itself.
    """
    look = look_for(*window, Comfort(text=text), pictograms, rtl=True)
    scenes = scenes_of(made_up) if whole or text is TextSize.NORMAL else longest(scenes_of(made_up))
    report(walk(scenes, make_window(look, *window), look, pen))
