"""A whole quiz and all five gestures by real touches: right, wrong, shown, passed over, gone back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.content.steps import QuizStep
from kiosk.journal.statistics import summary
from kiosk.visit.play_pages import TYPING
from tests.journeys.conftest import Visitor
from tests.ui.scenes import PLACES

GESTURES, GAME = "gestes-numeriques", "vrai-ou-faux"
RIGHT = {"toucher": "coeur", "reconnaitre": "carte", "lire": "mardi", "proteger": "melange"}
WRONG = {"toucher": "livre", "reconnaitre": "cabinet", "lire": "lundi", "proteger": "mot"}
TRIALS = ("toucher", "ecrire", "reconnaitre", "lire", "proteger")
SUBJECTS = {
    "internet": ("arnaques", "mots-de-passe", "video"),
    "sante": ("remedes", "prevention"),
    "droits": ("papiers", "urgences"),
}
PLACE = f'[[lieux]]\nnom = "{PLACES[0].name}"\nadresse = "{PLACES[0].address}"\n'


def at(visitor: Visitor) -> str:
    return visitor.kiosk.conductor.state.walks[-1].at


def sentences(visitor: Visitor) -> str:
    return " ".join(visitor.kiosk.conductor.page.sentences)


def figures(visitor: Visitor) -> dict[str, list[dict[str, object]]]:
    visitor.kiosk.conductor.command("terminer")
    visitor.kiosk.journal.flush(5)
    return {name: table.records() for name, table in summary(visitor.state).tables.items()}


class TestQuiz:
    def test_alone_from_the_first_question_to_the_sheet(self, visitor: Visitor) -> None:
        visitor.come_in()
        visitor.open(GAME)
        visitor.touch("seul", "internet", "arnaques")
        for guess in ("vrai", "faux", "ne-sait-pas", "vrai"):
            assert visitor.page == "idee"
            visitor.touch(guess)
            assert visitor.page == "verdict"
            visitor.touch("continuer")
        assert visitor.title.startswith("4 idées regardées ensemble")
        mark = visitor.kiosk.conductor.page.progress
        visitor.touch("continuer", "continuer")
        end = visitor.kiosk.conductor.page.progress
        assert mark is not None
        assert end is not None
        assert (mark.n, end.n) == (12, 14)
        assert end.total == mark.total == 14
        paper = visitor.print_sheet()
        assert "Qui écrit ?" in paper
        assert "33700" in paper
        ideas = {(row["idea"], row["guess"]) for row in figures(visitor)["idea"]}
        assert ideas == {
            ("carte-vitale-payante", "autre"), ("banque-par-sms", "juste"), ("faux-sms", "doute"),
            ("trop-tard", "autre"),
        }  # fmt: skip

    def test_a_group_is_asked_to_raise_its_hands(self, visitor: Visitor) -> None:
        visitor.come_in()
        visitor.open(GAME)
        visitor.touch("groupe", "sante", "remedes")
        assert "Levez la main" in sentences(visitor)

    def test_back_goes_through_the_screens_of_a_quiz(self, visitor: Visitor) -> None:
        visitor.come_in()
        visitor.open(GAME)
        visitor.touch("ne-sait-pas", "continuer")
        seen = [visitor.title]
        for name in ("vrai", "continuer", "faux", "continuer"):
            visitor.touch(name)
            seen.append(visitor.title)
        for title in reversed(seen[:-1]):
            visitor.touch("retour")
            assert visitor.title == title
        visitor.touch("faux")
        assert visitor.title != seen[1], "another guess, another word"

    def test_every_set_can_be_played_to_its_end(self, visitor: Visitor) -> None:
        flow = visitor.kiosk.library.catalogue("fr").flows[GAME]
        sets = {step.quiz for step in flow.steps.values() if isinstance(step, QuizStep)}
        assert sets == visitor.kiosk.library.catalogue("fr").quizzes.keys()
        visitor.come_in()
        for family, subjects in SUBJECTS.items():
            for subject in subjects:
                visitor.open(GAME)
                visitor.touch("seul", family, subject)
                while visitor.page == "idee":
                    visitor.touch("faux", "continuer")
                visitor.touch("continuer", "continuer")
                assert visitor.kiosk.conductor.page.option("fiche")
                visitor.touch("accueil")

    def test_in_arabic_from_right_to_left(self, visitor: Visitor) -> None:
        visitor.touch("commencer", "ar", "continuer")
        visitor.open(GAME)
        visitor.touch("seul", "droits", "urgences")
        buttons = {one.objectName(): one for one in visitor.kiosk.window.targets()}
        assert buttons["vrai"].x() > buttons["faux"].x() > buttons["ne-sait-pas"].x()
        for _ in range(4):
            visitor.touch("vrai", "continuer")
        visitor.touch("continuer", "continuer")
        assert visitor.kiosk.conductor.page.option("fiche")


class TestGestures:
    def begin(self, visitor: Visitor) -> None:
        visitor.come_in()
        visitor.open(GESTURES)
        visitor.touch("essayer")

    def do(self, visitor: Visitor, trial: str) -> None:
        assert at(visitor) == trial
        if trial == "ecrire":
            visitor.type("ameli.fr")
            visitor.touch("c-est-bon")
        else:
            visitor.touch(RIGHT[trial])
        assert visitor.page == "bravo"
        visitor.touch("continuer")

    def miss(self, visitor: Visitor, trial: str) -> None:
        before = visitor.title
        if trial == "ecrire":
            visitor.type("a")
            visitor.touch("c-est-bon")
        else:
            visitor.touch(WRONG[trial])
        assert (at(visitor), visitor.title) == (trial, before)

    def test_all_done_alone(self, visitor: Visitor) -> None:
        self.begin(visitor)
        for trial in TRIALS:
            self.do(visitor, trial)
        assert visitor.title == "Vous faites déjà beaucoup seul"
        paper = visitor.print_sheet()
        assert "atelier" not in paper
        assert [row["ability"] for row in figures(visitor)["ability"]] == ["autonome"]

    def test_all_passed_over_and_a_place_picked(self, make_visitor: Callable[..., Visitor]) -> None:
        visitor = make_visitor(PLACE)
        self.begin(visitor)
        for trial in TRIALS:
            assert at(visitor) == trial
            visitor.touch("passer")
        assert at(visitor) == "lieu-accompagne"
        visitor.touch(visitor.kiosk.conductor.page.options[0].id)
        assert visitor.title == "Avancez avec quelqu’un"
        paper = visitor.print_sheet()
        for workshop in ("souris et écran tactile", "internet et adresses", "messages et arnaques", "mots de passe"):
            assert f"« {workshop} »" in paper
        assert PLACES[0].name in paper
        assert [row["ability"] for row in figures(visitor)["ability"]] == ["entierement-accompagne"]

    def test_every_wrong_move_of_every_gesture(self, visitor: Visitor) -> None:
        """Two wrong tries, a clue each time; back, and forth again; shown; then on."""
        self.begin(visitor)
        for trial in TRIALS:
            assert at(visitor) == trial
            self.miss(visitor, trial)
            assert visitor.kiosk.conductor.page.option("montrez-moi") is None
            clue = sentences(visitor)
            self.miss(visitor, trial)
            visitor.touch("retour")
            assert sentences(visitor) == clue
            self.miss(visitor, trial)
            visitor.touch("montrez-moi")
            assert visitor.page == "montre"
            (only,) = visitor.kiosk.conductor.page.options
            visitor.touch(only.id)
        assert visitor.title == "Avancez avec quelqu’un"

    def test_helped_is_half_way(self, visitor: Visitor) -> None:
        self.begin(visitor)
        for trial in TRIALS:
            self.miss(visitor, trial)
            if trial == "ecrire":
                visitor.touch("effacer")
            self.do(visitor, trial)
        assert visitor.title == "Vous faites déjà plusieurs gestes"

    def test_what_was_typed_waits_to_be_mended_and_nothing_of_it_is_kept(self, visitor: Visitor) -> None:
        self.begin(visitor)
        visitor.touch("passer")
        visitor.type("ameli")
        visitor.touch("c-est-bon")
        assert (visitor.page, visitor.kiosk.conductor.page.text) == (TYPING, "ameli")
        visitor.type(".fr")
        visitor.touch("c-est-bon")
        assert visitor.page == "bravo"
        visitor.kiosk.conductor.command("terminer")
        visitor.kiosk.journal.flush(5)
        assert b"ameli" not in (visitor.state / "journal.sqlite3").read_bytes()

    def test_in_arabic_an_address_is_typed_in_latin_letters(self, visitor: Visitor) -> None:
        visitor.touch("commencer", "ar", "continuer")
        visitor.open(GESTURES)
        visitor.touch("essayer")
        for trial in TRIALS:
            self.do(visitor, trial)
        assert at(visitor) == "fin-autonome"

    @pytest.mark.parametrize("aside", ["urgence", "confort"])
    def test_what_is_opened_over_a_gesture_gives_it_back(self, visitor: Visitor, aside: str) -> None:
        self.begin(visitor)
        self.miss(visitor, "toucher")
        before = sentences(visitor)
        visitor.touch(aside, "retour")
        assert (at(visitor), sentences(visitor)) == ("toucher", before)
