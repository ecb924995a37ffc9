"""PO files follow the French: what stays keeps its translation, what moved takes it along, what changed is doubtful."""

from __future__ import annotations

import re
from gettext import c2py
from pathlib import Path

import pytest
from babel.core import Locale
from babel.messages.catalog import Catalog

from kiosk.content.interface import content_template, interface_template, sentences_of
from kiosk.content.po import PLURALS, forms_of, read, written
from kiosk.content.renewal import refresh
from kiosk.content.translations import is_machine_made
from kiosk.errors import EnvironmentFault

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "contenus/traductions").glob("*/*.po"))

Texts = list[tuple[str, str]]


def renew(file: Path, texts: Texts, language: str = "en") -> bool:
    return refresh({file: content_template(texts)}, language)[file][1]


def translate(file: Path, **translated: str) -> None:
    """Write translations of French texts, each a machine's."""
    catalog = read(file.read_bytes(), "en")
    for entry in catalog:
        if str(entry.id) in translated:
            entry.string = translated[str(entry.id)]
            entry.user_comments = ["relecture: machine"]
    file.write_bytes(written(catalog, "en"))


def said(file: Path) -> dict[str, tuple[str, bool]]:
    """By context and French: the translation, and whether it is doubtful."""
    entries = (entry for entry in read(file.read_bytes(), "en") if entry.id)
    return {f"{entry.context} {entry.id}": (forms_of(entry)[0], entry.fuzzy) for entry in entries}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "en/essai.po"
    renew(file, [("essai.a.dire[1]", "Oui"), ("essai.a.dire[2]", "Non"), ("essai.b.titre", "Peut-être")])
    translate(file, Oui="Yes", Non="No")
    return file


def test_nothing_changes_twice(file: Path):
    before = file.read_bytes()
    assert not renew(file, [("essai.a.dire[1]", "Oui"), ("essai.a.dire[2]", "Non"), ("essai.b.titre", "Peut-être")])
    assert file.read_bytes() == before


def test_a_sentence_that_changed_in_its_place_is_doubtful_and_shows_what_it_was_made_from(file: Path):
    after: Texts = [("essai.a.dire[1]", "Oui"), ("essai.a.dire[2]", "Rien du tout"), ("essai.b.titre", "Peut-être")]
    assert renew(file, after)
    assert said(file)["essai.a.dire[2] Rien du tout"] == ("No", True)
    assert '#| msgid "Non"\nmsgctxt "essai.a.dire[2]"\nmsgid "Rien du tout"' in file.read_text("utf-8")
    assert not renew(file, after), "Babel alone would lose « #| » here"
    renew(file, [*after[:1], ("essai.a.dire[2]", "Plus rien"), *after[2:]])
    assert '#| msgid "Non"' in file.read_text("utf-8"), "the translation was made from that one, not from the last"


def test_what_a_person_makes_sure_of_is_no_longer_doubtful(file: Path):
    renew(file, [("essai.a.dire[2]", "Rien du tout")])
    text = file.read_text("utf-8").replace("#, fuzzy\n", "").replace('msgstr "No"', 'msgstr "Nothing"')
    file.write_text(text, "utf-8")
    renew(file, [("essai.a.dire[2]", "Rien du tout")])
    assert said(file)["essai.a.dire[2] Rien du tout"] == ("Nothing", False)
    assert "#|" not in file.read_text("utf-8")


def test_a_sentence_that_goes_before_others_takes_nothing_from_them(file: Path):
    """Its place was that of another one: matching places first would mix them up."""
    renew(file, [("essai.a.dire[1]", "D’abord"), ("essai.a.dire[2]", "Oui"), ("essai.a.dire[3]", "Non")])
    assert said(file) == {
        "essai.a.dire[1] D’abord": ("", False),
        "essai.a.dire[2] Oui": ("Yes", False),
        "essai.a.dire[3] Non": ("No", False),
    }


def test_a_text_keeps_its_translation_and_its_mark_in_another_place_and_in_another_file(file: Path):
    renew(file, [("essai.autre.dire[1]", "Oui")])
    assert said(file) == {"essai.autre.dire[1] Oui": ("Yes", False)}
    renamed = file.with_name("nouveau.po")
    renew(renamed, [("nouveau.autre.dire[1]", "Oui")])
    assert said(renamed) == {"nouveau.autre.dire[1] Oui": ("Yes", False)}
    (entry,) = [entry for entry in read(renamed.read_bytes()) if entry.id]
    assert is_machine_made(entry)


def test_what_nobody_needs_any_more_is_kept_and_comes_back(file: Path):
    renew(file, [("essai.a.dire[1]", "Oui")])
    assert '#~ msgstr "No"' in file.read_text("utf-8")
    renew(file, [("essai.a.dire[1]", "Oui"), ("essai.c.dire[1]", "Non")])
    assert said(file)["essai.c.dire[1] Non"] == ("No", False)
    assert "#~" not in file.read_text("utf-8")


def test_the_same_words_in_two_places_are_two_entries(file: Path):
    renew(file, [("essai.a.texte", "Oui"), ("essai.b.texte", "Oui")])
    assert file.read_text("utf-8").count('msgid "Oui"') == 2


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "salle"
    folder.mkdir()
    return folder


def program(package: Path, *calls: str) -> dict[Path, Catalog]:
    (package / "a.py").write_text("\n".join(calls), "utf-8")
    return {package.parent / "en/interface.po": interface_template([package])}


def test_a_sentence_of_the_program_that_changed_is_found_by_likeness(package: Path):
    first = program(package, 'words("Votre fiche est prête.")', 'words("Bonjour")')
    (file,) = first
    refresh(first, "en")
    translate(file, **{"Votre fiche est prête.": "Your sheet is ready.", "Bonjour": "Hello"})
    refresh(program(package, 'words("Votre fiche est toute prête.")', 'words("Bonsoir à tous les voisins")'), "en")
    found = said(file)
    assert found["None Votre fiche est toute prête."] == ("Your sheet is ready.", True)
    assert found["None Bonsoir à tous les voisins"] == ("", False)
    assert sentences_of(file) == {"Votre fiche est toute prête.", "Bonsoir à tous les voisins"}


def test_a_sentence_that_learns_to_count_keeps_what_was_known_as_doubtful(package: Path):
    first = program(package, 'words("{n} pages")')
    (file,) = first
    refresh(first, "en")
    translate(file, **{"{n} pages": "{n} leaves"})
    refresh(program(package, 'words.counted("{n} page", "{n} pages", 2)'), "en")
    (entry,) = [entry for entry in read(file.read_bytes()) if entry.id]
    assert (entry.id, entry.string, entry.fuzzy) == (("{n} page", "{n} pages"), ("{n} leaves", ""), True)


def test_nothing_in_the_file_changes_with_the_day_or_the_line(package: Path):
    (file,) = files = program(package, 'words("Bonjour")')
    refresh(files, "en")
    before = file.read_bytes()
    refresh(program(package, "", "", 'words("Bonjour")'), "en")
    assert file.read_bytes() == before
    assert b"Date" not in before


def test_a_file_that_is_no_po_file_is_left_alone(tmp_path: Path):
    file = tmp_path / "interface.po"
    file.write_text("rien", "utf-8")
    with pytest.raises(EnvironmentFault, match=r"interface\.po"):
        renew(file, [])
    assert file.read_text("utf-8") == "rien"
    (tmp_path / "fichier").touch()
    with pytest.raises(EnvironmentFault, match="ne peut pas être"):
        renew(tmp_path / "fichier/interface.po", [])


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_shipped_file_is_as_it_is_written_and_says_its_language(file: Path):
    """So that an edit of one text is a change of one text, whatever tool made it."""
    language = file.parent.name
    assert written(read(file.read_bytes(), language), language) == file.read_bytes()
    assert f'"Language: {language}\\n"' in file.read_text("utf-8")
    assert '"Plural-Forms: nplurals=' in file.read_text("utf-8")


CLDR = {"pt": "pt_PT"}
"""Languages that CLDR calls otherwise: its `pt` is that of Brazil, which says « 0 » in the singular."""


@pytest.mark.parametrize("language", sorted({file.parent.name for file in SHIPPED} | PLURALS.keys()))
def test_a_new_file_has_one_form_for_each_that_cldr_tells_apart(language: str, tmp_path: Path):
    file = tmp_path / "interface.po"
    renew(file, [("a", "Oui")], language)
    catalog = read(file.read_bytes(), language)
    rule = Locale.parse(CLDR.get(language, language)).plural_form
    pick = c2py(str(catalog.plural_expr))
    pairs = {(rule(n), pick(n)) for n in range(1000)}
    assert len(pairs) == len({category for category, _ in pairs}) == len({form for _, form in pairs})
    assert len(pairs) == catalog.num_plurals


@pytest.mark.parametrize("language", ["pl", "pt-BR", "eo"])
def test_a_new_file_has_a_head_of_our_own_and_says_how_its_language_counts(tmp_path: Path, language: str):
    file = tmp_path / "interface.po"
    renew(file, [("a", "Oui")], language)
    text = file.read_text("utf-8")
    assert text.startswith("# Textes de Pas à pas. Un texte sans traduction reste en français.\nmsgid")
    assert "ORGANIZATION" not in text
    assert '"Plural-Forms: nplurals=' in text


def test_what_a_tool_wrote_is_kept(tmp_path: Path):
    """The head, the name of a translator, notes and the French of before, over several lines as Weblate wraps them."""
    file = tmp_path / "en/essai.po"
    file.parent.mkdir()
    file.write_text(
        '# Textes, par le collectif\nmsgid ""\nmsgstr ""\n'
        '"Last-Translator: Ana <ana@exemple.fr>\\n"\n"Language: en\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
        '# Ana: to check\n#, fuzzy\n#| msgid ""\n#| "Un texte "\n#| "d’avant"\nmsgctxt "essai.a"\nmsgid "Un texte"\n'
        'msgstr "A text"\n',
        "utf-8",
    )
    renew(file, [("essai.a", "Un texte")])
    text = file.read_text("utf-8")
    for kept in (
        "# Textes, par le collectif\n",
        "Ana <ana@exemple.fr>",
        "# Ana: to check",
        '#| msgid "Un texte d’avant"',
    ):
        assert kept in text
    assert not re.search(r"^# \|", text, re.MULTILINE)
