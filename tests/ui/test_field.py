"""What is typed stands on the side where it is read, and goes again letter by letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.visit.comfort import Comfort
from ui.theme.look import look_for
from ui.theme.pictograms import Pictograms
from ui.widgets.field import Field, runs_to_the_left, typable, without_the_last

WIDE = 800
Caret = Callable[..., float]


@pytest.fixture
def caret(qtbot: QtBot, pictograms: Pictograms) -> Caret:
    """Where the caret is, in pixels, in a field of 800."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def place(text: str, rtl: bool = False) -> float:
        field = Field(text, "Nom", look_for(1366, 768, Comfort(), pictograms, rtl), parent)
        field.resize(WIDE, 99)
        field.grab()
        return field.caret()

    return place


def test_an_empty_field_waits_on_the_side_where_reading_begins(caret: Caret) -> None:
    assert caret("") < WIDE * 0.1
    assert caret("", rtl=True) > WIDE * 0.9


def test_the_caret_goes_with_the_letters(caret: Caret) -> None:
    assert caret("") < caret("Ma") < caret("Marie")
    assert caret("", rtl=True) > caret("فا", rtl=True) > caret("فاطمة", rtl=True)


def test_a_space_moves_it_too(caret: Caret) -> None:
    assert caret("Marie ") > caret("Marie")
    assert caret("فاطمة ", rtl=True) < caret("فاطمة", rtl=True)


def test_a_latin_name_stands_on_the_right_of_an_arabic_field_and_is_read_from_its_left(caret: Caret) -> None:
    assert caret("Marie", rtl=True) > WIDE * 0.9
    assert caret("علي Ali", rtl=True) < WIDE * 0.93


def test_an_arabic_name_on_a_french_page_runs_to_the_left(caret: Caret) -> None:
    """It begins at the field's left, so that its end, where one types, is there."""
    assert caret("فاطمة") < WIDE * 0.1


@pytest.mark.parametrize(
    ("text", "otherwise", "left"),
    [("فاطمة", False, True), ("Marie", True, False), ("12 علي", False, True), ("", True, True), ("12", False, False)],
)
def test_a_text_runs_as_its_first_letter_does(text: str, otherwise: bool, left: bool) -> None:
    assert runs_to_the_left(text, otherwise) is left


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Marie", "Mari"), ("", ""), ("é", ""), ("Ze\u0301", "Z"), ("بَّ", ""), ("كتَ", "ك"), ("علي ", "علي"),
        ("a😀", "a"), ("a👩‍👧", "a"), ("a\u0327\u0301", ""), ("\U00011b00", ""),
    ],
)  # fmt: skip
def test_what_goes_is_a_whole_letter_with_its_marks(text: str, kept: str) -> None:
    assert without_the_last(text) == kept


@given(st.text(max_size=12))
def test_erasing_always_ends_and_never_leaves_half_a_letter(text: str) -> None:
    for _ in range(len(text)):
        shorter = without_the_last(text)
        assert text.startswith(shorter)
        assert len(shorter) < len(text) or not text
        text = shorter
    assert text == ""


@pytest.mark.parametrize(
    ("before", "character", "may"),
    [
        ("Marie", " ", True), ("", " ", False), ("Marie ", " ", False), ("e", "\u0301", True), ("", "\u0301", False),
        (" ", "\u0301", False), ("Zoé", "\u200b", False), ("Zoé", "\u200e", False), ("", "\u200d", False),
        ("Zoé", "\u200d", False), ("می", "\u200c", True), ("مَ", "\u200c", True), ("क्", "\u200d", True),
        ("Zoé", "\xad", False),
    ],
)  # fmt: skip
def test_what_may_follow_depends_on_what_stands_there(
    before: str, character: str, may: bool, pictograms: Pictograms
) -> None:
    assert typable(character, before) is may


@pytest.mark.parametrize(
    ("character", "may"),
    [("é", True), ("ب", True), ("Ж", True), ("گ", True), ("ı", True), ("丂", False), ("😀", False), (" ", False),
     ("", False), ("\x1b", False), ("ab", False)],
)  # fmt: skip
def test_a_real_key_writes_only_what_can_be_printed(character: str, may: bool, pictograms: Pictograms) -> None:
    assert typable(character) is may
