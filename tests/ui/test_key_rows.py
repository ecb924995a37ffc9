"""In which rows the keys of each keyboard stand, in windows of every width."""

from __future__ import annotations

import pytest

from ui.widgets.key_rows import MOST_COLUMNS, alphabetical, digits, usual

AZERTY = ("A Z E R T Y U I O P", "Q S D F G H J K L M", "W X C V B N")
ARABIC = ("ض ص ث ق ف غ ع ه خ ح ج د", "ش س ي ب ل ا ت ن م ك ط", "ئ ء ؤ ر ى ة و ز ظ")


def joined(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return ["".join(row) for row in rows]


def test_the_alphabet_takes_the_fewest_rows_and_leaves_none_nearly_empty() -> None:
    letters = [chr(ord("A") + rank) for rank in range(26)]
    assert joined(alphabetical(letters, 12).rows) == ["ABCDEFGHI", "JKLMNOPQR", "STUVWXYZ"]
    assert joined(alphabetical(letters, 14).rows) == ["ABCDEFGHIJKLM", "NOPQRSTUVWXYZ"]


def test_letters_that_real_keys_write_in_two_strokes_fill_the_ends_of_the_rows() -> None:
    assert joined(usual(AZERTY, "É È Ç Ë Î Ï Ñ Ô - ’", 12).rows) == ["AZERTYUIOPÉÈ", "QSDFGHJKLMÇË", "WXCVBNÎÏÑÔ-’"]


def test_a_few_of_them_stand_in_the_last_row() -> None:
    assert joined(usual(AZERTY, "- ’", 12).rows) == ["AZERTYUIOP", "QSDFGHJKLM", "WXCVBN-’"]


def test_in_a_narrow_window_they_have_a_row_of_their_own() -> None:
    rows = usual(AZERTY, "É È Ç Ë Î Ï Ñ Ô - ’", 10)
    assert joined(rows.rows) == ["AZERTYUIOP", "QSDFGHJKLM", "WXCVBN", "ÉÈÇËÎÏÑÔ-’"]
    assert rows.columns == 10


def test_rows_that_are_too_long_are_folded_and_neighbours_stay_neighbours() -> None:
    rows = usual(ARABIC, "ذ أ إ آ", 9)
    assert [row[0] for row in rows.rows] == ["ض", "ش", "ئ", "ع", "ت", "و"], "the left hand above the right hand"
    assert "".join(rows.rows[0]).startswith("ضصثقف")
    assert max(map(len, rows.rows)) <= 9


def test_no_usual_row_is_turned_round() -> None:
    """On a real Arabic keyboard ض is at the far left, where Q is on a Latin one."""
    assert [row[0] for row in usual(ARABIC, "", 12).rows] == ["ض", "ش", "ئ"]


@pytest.mark.parametrize("most", range(4, MOST_COLUMNS + 1))
@pytest.mark.parametrize(
    ("rows", "extra"), [(AZERTY, "É È - ’"), (ARABIC, "ذ أ إ آ"), (AZERTY, "Á À Â Ã É Ê Í Ó Ô Õ Ú - ’")]
)
def test_every_key_is_there_once_at_any_width(rows: tuple[str, ...], extra: str, most: int) -> None:
    found = usual(rows, extra, most)
    keys = [key for row in found.rows for key in row]
    assert sorted(keys) == sorted(" ".join((*rows, extra)).split())
    assert max(map(len, found.rows)) <= found.columns <= most
    assert all(found.rows)


@pytest.mark.parametrize("most", [5, 10, 12])
def test_one_is_the_first_of_the_digits(most: int) -> None:
    keys = [key for row in digits(most).rows for key in row]
    assert keys[:10] == list("1234567890")
    assert max(map(len, digits(most).rows)) <= most
