"""From « Je ne sais pas » and from a few words to a flow, and back at each step."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.visit import acts
from kiosk.visit.acts import LONGEST_SEARCH, AskedOrientation, AskedSearch, Chose, OpenedFlow, Searched
from kiosk.visit.finding import results_page
from kiosk.visit.narration import narration
from kiosk.visit.page import Page, Weight
from kiosk.visit.pages import page
from kiosk.visit.session import Aside, Session, Stage, back, opened
from kiosk.visit.session import after as touched
from kiosk.visit.state import Screen
from tests.kiosk.visit.sample import AT_THE_END, CATALOGUE, OPENED, after
from tests.kiosk.visit.walks import WORDS

SEARCHED = (AskedSearch(), Searched("carte verte"))


def results(*found: str, text: str = "carte verte") -> Page:
    return results_page(after(AskedSearch(), Searched(text)), found, CATALOGUE, WORDS)


class TestOrientation:
    def test_its_questions_follow_each_other_to_a_flow(self) -> None:
        assert after(AskedOrientation()).asked == ("quoi",)
        assert after(AskedOrientation(), Chose("autre")).asked == ("quoi", "encore")
        state = after(AskedOrientation(), Chose("autre"), Chose("non"))
        assert (state.screen, state.walks[-1].flow, state.asked) == (Screen.STEP, "cache", ())

    def test_the_flow_is_opened_as_by_its_own_button(self) -> None:
        assert after(AskedOrientation(), Chose("oui")) == after(OPENED)

    def test_back_from_the_flow_returns_to_the_last_question(self) -> None:
        session = Session("fr", Stage.VISIT, visit=(AskedOrientation(), Chose("autre"), Chose("non")))
        assert back(session).visit == (AskedOrientation(), Chose("autre"))

    def test_its_page_has_the_words_of_the_question(self) -> None:
        shown = page(after(AskedOrientation(), Chose("autre")), CATALOGUE, (), WORDS)
        assert (shown.name, shown.title, shown.sentences) == ("orientation", "Et encore ?", ("Une phrase.",))
        assert [(option.id, option.wish) for option in shown.options] == [
            ("non", Chose("non")),
            ("ne-sait-pas", Chose("ne-sait-pas")),
        ]
        assert shown.progress is None, "how many questions are left depends on the answers"

    def test_home_forgets_the_questions(self) -> None:
        assert after(AskedOrientation(), Chose("autre"), acts.WentHome()).asked == ()


class TestSearch:
    def test_what_was_typed_is_looked_for_as_it_was_meant(self) -> None:
        assert after(AskedSearch(), Searched("  carte \u200b  verte ")).searched == "carte verte"
        assert len(after(AskedSearch(), Searched("a" * 500)).searched) == LONGEST_SEARCH

    def test_it_can_be_asked_in_the_middle_of_a_flow_which_is_kept(self) -> None:
        state = after(*AT_THE_END, *SEARCHED)
        assert state.screen is Screen.RESULTS
        assert state.walks == after(*AT_THE_END).walks

    def test_an_answer_opens_its_flow_and_the_words_are_forgotten(self) -> None:
        assert after(*SEARCHED, OpenedFlow("essai")) == after(OPENED)

    def test_the_questions_are_one_touch_away_from_the_answers(self) -> None:
        assert after(*SEARCHED, AskedOrientation()) == after(AskedOrientation())

    def test_back_gives_the_words_again_to_be_mended_and_another_search_begins_anew(self) -> None:
        found = Session("fr", Stage.VISIT, visit=SEARCHED)
        before = back(found)
        assert page(after(*before.visit), CATALOGUE, (), WORDS).text == "carte verte"
        assert back(before).visit == ()
        again = touched(found, AskedSearch())
        assert page(after(*again.visit), CATALOGUE, (), WORDS).text == ""
        assert back(again) == found

    def test_asked_from_an_aside_it_closes_it(self) -> None:
        over = opened(Session("fr", Stage.VISIT, visit=(OPENED,)), Aside.EMERGENCY)
        assert touched(over, AskedSearch()) == Session("fr", Stage.VISIT, visit=(OPENED, AskedSearch()))


class TestResults:
    def test_flows_come_first_with_their_summaries_then_two_calmer_ways(self) -> None:
        shown = results("essai", "cache")
        assert [(option.id, option.wish) for option in shown.options] == [
            ("parcours.essai", OpenedFlow("essai")),
            ("parcours.cache", OpenedFlow("cache")),
            ("chercher-un-mot", AskedSearch()),
            ("ne-sait-pas", AskedOrientation()),
        ]
        assert [option.hint for option in shown.options[:2]] == ["Pour essayer."] * 2
        assert [option.weight for option in shown.options[2:]] == [Weight.BESIDE] * 2

    def test_nothing_found_is_said_kindly_and_leads_on(self) -> None:
        shown = results()
        assert "rien trouvé" in shown.sentences[0]
        assert [option.id for option in shown.options] == ["chercher-un-mot", "ne-sait-pas"]

    def test_nothing_typed_is_not_called_a_failure(self) -> None:
        shown = results(text="  ")
        assert "rien trouvé" not in " ".join(shown.sentences)
        assert "«" not in shown.title

    def test_a_person_s_words_are_private(self) -> None:
        said = {one.target: one for one in narration(results("essai"))}
        assert "carte verte" in said["title"].text
        assert said["title"].private
        assert not any(one.private for target, one in said.items() if target != "title")
        assert not any(one.private for one in narration(page(after(), CATALOGUE, (), WORDS)))

    def test_what_leads_to_a_discreet_flow_is_not_said_unasked(self) -> None:
        told = results("suite", "essai")
        assert (told.discreet, told.quits_fast) == (True, True)
        assert not results("essai").discreet

    def test_words_with_braces_are_words(self) -> None:
        assert "{text}" in results(text="{text}").title

    def test_without_an_orientation_nothing_leads_to_it(self) -> None:
        shown = results_page(after(*SEARCHED), (), replace(CATALOGUE, orientation=None), WORDS)
        assert [option.id for option in shown.options] == ["chercher-un-mot"]
