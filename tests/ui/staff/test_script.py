"""What a person is asked to say is what the kiosk says, each sentence once."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue
from kiosk.content.schema import Catalogue
from kiosk.content.texts import texts
from kiosk.voice.recorded import file_name
from tests.ui.staff.conftest import CONTENT
from ui.staff.script import script


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, faults = read_catalogue([CONTENT])
    assert found is not None, faults
    return found


def test_titles_sentences_choices_and_hints_are_said(catalogue: Catalogue) -> None:
    flow = catalogue.flows["trouver-de-l-aide"]
    said = script(flow)
    assert said[0] == flow.title
    assert {
        "De quelle aide avez-vous besoin\u00a0?",
        "Demander de l’aide, c’est normal.",
        "Internet, l’ordinateur",
        "Apprendre, ou un coup de main",
        "Expliquez votre besoin à un animateur.",
    } <= set(said)


def test_what_is_only_on_paper_is_not_asked_for(catalogue: Catalogue) -> None:
    flow = catalogue.flows["trouver-de-l-aide"]
    said = script(flow)
    assert flow.summary not in said
    assert "Touchez le bouton Appeler." not in said
    assert "près de chez vous" not in said


def test_each_is_asked_for_once(catalogue: Catalogue) -> None:
    for flow in catalogue.flows.values():
        said = script(flow)
        assert len({file_name(text) for text in said}) == len(said)
        assert len(list(texts(flow))) > len(said) > 20


def test_what_has_a_gap_to_fill_is_not_asked_for(catalogue: Catalogue) -> None:
    flow = catalogue.flows["trouver-de-l-aide"]
    gap = replace(flow, title="Appelez le {assurance-maladie.telephone}")
    assert gap.title not in script(gap)
    assert len(script(gap)) == len(script(flow)) - 1
