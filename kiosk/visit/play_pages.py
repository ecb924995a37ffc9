"""The pages of what is played: no marks, no score. Each idea and each gesture earns its star, whatever comes of it."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.content.playing import PASS_OVER, SHOW_ME
from kiosk.content.schema import Flow, Keys, Quiz, Statement
from kiosk.content.steps import Attempt, Presentation, QuizStep, Trial
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.page import Option, Page, Progress, Slip, Stars, Weight
from kiosk.visit.played import is_found, is_shown, may_be_shown, misses, tries
from kiosk.visit.state import Walk

STATEMENT, VERDICT, CHEER, SHOWN, TYPING = "idee", "verdict", "bravo", "montre", "saisie"
ATTEMPTS = {Presentation.LIST: "essai", Presentation.PICTURES: "images", Presentation.MESSAGES: "messages"}
GAMES = frozenset({STATEMENT, VERDICT, CHEER, SHOWN, TYPING, *ATTEMPTS.values()})
"""Names of these pages."""


def quiz_page(step: QuizStep, walk: Walk, flow: Flow, quiz: Quiz, progress: Progress, words: Words) -> Page:
    """The statement, what is to be known of it, and once all were looked at a warm word."""
    place, guessed = divmod(len(walk.here), 2)
    count = len(quiz.statements)
    if place == count:
        stars = Stars(count, count, quiz.title)
        return _framed(_end_of_quiz(count, words), flow, stars, progress)
    statement = quiz.statements[place]
    stars = Stars(place + guessed, count, words("Idée {n} sur {total}", n=place + 1, total=count))
    act = walk.here[-1] if guessed else None
    if isinstance(act, acts.Guessed):
        return _framed(_verdict(statement, act.answer, place, words), flow, stars, progress)
    return _framed(_statement(statement, _plays_a_group(step, walk), flow, words), flow, stars, progress)


def trial_page(step: Trial, walk: Walk, flow: Flow, progress: Progress, keys: Keys, words: Words) -> Page:
    """The gesture to try, with a clue after a wrong try, until it is done, shown or passed over."""
    trials = [name for name, one in flow.steps.items() if isinstance(one, Trial)]
    place = len({walked.step for walked in walk.past if walked.step in trials})
    found = is_found(step, walk.here)
    stars = Stars(place + found, len(trials), words("Geste {n} sur {total}", n=place + 1, total=len(trials)))
    if found:
        shown = _cheer(step, misses(step, walk.here), place, words)
    elif is_shown(walk.here):
        shown = _shown(step, words)
    else:
        shown = _trial(step, walk, flow, keys, words)
    return _framed(shown, flow, None if shown.name == TYPING else stars, progress)  # a keyboard needs the room


def _framed(page: Page, flow: Flow, stars: Stars | None, progress: Progress) -> Page:
    return replace(page, topic=flow.topic, stars=stars, progress=progress, discreet=flow.discreet)


def _plays_a_group(step: QuizStep, walk: Walk) -> bool:
    return any(f"{walked.step}.{walked.choice}" == step.group for walked in walk.past)


def _statement(statement: Statement, group: bool, flow: Flow, words: Words) -> Page:
    alone = (words("Qu’en pensez-vous ?"),)
    together = (words("Levez la main. Touchez la réponse la plus choisie."),)
    return Page(
        name=STATEMENT,
        title=statement.text,
        sentences=together if group else alone,
        options=(
            Option(id="vrai", text=words("Vrai"), picture="coche", topic=flow.topic, wish=acts.Guessed("vrai")),
            Option(id="faux", text=words("Faux"), picture="fermer", topic=flow.topic, wish=acts.Guessed("faux")),
            Option(id="ne-sait-pas", text=words("Je ne sais pas"), picture="question", topic=flow.topic,
                   wish=acts.Guessed("ne-sait-pas")),
        ),
    )  # fmt: skip


def _verdict(statement: Statement, guess: str, place: int, words: Words) -> Page:
    """The title is a friend's, the first sentence is plain."""
    return Page(
        name=VERDICT,
        title=_kind_words(guess, statement.true, place, words),
        sentences=(words("C’est vrai.") if statement.true else words("C’est faux."), *statement.explanation),
        picture="etoile",
        slip=Slip((statement.verify,), words("Pour vérifier"), "chercher"),
        options=(_go_on(words),),
    )


def _kind_words(guess: str, true: bool, place: int, words: Words) -> str:
    """Several, in turn, so that they do not tire. None of them shames."""
    if guess == "ne-sait-pas":
        said = (
            words("Vous avez raison de vous méfier."),
            words("Douter, c’est un bon réflexe."),
            words("Bonne question !"),
        )
    elif (guess == "vrai") == true:
        said = (words("Bien vu !"), words("Vous avez l’œil !"), words("Exactement !"))
    else:
        said = (
            words("Beaucoup de gens le croient."),
            words("Vous n’êtes pas seul à le penser."),
            words("C’est une idée très répandue."),
        )
    return said[place % len(said)]


def _end_of_quiz(count: int, words: Words) -> Page:
    return Page(
        name=CHEER,
        title=words.counted("{n} idée regardée ensemble !", "{n} idées regardées ensemble !", count),
        sentences=(
            words("Se poser la question, c’est déjà se protéger."),
            words("Parlez-en autour de vous."),
        ),
        picture="etoile",
        options=(_go_on(words),),
    )


def _trial(step: Trial, walk: Walk, flow: Flow, keys: Keys, words: Words) -> Page:
    count, tried = misses(step, walk.here), tries(walk.here)
    again = (words("Pas encore. Essayez encore une fois."), words("Presque ! Prenez votre temps."))
    kind = () if step.typed else (again[(count - 1) % len(again)],)  # above a keyboard there is little room
    return Page(
        name=TYPING if step.typed else ATTEMPTS[step.presentation],
        title=step.title,
        sentences=(*kind, step.clue) if count else step.sentences,
        slip=Slip(step.document) if step.document else None,
        picture=step.picture or flow.picture,
        options=(
            *(_attempt(attempt, flow) for attempt in step.choices),
            *((_show_me(words),) if may_be_shown(step, walk.here) else ()),
            Option(id=PASS_OVER, text=words("Passer"), wish=acts.PassedOver(), weight=Weight.QUIET),
        ),
        text=tried[-1] if step.typed and tried else "",
        keys=keys if step.typed else Keys(),
        moment=count,
    )


def _attempt(attempt: Attempt, flow: Flow) -> Option:
    return Option(
        id=attempt.id, text=attempt.text, hint=attempt.hint, picture=attempt.picture, topic=flow.topic,
        wish=acts.Tried(attempt.id),
    )  # fmt: skip


def _show_me(words: Words) -> Option:
    return Option(id=SHOW_ME, text=words("Montrez-moi"), picture="oeil", wish=acts.AskedToSee(), weight=Weight.QUIET)


def _shown(step: Trial, words: Words) -> Page:
    """What is to be touched stands there alone: she touches it, and goes on."""
    good = [attempt for attempt in step.choices if attempt.good]
    options = tuple(
        Option(id=one.id, text=one.text, hint=one.hint, picture=one.picture or "coche", wish=acts.Continued(),
               weight=Weight.MAIN)
        for one in good
    )  # fmt: skip
    return Page(
        name=SHOWN,
        title=words("Regardez, c’est ici"),
        sentences=(step.shown, *((words("Touchez-le, et continuez."),) if good else ())),
        slip=Slip((step.typed,)) if step.typed else None,
        picture="oeil",
        options=options or (_go_on(words),),
    )


def _cheer(step: Trial, missed: int, place: int, words: Words) -> Page:
    alone = (words("C’est ça !"), words("Très bien !"), words("Oui, bravo !"))
    helped = (words("Vous avez trouvé !"), words("Voilà, c’est ça !"))
    said = helped if missed else alone
    return Page(
        name=CHEER,
        title=said[place % len(said)],
        sentences=(step.praise,) if step.praise else (),
        picture="etoile",
        options=(_go_on(words),),
    )


def _go_on(words: Words) -> Option:
    return Option(id="continuer", text=words("Continuer"), wish=acts.Continued(), weight=Weight.MAIN, picture="suite")
