"""What a header shows where it has no room for everything."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from kiosk.visit.comfort import Comfort, TextSize
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.widgets.bars import Banner, Command, Header
from ui.window import KioskWindow

COMMANDS = (
    Command("chercher", "Chercher", "chercher", spare=True),
    Command("urgence", "Urgence", "telephoner", "urgence"),
    Command("terminer", "J’ai terminé", "sortie", "partir"),
)
STEP = (3, 9, "Étape 3 sur 9")


@pytest.fixture
def header(make_window: Callable[[Look, int, int], KioskWindow], pictograms: Pictograms) -> Callable[..., Header]:
    def make(size: tuple[int, int], text: TextSize, banner: Banner) -> Header:
        look = look_for(*size, Comfort(text=text), pictograms)
        header = Header(banner.commands, look, make_window(look, *size))
        header.resize(size[0], header.height_for(size[0]))
        header.show_page(banner)
        header.show()
        return header

    return make


def names(header: Header) -> list[str]:
    return [target.objectName() for target in header.targets()]


WIDE = ((1920, 1080), (1366, 768), (1024, 768))


@pytest.mark.parametrize(("size", "progress"), [*product(WIDE, (None, STEP)), ((1080, 1920), None)])
def test_at_normal_text_there_is_room_for_all(
    header: Callable[..., Header], size: tuple[int, int], progress: tuple[int, int, str] | None
) -> None:
    shown = header(size, TextSize.NORMAL, Banner(COMMANDS, progress))
    assert names(shown) == ["chercher", "urgence", "terminer"]
    lefts = [target.x() for target in shown.targets()]
    assert lefts == sorted(lefts)


@pytest.mark.parametrize(
    ("size", "text"), [((1024, 768), TextSize.LARGER), ((1080, 1920), TextSize.NORMAL)], ids=["large", "tall"]
)
def test_what_can_be_spared_goes_before_a_word_of_the_progress(
    header: Callable[..., Header], size: tuple[int, int], text: TextSize
) -> None:
    shown = header(size, text, Banner(COMMANDS, STEP))
    assert names(shown) == ["urgence", "terminer"]
    assert [one.isVisibleTo(shown) for one in shown.findChildren(type(shown.targets()[0]))].count(False) == 1


def test_nothing_else_is_ever_spared(header: Callable[..., Header]) -> None:
    needed = tuple(command for command in COMMANDS if not command.spare)
    assert names(header((1024, 768), TextSize.LARGER, Banner(needed, STEP))) == ["urgence", "terminer"]
