"""The pages that end a visit: the sheet, what one thought of it, goodbye."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from kiosk.content.schema import Catalogue, Place
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.page import Done, Option, Page, Weight
from kiosk.visit.sheet import all_lines
from kiosk.visit.state import State, is_anything_discreet


def see_sheet(words: Words) -> Option:
    return Option(id="fiche", text=words("Voir ma fiche"), picture="fiche", wish=acts.AskedSheet(), weight=Weight.MAIN)


def sheet_page(state: State, catalogue: Catalogue, places: Sequence[Place], words: Words) -> Page:
    options = [
        Option(id="imprimer", text=words("Imprimer"), picture="imprimante", wish=acts.AskedPrint(), weight=Weight.MAIN),
        *_naming(state, catalogue, words),
        Option(id="autre", text=words("Faire une autre démarche"), picture="accueil", wish=acts.WentHome()),
    ]
    if all_lines(state, catalogue, tuple(places)):
        options.insert(1, Option(id="lignes", text=words("Enlever une ligne"), picture="gomme", wish=acts.AskedLines()))
    topic, discreet = _colour_and_tone(state, catalogue)
    return Page(name="fiche", title=words("Voici votre fiche"), options=tuple(options), topic=topic, discreet=discreet)


def _naming(state: State, catalogue: Catalogue, words: Words) -> tuple[Option, ...]:
    """Nobody's name stands beside what is discreet."""
    if is_anything_discreet(state, catalogue):
        return ()
    name = words("Changer le prénom") if state.nickname else words("Écrire un prénom")
    return (Option(id="prenom", text=name, picture="crayon", wish=acts.AskedNickname()),)


def _colour_and_tone(state: State, catalogue: Catalogue) -> tuple[str, bool]:
    """A sheet has the colour of its first flow, as on paper; it is discreet as soon as one of its flows is."""
    first = [catalogue.flows[walk.flow].topic for walk in state.walks[:1]]
    return "".join(first), is_anything_discreet(state, catalogue)


def lines_page(state: State, catalogue: Catalogue, places: Sequence[Place], words: Words) -> Page:
    options = tuple(
        _kept_line(key, text, words) if key not in state.removed else _removed_line(key, text, words)
        for key, text in all_lines(state, catalogue, tuple(places))
    )
    done = Option(id="voir", text=words("C’est bon"), picture="suite", wish=acts.AskedSheet(), weight=Weight.MAIN)
    topic, discreet = _colour_and_tone(state, catalogue)
    return Page(
        name="lignes", title=words("Que voulez-vous garder ?"), topic=topic, discreet=discreet,
        sentences=(words("Touchez une ligne pour l’enlever ou la remettre."),), options=(*options, done),
    )  # fmt: skip


def _kept_line(key: str, text: str, words: Words) -> Option:
    hint = words("Reste sur la fiche")
    return Option(id=key, text=text, hint=hint, picture="coche", chosen=True, wish=acts.RemovedLine(key))


def _removed_line(key: str, text: str, words: Words) -> Option:
    hint = words("Enlevée. Touchez pour la remettre.")
    return Option(id=key, text=text, hint=hint, picture="plus", chosen=False, wish=acts.KeptLine(key))


def leaving_page(words: Words) -> Page:
    return Page(
        name="depart",
        title=words("Avez-vous votre fiche ?"),
        sentences=(
            words("Votre fiche dit quoi faire ensuite."),
            words("Après, tout s’efface pour protéger votre vie privée."),
        ),
        picture="fiche",
        options=(
            Option(id="fiche", text=words("Voir et imprimer ma fiche"), picture="imprimante", wish=acts.AskedSheet(),
                   weight=Weight.MAIN),
            Option(id="sans", text=words("Terminer sans imprimer"), picture="sortie", wish=acts.Continued()),
            Option(id="autre", text=words("Faire une autre démarche"), picture="accueil", wish=acts.WentHome()),
        ),
    )  # fmt: skip


def satisfaction_page(words: Words) -> Page:
    return Page(
        name="satisfaction",
        title=words("Cette visite vous a aidé ?"),
        sentences=(words("Votre réponse est anonyme."),),
        options=(
            Option(id="bien", text=words("Oui, bien"), picture="visage-content", wish=acts.Rated("bien")),
            Option(id="moyen", text=words("Un peu"), picture="visage-moyen", wish=acts.Rated("moyen")),
            Option(id="mal", text=words("Non"), picture="visage-triste", wish=acts.Rated("mal")),
            Option(id="passer", text=words("Je ne veux pas répondre"), wish=acts.Rated("passer"), weight=Weight.QUIET),
        ),
    )


def autonomy_page(words: Words) -> Page:
    judged = acts.JudgedAutonomy
    return Page(
        name="autonomie",
        title=words("La prochaine fois, sauriez-vous le faire ?"),
        sentences=(words("Votre réponse est anonyme."),),
        options=(
            Option(id="seul", text=words("Oui, sans aide"), picture="coche", wish=judged("seul")),
            Option(id="avec-aide", text=words("Oui, avec une aide"), picture="mains", wish=judged("avec-aide")),
            Option(id="non", text=words("Non, pas encore"), picture="question", wish=judged("non")),
            Option(id="passer", text=words("Je ne veux pas répondre"), wish=judged("passer"), weight=Weight.QUIET),
        ),
    )


class Remains(Enum):
    """What is still there of a visit when its person says goodbye."""

    NOTHING = "rien"
    COMING_OUT = "fiche-en-route"
    IN_A_FOLDER = "fiche-chez-l-animateur"
    STUCK = "fiche-restee"


def goodbye_page(words: Words, left: Remains = Remains.NOTHING, sheet: bool = True) -> Page:
    """Shown once everything is erased but the paper on its way: it needs nothing of the visit. `sheet`: there is one
    among its papers, or else only documents of a site."""
    said = {
        Remains.NOTHING: (words("Tout est effacé. La borne n’a rien gardé de vous."),),
        Remains.COMING_OUT: (words("Attendez votre fiche près de l’imprimante."), words("Tout le reste est effacé.")),
        Remains.IN_A_FOLDER: (words("Tout est effacé, sauf votre fiche. Demandez-la à l’animateur."),),
        Remains.STUCK: (words("Votre fiche n’est pas sortie. Demandez de l’aide à l’animateur."),),
    }
    if not sheet:
        rest = words("Tout le reste est effacé.")
        said |= {
            Remains.COMING_OUT: (words("Attendez votre document près de l’imprimante."), rest),
            Remains.IN_A_FOLDER: (words("Tout est effacé, sauf votre document. Demandez-le à l’animateur."),),
            Remains.STUCK: (words("Votre document n’est pas sorti. Demandez de l’aide à l’animateur."),),
        }
    return Page(
        name="au-revoir",
        title=words("Au revoir, et bonne journée !"),
        sentences=said[left],
        picture="coche" if left is Remains.NOTHING else "imprimante",
        options=(Option(id="fin", text=words("Terminer"), wish=Done(), weight=Weight.MAIN),),
    )
