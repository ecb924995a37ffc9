"""What a person is asked to say of the kiosk's own pages is what these pages say."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue
from kiosk.content.interface import literal_sentences
from kiosk.content.schema import Catalogue
from kiosk.content.texts import placeholders
from kiosk.content.words import Words
from kiosk.voice.recorded import file_name
from tests.ui.staff.conftest import CONTENT
from ui.staff.interface import interface_script
from ui.staff.script import Part

LANGUAGES = (("fr", "Français"), ("ar", "العربية"))
ROOT = Path(__file__).parents[3]
VISIT, STAFF = ROOT / "kiosk/visit", ROOT / "ui/staff"
NOT_SAID = {"Votre fiche", "Ce que je fais maintenant (suite)", "Traduction automatique, pas encore relue."}
"""A title that the window replaces before it is shown, one that is only on paper, and a notice for the eye."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, faults = read_catalogue([CONTENT])
    assert found is not None, faults
    return found


def parts(catalogue: Catalogue) -> tuple[Part, ...]:
    return interface_script(catalogue, LANGUAGES, Words({}))


def said(catalogue: Catalogue) -> list[str]:
    return [text for part in parts(catalogue) for text in part.sentences]


def test_every_sentence_of_the_visit_s_pages_is_asked_for(catalogue: Catalogue) -> None:
    written = {text for text in literal_sentences([VISIT]) if not placeholders(text)}
    assert len(written) > 80
    assert written - set(said(catalogue)) == NOT_SAID


def test_what_is_always_there_comes_first(catalogue: Catalogue) -> None:
    first = parts(catalogue)[0]
    assert first.title == "Les boutons toujours là"
    always = {"Retour", "Accueil", "Suite", "Écouter", "Stop", "Urgence", "J’ai terminé", "Quitter vite"}
    assert always <= set(first.sentences)


def test_so_are_the_words_of_topics_numbers_films_and_printing(catalogue: Catalogue) -> None:
    services = {contact.name for contact in catalogue.contacts.values()}
    uses = {number.use for number in catalogue.emergency}
    topics = {text for topic in catalogue.topics for text in (topic.title, topic.hint)}
    others = {"Regarder le film", "Votre fiche va sortir de l’imprimante.", "Page suivante", "Clavier habituel"}
    assert {text for text in services | uses | topics | others if not placeholders(text)} <= set(said(catalogue))


def test_so_is_every_word_that_is_explained(catalogue: Catalogue) -> None:
    terms = {text for term in catalogue.glossary.values() for text in (term.word, *term.sentences)}
    assert len(terms) > 150
    assert terms | {"Enlever de ma fiche", "Ajouter à ma fiche", "Tous les mots"} <= set(said(catalogue))


def test_each_once_and_nothing_with_a_gap_to_fill(catalogue: Catalogue) -> None:
    texts = said(catalogue)
    assert len({file_name(text) for text in texts}) == len(texts)
    assert not any(placeholders(text) or not text.strip() for text in texts)


def test_what_a_flow_asks_is_left_to_that_flow(catalogue: Catalogue) -> None:
    flow = catalogue.flows["trouver-de-l-aide"]
    assert flow.steps[flow.start].title not in said(catalogue)
    assert flow.duration not in said(catalogue)


def test_another_language_is_said_in_its_own_words_under_titles_for_staff(catalogue: Catalogue) -> None:
    packages = [ROOT / room for room in ("ui", "kiosk", "impression")]
    words = {french: f"{french} بالعربية" for french in literal_sentences(packages)}
    arabic = replace(catalogue, language="ar", interface={**words, "Retour": "رجوع"})
    assert {"رجوع", "العربية"} <= set(said(arabic))
    assert not {"Retour", "Français"} & set(said(arabic))
    assert [part.title for part in parts(arabic)] == [part.title for part in parts(catalogue)]


def test_what_stays_in_french_is_not_asked_for_in_another_language(catalogue: Catalogue) -> None:
    arabic = replace(catalogue, language="ar", interface={"Accueil": "الرئيسية"})
    assert "الرئيسية" in said(arabic)
    assert not [text for text in said(arabic) if text.startswith("Retour")]


def test_titles_are_found_by_translators_and_read_in_the_language_of_staff(catalogue: Catalogue) -> None:
    assert {part.title for part in parts(catalogue)} <= literal_sentences([STAFF])
    assert interface_script(catalogue, LANGUAGES, Words({"Le film": "The film"}))[7].title == "The film"
