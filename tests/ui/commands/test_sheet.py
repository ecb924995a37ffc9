"""`pasapas sheet`: answers in, a sheet of paper out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from tests.kiosk.content.samples import FILES, write_content
from ui.commands.sheet import sheet


def run(*words: object) -> Result:
    return CliRunner().invoke(sheet, [str(word) for word in words], prog_name="pasapas sheet")


def words_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "fiche.pdf"


def test_a_sheet_is_made_for_somebody(out: Path):
    outcome = run("attestation-de-droits", "--out", out, "--nickname", " Amina ")
    assert (outcome.exit_code, outcome.output) == (0, f"La fiche est dans {out}.\n")
    text = words_of(out)
    assert "Mes prochaines étapes" in text
    assert "Pour Amina" in text
    assert "Attestation de droits" in text


@pytest.mark.parametrize("language", ["en", "es", "pt", "ar", "tr", "ro", "uk", "ru", "fa"])
def test_a_sheet_in_another_language_says_it_in_french_too(out: Path, language: str):
    assert run("attestation-de-droits", "--language", language, "--out", out).exit_code == 0
    text = words_of(out)
    assert "Mes prochaines étapes" in text
    assert "Demandez la date limite au soignant." in text
    reader = PdfReader(out)
    assert reader.trailer["/Root"]["/Lang"] == language


def test_other_answers_give_another_sheet(tmp_path: Path):
    texts = []
    for number, answers in enumerate(("soignant, assurance-maladie, oui", "travail,msa")):
        file = tmp_path / f"{number}.pdf"
        assert run("attestation-de-droits", "--answers", answers, "--out", file).exit_code == 0
        texts.append(words_of(file))
    assert "36 46" in texts[0]
    assert "MSA" not in texts[0]
    assert "msa.fr" in texts[1]


def test_a_place_of_the_settings_can_be_picked(out: Path, tmp_path: Path):
    content = write_content(tmp_path / "contenus")
    settings = tmp_path / "pasapas.toml"
    settings.write_text('[[lieux]]\nnom = "Centre social de l’Exemple"\nadresse = "12 rue de l’Exemple"\n', "utf-8")
    for answers, there in (("oui", False), ("oui,lieu-1", True)):
        made = run("essai", "--content", content, "--settings", settings, "--answers", answers, "--out", out)
        assert made.exit_code == 0, made.output
        assert ("12 rue de l’Exemple" in words_of(out)) is there


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("attestation", "--out", "f.pdf"), "attestation-de-droits"),
        (("attestation-de-droits", "--answers", "rien", "--out", "f.pdf"), "Réponses possibles"),
        (("attestation-de-droits", "--language", "zz", "--out", "f.pdf"), "Il n’y a pas de langue"),
        (("attestation-de-droits", "--content", "/n/existe/pas", "--out", "f.pdf"), "n’existe pas"),
        (("attestation-de-droits", "--settings", "/n/existe/pas.toml", "--out", "f.pdf"), "n’existe pas"),
        (("attestation-de-droits", "--out", "/n/existe/pas/f.pdf"), "ne peut pas être écrit"),
    ],
)
def test_a_mistake_is_one_french_sentence(given: tuple[str, ...], said: str):
    outcome = run(*given)
    assert outcome.exit_code == 1
    assert said in outcome.output
    assert "Traceback" not in outcome.output
    assert len(outcome.output.splitlines()) == 1


def test_contents_with_errors_say_them_all(out: Path, tmp_path: Path):
    content = write_content(tmp_path / "contenus", {**FILES, "parcours/essai.yaml": 'id: "essai"\n'})
    outcome = run("essai", "--content", content, "--out", out)
    assert outcome.exit_code == 1
    for missing in ("titre", "etapes", "fiche"):
        assert f"il manque «\u00a0{missing}\u00a0»" in outcome.output
    assert not out.exists()


@pytest.mark.parametrize(
    ("nickname", "said"), [("W" * 21, "20 lettres au plus"), ("Li 漢", "ne s’impriment pas\u00a0: 漢")]
)
def test_a_name_that_the_paper_has_no_room_or_no_letters_for_is_refused(out: Path, nickname: str, said: str):
    outcome = run("attestation-de-droits", "--out", out, "--nickname", nickname)
    assert (outcome.exit_code, said in outcome.output) == (1, True)


def test_settings_at_fault_are_said_and_the_sheet_is_made(out: Path, tmp_path: Path):
    settings = tmp_path / "pasapas.toml"
    settings.write_text("[borne]\nnon = 'Ici'\n", "utf-8")
    outcome = run("attestation-de-droits", "--settings", settings, "--out", out)
    assert outcome.exit_code == 0
    assert "pasapas.toml" in outcome.output
    assert out.exists()


def test_the_help_ends_with_an_example():
    assert " ".join(run("--help").output.split()).endswith("--out fiche.pdf")
