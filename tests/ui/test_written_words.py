"""What is said of the paper is found on it: on the real PDF of every flow that is shipped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QApplication

from impression.paper import render_and_note
from impression.rhythm import PAGE_HEIGHT, PAGE_WIDTH
from impression.written import WrittenLine
from kiosk.content.words import IN_FRENCH, marked
from kiosk.visit.narration import Utterance, sheet_narration
from kiosk.visit.sheet import Line, Sheet
from tests.impression import sheets
from tests.impression.pages import Word
from tests.impression.pages import words as printed_words
from tests.impression.sheets import CONTENT
from tests.impression.shipped import TONGUES, shipped
from ui.paper import pictures
from ui.screens.spoken_line import PlacedWord, SpokenLine
from ui.written_words import is_written, spoken_lines

WIDE = 1190  # pixels of a page: two for each point
PAPER = QTransform.fromScale(PAGE_WIDTH, PAGE_HEIGHT)
NOT_SAID = re.compile(r"Pas à pas|Ce que je fais maintenant \(suite\)|\d / \d|Mes prochaines étapes( · Pour Amina)?")
"""What a page says of itself, and again on those that follow."""

OWN_NAMES = {"France services", "MSA", "ameli", "Complémentaire santé solidaire"}
"""Names that stay French in a translated line, where another line holds their translation."""


def made(shown: Sheet) -> tuple[bytes, tuple[WrittenLine, ...], tuple[SpokenLine, ...]]:
    pdf, written = render_and_note(shown, CONTENT)
    noted = is_written(shown.headings.notes, written)
    return pdf, written, spoken_lines(sheet_narration(shown, noted), written)


def said(*texts: str, page: tuple[str, ...]) -> tuple[SpokenLine, ...]:
    """Texts looked for on a page of lines one under the other."""
    written = [WrittenLine(0, line, 50.0, 800.0 - 20 * rank, "Helvetica", 12.0) for rank, line in enumerate(page)]
    return spoken_lines([Utterance(f"paper.{rank}", text) for rank, text in enumerate(texts)], written)


def in_pixels(place: QRectF) -> QRectF:
    return QRectF(
        place.x() * WIDE, place.y() * WIDE * 297 / 210, place.width() * WIDE, place.height() * WIDE * 297 / 210
    )


def is_inked(image: QImage, place: QRectF) -> bool:
    box = QTransform.fromScale(image.width(), image.height()).mapRect(place).toRect()
    return any(
        image.pixelColor(x, y).lightness() < 128
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    )


def test_a_line_that_stays_in_french_is_found_with_its_mark(qapp: QApplication) -> None:
    """The mark is written and not heard: words are lit by their places in what is written."""
    shown = sheets.typical()
    french = tuple(structs.replace(line, text=marked(line.text, "en")) for line in shown.steps)
    _, _, lines = made(structs.replace(shown, language="en", steps=french))
    stayed = [line for line in lines if line.said.text.endswith(IN_FRENCH)]
    assert len(stayed) == len(french)
    for line in stayed:
        heard, language = line.said.heard("en")
        assert language == "fr"
        assert [heard[word.start : word.end] for word in line.words if word.end <= len(heard)] == heard.split()


@pytest.mark.timeout(300)
def test_every_word_is_found_where_it_is_printed(qapp: QApplication) -> None:
    count = 0
    for shown in (*shipped("fr"), sheets.typical(), sheets.long(), sheets.two_flows()):
        pdf, written, lines = made(shown)
        images = pictures(pdf, WIDE)
        placed = [(line, word) for line in lines for word in line.words]
        for line in lines:
            assert [line.said.text[word.start : word.end] for word in line.words] == line.said.text.split()
        for line, word in placed:
            text = line.said.text[word.start : word.end]
            for place in word.places if any(map(str.isalnum, text)) else ():
                assert is_inked(images[word.page], place), text
        assert not list(overlaps([word for _, word in placed]))
        left = {line.text for line in written} - {line.text for line in written if covered(line, lines)}
        assert not [text for text in left if not NOT_SAID.fullmatch(text.replace("\N{NO-BREAK SPACE}", " "))]
        count += len(placed)
    assert count > 1000


def overlaps(placed: list[PlacedWord]) -> Iterator[tuple[PlacedWord, PlacedWord]]:
    for one, other in combinations(placed, 2):
        if one.page == other.page and any(a.intersects(b) for a in one.places for b in other.places):
            yield one, other


def covered(line: WrittenLine, lines: tuple[SpokenLine, ...]) -> bool:
    """Whether all of a line of writing is said; « · » only parts what is said."""
    places = [place for spoken in lines for word in spoken.words if word.page == line.page for place in word.places]
    own = [QRectF(*place) for found in re.finditer(r"[^\s·]+", line.text) for place in line.places(*found.span())]
    return all(any(place.contains(word.center()) for place in places) for word in own)


def test_the_pdf_itself_says_the_same_there() -> None:
    """Read back by a library that has no part in drawing it."""
    for shown in (*list(shipped("fr"))[::5], sheets.typical(), sheets.long()):
        pdf, _, lines = made(shown)
        for line, word, read in read_back(pdf, lines):
            assert read == line.said.text[word.start : word.end]


@pytest.mark.parametrize("language", [code for code in TONGUES if code != "fr"])
def test_in_another_language_each_word_is_found_in_its_own_line_and_french_is_not_said(language: str) -> None:
    found, said_in_french = 0, []
    for rank, shown in enumerate(shipped(language)):
        pdf, _, lines = made(shown)
        for line in lines:
            assert [line.said.text[word.start : word.end] for word in line.words] == line.said.text.split()
        assert shown.french is not None
        both = zip(sheet_narration(shown), sheet_narration(shown.french), strict=True)
        french = {said.text for own, said in both if own.text != said.text}
        said_in_french += [line.said.text for line in lines if line.said.text in french]
        for line, word, read in read_back(pdf, lines) if rank % 8 == 0 else ():
            assert letters(read) == letters(line.said.text[word.start : word.end])
            found += 1
    assert found > 100
    assert set(said_in_french) <= OWN_NAMES


def read_back(pdf: bytes, lines: tuple[SpokenLine, ...]) -> Iterator[tuple[SpokenLine, PlacedWord, str]]:
    """Each word that is said, and what a library that has no part in drawing the page finds in its place."""
    pages = printed_words(pdf)
    for line in lines:
        for word in line.words:
            places = [PAPER.mapRect(place) for place in word.places]
            yield line, word, "".join(one.text for one in pages[word.page] for at in places if at.contains(middle(one)))


def letters(text: str) -> list[str]:
    """Letters and digits in no order: what is read from the right is stored from the left, and « stands at the right of
    a French name, beside its last word."""
    return sorted(sign for sign in unicodedata.normalize("NFD", text) if sign.isalnum())


def middle(word: Word) -> QPointF:
    return QPointF((word.left + word.right) / 2, (word.top + word.bottom) / 2)


def test_a_text_goes_on_in_the_next_line() -> None:
    (line,) = said("de Villeneuve-Saint-Georges.fr, ici", page=("de Villeneuve-", "Saint-Georges.fr, ici"))
    assert [len(word.places) for word in line.words] == [1, 2, 1]
    first, second = line.words[1].places
    assert second.top() > first.top()
    assert second.left() < first.left()


def test_what_is_said_as_one_is_one_stroke_on_each_line() -> None:
    (line,) = said("Appelez le 36 46.", page=("Appelez", "le 36 46."))
    found = line.at((11, 16))
    assert found is not None
    page, (stroke,) = found
    assert (page, stroke) == (0, line.words[2].places[0].united(line.words[3].places[0]))
    across = line.at((0, 10))
    assert across is not None
    assert len(across[1]) == 2


def test_a_text_that_comes_twice_is_found_twice() -> None:
    one, other = said("C’est ici.", "C’est ici.", page=("C’est ici.", "Ailleurs", "C’est ici."))
    assert other.words[0].places[0].top() > one.words[0].places[0].top()


def test_only_whole_words_are_found() -> None:
    (line,) = said("ici", page=("pharmacie, icise", "voici", "5 min · ici"))
    assert line.words[0].places[0].top() > 0.08
    assert line.words[0].places[0].left() > 0.12


def test_what_is_not_on_the_paper_is_said_without_a_highlight_and_spoils_nothing() -> None:
    nowhere, empty, there = said("Nulle part", "\N{ZERO WIDTH JOINER}", "Ici", page=("Avant", "Ici"))
    assert (nowhere.words, empty.words, nowhere.at((0, 5))) == ((), (), None)
    assert there.at((0, 3)) is not None


@pytest.mark.parametrize("name", ["Ame\N{COMBINING ACUTE ACCENT}lie", "Amélie", "Jean\tPaul", "👵🏽 Zoé"])
def test_a_name_is_found_however_it_was_typed(name: str) -> None:
    _, _, lines = made(sheets.sheet(nickname=name))
    (named,) = [line for line in lines if line.said.private]
    assert len(named.words) == len(f"Pour {name}".split())
    assert named.words[0].places[0].top() < 0.2


def test_without_fonts_it_is_found_too(tmp_path: Path) -> None:
    shown = sheets.sheet(steps=(Line("a", "Appelez le 36 46."),))
    _, written = render_and_note(shown, tmp_path)
    assert all(line.words for line in spoken_lines(sheet_narration(shown), written))
