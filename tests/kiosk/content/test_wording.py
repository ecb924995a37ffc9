"""Texts that are hard to read, hear or print."""

from __future__ import annotations

import sys

import pytest

from kiosk.content import readability
from kiosk.content.readability import check_french, reading_ease, sentences, syllables_by_vowels, words
from kiosk.content.wording import Remark, check_wording
from tests.kiosk.content.samples import LETTERS

NB = "\u00a0"


def remarks(text: str) -> list[Remark]:
    return [*check_wording(text, LETTERS), *check_french(text)]


def words_of(count: int) -> str:
    return " ".join(["mot"] * count) + "."


@pytest.mark.parametrize(
    "text",
    [
        "Prenez votre carte Vitale.",
        f"Avez-vous déjà un compte{NB}?",
        f"Appelez le 01{NB}23{NB}45{NB}67{NB}89, c’est gratuit.",
        "Ouvrez votre compte sur ameli.fr.",
        f"Touchez «{NB}Mes démarches{NB}».",
        "Prenez rendez-vous le 3 décembre 2026, à 8 h 30.",
        "Le code arrive par SMS.",
        "Appelez le numéro vert (gratuit).",
        "Prenez aussi votre carte bleue.",
        "Mettez-vous dans une pièce calme.",
        words_of(12),
    ],
)
def test_a_plain_text_gets_no_remark(text: str):
    assert remarks(text) == []


@pytest.mark.parametrize(
    ("text", "severity", "fragments"),
    [
        (words_of(13), "avertissement", ["13 mots", "deux phrases"]),
        (words_of(18), "avertissement", ["18 mots"]),
        (words_of(19), "erreur", ["19 mots"]),
        (f"Court. {words_of(19)}", "erreur", ["19 mots"]),
        (f"Lisez{NB}; puis signez.", "erreur", ["point-virgule"]),
        ("Prenez la carte (celle que vous avez).", "erreur", ["parenthèse", "3 mots"]),
        ("Dites si vous savez qui appeler.", "avertissement", ["plusieurs"]),
        ("Ne partez pas sans votre carte.", "avertissement", ["nie deux fois"]),
        ("Venez le 22/11/2026.", "erreur", ["« 22/11/2026 »", "en lettres"]),
        ("Venez le 2026-11-22.", "erreur", ["« 2026-11-22 »"]),
        ("Prenez un stylo, etc.", "erreur", ["« etc »", "« et les autres »"]),
        ("Prenez un rdv.", "erreur", ["« rendez-vous »"]),
        (f"Appelez au tél.{NB}: le bureau.", "erreur", ["« téléphone »"]),
        ("Lisez ce texte IMPORTANT.", "erreur", ["« IMPORTANT »", "majuscules"]),
        ("Demandez à la DREES.", "erreur", ["« DREES »"]),
        ("Prends ta carte.", "erreur", ["« ta »", "« vous »"]),
        ("On vous aide.", "avertissement", ["« on »", "qui agit"]),
        ("Touchez le bouton vert.", "erreur", ["« vert »", "aspect"]),
        ("Lisez ce qui est en gras.", "erreur", ["« en gras »"]),
        ("Lisez <b>bien</b>.", "erreur", ["« <b> »", "mise en forme"]),
        ("Lisez **bien**.", "erreur", ["« ** »"]),
        ("La couleur #ff0000.", "erreur", ["« #ff0000 »"]),
        ("Vous & moi.", "erreur", ["« & »", "mot"]),
        ("Appelez le 36 46.", "erreur", ["« 36 46 »", "insécables"]),
        ("Appelez le 01.23.45.67.89.", "erreur", ["« 01.23.45.67.89 »"]),
        ("Lisez ض.", "erreur", ["« ض »", "U+0636"]),
        ("Touchez la case ☐.", "avertissement", ["aucune voix", "« ☐ »", "un mot"]),
        ("C'est bien.", "avertissement", ["droit"]),
        ("Prêt ?", "avertissement", ["espace insécable"]),
        ("Prêt?", "avertissement", ["espace insécable"]),
        ("« Oui »", "avertissement", ["espace insécable"]),
    ],
)
def test_each_trap_gets_one_remark(text: str, severity: str, fragments: list[str]):
    found = remarks(text)
    assert [remark.severity for remark in found] == [severity]
    for fragment in fragments:
        assert fragment in f"{found[0].sentence} {found[0].suggestion}".replace(NB, " ")


def test_an_entity_is_a_code_too():
    assert "« &nbsp; »" in next(check_wording("Lisez&nbsp;bien.", LETTERS)).sentence.replace(NB, " ")


def test_without_fonts_every_letter_is_accepted():
    assert list(check_wording("ض", None)) == []


def test_sentences_and_words_are_counted_as_they_are_read():
    assert sentences(f"Pas de lien{NB}? Appelez le cabinet. Sur ameli.fr.") == [
        f"Pas de lien{NB}?",
        "Appelez le cabinet.",
        "Sur ameli.fr.",
    ]
    assert words(f"L’hôpital, au 36{NB}46{NB}?") == ["L’hôpital,", "au", f"36{NB}46{NB}?"]


EASY = ["Prenez votre carte.", "Allez au bureau.", "Une personne vous aide.", "C’est gratuit."]
HARD = ["Conformément aux dispositions réglementaires, l’administration procède à la régularisation."]


def test_the_formula_is_that_of_kandel_and_moles():
    """Four sentences, twelve words; Pyphen finds 17 syllables."""
    assert reading_ease(EASY) == pytest.approx(207 - 1.015 * 12 / 4 - 73.6 * 17 / 12)
    assert reading_ease([]) == 100


def test_without_pyphen_the_estimate_is_close(monkeypatch: pytest.MonkeyPatch):
    with_pyphen = reading_ease(EASY), reading_ease(HARD)
    monkeypatch.setitem(sys.modules, "pyphen", None)
    readability._syllable_counter.cache_clear()
    try:
        without = reading_ease(EASY), reading_ease(HARD)
    finally:
        readability._syllable_counter.cache_clear()
    assert without == pytest.approx(with_pyphen, abs=12)
    assert without[0] > 70 > without[1]
    assert with_pyphen[0] > 70 > with_pyphen[1]


@pytest.mark.parametrize(
    ("word", "count"), [("carte", 1), ("vie", 1), ("l’hôpital", 3), ("rendez-vous", 3), ("à", 1), ("le", 1)]
)
def test_syllables_by_vowels(word: str, count: int):
    assert syllables_by_vowels(word) == count
