"""Steps that are played: a quiz and a trial have several screens each. Which one is shown
follows from the acts done there.

A step keeps the acts done inside it (`Walk.here`), so that *Back* is one act less here too.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.content.schema import Quiz
from kiosk.content.steps import QuizStep, Step, Trial
from kiosk.visit import acts
from kiosk.visit.ability import Outcome
from kiosk.visit.acts import Act

SHOWN_AFTER = 2
"""Wrong tries after which one may ask to be shown."""

LONGEST_TRY = 40


def stays(step: QuizStep | Trial, here: tuple[Act, ...], act: Act, quizzes: Mapping[str, Quiz]) -> bool | None:
    """Whether after `act` one is still in `step`, where the acts `here` were done; None for what is not offered."""
    if isinstance(step, QuizStep):
        return _stays_in_quiz(len(here), 2 * len(quizzes[step.quiz].statements), act)
    return _stays_in_trial(step, here, act)


def screen_within(step: Step, here: tuple[Act, ...]) -> int:
    """Which of the screens of a step is shown, counted from 0. A wrong try changes the words of its screen, no more."""
    match step:
        case QuizStep():
            return len(here)
        case Trial():
            return int(is_found(step, here))
        case _:
            return 0


def is_asked(step: QuizStep, here: tuple[Act, ...], quizzes: Mapping[str, Quiz]) -> bool:
    """Whether a statement waits for a guess."""
    return len(here) % 2 == 0 and len(here) < 2 * len(quizzes[step.quiz].statements)


def is_found(step: Trial, here: tuple[Act, ...]) -> bool:
    return any(_is_right(step, answer) for answer in tries(here))


def misses(step: Trial, here: tuple[Act, ...]) -> int:
    """How many tries were wrong."""
    return sum(not _is_right(step, answer) for answer in tries(here))


def may_be_shown(step: Trial, here: tuple[Act, ...]) -> bool:
    return misses(step, here) >= SHOWN_AFTER


def is_shown(here: tuple[Act, ...]) -> bool:
    return acts.AskedToSee() in here


def tries(here: tuple[Act, ...]) -> list[str]:
    return [act.answer for act in here if isinstance(act, acts.Tried)]


def outcome(step: Trial, done: tuple[Act, ...]) -> Outcome:
    """How a trial went that was left after the acts `done`."""
    if not is_found(step, done):
        return Outcome.NOT_YET
    return Outcome.HELPED if misses(step, done) else Outcome.ALONE


def _stays_in_quiz(place: int, last: int, act: Act) -> bool | None:
    """Guess, then read; on the last screen all have been looked at."""
    match act:
        case acts.Guessed(answer) if answer in acts.GUESSES and place % 2 == 0 and place < last:
            return True
        case acts.Continued() if place % 2 == 1:
            return True
        case acts.Continued() if place == last:
            return False
    return None


def _stays_in_trial(step: Trial, here: tuple[Act, ...], act: Act) -> bool | None:
    over = is_found(step, here) or is_shown(here)
    match act:
        case acts.Continued() if over:
            return False
        case acts.Tried(answer) if not over and _is_possible(step, answer):
            return True
        case acts.AskedToSee() if not over and may_be_shown(step, here):
            return True
        case acts.PassedOver() if not over:
            return False
    return None


def _is_possible(step: Trial, answer: str) -> bool:
    if step.typed:
        return len(answer) <= LONGEST_TRY
    return any(attempt.id == answer for attempt in step.choices)


def _is_right(step: Trial, answer: str) -> bool:
    """Capitals and spaces are forgiven."""
    if step.typed:
        return _bare(answer) == _bare(step.typed)
    return any(attempt.id == answer and attempt.good for attempt in step.choices)


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
