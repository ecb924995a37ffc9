"""Every language is at hand before anybody asks for it, and says how much of it a person has read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kiosk.content.samples import CONTACTS, FILES, swap, write_content
from ui.library import Library

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


def test_the_share_that_a_person_has_read(content: Path, tmp_path: Path) -> None:
    assert Library([content], tmp_path / "etat", "fr").reviewed() == (("English", 50),)
