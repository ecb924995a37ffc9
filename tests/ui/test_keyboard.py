"""The on-screen keyboard in ten languages: everything fits, every key has its name, what is typed is what is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace as changed
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from kiosk.content.catalogue import read_catalogue
from kiosk.content.keys import read_keys
from kiosk.content.languages import tongues
from kiosk.content.schema import Catalogue, Keys
from kiosk.content.words import words_of
from kiosk.visit.comfort import Comfort, Contrast, TextSize
from kiosk.visit.page import Page
from kiosk.visit.pages import page
from kiosk.visit.state import Screen, State
from tests.ui import inspection
from tests.ui.inspection import Pen
from tests.ui.scenes import CONTENT, PLACES
from ui import permanent
from ui.screens.choice import screen_for
from ui.screens.typing import LAST, Typing, TypingScreen
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.widgets.big_button import BigButton
from ui.widgets.keyboard import Board, Keyboard
from ui.window import KioskWindow

WINDOWS = ((1920, 1080), (1366, 768), (1024, 768), (1080, 1920))
TONGUES = {tongue.code: tongue for tongue in tongues([CONTENT])[0]}
MakeWindow = Callable[[Look, int, int], KioskWindow]

pytestmark = pytest.mark.timeout(300)


@cache
def catalogue(language: str) -> Catalogue:
    read, faults = read_catalogue([CONTENT], language)
    assert read is not None, faults
    return read


def name_page(language: str, keys: Keys | None = None) -> Page:
    """The page on which a name is typed."""
    found, words = catalogue(language), words_of(catalogue(language))
    shown = page(State(screen=Screen.NICKNAME), found, PLACES, words)
    return changed(shown, keys=keys) if keys else shown


def show(window: KioskWindow, look: Look, language: str, keys: Keys | None = None) -> TypingScreen:
    words, shown = words_of(catalogue(language)), name_page(language, keys)
    footer = permanent.footer_commands(words, permanent.listen_command(words, False, False))
    screen = window.show_screen(screen_for(shown, words, []), look, permanent.header_for(shown, words), footer)
    assert isinstance(screen, TypingScreen)
    screen.turn_to(Typing(LAST, ""))
    return screen


def look_of(language: str, window: tuple[int, int], comfort: Comfort, pictograms: Pictograms) -> Look:
    return look_for(*window, comfort, pictograms, TONGUES[language].right_to_left)


@pytest.fixture
def pen(monkeypatch: pytest.MonkeyPatch) -> Pen:
    return Pen(monkeypatch)


def boards(screen: TypingScreen) -> Iterator[str]:
    """Each board that the keys lead to, on each of its leaves; the name of the one that is shown."""
    for board in Board:
        screen.turn_to(Typing(LAST, "", board))
        if keyboard(screen).board is board:
            for leaf in range(keyboard(screen).leaves):
                yield f"{board.value} {leaf + 1}"
                if more := button(screen, "suite-du-clavier"):
                    more.click()


def keyboard(screen: QWidget) -> Keyboard:
    (found,) = screen.findChildren(Keyboard)
    return found


def button(screen: TypingScreen, name: str) -> BigButton | None:
    return next((one for one in keyboard(screen).targets() if one.objectName() == name), None)  # type: ignore[return-value]


def names(screen: TypingScreen) -> list[str]:
    return [target.objectName() for target in keyboard(screen).targets()]


def left(widget: BigButton | None) -> int:
    assert widget is not None
    return widget.x()


# it fits --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", TONGUES)
@pytest.mark.parametrize("window", WINDOWS, ids="{0[0]}x{0[1]}".format)
def test_every_board_fits_in_every_window_and_text_size(
    window: tuple[int, int], language: str, make_window: MakeWindow, pictograms: Pictograms, pen: Pen
) -> None:
    """No key is too small, too near to another, cut, nameless or out of the window; nor in low reach."""
    faults: list[str] = []
    shown = make_window(look_of(language, window, Comfort(), pictograms), *window)
    orders = range(len(catalogue(language).keys.usual) + 1)
    for text, low, order in product(TextSize, (False, True), orders):
        look = look_of(language, window, Comfort(text=text, low=low, keys=order), pictograms)
        screen = show(shown, look, language)
        for board in boards(screen):
            pen.look_at(shown)
            faults += [
                f"{text.name}, low {low}, order {order}, {board}: {fault}"
                for fault in (
                    *inspection.faults_of_text(pen.drawn, look),
                    *inspection.faults_of_place(shown, None, pen.drawn),
                    *inspection.faults_of_targets(shown, look),
                    *inspection.faults_of_name(shown, None, pen.drawn),
                )
            ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", TONGUES)
def test_the_hand_of_an_armed_key_covers_no_letter(
    language: str, make_window: MakeWindow, pictograms: Pictograms, pen: Pen
) -> None:
    """In the window where keys are smallest and letters largest."""
    faults: list[str] = []
    window = make_window(look_of(language, (1024, 768), Comfort(), pictograms), 1024, 768)
    for order in range(len(catalogue(language).keys.usual) + 1):
        look = look_of(language, (1024, 768), Comfort(text=TextSize.LARGER, keys=order), pictograms)
        screen = show(window, look, language)
        for board in boards(screen):
            faults += [f"order {order}, {board}: {fault}" for fault in inspection.faults_of_arming(window, pen, look)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("contrast", Contrast, ids=lambda contrast: contrast.name)
def test_each_key_stands_out_from_its_ground(
    contrast: Contrast, make_window: MakeWindow, pictograms: Pictograms, pen: Pen
) -> None:
    look = look_of("ar", (1366, 768), Comfort(contrast=contrast), pictograms)
    window = make_window(look, 1366, 768)
    for _ in boards(show(window, look, "ar")):
        assert list(inspection.faults_of_colour(pen_drawn(pen, window), window.grab().toImage(), look.palette)) == []


def pen_drawn(pen: Pen, window: KioskWindow) -> list[inspection.Drawn]:
    pen.look_at(window)
    return list(pen.drawn)


def test_more_letters_than_a_window_holds_stand_on_several_leaves(
    make_window: MakeWindow, pictograms: Pictograms, pen: Pen
) -> None:
    """As in an eleventh language with sixty letters: a key turns them, and none is lost or small."""
    sixty = [*(chr(0x0400 + rank) for rank in range(48)), *"ABCDEFGHIJKL"]
    look = look_of("ru", (1024, 768), Comfort(text=TextSize.LARGER), pictograms)
    window = make_window(look, 1024, 768)
    screen = show(window, look, "ru", Keys(alphabet=" ".join(sixty)))
    assert keyboard(screen).leaves > 1
    seen: list[str] = []
    for _ in range(keyboard(screen).leaves):
        seen += [name for name in names(screen) if name in sixty]
        pen.look_at(window)
        assert list(inspection.faults_of_targets(window, look)) == []
        assert list(inspection.faults_of_place(window, None, pen.drawn)) == []
        more = button(screen, "suite-du-clavier")
        assert more is not None
        more.click()
    assert seen == sixty


# where keys are -------------------------------------------------------------------------------------------------------


def arabic(make_window: MakeWindow, pictograms: Pictograms, order: int = 0) -> TypingScreen:
    look = look_of("ar", (1366, 768), Comfort(keys=order), pictograms)
    return show(make_window(look, 1366, 768), look, "ar")


def test_the_arabic_alphabet_begins_at_the_right(make_window: MakeWindow, pictograms: Pictograms) -> None:
    screen = arabic(make_window, pictograms)
    assert left(button(screen, "ا")) > left(button(screen, "ب")) > left(button(screen, "ت"))
    assert left(button(screen, "espace")) > left(button(screen, "effacer"))


def test_the_usual_arabic_keyboard_stands_as_on_a_desk(make_window: MakeWindow, pictograms: Pictograms) -> None:
    screen = arabic(make_window, pictograms, order=1)
    assert left(button(screen, "ض")) < left(button(screen, "ص")) < left(button(screen, "د"))


def test_digits_and_latin_letters_begin_at_the_left(make_window: MakeWindow, pictograms: Pictograms) -> None:
    screen = arabic(make_window, pictograms)
    screen.turn_to(Typing(LAST, "", Board.DIGITS))
    assert left(button(screen, "1")) < left(button(screen, "2")) < left(button(screen, "0"))
    screen.turn_to(Typing(LAST, "", Board.LATIN))
    assert left(button(screen, "A")) < left(button(screen, "B")) < left(button(screen, "C"))


@pytest.mark.parametrize("language", TONGUES)
def test_each_board_leads_to_the_others_and_back(
    language: str, make_window: MakeWindow, pictograms: Pictograms
) -> None:
    look = look_of(language, (1366, 768), Comfort(), pictograms)
    screen = show(make_window(look, 1366, 768), look, language)
    others = ["chiffres"] + (["latin"] if catalogue(language).keys.latin else [])
    for name in others:
        leads = button(screen, name)
        assert leads is not None
        leads.click()
        assert name not in names(screen)
        back = button(screen, "lettres")
        assert back is not None
        back.click()
    assert [name for name in names(screen) if name in ("chiffres", "latin", "lettres")] == others


def test_the_keys_stay_where_they_are_when_the_order_changes(make_window: MakeWindow, pictograms: Pictograms) -> None:
    window = make_window(look_of("tr", (1366, 768), Comfort(), pictograms), 1366, 768)
    places = []
    for order in range(3):
        screen = show(window, look_of("tr", (1366, 768), Comfort(keys=order), pictograms), "tr")
        keys = [button(screen, name) for name in ("chiffres", "ordre", "espace", "effacer")]
        places.append([key.geometry().getRect() for key in keys if key])
        assert len(places[-1]) == 4
    assert places[0] == places[1] == places[2]


def test_an_order_that_the_language_does_not_have_becomes_its_last(
    make_window: MakeWindow, pictograms: Pictograms
) -> None:
    """From Turkish F to French: AZERTY, not the alphabet, and never a fault."""
    look = look_of("fr", (1366, 768), Comfort(keys=2), pictograms)
    assert names(show(make_window(look, 1366, 768), look, "fr"))[:6] == list("AZERTY")


def test_a_language_without_keys_of_its_own_has_no_usual_keyboard_to_offer(
    make_window: MakeWindow, pictograms: Pictograms, tmp_path: Path
) -> None:
    look = look_of("fr", (1366, 768), Comfort(keys=1), pictograms)
    keys, _ = read_keys([tmp_path], "so")
    screen = show(make_window(look, 1366, 768), look, "fr", keys)
    assert "ordre" not in names(screen)
    assert names(screen)[:3] == ["A", "B", "C"]


# what keys are called -------------------------------------------------------------------------------------------------


def test_signs_on_a_key_are_called_by_a_word(make_window: MakeWindow, pictograms: Pictograms) -> None:
    screen = arabic(make_window, pictograms)
    found = [(key.objectName(), QAccessible.queryAccessibleInterface(key)) for key in keyboard(screen).targets()]
    called = {name: key.text(QAccessible.Text.Name) for name, key in found}
    assert (called["chiffres"], called["latin"]) == ("أرقام", "حروف لاتينية")
    assert called["ب"] == "ب"


def test_latin_letters_are_said_in_french_where_the_alphabet_is_another(
    make_window: MakeWindow, pictograms: Pictograms
) -> None:
    screen = arabic(make_window, pictograms)
    assert keyboard(screen).said_of("ب").language == ""
    assert [keyboard(screen).said_of(letter).language for letter in ("É", "é", "A")] == ["fr", "fr", "fr"]


@pytest.mark.parametrize(
    ("order", "caption"), [(0, "Q klavye"), (1, "F klavye"), (2, "Alfabe sırası"), (7, "Alfabe sırası")]
)
def test_both_turkish_keyboards_are_offered_by_name(
    order: int, caption: str, make_window: MakeWindow, pictograms: Pictograms
) -> None:
    look = look_of("tr", (1366, 768), Comfort(keys=order), pictograms)
    leads = button(show(make_window(look, 1366, 768), look, "tr"), "ordre")
    assert leads is not None
    assert leads.words == caption
