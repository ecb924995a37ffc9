"""Folders to one catalogue: the local folder wins, texts are translated, shared facts are put in."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.catalogue import read_catalogue
from kiosk.content.schema import Catalogue
from kiosk.content.steps import Explanation, Question
from kiosk.content.texts import texts
from kiosk.content.words import IN_FRENCH, words_of
from kiosk.reading import Fault
from tests.kiosk.content.samples import AROUND, CONTACTS, FILES, FLOW, OTHER_FLOW, TOPICS, swap, write_content

NB = "\u00a0"


def read(*folders: Path, language: str = "fr") -> Catalogue:
    catalogue, faults = read_catalogue(folders, language)
    assert faults == ()
    assert catalogue is not None
    return catalogue


def faults_of(*folders: Path, language: str = "fr") -> list[Fault]:
    return list(read_catalogue(folders, language)[1])


def test_everything_is_read(tmp_path: Path):
    catalogue = read(write_content(tmp_path))
    assert list(catalogue.flows) == ["autre", "essai"]
    assert [topic.id for topic in catalogue.topics] == ["droits", "conseil"]
    assert catalogue.contacts["caisse"].phone == f"36{NB}46"
    assert [number.number for number in catalogue.emergency][:3] == ["15", "17", "18"]
    assert catalogue.interface == {}


def test_a_text_takes_its_facts_from_the_contacts(tmp_path: Path):
    step = read(write_content(tmp_path)).flows["essai"].steps["lire"]
    assert step.sentences == ("C’est gratuit.", f"Appelez le 36{NB}46.")


def test_other_files_take_facts_too(tmp_path: Path):
    topics = swap(TOPICS, '"Mes papiers"', '"Au {caisse.telephone}, {caisse.nom}"')
    catalogue = read(write_content(tmp_path, {**FILES, "themes.yaml": topics}))
    assert catalogue.topics[0].hint == f"Au 36{NB}46, La caisse"


def test_the_local_folder_wins_by_id_and_adds(tmp_path: Path):
    shipped = write_content(tmp_path / "livre")
    local = write_content(
        tmp_path / "local",
        {
            "parcours/autre.yaml": swap(OTHER_FLOW, "Un autre essai", "Un essai d’ici"),
            "parcours/ici.yaml": swap(OTHER_FLOW, '"autre"', '"ici"'),
            "themes.yaml": (
                'themes:\n  - {id: "ici", titre: "Ici", precision: "Chez nous", image: "maison"}\n'
                '  - {id: "droits", titre: "Vos droits", precision: "Vos papiers", image: "carte"}\n'
            ),
            "contacts.yaml": swap(CONTACTS, "36\\_46", "39\\_39"),
        },
    )
    catalogue = read(shipped, local)
    assert {flow.id: flow.title for flow in catalogue.flows.values()} == {
        "autre": "Un essai d’ici",
        "essai": "Un essai",
        "ici": "Un autre essai",
    }
    assert [topic.title for topic in catalogue.topics] == ["Vos droits", "Un conseil", "Ici"]
    assert catalogue.flows["essai"].steps["lire"].sentences[1] == f"Appelez le 39{NB}39."


def test_a_shipped_flow_that_a_local_one_replaces_is_not_even_read(tmp_path: Path):
    shipped = write_content(tmp_path / "livre", {**FILES, "parcours/autre.yaml": "\t"})
    local = write_content(tmp_path / "local", {"parcours/autre.yaml": OTHER_FLOW})
    assert read(shipped, local).flows["autre"].title == "Un autre essai"


def test_a_fault_names_the_folder_that_it_stands_in(tmp_path: Path):
    shipped = write_content(tmp_path / "livre")
    broken = swap(CONTACTS, '    nom: "La caisse"\n', "")
    local = write_content(
        tmp_path / "local",
        {"contacts.yaml": broken, "parcours/essai.yaml": swap(FLOW, "{caisse.telephone}", "{x.nom}")},
    )
    assert {(fault.file, fault.path) for fault in faults_of(shipped, local)} == {
        ("local/contacts.yaml", "contacts.caisse"),
        ("local/parcours/essai.yaml", "etapes.lire.dire[2]"),
    }


@pytest.mark.parametrize("missing", ["themes.yaml", "contacts.yaml", "urgence.yaml", "sites.yaml"])
def test_a_shared_file_that_is_in_no_folder_is_a_fault(tmp_path: Path, missing: str):
    files = {name: text for name, text in FILES.items() if name != missing}
    catalogue, faults = read_catalogue([write_content(tmp_path, files)], "fr", AROUND)
    assert catalogue is None
    assert [(fault.file, fault.sentence) for fault in faults] == [(missing, "ce fichier manque.")]


def test_a_folder_without_flows_is_a_fault(tmp_path: Path):
    files = {name: text for name, text in FILES.items() if not name.startswith("parcours/")}
    catalogue, faults = read_catalogue([write_content(tmp_path, files)], "fr", AROUND)
    assert catalogue is None
    assert ("parcours", "il n’y a aucun parcours.") in [(fault.file, fault.sentence) for fault in faults]


def test_a_file_with_another_ending_is_not_passed_over_in_silence(tmp_path: Path):
    write_content(tmp_path, {**FILES, "parcours/ici.yml": "", "parcours/.essai.yaml.swp": "x", "parcours/LISEZMOI": ""})
    (fault,) = faults_of(tmp_path)
    assert (fault.file, fault.suggestion) == ("parcours/ici.yml", "Nommez-le ici.yaml.")


PO = f"""\
msgid ""
msgstr "Language: en\\n"

msgctxt "essai.etapes.debut.choix.oui.texte"
msgid "Oui"
msgstr "Yes"

msgctxt "essai.etapes.lire.dire[2]"
msgid "Appelez le {{caisse.telephone}}."
msgstr "Call {{caisse.telephone}}, {{caisse.telephone}}."

msgctxt "essai.etapes.debut.titre"
msgid "Êtes-vous prêt{NB}?"
msgstr "Are you ready?"

#, fuzzy
msgctxt "essai.etapes.lire.titre"
msgid "Lisez bien"
msgstr "Perhaps read"

msgctxt "essai.etapes.fini.titre"
msgid "Un texte d’avant"
msgstr "An older text"
"""


def test_texts_are_translated_by_context_and_missing_ones_stay_french(tmp_path: Path):
    folder = write_content(
        tmp_path,
        {
            **FILES,
            "traductions/en/essai.po": PO,
            "traductions/en/contacts.po": 'msgctxt "contacts.contacts.caisse.nom"\nmsgid "La caisse"\nmsgstr "Fund"\n',
            "traductions/en/urgence.po": 'msgctxt "urgence.numeros.15.nom"\nmsgid "Secours"\nmsgstr "Help"\n',
            "traductions/en/themes.po": 'msgctxt "themes.themes.droits.titre"\nmsgid "Mes droits"\nmsgstr "Rights"\n',
            "traductions/en/interface.po": 'msgid "Continuer"\nmsgstr "Continue"\n\nmsgid "Imprimer"\nmsgstr ""\n',
        },
    )
    catalogue = read(folder, language="en")
    flow = catalogue.flows["essai"]
    start, reading = flow.steps["debut"], flow.steps["lire"]
    assert isinstance(start, Question)
    assert isinstance(reading, Explanation)
    assert start.title == "Are you ready?"
    assert [choice.text for choice in start.choices] == ["Yes", f"Je ne sais pas{IN_FRENCH}"]
    assert reading.sentences[1] == f"Call 36{NB}46, 36{NB}46."
    assert reading.title == f"Lisez bien{IN_FRENCH}"
    assert flow.steps["fini"].title == f"C’est fini{IN_FRENCH}"
    assert catalogue.contacts["caisse"].name == "Fund"
    assert [number.name for number in catalogue.emergency][:2] == ["Help", f"Secours{IN_FRENCH}"]
    assert catalogue.topics[0].title == "Rights"
    assert catalogue.interface == {"Continuer": "Continue"}
    assert catalogue.language == "en"


@pytest.mark.parametrize(
    ("french", "translated", "fragment"),
    [
        ("Étape {n} sur {total}", "Step {n}", "ne reprend pas « {total} »"),
        ("Étape {n}", "Step {m}", "ne reprend pas « {n} »"),
        ("Étape {n}", "Step {n} of {m}", "« {m} » n’est pas dans le texte français"),
        ("Étape", "Step {", "une accolade en trop"),
        ("Étape {n}", "Step {n} }", "une accolade en trop"),
    ],
)
def test_a_translation_that_would_break_a_screen_is_left_out(
    tmp_path: Path, french: str, translated: str, fragment: str
):
    po = f'msgid "{french}"\nmsgstr "{translated}"\n\nmsgid "Oui"\nmsgstr "Yes"\n'
    folder = write_content(tmp_path, {**FILES, "traductions/en/interface.po": po})
    catalogue, faults = read_catalogue([folder], "en")
    assert catalogue is not None
    assert catalogue.interface == {"Oui": "Yes"}
    assert [(fault.file, fault.severity) for fault in faults] == [("traductions/en/interface.po", "alerte")]
    assert fragment in faults[0].sentence.replace(NB, " ")


@pytest.mark.parametrize("damage", [b"\xff\xfe\x00", b"rien", b'msgid "a"\nmsgid "b"\n'])
def test_a_damaged_translation_file_leaves_french(tmp_path: Path, damage: bytes):
    folder = write_content(tmp_path, {**FILES, "traductions/en/themes.po": ""})
    (folder / "traductions/en/essai.po").write_bytes(damage)
    catalogue, faults = read_catalogue([folder], "en")
    assert catalogue is not None
    assert catalogue.flows["essai"].title == f"Un essai{IN_FRENCH}"
    assert [(fault.file, fault.severity) for fault in faults] == [("traductions/en/essai.po", "alerte")]


def test_a_fact_without_a_translation_is_put_in_without_its_mark(tmp_path: Path):
    flow = swap(FLOW, "Appelez le {caisse.telephone}.", "{caisse.prix}. Appelez {caisse.nom}.")
    po = (
        'msgctxt "essai.etapes.lire.dire[2]"\nmsgid "{caisse.prix}. Appelez {caisse.nom}."\n'
        'msgstr "Call {caisse.nom}: {caisse.prix}."\n'
    )
    folder = write_content(tmp_path, {**FILES, "parcours/essai.yaml": flow, "traductions/en/essai.po": po})
    catalogue = read(folder, language="en")
    assert catalogue.flows["essai"].steps["lire"].sentences[1] == "Call La caisse: Appel gratuit."
    assert catalogue.contacts["caisse"].price == f"Appel gratuit{IN_FRENCH}"
    assert catalogue.contacts["caisse"].phone == f"36{NB}46"


PLURALS = """\
msgid ""
msgstr "Plural-Forms: nplurals=3; plural=(n%10==1 ? 0 : n%10<=4 ? 1 : 2);\\n"

# relecture: machine
msgid "{n} page"
msgid_plural "{n} pages"
msgstr[0] "{n} сторінка"
msgstr[1] "{n} сторінки"
msgstr[2] "багато сторінок"
"""


def test_plurals_come_with_the_rule_of_their_file(tmp_path: Path):
    catalogue = read(write_content(tmp_path, {**FILES, "traductions/uk/interface.po": PLURALS}), language="uk")
    words = words_of(catalogue)
    counted = [words.counted("{n} page", "{n} pages", n) for n in (1, 3, 5)]
    assert counted == ["1 сторінка", "3 сторінки", "багато сторінок"]


@pytest.mark.parametrize(
    ("old", "new", "fragment"),
    [
        ("n%10==1 ? 0 : n%10<=4 ? 1 : 2", "n", "Plural-Forms"),
        ("{n} сторінки", "{m} сторінки", "« {m} » n’est pas dans le texte français"),
        ("багато", "багато }", "une accolade en trop"),
    ],
)
def test_plurals_that_would_break_a_screen_are_left_out(tmp_path: Path, old: str, new: str, fragment: str):
    po = swap(PLURALS, old, new)
    catalogue, faults = read_catalogue([write_content(tmp_path, {**FILES, "traductions/uk/interface.po": po})], "uk")
    assert catalogue is not None
    assert words_of(catalogue).counted("{n} page", "{n} pages", 5) == f"5 pages{IN_FRENCH}"
    assert fragment in faults[0].sentence.replace(NB, " ")


def test_what_a_machine_made_is_known_by_its_file_until_a_person_takes_the_mark_away(tmp_path: Path):
    read_by_nobody = 'msgid "Oui"\nmsgstr "Yes"\n'
    folder = write_content(
        tmp_path,
        {
            **FILES,
            "traductions/en/interface.po": f'# relecture: machine\n{read_by_nobody}\nmsgid "Non"\nmsgstr "No"\n',
            "traductions/en/essai.po": f'# relu par Ana\nmsgctxt "essai.etapes.fini.titre"\n{read_by_nobody}',
        },
    )
    seen = read(folder, language="en").proofreading
    assert (seen.unreviewed, seen.translated, seen.reviewed) == (("interface",), 3, 2)


def test_a_language_without_any_translation_is_told(tmp_path: Path):
    catalogue, faults = read_catalogue([write_content(tmp_path)], "eo")
    assert catalogue is not None
    assert [(fault.file, fault.severity) for fault in faults] == [("traductions/eo", "alerte")]


def test_the_local_translation_wins(tmp_path: Path):
    shipped = write_content(tmp_path / "livre", {**FILES, "traductions/en/interface.po": 'msgid "Oui"\nmsgstr "Yes"\n'})
    local = write_content(tmp_path / "local", {"traductions/en/interface.po": 'msgid "Oui"\nmsgstr "Yeah"\n'})
    assert read(shipped, local, language="en").interface == {"Oui": "Yeah"}


def test_each_text_has_a_path_of_its_own(tmp_path: Path):
    flow = read(write_content(tmp_path)).flows["essai"]
    found = list(texts(flow))
    assert len(dict(found)) == len(found)
    assert dict(found)["etapes.debut.choix.oui.texte"] == "Oui"
    assert dict(found)["fiche.essayer.ou"] == "chez vous"
    assert "image" not in dict(found)
    assert "" not in dict(found).values()
