"""Every word that is shown can be translated: the PO file holds exactly the sentences of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.content.interface import (
    interface_file,
    interface_template,
    literal_sentences,
    sentences_of,
    unextractable,
)

ROOT = Path(__file__).parents[3]
PACKAGES = [ROOT / "kiosk", ROOT / "impression", ROOT / "ui"]
REFRESH = "Run « ./pasapas content translate extract » and commit contenus/traductions/fr/interface.po."


def extracted(packages: list[Path]) -> set[str]:
    """Of a sentence with a plural, the singular."""
    found = (message.id for message in interface_template(packages) if message.id)
    return {french if isinstance(french, str) else french[0] for french in found}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "salle"
    folder.mkdir()
    (folder / "a.py").write_text(
        'title = words("Bonjour")\n'
        'other = self.words("Étape {n} "\n    "sur {total}", n=1, total=2)\n'
        'LATER = msgid("Au revoir")\n'
        "shown = words(LATER)\n"
        'pages = words.counted("{n} page", "{n} pages", 2)\n'
        'silent = print("Rien", "page".count("a"))\n',
        "utf-8",
    )
    return folder


def test_sentences_are_found_where_they_stand(package: Path):
    assert extracted([package]) == {"Bonjour", "Étape {n} sur {total}", "Au revoir", "{n} page"}
    assert literal_sentences([package]) == extracted([package])


@pytest.mark.parametrize(
    "call",
    [
        'words(f"Bonjour {name}")',
        'words.counted("{n} page", many, 2)',
        'words("Bon" + end)',
        'words("Oui" if yes else "Non")',
        'words(name or "Vous")',
    ],
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


def test_french_typography_holds_in_every_sentence():
    """A colon alone at the start of a line, a guillemet left behind: a no-break space keeps them."""
    held = (message.id for message in interface_template(PACKAGES) if message.id)
    for sentence in (one for french in held for one in ((french,) if isinstance(french, str) else french)):
        assert not re.search(r" [:;?!»]|« ", sentence), sentence
        assert "'" not in sentence, sentence
