"""What leads to the flows: the questions of the orientation, the order in a topic, what residents say."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue, source_texts
from kiosk.content.schema import Catalogue
from kiosk.reading import Fault
from tests.kiosk.content.samples import AROUND, FILES, ORIENTATION, SAYINGS, line_of, swap, write_content

ORIENTATION_FILE = "orientation.yaml"


def faults_of(folder: Path, files: dict[str, str]) -> tuple[Fault, ...]:
    around = replace(AROUND, for_authors=True)
    return read_catalogue([write_content(folder, {**FILES, **files})], "fr", around)[1]


def read(*folders: Path, language: str = "fr") -> Catalogue:
    catalogue, faults = read_catalogue(folders, language)
    assert catalogue is not None, "\n".join(map(str, faults))
    return catalogue


def plain(fault: Fault) -> str:
    return fault.advice.replace("\u00a0", " ")


# orientation ----------------------------------------------------------------------------------------------------------


def test_a_sound_orientation_is_read_as_it_is_written(tmp_path: Path) -> None:
    assert faults_of(tmp_path, {}) == ()
    orientation = read(tmp_path).orientation
    assert orientation is not None
    assert orientation.start == "quoi"
    turns = orientation.questions["quoi"].turns
    assert [(turn.id, turn.goto, turn.flow) for turn in turns] == [
        ("papier", "", "essai"),
        ("ne-sait-pas", "encore", ""),
    ]


@pytest.mark.parametrize(
    ("old", "new", "path", "fragments"),
    [
        ('depart: "quoi"', 'depart: "quoit"', "depart", ["« quoit »", "« quoi »"]),
        ('vers: "encore"', 'vers: "encor"', "questions.quoi.choix.ne-sait-pas.vers", ["« encor »", "« encore »"]),
        ('parcours: "autre"', 'parcours: "autr"', "questions.encore.choix.date.parcours", ["« autr »", "« autre »"]),
        ('        vers: "encore"', '        vers: "encore"\n        parcours: "essai"',
         "questions.quoi.choix.ne-sait-pas", ["à la fois"]),
        ('        vers: "encore"\n', "", "questions.quoi.choix.ne-sait-pas", ["ne mène à rien"]),
        ('id: "ne-sait-pas"', 'id: "bof"', "questions.quoi.choix", ["qui ne sait pas", "« ne-sait-pas » ou « autre »"]),
        ('id: "date"', 'id: "autre"', "questions.encore.choix.autre", ["plusieurs choix"]),
        ('id: "date"', 'id: "Une date"', "questions.encore.choix.Une date", ["minuscules"]),
        ('        image: "carte"\n        parcours: "autre"', '        image: "cart"\n        parcours: "autre"',
         "questions.encore.choix.date.image", ["« cart »", "« carte »"]),
        ('        image: "carte"\n        parcours: "autre"', '        parcours: "autre"',
         "questions.encore.choix.date", ["il manque « image »"]),
        ('"Choisissez le plus proche."', '"Es-tu là."', "questions.quoi.dire[1]", ["vous"]),
    ],
)  # fmt: skip
def test_an_error_is_told_with_its_place(tmp_path: Path, old: str, new: str, path: str, fragments: list[str]) -> None:
    faults = [
        one for one in faults_of(tmp_path, {ORIENTATION_FILE: swap(ORIENTATION, old, new)}) if one.severity == "erreur"
    ]
    assert [(fault.file, fault.path) for fault in faults] == [(ORIENTATION_FILE, path)]
    for fragment in fragments:
        assert fragment in plain(faults[0])


def test_a_fault_names_its_line(tmp_path: Path) -> None:
    text = swap(ORIENTATION, 'vers: "encore"', 'vers: "encor"')
    (fault,) = faults_of(tmp_path, {ORIENTATION_FILE: text})
    assert fault.line == line_of(text, '"encor"')


def tree(links: dict[str, str], start: str = "q1") -> str:
    """Questions with two choices: one leads to the next question, the other to a flow."""
    rows = [f'depart: "{start}"', "questions:"]
    for name, after in links.items():
        way = f'vers: "{after}"' if after else 'parcours: "autre"'
        rows += [
            f'  {name}:\n    titre: "Encore\u00a0?"\n    image: "carte"\n    choix:',
            f'      - {{id: "oui", texte: "Oui", image: "carte", {way}}}',
            '      - {id: "autre", texte: "Autre", image: "carte", parcours: "essai"}',
        ]
    return "\n".join(rows) + "\n"


def test_four_questions_may_be_asked(tmp_path: Path) -> None:
    four = {"q1": "q2", "q2": "q3", "q3": "q4", "q4": ""}
    assert faults_of(tmp_path, {ORIENTATION_FILE: tree(four)}) == ()


@pytest.mark.parametrize(
    ("links", "path", "words"),
    [
        ({"q1": "q2", "q2": "q3", "q3": "q4", "q4": "q5", "q5": ""}, "questions.q5", "5e question"),
        ({"q1": "q2", "q2": "q1"}, "questions.q2.choix.oui.vers", "tourner en rond"),
        ({"q1": "q1"}, "questions.q1.choix.oui.vers", "tourner en rond"),
        ({"q1": "", "q2": ""}, "questions.q2", "aucun chemin"),
    ],
)
def test_nobody_is_led_round_or_asked_too_much(tmp_path: Path, links: dict[str, str], path: str, words: str) -> None:
    (fault,) = [one for one in faults_of(tmp_path, {ORIENTATION_FILE: tree(links)}) if one.severity == "erreur"]
    assert fault.path == path
    assert words in fault.sentence


def test_a_question_met_by_two_ways_counts_by_the_longer(tmp_path: Path) -> None:
    text = tree({"q1": "q2", "q2": "q3", "q3": "q4", "q4": "q5", "q5": ""})
    short = text.replace('"Autre", image: "carte", parcours: "essai"', '"Autre", image: "carte", vers: "q5"', 1)
    assert [fault.path for fault in faults_of(tmp_path, {ORIENTATION_FILE: short})] == ["questions.q5"]


@pytest.mark.parametrize("count", [0, 1, 7])
def test_two_to_six_choices(tmp_path: Path, count: int) -> None:
    turns = "".join(
        f'      - {{id: "{"autre" if n == 0 else f"c{n}"}", texte: "Oui", image: "carte", parcours: "essai"}}\n'
        for n in range(count)
    )
    head = 'depart: "q"\nquestions:\n  q:\n    titre: "Oui"\n    image: "carte"\n    choix:'
    text = f"{head}{' []' if not count else ''}\n{turns}"
    faults = faults_of(tmp_path, {ORIENTATION_FILE: text})
    assert f"il y a {count} choix" in next(one.sentence for one in faults if one.path == "questions.q.choix")


def test_a_flow_that_no_question_leads_to_is_only_said(tmp_path: Path) -> None:
    """A venue may add a flow of its own without writing the questions again."""
    (fault,) = faults_of(tmp_path, {ORIENTATION_FILE: swap(ORIENTATION, 'parcours: "autre"', 'parcours: "essai"')})
    assert (fault.severity, fault.path) == ("avertissement", "questions")
    assert "« autre »" in plain(fault)


def test_a_local_orientation_replaces_the_whole(tmp_path: Path) -> None:
    shipped = write_content(tmp_path / "livre")
    local = write_content(tmp_path / "local", {ORIENTATION_FILE: tree({"q1": ""})})
    catalogue, faults = read_catalogue([shipped, local], "fr", AROUND)
    assert (catalogue and catalogue.orientation and set(catalogue.orientation.questions), faults) == ({"q1"}, ())


def test_a_kiosk_without_orientation_is_sound(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if name != ORIENTATION_FILE}
    catalogue, faults = read_catalogue([write_content(tmp_path, files)], "fr", AROUND)
    assert catalogue is not None
    assert catalogue.orientation is None
    assert faults == ()


# order ----------------------------------------------------------------------------------------------------------------


def test_the_most_used_flows_come_first_then_the_others_by_title(tmp_path: Path) -> None:
    assert [flow.id for flow in read(write_content(tmp_path)).flows_of("droits")] == ["essai", "autre"]
    topics = swap(FILES["themes.yaml"], '    ordre: ["essai"]\n', "")
    write_content(tmp_path, {"themes.yaml": topics})
    assert [flow.id for flow in read(tmp_path).flows_of("droits")] == ["autre", "essai"]


@pytest.mark.parametrize(
    ("new", "words"), [('ordre: ["esai"]', "n’existe pas"), ('ordre: ["autre"]', "dans le thème « conseil »")]
)
def test_an_order_of_flows_that_are_not_there(tmp_path: Path, new: str, words: str) -> None:
    other = swap(FILES["parcours/autre.yaml"], 'theme: "droits"', 'theme: "conseil"')
    topics = swap(FILES["themes.yaml"], 'ordre: ["essai"]', new)
    (fault,) = faults_of(tmp_path, {"themes.yaml": topics, "parcours/autre.yaml": other})
    assert (fault.file, fault.path) == ("themes.yaml", "themes.droits.ordre[1]")
    assert words in plain(fault)


# sayings --------------------------------------------------------------------------------------------------------------


def test_what_is_said_is_no_text_to_translate(tmp_path: Path) -> None:
    found = source_texts([write_content(tmp_path)])
    assert ("orientation.questions.encore.choix.date.texte", "Une date") in found["orientation"]
    assert "J’ai perdu mon papier" not in repr(found)


def test_a_saying_of_a_flow_that_is_not_there(tmp_path: Path) -> None:
    text = swap(SAYINGS, '["autre", "essai"]', '["autre", "esai"]')
    (fault,) = faults_of(tmp_path, {"paroles.yaml": text})
    assert (fault.file, fault.path, fault.line) == ("paroles.yaml", "paroles[2].parcours[2]", line_of(text, "esai"))
    assert "« essai »" in plain(fault)


def test_they_are_quotations_and_no_texts_of_ours(tmp_path: Path) -> None:
    """People say « tu », and leave the accents out: no check of wording is for them."""
    text = swap(SAYINGS, "C’est quel jour", "ben tu prends RDV; et basta!")
    assert faults_of(tmp_path, {"paroles.yaml": text}) == ()


def test_a_question_is_shown_in_its_translation(tmp_path: Path) -> None:
    translated = entry("orientation.questions.encore.titre", "Et encore\u00a0?", "What else?")
    write_content(tmp_path, {**FILES, "traductions/en/orientation.po": translated})
    english = read(tmp_path, language="en")
    assert english.orientation is not None
    assert english.orientation.questions["encore"].title == "What else?"


def entry(context: str, french: str, translated: str) -> str:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return f'{head}msgctxt "{context}"\nmsgid "{french}"\nmsgstr "{translated}"\n'
