"""Answers typed on a command line become the acts of a visit."""

from __future__ import annotations

import pytest

from kiosk.content.schema import Catalogue, Flow, Place, Reliability, Review
from kiosk.content.steps import (
    Choice,
    End,
    Explanation,
    FilmStep,
    PlaceStep,
    Question,
    Step,
)
from kiosk.errors import EnvironmentFault
from kiosk.visit.acts import Act, Chose, Continued, OpenedFlow, PickedPlace
from kiosk.visit.answers import acts_for, acts_to
from kiosk.visit.state import current_step, replay

PLACES = (Place(id="lieu-1", name="Ici", address="1 rue"), Place(id="lieu-2", name="Là", address="2 rue"))


def flow(steps: dict[str, Step]) -> Flow:
    review = Review(on="2026-11-22", sources=(), reliability=Reliability.OFFICIAL)
    return Flow(
        id="essai", title="Un essai", topic="droits", summary="", picture="", duration="", review=review,
        start=next(iter(steps)), steps=steps, lines={},
    )  # fmt: skip


def catalogue(steps: dict[str, Step]) -> Catalogue:
    only = flow(steps)
    return Catalogue(language="fr", topics=(), flows={only.id: only}, contacts={}, emergency=(), interface={})


def choice(name: str, goto: str) -> Choice:
    return Choice(id=name, text=name, goto=goto)


WHOLE = catalogue(
    {
        "pret": Question(title="Êtes-vous prêt ?", choices=(choice("oui", "lire"), choice("non", "encore"))),
        "encore": Question(title="Et maintenant ?", choices=(choice("oui", "lire"), choice("non", "pret"))),
        "lire": Explanation(title="Lisez", goto="film"),
        "film": FilmStep(title="Regardez", film="essai", goto="lieu"),
        "lieu": PlaceStep(title="Choisissez", goto="fini", without="sans"),
        "sans": Explanation(title="Appelez", goto="fini"),
        "fini": End(title="C’est fini"),
    }
)
OPENED = OpenedFlow("essai")
TO_THE_PLACE = (Continued(), Continued())
WITHOUT = (Continued(), Continued())


@pytest.mark.parametrize(
    ("answers", "places", "walked"),
    [
        ((), PLACES, (Chose("oui"), *TO_THE_PLACE, *WITHOUT)),
        (("oui",), (), (Chose("oui"), *TO_THE_PLACE, Continued())),
        (("non", "oui"), PLACES, (Chose("non"), Chose("oui"), *TO_THE_PLACE, *WITHOUT)),
        (("non",), PLACES, (Chose("non"), Chose("oui"), *TO_THE_PLACE, *WITHOUT)),
        (("oui", "lieu-2"), PLACES, (Chose("oui"), *TO_THE_PLACE, PickedPlace("lieu-2"))),
        (("non", "non", "oui"), PLACES, (Chose("non"), Chose("non"), Chose("oui"), *TO_THE_PLACE, *WITHOUT)),
    ],
)
def test_answers_lead_to_an_end(answers: tuple[str, ...], places: tuple[Place, ...], walked: tuple[object, ...]):
    visit = acts_for("essai", answers, WHOLE, places)
    assert visit == (OPENED, *walked)
    assert isinstance(current_step(replay(visit, WHOLE, places), WHOLE), End)


def test_a_flow_that_does_not_exist_is_said_with_its_neighbour():
    with pytest.raises(EnvironmentFault) as fault:
        acts_for("esai", (), WHOLE, ())
    assert "« esai » n’existe pas" in fault.value.sentence.replace("\u00a0", " ")
    assert "essai" in fault.value.sentence


def test_an_answer_that_does_not_exist_is_said_with_all_that_do():
    with pytest.raises(EnvironmentFault) as fault:
        acts_for("essai", ("non", "peut-être"), WHOLE, ())
    sentence = fault.value.sentence.replace("\u00a0", " ")
    assert sentence == "« peut-être » n’est pas une réponse à « Et maintenant ? ». Réponses possibles : oui, non."


def test_an_answer_too_many_is_said():
    with pytest.raises(EnvironmentFault, match="fini avant la réponse") as fault:
        acts_for("essai", ("oui", "lieu-9"), WHOLE, PLACES)
    assert "lieu-9" in fault.value.sentence


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "steps",
    [
        {
            "a": Question(title="A ?", choices=(choice("encore", "b"), choice("fin", "fin"))),
            "b": Explanation(title="B", goto="a"),
            "fin": End(title="Fin"),
        },
        {"a": Explanation(title="A", goto="b"), "b": Explanation(title="B", goto="a")},
    ],
)
def test_a_way_in_circles_is_cut(steps: dict[str, Step]):
    with pytest.raises(EnvironmentFault, match="tournent en rond"):
        acts_for("essai", ("encore",) if "fin" in steps else (), catalogue(steps), ())


def test_going_round_on_purpose_is_no_circle():
    steps: dict[str, Step] = {
        "a": Question(title="A ?", choices=(choice("encore", "b"), choice("fin", "fin"))),
        "b": Explanation(title="B", goto="a"),
        "fin": End(title="Fin"),
    }
    assert acts_for("essai", ("encore", "encore", "fin"), catalogue(steps), ())[-1] == Chose("fin")


STEPS: dict[str, Step] = {
    "debut": Question(
        title="?", choices=(Choice(id="oui", text="Oui", goto="loin"), Choice(id="non", text="Non", goto="lire"))
    ),
    "loin": Explanation(title="Loin", goto="lieu"),
    "lieu": PlaceStep(title="Où ?", goto="fin", without="lire"),
    "lire": Explanation(title="Lire", goto="fin"),
    "fin": End(title="Fin"),
}


@pytest.mark.parametrize(
    ("step", "way"),
    [
        ("", ()),
        ("debut", ()),
        ("lire", (Chose("non"),)),
        ("lieu", (Chose("oui"), Continued())),
        ("fin", (Chose("non"), Continued())),
    ],
)
def test_the_shortest_way_to_a_step(step: str, way: tuple[Act, ...]) -> None:
    assert acts_to("essai", step, catalogue(STEPS), PLACES) == (OpenedFlow("essai"), *way)


@pytest.mark.parametrize(
    ("name", "step", "words"),
    [("essais", "", "« essais »"), ("essai", "lir", "« lire »"), ("essai", "lieu", "Aucun chemin")],
)
def test_a_step_that_nobody_reaches_is_told(name: str, step: str, words: str) -> None:
    with pytest.raises(EnvironmentFault, match=words.replace("« ", "«\u00a0").replace(" »", "\u00a0»")):
        acts_to(name, step, catalogue(STEPS), ())
