"""However many commands a header has, in whatever window: all can be touched, named, and none leaves its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from kiosk.visit.comfort import Comfort, TextSize
from kiosk.visit.page import Page, Progress
from tests.ui.inspection import LEAST_GAP, LEAST_TARGET, Pen
from tests.ui.scenes import words
from tests.ui.walking import WINDOWS, MakeWindow
from ui import permanent
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.widgets.bars import Banner, Command, Header
from ui.widgets.big_button import BigButton
from ui.window import KioskWindow

MORE = (
    Command("que-veut-dire", "Que veut dire…\N{NO-BREAK SPACE}?", "livre", yields=1),
    Command("chercher", "Chercher", "chercher", yields=2),
    Command("encore", "Encore une commande", "etoile", yields=3),
    Command("toujours", "Toujours plus", "globe", yields=3),
)
ALWAYS = (
    Command("urgence", "Urgence", "telephoner", "urgence"),
    Command("terminer", "J’ai terminé", "sortie", "partir", ("Quitter vite",)),
)
STEP = (12, 14, "Étape 12 sur 14")
NOTICE = "Traduction automatique, pas encore relue."


def header(window: KioskWindow, look: Look, commands: tuple[Command, ...], notice: str = "") -> Header:
    def screen(look: Look, parent: QWidget) -> QWidget:
        nothing = QWidget(parent)
        nothing.targets = list  # type: ignore[attr-defined]
        return nothing

    window.show_screen(screen, look, Banner(commands, STEP, "droits", notice), ())
    (found,) = [one for one in window.findChildren(Header) if one.isVisible()]
    return found


def bodies(top: Header) -> dict[str, QRect]:
    return {
        button.objectName(): QRect(button.mapTo(top, QPoint(0, 0)), button.size()).adjusted(
            button.ring, button.ring, -button.ring, -button.ring
        )
        for button in top.targets()
        if isinstance(button, BigButton)
    }


def faults(top: Header, look: Look) -> Iterator[str]:
    found = bodies(top)
    for name, rect in found.items():
        if not top.rect().contains(rect):
            yield f"{name} leaves the header: {rect.getRect()}"
        if min(rect.width(), rect.height()) < look.px(LEAST_TARGET) - 1:
            yield f"{name} is too small: {rect.getRect()}"
    for (one, first), (other, second) in combinations(found.items(), 2):
        across = max(first.left() - second.right(), second.left() - first.right()) - 1
        down = max(first.top() - second.bottom(), second.top() - first.bottom()) - 1
        if max(across, down) < look.px(LEAST_GAP) - 1:
            yield f"{one} and {other} are too near"


@pytest.mark.parametrize("size", WINDOWS, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("text", TextSize, ids=lambda size: size.name)
@pytest.mark.parametrize("low", [False, True], ids=["high", "low"])
def test_any_number_of_commands_stands_apart_large_and_whole(
    size: tuple[int, int], text: TextSize, low: bool, make_window: MakeWindow, pictograms: Pictograms, pen: Pen
) -> None:
    for rtl, count, notice in product((False, True), range(len(MORE) + 1), ("", NOTICE)):
        look = look_for(*size, Comfort(text=text, low=low), pictograms, rtl)
        window = make_window(look, *size)
        top = header(window, look, (*MORE[:count], *ALWAYS), notice)
        pen.look_at(window)
        assert list(faults(top, look)) == [], (rtl, count, notice)
        assert [text.words for text in pen.drawn if not text.whole] == []
        for button in top.targets():
            assert button.accessibleName() == next(
                one.text for one in (*MORE, *ALWAYS) if one.name == button.objectName()
            )
        window.close()


@pytest.mark.parametrize("size", WINDOWS, ids="{0[0]}x{0[1]}".format)
def test_those_that_never_yield_keep_their_places(
    size: tuple[int, int], make_window: MakeWindow, pictograms: Pictograms
) -> None:
    """Whatever else comes beside them; « Quitter vite » has the very place of « J’ai terminé »."""
    look = look_for(*size, Comfort(), pictograms)
    window = make_window(look, *size)
    quick = Command("quitter-vite", "Quitter vite", "sortie", "partir", ("J’ai terminé",))
    places = set()
    for others in (MORE[:count] for count in range(len(MORE) + 1)):
        for leaving in (ALWAYS[1], quick):
            found = bodies(header(window, look, (*others, ALWAYS[0], leaving)))
            places.add((found["urgence"].getRect(), found[leaving.name].getRect()))
    assert len(places) == 1


def test_words_stay_while_there_is_room_and_a_pictogram_says_them_still(
    make_window: MakeWindow, pictograms: Pictograms, pen: Pen
) -> None:
    for size, text, worded in (
        ((1920, 1080), TextSize.NORMAL, True),
        ((1366, 768), TextSize.NORMAL, True),
        ((1024, 768), TextSize.NORMAL, False),
    ):
        look = look_for(*size, Comfort(text=text), pictograms)
        window = make_window(look, *size)
        meaning = header(window, look, (MORE[0], *ALWAYS)).targets()[0]
        pen.look_at(window)
        drawn = {text.words for text in pen.drawn}
        assert ("Que veut dire… ?" in drawn) is worded, size
        assert "Urgence" in drawn
        assert meaning.accessibleName() == MORE[0].text
        assert isinstance(meaning, BigButton)
        assert meaning.words == MORE[0].text, "what a first touch says"


def test_the_question_is_asked_on_pages_with_hard_words_only() -> None:
    progress = Progress(1, 2, "Étape 1 sur 2")
    plain, hard = (Page(name="etape", title="", progress=progress, terms=terms) for terms in ((), ("ald",)))
    shown = [
        [one.name for one in permanent.header_for(page, words()).commands if not one.absent] for page in (plain, hard)
    ]
    assert shown == [["chercher", "urgence", "terminer"], ["que-veut-dire", "chercher", "urgence", "terminer"]]


def test_a_discreet_page_is_quitted_fast() -> None:
    (*_, leaving) = permanent.header_for(Page(name="etape", title="", quits_fast=True), words()).commands
    assert (leaving.name, leaving.text, leaving.picture) == (permanent.QUIT, "Quitter vite", "sortie")
