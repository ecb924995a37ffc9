"""Pictograms are drawn once as long as they are in use, and never fill the memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from tests.ui.scenes import CONTENT
from ui.theme.pictograms import MOST_PIXELS, Pictograms

NAMES = sorted(file.stem for file in (CONTENT / "pictogrammes").glob("*.svg"))


@pytest.fixture
def drawer(qapp: QApplication) -> Pictograms:
    return Pictograms(CONTENT / "pictogrammes")


@pytest.mark.parametrize("name", NAMES)
def test_each_is_drawn_in_the_colour_asked(drawer: Pictograms, name: str) -> None:
    image = drawer.pixmap(name, 64, "#9B1C1C").toImage()
    seen = [image.pixelColor(x, y) for x in range(64) for y in range(64)]
    solid = {colour.name() for colour in seen if colour.alpha() == 255}
    assert QColor("#9B1C1C").name() in solid
    assert len(solid) == 1, "a pictogram has one colour, that of the page's topic"


def test_what_is_in_use_is_not_drawn_again(drawer: Pictograms) -> None:
    first = drawer.pixmap("coche", 100, "#000000")
    assert drawer.pixmap("coche", 100, "#000000").cacheKey() == first.cacheKey()
    assert drawer.pixmap("coche", 100, "#FFFFFF").cacheKey() != first.cacheKey()


def test_an_arrow_turns_round_for_languages_that_do(drawer: Pictograms) -> None:
    there, back = (drawer.pixmap("suite", 80, "#000000", mirrored=turned).toImage() for turned in (False, True))
    assert there != back
    assert back.flipped() != back
    assert drawer.pixmap("suite", 80, "#000000").toImage() == there


def test_all_sizes_of_all_pictograms_stay_within_the_memory_meant_for_them(drawer: Pictograms) -> None:
    for size in (40, 200, 400):
        for name in NAMES:
            drawer.pixmap(name, size, "#000000")
            assert sum(one.width() * one.height() for one in drawer._drawn.values()) <= MOST_PIXELS
    last = drawer.pixmap(NAMES[-1], 400, "#000000")
    assert drawer.pixmap(NAMES[-1], 400, "#000000").cacheKey() == last.cacheKey()


def test_one_larger_than_all_that_memory_is_drawn_all_the_same(drawer: Pictograms) -> None:
    assert drawer.pixmap("appeler", 1600, "#000000").width() == 1600


def test_a_missing_one_is_an_empty_square(qapp: QApplication, tmp_path: Path) -> None:
    image = Pictograms(tmp_path).pixmap("nothing", 20, "#000000").toImage()
    assert (image.width(), image.pixelColor(10, 10).alpha()) == (20, 0)


def test_once_prepared_the_disk_is_not_needed_any_more(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "coche.svg").write_text((CONTENT / "pictogrammes/coche.svg").read_text("utf-8"), "utf-8")
    drawer = Pictograms(tmp_path)
    drawer.prepare()
    (tmp_path / "coche.svg").unlink()
    image = drawer.pixmap("coche", 64, "#000000").toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(64) for y in range(64))
