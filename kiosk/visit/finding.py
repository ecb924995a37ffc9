"""Pages that lead to a flow for whoever does not see theirs on the home page: a few questions, or a word."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from kiosk.content.schema import Catalogue, Flow
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.page import Option, Page, Weight
from kiosk.visit.state import State

UNSURE, SEARCH = "ne-sait-pas", "chercher-un-mot"
"""The two options beside the topics. The first is a colour too."""


def flow_option(flow: Flow, name: str, hint: str = "") -> Option:
    """`name`: the flow's id may be that of a button of ours. `hint`: how long it takes, where nothing else is said."""
    return Option(
        id=name, text=flow.title, hint=hint or flow.duration, picture=flow.picture, topic=flow.topic,
        wish=acts.OpenedFlow(flow.id),
    )  # fmt: skip


def ways_in(catalogue: Catalogue, words: Words) -> tuple[Option, ...]:
    """Beside the topics."""
    return (*_questions(catalogue, words), _search(words("Chercher avec un mot"), words))


def orientation_page(state: State, catalogue: Catalogue) -> Page:
    assert catalogue.orientation is not None, "asked by nobody where there is none"
    question = catalogue.orientation.questions[state.asked[-1]]
    return Page(
        name="orientation",
        title=question.title,
        sentences=question.sentences,
        picture=question.picture,
        topic=UNSURE,
        options=tuple(
            Option(id=turn.id, text=turn.text, hint=turn.hint, picture=turn.picture, topic=UNSURE,
                   wish=acts.Chose(turn.id))
            for turn in question.turns
        ),
    )  # fmt: skip


def search_page(state: State, catalogue: Catalogue, words: Words) -> Page:
    return Page(
        name="recherche",
        title=words("Que cherchez-vous ?"),
        sentences=(words("Un mot suffit. Les fautes ne comptent pas. La borne ne garde rien."),),
        text=state.searched,
        keys=catalogue.keys,
    )


def results_page(state: State, found: Iterable[str], catalogue: Catalogue, words: Words) -> Page:
    """`found`: ids of the flows that the words may mean, the best first. Nobody hears in the room what leads to a flow
    that is discreet, and whoever sees it leaves in one touch."""
    flows = [catalogue.flows[name] for name in found]
    discreet = any(flow.discreet for flow in flows)
    others = (_search(words("Écrire autre chose"), words), *_questions(catalogue, words))
    if not flows:  # nothing stands before them
        others = tuple(replace(option, weight=Weight.PLAIN) for option in others)
    return Page(
        name="resultats",
        title=words("Vous cherchez : « {text} »", text=state.searched) if state.searched else words("Écrivez un mot"),
        sentences=(_told(state, flows, words),),
        picture="chercher",
        options=(
            *(flow_option(flow, f"parcours.{flow.id}", flow.summary) for flow in flows),
            *others,
        ),
        discreet=discreet,
        quits_fast=discreet,
        private=bool(state.searched),
    )


def _told(state: State, flows: list[Flow], words: Words) -> str:
    if flows:
        return words("Touchez ce qui vous convient.")
    if state.searched:
        return words("La borne n’a rien trouvé avec ces mots. Essayez un autre mot, plus court.")
    return words("La borne n’a pas encore de mot à chercher.")


def _questions(catalogue: Catalogue, words: Words) -> tuple[Option, ...]:
    if catalogue.orientation is None:
        return ()
    return (
        Option(id=UNSURE, text=words("Je ne sais pas par où commencer"), picture="question", topic=UNSURE,
               wish=acts.AskedOrientation(), weight=Weight.BESIDE),
    )  # fmt: skip


def _search(text: str, words: Words) -> Option:
    return Option(id=SEARCH, text=text, picture="chercher", topic=UNSURE, wish=acts.AskedSearch(), weight=Weight.BESIDE)
