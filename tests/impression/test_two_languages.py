"""The sheet in two languages, and the page that is read from the right."""

from __future__ import annotations

import subprocess
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from impression import pictograms
from impression.canvas import Canvas
from impression.colours import INK
from impression.paper import render_and_note
from impression.pictograms import pictogram
from impression.rhythm import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from kiosk.content.languages import Tongue
from kiosk.visit.acts import Act, KeptTerm
from kiosk.visit.proofreading import MACHINE
from kiosk.visit.sheet import Line, Sheet
from tests.impression import sheets
from tests.impression.pages import grey_files, pictures, squeezed, texts, words
from tests.impression.sheets import CONTENT, pdf_of
from tests.impression.shipped import TONGUES, in_language
from tests.impression.test_paper import inside, overlap
from tests.ui.scenes import ends

OTHERS = [tongue for code, tongue in TONGUES.items() if code != "fr"]
LONGEST: list[tuple[Act, ...]] = [max(ends(flow), key=len) for flow in ("attestation-de-droits", "mon-espace-sante")]

every_language = pytest.mark.parametrize("tongue", OTHERS, ids=lambda tongue: tongue.code)
every_visit = pytest.mark.parametrize("visit", LONGEST, ids=range(len(LONGEST)))


@every_language
@every_visit
def test_every_text_stands_in_both_languages_and_nothing_covers_anything(tongue: Tongue, visit: tuple[Act, ...]):
    shown = in_language(visit, tongue)
    pdf, written = render_and_note(shown, CONTENT)
    own = squeezed("".join(line.text for line in written))
    french = squeezed("".join(texts(pdf)))
    for line in (*shown.done, *shown.steps, *shown.bring):
        assert line.french is not None
        for text in filter(None, (line.text, line.hint, line.duration, line.where)):
            assert squeezed(text) in bare(own)
        for text in (line.french.text, line.french.hint, line.french.duration, line.french.where):
            assert squeezed(text) in french
    assert shown.french is not None
    said = shown.french.headings
    for text in (shown.french.title, shown.french.date, said.kept_nothing, said.made_with, said.steps, MACHINE):
        assert squeezed(text) in french
    assert tongue.right_to_left or squeezed(shown.headings.notice) in french
    for page in words(pdf):
        assert [word for word in page if not inside(word)] == []
        assert [(a.text, b.text) for a, b in combinations(page, 2) if overlap(a, b)] == []


@every_language
def test_a_kept_word_stands_in_both_languages(tongue: Tongue):
    """Until a translator has been there, in French alone: nothing is said twice."""
    shown = in_language((*LONGEST[0], KeptTerm("cpam"), KeptTerm("rib")), tongue)
    own = replace(shown, words=tuple(replace(word, text=f"{word.text} ✻", hint="ويب") for word in shown.words))
    pdf, written = render_and_note(own, CONTENT)
    french = squeezed("".join(texts(pdf)))
    for word in own.words:
        assert word.french is not None
        assert squeezed(word.french.hint) in french
    for page in words(pdf):
        assert [word for word in page if not inside(word)] == []
        assert [(a.text, b.text) for a, b in combinations(page, 2) if overlap(a, b)] == []
    assert sum("ويب" in line.text for line in written) == 2


def bare(text: str) -> str:
    return "".join(sign for sign in text if sign not in "\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@every_language
def test_french_is_smaller_and_under_what_it_translates(tongue: Tongue):
    shown = in_language(LONGEST[0], tongue)
    (page, *_) = words(pdf_of(shown))
    step = shown.steps[0]
    own = next(word for word in page if sorted(word.text) == sorted(step.text.split()[0]))  # stored from either side
    assert step.french is not None
    french = step.french.text.split()[0]
    below = next(word for word in page if word.text == french and word.top > own.top)
    assert below.bottom - below.top < 0.85 * (own.bottom - own.top)
    assert below.top - own.bottom < 60


def french_of(shown: Sheet, *first: str) -> Sheet:
    """A sheet in another language, whose first steps say so much in French, and all the rest the same in both."""
    said = [replace(line, text=text) for line, text in zip(shown.steps, first, strict=False)]
    steps = [replace(line, french=french) for line, french in zip(shown.steps, said, strict=False)]
    return replace(shown, language="es", french=shown, steps=(*steps, *shown.steps[len(steps) :]))


def test_two_lines_that_say_the_same_have_each_its_own_french():
    alike = tuple(replace(line, text="Copie.", hint="") for line in sheets.STEPS[:2])
    (page,) = texts(pdf_of(french_of(sheets.sheet(steps=alike), "IMPRIMEZ", "PHOTOCOPIEZ")))
    assert [page.count(text) for text in ("Copie.", "IMPRIMEZ", "PHOTOCOPIEZ")] == [2, 1, 1]
    assert page.index("IMPRIMEZ") < page.index("PHOTOCOPIEZ")


@pytest.mark.parametrize("shown", [sheets.typical(), sheets.long()], ids=["one page", "several"])
def test_a_machine_s_words_are_told_at_the_foot_in_both_languages(shown: Sheet):
    french = replace(shown, headings=replace(shown.headings, notice=MACHINE))
    marked = replace(shown, headings=replace(shown.headings, notice="A machine’s words."), french=french)
    for page, plain in zip(texts(pdf_of(marked)), texts(pdf_of(shown)), strict=True):
        assert (page.count("A machine’s words."), page.count(MACHINE)) == (1, 1)
        assert MACHINE not in plain


def test_what_has_no_french_of_its_own_stands_once():
    shown = french_of(sheets.typical(), "AUTRE")
    (page,) = texts(pdf_of(shown))
    assert page.count("AUTRE") == 1
    assert page.count(shown.steps[1].text) == 1


class TestAPageReadFromTheRight:
    def test_has_everything_on_the_other_side(self):
        for shown in (sheets.typical(), sheets.long(), sheets.two_flows()):
            _, plain = render_and_note(shown, CONTENT)
            _, turned = render_and_note(replace(shown, right_to_left=True), CONTENT)
            assert [(line.page, line.text, line.y) for line in plain] == [
                (line.page, line.text, line.y) for line in turned
            ]
            for one, other in zip(plain, turned, strict=True):
                ((left, _, width, _),) = one.places(0, len(one.text))
                ((other_left, _, other_width, _),) = other.places(0, len(other.text))
                assert other_left == pytest.approx(1 - left - width, abs=1e-6)
                assert other_width == pytest.approx(width)

    @pytest.mark.parametrize("turned", [False, True])
    def test_has_its_boxes_there_too(self, tmp_path: Path, turned: bool):
        shown = replace(sheets.sheet(steps=(Line("k", "Venez."),)), right_to_left=turned)
        pdf = pdf_of(shown)
        (page,) = pictures(pdf, tmp_path)
        word = next(word for word in words(pdf)[0] if word.text == "Venez.")
        level, edge = round((word.top + word.bottom) / 2), int(MARGIN)
        left = page.inked(edge, level - 15, edge + 31, level + 15)
        right = page.inked(page.width - edge - 31, level - 15, page.width - edge, level + 15)
        assert (left, right) == (not turned, turned)

    @pytest.mark.parametrize(("name", "points"), [("sortie", True), ("telephoner", False)])
    def test_has_pictograms_that_are_mirrored_only_where_they_point_somewhere(
        self, tmp_path: Path, name: str, points: bool
    ):
        plain, turned = (drawn_alone(name, right_to_left, tmp_path) for right_to_left in (False, True))
        flipped = {(SIDE - 1 - x, y) for x, y in plain}
        assert near(turned, flipped if points else plain)
        assert not near(turned, plain if points else flipped)

    def test_has_codes_that_are_not_mirrored(self, tmp_path: Path):
        shown = replace(sheets.typical(), right_to_left=True)
        (image,) = grey_files(pdf_of(shown), tmp_path, 120)
        read = subprocess.run(
            ["zbarimg", "--quiet", "--nodbus", "--raw", image], capture_output=True, text=True, check=True, timeout=60
        )
        assert read.stdout.split() == [sheets.AMELI_CODE.url]
        (page,) = words(pdf_of(shown))
        label = next(word for word in page if word.text == "assure.ameli.fr")
        assert label.left > MARGIN + 80  # the code is at its left
        assert label.right < PAGE_WIDTH - MARGIN


SIDE = 200  # dots of a pictogram, at two for each point


def drawn_alone(name: str, right_to_left: bool, folder: Path) -> set[tuple[int, int]]:
    """The dots of a pictogram that are inked, from its upper left corner."""
    buffer = BytesIO()
    canvas = Canvas(buffer, right_to_left)
    picture = pictogram(CONTENT / "pictogrammes" / f"{name}.svg")
    assert picture is not None
    pictograms.draw(canvas, picture, 20, PAGE_HEIGHT - 20, SIDE / 2, INK)
    canvas.save()
    (own := folder / f"{name}-{right_to_left}").mkdir()
    (page,) = pictures(buffer.getvalue(), own, 144)
    left = round(2 * canvas.left_of(20, SIDE / 2))
    return {(x, y) for x in range(SIDE) for y in range(SIDE) if page.dots[(y + 40) * page.width + left + x] < 64}


def near(one: set[tuple[int, int]], other: set[tuple[int, int]]) -> bool:
    """Whether most dots are the same: edges are rounded to a side."""
    return len(one ^ other) < 0.3 * len(one | other)
