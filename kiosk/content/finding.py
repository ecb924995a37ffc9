"""Checks on what leads to the flows: the questions of the orientation, the order in a topic, what residents say.

The orientation is a tree and not a flow: whoever answers it must arrive, in a few touches, whatever they answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kiosk.content.layout import ORIENTATION, SAYINGS, TOPICS, flow_file
from kiosk.content.references import missing_flow, missing_pictures, repeated, unfit_names
from kiosk.content.schema import Catalogue, Orientation, Saying, Turn
from kiosk.content.surroundings import Surroundings
from kiosk.reading import Fault, closest, did_you_mean, quoted

FEWEST_TURNS, MOST_TURNS = 2, 6

MOST_QUESTIONS = 4
"""On any way: whoever does not know where to begin is not questioned for long."""

UNSURE = ("ne-sait-pas", "autre")
"""The id of the choice that each question has, for whoever none of the others fits."""

OrientationCheck = Callable[[Orientation, Catalogue, Surroundings], Iterator[Fault]]


def check_orientation(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    if catalogue.orientation is not None:
        for check in ORIENTATION_CHECKS:
            yield from check(catalogue.orientation, catalogue, around)


def check_turns(orientation: Orientation, catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Few choices, each called by a name of its own, with a picture, and one for whoever is not sure."""
    yield from unfit_names(ORIENTATION, {f"questions.{name}": name for name in orientation.questions})
    for name, question in orientation.questions.items():
        path = f"questions.{name}.choix"
        names = [turn.id for turn in question.turns]
        if not FEWEST_TURNS <= len(names) <= MOST_TURNS:
            sentence = f"il y a {len(names)} choix, il en faut entre {FEWEST_TURNS} et {MOST_TURNS}."
            yield Fault(ORIENTATION, path, sentence)
        for again in repeated(names):
            sentence = f"l’identifiant {quoted(again)} sert à plusieurs choix."
            yield Fault(ORIENTATION, f"{path}.{again}", sentence, "Donnez un nom différent à chaque choix.")
        if not any(turn in UNSURE for turn in names):
            advice = f"Ajoutez un choix d’identifiant {' ou '.join(map(quoted, UNSURE))}."
            yield Fault(ORIENTATION, path, "aucun choix ne convient à qui ne sait pas.", advice)
        yield from unfit_names(ORIENTATION, {f"{path}.{turn}": turn for turn in names})
        pictures = {f"questions.{name}.image": question.picture}
        pictures |= {f"{path}.{turn.id}.image": turn.picture for turn in question.turns}
        yield from missing_pictures(ORIENTATION, pictures, around)


def check_destinations(orientation: Orientation, catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Each choice leads to a question that is there, or to a flow that is there, and to one of them only."""
    questions = orientation.questions
    if orientation.start and orientation.start not in questions:
        yield _unknown("depart", orientation.start, orientation)
    for path, _, turn in _turns(orientation):
        if bool(turn.goto) is bool(turn.flow):
            both = (
                "ce choix mène à la fois à une question et à un parcours." if turn.goto else "ce choix ne mène à rien."
            )
            yield Fault(
                ORIENTATION, path, both, "Écrivez « vers » pour une question, ou « parcours » pour un parcours."
            )
        if turn.goto and turn.goto not in questions:
            yield _unknown(f"{path}.vers", turn.goto, orientation)
        if turn.flow:
            yield from missing_flow(ORIENTATION, f"{path}.parcours", turn.flow, catalogue, around)


def check_tree(orientation: Orientation, catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """No way comes back to where it was, or asks too much; no question is left aside."""
    ordered, closing = _explored(orientation)
    for path in closing:
        yield Fault(ORIENTATION, path, "ce choix fait tourner en rond.", "Menez-le plus loin, ou à un parcours.")
    asked = dict.fromkeys(ordered, 1)
    for name in ordered if not closing else ():
        for _, after in _ahead(orientation, name):
            asked[after] = max(asked[after], asked[name] + 1)
    lost = any(not (turn.goto or turn.flow) for _, _, turn in _turns(orientation))  # perhaps what leads there
    for name, question in orientation.questions.items():
        if name not in asked and lost:
            continue
        if name not in asked:
            sentence = f"aucun chemin ne mène à la question {quoted(question.title)}."
            yield Fault(ORIENTATION, f"questions.{name}", sentence, "Reliez-la avec « vers », ou enlevez-la.")
        elif asked[name] > MOST_QUESTIONS:
            sentence = f"c’est la {asked[name]}e question sur un chemin, il en faut {MOST_QUESTIONS} au plus."
            yield Fault(ORIENTATION, f"questions.{name}", sentence, "Regroupez des choix.")


def check_arrivals(orientation: Orientation, catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """A flow to which no question leads is found by its topic and by the search: nothing stops for it."""
    led_to = {turn.flow for _, _, turn in _turns(orientation)}
    led_to |= {closest(flow, catalogue.flows) or "" for flow in led_to - catalogue.flows.keys()}
    for flow in catalogue.flows if around.for_authors else ():
        if flow not in led_to:
            sentence = f"aucune question ne mène au parcours {quoted(flow)}."
            yield Fault(ORIENTATION, "questions", sentence, "Ajoutez un choix.", "avertissement")


def check_order(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """A topic puts first flows of its own. One of another topic harms nobody: it stands in that one."""
    topics = {topic.id for topic in catalogue.topics}
    for topic in catalogue.topics:
        for rank, flow in enumerate(topic.order, 1):
            path = f"themes.{topic.id}.ordre[{rank}]"
            yield from missing_flow(TOPICS, path, flow, catalogue, around)
            own = catalogue.flows.get(flow)
            if own is not None and own.topic != topic.id and own.topic in topics:
                sentence = f"le parcours {quoted(flow)} est dans le thème {quoted(own.topic)}."
                advice = f"Enlevez-le, ou changez « theme » dans {flow_file(flow)}."
                yield Fault(TOPICS, path, sentence, advice, "avertissement")


def check_sayings(sayings: Iterable[Saying], catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """What residents say leads to flows that are there."""
    for rank, saying in enumerate(sayings, 1):
        for place, flow in enumerate(saying.flows, 1):
            yield from missing_flow(SAYINGS, f"paroles[{rank}].parcours[{place}]", flow, catalogue, around)


ORIENTATION_CHECKS: tuple[OrientationCheck, ...] = (check_turns, check_destinations, check_tree, check_arrivals)

FINDING_CHECKS = (check_orientation, check_order)


def _turns(orientation: Orientation) -> Iterator[tuple[str, str, Turn]]:
    """Path, question and choice of each."""
    for name, question in orientation.questions.items():
        yield from ((f"questions.{name}.choix.{turn.id}", name, turn) for turn in question.turns)


def _unknown(path: str, name: str, orientation: Orientation) -> Fault:
    sentence = f"la question {quoted(name)} n’existe pas."
    return Fault(ORIENTATION, path, sentence, did_you_mean(name, orientation.questions))


def _meant(name: str, orientation: Orientation) -> str:
    """The question of this name, or the one that it resembles: one slip is one fault."""
    return name if name in orientation.questions else closest(name, orientation.questions) or ""


def _ahead(orientation: Orientation, name: str) -> Iterator[tuple[str, str]]:
    """Path of each choice of a question, and the question after it."""
    question = orientation.questions.get(name)
    for turn in question.turns if question else ():
        if turn.goto and (after := _meant(turn.goto, orientation)):
            yield f"questions.{name}.choix.{turn.id}.vers", after


def _explored(orientation: Orientation) -> tuple[list[str], list[str]]:
    """The questions that can be reached, each before those that follow it; paths of the choices that lead back to a
    question on their own way."""
    done: list[str] = []
    closing: list[str] = []

    def visit(name: str, behind: frozenset[str]) -> None:
        for path, after in _ahead(orientation, name):
            if after in behind:
                closing.append(path)
            elif after not in done:
                visit(after, behind | {after})
        done.append(name)

    start = _meant(orientation.start, orientation)
    if start:
        visit(start, frozenset({start}))
    return done[::-1], closing
