"""Every word that is shown can be translated: the PO file holds exactly the sentences of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.content.interface import (
    content_template,
    interface_file,
    interface_template,
    literal_sentences,
    refresh,
    sentences_of,
    unextractable,
)
from kiosk.errors import EnvironmentFault

ROOT = Path(__file__).parents[3]
PACKAGES = [ROOT / "kiosk", ROOT / "impression", ROOT / "ui"]
REFRESH = "Run « ./pasapas content translate extract » and commit contenus/traductions/fr/interface.po."


def extracted(packages: list[Path]) -> set[str]:
    return {message.id for message in interface_template(packages) if message.id}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "salle"
    folder.mkdir()
    (folder / "a.py").write_text(
        'title = words("Bonjour")\n'
        'other = self.words("Étape {n} "\n    "sur {total}", n=1, total=2)\n'
        'LATER = msgid("Au revoir")\n'
        "shown = words(LATER)\n"
        'silent = print("Rien")\n',
        "utf-8",
    )
    return folder


def test_sentences_are_found_where_they_stand(package: Path):
    assert extracted([package]) == {"Bonjour", "Étape {n} sur {total}", "Au revoir"}
    assert literal_sentences([package]) == extracted([package])


@pytest.mark.parametrize(
    "call",
    ['words(f"Bonjour {name}")', 'words("Bon" + end)', 'words("Oui" if yes else "Non")', 'words(name or "Vous")'],
)
def test_a_sentence_that_is_put_together_first_is_named(package: Path, call: str):
    assert list(unextractable([package])) == []
    (package / "b.py").write_text(f"\n{call}\n", "utf-8")
    assert list(unextractable([package])) == ["salle/b.py, ligne 2"]


def test_every_sentence_of_the_program_can_be_extracted():
    assert list(unextractable(PACKAGES)) == [], "Use words(« a ») if … else words(« b »), and {values} in the sentence."
    assert literal_sentences(PACKAGES) == extracted(PACKAGES)
    assert len(extracted(PACKAGES)) > 50


def test_the_french_file_holds_exactly_the_sentences_of_the_program():
    held, wanted = sentences_of(interface_file(ROOT / "contenus", "fr")), extracted(PACKAGES)
    assert held - wanted == set(), f"These are no longer shown. {REFRESH}"
    assert wanted - held == set(), f"These are missing. {REFRESH}"


def test_refreshing_keeps_translations_and_changes_nothing_twice(package: Path, tmp_path: Path):
    file = tmp_path / "en/interface.po"
    assert refresh(file, interface_template([package]), "en")
    text = file.read_text("utf-8").replace('msgid "Bonjour"\nmsgstr ""', 'msgid "Bonjour"\nmsgstr "Hello"')
    file.write_text(text, "utf-8")
    assert not refresh(file, interface_template([package]), "en")
    (package / "a.py").write_text('words("Bonjour")\nwords("Bonsoir à tous les voisins")\n', "utf-8")
    assert refresh(file, interface_template([package]), "en")
    assert sentences_of(file) == {"Bonjour", "Bonsoir à tous les voisins"}
    assert 'msgstr "Hello"' in file.read_text("utf-8")


def test_nothing_in_the_file_changes_with_the_day_or_the_line(package: Path, tmp_path: Path):
    file = tmp_path / "fr/interface.po"
    refresh(file, interface_template([package]), "fr")
    before = file.read_bytes()
    source = (package / "a.py").read_text("utf-8")
    (package / "a.py").write_text(f"\n\n{source}", "utf-8")
    refresh(file, interface_template([package]), "fr")
    assert file.read_bytes() == before
    assert b"Date" not in before


def test_a_text_of_the_content_keeps_its_context(tmp_path: Path):
    file = tmp_path / "en/essai.po"
    refresh(file, content_template([("essai.a.texte", "Oui"), ("essai.b.texte", "Oui")]), "en")
    assert file.read_text("utf-8").count('msgid "Oui"') == 2
    assert 'msgctxt "essai.b.texte"' in file.read_text("utf-8")


def test_a_file_that_is_no_po_file_is_left_alone(tmp_path: Path):
    file = tmp_path / "interface.po"
    file.write_text("rien", "utf-8")
    with pytest.raises(EnvironmentFault, match=r"interface\.po"):
        refresh(file, content_template([]), "en")
    assert file.read_text("utf-8") == "rien"
    (tmp_path / "fichier").touch()
    with pytest.raises(EnvironmentFault, match="ne peut pas être écrit"):
        refresh(tmp_path / "fichier/interface.po", content_template([]), "en")


def test_french_typography_holds_in_every_sentence():
    """A colon alone at the start of a line, a guillemet left behind: a no-break space keeps them."""
    for sentence in extracted(PACKAGES):
        assert not re.search(r" [:;?!»]|« ", sentence), sentence
        assert "'" not in sentence, sentence
