"""Every page that a resident can meet, in one language, made from the shipped content: what the walk walks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from msgspec.structs import replace as changed
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from impression.paper import render_and_note
from impression.printers.port import Outlook
from impression.printers.sentences import IN_A_FOLDER, SAYINGS
from kiosk.content.catalogue import read_catalogue
from kiosk.content.languages import tongues
from kiosk.content.schema import Catalogue, Place
from kiosk.content.steps import End, PlaceStep, Question, QuizStep, Trial
from kiosk.content.words import Words, words_of
from kiosk.search.find import MOST
from kiosk.visit import acts, threshold
from kiosk.visit.acts import LONGEST_SEARCH, Act
from kiosk.visit.comfort import Comfort
from kiosk.visit.finding import orientation_page, results_page, search_page
from kiosk.visit.glossary import glossary_page
from kiosk.visit.narration import sheet_narration
from kiosk.visit.page import AllWords, Explained, Page, PageWords
from kiosk.visit.pages import UNNOTICED, page
from kiosk.visit.played import is_asked, is_found, is_shown, may_be_shown
from kiosk.visit.proofreading import MACHINE
from kiosk.visit.sheet import all_lines, sheet
from kiosk.visit.state import Screen, State, current_step, replay
from ui import permanent
from ui.paper import pictures
from ui.printing import GOING_WELL, printing_sentences
from ui.screens.alone import CallingOverlay, StillThereOverlay
from ui.screens.choice import screen_for
from ui.screens.spoken_line import SpokenLine
from ui.theme.look import Look
from ui.window import KioskWindow
from ui.written_words import spoken_lines

CONTENT = Path(__file__).parents[2] / "contenus"
PLACES = (
    Place(id="1", name="Cyberespace de l’Arbrisseau", address="25 rue de l’Abbé Aerts, 59000 Lille"),
    Place(id="2", name="Maison des services publics", address="12 avenue du Président John-Fitzgerald Kennedy"),
    Place(id="3", name="Centre social", address="1 place Haute"),
    Place(id="4", name="France services de Villeneuve-Saint-Georges", address="2 rue Balzac"),
    Place(id="5", name="Mairie", address="Place de la République"),
)
"""As an admin would type them: a short one, a very long one."""

NICKNAME = "Marie-Antoinette"
BROKEN = "voix-en-panne"
MOST_TRIES = 3
TEN_NAMES = (
    "Français", "English", "Español", "Português", "العربية", "Türkçe", "Română", "Українська", "Русский", "فارسی",
)  # fmt: skip
Overlay = Callable[[Look, QWidget], QWidget]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Everything in one language."""

    catalogue: Catalogue
    words: Words


@dataclass(frozen=True, slots=True)
class Scene:
    """One page, and what the page does not say: how many pages the sheet has, or what it stands over, and how."""

    name: str
    page: Page
    told: Told
    paper: int = 0
    overlay: Overlay | None = None
    under: Page | None = None


@cache
def told_in(language: str = "fr", *local: Path) -> Told:
    """The shipped content, with a folder of local content over it, if there is one."""
    read, faults = read_catalogue([CONTENT, *local], language)
    assert read is not None, "\n".join(map(str, faults))
    return Told(read, words_of(read))


def catalogue() -> Catalogue:
    return told_in().catalogue


def words() -> Words:
    return told_in().words


def scenes() -> tuple[Scene, ...]:
    return scenes_of(told_in())


@cache
def scenes_of(told: Told) -> tuple[Scene, ...]:
    visit = (*_visit(told), *_finding(told), *_words(told))
    return (*_steps(told), *_around(told), *visit, *_printing(told), *_overlays(told))


def show(scene: Scene, window: KioskWindow, look: Look, keep_place: bool = False) -> QWidget:
    """Show a scene as the conductor does. Returns what is to be looked at: the screen, or what stands over it."""
    window.hide_overlay()
    screen = draw(scene, window, look, keep_place)
    return window.show_overlay(scene.overlay) if scene.overlay else screen


def draw(scene: Scene, window: KioskWindow, look: Look, keep_place: bool = False) -> QWidget:
    """The page of a scene, without what stands over it."""
    words = scene.told.words
    page = _noticed(scene.under or scene.page, words)
    alone = page.name == "veille"
    header = None if alone else permanent.header_for(page, words)
    listen = permanent.listen_command(words, broken=scene.name == BROKEN)
    footer = () if alone else permanent.footer_commands(words, listen)
    screen = window.show_screen(screen_for(page, words, [CONTENT / "films"]), look, header, footer, keep_place)
    if scene.paper:
        screen.show_paper(*_paper(scene.told, scene.paper, screen.paper_width()))
    return screen


def _noticed(page: Page, words: Words) -> Page:
    """As if a machine had translated everything: what takes the most room."""
    return page if words.language == "fr" or page.name in UNNOTICED else changed(page, notice=words(MACHINE))


def _steps(told: Told) -> Iterator[Scene]:
    """Every step of every flow, by one way from its start."""
    for flow in told.catalogue.flows:
        for name, visit in _ways(told, flow).items():
            yield Scene(f"{flow}.{name}", _page_after(told, *visit), told)


@cache
def _ways(told: Told, flow: str) -> dict[str, tuple[Act, ...]]:
    """Acts that lead to each step of a flow, and to each screen of one that is played."""
    ahead: list[tuple[Act, ...]] = [(acts.OpenedFlow(flow),)]
    ways: dict[str, tuple[Act, ...]] = {}
    seen: set[tuple[str, int]] = set()
    while ahead:
        visit = ahead.pop(0)
        state = replay(visit, told.catalogue, PLACES)
        name = _scene_name(state)
        here = (name, sum(act in visit for act in _gestures(told, flow)))  # how many went well says where it leads
        if here not in seen:
            seen.add(here)
            ways.setdefault(name, visit)
            ahead += [(*visit, act) for act in _possible(told, state)]
    return ways


def _gestures(told: Told, flow: str) -> Iterator[Act]:
    """What is right in each trial of a flow."""
    for step in told.catalogue.flows[flow].steps.values():
        if isinstance(step, Trial):
            yield _right(step)


def _right(step: Trial) -> Act:
    return acts.Tried(step.typed or next(attempt.id for attempt in step.choices if attempt.good))


def _scene_name(state: State) -> str:
    """By what was done last inside a step; as for tries, three wrong ones are as good as more."""
    walk = state.walks[-1]
    if not walk.here:
        return walk.at
    last = walk.here[-1]
    done = last.answer if isinstance(last, acts.Guessed | acts.Tried) else type(last).__name__
    return f"{walk.at} {min(len(walk.here), MOST_TRIES) if isinstance(last, acts.Tried) else len(walk.here)} {done}"


def _possible(told: Told, state: State) -> Iterator[Act]:
    match current_step(state, told.catalogue):
        case Question(choices=choices):
            yield from (acts.Chose(choice.id) for choice in choices)
        case QuizStep() as step if is_asked(step, state.walks[-1].here, told.catalogue.quizzes):
            yield from map(acts.Guessed, acts.GUESSES)
        case Trial() as step if not (is_found(step, here := state.walks[-1].here) or is_shown(here)):
            wrong = step.typed[:-1] or next(attempt.id for attempt in step.choices if not attempt.good)
            yield from (_right(step), acts.Tried(wrong), acts.PassedOver())
            if may_be_shown(step, here):
                yield acts.AskedToSee()
        case PlaceStep():
            yield from (acts.PickedPlace(PLACES[0].id), acts.Continued())
        case End():
            pass
        case _:
            yield acts.Continued()


@cache
def _long_visit(told: Told) -> tuple[Act, ...]:
    """The two flows with the longest sheets, one after the other: the fullest list of lines."""
    count = partial(_line_count, told)
    longest = {flow: max(ends(flow, told), key=count) for flow in told.catalogue.flows}
    two = sorted(longest.values(), key=count)[-2:]
    return (*two[0], acts.WentHome(), *two[1])


def ends(flow: str, told: Told | None = None) -> Iterator[tuple[Act, ...]]:
    told = told or told_in()
    steps = told.catalogue.flows[flow].steps
    return (visit for name, visit in _ways(told, flow).items() if isinstance(steps.get(name), End))


def _line_count(told: Told, visit: Sequence[Act]) -> int:
    return len(all_lines(replay(visit, told.catalogue, PLACES), told.catalogue, PLACES))


def _page_after(told: Told, *visit: Act) -> Page:
    return page(replay(visit, told.catalogue, PLACES), told.catalogue, PLACES, told.words)


def _around(told: Told) -> Iterator[Scene]:
    yield Scene("veille", threshold.welcome_page(told.words), told)
    others = [threshold.greeting(told_in(tongue.code).words) for tongue in tongues([CONTENT])[0]]
    yield Scene("veille-en-dix-langues", threshold.welcome_page(told.words, "Centre social", others), told)
    french = (("fr", "Français"),)
    yield Scene("langue", threshold.language_page(french, "fr", told.words), told)
    yield Scene("langues", threshold.language_page(tuple((name, name) for name in TEN_NAMES), "fr", told.words), told)
    yield Scene("confort", threshold.comfort_page(Comfort(), told.words), told)
    yield Scene("reglages", threshold.settings_page(Comfort(), told.words), told)
    yield Scene(BROKEN, threshold.language_page(french, "fr", told.words), told)
    yield Scene("urgence", threshold.emergency_page(told.catalogue.emergency, told.words), told)


def _visit(told: Told) -> Iterator[Scene]:
    ended = _long_visit(told)
    yield Scene("accueil", _page_after(told), told)
    yield Scene("accueil-avec-fiche", _page_after(told, *ended, acts.WentHome()), told)
    yield Scene("theme", page(State(screen=Screen.TOPIC, topic="droits"), _one_topic(told), PLACES, told.words), told)
    on_sheet = (*ended, acts.AskedSheet())
    yield Scene("fiche-en-attente", _page_after(told, *on_sheet), told)
    for count in (1, 2):
        yield Scene(f"fiche-{count}", _page_after(told, *on_sheet), told, paper=count)
    lines = (*on_sheet, acts.AskedLines())
    first = all_lines(replay(lines, told.catalogue, PLACES), told.catalogue, PLACES)[1][0]
    yield Scene("lignes", _page_after(told, *lines, acts.RemovedLine(first)), told)
    naming = (*on_sheet, acts.AskedNickname())
    named = (*naming, acts.TypedNickname(NICKNAME))
    yield Scene("prenom", _page_after(told, *naming), told)
    yield Scene("prenom-ecrit", _page_after(told, *named, acts.AskedNickname()), told)
    yield Scene("fiche-prenom", _page_after(told, *named), told, paper=1)
    leaving = (*ended, acts.Left())
    satisfied = (*leaving, acts.Continued())
    judged = (*satisfied, acts.Rated("bien"))
    yield Scene("depart", _page_after(told, *leaving), told)
    yield Scene("satisfaction", _page_after(told, *satisfied), told)
    yield Scene("autonomie", _page_after(told, *judged), told)
    yield Scene("au-revoir", _page_after(told, *judged, acts.JudgedAutonomy("seul")), told)


def _finding(told: Told) -> Iterator[Scene]:
    """The questions of « Je ne sais pas », and a search with the longest words that fit in its field."""
    assert told.catalogue.orientation is not None
    for name in told.catalogue.orientation.questions:
        yield Scene(f"orientation.{name}", orientation_page(State(asked=(name,)), told.catalogue), told)
    longest = max((flow.summary for flow in told.catalogue.flows.values()), key=len)[:LONGEST_SEARCH]
    looking = State(searched=longest.rpartition(" ")[0])
    yield Scene("recherche", search_page(State(), told.catalogue, told.words), told)
    yield Scene("recherche-ecrite", search_page(looking, told.catalogue, told.words), told)
    wordiest = sorted(told.catalogue.flows, key=lambda name: -len(told.catalogue.flows[name].summary))
    for count in (MOST, 1, 0):
        shown = results_page(looking, wordiest[:count], told.catalogue, told.words)
        yield Scene(f"resultats-{count}", shown, told)
    yield Scene("resultats-vide", results_page(State(), (), told.catalogue, told.words), told)


def _one_topic(told: Told) -> Catalogue:
    """All flows under one topic: the fullest list of flows."""
    flows = {flow.id: changed(flow, topic="droits") for flow in told.catalogue.flows.values()}
    return changed(told.catalogue, flows=flows)


def _printing(told: Told) -> Iterator[Scene]:
    for outlook in SAYINGS:
        printed = outlook is Outlook.PRINTED
        in_trouble = not printed and outlook not in GOING_WELL
        sentences = printing_sentences(outlook, told.words)
        yield Scene(
            f"impression.{outlook.value}", threshold.printing_page(sentences, printed, in_trouble, told.words), told
        )
    yield Scene(
        "impression.dossier", threshold.printing_page((told.words(IN_A_FOLDER),), True, False, told.words), told
    )


def _words(told: Told) -> Iterator[Scene]:
    """The hard words: the fullest list of a page, all of them, each one, one that is kept; and a page left at once."""
    fullest = max(told.catalogue.hard_words, key=lambda step: len(told.catalogue.hard_words[step]), default="")
    if not fullest:
        return
    visit = _ways(told, fullest.partition(".")[0])[fullest.partition(".")[2]]
    state = replay(visit, told.catalogue, PLACES)
    first = next(iter(told.catalogue.glossary))

    def over(*reading: PageWords | AllWords | Explained, on: State = state) -> Page:
        return glossary_page(reading, on, told.catalogue, told.words, str)

    yield Scene("mots", over(PageWords()), told)
    yield Scene("glossaire", over(AllWords()), told)
    for term in told.catalogue.glossary:
        yield Scene(f"mot.{term}", over(PageWords(), Explained(term)), told)
    kept = replay((*visit, acts.KeptTerm(first)), told.catalogue, PLACES)
    yield Scene("mot-garde", over(Explained(first), on=kept), told)
    yield Scene("mot-discret", changed(over(PageWords(), Explained(first)), quits_fast=True, discreet=True), told)
    step = _page_after(told, *visit)
    yield Scene("etape-discrete", changed(step, quits_fast=True, discreet=True), told)
    asking, urgent = threshold.still_there_page(told.words, discreet=True), told.words("Urgence")

    def ask(look: Look, parent: QWidget) -> QWidget:
        return StillThereOverlay(asking, look, parent, urgent, 45)

    yield Scene("inactivite-discrete", asking, told, overlay=ask, under=changed(step, quits_fast=True))


def _overlays(told: Told) -> Iterator[Scene]:
    under, urgent = next(scene for scene in _steps(told)).page, told.words("Urgence")
    calling, asking = threshold.calling_page(told.words), threshold.still_there_page(told.words)

    def call(look: Look, parent: QWidget) -> QWidget:
        return CallingOverlay(calling, look, parent, urgent)

    def ask(look: Look, parent: QWidget) -> QWidget:
        return StillThereOverlay(asking, look, parent, urgent, 45)

    yield Scene("appel", calling, told, overlay=call, under=under)
    yield Scene("inactivite", asking, told, overlay=ask, under=under)


@cache
def _paper(told: Told, pages: int, width: int) -> tuple[tuple[QImage, ...], tuple[SpokenLine, ...]]:
    """The sheet of a long visit as its screen shows it, and as many pages of it as wanted."""
    state, others = replay(_long_visit(told), told.catalogue, PLACES), tongues([CONTENT])[0]
    from_the_right = any(tongue.right_to_left for tongue in others if tongue.code == told.catalogue.language)
    derived = sheet(
        state, told.catalogue, PLACES, told.words, date(2026, 11, 22), french=catalogue(), right_to_left=from_the_right
    )
    pdf, written = render_and_note(derived, CONTENT)
    drawn = pictures(pdf, width)
    return tuple(drawn[i % len(drawn)] for i in range(pages)), spoken_lines(sheet_narration(derived), written)
