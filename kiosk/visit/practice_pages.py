"""The pages of « S’entraîner » and of a true site: what is offered, what stands beside the browser, and the last word.

The browser says of itself how it is (`Condition`); everything else follows from the acts.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.guides import BY_WORD, Gesture, Sign, SiteWord
from kiosk.content.hosts import rules_of
from kiosk.content.layout import guide_file, practice_file, stem
from kiosk.content.schema import Catalogue, Flow
from kiosk.content.steps import PracticeStep, SiteStep
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.glossary import terms_at
from kiosk.visit.page import (
    Beside,
    Call,
    CloseDocument,
    Option,
    Page,
    PrintDocument,
    Progress,
    Slip,
    Stars,
    Weight,
)
from kiosk.visit.practised import Standing, gestures, is_over, site_of, standing, ways
from kiosk.visit.refusals import told
from kiosk.visit.state import Walk
from kiosk.webpolicy import PRACTICE

OFFERS, FIRST_WORDS, BESIDE, CHEER, DOCUMENT = "etape", "avant", "geste", "bravo", "document"
IN_PRACTICE = frozenset({FIRST_WORDS, BESIDE, CHEER})
"""Names of pages that have no words of their step."""


class Condition(Struct, frozen=True):
    """How the browser is. `true_sites`: whether they may be opened on this machine. `lost`: what the guide points at is
    not on the page. `refused`: why something was just refused, a `Verdict` or a word of the browser's. `unreachable`:
    the site does not answer. `broken`: the browser stopped, and will not start again. `document`: pages of one that the
    site gives, to be seen and printed; `sent`: to the printer."""

    true_sites: bool = True
    lost: bool = False
    refused: str = ""
    unreachable: bool = False
    broken: bool = False
    document: int = 0
    sent: bool = False


FINE = Condition()


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
        shown = _cheer(step, words, condition)
    elif condition.broken:
        shown = _broken(words)
    elif condition.document:
        shown = _document(condition.document, words)
    else:
        shown = _beside(step, place, catalogue, words, condition)
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
            slip=_card(words),
            picture="tactile",
            options=(begin,),
            ahead=_browser(step, place, None, catalogue),
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
    )


def _beside(
    step: PracticeStep | SiteStep, place: Standing, catalogue: Catalogue, words: Words, condition: Condition
) -> Page:
    """The guide's words, and what the browser shows beside them."""
    todo = gestures(place.way, step, catalogue.guides)
    gesture = todo[place.gesture] if place.gesture < len(todo) else None
    last = place.asked[-1] if place.asked else acts.Asked("")
    practising = place.way == acts.PRACTICE
    match last.what:
        case acts.STUCK:
            page = _stuck(practising, words)
        case acts.CARD:
            page = _aside(words("Votre carte d’exercice"), (), words, _card(words))
        case acts.WORDS:
            page = _aside(
                words("Touchez un mot souligné"),
                (words("Son sens s’affiche ici."), words("Aucun mot souligné ? Revenez au geste.")),
                words,
            )
        case acts.WORD if found := _site_words(step, catalogue).get(last.word):
            page = _aside(found.word, (found.meaning,), words)
        case _ if gesture is None:
            page = _on_the_true_site(words)
        case _:
            page = _gesture(gesture, step, place, catalogue, words, condition)
    remark = told(condition.refused, words)
    return replace(
        page,
        sentences=(*((remark,) if remark else ()), *page.sentences),
        stars=Stars(0, 0, words("Geste {n} sur {total}", n=place.gesture + 1, total=len(todo))) if gesture else None,
        beside=_browser(step, place, gesture, catalogue),
        keys=catalogue.keys,
        moment=place.gesture,
    )


def _gesture(
    gesture: Gesture, step: PracticeStep | SiteStep, place: Standing, catalogue: Catalogue, words: Words,
    condition: Condition,
) -> Page:  # fmt: skip
    """One thing to do. Where the page does not show that it is done, the person says so."""
    practising = place.way == acts.PRACTICE
    said = gesture.otherwise if place.has_asked(acts.OTHERWISE) else gesture.tip
    main: tuple[Option, ...] = ()
    astray = ""
    if condition.lost and practising:
        astray = words("Ce n’est pas la bonne page. Ce n’est pas grave.")
        main = (Option(id="revenir", text=words("Revenir à la bonne page"), picture="retour",
                       wish=acts.Asked(acts.COME_BACK), weight=Weight.MAIN),)  # fmt: skip
    elif condition.lost or _sign(gesture, place, step, catalogue).read:
        astray = words("Le cadre jaune n’est pas là. Suivez les mots.") if condition.lost else ""
        main = (Option(id="fait", text=words("C’est fait"), picture="coche", wish=acts.DidGesture(place.gesture),
                       weight=Weight.MAIN),)  # fmt: skip
    return Page(
        name=BESIDE,
        title=gesture.text,
        sentences=tuple(filter(None, (astray, said))),
        options=(
            *main,
            Option(id="bloque", text=words("Je suis bloqué"), picture="question", wish=acts.Asked(acts.STUCK)),
            Option(id="passer", text=words("Passer"), wish=acts.PassedOver(), weight=Weight.QUIET),
            *(() if practising else (replace(_finished(words), weight=Weight.QUIET),)),
        ),
    )


def _stuck(practising: bool, words: Words) -> Page:
    """Three ways out, and back."""
    mine = Option(id="carte", text=words("Ma carte"), wish=acts.Asked(acts.CARD), weight=Weight.QUIET)
    stop = Option(id="arreter", text=words("Arrêter"), wish=acts.TookWay(), weight=Weight.QUIET)
    return Page(
        name=BESIDE,
        title=words("Que voulez-vous ?"),
        options=(
            Option(id="montrer", text=words("Montrez-moi"), picture="oeil", wish=acts.Asked(acts.SHOW)),
            Option(id="autrement", text=words("Dites-le autrement"), picture="parler",
                   wish=acts.Asked(acts.OTHERWISE)),
            Option(id="aide", text=words("Appelez quelqu’un"), picture="appeler", wish=Call()),
            _back_to_it(words),
            *((mine, stop) if practising else ()),
        ),
    )  # fmt: skip


def _aside(title: str, sentences: tuple[str, ...], words: Words, slip: Slip | None = None) -> Page:
    return Page(name=BESIDE, title=title, sentences=sentences, slip=slip, options=(_back_to_it(words),))


def _on_the_true_site(words: Words) -> Page:
    return Page(
        name=BESIDE,
        title=words("Prenez votre temps"),
        sentences=(words("Bloqué ? Appelez quelqu’un."),),
        options=(
            replace(_finished(words), weight=Weight.MAIN),
            Option(id="aide", text=words("Appelez quelqu’un"), picture="appeler", wish=Call()),
        ),
    )


def _cheer(step: PracticeStep | SiteStep, words: Words, condition: Condition) -> Page:
    real = Option(
        id=acts.FOR_REAL, text=words("Le faire pour de vrai"), picture="web", wish=acts.TookWay(acts.FOR_REAL)
    )
    again = Option(id=acts.PRACTICE, text=words("M’entraîner encore"), picture="recommencer",
                   wish=acts.TookWay(acts.PRACTICE))  # fmt: skip
    return Page(
        name=CHEER,
        title=words("Vous avez réussi !"),
        sentences=(words("Vous savez le faire. Le vrai site ressemble à celui-ci."),),
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


def _document(pages: int, words: Words) -> Page:
    return Page(
        name=DOCUMENT,
        title=words("Votre document"),
        sentences=(words.counted("{n} page à imprimer.", "{n} pages à imprimer.", pages),),
        options=(
            Option(id="imprimer", text=words("Imprimer"), picture="imprimante", wish=PrintDocument(),
                   weight=Weight.MAIN),
            back_to_site(words),
        ),
    )  # fmt: skip


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


def _browser(step: PracticeStep | SiteStep, place: Standing, gesture: Gesture | None, catalogue: Catalogue) -> Beside:
    site = site_of(place.way, step, catalogue.guides)
    if place.way == acts.PRACTICE:
        name = catalogue.practice[site].name
        address, rules = f"{PRACTICE}://{site}/{catalogue.guides[step.guide].start}", None
    else:
        name, address, rules = catalogue.sites[site].name, catalogue.sites[site].start, rules_of(catalogue.sites[site])
    return Beside(
        site=site, name=name, address=address, rules=rules, opened=place.opened, gesture=place.gesture,
        what=gesture.id if gesture else "",
        returned=sum(one.what == acts.COME_BACK for one in place.asked),
        target=gesture.target.get(site, "") if gesture else "",
        sign=gesture.done.get(site, BY_WORD) if gesture else BY_WORD,
        shown=place.has_asked(acts.SHOW),
        words=bool(place.asked) and place.asked[-1].what in (acts.WORDS, acts.WORD),
    )  # fmt: skip


def _sign(gesture: Gesture, place: Standing, step: PracticeStep | SiteStep, catalogue: Catalogue) -> Sign:
    return gesture.done.get(site_of(place.way, step, catalogue.guides), BY_WORD)


def _name(site: str, catalogue: Catalogue) -> str:
    return catalogue.sites[site].name if site in catalogue.sites else ""


def _site_words(step: PracticeStep | SiteStep, catalogue: Catalogue) -> Mapping[str, SiteWord]:
    """Those of the made-up site: a true one explains itself."""
    guide = catalogue.guides.get(step.guide)
    return catalogue.practice[guide.site].words if guide else {}


def _card(words: Words) -> Slip:
    """The papers of somebody who does not exist."""
    return Slip(
        (words("Amina Exemple, née le 3 mars 1961."), words("Elle n’existe pas : essayez sans crainte.")),
        words("Vous jouez Amina"),
        "identite",
    )


def _go_on(words: Words, weight: Weight) -> Option:
    return Option(id="continuer", text=words("Continuer"), wish=acts.Continued(), weight=weight, picture="suite")


def _without(words: Words) -> Option:
    return Option(id="offres", text=words("Pas maintenant"), picture="retour", wish=acts.TookWay())


def _finished(words: Words) -> Option:
    return Option(id="fini", text=words("J’ai fini sur ce site"), picture="suite", wish=acts.Continued())


def _back_to_it(words: Words) -> Option:
    return Option(id="geste", text=words("Revenir au geste"), picture="suite", wish=acts.Asked(acts.GO_ON),
                  weight=Weight.MAIN)  # fmt: skip
