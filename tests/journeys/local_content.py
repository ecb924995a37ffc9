"""A centre's own content folder, for what no flow of ours has: one flow, « Essayer », and a made-up site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

NAME = "essayer"
FLOW = """id: "essayer"
titre: "Essayer"
theme: "droits"
resume: "Vous essayez la borne."
image: "carte"
duree: "5 min"
revu:
  le: "2026-11-22"
  sources:
    - "https://exemple.fr/source"
  fiabilite: "officielle"
depart: "{first}"
etapes:
{steps}  fini:
    genre: "fin"
    titre: "C’est fini"
    fiche:
      - "fait"
fiche:
  fait:
    rubrique: "fait"
    dire: "Je me suis entraîné."
"""
PRACTICE = """  {name}:
    genre: "exercice"
    titre: "Essayez"
    guide: "{name}"
    ensuite: "{next}"
"""
TRUE_SITE = """  site:
    genre: "site"
    titre: "Essayez"
    site: "site"
    ensuite: "suivre"
  suivre:
    genre: "site"
    titre: "Suivez"
    site: "site"
    guide: "suivre"
    ensuite: "fini"
"""
SITES = """sites:
  - id: "site"
    nom: "Le site"
    adresse: "https://site.exemple/"
    hotes:
      - "site.exemple"
    imprime: "oui"
"""
SITE = 'nom: "Essai"\nressemble: "un site"\ndepart: "index.html"\ncouleur: "#123456"\n'
GUIDE = """id: "{name}"
titre: "Essayer"
site: "essai"
depart: "{start}"
gestes:
  - id: "aller"
    dire: "Touchez « Aller »."
    autrement: "C’est le bouton."
    montrer: {{essai: "#aller"}}
    fait: {{essai: {{present: "#fin"}}}}
  - id: "encore"
    dire: "Touchez encore « Aller »."
    autrement: "C’est le bouton."
    montrer: {{essai: "#aller"}}
    fait: {{essai: {{present: "#fin"}}}}
"""
THERE = """id: "suivre"
titre: "Suivre"
site: "essai"
depart: "index.html"
gestes:
  - id: "regarder"
    dire: "Regardez la page."
    autrement: "Elle est en face."
    montrer: {essai: "body", site: "body"}
    fait: {essai: {lu: oui}, site: {present: "#fait"}}
  - id: "chercher"
    dire: "Touchez « Chercher »."
    autrement: "C’est le bouton."
    montrer: {essai: "body", site: "#parti"}
    fait: {essai: {lu: oui}, site: {present: "#jamais"}}
"""


def with_guides(folder: Path, guides: Sequence[str]) -> Path:
    """Each of these guides is practised in turn."""
    following = zip(guides, [*guides[1:], "fini"], strict=True)
    steps = "".join(PRACTICE.format(name=name, next=after) for name, after in following)
    return _with_flow(folder, guides[0], steps)


def with_true_site(folder: Path) -> Path:
    """`https://site.exemple/` is opened, alone, then with a guide; what the second gesture points at is gone there."""
    _with_flow(folder, "site", TRUE_SITE)
    _write(folder / "exercices/essai/site.yaml", SITE)
    _write(folder / "exercices/essai/index.html", "<p>Ici")
    _write(folder / "guides/suivre.yaml", THERE)
    (folder / "sites.yaml").write_text(SITES, "utf-8")
    return folder


def with_made_up_site(folder: Path, pages: Mapping[str, str], start: str) -> Path:
    """A site of these pages is practised on from `start`: twice `#aller` is to be touched, until `#fin` is there."""
    guide = "essayer-un-peu"
    for name, text in {"site.yaml": SITE, **pages}.items():
        _write(folder / "exercices/essai" / name, text)
    _write(folder / "guides" / f"{guide}.yaml", GUIDE.format(name=guide, start=start))
    return with_guides(folder, [guide])


def _with_flow(folder: Path, first: str, steps: str) -> Path:
    _write(folder / "parcours" / f"{NAME}.yaml", FLOW.format(first=first, steps=steps))
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
