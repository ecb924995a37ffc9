"""A catalogue of three flows, small enough that one sees why each is found."""

from __future__ import annotations

from kiosk.content.schema import Catalogue, Flow, Reliability, Review, Saying


def catalogue() -> Catalogue:
    flows = (
        _flow("carte-vitale", "La carte Vitale", "Votre carte est perdue, ou à mettre à jour."),
        _flow("lunettes", "Lunettes et dents", "Voir mieux, sans trop payer."),
        _flow("transport", "Ambulance et taxi", "Aller à un soin sans voiture."),
    )
    return Catalogue(
        language="fr", topics=(), flows={flow.id: flow for flow in flows}, contacts={}, emergency=(), interface={},
        sayings=(Saying(text="J’ai perdu ma carte verte", flows=("carte-vitale",)),),
        keywords={"lunettes": ("l’opticien, pour la vue, je n’en peux plus",)}, alike=("ambulance, VSL, brancardiers",),
    )  # fmt: skip


def _flow(name: str, title: str, summary: str) -> Flow:
    review = Review(on="2026-11-22", sources=(), reliability=Reliability.OFFICIAL)
    return Flow(
        id=name, title=title, topic="droits", summary=summary, picture="carte", duration="5 min", review=review,
        start="", steps={}, lines={},
    )  # fmt: skip
