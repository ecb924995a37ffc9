"""The pages of « S’entraîner » and of a true site: what is offered, what stands beside the browser, and the last word.

The browser says of itself how it is (`Condition`); everything else follows from the acts.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.content.layout import guide_file, practice_file, stem
from kiosk.content.schema import Catalogue, Flow
from kiosk.content.steps import PracticeStep, SiteStep
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.glossary import terms_at
from kiosk.visit.guide_pages import BESIDE, FINE, Condition, browser_of, guided_page, made_up_card, remarks
from kiosk.visit.page import (
    CloseDocument,
    Option,
    Page,
    PrintAgain,
    PrintDocument,
    Progress,
    Slip,
    Weight,
)
from kiosk.visit.practised import Standing, is_over, standing, ways
from kiosk.visit.state import Walk

OFFERS, FIRST_WORDS, CHEER, DOCUMENT = "etape", "avant", "bravo", "document"
IN_PRACTICE = frozenset({FIRST_WORDS, BESIDE, CHEER})
"""Names of pages that have no words of their step."""


def practice_page(
    step: PracticeStep | SiteStep, walk: Walk, flow: Flow, catalogue: Catalogue, progress: Progress, words: Words,
    condition: Condition = FINE,
) -> Page:  # fmt: skip
    place = standing(walk.here)
    if not place.way:
        shown = _offers(step, walk, flow, catalogue, words, condition)
    elif place.way == acts.FILM:
        shown = _film(step, words)
    elif not place.begun:
        shown = _first_words(step, place, catalogue, words)
    elif is_over(place, step, catalogue.guides) and place.way == acts.PRACTICE:
        shown = _cheer(step, place.done, words, condition)
    elif condition.broken or (place.way == acts.FOR_REAL and not condition.true_sites):
        shown = _broken(words)
    elif condition.document:
        shown = _document(condition, words)
    else:
        shown = guided_page(step, place, catalogue, words, condition)
        if condition.unreachable and place.way == acts.FOR_REAL:  # a made-up site is on the disk
            shown = replace(_unreachable(step, words), ahead=shown.beside)
    own = place.way in ("", acts.FILM)  # the words of the step itself
    terms = terms_at(walk, catalogue) if own else ()
    return replace(shown, topic=flow.topic, progress=progress, discreet=flow.discreet, terms=terms)


def files_of_practice(step: PracticeStep | SiteStep, page: Page, catalogue: Catalogue) -> frozenset[str]:
    """The content files whose words stand on a page where something is practised: those of the guide, and those of the
    made-up site beside it."""
    if page.beside is None or step.guide not in catalogue.guides:
        return frozenset()
    made_up = () if page.beside.rules else (practice_file(page.beside.site),)
    return frozenset(map(stem, (guide_file(step.guide), *made_up)))


def _offers(
    step: PracticeStep | SiteStep, walk: Walk, flow: Flow, catalogue: Catalogue, words: Words, condition: Condition
) -> Page:
    """« Regarder · S’entraîner · Le faire pour de vrai », the first that was not taken yet before the others."""
    taken = {act.way for act in walk.here if isinstance(act, acts.TookWay)}
    open_here = [way for way in ways(step) if way != acts.FOR_REAL or condition.true_sites]
    following = next((way for way in open_here if way not in taken), "")
    faces = {
        acts.FILM: (words("Regarder"), words("Un film court"), "film"),
        acts.PRACTICE: (words("S’entraîner"), words("Sur un site inventé, sans risque"), "tactile"),
        acts.FOR_REAL: (words("Le faire pour de vrai"), _name(step.site, catalogue), "web"),
    }
    closed = words("Ici, les vrais sites sont fermés. L’animateur peut vous aider.")
    return Page(
        name=OFFERS,
        title=step.title,
        sentences=(*step.sentences, *((closed,) if len(open_here) < len(ways(step)) else ())),
        picture=step.picture or flow.picture,
        options=(
            *(
                Option(id=way, text=text, hint=hint, picture=picture, topic=flow.topic, wish=acts.TookWay(way),
                       weight=Weight.MAIN if way == following else Weight.PLAIN)
                for way, (text, hint, picture) in faces.items() if way in open_here
            ),
            _go_on(words, Weight.PLAIN if following else Weight.MAIN),
        ),
    )  # fmt: skip


def _film(step: PracticeStep | SiteStep, words: Words) -> Page:
    back = Option(id="continuer", text=words("Continuer"), wish=acts.TookWay(), weight=Weight.MAIN, picture="suite")
    assert isinstance(step, PracticeStep)  # a true site has none
    return Page(name="film", title=step.title, sentences=(), picture="film", film=step.film, options=(back,))


def _first_words(step: PracticeStep | SiteStep, place: Standing, catalogue: Catalogue, words: Words) -> Page:
    """Whom one plays, or that it counts now."""
    if place.way == acts.PRACTICE:
        begin = Option(id="commencer", text=words("Commencer"), wish=acts.Continued(), weight=Weight.MAIN,
                       picture="suite")  # fmt: skip
        return Page(
            name=FIRST_WORDS,
            title=words("Entraînez-vous sans risque"),
            sentences=(
                words("C’est un site inventé. Rien n’est envoyé."),
                words("Suivez le cadre jaune. Vous ne pouvez rien casser."),
            ),
            slip=made_up_card(words),
            picture="tactile",
            options=(begin,),
            ahead=browser_of(step, place, None, catalogue),
        )
    begin = Option(id="commencer", text=words("Ouvrir le site"), wish=acts.Continued(), weight=Weight.MAIN,
                   picture="web")  # fmt: skip
    return Page(
        name=FIRST_WORDS,
        title=words("Vous allez sur le vrai site"),
        sentences=(
            words("Ce que vous y faites compte pour de vrai."),
            words("La borne ne garde aucun mot de passe."),
        ),
        slip=Slip((_name(step.site, catalogue),), words("Le site"), "web"),
        picture="cadenas",
        options=(begin, _without(words)),
        ahead=browser_of(step, place, None, catalogue),
    )


def _cheer(step: PracticeStep | SiteStep, done: bool, words: Words, condition: Condition) -> Page:
    """Nobody who has passed everything over is told that they can do it now."""
    real = Option(
        id=acts.FOR_REAL, text=words("Le faire pour de vrai"), picture="web", wish=acts.TookWay(acts.FOR_REAL)
    )
    again = Option(id=acts.PRACTICE, text=words("M’entraîner encore"), picture="recommencer",
                   wish=acts.TookWay(acts.PRACTICE))  # fmt: skip
    return Page(
        name=CHEER,
        title=words("Vous avez réussi !") if done else words("L’exercice est fini"),
        sentences=(
            words("Vous savez le faire. Le vrai site ressemble à celui-ci.")
            if done
            else words("Vous pourrez le refaire quand vous voulez."),
        ),
        picture="etoile",
        options=(
            _go_on(words, Weight.MAIN),
            *((real,) if step.site and condition.true_sites else ()),
            again,
        ),
    )


def _unreachable(step: PracticeStep | SiteStep, words: Words) -> Page:
    practise = Option(id=acts.PRACTICE, text=words("S’entraîner en attendant"), picture="tactile",
                      wish=acts.TookWay(acts.PRACTICE))  # fmt: skip
    return Page(
        name=OFFERS,
        title=words("Le site ne répond pas"),
        sentences=(
            words("Ce n’est pas vous. Internet est coupé, ou le site est en panne."),
            words("La borne réessaie toute seule."),
        ),
        picture="web",
        options=(*((practise,) if isinstance(step, PracticeStep) else ()), _without(words)),
    )


def _document(condition: Condition, words: Words) -> Page:
    counted = words.counted("{n} page à imprimer.", "{n} pages à imprimer.", condition.document)
    return Page(
        name=DOCUMENT,
        title=words("Votre document"),
        sentences=(*remarks(condition, words), counted),
        options=(
            Option(id="imprimer", text=words("Imprimer"), picture="imprimante", wish=PrintDocument(),
                   weight=Weight.MAIN),
            back_to_site(words),
        ),
    )  # fmt: skip


def printed_document(printing: Page, condition: Condition, words: Words) -> Page:
    """How it comes out, as the desk says it; one that has not may be tried again."""
    again = [replace(option, wish=PrintDocument()) for option in printing.options if option.wish == PrintAgain()]
    return replace(
        printing,
        title=words("Votre document"),
        sentences=(*remarks(condition, words), *printing.sentences),
        options=(*again, back_to_site(words)),
    )


def back_to_site(words: Words) -> Option:
    return Option(id="site", text=words("Revenir au site"), picture="retour", wish=CloseDocument())


def _broken(words: Words) -> Page:
    return Page(
        name=OFFERS,
        title=words("Le site ne s’ouvre pas ici"),
        sentences=(words("Ce n’est pas vous. Vos réponses sont gardées."), words("L’animateur peut vous aider.")),
        picture="mains",
        options=(_go_on(words, Weight.MAIN),),
    )


def _name(site: str, catalogue: Catalogue) -> str:
    return catalogue.sites[site].name if site in catalogue.sites else ""


def _go_on(words: Words, weight: Weight) -> Option:
    return Option(id="continuer", text=words("Continuer"), wish=acts.Continued(), weight=weight, picture="suite")


def _without(words: Words) -> Option:
    return Option(id="offres", text=words("Pas maintenant"), picture="retour", wish=acts.TookWay())
