"""In which order a line is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impression.bidi import apart, isolated, levels, rough_levels, visual_order
from kiosk.letters import has_right_to_left

SIGNS = "abé اب٣3 9.,()«»/+\u00a0\u2066\u2067\u2069\u200c"


def seen(text: str, right_to_left: bool = True) -> str:
    """From left to right, without what is never drawn."""
    order = visual_order(levels(text, right_to_left))
    return "".join(text[place] for place in order if text[place] not in "\u2066\u2067\u2068\u2069")


def test_a_sentence_begins_at_the_right_whatever_its_first_word():
    assert seen("ab اب") == "با ab"
    assert seen("ab اب", right_to_left=False) == "ab با"


def test_a_text_without_a_letter_from_the_right_keeps_its_own_order():
    assert seen("12 rue, Lille (59)") == "12 rue, Lille (59)"


def test_an_address_inside_a_sentence_is_kept_by_its_isolate():
    assert seen("اب \u206612 rue\u2069 اب") == "با 12 rue با"
    assert seen("اب 12 rue اب") == "با rue 12 با"


@pytest.mark.parametrize("text", ["ameli.fr/", "+33\u00a03\u00a020", "8\u00a0h\u00a030", "100\u00a0% Santé"])
def test_what_would_be_turned_is_isolated(text: str):
    assert seen(f"اب {text} اب") != f"با {text} با"
    assert seen(isolated(f"اب {text} اب")) == f"با {text} با"


def test_what_is_said_in_french_keeps_its_sentences_in_their_order():
    said = "Il est absent. Qui voir\u00a0?"
    assert said in seen(isolated(f"اب «\u00a0{said}\u00a0» اب"))
    assert "اب" not in isolated("«\u00a0اب\u00a0»").strip("«»").replace("\u00a0", "").replace("اب", "")


def test_what_goes_on_in_the_next_line_is_isolated_again():
    assert list(apart(["اب \u2066a", "b\u2069 اب", "c"], False)) == ["اب \u2066a", "\u2066b\u2069 اب", "c"]


def test_a_line_of_french_names_alone_is_read_with_the_others():
    _, second = apart(["اب", "ameli."], True)
    assert seen(second).strip("\u200f") == ".ameli"
    assert list(apart(["Mon", "ameli."], True)) == ["Mon", "ameli."]


@given(st.lists(st.integers(0, 5), max_size=30))
def test_every_place_is_seen_once(deep: list[int]):
    assert sorted(visual_order(deep)) == list(range(len(deep)))


@given(st.text(alphabet=SIGNS, max_size=40), st.booleans())
def test_each_character_has_a_level(text: str, right_to_left: bool):
    found = levels(text, right_to_left)
    assert len(found) == len(text)
    assert any(level % 2 for level in found) is has_right_to_left(text)


def test_without_the_library_words_still_go_their_way():
    """Letters and telephone numbers are read; what stands between two directions may be misplaced."""
    text = "اب 36\u00a046 ab"
    assert [level % 2 for level in rough_levels(text, True)] == [1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0]
