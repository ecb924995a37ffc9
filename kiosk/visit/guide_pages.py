"""What stands beside the browser: the guide's words for one gesture, and what may be asked of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.guides import BY_WORD, Gesture, Sign, SiteWord
from kiosk.content.hosts import rules_of
from kiosk.content.schema import Catalogue
from kiosk.content.steps import PracticeStep, SiteStep
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.page import Beside, Call, Option, Page, Slip, Stars, Weight
from kiosk.visit.practised import Standing, gestures, site_of
from kiosk.visit.refusals import told
from kiosk.webpolicy import PRACTICE, Verdict

BESIDE = "geste"
STUCK, BACK = "bloque", "revenir"
"""Options of a gesture: what is asked when it does not go on, and the way back from another page."""


class Condition(Struct, frozen=True):
    """How the browser is. `true_sites`: whether they may be opened on this machine. `lost`: what the guide points at is
    not on the page. `refused`: why something was just refused. `unreachable`: the site does not answer. `broken`: the
    browser stopped, and will not start again. `coming`: a document is on its way, and would be lost with its site.
    `document`: pages of one that the site gives, to be seen and printed; `sent`: to the printer."""

    true_sites: bool = True
    lost: bool = False
    refused: Verdict | None = None
    unreachable: bool = False
    broken: bool = False
    coming: bool = False
    document: int = 0
    sent: bool = False


FINE = Condition()


def guided_page(
    step: PracticeStep | SiteStep, place: Standing, catalogue: Catalogue, words: Words, condition: Condition
) -> Page:
    """The guide's words, and what the browser shows beside them."""
    todo = gestures(place.way, step, catalogue.guides)
    gesture = todo[place.gesture] if place.gesture < len(todo) else None
    last = place.asked[-1] if place.asked else acts.Asked("")
    practising = place.way == acts.PRACTICE
    match last.what:
        case acts.STUCK:
            page = _stuck(practising, _is_recorded(gesture, step, place, catalogue), words)
        case acts.CARD:
            page = _aside(words("Votre carte d’exercice"), (), words, made_up_card(words))
        case acts.WORDS:
            page = _aside(
                words("Touchez un mot souligné"),
                (words("Son sens s’affiche ici."), words("Aucun mot souligné ? Revenez au geste.")),
                words,
            )
        case acts.WORD if found := _site_words(step, catalogue).get(last.word):
            page = _aside(found.word, (found.meaning,), words)
        case _ if gesture is None:
            page = _on_the_true_site(words, condition)
        case _:
            page = _gesture(gesture, step, place, catalogue, words, condition)
    return replace(
        page,
        sentences=(*remarks(condition, words), *page.sentences),
        stars=Stars(0, 0, words("Geste {n} sur {total}", n=place.gesture + 1, total=len(todo))) if gesture else None,
        beside=browser_of(step, place, gesture, catalogue),
        keys=catalogue.keys,
        moment=place.gesture,
    )


def remarks(condition: Condition, words: Words) -> tuple[str, ...]:
    """What has just happened on the site, before anything else."""
    remark = words("Votre document arrive. Attendez un peu.") if condition.coming else told(condition.refused, words)
    return (remark,) if remark else ()


def _gesture(
    gesture: Gesture, step: PracticeStep | SiteStep, place: Standing, catalogue: Catalogue, words: Words,
    condition: Condition,
) -> Page:  # fmt: skip
    """One thing to do. Where the page does not show that it is done, the person says so."""
    practising = place.way == acts.PRACTICE
    recorded = _is_recorded(gesture, step, place, catalogue)
    said = _beneath(gesture, practising, recorded, place.has_asked(acts.OTHERWISE))
    main: tuple[Option, ...] = ()
    astray = ""
    if condition.lost and practising:
        astray, said = words("Ce n’est pas la bonne page. Ce n’est pas grave."), ""  # no tip for what is not there
        main = (Option(id=BACK, text=words("Revenir à la bonne page"), picture="retour",
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
            Option(id=STUCK, text=words("Je suis bloqué"), picture="question", wish=acts.Asked(acts.STUCK)),
            Option(id="passer", text=words("Passer"), wish=acts.PassedOver(), weight=Weight.QUIET),
            *(() if practising or condition.coming else (replace(_finished(words), weight=Weight.QUIET, picture=""),)),
        ),
    )


def _beneath(gesture: Gesture, practising: bool, recorded: bool, otherwise: bool) -> str:
    """The tip, or other words for the gesture. On a true site neither an example of what to write, which would become
    somebody's password, nor, where nobody has recorded it, what a button of the made-up one looks like."""
    if otherwise and recorded:
        return gesture.otherwise
    return gesture.tip if practising or not gesture.typed else ""


def _is_recorded(gesture: Gesture | None, step: PracticeStep | SiteStep, place: Standing, catalogue: Catalogue) -> bool:
    """Whether somebody has said where it is made on this site."""
    return gesture is not None and site_of(place.way, step, catalogue.guides) in gesture.target


def _stuck(practising: bool, recorded: bool, words: Words) -> Page:
    """Three ways out, and back. Of a gesture that nobody has recorded there is nothing to show, and nothing to add."""
    show = Option(id="montrer", text=words("Montrez-moi"), picture="oeil", wish=acts.Asked(acts.SHOW))
    otherwise = Option(id="autrement", text=words("Dites-le autrement"), picture="parler",
                       wish=acts.Asked(acts.OTHERWISE))  # fmt: skip
    mine = Option(id="carte", text=words("Ma carte"), wish=acts.Asked(acts.CARD), weight=Weight.QUIET)
    stop = Option(id="arreter", text=words("Arrêter"), wish=acts.TookWay(), weight=Weight.QUIET)
    return Page(
        name=BESIDE,
        title=words("Que voulez-vous ?"),
        options=(
            *((show, otherwise) if recorded else ()),
            Option(id="aide", text=words("Appelez quelqu’un"), picture="appeler", wish=Call()),
            _back_to_it(words),
            *((mine, stop) if practising else ()),
        ),
    )  # fmt: skip


def _aside(title: str, sentences: tuple[str, ...], words: Words, slip: Slip | None = None) -> Page:
    return Page(name=BESIDE, title=title, sentences=sentences, slip=slip, options=(_back_to_it(words),))


def _on_the_true_site(words: Words, condition: Condition) -> Page:
    return Page(
        name=BESIDE,
        title=words("Prenez votre temps"),
        sentences=(words("Bloqué ? Appelez quelqu’un."),),
        options=(
            *(() if condition.coming else (replace(_finished(words), weight=Weight.MAIN),)),
            Option(id="aide", text=words("Appelez quelqu’un"), picture="appeler", wish=Call()),
        ),
    )


def browser_of(step: PracticeStep | SiteStep, place: Standing, gesture: Gesture | None, catalogue: Catalogue) -> Beside:
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


def _site_words(step: PracticeStep | SiteStep, catalogue: Catalogue) -> Mapping[str, SiteWord]:
    """Those of the made-up site: a true one explains itself."""
    guide = catalogue.guides.get(step.guide)
    return catalogue.practice[guide.site].words if guide else {}


def made_up_card(words: Words) -> Slip:
    """The papers of somebody who does not exist."""
    return Slip(
        (words("Amina Exemple, née le 3 mars 1961."), words("Elle n’existe pas : essayez sans crainte.")),
        words("Vous jouez Amina"),
        "identite",
    )


def _finished(words: Words) -> Option:
    return Option(id="fini", text=words("J’ai fini sur ce site"), picture="suite", wish=acts.Continued())


def _back_to_it(words: Words) -> Option:
    return Option(id="geste", text=words("Revenir au geste"), picture="suite", wish=acts.Asked(acts.GO_ON),
                  weight=Weight.MAIN)  # fmt: skip
