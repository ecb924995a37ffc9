"""Guides and made-up sites: read whole, and what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue
from kiosk.content.guides import Only, Sign
from kiosk.content.schema import Catalogue
from kiosk.content.surroundings import look_around
from kiosk.reading import Fault
from tests.kiosk.content.samples import AROUND, FLOW, SITES, swap, write_content

GUIDE = """id: "essayer"
titre: "Essayer"
site: "magasin"
depart: "index.html?exercice=connecte"
gestes:
  - id: "nom"
    dire: "Écrivez votre nom."
    astuce: "Par exemple\\_: Amina."
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
SITE = """nom: "Le Magasin"
ressemble: "un magasin"
depart: "index.html"
couleur: "#123456"
mots:
  rayon: {mot: "Rayon", dire: "Un coin du magasin."}
"""
NO_BREAK = "\N{NO-BREAK SPACE}"
FILES = {
    "guides/essayer.yaml": GUIDE,
    "exercices/magasin/site.yaml": SITE,
    "exercices/magasin/index.html": "<p>ici",
    "exercices/magasin/fin.html": "<p>fin",
}


def read(*folders: Path) -> tuple[Catalogue | None, list[Fault]]:
    """The catalogue, and what is wrong in guides and made-up sites."""
    around = replace(AROUND, practice_pages=look_around(folders).practice_pages)
    catalogue, faults = read_catalogue(folders, "fr", around)
    return catalogue, [fault for fault in faults if fault.file.partition("/")[0] in ("guides", "exercices")]


def content(folder: Path, **files: str) -> Path:
    """A content folder with a guide and its site; `files` stand in the place of those of the same name."""
    given = {name: files.get(name.rpartition("/")[2].partition(".")[0], text) for name, text in FILES.items()}
    return write_content(write_content(folder), given)


def test_a_guide_is_read_whole(tmp_path: Path) -> None:
    catalogue, faults = read(content(tmp_path))
    assert not faults
    assert catalogue is not None
    guide = catalogue.guides["essayer"]
    assert [gesture.id for gesture in guide.gestures] == ["nom", "aller", "code", "lire"]
    assert guide.gestures[0].done == {"magasin": Sign(filled="#nom")}
    assert guide.gestures[2].only is Only.TRUE_SITE
    assert catalogue.practice["magasin"].name == "Le Magasin"
    assert catalogue.practice["magasin"].words["rayon"].meaning == "Un coin du magasin."


def test_a_gesture_of_one_site_is_not_asked_for_on_another(tmp_path: Path) -> None:
    catalogue, _ = read(content(tmp_path))
    assert catalogue is not None
    guide = catalogue.guides["essayer"]
    assert [gesture.id for gesture in guide.gestures_on("magasin")] == ["nom", "aller", "lire"]
    assert [gesture.id for gesture in guide.gestures_on("vrai-magasin")] == ["nom", "aller", "code", "lire"]


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ('id: "essayer"', 'id: "essai"', 1, "n’est pas le nom du fichier"),
        ('site: "magasin"', 'site: "magazin"', 3, "Vouliez-vous dire « magasin »"),
        ('depart: "index.html?', 'depart: "accueil.html?', 4, "n’existe pas"),
        ('{magasin: {adresse: "fin.html"}}', '{magasin: {adresse: "la-fin.html"}}', 17, "« la-fin.html » n’existe pas"),
        ('{magasin: {rempli: "#nom"}}', '{magasin: {rempli: "#nom", lu: "oui"}}', 12, "un seul signe"),
        ('{magasin: {rempli: "#nom"}}', '{autre: {lu: "oui"}}', 12, "il manque le signe"),
        ('montrer: {magasin: "#nom"}', 'montrer: {autre: "#nom"}', 11, "ce que le guide montre"),
        ('    ecrire: "Amina"\n', "", 6, "vont ensemble"),
        ('id: "aller"', 'id: "nom"', 6, "deux fois"),
        ('id: "aller"', 'id: "Aller là"', 13, "ne convient pas"),
        ('dire: "Écrivez votre nom."', 'dir: "Écrivez votre nom."', 7, "Vouliez-vous dire"),
        ('"Écrivez votre nom."', '"Écrivez votre nom ; ici."', 7, "point-virgule"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, before: str, after: str, line: int | None, words: str) -> None:
    _, told = read(content(tmp_path, essayer=swap(GUIDE, before, after)))
    assert [fault.line for fault in told if words in fault.advice.replace(NO_BREAK, " ")] == [line], told


def test_a_site_that_begins_nowhere(tmp_path: Path) -> None:
    _, (fault,) = read(content(tmp_path, site=swap(SITE, "index.html", "accueil.html")))
    assert (fault.file, fault.line) == ("exercices/magasin/site.yaml", 3)


def test_a_venue_has_guides_of_its_own(tmp_path: Path) -> None:
    shipped, local = content(tmp_path / "livre"), tmp_path / "ici"
    write_content(local, {"guides/essayer.yaml": swap(GUIDE, "Essayer", "Ici")})
    catalogue, faults = read(shipped, local)
    assert not faults
    assert catalogue is not None
    assert catalogue.guides["essayer"].title == "Ici"


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ('montrer: {magasin: "#nom..a"}', "gestes.nom.montrer.magasin"),
        ('fait: {magasin: {rempli: "input[name="}}', "gestes.nom.fait.magasin"),
    ],
)
def test_what_no_browser_can_look_for_is_told(tmp_path: Path, wrong: str, path: str) -> None:
    right = next(line.strip() for line in GUIDE.splitlines() if line.strip().startswith(wrong[:5]))
    catalogue, faults = read(content(tmp_path, essayer=swap(GUIDE, right, wrong)))
    assert [(fault.severity, fault.path) for fault in faults] == [("alerte", path)]
    assert catalogue is not None


FILM_STEP = 'genre: "film"\n    titre: "Regardez le film"\n    film: "essai"'


def step_faults(tmp_path: Path, step: str, *, sites: str = SITES) -> dict[str, str]:
    """What is wrong with a step, by its key, in a folder that has a guide and a made-up site."""
    content(tmp_path)
    flow = swap(FLOW, FILM_STEP, f'{step}\n    titre: "Essayez"')
    write_content(tmp_path, {"parcours/essai.yaml": flow, "sites.yaml": sites})
    _, faults = read_catalogue([tmp_path], "fr", AROUND)
    assert all(fault.line for fault in faults if fault.path.startswith("etapes.regarder."))
    start = "etapes.regarder."
    return {fault.path.removeprefix(start): plain(fault) for fault in faults if fault.path.startswith(start)}


def plain(fault: Fault) -> str:
    return fault.advice.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("step", "key", "words"),
    [
        ('genre: "exercice"\n    guide: "essaier"', "guide", "Vouliez-vous dire « essayer »"),
        ('genre: "exercice"\n    guide: "essayer"\n    site: "exemples"', "site", "Vouliez-vous dire « exemple »"),
        ('genre: "exercice"\n    guide: "essayer"\n    film: "perdu"', "film", "n’existe pas"),
        ('genre: "site"\n    site: "nulle-part"', "site", "le site « nulle-part » n’est pas dans « sites.yaml »"),
        ('genre: "site"\n    site: "exemple"\n    guide: "essaier"', "guide", "le guide « essaier » n’existe pas"),
    ],
)
def test_a_step_that_names_what_is_not_there(tmp_path: Path, step: str, key: str, words: str) -> None:
    told = step_faults(tmp_path, step)
    assert told.keys() == {key}
    assert words in told[key]


@pytest.mark.parametrize(
    "step",
    [
        'genre: "exercice"\n    guide: "essayer"',
        'genre: "exercice"\n    guide: "essayer"\n    site: "exemple"\n    film: "essai"',
        'genre: "site"\n    site: "exemple"',
        'genre: "site"\n    site: "exemple"\n    guide: "essayer"',
    ],
)
def test_a_step_that_names_what_is_there(tmp_path: Path, step: str) -> None:
    assert step_faults(tmp_path, step) == {}


def test_a_guide_that_cannot_be_read_does_not_make_its_step_wrong(tmp_path: Path) -> None:
    write_content(tmp_path, {"guides/abime.yaml": "- ici"})
    assert step_faults(tmp_path, 'genre: "exercice"\n    guide: "abime"') == {}


def test_nor_does_a_list_of_sites_that_cannot_be_read(tmp_path: Path) -> None:
    assert step_faults(tmp_path, 'genre: "site"\n    site: "nulle-part"', sites="sites: [") == {}
