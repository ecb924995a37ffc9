"""A small sound content folder, and faulty ones made from it by changing one thing."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.content.surroundings import Surroundings

FLOW = """\
id: "essai"
titre: "Un essai"
theme: "droits"
resume: "Vous essayez la borne."
image: "carte"
duree: "5 min"
revu:
  le: "2026-11-22"
  sources:
    - "https://exemple.fr/source"
  fiabilite: "officielle"
depart: "debut"

etapes:
  debut:
    genre: "question"
    titre: "Êtes-vous prêt\\_?"
    choix:
      - id: "oui"
        texte: "Oui"
        vers: "lire"
        fiche:
          - "essayer"
      - id: "ne-sait-pas"
        texte: "Je ne sais pas"
        vers: "regarder"
  lire:
    genre: "explication"
    titre: "Lisez bien"
    image: "carte"
    dire:
      - "C’est gratuit."
      - "Appelez le {caisse.telephone}."
    ensuite: "choisir"
  choisir:
    genre: "lieu"
    titre: "Choisissez un lieu"
    ensuite: "fini"
    sans-lieu: "fini"
  regarder:
    genre: "film"
    titre: "Regardez le film"
    film: "essai"
    ensuite: "fini"
  fini:
    genre: "fin"
    titre: "C’est fini"
    fiche:
      - "appeler"
    aussi:
      - "autre"

fiche:
  essayer:
    dire: "Essayez chez vous."
    image: "maison"
    duree: "10 min"
    ou: "chez vous"
  appeler:
    rubrique: "contact"
    contact: "caisse"
"""

OTHER_FLOW = """\
id: "autre"
titre: "Un autre essai"
theme: "droits"
resume: "Vous essayez encore."
image: "carte"
duree: "2 min"
revu: {le: "2026-11-22", sources: ["https://exemple.fr/source"], fiabilite: "officielle"}
depart: "fini"
etapes:
  fini: {genre: "fin", titre: "C’est fini", fiche: ["noter"]}
fiche:
  noter: {dire: "Notez la date."}
"""

TOPICS = """\
themes:
  - id: "droits"
    titre: "Mes droits"
    precision: "Mes papiers"
    image: "carte"
    ordre: ["essai"]
  - id: "conseil"
    titre: "Un conseil"
    precision: "Quelques questions"
    image: "maison"
    parcours: "essai"
"""

CONTACTS = """\
contacts:
  - id: "caisse"
    nom: "La caisse"
    telephone: "36\\_46"
    prix: "Appel gratuit"
    site: "https://www.exemple.fr"
    image: "maison"
    source: "https://exemple.fr/source"
    le: "2026-11-22"
    fiabilite: "officielle"
"""

EMERGENCY = "numeros:\n" + "".join(
    f"""\
  - numero: "{number}"
    nom: "Secours"
    pour: "Un danger."
    image: "maison"
    source: "https://exemple.fr/source"
    le: "2026-11-22"
    fiabilite: "officielle"
"""
    for number in ("15", "17", "18", "112", "114", "115", "119", "3114", "3919")
)

SITES = """\
sites:
  - id: "exemple"
    nom: "Exemple"
    adresse: "https://www.exemple.fr"
    hotes:
      - "www.exemple.fr"
"""


GLOSSARY = "mots:\n" + "".join(
    f"""\
  - id: "{name}"
    mot: "{word}"
    formes: {forms}
    dire:
      - "{said}"
    image: "carte"
    source: "https://exemple.fr/source"
    le: "2026-11-22"
    fiabilite: "officielle"
"""
    for name, word, forms, said in (
        ("ald", "ALD", '["affection de longue durée"]', "C’est une maladie longue."),
        ("sas", "SAS", "[]", "Ce service trouve un soignant."),
        ("cpam", "CPAM", '["caisse"]', "C’est la caisse de votre département."),
        ("tiers-payant", "Tiers payant", '["tiers-payant"]', "La caisse paie le soignant."),
        ("depassement", "Dépassement d’honoraires", '["dépassements d’honoraires"]', "Le prix est plus haut."),
    )
)
"""Five terms, which the sample does not use: a file of its own for who wants them."""


ORIENTATION = """\
depart: "quoi"
questions:
  quoi:
    titre: "Qu’est-ce qui vous amène\\_?"
    dire:
      - "Choisissez le plus proche."
    image: "carte"
    choix:
      - id: "papier"
        texte: "Un papier"
        precision: "Une carte"
        image: "carte"
        parcours: "essai"
      - id: "ne-sait-pas"
        texte: "Je ne sais pas"
        image: "maison"
        vers: "encore"
  encore:
    titre: "Et encore\\_?"
    image: "maison"
    choix:
      - id: "date"
        texte: "Une date"
        image: "carte"
        parcours: "autre"
      - id: "autre"
        texte: "Autre chose"
        image: "maison"
        parcours: "essai"
"""

SAYINGS = """\
paroles:
  - dire: "J’ai perdu mon papier"
    parcours: ["essai"]
  - dire: "C’est quel jour"
    parcours: ["autre", "essai"]
temoins:
  - dire: "Le témoin se tait"
    parcours: ["autre"]
"""

PHRASES = """\
# La carte, comme les gens l’appellent.
carte verte
la carte de la sécu

perdue, volée
"""

FILES = {
    "parcours/essai.yaml": FLOW,
    "parcours/autre.yaml": OTHER_FLOW,
    "themes.yaml": TOPICS,
    "contacts.yaml": CONTACTS,
    "urgence.yaml": EMERGENCY,
    "sites.yaml": SITES,
    "orientation.yaml": ORIENTATION,
    "paroles.yaml": SAYINGS,
    "phrases/fr/essai.txt": PHRASES,
    "phrases/fr/autre.txt": "calendrier\n",
    "pictogrammes/carte.svg": "<svg/>",
    "pictogrammes/maison.svg": "<svg/>",
    "films/essai.fr.webm": "",
    "films/essai.fr.vtt": "",
}

LETTERS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("’«»\u00a0àâçéèêëîïôûùÊÉÀÇœ…“”☐")

AROUND = Surroundings(
    pictures=frozenset({"carte", "maison"}),
    films=frozenset({"essai.fr.webm", "essai.fr.vtt"}),
    glyphs=LETTERS,
)


def write_content(folder: Path, files: dict[str, str] = FILES) -> Path:
    """Write `files` (path to text) under `folder`, and return it."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def swap(text: str, old: str, new: str) -> str:
    """`text` with its only `old` replaced: a test whose text has moved on must fail, not pass by accident."""
    assert len(re.findall(re.escape(old), text)) == 1, f"{old!r} must stand once in the sample"
    return text.replace(old, new)


def line_of(text: str, words: str) -> int:
    """The line, counted from 1, of the only place where `words` stand."""
    assert text.count(words) == 1
    return text.count("\n", 0, text.index(words)) + 1
