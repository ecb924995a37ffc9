"""Every page that a resident can meet, made from the shipped content: what the walk walks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from msgspec.structs import replace as changed
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from impression.paper import render_and_note
from impression.printers.port import Outlook
from impression.printers.sentences import IN_A_FOLDER, SAYINGS
from kiosk.content.catalogue import read_catalogue
from kiosk.content.schema import Catalogue, End, Place, PlaceStep, Question
from kiosk.content.words import Words, words_of
from kiosk.visit import acts, threshold
from kiosk.visit.acts import Act
from kiosk.visit.comfort import Comfort
from kiosk.visit.narration import sheet_narration
from kiosk.visit.pages import Page, page
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
TEN_NAMES = (
    "Français", "English", "Español", "Português", "العربية", "Türkçe", "Română", "Українська", "Русский", "فارسی",
)  # fmt: skip
Overlay = Callable[[Look, QWidget], QWidget]


@dataclass(frozen=True, slots=True)
class Scene:
    """One page, and what the page does not say: how many pages the sheet has, or what it stands over, and how."""

    name: str
    page: Page
    paper: int = 0
    overlay: Overlay | None = None
    under: Page | None = None


@cache
def catalogue() -> Catalogue:
    read, faults = read_catalogue([CONTENT])
    assert read is not None, "\n".join(map(str, faults))
    return read


@cache
def words() -> Words:
    return words_of(catalogue())


@cache
def scenes() -> tuple[Scene, ...]:
    return (*_steps(), *_around(), *_visit(), *_printing(), *_overlays())


def show(scene: Scene, window: KioskWindow, look: Look, keep_place: bool = False) -> QWidget:
    """Show a scene as the conductor does. Returns what is to be looked at: the screen, or what stands over it."""
    window.hide_overlay()
    screen = draw(scene, window, look, keep_place)
    return window.show_overlay(scene.overlay) if scene.overlay else screen


def draw(scene: Scene, window: KioskWindow, look: Look, keep_place: bool = False) -> QWidget:
    """The page of a scene, without what stands over it."""
    page = scene.under or scene.page
    alone = page.name == "veille"
    header = None if alone else permanent.header_for(page, words())
    listen = permanent.listen_command(words(), broken=scene.name == BROKEN)
    footer = () if alone else permanent.footer_commands(words(), listen)
    screen = window.show_screen(screen_for(page, words(), [CONTENT / "films"]), look, header, footer, keep_place)
    if scene.paper:
        screen.show_paper(*_paper(scene.paper, screen.paper_width()))
    return screen


def _steps() -> Iterator[Scene]:
    """Every step of every flow, by one way from its start."""
    for flow in catalogue().flows:
        for name, visit in _ways(flow).items():
            yield Scene(f"{flow}.{name}", _page_after(*visit))


@cache
def _ways(flow: str) -> dict[str, tuple[Act, ...]]:
    """Acts that lead to each step of a flow."""
    ahead: list[tuple[Act, ...]] = [(acts.OpenedFlow(flow),)]
    ways: dict[str, tuple[Act, ...]] = {}
    while ahead:
        visit = ahead.pop(0)
        state = replay(visit, catalogue(), PLACES)
        name = state.walks[-1].at
        if name not in ways:
            ways[name] = visit
            ahead += [(*visit, act) for act in _possible(state)]
    return ways


def _possible(state: State) -> Iterator[Act]:
    match current_step(state, catalogue()):
        case Question(choices=choices):
            yield from (acts.Chose(choice.id) for choice in choices)
        case PlaceStep():
            yield from (acts.PickedPlace(PLACES[0].id), acts.Continued())
        case End():
            pass
        case _:
            yield acts.Continued()


@cache
def _long_visit() -> tuple[Act, ...]:
    """The two flows with the longest sheets, one after the other: the fullest list of lines."""
    longest = {flow: max(ends(flow), key=_line_count) for flow in catalogue().flows}
    two = sorted(longest.values(), key=_line_count)[-2:]
    return (*two[0], acts.WentHome(), *two[1])


def ends(flow: str) -> Iterator[tuple[Act, ...]]:
    steps = catalogue().flows[flow].steps
    return (visit for name, visit in _ways(flow).items() if isinstance(steps[name], End))


def _line_count(visit: Sequence[Act]) -> int:
    return len(all_lines(replay(visit, catalogue(), PLACES), catalogue(), PLACES))


def _page_after(*visit: Act) -> Page:
    return page(replay(visit, catalogue(), PLACES), catalogue(), PLACES, words())


def _around() -> Iterator[Scene]:
    yield Scene("veille", threshold.welcome_page(words()))
    french = (("fr", "Français"),)
    yield Scene("langue", threshold.language_page(french, "fr", words()))
    yield Scene("langues", threshold.language_page(tuple((name, name) for name in TEN_NAMES), "fr", words()))
    yield Scene("confort", threshold.comfort_page(Comfort(), words()))
    yield Scene("reglages", threshold.settings_page(Comfort(), words()))
    yield Scene(BROKEN, threshold.language_page(french, "fr", words()))
    yield Scene("urgence", threshold.emergency_page(catalogue().emergency, words()))


def _visit() -> Iterator[Scene]:
    ended = _long_visit()
    yield Scene("accueil", _page_after())
    yield Scene("accueil-avec-fiche", _page_after(*ended, acts.WentHome()))
    yield Scene("theme", page(State(screen=Screen.TOPIC, topic="droits"), _one_topic(), PLACES, words()))
    on_sheet = (*ended, acts.AskedSheet())
    yield Scene("fiche-en-attente", _page_after(*on_sheet))
    for count in (1, 2):
        yield Scene(f"fiche-{count}", _page_after(*on_sheet), paper=count)
    lines = (*on_sheet, acts.AskedLines())
    first = all_lines(replay(lines, catalogue(), PLACES), catalogue(), PLACES)[1][0]
    yield Scene("lignes", _page_after(*lines, acts.RemovedLine(first)))
    naming = (*on_sheet, acts.AskedNickname())
    named = (*naming, acts.TypedNickname(NICKNAME))
    yield Scene("prenom", _page_after(*naming))
    yield Scene("prenom-ecrit", _page_after(*named, acts.AskedNickname()))
    yield Scene("fiche-prenom", _page_after(*named), paper=1)
    leaving = (*ended, acts.Left())
    satisfied = (*leaving, acts.Continued())
    judged = (*satisfied, acts.Rated("bien"))
    yield Scene("depart", _page_after(*leaving))
    yield Scene("satisfaction", _page_after(*satisfied))
    yield Scene("autonomie", _page_after(*judged))
    yield Scene("au-revoir", _page_after(*judged, acts.JudgedAutonomy("seul")))


def _one_topic() -> Catalogue:
    """All flows under one topic: the fullest list of flows."""
    flows = {flow.id: changed(flow, topic="droits") for flow in catalogue().flows.values()}
    return changed(catalogue(), flows=flows)


def _printing() -> Iterator[Scene]:
    for outlook in SAYINGS:
        printed = outlook is Outlook.PRINTED
        in_trouble = not printed and outlook not in GOING_WELL
        sentences = printing_sentences(outlook, words())
        yield Scene(f"impression.{outlook.value}", threshold.printing_page(sentences, printed, in_trouble, words()))
    yield Scene("impression.dossier", threshold.printing_page((words()(IN_A_FOLDER),), True, False, words()))


def _overlays() -> Iterator[Scene]:
    under = next(scene for scene in _steps()).page
    calling, asking = threshold.calling_page(words()), threshold.still_there_page(words())
    yield Scene("appel", calling, 0, lambda look, parent: CallingOverlay(calling, look, parent, "Urgence"), under)
    yield Scene(
        "inactivite", asking, 0, lambda look, parent: StillThereOverlay(asking, look, parent, "Urgence", 45), under
    )


@cache
def _paper(pages: int, width: int) -> tuple[tuple[QImage, ...], tuple[SpokenLine, ...]]:
    """The sheet of a long visit as its screen shows it, and as many pages of it as wanted."""
    derived = sheet(replay(_long_visit(), catalogue(), PLACES), catalogue(), PLACES, words(), date(2026, 11, 22))
    pdf, written = render_and_note(derived, CONTENT)
    drawn = pictures(pdf, width)
    return tuple(drawn[i % len(drawn)] for i in range(pages)), spoken_lines(sheet_narration(derived), written)
