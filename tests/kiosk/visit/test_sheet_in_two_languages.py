"""A sheet in another language says beside each text what it means in French, for the person at the counter."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from kiosk.content.schema import Catalogue, Proofreading
from kiosk.content.words import IN_FRENCH, Words
from kiosk.visit.narration import sheet_narration
from kiosk.visit.proofreading import MACHINE
from kiosk.visit.sheet import Line, Sheet, sheet
from tests.kiosk.visit.flows import in_another_language
from tests.kiosk.visit.sample import AT_THE_END, CATALOGUE, after
from tests.kiosk.visit.walks import DAY, WORDS, Visit, visits

ENGLISH = Words({"Mes prochaines étapes": "My next steps", "À apporter": "To bring"}, "en")


def in_both(catalogue: Catalogue, words: Words = ENGLISH) -> Sheet:
    return sheet(after(*AT_THE_END), catalogue, (), words, DAY, french=CATALOGUE)


def untranslated(line: str, catalogue: Catalogue) -> Catalogue:
    """The catalogue, in which one line of « essai » has no translation."""
    essai = catalogue.flows["essai"]
    french = CATALOGUE.flows["essai"].lines[line].text
    lines = {**essai.lines, line: replace(essai.lines[line], text=french + IN_FRENCH)}
    return replace(catalogue, flows={**catalogue.flows, "essai": replace(essai, lines=lines)})


@given(visits)
def test_each_text_of_any_sheet_is_paired_with_its_own_french(visit: Visit) -> None:
    other = in_another_language(visit.catalogue)
    found = sheet(visit.state, other, visit.places, ENGLISH, DAY, french=visit.catalogue)
    for line in (*found.done, *found.steps, *found.bring):
        flow, _, name = line.key.partition(".")
        written, said = visit.catalogue.flows[flow].lines[name], line.french
        assert said is not None
        assert (said.text, said.hint, said.duration, said.where) == (
            written.text, written.hint, written.duration, written.where,
        )  # fmt: skip
        assert said.flow == visit.catalogue.flows[flow].title
    for item in found.help:
        assert item.french is not None
        if item.key.startswith("contact."):
            assert item.french.name == visit.catalogue.contacts[item.key.removeprefix("contact.")].name


def test_two_french_lines_with_one_translation_keep_their_own_french() -> None:
    """« Imprimez » and « Photocopiez » may be one word elsewhere."""
    other = in_another_language(CATALOGUE)
    lines = {name: replace(line, text="Copy") for name, line in other.flows["essai"].lines.items()}
    found = in_both(replace(other, flows={**other.flows, "essai": replace(other.flows["essai"], lines=lines)}))
    both = (*found.steps, *found.bring)
    assert [line.text for line in both] == ["Copy", "Copy"]
    assert [line.french.text for line in both if line.french] == ["Imprimez l’attestation.", "Carte Vitale"]


def test_headings_dates_and_titles_too() -> None:
    found = in_both(in_another_language(CATALOGUE))
    assert found.french is not None
    assert (found.title, found.french.title) == ("My next steps", "Mes prochaines étapes")
    assert (found.headings.bring, found.french.headings.bring) == ("To bring", "À apporter")
    assert (found.date, found.french.date) == ("Sunday, 22 November 2026", "dimanche 22 novembre 2026")
    assert found.french.subtitle == CATALOGUE.flows["essai"].title


@pytest.mark.parametrize(
    ("unreviewed", "told"),
    [(("interface",), True), (("essai",), True), (("contacts",), True), (("suite", "urgence", "themes"), False)],
)
def test_what_a_machine_has_translated_is_told_in_both_languages(unreviewed: tuple[str, ...], told: bool) -> None:
    other = replace(in_another_language(CATALOGUE), language="en", proofreading=Proofreading(unreviewed, 9, 1))
    found = in_both(other, Words({MACHINE: "A machine’s words."}, "en"))
    assert found.french is not None
    assert (found.headings.notice, found.french.headings.notice) == (
        ("A machine’s words.", MACHINE) if told else ("", "")
    )
    assert found.headings.notice not in [said.text for said in sheet_narration(found) if said.text]


def test_a_sheet_in_french_has_nothing_beside_it() -> None:
    assert sheet(after(*AT_THE_END), CATALOGUE, (), WORDS, DAY, french=CATALOGUE).french is None


def test_a_text_without_a_translation_stands_once_without_its_mark_and_is_read_in_french() -> None:
    found = in_both(untranslated("imprimer", in_another_language(CATALOGUE)))
    (line,) = found.steps
    assert line.text == "Imprimez l’attestation."
    assert line.french is not None
    assert line.french.text == line.text
    spoken = {said.text: said.language for said in sheet_narration(found)}
    assert spoken[line.text] == "fr"
    assert spoken[line.hint] == spoken[found.title] == ""


def test_of_titles_that_share_a_line_only_the_untranslated_one_is_read_in_french() -> None:
    other = in_another_language(CATALOGUE)
    flows = {**other.flows, "essai": replace(other.flows["essai"], title="Essai" + IN_FRENCH)}
    (*visit,) = after(*AT_THE_END).walks
    both = replace(after(*AT_THE_END), walks=(*visit, replace(visit[0], flow="suite", at="fini", past=())))
    found = sheet(both, replace(other, flows=flows), (), ENGLISH, DAY, french=CATALOGUE)
    spoken = {said.text: said.language for said in sheet_narration(found)}
    assert found.subtitle == "Essai · etius aL"
    assert (spoken["Essai"], spoken["etius aL"]) == ("fr", "")


def test_it_says_from_which_side_it_is_read() -> None:
    found = sheet(after(*AT_THE_END), CATALOGUE, (), WORDS, DAY, right_to_left=True)
    assert found.right_to_left
    assert isinstance(found.steps[0], Line)
