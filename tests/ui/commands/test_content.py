"""`pasapas content`: what an author sees on the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from click.testing import CliRunner, Result

from kiosk.content import folder
from kiosk.content.json_schema import FILES
from kiosk.content.pack import load_pack, ready_catalogue
from tests.kiosk.content.samples import CONTACTS, FLOW, OTHER_FLOW, swap, write_content
from ui.commands.content import content

ROOT = Path(__file__).parents[3]
NB = "\u00a0"


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small content folder that stands where the program's own does."""
    place = write_content(tmp_path / "livre")
    monkeypatch.setattr(folder, "PLACES", (place,))
    return place


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(content, [str(argument) for argument in arguments], prog_name="pasapas content")


def test_sound_content_has_nothing_to_mend(shipped: Path):
    result = run("check", "--today", "2026-11-22")
    assert (result.exit_code, result.output) == (0, "Rien à corriger.\n")


def test_a_search_shows_what_the_kiosk_would_answer_with_its_points(shipped: Path):
    result = run("search", "j’ai perdu la crate vrete")
    assert result.exit_code == 0
    line = result.output.splitlines()[0]
    score, flow, *title = line.split()
    assert float(score) > 0
    assert (flow, " ".join(title)) == ("essai", "Un essai")


def test_a_search_that_finds_nothing_says_so(shipped: Path):
    assert run("search", "zzzz").output == "La borne ne trouve rien.\n"


def test_a_search_in_another_language_finds_by_french_too(shipped: Path):
    assert "essai" in run("search", "carte verte", "--language", "ar").output
    refused = run("search", "carte", "--language", "q9")
    assert (refused.exit_code, "n’est pas un code de langue" in refused.output) == (1, True)


def test_a_warning_is_shown_and_is_no_error(shipped: Path):
    result = run("check", "--today", "2027-06-01")
    assert result.exit_code == 0
    assert "parcours/essai.yaml\n" in result.output
    assert f"  avertissement{NB}: ligne 8, revu.le{NB}: ces faits" in result.output
    assert result.output.endswith("2 avertissements.\n")


def test_the_keys_of_every_language_are_looked_at(shipped: Path):
    language = shipped / "traductions/ar"
    language.mkdir(parents=True)
    (language / "langue.toml").write_text('nom = "العربية"\n', "utf-8")
    (language / "clavier.toml").write_text('alphabet = "ا ب ا"\n', "utf-8")
    result = run("check", "--today", "2026-11-22")
    assert result.exit_code == 0
    assert "traductions/ar/clavier.toml\n" in result.output
    assert f"la lettre «{NB}ا{NB}» est 2 fois" in result.output


def test_errors_come_by_file_with_their_line_and_exit_1(shipped: Path):
    write_content(
        shipped,
        {
            "parcours/essai.yaml": swap(FLOW, 'vers: "lire"', 'vers: "lir"'),
            "contacts.yaml": swap(CONTACTS, 'nom: "La caisse"', "nom: La : caisse"),
        },
    )
    result = run("check", "--today", "2026-11-22")
    assert result.exit_code == 1
    assert result.output.replace(NB, " ") == (
        "contacts.yaml\n"
        "  erreur : ligne 3 : il y a un deux-points dans un texte sans guillemets."
        ' Mettez le texte entre guillemets droits (").\n'
        "parcours/essai.yaml\n"
        "  erreur : ligne 21, etapes.debut.choix.oui.vers : l’étape « lir » n’existe pas."
        " Vouliez-vous dire « lire » ?\n"
        "2 erreurs.\n"
    )


def test_json_is_for_programs(shipped: Path):
    write_content(shipped, {"parcours/essai.yaml": swap(FLOW, 'vers: "lire"', 'vers: "lir"')})
    result = run("check", "--json", "--today", "2026-11-22")
    assert result.exit_code == 1
    (fault,) = msgspec.json.decode(result.output)
    assert (fault["file"], fault["line"], fault["path"], fault["severity"]) == (
        "parcours/essai.yaml",
        21,
        "etapes.debut.choix.oui.vers",
        "erreur",
    )


def test_a_local_folder_is_checked_upon_the_shipped_one(shipped: Path, tmp_path: Path):
    local = write_content(tmp_path / "ici", {"parcours/ici.yaml": swap(OTHER_FLOW, '"autre"', '"ici"')})
    assert run("check", local, "--today", "2026-11-22").exit_code == 0
    write_content(local, {"parcours/ici.yaml": swap(OTHER_FLOW, '"autre"', '"la"')})
    result = run("check", local)
    assert result.exit_code == 1
    assert result.output.startswith("ici/parcours/ici.yaml\n")


def test_a_whole_folder_is_checked_alone(shipped: Path, tmp_path: Path):
    (shipped / "themes.yaml").unlink()
    assert run("check").exit_code == 1
    assert run("check", write_content(tmp_path / "entier"), "--today", "2026-11-22").output == "Rien à corriger.\n"


def test_the_list_is_a_table(shipped: Path):
    rows = run("list").output.splitlines()
    assert rows[0].split() == ["parcours", "titre", "thème", "étapes", "choix", "chemins", "fiche", "revu", "le"]
    assert rows[2].split() == ["essai", "Un", "essai", "droits", "5", "2", "3", "2", "2026-11-22"]


@pytest.mark.parametrize(("form", "start"), [("mermaid", "---\n"), ("dot", 'digraph "essai" {\n'), ("svg", "<?xml")])
def test_a_flow_is_drawn(shipped: Path, form: str, start: str):
    result = run("graph", "essai", "--format", form)
    assert result.exit_code == 0
    assert result.output.startswith(start)


def test_the_picture_of_a_flow_holds_each_title_and_each_answer(shipped: Path, tmp_path: Path):
    assert run("graph", "essai", "--out", tmp_path / "essai.svg").exit_code == 0
    drawn = "".join(ElementTree.parse(tmp_path / "essai.svg").getroot().itertext()).replace(NB, " ")
    for words in ("Un essai", "Êtes-vous prêt ?", "Oui", "✎ essayer", "Fin : C’est fini"):
        assert words in drawn, words


def test_without_graphviz_it_says_what_to_install(shipped: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    result = run("graph", "essai")
    assert result.exit_code == 1
    assert "graphviz" in result.output
    assert run("graph", "essai", "--format", "mermaid").exit_code == 0


def test_a_flow_with_errors_in_its_ways_can_be_drawn_but_not_an_unreadable_one(shipped: Path):
    write_content(shipped, {"parcours/essai.yaml": swap(FLOW, '        vers: "lire"', '        vers: "fini"')})
    assert run("graph", "essai").exit_code == 0
    write_content(shipped, {"parcours/essai.yaml": FLOW + "\n\tperdu"})
    result = run("graph", "essai")
    assert result.exit_code == 1
    assert "tabulation" in result.stderr


def test_the_page_of_the_catalogue_is_written(shipped: Path, tmp_path: Path):
    assert run("register", "--out", tmp_path / "catalogue.md").exit_code == 0
    page = (tmp_path / "catalogue.md").read_text("utf-8").replace(NB, " ")
    assert page == run("register").output.replace(NB, " ")
    assert "| [Un essai](#essai) | 3 | 5 | 4 |" in page
    assert "- <https://exemple.fr/source>" in page
    assert "| La caisse | 36 46 https://www.exemple.fr | 2026-11-22 |" in page


def test_what_is_left_to_a_person_is_on_the_page(shipped: Path):
    left = '  fiabilite: "recoupee"\n  a-verifier:\n    - "Demander les plafonds."\n'
    write_content(shipped, {"parcours/essai.yaml": swap(FLOW, '  fiabilite: "officielle"\n', left)})
    page = run("register").output
    assert "source recoupée" in page
    assert "- Demander les plafonds.\n" in page


def test_schemas_are_written_for_editors(tmp_path: Path):
    assert run("schema", "--out", tmp_path / "neuf").exit_code == 0
    assert {file.stem for file in (tmp_path / "neuf").glob("*.json")} == set(FILES)
    (tmp_path / "plein").write_text("")
    result = run("schema", "--out", tmp_path / "plein")
    assert (result.exit_code, "ne peut pas être écrit" in result.output) == (1, True)


def test_a_pack_is_written_where_the_kiosk_finds_it(shipped: Path, tmp_path: Path):
    result = run("pack")
    assert result.exit_code == 0
    assert "2 parcours" in result.output
    catalogue, faults = ready_catalogue([shipped], tmp_path / "etat")
    assert (catalogue, faults) == (load_pack(shipped / "pack", "fr"), ())
    assert not (tmp_path / "etat").exists()
    assert run("pack", "--out", tmp_path / "ailleurs").exit_code == 0
    assert load_pack(tmp_path / "ailleurs", "fr") == catalogue


def test_no_pack_is_written_from_content_with_errors(shipped: Path):
    (shipped / "films/essai.fr.webm").unlink()
    result = run("pack")
    assert result.exit_code == 1
    assert "essai.fr.webm" in result.stderr
    assert "rien n’est écrit" in result.stderr
    assert not (shipped / "pack").exists()


def test_translations_are_prepared_for_a_language(shipped: Path):
    assert run("translate", "update", "en").exit_code == 0
    files = sorted(os.listdir(shipped / "traductions/en"))
    shared = ["contacts", "interface", "orientation", "themes", "urgence"]
    assert files == sorted(f"{name}.po" for name in ("autre", "essai", *shared))
    file = shipped / "traductions/en/essai.po"
    text = file.read_text("utf-8")
    assert 'msgid "Appelez le {caisse.telephone}."' in text
    file.write_text(text.replace('msgid "Un essai"\nmsgstr ""', 'msgid "Un essai"\nmsgstr "A trial"'), "utf-8")
    assert "rien de nouveau" in run("translate", "update", "en").output
    assert ready_catalogue([shipped], shipped.parent / "etat", "en")[0].flows["essai"].title == "A trial"


def test_without_a_language_all_that_have_a_folder_are_updated(shipped: Path):
    for code in ("en", "ar"):
        (shipped / "traductions" / code).mkdir(parents=True)
    assert run("translate", "update").exit_code == 0
    assert all((shipped / "traductions" / code / "essai.po").is_file() for code in ("en", "ar"))


def test_the_status_is_a_table_and_json_for_programs(shipped: Path):
    run("translate", "update", "en", "--content", shipped)
    file = shipped / "traductions/en/essai.po"
    marked = '# relecture: machine\nmsgctxt "essai.titre"\nmsgid "Un essai"\nmsgstr "A trial"'
    text = file.read_text("utf-8").replace('msgctxt "essai.titre"\nmsgid "Un essai"\nmsgstr ""', marked)
    file.write_text(text.replace('msgid "Oui"\nmsgstr ""', 'msgid "Oui"\nmsgstr "Yes"'), "utf-8")
    write_content(shipped, {"parcours/essai.yaml": swap(FLOW, 'texte: "Oui"', 'texte: "Oui, tout de suite"')})
    rows = run("translate", "status", "--content", shipped).output.splitlines()
    assert rows[0].split() == ["langue", "textes", "traduits", "douteux", "manquants", "relus"]
    (row,) = msgspec.json.decode(run("translate", "status", "--json", "--content", shipped).output)
    assert (row["language"], row["translated"], row["fuzzy"], row["reviewed"]) == ("en", 1, 1, 0)
    assert row["strings"] == row["translated"] + row["fuzzy"] + row["missing"]
    assert rows[1].split()[:4] == ["en", str(row["strings"]), "1", "1"]


def test_a_person_who_has_read_a_file_says_so(shipped: Path):
    run("translate", "update", "en", "--content", shipped)
    file = shipped / "traductions/en/themes.po"
    text = file.read_text("utf-8").replace('msgstr ""', 'msgstr "x"').replace('msgstr "x"', 'msgstr ""', 1)
    file.write_text(text.replace("msgctxt", "# relecture: machine\n# Ana\nmsgctxt"), "utf-8")
    assert f"{NB}: 4 textes relus" in run("translate", "reviewed", "en", "themes", "--content", shipped).output
    assert "machine" not in file.read_text("utf-8")
    assert "# Ana" in file.read_text("utf-8")


def test_the_words_of_the_program_are_noted(shipped: Path):
    assert run("translate", "extract").exit_code == 0
    assert 'msgid "Continuer"' in (shipped / "traductions/fr/interface.po").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "fragment"),
    [
        (["check", "/nulle/part"], "n’existe pas"),
        (["check", "--today", "demain"], "« demain » n’est pas un jour"),
        (["graph", "esai"], "Vouliez-vous dire « essai » ?"),
        (["graph", "essai", "--format", "pdf"], "« pdf » n’est pas possible"),
        (["pack", "--language", "../x"], "n’est pas un code de langue"),
        (["pack", "--out", "/dev/null/pack"], "ne peut pas être écrit"),
        (["translate", "update", "../x"], "n’est pas un code de langue"),
        (["translate", "reviewed", "en", "theme"], "n’existe pas"),
    ],
)
def test_a_mistake_is_one_sentence(shipped: Path, arguments: list[str], fragment: str):
    result = run(*arguments)
    assert result.exit_code == 1
    assert fragment in result.stderr.replace(NB, " ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["check"],
        ["list"],
        ["graph"],
        ["preview"],
        ["register"],
        ["schema"],
        ["pack"],
        ["translate"],
        ["translate", "extract"],
        ["translate", "update"],
        ["translate", "status"],
        ["translate", "reviewed"],
    ],
)
def test_every_help_ends_with_an_example(command: list[str]):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].strip().startswith(f"Exemple{NB}: pasapas content")


def test_no_screen_is_needed():
    program = "import sys, ui.commands.content; print('PySide6' in sys.modules, 'yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "False False\n"
