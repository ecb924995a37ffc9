"""What people say and type: a file for each language and flow, a phrase a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue
from kiosk.content.phrases import LONGEST, phrase_files, phrases_in
from kiosk.content.source import LARGEST
from kiosk.reading import Fault, sound
from tests.kiosk.content.samples import AROUND, FILES, write_content


def faults_of(folder: Path, file: str, content: bytes) -> tuple[Fault, ...]:
    write_content(folder)
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return read_catalogue([folder], "fr", replace(AROUND, for_authors=True))[1]


def test_each_line_is_a_phrase_but_blank_ones_and_comments() -> None:
    assert phrases_in("# La carte.\ncarte verte\r\n\n  perdue, volée \n".encode()) == ["carte verte", "perdue, volée"]


def test_what_is_no_text_is_left_out_and_the_rest_is_read() -> None:
    assert phrases_in(b"carte\n\xff\xfe\nvol") == ["carte", "vol"]


def test_a_local_folder_adds_to_the_shipped_one(tmp_path: Path) -> None:
    shipped = write_content(tmp_path / "livre")
    local = write_content(
        tmp_path / "local", {"phrases/fr/essai.txt": "ici on dit cela\n", "phrases/en/essai.txt": "a"}
    )
    files = phrase_files([shipped, local], "fr")
    assert [(file.flow, file.language, file.path.parent.parent.parent) for file in files] == [
        ("autre", "fr", shipped), ("essai", "fr", shipped), ("essai", "fr", local)
    ]  # fmt: skip
    assert {file.language for file in phrase_files([shipped, local])} == {"fr", "en"}


@pytest.mark.parametrize(
    ("file", "content", "line", "words"),
    [
        ("phrases/fr/esai.txt", b"carte", None, "Vouliez-vous dire «\u00a0essai\u00a0»"),
        ("phrases/francais de tous/essai.txt", b"carte", None, "code de langue"),
        ("phrases/fr/essai.txt", "carte\nvolée".encode("latin-1"), 2, "UTF-8"),
        ("phrases/fr/essai.txt", b"carte\n" + b"x" * (LONGEST + 1), 2, "une phrase par ligne"),
        ("phrases/fr/essai.txt", b"carte\nvol\ncarte", 3, "déjà à la ligne 1"),
        ("phrases/fr/essai.txt", b"# " + b"x" * LARGEST, None, "trop gros"),
    ],
)  # fmt: skip
def test_a_slip_is_told_and_stops_nothing(tmp_path: Path, file: str, content: bytes, line: int, words: str) -> None:
    (fault,) = faults_of(tmp_path, file, content)
    assert (fault.file, fault.line, fault.severity) == (file, line, "avertissement")
    assert words in fault.advice
    assert sound([fault])


def test_a_file_that_does_not_open_is_told(tmp_path: Path) -> None:
    write_content(tmp_path)
    (tmp_path / "phrases/fr/essai.txt").unlink()
    (tmp_path / "phrases/fr/essai.txt").mkdir()
    (fault,) = read_catalogue([tmp_path], "fr", replace(AROUND, for_authors=True))[1]
    assert "ne s’ouvre pas" in fault.advice


def test_a_kiosk_that_starts_does_not_look_into_them(tmp_path: Path) -> None:
    write_content(tmp_path, {**FILES, "phrases/fr/esai.txt": "carte"})
    assert read_catalogue([tmp_path], "fr", AROUND)[1] == ()
