"""Hard words are found where they stand, explained, and nowhere unexplained."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue, source_texts
from kiosk.content.glossary import Finder
from kiosk.content.schema import Catalogue
from kiosk.content.words import IN_FRENCH
from kiosk.reading import Fault
from tests.kiosk.content.samples import AROUND, FILES, FLOW, GLOSSARY, line_of, swap, write_content
from tests.kiosk.content.test_checks import plain

ESSAI, MOTS = "parcours/essai.yaml", "glossaire.yaml"
SPEAKING = swap(FLOW, '"C’est gratuit."', '"Avec une ALD, demandez le tiers payant à la caisse."')


def read(folder: Path, flow: str = SPEAKING, glossary: str = GLOSSARY, language: str = "fr") -> Catalogue:
    found, faults = read_catalogue([write_content(folder, {**FILES, ESSAI: flow, MOTS: glossary})], language)
    assert found is not None, faults
    return found


def faults_of(folder: Path, flow: str = FLOW, glossary: str = "", **files: str) -> list[Fault]:
    own = {MOTS: glossary} if glossary else {}
    _, faults = read_catalogue([write_content(folder, {**FILES, ESSAI: flow, **own, **files})], "fr", AROUND)
    return list(faults)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Avez-vous une ALD ?", ["ald"]),
        ("L’ALD, votre ALD.", ["ald", "ald"]),
        ("une ald, un sas, des SASSE", []),
        ("Une Affection de longue durée", ["ald"]),
        ("Une affection\u00a0de longue  durée", ["ald"]),
        ("La caisse, les caisses", ["cpam"]),
        ("une sous-caisse, un encaissement", []),
        ("Le tiers-payant. Le Tiers payant.", ["tiers-payant", "tiers-payant"]),
        ("Un dépassement d'honoraires", ["depassement"]),
        ("Des dépassements d’honoraires à la CPAM", ["depassement", "cpam"]),
        ("", []),
    ],
)
def test_a_term_is_found_as_a_whole_word(tmp_path: Path, text: str, terms: list[str]):
    assert list(Finder(read(tmp_path).glossary.values()).terms_in(text)) == terms


def test_the_longest_form_wins(tmp_path: Path):
    longer = swap(GLOSSARY, '["caisse"]', '["caisse", "caisse de longue durée"]')
    finder = Finder(read(tmp_path, glossary=longer).glossary.values())
    assert list(finder.terms_in("La caisse de longue durée")) == ["cpam"]
    assert finder.without_terms("La caisse de longue durée") == "La  "


def test_without_a_glossary_nothing_is_found(tmp_path: Path):
    found, _ = read_catalogue([write_content(tmp_path)])
    assert found is not None
    assert (found.glossary, found.hard_words) == ({}, {})
    assert Finder(()).without_terms("ALD") == "ALD"


def test_each_step_has_the_terms_of_its_page_in_reading_order_each_once(tmp_path: Path):
    asking = swap(SPEAKING, 'texte: "Oui"', 'texte: "La caisse"\n        precision: "Une ALD, la CPAM"')
    assert read(tmp_path, asking).hard_words == {
        "essai.debut": ("cpam", "ald"),
        "essai.lire": ("ald", "tiers-payant", "cpam"),
    }


def test_lines_of_the_sheet_are_not_on_the_page(tmp_path: Path):
    assert read(tmp_path, swap(FLOW, "Essayez chez vous.", "Allez à la CPAM.")).hard_words == {}


def test_every_language_has_the_terms_of_the_french(tmp_path: Path):
    po = """\
msgctxt "glossaire.mots.ald.mot"
msgid "ALD"
msgstr "Long illness"

msgctxt "essai.etapes.lire.dire[1]"
msgid "Avec une ALD, demandez le tiers payant à la caisse."
msgstr "Nothing hard."
"""
    write_content(tmp_path, {"traductions/en/glossaire.po": po, "traductions/en/essai.po": po})
    english, french = read(tmp_path, language="en"), read(tmp_path)
    assert english.hard_words == french.hard_words
    assert english.flows["essai"].steps["lire"].sentences[0] == "Nothing hard."
    assert english.glossary["ald"].word == "Long illness"
    assert english.glossary["sas"].sentences == (f"Ce service trouve un soignant.{IN_FRENCH}",)
    assert english.glossary["ald"].forms == french.glossary["ald"].forms


def test_a_contact_s_name_that_is_put_in_counts(tmp_path: Path):
    named = swap(FLOW, '"C’est gratuit."', '"Voici {caisse.nom}."')
    assert read(tmp_path, named).hard_words == {"essai.lire": ("cpam",)}


def test_a_local_folder_says_a_word_otherwise_and_adds_one(tmp_path: Path):
    shipped = write_content(tmp_path / "shipped", {**FILES, MOTS: GLOSSARY})
    own = GLOSSARY.replace("C’est une maladie longue.", "Une maladie qui dure.").replace('"sas"', '"sasse"')
    local = write_content(tmp_path / "local", {MOTS: own.replace('mot: "SAS"', 'mot: "SASSE"')})
    found, faults = read_catalogue([shipped, local])
    assert found is not None, faults
    assert found.glossary["ald"].sentences == ("Une maladie qui dure.",)
    assert list(found.glossary) == ["ald", "sas", "cpam", "tiers-payant", "depassement", "sasse"]


def test_its_texts_go_to_translators(tmp_path: Path):
    sources = source_texts([write_content(tmp_path, {**FILES, MOTS: GLOSSARY})])["glossaire"]
    assert ("glossaire.mots.ald.mot", "ALD") in sources
    assert ("glossaire.mots.ald.dire[1]", "C’est une maladie longue.") in sources
    assert not [context for context, _ in sources if "formes" in context]


ERRORS = [
    ('id: "ald"', 'id: "Ald !"', "mots.Ald !", "minuscules"),
    ('image: "carte"\n    source: "https://exemple.fr/source"\n    le: "2026-11-22"\n    fiabilite: "officielle"\n'
     '  - id: "sas"', 'image: "cartes"\n    source: "https://exemple.fr/source"\n    le: "2026-11-22"\n'
     '    fiabilite: "officielle"\n  - id: "sas"', "mots.ald.image", "« cartes » n’existe pas. Vouliez-vous dire"),
    ('"C’est une maladie longue."', '"Un."\n      - "Deux."\n      - "Trois."', "mots.ald.dire", "2 au plus"),
    ('      - "C’est une maladie longue."', '      - ""', "mots.ald.dire", "au moins une phrase"),
    ('["caisse"]', '["Tiers  payant"]', "mots.tiers-payant", "désigne déjà"),
    ('"C’est une maladie longue."', '"Tu as une maladie longue."', "mots.ald.dire[1]", "trop familier"),
    ('"C’est une maladie longue."', '"Une <b>maladie</b>."', "mots.ald.dire[1]", "mise en forme"),
    ('"C’est une maladie longue."', '"C’est un XYZ."', "mots.ald.dire[1]", "en majuscules"),
    ('    mot: "ALD"', '    mott: "ALD"', "mots.ald.mott", "Vouliez-vous dire « mot »"),
    ('  - id: "sas"', '  - id: "ald"', "mots.ald", "écrit deux fois"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "words"), ERRORS)
def test_an_error_in_the_glossary(tmp_path: Path, old: str, new: str, path: str, words: str):
    text = swap(GLOSSARY, old, new)
    (fault,) = faults_of(tmp_path, glossary=text)
    assert (fault.file, fault.path, fault.severity) == (MOTS, path, "erreur")
    assert words in plain(fault)
    assert fault.line is not None


def test_facts_grow_old(tmp_path: Path):
    folder = write_content(tmp_path, {**FILES, MOTS: GLOSSARY})
    _, faults = read_catalogue([folder], "fr", replace(AROUND, today=date(2027, 12, 1)))
    told = [fault for fault in faults if fault.file == MOTS and fault.path == "mots.ald.le"]
    assert [(fault.severity, fault.line) for fault in told] == [("alerte", line_of_first(GLOSSARY, '    le: "'))]


def line_of_first(text: str, words: str) -> int:
    return text.count("\n", 0, text.index(words)) + 1


def test_a_term_that_no_flow_says_is_told_gently(tmp_path: Path):
    """To who writes; a kiosk that starts has nothing to do with it."""
    folder = write_content(tmp_path, {**FILES, ESSAI: SPEAKING, MOTS: GLOSSARY})
    assert read_catalogue([folder], "fr", AROUND)[1] == ()
    _, faults = read_catalogue([folder], "fr", replace(AROUND, for_authors=True))
    assert {(fault.path, fault.severity) for fault in faults} == {
        ("mots.sas", "avertissement"),
        ("mots.depassement", "avertissement"),
    }


def test_a_term_of_the_sheet_is_used(tmp_path: Path):
    flow = swap(SPEAKING, "Essayez chez vous.", "Appelez le SAS. Demandez s’il y a un dépassement d’honoraires.")
    folder = write_content(tmp_path, {**FILES, ESSAI: flow, MOTS: GLOSSARY})
    assert read_catalogue([folder], "fr", replace(AROUND, for_authors=True))[1] == ()


@pytest.mark.parametrize("name", ["mot", "glossaire", "contacts"])
def test_the_names_that_words_need_are_taken(tmp_path: Path, name: str):
    flow = swap(FILES["parcours/autre.yaml"], '"autre"', f'"{name}"')
    files = {**FILES, ESSAI: swap(FLOW, '"autre"', f'"{name}"'), f"parcours/{name}.yaml": flow}
    del files["parcours/autre.yaml"]
    _, faults = read_catalogue([write_content(tmp_path, files)], "fr", AROUND)
    own = [fault for fault in faults if fault.file == f"parcours/{name}.yaml"]
    assert [(fault.path, "déjà pris" in fault.sentence) for fault in own] == [("id", True)]


class TestJargon:
    @pytest.mark.parametrize(
        "word", ["préadmission", "Télétransmission", "tiers payant", "RIB", "justificatifs", "reste\u00a0à charge"]
    )
    def test_a_hard_word_is_refused(self, tmp_path: Path, word: str):
        text = swap(FLOW, '"C’est gratuit."', f'"Voici : {word}."'.replace(" :", "\\_:"))
        (fault,) = faults_of(tmp_path, text)
        assert (fault.file, fault.path, fault.severity) == (ESSAI, "etapes.lire.dire[1]", "erreur")
        assert plain(fault) == (
            f"« {word.replace(chr(0xA0), ' ')} » est un mot difficile. Ajoutez-le au glossaire, ou remplacez-le."
        )
        assert fault.line == line_of(text, "Voici")

    @pytest.mark.parametrize("word", ["tiers payant", "tiers-payant", "CPAM", "dépassement d’honoraires", "SMS", "TV"])
    def test_an_explained_word_may_stand(self, tmp_path: Path, word: str):
        assert faults_of(tmp_path, swap(FLOW, '"C’est gratuit."', f'"Voici {word}."'), GLOSSARY) == []

    def test_a_part_of_an_explained_word_alone_may_not(self, tmp_path: Path):
        (fault,) = faults_of(tmp_path, swap(FLOW, '"C’est gratuit."', '"Voici les honoraires."'), GLOSSARY)
        assert "« honoraires »" in plain(fault)

    def test_lines_of_the_sheet_are_read_too(self, tmp_path: Path):
        (fault,) = faults_of(tmp_path, swap(FLOW, "Essayez chez vous.", "Prenez un justificatif."))
        assert fault.path == "fiche.essayer.dire"

    def test_an_acronym_that_only_the_glossary_knows_may_stand(self, tmp_path: Path):
        flow = swap(FLOW, '"C’est gratuit."', '"Appelez le SAS."')
        assert [plain(fault) for fault in faults_of(tmp_path / "without", flow)] != []
        assert faults_of(tmp_path / "with", flow, GLOSSARY) == []

    def test_a_glossary_that_cannot_be_read_condemns_no_flow(self, tmp_path: Path):
        found = faults_of(tmp_path, SPEAKING, "mots: rien\n")
        assert {fault.file for fault in found} == {MOTS}
