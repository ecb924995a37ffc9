"""Every language is at hand before anybody asks for it, and says how much of it a person has read."""

from __future__ import annotations

import re
from pathlib import Path
from subprocess import Popen
from threading import Thread
from time import sleep

import pytest

from kiosk.content.catalogue import source_texts
from kiosk.content.words import IN_FRENCH
from tests.kiosk.content.samples import CONTACTS, FILES, swap, write_content
from ui.library import Library

SHIPPED = Path(__file__).parents[2] / "contenus"
PO = '# relecture: machine\nmsgid "Oui"\nmsgstr "Yes"\n\nmsgid "Non"\nmsgstr "No"\n'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    english = {"traductions/en/langue.toml": 'nom = "English"\n', "traductions/en/interface.po": PO}
    return write_content(tmp_path / "contenus", {**FILES, **english})


def test_after_the_preparation_no_language_is_made_any_more(content: Path, tmp_path: Path) -> None:
    library = Library([content], tmp_path / "etat", "fr")
    assert not (tmp_path / "etat/pack/en.json").exists()
    library.prepare()
    assert (tmp_path / "etat/pack/en.json").exists()
    (content / "traductions/en/interface.po").unlink()
    assert library.catalogue("en").interface == {"Oui": "Yes", "Non": "No"}


def test_a_language_that_cannot_be_made_stops_no_other(content: Path, tmp_path: Path) -> None:
    library = Library([content], tmp_path / "etat", "fr")
    write_content(content, {"contacts.yaml": swap(CONTACTS, 'nom: "La caisse"', "nom: La : caisse")})
    library.prepare()
    assert library.catalogue("fr").flows


def test_a_language_that_cannot_be_made_is_not_offered_and_staff_are_told(content: Path, tmp_path: Path) -> None:
    library = Library([content], tmp_path / "etat", "fr")
    write_content(content, {"contacts.yaml": swap(CONTACTS, 'nom: "La caisse"', "nom: La : caisse")})
    assert [code for code, _ in library.languages] == ["fr", "en"]
    assert library.possible("en") == "fr"
    assert [code for code, _ in library.languages] == ["fr"]
    assert library.reviewed() == ()
    (fault,) = library.faults
    assert (fault.file, fault.severity) == ("traductions/en", "alerte")
    assert "content check" in fault.suggestion


def test_a_sheet_without_its_french_stands_alone(content: Path, tmp_path: Path) -> None:
    """The venue's language is at hand, and French could not be made."""
    library = Library([content], tmp_path / "etat", "en")
    write_content(content, {"contacts.yaml": swap(CONTACTS, 'nom: "La caisse"', "nom: La : caisse")})
    edition = library.edition("en")
    assert edition.catalogue is edition.french


def test_a_translator_s_slips_take_no_language_away(tmp_path: Path) -> None:
    """Three sentences in a line, a tag, an emoji, and a French line of two sentences that nobody has translated yet."""
    flow = (SHIPPED / "parcours/mon-espace-sante.yaml").read_text("utf-8")
    line = "Vous pouvez refuser. C’est votre droit."
    one, two = [text for name, text in source_texts([SHIPPED])["teleconsultation"] if name.endswith("dire[1]")][:2]
    entries = {one: "واحد. اثنان. ثلاثة.", two: "<b>نعم</b> \N{SLIGHTLY SMILING FACE}"}
    po = "".join(
        f'msgctxt "{name}"\nmsgid "{text}"\nmsgstr "{entries[text]}"\n\n'
        for name, text in source_texts([SHIPPED])["teleconsultation"]
        if text in entries
    )
    before = re.search(r'- "(Vous pouvez (?:refuser|dire non)[^"]*)"', flow)
    assert before is not None
    files = {"parcours/mon-espace-sante.yaml": flow.replace(before[1], line), "traductions/ar/teleconsultation.po": po}
    local = write_content(tmp_path / "ici", files)
    library = Library([SHIPPED, local], tmp_path / "etat", "ar")
    steps = library.catalogue("ar").flows["mon-espace-sante"].steps.values()
    assert line + IN_FRENCH in [said for step in steps for said in step.sentences]
    said = [
        said for step in library.catalogue("ar").flows["teleconsultation"].steps.values() for said in step.sentences
    ]
    assert entries[one] in said
    assert not [text for text in said if "<b>" in text]
    assert {fault.file for fault in library.faults} == {"contenus/sites.yaml", "ici/traductions/ar/teleconsultation.po"}


def test_the_share_that_a_person_has_read(content: Path, tmp_path: Path) -> None:
    assert Library([content], tmp_path / "etat", "fr").reviewed() == (("English", 50),)


def test_another_process_learns_what_the_search_lacks(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And only what it lacks: at the next start it has nothing to learn, and nothing is started."""
    library = Library([content], tmp_path / "etat", "fr")
    library.prepare()
    library.learn()
    learnt = sorted(file.name for file in (tmp_path / "etat/pack").glob("*.recherche"))
    assert learnt == ["en.recherche", "fr.recherche"]
    (tmp_path / "etat/pack/en.recherche").unlink()
    started: list[list[str]] = []
    monkeypatch.setattr("ui.library.Popen", lambda command, **rest: started.append(command) or Popen(command, **rest))
    library.learn()
    library.learn()
    assert len(started) == 1
    assert '"languages":["en"]' in started[0][-1]


def test_a_kiosk_that_closes_waits_for_no_lesson(tmp_path: Path) -> None:
    library = Library([SHIPPED], tmp_path / "etat", "fr")
    learner = Thread(target=library.learn)
    learner.start()
    while not (library._pupil or not learner.is_alive()):
        sleep(0.01)
    library.close()
    learner.join(2)
    assert not learner.is_alive()
    library.learn()  # nor begins one
    assert not list((tmp_path / "etat/pack").glob("*.recherche"))
