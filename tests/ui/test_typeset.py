"""Lines of about the same length, and none more than the words need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui.theme.look import FAMILY
from ui.theme.pictograms import Pictograms
from ui.widgets.typeset import WORD_JOINER, TextBlock

WORD = st.text("abcdefghijklmnopqrstuvwxyzéèàç’", min_size=1, max_size=14)
TEXTS = st.lists(WORD, min_size=1, max_size=12).map(" ".join)


@pytest.fixture(scope="module")
def font(pictograms: Pictograms) -> QFont:
    """The bundled one, which comes with the pictograms."""
    font = QFont(FAMILY)
    font.setPixelSize(60)
    return font


def lines(block: TextBlock) -> list[str]:
    found = [block.layout.lineAt(i) for i in range(block.layout.lineCount())]
    text = block.layout.text()
    whole = [text[line.textStart() : line.textStart() + line.textLength()] for line in found]
    return [line.replace(WORD_JOINER, "").strip() for line in whole]


def greedy(text: str, font: QFont, width: int) -> int:
    """How many lines Qt needs when it fills each as far as it can."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count += 1
    layout.endLayout()
    return count


def test_a_title_does_not_leave_its_last_word_alone(font: QFont) -> None:
    block = TextBlock("Comment voulez-vous la garder ?", font, 800)
    assert lines(block) == ["Comment voulez-vous", "la garder ?"]


def test_a_letter_alone_goes_down_with_the_word_it_leads_to(font: QFont) -> None:
    assert lines(TextBlock("Votre carnet de santé, à vous", font, 640))[-1].endswith("à\N{NO-BREAK SPACE}vous")


def test_a_hyphen_breaks_no_line(font: QFont) -> None:
    width = round(QFontMetricsF(font).horizontalAdvance("Prendre un rendez-"))
    assert lines(TextBlock("Prendre un rendez-vous", font, width)) == ["Prendre un", "rendez-vous"]


@given(text=TEXTS, width=st.integers(120, 1600))
def test_even_lines_are_as_few_as_full_ones_and_within_the_width(font: QFont, text: str, width: int) -> None:
    block = TextBlock(text, font, width)
    if not block.broken:
        assert block.lines <= greedy(block.layout.text(), font, width)
        assert block.widest <= width + 0.5
        assert "".join(lines(block)).replace(" ", "") == block.layout.text().replace(" ", "")


@given(word=WORD, width=st.integers(20, 700))
def test_a_word_wider_than_its_line_is_told(font: QFont, word: str, width: int) -> None:
    assert TextBlock(word, font, width).broken == (QFontMetricsF(font).horizontalAdvance(word) > width)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("centred", [False, True])
def test_even_lines_keep_to_their_side(font: QFont, rtl: bool, centred: bool) -> None:
    block = TextBlock("Comment voulez-vous la garder ?", font, 800, rtl, centred)
    rects = [block.layout.lineAt(i).naturalTextRect() for i in range(block.lines)]
    assert len(rects) == 2
    for rect in rects:
        if centred:
            assert rect.center().x() == pytest.approx(400, abs=10)  # the space that ends a line may hang
        elif rtl:
            assert rect.right() == pytest.approx(800, abs=20)
        else:
            assert rect.left() == pytest.approx(0, abs=1)


def test_no_text_at_all_is_one_empty_line(font: QFont) -> None:
    block = TextBlock("", font, 300)
    assert (block.broken, block.widest) == (False, 0)
