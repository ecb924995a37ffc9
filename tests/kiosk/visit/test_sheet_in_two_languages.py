"""A sheet in another language says beside each text what it means in French, for the person at the counter."""

from __future__ import annotations

from hypothesis import given
from msgspec.structs import replace

from kiosk.content.schema import Catalogue
from kiosk.content.words import IN_FRENCH, Words
from kiosk.visit.narration import sheet_narration
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
        written = visit.catalogue.flows[flow].lines[name]
        french = (written.text, written.hint, written.duration, written.where)
        own = (line.text, line.hint, line.duration, line.where)
        assert tuple(found.french.get(text, text) for text in own) == french
    for item in found.help:
        if item.key.startswith("contact."):
            contact = visit.catalogue.contacts[item.key.removeprefix("contact.")]
            assert found.french.get(item.name, item.name) == contact.name


def test_headings_dates_and_titles_too() -> None:
    found = in_both(in_another_language(CATALOGUE))
    assert found.french["My next steps"] == "Mes prochaines étapes"
    assert found.french["To bring"] == "À apporter"
    assert found.french["Sunday, November 22, 2026"] == "dimanche 22 novembre 2026"
    assert found.french[found.subtitle] == CATALOGUE.flows["essai"].title


def test_what_is_the_same_in_both_stands_once() -> None:
    found = in_both(replace(CATALOGUE, language="en"), Words({}, "en"))
    assert set(found.french) == {found.date}


def test_a_sheet_in_french_has_nothing_beside_it() -> None:
    assert sheet(after(*AT_THE_END), CATALOGUE, (), WORDS, DAY, french=CATALOGUE).french == {}


def test_a_text_without_a_translation_stands_once_without_its_mark_and_is_read_in_french() -> None:
    found = in_both(untranslated("imprimer", in_another_language(CATALOGUE)))
    (line,) = found.steps
    assert line.text == "Imprimez l’attestation."
    assert line.text not in found.french
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
