"""A language that a flow claims is whole; a name that a resident meets again stands in every translation."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue, source_texts
from kiosk.content.completeness import lost_names
from kiosk.content.interface import content_template
from kiosk.content.po import read, written
from kiosk.content.words import NO_BREAK
from kiosk.reading import Fault
from tests.kiosk.content.samples import AROUND, FILES, FLOW, swap, write_content

CLAIM = swap(FLOW, 'duree: "5 min"\n', 'duree: "5 min"\nlangues: ["fr", "en"]\n')
WORDS = 'msgid "Continuer"\nmsgstr ""\n\nmsgid "{n} page"\nmsgid_plural "{n} pages"\nmsgstr[0] ""\nmsgstr[1] ""\n'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Content whose flow claims English, wholly translated."""
    folder = write_content(tmp_path, {**FILES, "parcours/essai.yaml": CLAIM, "traductions/fr/interface.po": WORDS})
    for name, texts in source_texts([folder]).items():
        template = content_template(texts)
        for entry in template:
            if entry.id:
                entry.string = f"{entry.id}, in English"
        write_content(folder, {f"traductions/en/{name}.po": written(template, "en").decode()})
    words = WORDS.replace('""', '"Go on"', 1).replace('""', '"{n} more"')
    return write_content(folder, {"traductions/en/interface.po": words})


def change(folder: Path, name: str, french: str, translated: str) -> None:
    file = folder / f"traductions/en/{name}.po"
    catalog = read(file.read_bytes(), "en")
    for entry in catalog:
        if entry.id == french:
            entry.string = translated
    file.write_bytes(written(catalog, "en"))


def faults_of(folder: Path) -> list[Fault]:
    return list(read_catalogue([folder], around=replace(AROUND, languages=("en",)))[1])


def test_what_is_whole_has_nothing_to_mend(content: Path):
    assert faults_of(content) == []


def test_a_missing_translation_is_an_error_of_the_flow_that_claims_the_language(content: Path):
    change(content, "essai", "Lisez bien", "")
    (fault,) = faults_of(content)
    assert (fault.file, fault.path, fault.severity) == ("parcours/essai.yaml", "langues[2]", "erreur")
    assert "« Lisez bien »" in fault.sentence.replace(NO_BREAK, " ")


def test_a_changed_sentence_is_missing_until_somebody_translates_it(content: Path):
    write_content(content, {"parcours/essai.yaml": swap(CLAIM, "Lisez bien", "Lisez très bien")})
    (fault,) = faults_of(content)
    assert "« Lisez très bien »" in fault.sentence.replace(NO_BREAK, " ")


def test_a_flow_that_claims_nothing_stays_in_french_in_silence(content: Path):
    write_content(content, {"parcours/essai.yaml": FLOW})
    (content / "traductions/en/essai.po").unlink()
    assert faults_of(content) == []


def test_a_language_that_does_not_exist_is_told(content: Path):
    write_content(content, {"parcours/essai.yaml": CLAIM.replace('"en"]', '"eng"]')})
    (fault,) = faults_of(content)
    assert (fault.path, fault.severity, fault.suggestion) == (
        "langues[2]", "erreur", f"Vouliez-vous dire «{NO_BREAK}en{NO_BREAK}»{NO_BREAK}?",
    )  # fmt: skip


@pytest.mark.parametrize(("name", "french"), [("interface", "Continuer"), ("contacts", "La caisse")])
def test_what_every_visit_meets_is_expected_in_each_language(content: Path, name: str, french: str):
    change(content, name, french, "")
    (fault,) = faults_of(content)
    assert (fault.file, fault.severity) == (f"traductions/en/{name}.po", "alerte")


def test_a_plural_of_the_program_is_expected_too(content: Path):
    file = content / "traductions/en/interface.po"
    file.write_text(file.read_text("utf-8").replace("{n} more", ""), "utf-8")
    (fault,) = faults_of(content)
    assert "« {n} page »" in fault.sentence.replace(NO_BREAK, " ")


def test_a_name_that_a_translation_lost_is_a_warning(content: Path):
    flow = swap(CLAIM, "C’est gratuit.", f"Touchez «{NO_BREAK}Mes démarches{NO_BREAK}».")
    write_content(content, {"parcours/essai.yaml": flow})
    file = content / "traductions/en/essai.po"
    touch = f'msgid "Touchez «{NO_BREAK}Mes démarches{NO_BREAK}»."\nmsgstr "Touch “My steps”."'
    text = file.read_text("utf-8").replace('msgid "C’est gratuit."\nmsgstr "C’est gratuit., in English"', touch)
    file.write_text(text, "utf-8")
    (fault,) = faults_of(content)
    assert (fault.path, fault.severity) == ("essai.etapes.lire.dire[1]", "avertissement")


@pytest.mark.parametrize(
    ("french", "translated", "lost"),
    [
        ("Touchez « Mes démarches ».", "Touch “Mes démarches” (my steps).", []),
        ("Touchez « Retour ».", "Touch “Back”.", []),
        ("Touchez « Retour ».", "Touch “Return”.", ["Retour"]),
        ("Dites : « Je veux un papier. »", "قولوا: «Je veux un papier» (أريد ورقة)", []),
        ("Dites : « Je veux un papier. »", "Say: “I want a paper.”", ["Je veux un papier."]),
        ("Prenez votre carte Vitale.", "Take your health card.", ["carte Vitale"]),
        ("La CPAM est à Armsan.", "CPAM is in Armsan.", []),
    ],
)
def test_names_buttons_and_sentences_to_say(french: str, translated: str, lost: list[str]):
    assert list(lost_names(french, translated, {"Retour": "Back"})) == lost
