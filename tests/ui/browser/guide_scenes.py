"""Every page of a guide that stands beside the browser, in one language, by kind: what is walked in its window."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kiosk.content.guides import Gesture
from kiosk.content.steps import PracticeStep, SiteStep
from kiosk.visit import acts
from kiosk.visit.guide_pages import FINE, Condition, guided_page
from kiosk.visit.page import Page, Progress
from kiosk.visit.practised import Standing, gestures
from kiosk.visit.proofreading import MACHINE
from kiosk.visit.refusals import told
from kiosk.webpolicy import Verdict
from tests.ui.scenes import Scene, Told

LOST, COMING = replace(FINE, lost=True), replace(FINE, coming=True)
STEPS = 14


def guide_scenes(told_in: Told) -> Iterator[tuple[str, Scene]]:
    """Kind and page of each: those that a text of a guide stands on are there once for each gesture."""
    catalogue = told_in.catalogue
    sites = sorted(catalogue.sites, key=lambda name: len(catalogue.sites[name].name))
    for guide in catalogue.guides.values():
        practised = PracticeStep(title="", guide=guide.id, goto="")
        true = SiteStep(title="", site=sites[-1], guide=guide.id, goto="")
        for rank, gesture in enumerate(gestures(acts.PRACTICE, practised, catalogue.guides)):
            yield from _gesture(f"{guide.id}.{gesture.id}", practised, _at(acts.PRACTICE, rank), gesture, told_in)
        for rank, gesture in enumerate(gestures(acts.FOR_REAL, true, catalogue.guides)):
            name, place = f"{guide.id}.{gesture.id}", _at(acts.FOR_REAL, rank)
            yield _scene("true", name, true, place, told_in)
            yield _scene("true stuck", name, true, _at(acts.FOR_REAL, rank, acts.STUCK), told_in)
            yield _scene("true lost", name, true, place, told_in, LOST)
            yield _scene("true coming", name, true, place, told_in, COMING)
            yield from _refused("true refused", name, true, place, told_in)
        for word in catalogue.practice[guide.site].words:
            place = Standing(acts.PRACTICE, 1, True, 0, (acts.Asked(acts.WORD, word),))
            yield _scene("word", f"{guide.site}.{word}", practised, place, told_in)
    for site in sites:
        step = SiteStep(title="", site=site, goto="")
        yield _scene("site alone", site, step, _at(acts.FOR_REAL, 0), told_in)
        yield _scene("site alone coming", site, step, _at(acts.FOR_REAL, 0), told_in, COMING)
        yield from _refused("site alone refused", site, step, _at(acts.FOR_REAL, 0), told_in)


def _gesture(
    name: str, step: PracticeStep, place: Standing, gesture: Gesture, told_in: Told
) -> Iterator[tuple[str, Scene]]:
    asked = {"otherwise": acts.OTHERWISE, "stuck": acts.STUCK, "card": acts.CARD, "words": acts.WORDS}
    kind = "read" if gesture.done[step_site(step, told_in)].read else "gesture"
    yield _scene(kind, name, step, place, told_in)
    yield _scene("lost", name, step, place, told_in, LOST)
    for kind, what in asked.items():
        yield _scene(kind, name, step, place._replace(asked=(acts.Asked(what),)), told_in)
    yield from _refused("refused", name, step, place, told_in)


def step_site(step: PracticeStep, told_in: Told) -> str:
    return told_in.catalogue.guides[step.guide].site


def _refused(
    kind: str, name: str, step: PracticeStep | SiteStep, place: Standing, told_in: Told
) -> Iterator[tuple[str, Scene]]:
    """With the longest sentence that it is said with."""
    longest = max(Verdict, key=lambda verdict: len(told(verdict, told_in.words)))
    yield _scene(kind, name, step, place, told_in, replace(FINE, refused=longest))


def _at(way: str, gesture: int, *asked: str) -> Standing:
    return Standing(way, 1, True, gesture, tuple(map(acts.Asked, asked)))


def _scene(
    kind: str, name: str, step: PracticeStep | SiteStep, place: Standing, told_in: Told, condition: Condition = FINE
) -> tuple[str, Scene]:
    shown = guided_page(step, place, told_in.catalogue, told_in.words, condition)
    return kind, Scene(f"{kind} {name}", _finished(shown, told_in), told_in)


def _finished(page: Page, told_in: Told) -> Page:
    """As the visit gives it: on its way through a flow, with what is to be known of a translation."""
    words = told_in.words
    progress = Progress(STEPS, STEPS, words("Étape {n} sur {total}", n=STEPS, total=STEPS))
    notice = "" if words.language == "fr" else words(MACHINE)
    return replace(page, topic="rendez-vous", progress=progress, notice=notice)
