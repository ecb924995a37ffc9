"""A YAML file to plain texts: what is refused, and how it is explained to its author."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.source import DEEPEST, LARGEST, Source, read_source, read_text


def read(text: str) -> Source:
    return read_text(text.encode(), "essai.yaml")


def told(source: Source) -> list[tuple[int | None, str]]:
    """Line and advice of each fault, with plain spaces."""
    return [(fault.line, fault.advice.replace("\u00a0", " ")) for fault in source.faults]


def test_every_value_is_the_text_that_was_typed():
    source = read("a: 12:30\nb: no\nc: 0123\nd: 2026-11-22\ne: 1e3\nf: ~\ng:\nh: true\ni: 0x1F\n")
    assert source.data == {
        "a": "12:30", "b": "no", "c": "0123", "d": "2026-11-22", "e": "1e3", "f": "~", "g": "", "h": "true",
        "i": "0x1F",
    }  # fmt: skip
    assert source.faults == ()


def test_lines_are_known_by_path_and_by_id():
    source = read(
        "etapes:\n  debut:\n    choix:\n      - id: oui\n        vers: fin\n    dire:\n      - Un\n      - Deux\n"
    )
    assert source.lines["etapes.debut"] == 2
    assert source.lines["etapes.debut.choix.oui"] == 4
    assert source.lines["etapes.debut.choix.oui.vers"] == 5
    assert source.lines["etapes.debut.dire[2]"] == 8


@pytest.mark.parametrize(
    ("text", "line", "fragments"),
    [
        ("a: b\ntitre: Que faire : lire\n", 2, ["un deux-points", "entre guillemets"]),
        ("titre: 'J'ai un compte'\n", 1, ["une apostrophe", "entre guillemets droits"]),
        ('a: b\ntitre: "Un "mot" ici"\n', 2, ["guillemet droit", "« ainsi »"]),
        ('titre: "Pas fermé\nimage: "carte"\n', 1, ["guillemet droit", "pas fermé"]),
        ('titre: "Un" mot\n', 1, ["un texte suit les guillemets"]),
        ("titre: {Que faire ?\na: b\n", 1, ["« { »", "guillemets"]),
        ("titre: [Important] lisez\n", 1, ["« [ »", "guillemets"]),
        ("a: b\ntitre: {Que faire ?}\n", 2, ["accolades", "« Que faire ? »", "guillemets"]),
        ("tel: {assurance.telephone}\n", 1, ["accolades", "« assurance.telephone »"]),
        ("a: {titre: Oui, j’ai un compte, vers: fin}\n", 1, ["une virgule", "« j’ai un compte »"]),
        ("titre: Chambre bleue #3\n", 1, ["« # »", "coupe le texte", "guillemets"]),
        ("titre: ? oui\n", 1, ["« ? »", "guillemets"]),
        ("titre: *important*\n", 1, ["« * »", "guillemets"]),
        ("titre: *important\n", 1, ["« * »", "guillemets"]),
        ("titre: &note lisez\n", 1, ["« & »", "guillemets"]),
        ("titre: !attention lisez\n", 1, ["« ! »", "guillemets"]),
        ("titre: @nom\n", 1, ["« @ »", "guillemets"]),
        ("titre: %nom\n", 1, ["« % »", "guillemets"]),
        ("titre: - un\n", 1, ["« - »", "guillemets"]),
        ("a: b\ntitre:Bonjour\nc: d\n", 2, ["une espace après « : »"]),
        ("a:\n  b: c\n   d: e\n", 3, ["pas à sa place", "espaces devant les lignes"]),
        ("a:\n  b: c\nphrase perdue\n", 3, ["« clé: valeur »"]),
        ("a:\n\tb: c\n", 2, ["tabulation", "espaces"]),
        ("a: b\nc: d\na: e\n", 3, ["« a »", "déjà écrite à la ligne 1"]),
        ("a: b\n[c, d]: e\n", 2, ["une clé"]),
        ("a: b\n---\nc: d\n", 2, ["deuxième document"]),
        ("a: b\nc: \x07\n", 2, ["invisible"]),
        ("", None, ["vide"]),
        (" \n\n", None, ["vide"]),
        ("# rien\n", None, ["commentaires"]),
        ("[" * 5000, 1, ["trop de niveaux"]),
        ("a: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), 1, ["trop de niveaux"]),
    ],
)
def test_each_trap_is_explained_on_its_line(text: str, line: int | None, fragments: list[str]):
    faults = told(read(text))
    assert len(faults) == 1
    assert faults[0][0] == line
    for fragment in fragments:
        assert fragment in faults[0][1]


def test_a_comment_after_one_word_or_after_quotes_is_a_comment():
    source = read('genre: question # le genre\ntitre: "Chambre 3" # au calme\n')
    assert source.data == {"genre": "question", "titre": "Chambre 3"}
    assert source.faults == ()


def test_a_quoted_text_may_go_over_two_lines_even_above_an_error():
    source = read('a: "un texte\n  sur deux lignes"\nb: oui : non\nc: d\n')
    assert [line for line, _ in told(source)] == [3]
    assert source.data["a"] == "un texte sur deux lignes"


def test_ten_syntax_errors_come_out_at_once_and_the_rest_is_read():
    wrong = ["Que : faire", "'J'ai'", '"un "mot" ici"', "{non", "[a] b", "? oui", "*x", "&y z", "!t u", "%v"]
    text = "".join(f"k{n}: {value}\nok{n}: bien\n" for n, value in enumerate(wrong))
    source = read(text)
    assert [line for line, _ in told(source)] == list(range(1, 20, 2))
    assert {key: value for key, value in source.data.items() if key.startswith("ok")} == {
        f"ok{n}": "bien" for n in range(10)
    }
    assert source.aside == frozenset(range(1, 20, 2))


def test_a_mark_at_the_start_of_the_file_is_only_a_warning():
    source = read_text(b"\xef\xbb\xbftitre: Bonjour\n", "essai.yaml")
    assert source.data == {"titre": "Bonjour"}
    assert [(fault.severity, fault.line) for fault in source.faults] == [("avertissement", 1)]
    assert "BOM" in source.faults[0].sentence


@pytest.mark.parametrize(
    ("raw", "line", "fragment"),
    [
        ("a: b\ntitre: Téléphone\n".encode("cp1252"), 2, "UTF-8"),
        ("titre: Téléphone\n".encode("utf-16"), None, "UTF-16"),
    ],
)
def test_another_encoding_is_named(raw: bytes, line: int | None, fragment: str):
    source = read_text(raw, "essai.yaml")
    assert source.data is None
    assert [fault.line for fault in source.faults] == [line]
    assert fragment in source.faults[0].sentence


def test_files_that_cannot_be_read_are_faults(tmp_path: Path):
    missing, folder, large, loop, pipe = (tmp_path / name for name in ("a", "b", "c", "d", "e"))
    folder.mkdir()
    large.write_bytes(b"a" * (LARGEST + 1))
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    sentences = {file.name: read_source(file, "x").faults[0].sentence for file in (missing, folder, large, loop, pipe)}
    assert "ne s’ouvre pas" in sentences["a"]
    assert "fichier ordinaire" in sentences["b"]
    assert "trop gros" in sentences["c"]
    assert "ne s’ouvre pas" in sentences["d"]
    assert "fichier ordinaire" in sentences["e"]


PIECES = st.sampled_from(
    [
        "a",
        "b: ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        '"',
        "'",
        "#",
        " ",
        "\n",
        "\n  ",
        "\t",
        "?",
        "*x",
        "&x",
        "!",
        "|",
        ">",
        "é",
        ":",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_nothing_that_looks_like_yaml_makes_it_raise(text: str):
    source = read(text)
    assert source.data is not None or source.faults


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(raw: bytes):
    source = read_text(raw, "essai.yaml")
    assert source.data is not None or source.faults
