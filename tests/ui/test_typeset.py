"""Lines of about the same length, and none more than the words need."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.visit.comfort import Comfort, Contrast
from ui.theme.fonts import FAMILY
from ui.theme.look import Look, Role, Span, look_for
from ui.theme.pictograms import Pictograms
from ui.theme.tokens import contrast as ratio
from ui.widgets.paragraph import Paragraph
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
@example(word="aaq", width=97)
def test_a_word_wider_than_its_line_is_told(font: QFont, word: str, width: int) -> None:
    """With what its last letter leans out: « q » reaches past its own advance, and Qt breaks a word for that too."""
    assert TextBlock(word, font, width).broken == (TextBlock(word, font, 10_000).widest > width)


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


LEFT, TOP = 40, 10
FULL = "mmmm non non"


def paragraph(look: Look, qtbot: QtBot, ground: str, words: str = FULL, spoken: Span | None = None) -> QImage:
    """Words that fill their line from x = 40, one of them highlighted."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setStyleSheet(f"background: {ground}")
    text = Paragraph(words, Role.TITLE, look, parent)
    width = text.natural_width(2000)
    parent.resize(width + 2 * LEFT, 120)
    text.setGeometry(LEFT, TOP, width, 100)
    text.highlight(spoken)
    return parent.grab().toImage()


def columns(image: QImage, colour: str, y: int) -> list[int]:
    return [x for x in range(image.width()) if image.pixelColor(x, y).name() == QColor(colour).name()]


@pytest.mark.parametrize("rtl", [False, True])
def test_the_first_and_the_last_word_of_a_full_line_have_a_whole_highlight(
    pictograms: Pictograms, qtbot: QtBot, rtl: bool
) -> None:
    """Round and wider than the word on either side, and the words stay in line with what stands above and below."""
    look = replace(look_for(1920, 1080, Comfort(), pictograms), rtl=rtl)
    pen, ground = look.palette.spoken, look.palette.ground
    silent = paragraph(look, qtbot, ground)
    end = silent.width() - LEFT
    middle, high = TOP + 10, TOP + 1  # above its letters, and where corners are round
    inked = [x for x in range(silent.width()) for y in range(TOP, 90) if silent.pixelColor(x, y).lightness() < 80]
    assert min(inked) == pytest.approx(LEFT, abs=6)
    assert max(inked) == pytest.approx(end, abs=6)
    for spoken, edge, outwards in (((0, 4), LEFT, -1), ((9, 12), end, 1)):
        image = paragraph(look, qtbot, ground, spoken=spoken)
        side = min if outwards < 0 else max
        outer = side(columns(image, pen, middle))
        assert 3 <= (outer - edge) * outwards <= 8
        assert (outer - side(columns(image, pen, high))) * outwards >= 2


@pytest.mark.parametrize("contrast", Contrast, ids=lambda contrast: contrast.name)
@pytest.mark.parametrize("on", ["ground", "surface", "alert", "action", "strong"])
def test_a_highlight_stands_out_from_every_ground(
    pictograms: Pictograms, qtbot: QtBot, contrast: Contrast, on: str
) -> None:
    """By its own colour, or by the line at its foot: three to one, as any sign that means something."""
    look = look_for(1920, 1080, Comfort(contrast=contrast), pictograms)
    ground = getattr(look.palette, on)
    image = paragraph(look, qtbot, ground, "non", (0, 3))
    foot = {image.pixelColor(LEFT + 20, y).name() for y in range(TOP + 66, 90)}  # under its letters
    assert QColor(look.palette.spoken).name() in foot
    assert max(ratio(colour, ground) for colour in foot) >= 3


def test_a_name_that_begins_with_a_number_keeps_its_order_among_letters_from_the_right(font: QFont) -> None:
    """« 100 % Santé », with the highlight under the word that is meant."""
    text = "عرض 100\N{NO-BREAK SPACE}% Santé جيد"
    block = TextBlock(text, font, 2000, rtl=True)
    under = {}
    for word in ("100", "%", "Santé", "عرض"):
        start = text.index(word)
        shift = [place + sum(added <= place for added in block._added) for place in (start, start + len(word))]
        (rect,) = block._under(*shift)
        under[word] = rect.center().x()
    assert under["100"] < under["%"] < under["Santé"] < under["عرض"]


def test_a_word_of_a_french_quotation_is_marked_where_it_stands_in_an_arabic_sentence(font: QFont) -> None:
    text = "قل: «\N{NO-BREAK SPACE}Je voudrais une attestation\N{NO-BREAK SPACE}» هنا"
    block = TextBlock(text, font, 2000, rtl=True)
    places = {
        word: next(block._under(text.index(word), text.index(word) + len(word))) for word in ("Je", "voudrais", "une")
    }
    je, voudrais, une = places.values()
    assert je.left() < voudrais.left() < voudrais.right() < une.left()
    assert voudrais.width() == pytest.approx(QFontMetricsF(font).horizontalAdvance("voudrais"), abs=6)
