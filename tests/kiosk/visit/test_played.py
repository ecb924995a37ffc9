"""A quiz and a trial, replayed: each guess and each try is undone by leaving it out, and no act is taken that the page
does not offer."""

from __future__ import annotations

import pytest

from kiosk.content.schema import SheetLine
from kiosk.content.steps import (
    AbilityStep,
    Attempt,
    ByOutcome,
    Choice,
    End,
    Explanation,
    Levels,
    Presentation,
    Question,
    QuizStep,
    Trial,
)
from kiosk.visit.ability import Outcome, level_in_journal, level_of
from kiosk.visit.acts import Act, AskedToSee, Chose, Continued, Guessed, OpenedFlow, PassedOver, Tried
from kiosk.visit.page import Page, Slip, Stars, Weight
from kiosk.visit.pages import page
from kiosk.visit.state import ImpossibleAct, State, Walked, lines_earned, replay
from tests.kiosk.visit.flows import made_catalogue, made_flow
from tests.kiosk.visit.walks import WORDS

TOUCH = Trial(
    title="Touchez le cœur",
    sentences=("Avec le doigt.",),
    presentation=Presentation.PICTURES,
    choices=(
        Attempt(id="maison", text="Maison", picture="maison"),
        Attempt(id="coeur", text="Cœur", picture="coeur", good=True),
        Attempt(id="livre", text="Livre", picture="livre"),
    ),
    clue="Il est au milieu.",
    shown="Voici le cœur.",
    praise="Vous savez toucher.",
    skill="toucher",
    outcomes=ByOutcome(alone=("seul",), helped=("atelier",), not_yet=("atelier", "avec-quelqu-un")),
    goto="ecrire",
)
TYPE = Trial(
    title="Écrivez ameli.fr", typed="ameli.fr", clue="Il y a un point.", shown="Ceci.", skill="ecrire", goto="niveau",
    document=("Site de l’Assurance Maladie",),
)  # fmt: skip
GESTURES = made_flow(
    {
        "toucher": TOUCH,
        "ecrire": TYPE,
        "niveau": AbilityStep(levels=Levels(accompanied="avec", partly="parfois", autonomous="seul")),
        "avec": End(title="Avec quelqu’un", sheet=("seul",)),
        "parfois": Explanation(title="Un atelier", goto="avec"),
        "seul": End(title="Seul", sheet=("seul",)),
    },
    {name: SheetLine(text=f"Ligne {name}.") for name in ("seul", "atelier", "avec-quelqu-un")},
    id="gestes",
)
GAME = made_flow(
    {
        "qui": Question(
            title="Qui joue ?",
            choices=(Choice(id="seul", text="Moi", goto="jeu"), Choice(id="groupe", text="Nous", goto="jeu")),
        ),
        "jeu": QuizStep(quiz="idees", group="qui.groupe", sheet=("jouer",), goto="fin"),
        "fin": End(title="Fini"),
    },
    {"jouer": SheetLine(text="Jouez encore.")},
    id="jeu",
)
CATALOGUE = made_catalogue([GESTURES, GAME])
ON = Continued()
IN_GESTURES, IN_GAME = OpenedFlow("gestes"), (OpenedFlow("jeu"), Chose("seul"))
WRONG, RIGHT = Tried("maison"), Tried("coeur")


def after(*visit: Act) -> State:
    return replay(visit, CATALOGUE)


def seen(*visit: Act) -> Page:
    return page(after(*visit), CATALOGUE, (), WORDS)


class TestQuiz:
    def test_two_screens_for_each_idea_and_one_for_all(self) -> None:
        guesses = (Guessed("vrai"), ON, Guessed("faux"), ON, Guessed("ne-sait-pas"), ON)
        visit: tuple[Act, ...] = IN_GAME
        titles = [seen(*visit).title]
        for act in guesses:
            visit = (*visit, act)
            titles.append(seen(*visit).title)
        assert titles == [
            "Idée 1", "Beaucoup de gens le croient.",
            "Idée 2", "Vous n’êtes pas seul à le penser.",
            "Idée 3", "Bonne question !",
            "3 idées regardées ensemble !",
        ]  # fmt: skip
        assert after(*visit, ON).walks[-1].at == "fin"
        assert after(*visit, ON).walks[-1].past[-1] == Walked("jeu", done=guesses)

    def test_each_guess_is_undone_by_leaving_it_out(self) -> None:
        assert after(*IN_GAME, Guessed("vrai"), ON).walks[-1].here == (Guessed("vrai"), ON)
        assert seen(*IN_GAME, Guessed("vrai")).name == "verdict"
        assert seen(*IN_GAME).name == "idee"

    @pytest.mark.parametrize(
        ("guess", "title"),
        [("faux", "Bien vu !"), ("vrai", "Beaucoup de gens le croient."),
         ("ne-sait-pas", "Vous avez raison de vous méfier.")],
    )  # fmt: skip
    def test_the_first_idea_is_false_and_each_guess_is_answered_kindly(self, guess: str, title: str) -> None:
        shown = seen(*IN_GAME, Guessed(guess))
        assert shown.title == title
        assert shown.sentences == ("C’est faux.", "C’est ainsi.")
        assert shown.slip == Slip(("Demandez.",), "Pour vérifier", "chercher")

    def test_a_star_for_each_idea_whatever_was_guessed(self) -> None:
        for guess in ("vrai", "faux", "ne-sait-pas"):
            assert seen(*IN_GAME).stars == Stars(0, 3, "Idée 1 sur 3")
            assert seen(*IN_GAME, Guessed(guess)).stars == Stars(1, 3, "Idée 1 sur 3")
            assert seen(*IN_GAME, Guessed(guess), ON).stars == Stars(1, 3, "Idée 2 sur 3")

    def test_a_group_raises_its_hands(self) -> None:
        alone, group = (seen(OpenedFlow("jeu"), Chose(who)) for who in ("seul", "groupe"))
        assert "Levez la main" in group.sentences[0]
        assert "Levez la main" not in alone.sentences[0]

    def test_nothing_counts_what_was_right(self) -> None:
        visit: tuple[Act, ...] = (*IN_GAME, *(Guessed("faux"), ON) * 3)
        other: tuple[Act, ...] = (*IN_GAME, *(Guessed("vrai"), ON) * 3)
        assert seen(*visit) == seen(*other)

    @pytest.mark.parametrize(
        ("visit", "act"),
        [
            (IN_GAME, ON),
            (IN_GAME, Guessed("peut-etre")),
            (IN_GAME, Tried("vrai")),
            ((*IN_GAME, Guessed("vrai")), Guessed("faux")),
            ((*IN_GAME, *(Guessed("vrai"), ON) * 3), Guessed("faux")),
        ],
    )
    def test_what_is_not_offered_is_refused(self, visit: tuple[Act, ...], act: Act) -> None:
        after(*visit)
        with pytest.raises(ImpossibleAct):
            after(*visit, act)


class TestTrial:
    @pytest.mark.parametrize(
        ("done", "given"),
        [
            ((RIGHT, ON), ["seul"]),
            ((WRONG, RIGHT, ON), ["atelier"]),
            ((WRONG, WRONG, RIGHT, ON), ["atelier"]),
            ((WRONG, WRONG, AskedToSee(), ON), ["atelier", "avec-quelqu-un"]),
            ((PassedOver(),), ["atelier", "avec-quelqu-un"]),
            ((WRONG, PassedOver()), ["atelier", "avec-quelqu-un"]),
        ],
    )
    def test_how_it_went_says_what_the_sheet_gets(self, done: tuple[Act, ...], given: list[str]) -> None:
        state = after(IN_GESTURES, *done)
        assert state.walks[-1].at == "ecrire"
        assert list(lines_earned(state.walks[-1], CATALOGUE)) == given

    def test_a_wrong_try_gives_a_clue_and_another_try(self) -> None:
        first, second, third = (seen(IN_GESTURES, *(WRONG,) * count) for count in range(3))
        assert first.sentences == ("Avec le doigt.",)
        assert second.sentences[-1] == third.sentences[-1] == "Il est au milieu."
        assert second.sentences[0] != third.sentences[0]
        assert (first.title, second.title) == ("Touchez le cœur", "Touchez le cœur")
        assert len({first.moment, second.moment, third.moment}) == 3, "a page that has changed is another page"
        assert first.progress == second.progress == third.progress

    def test_it_can_be_passed_over_always_and_shown_after_two_wrong_tries(self) -> None:
        offered = [[one.id for one in seen(IN_GESTURES, *(WRONG,) * count).options] for count in range(3)]
        assert offered[0] == offered[1] == ["maison", "coeur", "livre", "passer"]
        assert offered[2] == ["maison", "coeur", "livre", "montrez-moi", "passer"]

    def test_shown_what_is_right_stands_there_alone(self) -> None:
        shown = seen(IN_GESTURES, WRONG, WRONG, AskedToSee())
        assert [(option.id, option.wish, option.weight) for option in shown.options] == [("coeur", ON, Weight.MAIN)]
        assert "Voici le cœur." in shown.sentences

    def test_what_is_done_is_praised_and_earns_its_star(self) -> None:
        shown = seen(IN_GESTURES, RIGHT)
        assert (shown.name, shown.sentences) == ("bravo", ("Vous savez toucher.",))
        assert (seen(IN_GESTURES).stars, shown.stars) == (Stars(0, 2, "Geste 1 sur 2"), Stars(1, 2, "Geste 1 sur 2"))
        assert seen(IN_GESTURES, PassedOver(), WRONG_TYPED, Tried("ameli.fr")).stars == Stars(2, 2, "Geste 2 sur 2")

    @pytest.mark.parametrize("text", ["ameli.fr", "Ameli.Fr", " AMELI.FR ", "ameli . fr"])
    def test_capitals_and_spaces_are_forgiven(self, text: str) -> None:
        assert seen(IN_GESTURES, PassedOver(), Tried(text)).name == "bravo"

    @pytest.mark.parametrize("text", ["", "amelifr", "www.ameli.fr", "ameli.fr."])
    def test_other_letters_are_not(self, text: str) -> None:
        shown = seen(IN_GESTURES, PassedOver(), Tried(text))
        assert (shown.name, shown.text, shown.sentences) == ("saisie", text, ("Il y a un point.",))

    def test_a_letter_to_look_at_stands_on_the_page(self) -> None:
        assert seen(IN_GESTURES, PassedOver()).slip == Slip(("Site de l’Assurance Maladie",))

    @pytest.mark.parametrize(
        ("done", "act"),
        [
            ((), ON),
            ((), AskedToSee()),
            ((WRONG,), AskedToSee()),
            ((), Tried("inconnu")),
            ((), Chose("coeur")),
            ((), Guessed("vrai")),
            ((RIGHT,), RIGHT),
            ((RIGHT,), PassedOver()),
            ((WRONG, WRONG, AskedToSee()), RIGHT),
            ((WRONG, WRONG, AskedToSee()), PassedOver()),
            ((PassedOver(),), Tried("x" * 41)),
        ],
    )
    def test_what_is_not_offered_is_refused(self, done: tuple[Act, ...], act: Act) -> None:
        after(IN_GESTURES, *done)
        with pytest.raises(ImpossibleAct):
            after(IN_GESTURES, *done, act)


WRONG_TYPED = Tried("ameli")


class TestLevel:
    @pytest.mark.parametrize(
        ("outcomes", "level"),
        [
            ((), "accompanied"),
            ((Outcome.NOT_YET,) * 5, "accompanied"),
            ((Outcome.ALONE, Outcome.HELPED, *(Outcome.NOT_YET,) * 3), "accompanied"),
            ((Outcome.ALONE, Outcome.ALONE, *(Outcome.NOT_YET,) * 3), "partly"),
            ((Outcome.HELPED,) * 5, "partly"),
            ((*(Outcome.ALONE,) * 3, Outcome.HELPED, Outcome.NOT_YET), "partly"),
            ((*(Outcome.ALONE,) * 4, Outcome.NOT_YET), "autonomous"),
            ((Outcome.ALONE,) * 5, "autonomous"),
        ],
    )
    def test_what_went_well_says_how_near_help_should_be(self, outcomes: tuple[Outcome, ...], level: str) -> None:
        assert level_of(outcomes) == level

    def test_the_words_are_those_of_the_report(self) -> None:
        names = [level_in_journal(level) for level in ("accompanied", "partly", "autonomous")]
        assert names == ["entierement-accompagne", "partiellement-autonome", "autonome"]

    @pytest.mark.parametrize(
        ("done", "at"),
        [
            ((RIGHT, ON, Tried("ameli.fr"), ON), "seul"),
            ((RIGHT, ON, PassedOver()), "parfois"),
            ((PassedOver(), PassedOver()), "avec"),
        ],
    )
    def test_it_leads_where_its_level_says_and_has_no_screen(self, done: tuple[Act, ...], at: str) -> None:
        walk = after(IN_GESTURES, *done).walks[-1]
        assert walk.at == at
        assert walk.level
        assert "niveau" not in {walked.step for walked in walk.past}

    def test_going_back_changes_it(self) -> None:
        done: tuple[Act, ...] = (RIGHT, ON, Tried("ameli.fr"))
        assert after(IN_GESTURES, *done, ON).walks[-1].level == "autonomous"
        assert after(IN_GESTURES, *done).walks[-1].level == ""
        assert after(IN_GESTURES, *done[:-1], PassedOver()).walks[-1].level == "partly"
