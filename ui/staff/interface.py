"""What the kiosk says outside the flows: the words of its own pages, gathered from the pages themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product

from msgspec.structs import astuple, replace

from impression.printers.sentences import (
    DOCUMENT_IN_A_FOLDER,
    DOCUMENT_SAYINGS,
    DOCUMENT_WAITS,
    IN_A_FOLDER,
    SAYINGS,
)
from kiosk.content.schema import Catalogue, Place
from kiosk.content.steps import AbilityStep, PracticeStep, QuizStep, SiteStep, Trial
from kiosk.content.texts import texts
from kiosk.content.words import Words, msgid, words_of
from kiosk.visit import acts, threshold
from kiosk.visit.comfort import Comfort
from kiosk.visit.ending import Remains, goodbye_page
from kiosk.visit.finding import orientation_page, results_page, search_page
from kiosk.visit.glossary import glossary_page
from kiosk.visit.guide_pages import FINE, Condition
from kiosk.visit.narration import narration
from kiosk.visit.page import AllWords, Explained, Page, PageWords, Progress
from kiosk.visit.pages import page
from kiosk.visit.practice_pages import practice_page
from kiosk.visit.sheet import all_lines, sheet
from kiosk.visit.state import Screen, State, Walk, Walked, has_sheet
from kiosk.webpolicy import Verdict
from ui.film.words import film_words
from ui.permanent import footer_commands, header_for, listen_command
from ui.staff.script import Part, parted
from ui.widgets.captions import captions

PLACES = (Place(id="1", name="", address=""),)
"""So that the words around a choice of places are there; those of a place are no words of ours."""


def interface_script(catalogue: Catalogue, languages: Sequence[tuple[str, str]], staff: Words) -> tuple[Part, ...]:
    """In the order of a visit, without what the flows say. `languages`: code and own name of those that are offered.
    `staff`: their words, for the titles."""
    words = words_of(catalogue)
    steps, ending = list(_steps(catalogue)), (Screen.LEAVING, Screen.SATISFACTION, Screen.AUTONOMY)
    topics = (State(Screen.TOPIC, topic.id) for topic in catalogue.topics)
    theirs = {text for one in (*catalogue.flows.values(), *catalogue.quizzes.values()) for _, text in texts(one)}

    def of(*pages: Page) -> list[str]:
        return [said.text for one in pages for said in narration(one) if said.language in ("", catalogue.language)]

    def at(states: Iterable[State]) -> list[str]:
        return of(*(page(state, catalogue, PLACES, words) for state in states))

    def around(states: Iterable[State]) -> list[str]:
        return [text for text in at(states) if text not in theirs]

    beginning = of(threshold.welcome_page(words), threshold.language_page(languages, "", words))
    settings = of(threshold.comfort_page(Comfort(), words), threshold.settings_page(Comfort(), words))
    farewells = of(*(goodbye_page(words, left, sheet) for left, sheet in product(Remains, (True, False))))
    alarms = of(
        threshold.emergency_page(catalogue.emergency, words), threshold.calling_page(words),
        *(threshold.still_there_page(words, discreet) for discreet in (False, True)),
    )  # fmt: skip
    home = [*at([State()]), words("Que voulez-vous faire ?"), *around(topics), *of(*_ways_in(catalogue, words))]
    places = (
        (msgid("Les boutons toujours là"), _commands(words)),
        (msgid("Le début de la visite"), beginning),
        (msgid("Le confort et les réglages"), settings),
        (msgid("L’accueil"), home),
        (msgid("Dans tous les parcours"), [*around(steps), words("Je ne sais pas")]),
        (msgid("S’entraîner, et les vrais sites"), [*_practised(catalogue, words)]),
        (msgid("Les mots expliqués"), of(*_words_explained(catalogue, words))),
        (msgid("Le film"), _film(words)),
        (msgid("La fiche à l’écran"), [*around(_sheets(steps, catalogue)), *_keys(catalogue, words)]),
        (msgid("La fiche sur papier"), _paper(catalogue, words)),
        (msgid("L’impression"), _printing(words)),
        (msgid("La fin de la visite"), [*at(State(screen) for screen in ending), *farewells]),
        (msgid("Urgence, aide, absence"), alarms),
    )
    return parted((staff(title), said) for title, said in places)


def _practised(catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Of a made-up flow that has it all: what its guide and its site say is left to them."""
    guide = next(iter(catalogue.guides.values()), None)
    site = next(iter(catalogue.sites.values()), None)
    flow = next(iter(catalogue.flows.values()), None)
    if guide is None or site is None or flow is None:
        return
    step = PracticeStep(title="", guide=guide.id, film="-", site=site.id, goto="")
    theirs = {
        text for one in (guide, *catalogue.practice.values(), *catalogue.sites.values()) for _, text in texts(one)
    }
    theirs |= {gesture.text for gesture in guide.gestures}
    begun = ((acts.TookWay(way), acts.Continued()) for way in (acts.PRACTICE, acts.FOR_REAL))
    asked = [(), *((acts.Asked(what, "-"),) for what in acts.ASKED)]
    practising = (acts.TookWay(acts.PRACTICE), acts.Continued())
    done = (*practising, *(acts.DidGesture(rank) for rank, _ in enumerate(guide.gestures)))
    over = (*practising, *(acts.PassedOver() for _ in guide.gestures))
    series: list[tuple[acts.Act, ...]] = [(), *((acts.TookWay(way),) for way in acts.WAYS), done, over]
    series += [(*way, *what) for way in begun for what in asked]
    conditions = (
        FINE, Condition(true_sites=False), Condition(lost=True), Condition(unreachable=True), Condition(broken=True),
        Condition(document=1), Condition(coming=True), *(Condition(refused=verdict) for verdict in Verdict),
    )  # fmt: skip
    for one in (step, SiteStep(title="", site=site.id, goto="")):
        for here, condition in product(series if one is step else [(acts.TookWay(acts.FOR_REAL), acts.Continued())],
                                       conditions):  # fmt: skip
            walk = Walk(flow.id, "", here=here)
            shown = practice_page(one, walk, flow, catalogue, Progress(1, 1, ""), words, condition)
            yield from (said.text for said in narration(shown) if said.text and said.text not in theirs)
    yield from (words("Votre document"), words("Revenir au site"))


def _ways_in(catalogue: Catalogue, words: Words) -> Iterator[Page]:
    """The questions of « Je ne sais pas », and the pages of the search."""
    for name in catalogue.orientation.questions if catalogue.orientation else ():
        yield orientation_page(State(Screen.ORIENTATION, asked=(name,)), catalogue)
    yield search_page(State(Screen.SEARCH), catalogue, words)
    yield from (
        results_page(State(Screen.RESULTS), found, catalogue, words) for found in ((), tuple(catalogue.flows)[:1])
    )
    yield replace(results_page(State(Screen.RESULTS, searched="…"), (), catalogue, words), title="")


def _steps(catalogue: Catalogue) -> Iterator[State]:
    for flow in catalogue.flows.values():
        trials: tuple[Walked, ...] = ()
        for name, step in flow.steps.items():
            walk = Walk(flow.id, name)
            if isinstance(step, Trial):
                walk, trials = replace(walk, past=trials), (*trials, Walked(name))
            if isinstance(step, QuizStep | Trial):
                yield from (State(Screen.STEP, walks=(one,)) for one in _played(walk, step, catalogue))
            elif not isinstance(step, AbilityStep):  # it has no screen
                yield State(Screen.STEP, walks=(walk,))


def _played(walk: Walk, step: QuizStep | Trial, catalogue: Catalogue) -> Iterator[Walk]:
    """Each screen of what is played, whatever is answered; to a group too."""
    go_on = acts.Continued()
    if isinstance(step, QuizStep):
        count = len(catalogue.quizzes[step.quiz].statements)
        for place in range(count + 1):
            before = (acts.Guessed("vrai"), go_on) * place
            yield replace(walk, here=before)
            if place < count:
                yield from (replace(walk, here=(*before, acts.Guessed(guess))) for guess in acts.GUESSES)
        asked, _, answer = step.group.partition(".")
        if asked:
            yield replace(walk, past=(Walked(asked, choice=answer),))
        return
    right = acts.Tried(step.typed or next(one.id for one in step.choices if one.good))
    wrong = acts.Tried(next((one.id for one in step.choices if not one.good), ""))
    for here in ((), (right,), (wrong,), (wrong, right), (wrong, wrong), (wrong, wrong, acts.AskedToSee())):
        yield replace(walk, here=here)


def _sheets(steps: Iterable[State], catalogue: Catalogue) -> Iterator[State]:
    """The sheet, its lines kept and removed, with a nickname and without."""
    earned = next((state for state in steps if has_sheet(state, catalogue)), None)
    if earned is not None:
        lines = tuple(key for key, _ in all_lines(earned, catalogue))
        yield State()  # at home, « Voir ma fiche »
        yield from (replace(earned, screen=Screen.SHEET, nickname=name) for name in ("", "…"))
        yield from (replace(earned, screen=Screen.LINES, removed=removed) for removed in ((), lines))
    yield State(Screen.NICKNAME)


def _words_explained(catalogue: Catalogue, words: Words) -> Iterator[Page]:
    """The lists, then each word, before it is kept and after."""
    terms = tuple(catalogue.glossary)
    for opened in (PageWords(), AllWords()) if terms else ():
        yield glossary_page((opened,), State(), catalogue, words, str)
    for term in terms:
        yield glossary_page((PageWords(), Explained(term)), State(terms=terms[:1]), catalogue, words, str)


def _commands(words: Words) -> list[str]:
    listen = listen_command(words)
    headers = (Page(name="", title="", terms=("",)), Page(name="", title="", quits_fast=True))
    always = (*footer_commands(words, listen), *(one for page in headers for one in header_for(page, words).commands))
    return [*(command.text for command in always), words("Stop"), words("Suite")]


def _keys(catalogue: Catalogue, words: Words) -> tuple[str, ...]:
    on_keys = captions(catalogue.keys, words)
    own = (on_keys.space, on_keys.erase, on_keys.digits, on_keys.letters, *on_keys.orders)
    latin = (on_keys.latin,) if catalogue.keys.latin else ()
    return words("C’est bon"), words("Votre fiche se prépare…"), words("Page suivante"), *own, *latin


def _film(words: Words) -> list[str]:
    film = film_words(words)
    buttons = (film.invitation, film.watch, film.pause, film.resume, film.again, film.back)
    return [*buttons, film.hide_subtitles, film.show_subtitles, *film.silent, *film.sorry]


def _paper(catalogue: Catalogue, words: Words) -> list[str]:
    """The head and the headings of the sheet, and the services that it names."""
    blank = sheet(State(), catalogue, (), words, date.today())
    headings = astuple(replace(blank.headings, steps_again="", notice=""))  # these are for the eye alone
    looked_up = words("Demandez à l’animateur de chercher avec vous.")
    services = (text for contact in catalogue.contacts.values() for _, text in texts(contact))
    return [blank.title, *headings, *services, looked_up]


def _printing(words: Words) -> list[str]:
    pages = (
        threshold.printing_page((), printed, trouble, words) for printed, trouble in product((False, True), repeat=2)
    )
    said = [text.text for one in pages for text in narration(one)]
    documents = (*DOCUMENT_SAYINGS.values(), DOCUMENT_WAITS, DOCUMENT_IN_A_FOLDER)
    return [*said, *(words(saying.resident) for saying in SAYINGS.values()), words(IN_A_FOLDER), *map(words, documents)]
