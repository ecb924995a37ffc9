"""A small catalogue that can be read at a glance, and some ways into it."""

from __future__ import annotations

from kiosk.content.schema import LineKind, SheetLine
from kiosk.content.steps import End, Explanation, FilmStep, PlaceStep, Question
from kiosk.visit import acts
from kiosk.visit.acts import Act, Chose, Continued, OpenedFlow
from kiosk.visit.state import State, replay
from tests.kiosk.visit.flows import choice, made_catalogue, made_flow, made_places

ESSAI = made_flow(
    {
        "debut": Question(
            title="Êtes-vous prêt ?",
            choices=(
                choice("oui", "lire", ("imprimer", "carte")),
                choice("non", "debut", ("ecouter",)),
                choice("ailleurs", "lieu"),
                choice("film", "film"),
            ),
        ),
        "lire": Explanation(title="Lisez bien", sheet=("fait",), goto="fini"),
        "lieu": PlaceStep(title="Où aller ?", goto="fini", without="lire"),
        "film": FilmStep(title="Regardez", film="essai", goto="fini"),
        "fini": End(title="C’est fini", sheet=("appeler",), also=("suite", "disparu", "suite")),
    },
    {
        "fait": SheetLine(kind=LineKind.DONE, text="J’ai lu."),
        "imprimer": SheetLine(text="Imprimez l’attestation.", hint="En deux fois", where="ici", duration="5 min"),
        "carte": SheetLine(kind=LineKind.BRING, text="Carte Vitale"),
        "ecouter": SheetLine(text="Écoutez la radio.", contact="ecoute"),
        "appeler": SheetLine(kind=LineKind.CONTACT, contact="caisse"),
    },
)
SUITE = made_flow(
    {"fini": End(title="La suite", sheet=("fait", "appeler", "carte"))},
    {
        "fait": SheetLine(text="Revenez demain."),
        "appeler": SheetLine(kind=LineKind.CONTACT, contact="caisse-bis"),
        "carte": SheetLine(kind=LineKind.BRING, text="Carte Vitale", contact="ecoute"),
    },
    id="suite",
    title="La suite",
    discreet=True,
)
CACHE = made_flow({"fini": End(title="Caché")}, id="cache", title="Caché", topic="aide")
CATALOGUE = made_catalogue([ESSAI, SUITE, CACHE])
TWO_PLACES = made_places(2)

OPENED = OpenedFlow("essai")
AT_THE_END: tuple[Act, ...] = (OPENED, Chose("oui"), Continued())
ON_THE_SHEET: tuple[Act, ...] = (*AT_THE_END, acts.AskedSheet())
ON_THE_LINES: tuple[Act, ...] = (*ON_THE_SHEET, acts.AskedLines())
PRINTING: tuple[Act, ...] = (*ON_THE_SHEET, acts.AskedPrint())


def after(*visit: Act) -> State:
    """The state of a visit where no place was typed."""
    return replay(visit, CATALOGUE)
