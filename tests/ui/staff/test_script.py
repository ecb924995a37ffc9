"""What a person is asked to say is what the kiosk says, each sentence once."""

from __future__ import annotations

import re
from datetime import date

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue
from kiosk.content.schema import Catalogue, Flow
from kiosk.content.texts import placeholders, texts
from kiosk.content.words import Words
from kiosk.visit.narration import sheet_narration
from kiosk.visit.sheet import Line, sheet
from kiosk.visit.state import State
from kiosk.voice.recorded import file_name
from tests.ui.staff.conftest import CONTENT
from ui.staff.script import script


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, faults = read_catalogue([CONTENT])
    assert found is not None, faults
    return found


def said(flow: Flow) -> list[str]:
    return [text for part in script(flow, flow, Words({})) for text in part.sentences]


def test_titles_sentences_choices_and_hints_are_said(catalogue: Catalogue) -> None:
    flow = catalogue.flows["trouver-de-l-aide"]
    assert said(flow)[0] == flow.title
    assert {
        "De quelle aide avez-vous besoin\u00a0?",
        "Demander de l’aide, c’est normal. Cette borne n’appelle personne.",
        "Internet, l’ordinateur",
        "Apprendre, ou un coup de main",
        "Expliquez votre besoin à un animateur.",
    } <= set(said(flow))


def test_all_that_is_read_from_the_paper_is_asked_for(catalogue: Catalogue) -> None:
    for flow in catalogue.flows.values():
        lines = tuple(Line("", line.text, line.hint, "", line.duration, line.where) for line in flow.lines.values())
        blank = sheet(State(), catalogue, (), Words({}), date(2026, 11, 26))
        head = {spoken.text for spoken in sheet_narration(blank)} | {blank.headings.steps}
        paper = {spoken.text for spoken in sheet_narration(replace(blank, steps=lines))} - head
        assert len(paper) > 20
        assert {text for text in paper if not placeholders(text)} <= set(said(flow))


def test_what_nobody_hears_is_not_asked_for(catalogue: Catalogue) -> None:
    for flow in catalogue.flows.values():
        assert flow.summary not in said(flow)


def test_step_by_step_then_the_sheet_and_durations_last(catalogue: Catalogue) -> None:
    flow = catalogue.flows["trouver-de-l-aide"]
    titles = [part.title for part in script(flow, flow, Words({}))]
    steps = [step.title for step in flow.steps.values()]
    assert titles[:-2] == [title for title in steps if title in titles]
    assert titles[-2:] == ["Sur la fiche", "Durées"]
    *_, durations = script(flow, flow, Words({}))
    assert flow.duration in durations.sentences
    assert all(re.search(r"\d", text) for text in durations.sentences)


def test_staff_read_where_it_is_said_in_their_language(catalogue: Catalogue) -> None:
    french = catalogue.flows["trouver-de-l-aide"]
    first = replace(french.steps[french.start], title="ما المساعدة؟")
    spoken = replace(french, steps={**french.steps, french.start: first})
    part = script(spoken, french, Words({}))[0]
    assert part.title == french.steps[french.start].title
    assert first.title in part.sentences


def test_each_is_asked_for_once(catalogue: Catalogue) -> None:
    for flow in catalogue.flows.values():
        own = said(flow)
        assert len({file_name(text) for text in own}) == len(own)
        assert len(list(texts(flow))) > len(own) > 20


def test_what_has_a_gap_to_fill_is_not_asked_for(catalogue: Catalogue) -> None:
    flow = catalogue.flows["trouver-de-l-aide"]
    gap = replace(flow, title="Appelez le {assurance-maladie.telephone}")
    assert gap.title not in said(gap)
    assert len(said(gap)) == len(said(flow)) - 1
