"""Words stand where Qt, which has nothing to do with our typesetter, puts them: the same fonts, another hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QPointF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QApplication

from impression.canvas import Canvas
from impression.colours import INK
from impression.fonts import faces
from impression.rhythm import PAGE_HEIGHT, PAGE_WIDTH
from impression.runs import is_plain
from impression.typesetting import Setting, Type, baseline, draw, set_text
from kiosk.letters import JOINERS
from tests.impression.pages import Picture, Word, pictures, reading, words
from tests.impression.sentences import ARABIC, OTHERS, PERSIAN
from tests.impression.sheets import CONTENT
from ui.theme.fonts import FAMILY, load_fonts

SIZE = 14
FINE = 20  # Qt's units for each point: it rounds to them
START, COLUMN = 60.0, 210.0
CLOSE = 0.35  # points: a tenth of a millimetre

SENTENCES = [*((text, True) for text in (*ARABIC, *PERSIAN)), *((text, False) for text in OTHERS)]


@dataclass(frozen=True, slots=True)
class Sign:
    """A letter with what is written on it, between two places from the left of its line."""

    text: str
    left: float
    right: float
    from_the_right: bool


def kind(right_to_left: bool) -> Type:
    return Type(faces(CONTENT / "polices").regular, SIZE, INK, right_to_left=right_to_left)


def printed(*settings: Setting, right_to_left: bool) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, right_to_left, invariant=1, initialFontName=settings[0].type.face)
    top = PAGE_HEIGHT - 40
    for setting in settings:
        top = draw(canvas, setting, START, top, COLUMN) - 4
    canvas.save()
    return buffer.getvalue()


def laid_out(text: str, right_to_left: bool, device: QPdfWriter | None = None) -> tuple[QTextLayout, QTextLine]:
    font = QFont(FAMILY)
    font.setPixelSize(SIZE * FINE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(not is_plain(text, kind(right_to_left).face))  # reportlab, which draws plain lines, does not
    layout = QTextLayout(text, font, device) if device else QTextLayout(text, font)
    option = QTextOption()
    turned = right_to_left and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000 * FINE)
    layout.endLayout()
    return layout, line


def signs(text: str, right_to_left: bool) -> Iterator[Sign]:
    """Where Qt puts each letter, from the left end of the line."""
    _layout, line = laid_out(text, right_to_left)
    first = line.naturalTextRect().left()
    for start, end in letters(text):
        for run in line.glyphRuns(start, end - start):
            advances = [one.x() for one in run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())]
            places = [(at.x(), at.x() + wide) for at, wide in zip(run.positions(), advances, strict=True) if wide]
            if places:
                left, right = min(at for at, _ in places) - first, max(at for _, at in places) - first
                yield Sign(text[start:end], left / FINE, right / FINE, run.isRightToLeft())


def letters(text: str) -> Iterator[tuple[int, int]]:
    """Each letter with the marks and joiners behind it. What only commands a layout is nothing to see."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not (unicodedata.category(text[end])[0] == "M" or text[end] in JOINERS):
            if unicodedata.category(text[start]) != "Cf":
                yield start, end
            start = end


def words_of(found: Iterable[Sign]) -> list[tuple[str, float, float]]:
    """What stands between two spaces, from left to right, with its ends. Text as it is met from the left."""
    in_order = sorted(found, key=lambda sign: sign.left)
    gathered = []
    for space, group in groupby(in_order, key=lambda sign: sign.text.isspace()):
        own = list(group)
        if not space:
            text = "".join(sign.text[::-1] if sign.from_the_right else sign.text for sign in own)
            gathered.append((text, own[0].left, own[-1].right))
    return gathered


def lines_of(pdf: bytes) -> list[list[Word]]:
    """The words of the first page, line by line, each from left to right."""
    found = sorted(words(pdf)[0], key=lambda word: (round(word.top), word.left))
    return [list(line) for _, line in groupby(found, key=lambda word: round(word.top))]


@pytest.fixture(scope="module", autouse=True)
def fonts(qapp: QApplication) -> None:
    assert load_fonts([CONTENT]) > 0


every_sentence = pytest.mark.parametrize(("sentence", "right_to_left"), SENTENCES, ids=range(len(SENTENCES)))


@every_sentence
def test_words_stand_where_qt_puts_them(sentence: str, right_to_left: bool) -> None:
    """Broken into lines, and all on one."""
    for width in (COLUMN, 1000.0):
        setting = set_text(sentence, kind(right_to_left), width)
        lines = lines_of(printed(setting, right_to_left=right_to_left))
        assert len(lines) == len(setting.lines)
        for line, ours in zip(setting.lines, lines, strict=True):
            expected = words_of(signs(line, right_to_left))
            assert [word.text for word in ours] == [text for text, _, _ in expected]
            left = ours[0].left
            for word, (_, start, end) in zip(ours, expected, strict=True):
                assert word.left - left == pytest.approx(start - expected[0][1], abs=CLOSE)
                assert word.right - left == pytest.approx(end - expected[0][1], abs=CLOSE)
            if right_to_left:
                assert ours[-1].right == pytest.approx(PAGE_WIDTH - START, abs=CLOSE)
            else:
                assert left == pytest.approx(START, abs=CLOSE)


@every_sentence
def test_every_word_can_be_searched_for(sentence: str, right_to_left: bool) -> None:
    """Readers put what they meet from the left back in order, each in its own way; words come out whole."""
    pdf = printed(set_text(sentence, kind(right_to_left), 1000.0), right_to_left=right_to_left)
    (text,) = reading(pdf)
    wanted = re.findall(r"[\w\u064b-\u0655\u200c]+", unicodedata.normalize("NFC", sentence))
    assert [word for word in wanted if word not in text] == []


def test_the_picture_is_the_one_that_qt_prints(tmp_path: Path) -> None:
    """Not only the ends of words: dots and vowel signs stand in their places too."""
    for page, sentences in enumerate(batched([text for text, turned in SENTENCES if turned], 33)):
        settings = [set_text(text, kind(True), 1000.0) for text in sentences]
        ours, theirs = tmp_path / f"ours{page}", tmp_path / f"qt{page}"
        ours.mkdir()
        theirs.mkdir()
        (own,) = pictures(printed(*settings, right_to_left=True), ours, 144)
        (qt,) = pictures(printed_by_qt(settings, tmp_path / f"{page}.pdf"), theirs, 144)
        assert sum(dot < 128 for dot in qt.dots) > 10_000
        assert [place for place in dark(own) if not is_near(place, qt)] == []
        assert [place for place in dark(qt) if not is_near(place, own)] == []


def dark(picture: Picture) -> list[tuple[int, int]]:
    return [divmod(place, picture.width)[::-1] for place, dot in enumerate(picture.dots) if dot < 64]


def is_near(place: tuple[int, int], other: Picture) -> bool:
    """Whether the other picture has ink there, or one dot beside: each rounds in its own way."""
    x, y = place
    return other.inked(max(x - 1, 0), max(y - 1, 0), min(x + 2, other.width), min(y + 2, other.height))


def printed_by_qt(settings: Sequence[Setting], file: Path) -> bytes:
    """The same lines in the same places, by `QPdfWriter`."""
    writer = QPdfWriter(str(file))
    writer.setResolution(72 * FINE)
    writer.setPageSize(QPageSize(QSizeF(PAGE_WIDTH, PAGE_HEIGHT), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    top = 40.0
    for setting in settings:
        (text,) = setting.lines
        layout, line = laid_out(text, True, writer)
        shape = line.naturalTextRect()
        left = (PAGE_WIDTH - START) * FINE - shape.right()
        layout.draw(painter, QPointF(left, (top + baseline(setting.type)) * FINE - line.ascent()))
        top += setting.height + 4
    painter.end()
    return file.read_bytes()


def batched(items: Sequence[str], count: int) -> list[Sequence[str]]:
    return [items[start : start + count] for start in range(0, len(items), count)]


@pytest.mark.parametrize("language", ["رقم {} (مجاني)", "شماره {}، رایگان", "({}) هو", "Adresse : {} أمينة"])
@pytest.mark.parametrize(
    "kept",
    [
        "0809 401 401", "03 20 00 00 00", "+33 3 20 00 00 00", "36 46", "8 h 30", "de 14 h à 17 h", "17:30",
        "22/11/2026", "ameli.fr/", "https://www.sante.fr/recherche", "aide@exemple.fr", "Paris 20", "a, b",
        "annuairesante.ameli.fr/trouver-un-medecin",
    ],
)  # fmt: skip
def test_numbers_hours_and_addresses_are_never_turned_round(language: str, kept: str) -> None:
    setting = set_text(language.format(kept), kind(True), 1000.0)
    (line,) = lines_of(printed(setting, right_to_left=True))
    assert kept in " ".join(word.text for word in line)
