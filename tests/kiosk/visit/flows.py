"""Made-up catalogues: every kind of step, loops with a way out, lines of every kind, names that could be mistaken.

`catalogues` are what an author may write and the checks let through; `in_another_language` is the same catalogue
with every text changed and no id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from kiosk.content.schema import (
    Catalogue,
    Contact,
    Crossroads,
    EmergencyNumber,
    Flow,
    LineKind,
    Orientation,
    Place,
    Quiz,
    Reliability,
    Review,
    SheetLine,
    Statement,
    Term,
    Topic,
    Turn,
)
from kiosk.content.steps import (
    AbilityStep,
    Attempt,
    ByOutcome,
    Choice,
    End,
    Explanation,
    FilmStep,
    Levels,
    PlaceStep,
    PracticeStep,
    Question,
    QuizStep,
    SiteStep,
    Step,
    Trial,
)
from kiosk.content.texts import with_texts
from kiosk.visit.acts import (
    FOR_REAL,
    PRACTICE,
    AskedToSee,
    Chose,
    Continued,
    Guessed,
    PassedOver,
    PickedPlace,
    TookWay,
    Tried,
)
from tests.kiosk.visit.practising import GUIDES, PRACTICE_SITES, SITES, Series, series_of_practice

FLOW_IDS = ("rendez-vous", "autre", "fiche", "recommencer", "continuer", "voir")
TOPIC_IDS = ("droits", "autre", "aide")
CHOICE_IDS = ("oui", "non", "ne-sait-pas", "continuer", "fiche", "autre")
TERM_IDS = ("ald", "cpam", "fiche")
LINE_IDS = ("appeler", "imprimer", "carte", "fait", "ecouter")
KINDS: tuple[type[Step], ...] = (
    End, Question, Question, Explanation, FilmStep, PlaceStep, PlaceStep, QuizStep, Trial, Trial, AbilityStep,
    PracticeStep, PracticeStep, SiteStep,
)  # fmt: skip
MOST_STEPS = 15

T = TypeVar("T")

FACTS: dict[str, Any] = {"source": "https://exemple.fr", "on": "2026-11-22", "reliability": Reliability.OFFICIAL}
QUIZZES = {
    "idees": Quiz(
        id="idees",
        title="Des idées",
        statements=tuple(
            Statement(
                id=f"idee-{n}", text=f"Idée {n}", true=n % 2 == 0, explanation=("C’est ainsi.",), verify="Demandez.",
                **FACTS,
            )
            for n in range(1, 4)
        ),
    )
}  # fmt: skip
REVIEW = Review(on="2026-11-22", sources=(), reliability=Reliability.OFFICIAL)
CONTACTS = {
    contact.id: contact
    for contact in (
        Contact(id="caisse", name="La caisse", phone="36 46", site="https://www.caisse.fr/", **FACTS),
        Contact(id="caisse-bis", name="L’autre guichet", hours="Le lundi", site="https://www.caisse.fr/", **FACTS),
        Contact(id="ecoute", name="Une écoute", phone="3114", price="Gratuit", **FACTS),
    )
}
GLOSSARY = {
    name: Term(id=name, word=word, sentences=said, picture="carte", **FACTS)
    for name, word, said in (
        ("ald", "ALD", ("Une maladie longue.",)),
        ("cpam", "CPAM", ("Votre caisse.", "Elle paie une partie de vos soins.")),
        ("fiche", "Feuille de soins", ("Le papier du soignant.",)),
    )
}
EMERGENCY = (
    EmergencyNumber(number="15", name="SAMU", use="Un danger pour la vie.", picture="secours", vital=True, **FACTS),
    EmergencyNumber(number="3114", name="Écoute", use="Des idées noires ?", picture="ecouter", **FACTS),
)


def made_places(number: int) -> tuple[Place, ...]:
    """As the settings number them."""
    return tuple(
        Place(id=f"lieu-{n}", name=f"Maison {n}", address=f"{n} rue Basse", hours="Le mardi", offer="Sur place")
        for n in range(1, number + 1)
    )


places: SearchStrategy[tuple[Place, ...]] = st.integers(0, 5).map(made_places)


def made_flow(steps: Mapping[str, Step], lines: Mapping[str, SheetLine] | None = None, **others: Any) -> Flow:
    """A flow that starts with the first of `steps`."""
    named = {"id": "essai", "title": "Un essai", "topic": "droits", **others}
    return Flow(
        **named, summary="Pour essayer.", picture="carte", duration="5 min", review=REVIEW,
        start=next(iter(steps)), steps=dict(steps), lines=dict(lines or {}),
    )  # fmt: skip


def made_catalogue(
    flows: Iterable[Flow], topics: Iterable[Topic] = (), hard_words: Mapping[str, tuple[str, ...]] | None = None
) -> Catalogue:
    by_id = {flow.id: flow for flow in flows}
    named = tuple(topics) or tuple(topic(name) for name in dict.fromkeys(flow.topic for flow in by_id.values()))
    return Catalogue(
        language="fr", topics=named, flows=by_id, contacts=CONTACTS, emergency=EMERGENCY, interface={},
        quizzes=QUIZZES, guides=GUIDES, practice=PRACTICE_SITES, sites=SITES, glossary=GLOSSARY,
        hard_words=dict(hard_words or {}), orientation=made_orientation(tuple(by_id)),
    )  # fmt: skip


def made_orientation(flows: Sequence[str]) -> Orientation:
    """Two questions, from which the first flow and the last are reached."""
    return Orientation(
        start="quoi",
        questions={
            "quoi": Crossroads(
                title="Quoi ?", picture="carte", turns=(turn("oui", flow=flows[0]), turn("autre", "encore"))
            ),
            "encore": Crossroads(
                title="Et encore ?", sentences=("Une phrase.",), picture="carte",
                turns=(turn("non", flow=flows[-1]), turn("ne-sait-pas", flow=flows[0])),
            ),
        },
    )  # fmt: skip


def turn(name: str, goto: str = "", flow: str = "") -> Turn:
    return Turn(id=name, text=f"Réponse {name}", picture="carte", goto=goto, flow=flow)


def topic(name: str, flow: str = "") -> Topic:
    return Topic(id=name, title=f"Thème {name}", hint="Touchez ici.", picture="carte", flow=flow)


def choice(name: str, goto: str, sheet: tuple[str, ...] = ()) -> Choice:
    return Choice(
        id=name, text=f"Réponse {name}", hint="Une précision" if len(name) > 3 else "", goto=goto, sheet=sheet
    )


class Draws:
    """Reads a string of bytes as a series of picks. Where it ends, the first possibility is picked each time.

    One draw from Hypothesis for a whole catalogue instead of hundreds: ten times as many catalogues in a second, and
    they still shrink, towards flows of one step.
    """

    def __init__(self, string: bytes) -> None:
        self._left = iter(string)

    def number(self, most: int, least: int = 0) -> int:
        return least + next(self._left, 0) % (most - least + 1)

    def pick(self, possible: Sequence[T]) -> T:
        return possible[self.number(len(possible) - 1)]

    def some(self, possible: Sequence[T], most: int, least: int = 0) -> tuple[T, ...]:
        """From `least` to `most` of them, none twice."""
        left = list(possible)
        count = self.number(min(most, len(left)), least)
        return tuple(left.pop(self.number(len(left) - 1)) for _ in range(count))


def strings(most: int) -> SearchStrategy[bytes]:
    """Half of them as long as can be: left to itself, Hypothesis makes most of them very short."""
    return st.binary(max_size=most) | st.binary(min_size=most, max_size=most)


def catalogues(fewest_flows: int = 1, loops: bool = True) -> SearchStrategy[Catalogue]:
    """One to four flows under one to three topics. Without `loops` every way leads forward."""
    return strings(800).map(lambda string: made_up(Draws(string), fewest_flows, loops))


def made_up(draws: Draws, fewest_flows: int, loops: bool) -> Catalogue:
    ids = draws.some(FLOW_IDS, 4, fewest_flows)
    topics = [topic(name, draws.pick(("", "", *ids))) for name in draws.some(TOPIC_IDS, 3, 1)]
    flows = [made_up_flow(draws, name, draws.pick(topics).id, ids, loops) for name in ids]
    steps = [f"{flow.id}.{step}" for flow in flows for step in flow.steps]
    return made_catalogue(flows, topics, {step: found for step in steps if (found := draws.some(TERM_IDS, 3))})


def made_up_flow(draws: Draws, name: str, topic_id: str, others: tuple[str, ...], loops: bool) -> Flow:
    """One flow of one to fifteen steps; from every step an end can be reached, with and without places."""
    lines = {line: made_up_line(draws) for line in draws.some(LINE_IDS, len(LINE_IDS), 1)}
    names = [f"etape-{n}" for n in range(draws.number(MOST_STEPS, 1))]
    steps = {}
    for rank, step in enumerate(names, 1):
        targets = names if loops and step != names[-1] else names[rank:]
        steps[step] = made_up_step(draws, targets, tuple(lines), (*others, "disparu"))
    discreet = draws.pick((False, True))
    flow = made_flow(steps, lines, id=name, title=f"Parcours {name}", topic=topic_id, discreet=discreet)
    return with_ways_out(flow, names[-1])


def made_up_step(draws: Draws, targets: Sequence[str], lines: tuple[str, ...], also: tuple[str, ...]) -> Step:
    """A step that leads to some of `targets`: an end where there are none. An end always gives a line."""
    title, said = f"Titre {draws.number(9)}", ("Une phrase.", "Et une autre ?")[: draws.number(2)]
    kind = draws.pick(KINDS) if targets else End
    if kind is End:
        aside = tuple(draws.pick(also) for _ in range(draws.number(3)))
        return End(title=title, sentences=said, sheet=draws.some(lines, 3, 1), also=aside)
    given = draws.some(lines, 2)
    if kind is Question:
        choices = tuple(
            choice(name, draws.pick(targets), draws.some(lines, 2)) for name in draws.some(CHOICE_IDS, 4, 2)
        )
        return Question(title=title, sentences=said, sheet=given, choices=choices)
    goto = draws.pick(targets)
    if kind is PlaceStep:
        return PlaceStep(title=title, sentences=said, sheet=given, goto=goto, without=draws.pick(targets))
    if kind is FilmStep:
        return FilmStep(title=title, sentences=said, sheet=given, film="essai", goto=goto)
    if kind is QuizStep:
        return QuizStep(quiz="idees", sheet=given, goto=goto)
    if kind is AbilityStep:
        return AbilityStep(levels=Levels(accompanied=goto, partly=goto, autonomous=goto))
    if kind is Trial:
        return made_up_trial(draws, title, given, lines, goto)
    if kind is PracticeStep:
        film, site = draws.pick(("", "essai")), draws.pick(("boulangerie", ""))
        return PracticeStep(
            title=title, sentences=said, sheet=given, guide="commander", film=film, site=site, goto=goto
        )  # fmt: skip
    if kind is SiteStep:
        guide = draws.pick(("", "commander"))
        return SiteStep(title=title, sentences=said, sheet=given, site="boulangerie", guide=guide, goto=goto)
    return Explanation(title=title, sentences=said, sheet=given, goto=goto)


def made_up_trial(draws: Draws, title: str, given: tuple[str, ...], lines: tuple[str, ...], goto: str) -> Trial:
    """One that is typed, or one where something is touched."""
    outcomes = ByOutcome(alone=draws.some(lines, 1), helped=draws.some(lines, 1), not_yet=draws.some(lines, 1))
    typed = draws.pick(("", "Ameli.fr"))
    names = () if typed else draws.some(CHOICE_IDS, 4, 2)
    attempts = tuple(Attempt(id=name, text=f"Ici {name}", good=name == names[-1]) for name in names)
    return Trial(
        title=title, sheet=given, choices=attempts, typed=typed, clue="Cherchez.", shown="C’est ici.", skill="toucher",
        outcomes=outcomes, goto=goto,
    )  # fmt: skip


def made_up_line(draws: Draws) -> SheetLine:
    kind, contact = draws.pick(tuple(LineKind)), draws.pick(tuple(CONTACTS))
    if kind is LineKind.CONTACT:
        return SheetLine(kind=kind, contact=contact)
    text = draws.pick(("Appelez demain.", "Votre carte", "Avez-vous tout ?"))
    hint = draws.pick(("", "", "Avant midi."))
    return SheetLine(kind=kind, text=text, hint=hint, where="chez vous", contact=draws.pick(("", "", contact)))


def with_ways_out(flow: Flow, end: str) -> Flow:
    """`flow`, where steps that lead to no end, with places or without, are made to lead to `end`."""
    steps = dict(flow.steps)
    for any_place in (True, False):
        while stuck := sorted(steps.keys() - leading_out(steps, any_place).keys()):
            steps[stuck[0]] = _led_to(steps[stuck[0]], end, any_place)
    return replace(flow, steps=steps)


def leading_out(steps: Mapping[str, Step], any_place: bool) -> dict[str, int]:
    """How many ways an end is away, for each step from which one can be reached."""
    left = {name: _targets(step, any_place) for name, step in steps.items()}
    distance: dict[str, int] = {}
    nearer = [name for name, step in steps.items() if isinstance(step, End)]
    while nearer:
        distance.update(dict.fromkeys(nearer, max(distance.values(), default=-1) + 1))
        left = {name: targets for name, targets in left.items() if name not in distance}
        nearer = [name for name, targets in left.items() if not distance.keys().isdisjoint(targets)]
    return distance


def _targets(step: Step, any_place: bool) -> tuple[str, ...]:
    match step:
        case End():
            return ()
        case Question(choices=choices):
            return tuple(choice.goto for choice in choices)
        case PlaceStep(goto=goto, without=without):
            return (goto, without) if any_place else (without,)
        case AbilityStep(levels=levels):
            return (levels.autonomous,)
        case _:
            return (step.goto,)


def _led_to(step: Step, end: str, any_place: bool) -> Step:
    match step:
        case Question(choices=(first, *others)):
            return replace(step, choices=(replace(first, goto=end), *others))
        case PlaceStep() if not any_place:
            return replace(step, without=end)
        case AbilityStep():
            return replace(step, levels=Levels(accompanied=end, partly=end, autonomous=end))
        case _:
            return replace(step, goto=end)


def shown_for(flow: Flow, name: str, around: tuple[Place, ...]) -> str:
    """The step that is really shown where the way leads to `name`. All levels of a made-up step lead to one."""
    while True:
        match flow.steps[name]:
            case PlaceStep(without=without) if not around:
                name = without
            case AbilityStep(levels=levels):
                name = levels.partly
            case _:
                return name


def ways_on(flow: Flow, name: str, around: tuple[Place, ...]) -> dict[Series, str]:
    """What can be done at a step to leave it, and the step shown after it: the rules once more, told apart from the
    program. Of what is played a few series of acts, the longest in screens first."""
    step = flow.steps[name]
    match step:
        case End():
            return {}
        case Question(choices=choices):
            return {(Chose(choice.id),): shown_for(flow, choice.goto, around) for choice in choices}
        case PlaceStep(goto=goto, without=without):
            ways: dict[Series, str] = {(PickedPlace(place.id),): shown_for(flow, goto, around) for place in around}
            return {**ways, (Continued(),): shown_for(flow, without, around)}
        case QuizStep() | Trial() | PracticeStep() | SiteStep():
            return dict.fromkeys(series_of(step), shown_for(flow, step.goto, around))
        case _:
            return {(Continued(),): shown_for(flow, step.goto, around)}


def series_of(step: QuizStep | Trial | PracticeStep | SiteStep) -> tuple[Series, ...]:
    on = Continued()
    if isinstance(step, PracticeStep | SiteStep):
        return series_of_practice(step)
    if isinstance(step, QuizStep):
        return (
            (*(act for _ in QUIZZES[step.quiz].statements for act in (Guessed("vrai"), on)), on),
            (Guessed("faux"), on, Guessed("ne-sait-pas"), on, Guessed("faux"), on, on),
        )
    right, wrong = right_and_wrong(step)
    return ((right, on), (wrong, right, on), (wrong, wrong, AskedToSee(), on), (PassedOver(),))


def right_and_wrong(step: Trial) -> tuple[Tried, Tried]:
    if step.typed:
        return Tried(f" {step.typed.lower()} "), Tried("ameli.fri")
    return Tried(step.choices[-1].id), Tried(step.choices[0].id)


def moves(step: Step, inside: Series) -> bool:
    """Whether the last of the acts done inside a step shows another screen, as they are counted. A wrong try, and being
    shown, stay on the one that is there; all that is practised counts as one."""
    if isinstance(step, PracticeStep | SiteStep):
        return leaves_by(step, inside)
    return not isinstance(inside[-1], AskedToSee) and not (
        isinstance(step, Trial) and inside[-1] == right_and_wrong(step)[1]
    )


def leaves_by(step: QuizStep | Trial | PracticeStep | SiteStep, inside: Series) -> bool:
    """Whether the last of the acts done inside a step leads on from it. Where it is practised, each « Continuer » does
    that does not begin on a site."""
    if isinstance(step, PracticeStep | SiteStep):
        begins = len(inside) > 1 and inside[-2] in (TookWay(PRACTICE), TookWay(FOR_REAL))
        return inside[-1] == Continued() and not begins
    if isinstance(step, QuizStep):
        return len(inside) > 2 * len(QUIZZES[step.quiz].statements)
    return isinstance(inside[-1], PassedOver | Continued)


def lines_of_trial(step: Trial, inside: Series) -> tuple[str, ...]:
    """The lines that a trial gives for what was done there."""
    if inside[-1] == PassedOver() or AskedToSee() in inside:
        return step.outcomes.not_yet
    return step.outcomes.alone if len(inside) == 2 else step.outcomes.helped


def in_another_language(catalogue: Catalogue) -> Catalogue:
    """Every text reversed, so that all words change, and the order of the titles with them."""

    def backwards(_path: str, text: str) -> str:
        return text[::-1]

    return replace(
        catalogue,
        language="en",
        topics=tuple(with_texts(topic, backwards) for topic in catalogue.topics),
        flows={name: with_texts(flow, backwards) for name, flow in catalogue.flows.items()},
        quizzes={name: with_texts(quiz, backwards) for name, quiz in catalogue.quizzes.items()},
        guides={name: with_texts(guide, backwards) for name, guide in catalogue.guides.items()},
        practice={name: with_texts(site, backwards) for name, site in catalogue.practice.items()},
        contacts={name: with_texts(contact, backwards) for name, contact in catalogue.contacts.items()},
        glossary={name: with_texts(term, backwards) for name, term in catalogue.glossary.items()},
    )
