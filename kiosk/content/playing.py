"""Checks on what is played: the statements of a quiz, the gestures that are tried, the levels that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.content.layout import flow_file, quiz_file
from kiosk.content.names import repeated, unfit_names
from kiosk.content.readability import sentences
from kiosk.content.schema import Catalogue, Flow, Quiz
from kiosk.content.steps import AbilityStep, Presentation, Question, QuizStep, Trial
from kiosk.content.surroundings import Surroundings
from kiosk.reading import Fault, did_you_mean, quoted

FEWEST_STATEMENTS, MOST_STATEMENTS = 3, 6
MOST_EXPLAINED = 2
FEWEST_ATTEMPTS, MOST_ATTEMPTS = 2, 4
LONGEST_TYPED = 20
"""Signs: more than that is no gesture but a labour."""

SHOW_ME, PASS_OVER = "montrez-moi", "passer"
"""Buttons of a trial beside its choices."""


def check_trials(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """One gesture, with one right answer."""
    for name, step in flow.steps.items():
        if isinstance(step, Trial):
            yield from _check_typed(flow, name, step) if step.typed else _check_attempts(flow, name, step)


def _check_typed(flow: Flow, name: str, step: Trial) -> Iterator[Fault]:
    file, path = flow_file(flow.id), f"etapes.{name}"
    if step.choices:
        yield Fault(file, f"{path}.choix", "il y a « saisir » et « choix ».", "Gardez l’un des deux.")
    if len(step.typed) > LONGEST_TYPED:
        sentence = f"il y a {len(step.typed)} signes à écrire, il en faut {LONGEST_TYPED} au plus."
        yield Fault(file, f"{path}.saisir", sentence, "Choisissez un texte plus court.")


def _check_attempts(flow: Flow, name: str, step: Trial) -> Iterator[Fault]:
    file, path = flow_file(flow.id), f"etapes.{name}.choix"
    if not FEWEST_ATTEMPTS <= len(step.choices) <= MOST_ATTEMPTS:
        sentence = f"il y a {len(step.choices)} choix, il en faut entre {FEWEST_ATTEMPTS} et {MOST_ATTEMPTS}."
        yield Fault(file, path, sentence, "" if step.choices else "Écrivez « choix » ou « saisir ».")
    good = sum(attempt.good for attempt in step.choices)
    if step.choices and good != 1:
        sentence = "aucun choix n’est le bon." if not good else f"{good} choix sont les bons."
        yield Fault(file, path, sentence, "Écrivez « bon: oui » pour un seul choix.")
    for twice in repeated(attempt.id for attempt in step.choices):
        sentence = f"l’identifiant {quoted(twice)} sert à plusieurs choix."
        yield Fault(file, f"{path}.{twice}", sentence, "Donnez un nom différent à chaque choix.")
    for attempt in step.choices:
        if attempt.id in (SHOW_ME, PASS_OVER):
            yield Fault(file, f"{path}.{attempt.id}", f"le nom {quoted(attempt.id)} est déjà pris.", "Changez ce nom.")
        if step.presentation is Presentation.PICTURES and not attempt.picture:
            yield Fault(file, f"{path}.{attempt.id}", "il manque « image ».", "Chaque choix se montre par son image.")


def check_without_screen(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """What is written on a step that shows nothing of its own would be seen by nobody."""
    for name, step in flow.steps.items():
        if not isinstance(step, QuizStep | AbilityStep):
            continue
        written = {"titre": step.title, "dire": step.sentences, "image": step.picture}
        if isinstance(step, AbilityStep):
            written["fiche"] = step.sheet
        for key, value in written.items():
            if value:
                sentence = f"cette étape n’affiche pas « {key} »."
                yield Fault(flow_file(flow.id), f"etapes.{name}.{key}", sentence, "Enlevez-le.")


def check_ability(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """A level follows from gestures that were tried."""
    tried = any(isinstance(step, Trial) for step in flow.steps.values())
    for name, step in flow.steps.items():
        if isinstance(step, AbilityStep) and not tried:
            sentence = "ce bilan ne suit aucun geste."
            yield Fault(flow_file(flow.id), f"etapes.{name}", sentence, "Ajoutez des étapes « genre: essai ».")


def check_quiz_steps(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """The quiz is there, and who plays was asked."""
    for flow in catalogue.flows.values():
        file = flow_file(flow.id)
        answers = [
            f"{name}.{choice.id}"
            for name, step in flow.steps.items()
            if isinstance(step, Question)
            for choice in step.choices
        ]
        for name, step in flow.steps.items():
            if not isinstance(step, QuizStep):
                continue
            if step.quiz and step.quiz not in catalogue.quizzes and quiz_file(step.quiz) not in around.unread:
                sentence = f"le quiz {quoted(step.quiz)} n’existe pas."
                yield Fault(file, f"etapes.{name}.quiz", sentence, did_you_mean(step.quiz, catalogue.quizzes))
            if step.group and step.group not in answers:
                sentence = f"la réponse {quoted(step.group)} n’existe pas."
                yield Fault(file, f"etapes.{name}.groupe", sentence, did_you_mean(step.group, answers))


def check_quizzes(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Few statements, each explained in few words. The journal knows a statement by its name alone: no other has it."""
    taken: dict[str, str] = {}
    for quiz in catalogue.quizzes.values():
        file, count = quiz_file(quiz.id), len(quiz.statements)
        yield from unfit_names(file, _names(quiz))
        if not FEWEST_STATEMENTS <= count <= MOST_STATEMENTS:
            sentence = f"il y a {count} affirmations, il en faut entre {FEWEST_STATEMENTS} et {MOST_STATEMENTS}."
            yield Fault(file, "affirmations", sentence)
        for statement in quiz.statements:
            path = f"affirmations.{statement.id}"
            if taken.setdefault(statement.id, quiz.id) != quiz.id:
                sentence = f"le nom {quoted(statement.id)} sert aussi dans le quiz {quoted(taken[statement.id])}."
                yield Fault(file, path, sentence, "Donnez un autre nom à cette affirmation.")
            if not 1 <= len(statement.explanation) <= MOST_EXPLAINED:
                sentence = f"il y a {len(statement.explanation)} lignes, il en faut 1 ou {MOST_EXPLAINED}."
                yield Fault(file, f"{path}.expliquer", sentence)
            yield from _check_lines(file, path, statement.explanation, statement.verify)
        for name in repeated(statement.id for statement in quiz.statements):
            sentence = f"l’identifiant {quoted(name)} sert à plusieurs affirmations."
            yield Fault(file, f"affirmations.{name}", sentence, "Donnez un nom différent à chacune.")


def _names(quiz: Quiz) -> dict[str, str]:
    return {"id": quiz.id, **{f"affirmations.{statement.id}": statement.id for statement in quiz.statements}}


def _check_lines(file: str, path: str, explanation: tuple[str, ...], verify: str) -> Iterator[Fault]:
    named = {f"{path}.expliquer[{rank}]": line for rank, line in enumerate(explanation, 1)}
    for where, line in {**named, f"{path}.verifier": verify}.items():
        if len(sentences(line)) > MOST_EXPLAINED:
            yield Fault(file, where, f"cette ligne a plus de {MOST_EXPLAINED} phrases.", "Coupez-la.")


PLAY_CHECKS: tuple[Callable[[Flow, Surroundings], Iterator[Fault]], ...] = (
    check_trials,
    check_without_screen,
    check_ability,
)
PLAYED_CHECKS: tuple[Callable[[Catalogue, Surroundings], Iterator[Fault]], ...] = (check_quiz_steps, check_quizzes)
