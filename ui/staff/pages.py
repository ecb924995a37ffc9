"""The staff's pages, as frozen values. What touching an option does is one of the wishes below."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from kiosk.content.words import Words
from kiosk.staff.figures import Figures, Period
from kiosk.staff.pins import Objection
from kiosk.visit.page import Option, Page, Weight


class ChooseFlow(Struct, frozen=True):
    """Wish to see the flows."""


class StartFlow(Struct, frozen=True):
    """Wish to start a flow; the language is asked where there are several."""

    flow: str


class ChooseLanguage(Struct, frozen=True):
    flow: str
    language: str


class LendVoice(Struct, frozen=True):
    """Wish to say sentences in place of the synthetic voice."""


class ShowFigures(Struct, frozen=True):
    pass


class ShowState(Struct, frozen=True):
    pass


class AskQuit(Struct, frozen=True):
    """Wish to stop the kiosk, not yet confirmed."""


class Quit(Struct, frozen=True):
    pass


class BackToMenu(Struct, frozen=True):
    pass


class BackToKiosk(Struct, frozen=True):
    pass


class OfferedFlow(Struct, frozen=True):
    """A flow that staff may start for somebody."""

    id: str
    title: str
    picture: str = ""
    topic: str = ""


class FigureCard(Struct, frozen=True):
    """One period: `number` very large, its `unit` beside it, then lines."""

    title: str
    number: str
    unit: str
    lines: tuple[str, ...]


def pin_page(words: Words) -> Page:
    return Page(
        name="code",
        title=words("Code du personnel"),
        sentences=(words("Vous êtes ici par erreur ? Touchez « Revenir à la borne »."),),
    )


def too_short_page(words: Words) -> Page:
    return Page(name="code", title=words("Il manque des chiffres"), sentences=(words(Objection.SHAPE.value),))


def wrong_pin_page(tries_left: int, words: Words) -> Page:
    left = words.counted("Encore {n} essai.", "Encore {n} essais.", tries_left)
    return Page(name="code", title=words("Code faux."), sentences=(left,))


def locked_page(words: Words) -> Page:
    return Page(
        name="code-bloque",
        title=words("Trop de codes faux"),
        sentences=(
            words("Code oublié ? Sur cette machine, lancez « pasapas staff pin »."),
            words("La porte du personnel se rouvre dans :"),
        ),
    )


def no_pin_page(words: Words) -> Page:
    return Page(
        name="code-absent",
        title=words("Aucun code n’est choisi"),
        sentences=(
            words("La porte du personnel reste fermée tant qu’il n’y a pas de code."),
            words("Pour en choisir un, relancez la borne, ou lancez « pasapas staff pin »."),
        ),
        picture="cadenas",
        options=(_to_kiosk(words),),
    )


def unreadable_page(words: Words) -> Page:
    return Page(
        name="code-illisible",
        title=words("Le code ne se lit plus"),
        sentences=(
            words("La porte du personnel reste fermée. La borne continue de servir le public."),
            words("Pour choisir un autre code, lancez « pasapas staff pin » sur cette machine."),
        ),
        picture="cadenas",
        options=(_to_kiosk(words),),
    )


def first_pin_page(words: Words) -> Page:
    return Page(
        name="premier-code",
        title=words("Choisissez le code du personnel"),
        sentences=(
            words("Il ouvre l’espace du personnel : chiffres, état de la borne, arrêt."),
            words("De 4 à 8 chiffres. Pas 1234, pas 0000, pas une année."),
        ),
    )


def refused_pin_page(objection: Objection, words: Words) -> Page:
    return Page(name="premier-code", title=words("Pas ce code"), sentences=(words(objection.value),))


def same_pin_page(words: Words) -> Page:
    return Page(
        name="premier-code",
        title=words("Le même code, encore une fois"),
        sentences=(words("Pour être sûr de ne pas s’être trompé."),),
    )


def different_pins_page(words: Words) -> Page:
    return Page(
        name="premier-code",
        title=words("Les deux codes ne sont pas pareils"),
        sentences=(words("Recommencez : choisissez un code."),),
    )


def chosen_pin_page(kept: bool, words: Words) -> Page:
    """How to come back is said here, once: nothing on the public's screen tells it."""
    warning = words("Attention : rien ne peut s’écrire sur le disque. Ce code sera oublié à l’arrêt de la borne.")
    return Page(
        name="code-choisi",
        title=words("Le code est choisi"),
        sentences=(
            *(() if kept else (warning,)),
            words("Pour l’espace du personnel : touchez 5 fois le coin en haut à gauche, en moins de 5 secondes."),
            words("Code oublié : lancez « pasapas staff pin » sur cette machine."),
        ),
        picture="coche" if kept else "alerte",
        options=(
            Option(id="borne", text=words("Ouvrir la borne"), wish=BackToKiosk(), picture="suite", weight=Weight.MAIN),
        ),
    )


def menu_page(words: Words) -> Page:
    return Page(
        name="gestion",
        title=words("Espace du personnel"),
        options=(
            Option(id="lancer", text=words("Lancer un parcours"), hint=words("Pour la personne à côté"),
                   wish=ChooseFlow(), picture="personne-plus", topic="rendez-vous"),
            Option(id="voix", text=words("Enregistrer une voix"), hint=words("Phrases dites par une personne"),
                   wish=LendVoice(), picture="micro", topic="aide"),
            Option(id="chiffres", text=words("Les derniers chiffres"), hint=words("Visites, démarches, langues"),
                   wish=ShowFigures(), picture="statistiques", topic="droits"),
            Option(id="etat", text=words("État de la borne"), hint=words("Imprimante, journal, contenus"),
                   wish=ShowState(), picture="reglages", topic="a-distance"),
            Option(id="arreter", text=words("Arrêter la borne"), hint=words("Pour l’éteindre ou la régler"),
                   wish=AskQuit(), picture="sortie", topic="parcours"),
        ),
    )  # fmt: skip


def flows_page(flows: Sequence[OfferedFlow], words: Words) -> Page:
    return Page(
        name="gestion",
        title=words("Quel parcours ?"),
        sentences=(words("Il s’ouvre tout de suite, pour la personne à côté de vous."),),
        options=tuple(
            Option(id=flow.id, text=flow.title, picture=flow.picture, topic=flow.topic, wish=StartFlow(flow.id))
            for flow in flows
        ),
    )


def languages_page(flow: OfferedFlow, languages: Sequence[tuple[str, str]], words: Words) -> Page:
    """`languages`: code and name of each, in the order shown."""
    return Page(
        name="gestion",
        title=words("Dans quelle langue ?"),
        sentences=(flow.title,),
        topic=flow.topic,
        options=tuple(
            Option(id=code, text=name, picture="langue", topic=flow.topic, wish=ChooseLanguage(flow.id, code))
            for code, name in languages
        ),
    )


def figures_page(words: Words) -> Page:
    return Page(name="chiffres", title=words("Les derniers chiffres"))


def figure_cards(figures: Figures, words: Words) -> tuple[FigureCard, ...]:
    return tuple(_figure_card(period, words) for period in figures.periods)


def _figure_card(period: Period, words: Words) -> FigureCard:
    unit = words.counted("visite", "visites", period.visits)
    percent = round(100 * period.done / period.opened) if period.opened else 0
    led = words("{n} % des démarches menées au bout", n=percent) if period.opened else words("Aucune démarche")
    sheets = words.counted("{n} fiche imprimée", "{n} fiches imprimées", period.sheets)
    return FigureCard(period.title, words.number(period.visits), unit, (led, sheets))


def no_figures_page(why: str, words: Words) -> Page:
    return Page(
        name="chiffres-absents",
        title=words("Pas encore de chiffres"),
        sentences=(why,),
        picture="statistiques",
        options=(_to_menu(words),),
    )


def state_page(troubles: Sequence[str], words: Words) -> Page:
    """`troubles`: whole French sentences. They are drawn as notices, not as the page's own words."""
    many = words.counted("{n} point à voir", "{n} points à voir", len(troubles))
    title = many if troubles else words("Tout va bien")
    return Page(name="etat", title=title)


def quit_page(words: Words) -> Page:
    return Page(
        name="arret",
        title=words("Arrêter la borne ?"),
        sentences=(words("Le public ne pourra plus s’en servir."), words("Une visite en cours sera effacée.")),
        picture="sortie",
        options=(
            Option(id="non", text=words("Non, la laisser allumée"), wish=BackToMenu(), picture="retour",
                   weight=Weight.MAIN),
            Option(id="oui", text=words("Oui, arrêter la borne"), wish=Quit(), picture="sortie"),
        ),
    )  # fmt: skip


def remaining(seconds: float, words: Words) -> str:
    """`25 secondes`, `14 min 05 s`. Never 0 while something is left."""
    whole = max(1, math.ceil(seconds))
    minutes, rest = divmod(whole, 60)
    if minutes:
        return words("{minutes} min {seconds} s", minutes=minutes, seconds=f"{rest:02}")
    return words.counted("{n} seconde", "{n} secondes", rest)


def _to_kiosk(words: Words) -> Option:
    return Option(
        id="borne", text=words("Revenir à la borne"), wish=BackToKiosk(), picture="retour", weight=Weight.MAIN
    )


def _to_menu(words: Words) -> Option:
    return Option(id="menu", text=words("Retour au menu"), wish=BackToMenu(), picture="retour", weight=Weight.MAIN)
