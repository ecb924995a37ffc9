"""A folder of translations is a language once it says its own name; a faulty file is told, and offers nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.languages import FRENCH, Tongue, tongues


def folder(tmp_path: Path, **files: str) -> Path:
    for code, text in files.items():
        file = tmp_path / "traductions" / code / "langue.toml"
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
    return tmp_path


def test_french_is_always_there(tmp_path: Path) -> None:
    assert tongues([tmp_path]) == ((FRENCH,), ())


def test_each_is_shown_at_its_rank_with_all_it_says(tmp_path: Path) -> None:
    found, faults = tongues(
        [
            folder(
                tmp_path,
                pt='nom = "Português"\nrang = 3\n',
                ar='nom = "العربية"\nrang = 2\ndroite-a-gauche = true\n',
            )
        ]
    )
    assert faults == ()
    assert found == (
        FRENCH,
        Tongue(name="العربية", rank=2, right_to_left=True, code="ar"),
        Tongue(name="Português", rank=3, code="pt"),
    )


def test_a_translation_without_it_is_not_offered(tmp_path: Path) -> None:
    (tmp_path / "traductions/en").mkdir(parents=True)
    (tmp_path / "traductions/en/interface.po").touch()
    assert tongues([tmp_path])[0] == (FRENCH,)


@pytest.mark.parametrize("text", ["", "nom =", "nom = 3", 'nom = " "', 'rang = "un"\nnom = "X"'])
def test_a_faulty_file_is_told_and_offers_nothing(tmp_path: Path, text: str) -> None:
    found, (fault,) = tongues([folder(tmp_path, en=text)])
    assert found == (FRENCH,)
    assert fault.file == "traductions/en/langue.toml"


def test_the_shipped_ones_can_all_be_read_and_are_whole() -> None:
    shipped = Path(__file__).parents[3] / "contenus"
    assert tongues([shipped])[1] == ()
