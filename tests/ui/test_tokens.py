"""The written list of pairs reaches its contrast, and no colour hides from it."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.comfort import Contrast
from ui.theme.tokens import PALETTES, Palette, contrast, sign_pairs, text_pairs

UI = Path(__file__).parents[2] / "ui"
DECORATIVE = frozenset({"line", "veil"})  # nothing is read in them, and nothing has to be told from them
PALETTE = pytest.mark.parametrize("palette", PALETTES.values(), ids=[each.value for each in PALETTES])

colours = st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)


def test_there_is_a_palette_for_each_contrast() -> None:
    assert set(PALETTES) == set(Contrast)


@PALETTE
def test_what_is_read_has_seven_to_one(palette: Palette) -> None:
    assert {name: contrast(*pair) for name, *pair in text_pairs(palette) if contrast(*pair) < 7} == {}


@PALETTE
def test_what_is_a_sign_has_three_to_one(palette: Palette) -> None:
    assert {name: contrast(*pair) for name, *pair in sign_pairs(palette) if contrast(*pair) < 3} == {}


@PALETTE
def test_every_colour_is_in_a_pair(palette: Palette) -> None:
    """A new token without a pair would be a colour that nothing holds."""
    paired = {colour for _, *pair in (*text_pairs(palette), *sign_pairs(palette)) for colour in pair}
    single = {field.name for field in fields(palette) if field.name != "topics"} - DECORATIVE
    assert {name for name in single if getattr(palette, name) not in paired} == set()
    assert {name for name, topic in palette.topics.items() if not {topic.ink, topic.tint} <= paired} == set()


def test_all_palettes_have_the_same_topics() -> None:
    assert len({frozenset(palette.topics) for palette in PALETTES.values()}) == 1


def test_a_topic_of_the_venue_has_colours_too() -> None:
    for palette in PALETTES.values():
        assert palette.topic("a-topic-of-this-venue") == palette.topics[""]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48), ("#FFFFFF", "#FFFFFF", 1), ("#0000FF", "#FFFFFF", 8.59)],
)
def test_contrast_is_that_of_the_norm(one: str, other: str, ratio: float) -> None:
    """Known values of WCAG 2.2."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(colours, colours)
def test_contrast_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.001


def test_colours_stand_in_the_theme_alone() -> None:
    """Elsewhere a colour would be in no list (the film's cards are drawn for a file, not for a screen)."""
    files = [file for file in UI.rglob("*.py") if not {"theme", "making"} & set(file.parts)]
    assert files
    found = {str(file): re.findall(r"#[0-9A-Fa-f]{6}", file.read_text("utf-8")) for file in files}
    assert {file: named for file, named in found.items() if named} == {}
