"""Lines of text, measured with the real fonts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impression.colours import INK
from impression.fonts import faces
from impression.style import shared, stacked
from impression.typesetting import Setting, Type, measure, one_line, set_text
from tests.impression.pages import squeezed
from tests.impression.sheets import CONTENT

BODY = Type(faces(CONTENT / "polices").regular, 12, INK)
STANDARD = Type("Helvetica", 12, INK, standard=True)

texts = st.text(alphabet=st.sampled_from("abcéœàÉ ’«»-./@09  —:;\u00a0"), max_size=300)


@given(texts, st.floats(30, 400))
def test_no_line_is_wider_than_its_column_and_nothing_is_lost(text: str, width: float):
    setting = set_text(text, BODY, width)
    assert squeezed("".join(setting.lines)) == squeezed(text)
    assert all(measure(line, BODY) <= width + 1e-6 for line in setting.lines)


@given(st.lists(st.text(alphabet="abcdefghij", min_size=1, max_size=9), min_size=6), st.floats(120, 300))
def test_a_word_never_ends_a_paragraph_alone_when_the_line_before_can_spare_one(words: list[str], width: float):
    lines = [line.split() for line in set_text(" ".join(words), BODY, width).lines]
    if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) > 2:
        assert measure(f"{lines[-2][-1]} {lines[-1][0]}", BODY) > width


def test_words_are_not_hyphenated_and_no_break_spaces_hold():
    setting = set_text("Appelez le 03\u00a020\u00a000\u00a000\u00a000 ce matin", BODY, 100)
    assert setting.lines == ("Appelez le", "03\u00a020\u00a000\u00a000\u00a000", "ce matin")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Mardi, 14 h à 17 h 30", "Mardi, 14\u00a0h à\u00a017\u00a0h\u00a030"),
        ("vendredi, de 8 h 30", "vendredi, de\u00a08\u00a0h\u00a030"),
        ("03 20 00 00 00", "03\u00a020\u00a000\u00a000\u00a000"),
        ("Où ? « Ici » !", "Où\u00a0? «\u00a0Ici\u00a0»\u00a0!"),
        ("5\u202f€", "5\u00a0€"),
        ("12 rue de l’Exemple", "12 rue de l’Exemple"),
    ],
)
def test_what_was_typed_in_a_hurry_gets_its_no_break_spaces(typed: str, printed: str):
    assert set_text(typed, BODY, 1000).lines == (printed,)


def test_a_long_address_is_cut_after_a_sign():
    lines = set_text("annuairesante.ameli.fr/trouver-un-medecin", BODY, 130).lines
    assert len(lines) > 1
    assert all(line[-1] in "./-" for line in lines[:-1])


def test_signs_that_only_command_a_layout_are_not_drawn():
    assert set_text("a\u200eb\x00c\u2066d\ud800e\nf", BODY, 500).lines == ("abcde f",)


def test_a_line_goes_on_isolated_where_the_one_before_was():
    kind = replace(BODY, right_to_left=True)
    first, second = set_text("اتصلوا: Centre communal d’action sociale.", kind, 130).lines
    assert first == "اتصلوا: \N{LEFT-TO-RIGHT ISOLATE}Centre communal"
    assert second == "\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT ISOLATE}d’action sociale\N{POP DIRECTIONAL ISOLATE}."


def test_joiners_stay_where_they_change_letters_and_go_where_they_do_not():
    assert set_text("می\N{ZERO WIDTH NON-JOINER}خواهم", BODY, 500).lines == ("می\N{ZERO WIDTH NON-JOINER}خواهم",)
    assert set_text("à\N{ZERO WIDTH NON-JOINER}b", BODY, 500).lines == ("àb",)
    assert measure("می\N{ZERO WIDTH NON-JOINER}خواهم", BODY) != measure("میخواهم", BODY)


def test_an_accent_written_apart_joins_its_letter():
    assert set_text("e\u0301te\u0301", BODY, 500).lines == ("été",)


def test_an_empty_text_has_no_line():
    assert set_text(" ", BODY, 100) == Setting((), BODY)


def test_the_standard_fonts_print_what_they_can():
    assert set_text("Émile Ω’«»œ", STANDARD, 500).lines == ("Émile ?’«»œ",)


def test_a_text_that_must_hold_on_a_line_ends_with_an_ellipsis():
    (line,) = one_line("Pour Amina et toute sa famille", BODY, 90).lines
    assert line.endswith("…")
    assert measure(line, BODY) <= 90
    assert one_line("Pour Amina", BODY, 90).lines == ("Pour Amina",)


@given(st.lists(st.integers(0, 60), max_size=5), st.floats(80, 300))
def test_paragraphs_are_shared_without_a_single_line_left_over(counts: list[int], room: float):
    stack = tuple(Setting(tuple(f"{count}.{n}" for n in range(count)), BODY) for count in counts)
    pieces = shared(stack, room)
    assert [line for piece in pieces for part in piece for line in part.lines] == [
        line for setting in stack for line in setting.lines
    ]
    assert all(stacked(piece) <= room + 1e-6 for piece in pieces)
    cut = [part for piece in pieces for part in piece if part not in stack]
    assert all(len(part.lines) > 1 for part in cut)
