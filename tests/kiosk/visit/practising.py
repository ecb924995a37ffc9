"""A made-up site, its guide, a true site that is like it, and what can be done there."""

from __future__ import annotations

from kiosk.content.guides import Gesture, Guide, Only, PracticeSite, Sign, SiteWord
from kiosk.content.schema import Site
from kiosk.content.steps import PracticeStep, SiteStep
from kiosk.visit.acts import (
    CARD,
    FILM,
    FOR_REAL,
    GO_ON,
    OTHERWISE,
    PRACTICE,
    SHOW,
    STUCK,
    Act,
    Asked,
    Continued,
    DidGesture,
    PassedOver,
    TookWay,
)

Series = tuple[Act, ...]

GUIDES = {
    "commander": Guide(
        id="commander",
        title="Commander du pain",
        site="magasin",
        start="index.html?compte=oui",
        gestures=(
            Gesture(
                id="nom", text="Écrivez votre nom.", tip="Par exemple : Amina.", otherwise="Touchez le cadre blanc.",
                typed="Amina", target={"magasin": "#nom", "boulangerie": "#name"},
                done={"magasin": Sign(filled="#nom"), "boulangerie": Sign(filled="#name")},
            ),
            Gesture(
                id="sms", text="Lisez le message.", otherwise="Il est sur le téléphone.", only=Only.PRACTICE,
                target={"magasin": "#sms"}, done={"magasin": Sign(present="#lu")},
            ),
            Gesture(id="code", text="Attendez le vrai code.", otherwise="Il est chez vous.", only=Only.TRUE_SITE),
            Gesture(
                id="lire", text="Lisez le prix.", tip="En bas.", otherwise="C’est un nombre.",
                target={"magasin": "#prix"}, done={"magasin": Sign(read=True)},
            ),
        ),
    )
}  # fmt: skip
"""Two gestures are made on both sites, one on each alone; the last is done when the person says so."""

PRACTICE_SITES = {
    "magasin": PracticeSite(
        name="Le Magasin", like="un magasin", start="index.html", colour="#123456",
        words={"rayon": SiteWord(word="Rayon", meaning="Un coin du magasin.")},
    )
}  # fmt: skip
SITES = {
    "boulangerie": Site(
        id="boulangerie", name="La Boulangerie", start="https://www.boulangerie.fr/pain",
        hosts=("www.boulangerie.fr", "compte.boulangerie.fr"), loads=("images.exemple.fr",), prints=True,
    )
}  # fmt: skip


def ways_of(step: PracticeStep | SiteStep) -> tuple[str, ...]:
    if isinstance(step, SiteStep):
        return (FOR_REAL,)
    return (*((FILM,) if step.film else ()), PRACTICE, *((FOR_REAL,) if step.site else ()))


def series_of_practice(step: PracticeStep | SiteStep) -> tuple[Series, ...]:
    """Series of acts that leave such a step, by each of its ways or by none."""
    return ((Continued(),), *(series for way in ways_of(step) for series in series_by(way, step)))


def series_by(way: str, step: PracticeStep | SiteStep) -> tuple[Series, ...]:
    """To go one of the ways to its end, and to go it otherwise."""
    on, took = Continued(), TookWay(way)
    if way == FILM:
        return ((took, TookWay(), on), (took, TookWay(), took, TookWay(), on))
    done = tuple(DidGesture(rank) for rank in range(gestures_of(way, step)))
    passed: Series = (Asked(STUCK), Asked(OTHERWISE), *(PassedOver() for _ in done)) if done else ()
    if way == PRACTICE:
        helped: Series = (Asked(STUCK), Asked(CARD), Asked(GO_ON), Asked(STUCK), Asked(SHOW), *done)
        return ((took, on, *done, on), (took, on, *passed, took, on, *helped, on))
    return ((took, on, *done, on), (took, TookWay(), took, on, *passed, on))


def gestures_of(way: str, step: PracticeStep | SiteStep) -> int:
    """How many a guide has there, if there is one."""
    elsewhere = Only.TRUE_SITE if way == PRACTICE else Only.PRACTICE
    return sum(gesture.only is not elsewhere for gesture in GUIDES[step.guide].gestures) if step.guide else 0
