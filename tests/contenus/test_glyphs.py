"""Whatever the shipped languages say can be drawn on paper: in every weight, with no empty box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import timedelta

import pytest

from impression.colours import INK
from impression.fonts import faces, font_for
from impression.runs import runs
from impression.typesetting import Type, clean
from kiosk.content.texts import texts
from kiosk.content.words import long_date
from kiosk.letters import JOINERS
from tests.impression.sheets import CONTENT
from tests.impression.shipped import DAY, TONGUES, catalogue

FACES = faces(CONTENT / "polices")
WEIGHTS = (FACES.regular, FACES.semibold, FACES.bold)


def strings(language: str) -> Iterator[str]:
    """Every text of the content, every word of the program, every date of a year."""
    own = catalogue(language)
    for item in (*own.topics, *own.flows.values(), *own.contacts.values(), *own.emergency, *own.glossary.values()):
        yield from (text for _, text in texts(item))
    yield from own.interface.values()
    yield from (long_date(DAY + timedelta(days=day), language) for day in range(366))
    yield TONGUES[language].name


@pytest.mark.parametrize("language", TONGUES)
def test_every_character_has_a_glyph_in_every_weight(language: str) -> None:
    for face in WEIGHTS:
        signs = {sign for line in lines(language, face) for sign in line if unicodedata.category(sign) != "Cf"}
        assert len(signs) > 40
        assert {sign for sign in signs if font_for(sign, face) is None} == set()


@pytest.mark.parametrize("language", TONGUES)
def test_no_text_is_shaped_into_an_empty_box(language: str) -> None:
    face = FACES.semibold
    for line in lines(language, face):
        letters = [letter for run in runs(line, face, 1.0, TONGUES[language].right_to_left) for letter in run.clusters]
        boxes = [letter.text for letter in letters if any(glyph == 0 for glyph, _, _ in letter.parts)]
        assert [text for text in boxes if text not in JOINERS] == [], line


def lines(language: str, face: str) -> set[str]:
    return {clean(text, Type(face, 12, INK)) for text in strings(language)}


def test_the_weight_is_the_one_that_was_asked_for() -> None:
    for face, weight in zip(WEIGHTS, ("Regular", "SemiBold", "Bold"), strict=True):
        for sign in "ж", "ش":
            font = font_for(sign, face)
            assert font is not None
            assert font.file.stem.endswith(f"-{weight}")
