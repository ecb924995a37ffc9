"""Guides and made-up sites: read whole, and what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue
from kiosk.content.guides import Done, Only, check_practice, read_practice
from kiosk.reading import Fault, sound
from tests.kiosk.content.samples import AROUND, swap, write_content

GUIDE = """id: "essayer"
titre: "Essayer"
site: "magasin"
depart: "index.html?exercice=connecte"
gestes:
  - id: "nom"
    dire: "Écrivez votre nom."
    astuce: "Par exemple : Amina."
    autrement: "Touchez le cadre."
    ecrire: "Amina"
    montrer: {magasin: "#nom"}
    fait: {magasin: {rempli: "#nom"}}
  - id: "aller"
    dire: "Touchez le bouton."
    autrement: "C’est le bouton vert."
    montrer: {magasin: "#aller"}
    fait: {magasin: {adresse: "fin.html"}}
  - id: "code"
    dire: "Attendez le vrai code."
    autrement: "Il arrive sur votre téléphone."
    seulement: "vrai"
  - id: "lire"
    dire: "Lisez la phrase."
    autrement: "Elle est en haut."
    montrer: {magasin: "#fin"}
    fait: {magasin: {lu: "oui"}}
"""
SITE = 'nom: "Le Magasin"\nressemble: "un magasin"\ndepart: "index.html"\ncouleur: "#123456"\n'
NO_BREAK = "\N{NO-BREAK SPACE}"
FILES = {
    "guides/essayer.yaml": GUIDE,
    "exercices/magasin/site.yaml": SITE,
    "exercices/magasin/index.html": "<p>ici",
    "exercices/magasin/fin.html": "<p>fin",
}


def faults_of(folder: Path) -> list[Fault]:
    read = read_practice([folder])
    return [*read.faults, *check_practice(read, [folder])]


def test_a_guide_is_read_whole(tmp_path: Path) -> None:
    read = read_practice([write_content(tmp_path, FILES)])
    guide = read.guides["essayer"]
    assert [gesture.id for gesture in guide.gestures] == ["nom", "aller", "code", "lire"]
    assert guide.gestures[0].done == {"magasin": Done(filled="#nom")}
    assert guide.gestures[2].only is Only.TRUE_SITE
    assert read.sites["magasin"].name == "Le Magasin"
    assert not faults_of(tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ('id: "essayer"', 'id: "essai"', 1, "n’est pas le nom du fichier"),
        ('site: "magasin"', 'site: "magazin"', 3, "Vouliez-vous dire « magasin »"),
        ('depart: "index.html?', 'depart: "accueil.html?', 4, "n’existe pas"),
        ('{magasin: {adresse: "fin.html"}}', '{magasin: {adresse: "la-fin.html"}}', 17, "« la-fin.html » n’existe pas"),
        ('{magasin: {rempli: "#nom"}}', '{magasin: {rempli: "#nom", lu: "oui"}}', 12, "un seul signe"),
        ('{magasin: {rempli: "#nom"}}', "{autre: {lu: oui}}", 12, "il manque le signe"),
        ('montrer: {magasin: "#nom"}', 'montrer: {autre: "#nom"}', 11, "ce que le guide montre"),
        ('    ecrire: "Amina"\n', "", None, "vont ensemble"),
        ('id: "aller"', 'id: "nom"', 6, "deux fois"),
        ('dire: "Écrivez votre nom."', 'dir: "Écrivez votre nom."', 7, "Vouliez-vous dire"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, before: str, after: str, line: int | None, words: str) -> None:
    told = faults_of(write_content(tmp_path, FILES | {"guides/essayer.yaml": swap(GUIDE, before, after)}))
    assert [fault.line for fault in told if words in fault.advice.replace(NO_BREAK, " ")] == [line], told


def test_a_site_that_begins_nowhere(tmp_path: Path) -> None:
    write_content(tmp_path, FILES | {"exercices/magasin/site.yaml": swap(SITE, "index.html", "accueil.html")})
    (fault,) = faults_of(tmp_path)
    assert (fault.file, fault.line) == ("exercices/magasin/site.yaml", 3)


def test_a_venue_has_guides_of_its_own(tmp_path: Path) -> None:
    shipped, local = write_content(tmp_path / "livre", FILES), tmp_path / "ici"
    write_content(local, {"guides/essayer.yaml": swap(GUIDE, "Essayer", "Ici"), "guides/autre.yaml": GUIDE})
    read = read_practice([shipped, local])
    assert read.guides["essayer"].title == "Ici"
    assert [fault.path for fault in check_practice(read, [shipped, local])] == ["id"]


def test_authors_are_told_and_a_start_is_not_stopped(tmp_path: Path) -> None:
    write_content(write_content(tmp_path), FILES | {"guides/essayer.yaml": swap(GUIDE, '"magasin"', '"absent"')})
    _, told = read_catalogue([tmp_path], "fr", replace(AROUND, for_authors=True))
    assert {fault.file for fault in told if not sound([fault])} == {"guides/essayer.yaml"}
    started, quiet = read_catalogue([tmp_path], "fr", AROUND)
    assert started is not None
    assert quiet == ()
