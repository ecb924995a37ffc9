"""Three flows and what is said of them, small enough that one sees why each is found."""

from __future__ import annotations

from pathlib import Path

from kiosk.content.schema import Catalogue, Flow, Reliability, Review

PHRASES = {
    "carte-vitale": ("j’ai perdu ma carte verte", "la carte est cassée"),
    "lunettes": ("l’opticien", "pour la vue", "je n’en peux plus"),
    "transport": ("VSL", "brancardiers", "une ambulance pour maman"),
}


def catalogue() -> Catalogue:
    flows = (
        _flow("carte-vitale", "La carte Vitale", "Votre carte est perdue, ou à mettre à jour."),
        _flow("lunettes", "Lunettes et dents", "Voir mieux, sans trop payer."),
        _flow("transport", "Ambulance et taxi", "Aller à un soin sans voiture."),
    )
    return Catalogue(
        language="fr", topics=(), flows={flow.id: flow for flow in flows}, contacts={}, emergency=(), interface={}
    )


def write_phrases(folder: Path, language: str = "fr", phrases: dict[str, tuple[str, ...]] | None = None) -> Path:
    """Files of phrases in a content folder; gives the folder."""
    for flow, lines in (PHRASES if phrases is None else phrases).items():
        file = folder / "phrases" / language / f"{flow}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines), "utf-8")
    return folder


def _flow(name: str, title: str, summary: str) -> Flow:
    review = Review(on="2026-11-22", sources=(), reliability=Reliability.OFFICIAL)
    return Flow(
        id=name, title=title, topic="droits", summary=summary, picture="carte", duration="5 min", review=review,
        start="", steps={}, lines={},
    )  # fmt: skip
