"""A folder of translations is a language once it says its own name; a faulty file is told, and offers nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.languages import FRENCH, Tongue, tongues
from kiosk.content.surroundings import look_around
from kiosk.content.words import NO_BREAK


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


@pytest.mark.parametrize(
    ("text", "fragment", "line"),
    [
        ("", "il manque « nom »", None),
        ("rang = 3\nnom =", "cette ligne ne se lit pas", 2),
        ("rang = 2\nnom = 3", "il faut ici un texte seul, pas « 3 »", 2),
        ('nom = " "', "une langue a un nom", 1),
    ],
)
def test_a_language_without_a_name_is_not_offered_and_its_author_is_told_why(
    tmp_path: Path, text: str, fragment: str, line: int | None
) -> None:
    found, faults = tongues([folder(tmp_path, en=text)])
    assert found == (FRENCH,)
    assert {(fault.file, fault.severity) for fault in faults} == {("traductions/en/langue.toml", "alerte")}
    assert fragment in faults[0].sentence.replace(NO_BREAK, " ")
    assert faults[0].line == line
    assert "n’est pas proposée" in faults[-1].suggestion


@pytest.mark.parametrize(
    ("key", "sentence", "suggestion"),
    [
        ("droitagauche = true", "cette clé n’existe pas", "Vouliez-vous dire « droite-a-gauche » ?"),
        ('relecture = "machine"', "cette clé n’existe pas", "Possible ici"),
        ('rang = "11"', "il faut ici un nombre entier, pas « 11 »", ""),
        ("droite-a-gauche = 3", "il faut ici « oui » ou « non »", ""),
    ],
)
def test_a_key_at_fault_is_told_with_its_line_and_the_language_offered_without_it(
    tmp_path: Path, key: str, sentence: str, suggestion: str
) -> None:
    found, (fault,) = tongues([folder(tmp_path, pl=f'nom = "Polski"\n{key}\n')])
    assert found == (FRENCH, Tongue(name="Polski", code="pl"))
    assert (fault.line, fault.severity) == (2, "alerte")
    assert sentence in fault.sentence.replace(NO_BREAK, " ")
    assert suggestion in fault.suggestion.replace(NO_BREAK, " ")


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    (folder(tmp_path, es="") / "traductions/es/langue.toml").write_bytes('nom = "Español"'.encode("cp1252"))
    found, (fault,) = tongues([tmp_path])
    assert found == (FRENCH,)
    assert "UTF-8" in fault.sentence


def test_a_name_that_no_font_draws_is_told(tmp_path: Path) -> None:
    (fault,) = tongues([folder(tmp_path, zh='rang = 11\nnom = "中"\n')], frozenset("Polski"))[1]
    assert (fault.path, fault.line, fault.severity) == ("nom", 2, "alerte")
    assert "aucune police ne dessine" in fault.sentence


def test_a_folder_that_is_no_language_is_told(tmp_path: Path) -> None:
    found, (fault,) = tongues([folder(tmp_path, Polski='nom = "Polski"')])
    assert found == (FRENCH,)
    assert "n’est pas un code de langue" in fault.sentence


def test_the_shipped_ones_can_all_be_read_and_are_whole() -> None:
    shipped = Path(__file__).parents[3] / "contenus"
    assert tongues([shipped], look_around([shipped]).glyphs)[1] == ()
