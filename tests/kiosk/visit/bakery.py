"""Flows of one step each, where one learns to order bread: with all that such a step may have, and with little."""

from __future__ import annotations

from kiosk.content.schema import SheetLine
from kiosk.content.steps import End, PracticeStep, SiteStep
from kiosk.visit.acts import FILM, FOR_REAL, PRACTICE, Act, Continued, DidGesture, OpenedFlow, TookWay
from kiosk.visit.guide_pages import FINE, Condition
from kiosk.visit.page import Beside, Page, Weight
from kiosk.visit.pages import page
from kiosk.visit.state import State, Walk, replay
from tests.kiosk.visit.flows import made_catalogue, made_flow
from tests.kiosk.visit.practising import series_of_practice
from tests.kiosk.visit.walks import WORDS

WHOLE = PracticeStep(
    title="Commandez du pain", sentences=("Trois façons.",), guide="commander", film="essai", site="boulangerie",
    sheet=("pain",), goto="fin",
)  # fmt: skip
BARE = PracticeStep(title="Commandez ici", guide="commander", sheet=("pain",), goto="fin")
ALONE = SiteStep(title="Allez à la boulangerie", site="boulangerie", sheet=("pain",), goto="fin")
GUIDED = SiteStep(title="Allez-y avec le guide", site="boulangerie", guide="commander", sheet=("pain",), goto="fin")
STEPS: dict[str, PracticeStep | SiteStep] = {"complet": WHOLE, "exercice": BARE, "site": ALONE, "site-guide": GUIDED}
EVERY_SERIES = [(name, series) for name, step in STEPS.items() for series in series_of_practice(step)]
CATALOGUE = made_catalogue(
    [
        made_flow(
            {"pain": step, "fin": End(title="Bon appétit", sheet=("payer",))},
            {"pain": SheetLine(text="Commandez encore."), "payer": SheetLine(text="Payez le pain.")},
            id=name,
        )
        for name, step in STEPS.items()
    ],
    hard_words={f"{name}.pain": ("ald",) for name in STEPS},
)

ON, OFFERS = Continued(), TookWay()
WATCH, PRACTISE, GO = TookWay(FILM), TookWay(PRACTICE), TookWay(FOR_REAL)
DID = tuple(DidGesture(rank) for rank in range(3))
PRACTISING: tuple[Act, ...] = (PRACTISE, ON)
PRACTISED: tuple[Act, ...] = (*PRACTISING, *DID)
THERE: tuple[Act, ...] = (GO, ON)


def after(flow: str, *done: Act) -> State:
    """The state once `done` has been done in the step of a flow."""
    return replay((OpenedFlow(flow), *done), CATALOGUE)


def walk(flow: str, *done: Act) -> Walk:
    return after(flow, *done).walks[-1]


def seen(flow: str, *done: Act, condition: Condition = FINE) -> Page:
    return page(after(flow, *done), CATALOGUE, (), WORDS, condition)


def options(shown: Page) -> list[str]:
    return [option.id for option in shown.options]


def main(shown: Page) -> list[str]:
    return [option.id for option in shown.options if option.weight is Weight.MAIN]


def wish(shown: Page, name: str) -> object:
    option = shown.option(name)
    return option.wish if option else None


def browser(shown: Page) -> Beside:
    assert shown.beside is not None
    return shown.beside


def said(shown: Page) -> tuple[str, ...]:
    """Title and sentences, with plain spaces."""
    return tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in (shown.title, *shown.sentences))
