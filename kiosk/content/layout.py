"""Where things stand in a content folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

FLOWS = "parcours"
QUIZZES = "quiz"
TOPICS = "themes.yaml"
CONTACTS = "contacts.yaml"
EMERGENCY = "urgence.yaml"
SITES = "sites.yaml"
GLOSSARY = "glossaire.yaml"
ORIENTATION = "orientation.yaml"
SAYINGS = "paroles.yaml"
PHRASES = "phrases"
"""What people say, by language, then by flow."""

GUIDES = "guides"
PRACTICE = "exercices"
"""Made-up sites, a folder each."""

PICTURES = "pictogrammes"
FILMS = "films"
FONTS = "polices"
TRANSLATIONS = "traductions"
PACK = "pack"
KEYS = "clavier.toml"
"""In each language's folder of translations."""

FRENCH_KEYS = f"{TRANSLATIONS}/fr/{KEYS}"
"""Those of every language that has none, and the Latin letters of those that have another alphabet."""

DIRECTIONAL = frozenset({"retour", "suite", "suivant", "precedent", "sortie", "effacer", "ecouter", "question"})
"""Pictograms mirrored in a language that is read from the right: they point where one reads to, or become « ؟ »."""

SHARED = (TOPICS, CONTACTS, EMERGENCY, SITES, GLOSSARY, ORIENTATION)
"""Content files that are no flow, and that a page is made from. The first four are always there."""

LIST_KEYS = {TOPICS: "themes", CONTACTS: "contacts", EMERGENCY: "numeros", SITES: "sites", GLOSSARY: "mots"}
"""The key under which these shared files list what they hold by its id."""


def flow_file(flow: str) -> str:
    return f"{FLOWS}/{flow}.yaml"


def quiz_file(quiz: str) -> str:
    return f"{QUIZZES}/{quiz}.yaml"


def guide_file(guide: str) -> str:
    return f"{GUIDES}/{guide}.yaml"


def practice_file(site: str) -> str:
    return f"{PRACTICE}/{site}/site.yaml"


def stem(file: str) -> str:
    """How a content file is called in translations: `contacts`, whose PO file is `contacts.po`, a flow by its id, a
    quiz `quiz-<id>`, a guide `guides-<id>`, a made-up site `exercices-<id>`."""
    return file.removesuffix(".yaml").removesuffix("/site").removeprefix(f"{FLOWS}/").replace("/", "-")


def named(folders: Sequence[Path], folder: Path, file: str) -> str:
    """How a file of one of the content folders is called in faults: as short as it can be without standing for two."""
    if len(folders) == 1:
        return file
    alike = sum(other.name == folder.name for other in folders)
    return f"{folder.name if alike == 1 else folder}/{file}"


def is_language(code: str) -> bool:
    """Whether `code` has the form of a language: it becomes the name of a folder and of a file."""
    return re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?", code) is not None
