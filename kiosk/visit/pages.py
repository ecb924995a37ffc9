"""The page that each state of a visit shows, in words already translated."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kiosk.content.layout import EMERGENCY, GLOSSARY, ORIENTATION, TOPICS, quiz_file, stem
from kiosk.content.schema import Catalogue, Place, Topic
from kiosk.content.steps import End, FilmStep, PlaceStep, PracticeStep, Question, QuizStep, SiteStep, Trial
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.acts import Act
from kiosk.visit.ending import (
    autonomy_page,
    goodbye_page,
    leaving_page,
    lines_page,
    satisfaction_page,
    see_sheet,
    sheet_page,
)
from kiosk.visit.finding import flow_option, orientation_page, results_page, search_page, ways_in
from kiosk.visit.glossary import terms_of
from kiosk.visit.guide_pages import FINE, Condition
from kiosk.visit.page import Option, Page, Progress, Weight
from kiosk.visit.play_pages import GAMES, quiz_page, trial_page
from kiosk.visit.practice_pages import IN_PRACTICE, files_of_practice, practice_page
from kiosk.visit.proofreading import notice
from kiosk.visit.sheet import files_of_sheet
from kiosk.visit.state import Screen, State, current_flow, current_step, flows_after, has_sheet, progress, tiles


def page(
    state: State, catalogue: Catalogue, places: Sequence[Place], words: Words, condition: Condition = FINE
) -> Page:
    """The page for a state. What only the window knows is left to it: how a sheet comes out
    (`threshold`), and what a search finds (`finding`). `condition`: how the browser is."""
    match state.screen:
        case Screen.HOME:
            return _home(state, catalogue, words)
        case Screen.TOPIC:
            return _topic(state, catalogue, words)
        case Screen.ORIENTATION:
            return orientation_page(state, catalogue)
        case Screen.SEARCH:
            return search_page(state, catalogue, words)
        case Screen.RESULTS:
            return results_page(state, (), catalogue, words)
        case Screen.STEP:
            return _step(state, catalogue, places, words, condition)
        case Screen.SHEET:
            return sheet_page(state, catalogue, places, words)
        case Screen.LINES:
            return lines_page(state, catalogue, places, words)
        case Screen.NICKNAME:
            return Page(
                name="prenom",
                title=words("Écrivez votre prénom"),
                sentences=(words("Un surnom suffit. La borne ne garde rien."),),
                text=state.nickname,
                keys=catalogue.keys,
            )
        case Screen.PRINTING:
            return Page(name="impression", title=words("Votre fiche"), picture="imprimante")
        case Screen.LEAVING:
            return leaving_page(words)
        case Screen.SATISFACTION:
            return satisfaction_page(words)
        case Screen.AUTONOMY:
            return autonomy_page(words)
        case Screen.GOODBYE:
            return goodbye_page(words)


UNNOTICED = frozenset({"langue", "confort", "reglages", "prenom", "recherche"})
"""Pages of a few words, that set or write something: nobody relies on them."""


def noticed(page: Page, state: State, catalogue: Catalogue, words: Words) -> Page:
    """The page with its notice, if it is to have one. `state`: that of the visit, which an aside may stand over."""
    if page.name in UNNOTICED:
        return page
    return replace(page, notice=notice(catalogue, words, _files_behind(page, state, catalogue)))


def _files_behind(page: Page, state: State, catalogue: Catalogue) -> frozenset[str]:
    """The content files whose words a page shows, or, on the way to the printer, those of its sheet."""
    match page.name:
        case "urgence":
            return frozenset({stem(EMERGENCY)})
        case "accueil":
            return frozenset({stem(TOPICS)})
        case "theme":
            return frozenset({stem(TOPICS), *(flow.id for flow in catalogue.flows_of(page.topic))})
        case "orientation":
            return frozenset({stem(ORIENTATION)})
        case "resultats":
            return frozenset(option.wish.flow for option in page.options if isinstance(option.wish, acts.OpenedFlow))
        case "etape" | "film":
            after = flows_after(current_step(state, catalogue), catalogue)
            return frozenset({state.walks[-1].flow, *(flow.id for flow in after)})
        case "mots" | "glossaire" | "mot":
            return frozenset({stem(GLOSSARY)})
        case name if name in GAMES | IN_PRACTICE:
            step = current_step(state, catalogue)
            if isinstance(step, PracticeStep | SiteStep):
                return files_of_practice(step, page, catalogue)
            quiz = {stem(quiz_file(step.quiz))} if isinstance(step, QuizStep) else set()
            return frozenset({state.walks[-1].flow, *quiz})
        case "fiche" | "lignes" | "impression":
            return files_of_sheet(state)
    return frozenset()


def _home(state: State, catalogue: Catalogue, words: Words) -> Page:
    opening = tiles(catalogue)
    shown = tuple(_tile(topic, opening[topic.id]) for topic in catalogue.topics if topic.id in opening)
    own = (see_sheet(words),) if has_sheet(state, catalogue) else ()
    return Page(
        name="accueil",
        title=words("De quoi avez-vous besoin ?"),
        sentences=(words("Touchez un bouton. Vous ne pouvez rien casser."),),
        options=(*shown, *ways_in(catalogue, words), *own),
    )


def _tile(topic: Topic, wish: Act) -> Option:
    return Option(id=topic.id, text=topic.title, hint=topic.hint, picture=topic.picture, topic=topic.id, wish=wish)


def _topic(state: State, catalogue: Catalogue, words: Words) -> Page:
    topic = next(topic for topic in catalogue.topics if topic.id == state.topic)
    return Page(
        name="theme",
        title=topic.title,
        sentences=(words("Que voulez-vous faire ?"),),
        picture=topic.picture,
        topic=topic.id,
        options=tuple(flow_option(flow, flow.id) for flow in catalogue.flows_of(topic.id)),
    )


def _step(state: State, catalogue: Catalogue, places: Sequence[Place], words: Words, condition: Condition) -> Page:
    flow, step = current_flow(state, catalogue), current_step(state, catalogue)
    n, total = progress(state.walks[-1], flow, places, catalogue.quizzes)
    mark = Progress(n, total, words("Étape {n} sur {total}", n=n, total=total))
    if isinstance(step, QuizStep):
        return quiz_page(step, state.walks[-1], flow, catalogue.quizzes[step.quiz], mark, words)
    if isinstance(step, Trial):
        return trial_page(step, state.walks[-1], flow, mark, catalogue.keys, words)
    if isinstance(step, PracticeStep | SiteStep):
        return practice_page(step, state.walks[-1], flow, catalogue, mark, words, condition)
    go_on = Option(id="continuer", text=words("Continuer"), wish=acts.Continued(), weight=Weight.MAIN, picture="suite")
    options: tuple[Option, ...]
    name, film = "etape", ""
    match step:
        case Question(choices=choices):
            options = tuple(
                Option(id=c.id, text=c.text, hint=c.hint, picture=c.picture, topic=flow.topic, wish=acts.Chose(c.id))
                for c in choices
            )
        case PlaceStep():
            options = (
                *(
                    Option(id=place.id, text=place.name, hint=place.address, picture="lieu", topic=flow.topic,
                           wish=acts.PickedPlace(place.id))
                    for place in places
                ),
                Option(id="continuer", text=words("Je ne choisis pas maintenant"), picture="question",
                       topic=flow.topic, wish=acts.Continued()),
            )  # fmt: skip
        case FilmStep():
            name, film, options = "film", step.film, (go_on,)
        case End():
            options = (
                see_sheet(words),
                *(flow_option(other, f"parcours.{other.id}") for other in flows_after(step, catalogue)),
                Option(id="autre", text=words("Faire une autre démarche"), picture="accueil", wish=acts.WentHome()),
                Option(id="recommencer", text=words("Recommencer depuis le début"), picture="recommencer",
                       wish=acts.Restarted()),
            )  # fmt: skip
        case _:
            options = (go_on,)
    return Page(
        name=name, title=step.title, sentences=step.sentences, picture=step.picture or flow.picture, topic=flow.topic,
        options=options, progress=mark, film=film, discreet=flow.discreet, terms=terms_of(state, catalogue),
    )  # fmt: skip
