"""The paper on the screen: its words light up on it, and it turns with the voice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from kiosk.visit.comfort import Comfort, Contrast, TextSize
from tests.ui.scenes import Scene, scenes, show
from ui.screens.sheet import SheetScreen
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.theme.tokens import contrast
from ui.widgets.big_button import BigButton
from ui.widgets.paper import Paper
from ui.window import KioskWindow

MakeWindow = Callable[[Look, int, int], KioskWindow]


def scene(name: str) -> Scene:
    return next(scene for scene in scenes() if scene.name == name)


@pytest.fixture(params=[Contrast.NORMAL, Contrast.HIGH, Contrast.DARK], ids=lambda contrast: contrast.name)
def look(request: pytest.FixtureRequest, pictograms: Pictograms) -> Look:
    return look_for(1920, 1080, Comfort(contrast=request.param), pictograms)


@pytest.fixture
def screen(make_window: MakeWindow, pictograms: Pictograms) -> SheetScreen:
    """A sheet of two pages."""
    plain = look_for(1920, 1080, Comfort(), pictograms)
    return show(scene("fiche-2"), make_window(plain, 1920, 1080), plain)


def say(screen: SheetScreen, text: str, word: str) -> None:
    """Light a word of a text that is on the paper."""
    at = text.index(word)
    screen.voiced()[target(screen, text)]((at, at + len(word)))


def target(screen: SheetScreen, text: str) -> str:
    return next(spoken.target for spoken in screen.own_words() if spoken.text == text)


def line_of(screen: SheetScreen) -> str:
    """A short sentence of the paper, whichever the content has: it stands on one line."""
    on_paper = (spoken.text for spoken in screen.own_words() if spoken.target.startswith("paper"))
    return next(text for text in on_paper if text.endswith(".") and 4 <= len(text.split()) <= 6)


def paper_of(screen: SheetScreen) -> Paper:
    return screen.findChild(Paper)


def turn_of(screen: SheetScreen) -> BigButton:
    return screen.findChild(BigButton, "page-suivante")


def changed(before: QImage, after: QImage) -> Iterator[tuple[int, int]]:
    for y in range(before.height()):
        for x in range(before.width()):
            if before.pixel(x, y) != after.pixel(x, y):
                yield x, y


def test_a_word_is_coloured_and_its_letters_stay_dark(make_window: MakeWindow, look: Look) -> None:
    screen = show(scene("fiche-2"), make_window(look, 1920, 1080), look)
    paper = paper_of(screen)
    before = paper.grab().toImage()
    line = line_of(screen)
    say(screen, line, line.split()[0])
    after = paper.grab().toImage()
    pixels = list(changed(before, after))
    spoken = QColor(look.palette.spoken).name()
    colours = [after.pixelColor(x, y).name() for x, y in pixels]
    assert colours.count(spoken) > len(pixels) / 3
    darkest = min(pixels, key=lambda pixel: after.pixelColor(*pixel).lightness())
    assert contrast(after.pixelColor(*darkest).name(), spoken) > 7
    assert max(x for x, _ in pixels) - min(x for x, _ in pixels) < paper.width() / 4
    assert max(y for _, y in pixels) - min(y for _, y in pixels) < paper.height() / 30
    screen.voiced()[target(screen, line)](None)
    assert paper.grab().toImage() == before


def test_it_is_on_the_paper_from_right_to_left_too(make_window: MakeWindow, pictograms: Pictograms) -> None:
    places = []
    for rtl in (False, True):
        look = replace(look_for(1920, 1080, Comfort(), pictograms), rtl=rtl)
        screen = show(scene("fiche-2"), make_window(look, 1920, 1080), look)
        before = paper_of(screen).grab().toImage()
        say(screen, line_of(screen), line_of(screen).split()[2])
        places.append((paper_of(screen).x() > 960, set(changed(before, paper_of(screen).grab().toImage()))))
    assert [right for right, _ in places] == [False, True]
    assert places[0][1] == places[1][1]


def test_the_paper_comes_after_the_title_and_before_the_buttons(screen: SheetScreen) -> None:
    order = [name.split(".")[0] for name in screen.voiced()]
    assert order == sorted(order, key=["title", "sentence", "paper", "option"].index)
    assert order.count("paper") > 30
    assert set(screen.voiced()) >= {"title", "option.imprimer", "option.page-suivante"}


def test_until_it_is_ready_there_are_only_title_and_buttons(make_window: MakeWindow, pictograms: Pictograms) -> None:
    look = look_for(1920, 1080, Comfort(), pictograms)
    screen = show(scene("fiche-en-attente"), make_window(look, 1920, 1080), look)
    assert {name.split(".")[0] for name in screen.voiced()} == {"title", "option"}
    assert "option.page-suivante" not in screen.voiced()


def test_it_is_read_with_the_first_leaf_of_buttons_only(make_window: MakeWindow, pictograms: Pictograms) -> None:
    look = look_for(1024, 768, Comfort(text=TextSize.LARGER, low=True), pictograms)
    screen = show(scene("fiche-2"), make_window(look, 1024, 768), look)
    assert screen.leaf_count() > 1
    assert "paper.0" in screen.voiced()
    screen.turn_to(1)
    assert not [name for name in screen.voiced() if name.startswith("paper")]


def test_it_turns_with_the_voice(screen: SheetScreen) -> None:
    turn = turn_of(screen)
    say(screen, "Mes prochaines étapes", "Mes")
    assert turn.mark == "1 / 2"
    say(screen, "À apporter", "apporter")
    assert turn.mark == "2 / 2"
    say(screen, "Mes prochaines étapes", "Mes")  # it is read again
    assert turn.mark == "1 / 2"


def test_whoever_turns_it_is_left_to_look(screen: SheetScreen) -> None:
    turn, paper = turn_of(screen), paper_of(screen)
    say(screen, "Mes prochaines étapes", "Mes")
    turn.click()
    assert turn.mark == "2 / 2"
    before = paper.grab().toImage()
    say(screen, "Mes prochaines étapes", "étapes")
    assert turn.mark == "2 / 2"
    assert paper.grab().toImage() == before, "a word of another page is not lit on this one"
    turn.click()
    say(screen, "Aujourd’hui", "Aujourd’hui")
    assert turn.mark == "1 / 2"
    assert paper.grab().toImage() != before
    say(screen, "À apporter", "À")
    assert turn.mark == "2 / 2"


def test_read_again_it_turns_back_from_wherever_it_was_left(screen: SheetScreen) -> None:
    say(screen, "dimanche 22 novembre 2026", "dimanche")
    turn_of(screen).click()
    say(screen, "dimanche 22 novembre 2026", "dimanche")
    assert turn_of(screen).mark == "1 / 2"


def test_a_screen_reader_is_told_what_is_said(screen: SheetScreen, qapp: QApplication) -> None:
    told = paper_of(screen).accessibleName().split("\n")
    assert told == [spoken.text for spoken in screen.own_words() if spoken.target.startswith("paper.")]
    assert "Mes prochaines étapes" in told
