"""A whole visit in another language ends with a sheet in two; its words light up on the mirrored page."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PySide6.QtCore import QRectF

from tests.journeys.conftest import Visitor, words_of
from tests.journeys.test_voice import HURRY, READING, Ears
from tests.journeys.test_voice_sheet import SLOW, to_the_sheet, wait_for_paper
from ui.widgets.paper import Paper

MakeVisitor = Callable[..., Visitor]


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_the_sheet_speaks_both_until_the_language_changes(visitor: Visitor, language: str) -> None:
    visitor.touch("commencer", language, "continuer")
    visitor.walk("attestation-de-droits", "soignant", "oui")
    visitor.touch("fiche")
    both = words_on_screen(visitor)
    assert visitor.kiosk.conductor.words("Mes prochaines étapes") != "Mes prochaines étapes"
    assert "Demandez la date limite au soignant." in both
    visitor.touch("langue", "fr")
    french = words_on_screen(visitor)
    assert french.count("Demandez la date limite au soignant.") == 1
    assert len(french) < len(both) * 0.7
    visitor.touch("imprimer")
    visitor.hand.wait(lambda: any(visitor.sheets.glob("*.pdf")))
    (printed,) = visitor.sheets.glob("*.pdf")
    assert words_of(printed) == french


def words_on_screen(visitor: Visitor) -> str:
    visitor.hand.wait(lambda: visitor.page == "fiche" and visitor.kiosk.paper.paper is not None)
    return words_of(BytesIO(visitor.kiosk.paper.paper.pdf))


def test_words_light_up_on_the_page_that_is_read_from_the_right(make_visitor: MakeVisitor) -> None:
    reading = make_visitor(READING, voice=True)
    ears = Ears(reading)
    lit: list[tuple[str, list[QRectF]]] = []
    reading.touch("commencer", "ar", "continuer")
    paper = to_the_sheet(reading, ears, "attestation-de-droits", hurry=SLOW).findChild(Paper)
    ears.voice.word.connect(lambda target, *_: lit.append((target, list(paper._spoken or ()))))
    wait_for_paper(reading)
    ears.voice._speaker.hurry = HURRY
    ears.wait()
    on_paper = [(target, places) for target, places in lit if target.startswith("paper.")]
    assert len(on_paper) > 30
    assert all(places for _, places in on_paper), "each word of the paper is lit on it"
    title = [places[0].left() for target, places in on_paper if target == "paper.1"]
    assert title == sorted(title, reverse=True)
    said = {line.said.text for line in reading.kiosk.paper.paper.lines}
    assert "Ce que je fais maintenant" not in said
