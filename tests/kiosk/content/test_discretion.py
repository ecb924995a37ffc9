"""A discreet flow answers danger at once, and always offers somebody to talk to."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.catalogue import read_catalogue
from kiosk.reading import Fault
from tests.kiosk.content.samples import AROUND, CONTACTS, FILES, FLOW, OTHER_FLOW, swap, write_content
from tests.kiosk.content.test_checks import plain

ESSAI, TALKING = "parcours/essai.yaml", "parcours/parler-a-quelqu-un.yaml"
TALK = swap(OTHER_FLOW, '"autre"', '"parler-a-quelqu-un"')
WITH_NUMBER = CONTACTS + swap(CONTACTS, "contacts:\n", "").replace('"caisse"', '"ecoute"').replace("36\\_46", "31\\_14")

DISCREET = (
    swap(FLOW, "duree: \"5 min\"\nrevu", 'duree: "5 min"\ndiscret: "oui"\nrevu')
    .replace('      - "autre"\n', '      - "parler-a-quelqu-un"\n')
    .replace('vers: "regarder"', 'vers: "danger"')
    .replace("  regarder:\n", '  danger:\n    genre: "explication"\n    titre: "Appelez"\n    fiche: ["aller"]\n'
             '    ensuite: "regarder"\n  regarder:\n')
    + '  aller:\n    rubrique: "contact"\n    contact: "ecoute"\n'
)  # fmt: skip


def faults_of(folder: Path, flow: str, contacts: str = WITH_NUMBER) -> list[Fault]:
    files = {**FILES, ESSAI: flow, TALKING: TALK, "contacts.yaml": contacts}
    _, faults = read_catalogue([write_content(folder, files)], "fr", AROUND)
    return list(faults)


def test_a_discreet_flow_that_owes_nothing(tmp_path: Path):
    assert faults_of(tmp_path, DISCREET) == []


def test_each_end_offers_somebody_to_talk_to(tmp_path: Path):
    (fault,) = faults_of(tmp_path, swap(DISCREET, '      - "parler-a-quelqu-un"\n', '      - "autre"\n'))
    assert (fault.path, fault.severity) == ("etapes.fini", "erreur")
    assert "Ajoutez « parler-a-quelqu-un » à « aussi »" in plain(fault)
    assert fault.line is not None


def test_but_not_that_flow_itself(tmp_path: Path):
    own = swap(TALK, "revu:", 'discret: "oui"\nrevu:')
    _, faults = read_catalogue([write_content(tmp_path, {**FILES, TALKING: own})], "fr", AROUND)
    assert faults == ()


@pytest.mark.parametrize(
    "text",
    [
        swap(DISCREET, '    fiche: ["aller"]\n', "")
        .replace('      - "appeler"\n', '      - "appeler"\n      - "aller"\n'),
        swap(DISCREET, 'vers: "danger"', 'vers: "regarder"').replace('ensuite: "choisir"', 'ensuite: "danger"')
        .replace('ensuite: "regarder"', 'ensuite: "choisir"'),
    ],
    ids=["no number there", "two choices away"],
)  # fmt: skip
def test_danger_is_answered_in_one_choice(tmp_path: Path, text: str):
    found = [fault for fault in faults_of(tmp_path, text) if "aucun chemin" not in fault.sentence]
    assert [(fault.path, fault.severity) for fault in found] == [("etapes.debut", "erreur")]
    assert "15, 17, 112, 114, 115, 119, 3114, 3919" in plain(found[0])
    assert "danger immédiat" in plain(found[0])


def test_another_number_is_no_emergency_number(tmp_path: Path):
    (fault,) = faults_of(tmp_path, DISCREET, WITH_NUMBER.replace("31\\_14", "09\\_72\\_39\\_40\\_50"))
    assert fault.path == "etapes.debut"


def test_the_first_question_may_come_after_words(tmp_path: Path):
    first = '  avant:\n    genre: "explication"\n    titre: "Bonjour"\n    ensuite: "debut"\n  debut:\n'
    later = swap(DISCREET, 'depart: "debut"', 'depart: "avant"').replace("  debut:\n", first)
    assert faults_of(tmp_path / "a", later) == []
    without = swap(later, '    fiche: ["aller"]\n', '    fiche: ["essayer"]\n').replace(
        '      - "appeler"\n', '      - "appeler"\n      - "aller"\n'
    )
    assert [fault.path for fault in faults_of(tmp_path / "b", without)] == ["etapes.debut"]


def test_a_flow_that_is_not_discreet_owes_nothing(tmp_path: Path):
    assert [fault for fault in faults_of(tmp_path, FLOW) if "ecoute" not in fault.path] == []
