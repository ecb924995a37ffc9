"""« Que veut dire… ? »: the words of a page, what they mean, and the way back to where one was."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.content.schema import Catalogue
from kiosk.visit import acts
from kiosk.visit.acts import Chose, OpenedFlow
from kiosk.visit.comfort import Comfort
from kiosk.visit.glossary import asked, glossary_page, terms_of
from kiosk.visit.narration import narration
from kiosk.visit.page import AllWords, Done, Explained, Language, Page, PageWords, Weight, Wish
from kiosk.visit.pages import page
from kiosk.visit.session import Aside, Session, Stage, after, back, home, opened, state_of
from kiosk.visit.state import State, replay
from tests.kiosk.visit.flows import made_catalogue
from tests.kiosk.visit.sample import AT_THE_END, CACHE, ESSAI, OPENED, SUITE
from tests.kiosk.visit.walks import WORDS

WORDED = made_catalogue(
    [ESSAI, SUITE, CACHE],
    hard_words={"essai.debut": ("cpam", "ald"), "essai.lire": ("fiche",), "suite.fini": ("ald", "disparu")},
)
ASKING = Session("fr", Stage.VISIT, visit=(OPENED,))
READING = Session("fr", Stage.VISIT, visit=(OPENED, Chose("oui")))


def touched(session: Session, *wishes: Wish) -> Session:
    for wish in wishes:
        session = after(session, wish)
    return session


def shown(session: Session, catalogue: Catalogue = WORDED) -> Page:
    state = state_of(session, catalogue, ())
    return glossary_page(session.reading, state, catalogue, WORDS, str.casefold)


def wishes(one: Page) -> dict[str, Wish]:
    return {option.id: option.wish for option in one.options}


class TestTerms:
    def test_a_step_has_those_that_stand_on_it(self) -> None:
        assert page(replay((OPENED,), WORDED), WORDED, (), WORDS).terms == ("cpam", "ald")
        assert page(replay((OPENED, Chose("oui")), WORDED), WORDED, (), WORDS).terms == ("fiche",)

    def test_no_other_page_has_any(self) -> None:
        for visit in ((), AT_THE_END, (*AT_THE_END, acts.AskedSheet())):
            assert page(replay(visit, WORDED), WORDED, (), WORDS).terms == ()

    def test_one_that_the_glossary_has_lost_is_left_out(self) -> None:
        assert terms_of(replay((*AT_THE_END, OpenedFlow("suite")), WORDED), WORDED) == ("ald",)

    def test_a_list_of_one_is_passed_over(self) -> None:
        assert asked(("ald",)) == Explained("ald")
        assert asked(("ald", "cpam")) == PageWords()


class TestPages:
    def test_the_words_of_the_page_are_listed_with_their_pictograms_then_all(self) -> None:
        listed = shown(touched(ASKING, PageWords()))
        assert (listed.name, listed.title) == ("mots", "Que veut dire…\N{NO-BREAK SPACE}?")
        assert [(option.text, option.picture) for option in listed.options[:2]] == [("CPAM", "carte"), ("ALD", "carte")]
        assert wishes(listed) == {
            "mot.cpam": Explained("cpam"), "mot.ald": Explained("ald"), "tous": AllWords(), "continuer": Done(),
        }  # fmt: skip

    def test_all_words_stand_in_the_order_that_is_asked_for(self) -> None:
        every = shown(touched(ASKING, PageWords(), AllWords()))
        assert [option.text for option in every.options] == [
            "ALD",
            "CPAM",
            "Feuille de soins",
            "C’est bon, je continue",
        ]
        turned = glossary_page((AllWords(),), State(), WORDED, WORDS, lambda word: [-ord(sign) for sign in word])
        assert [option.text for option in turned.options[:3]] == ["Feuille de soins", "CPAM", "ALD"]

    def test_a_word_is_explained(self) -> None:
        told = shown(touched(ASKING, PageWords(), Explained("cpam")))
        assert (told.name, told.title, told.picture, told.topic) == ("mot", "CPAM", "carte", "droits")
        assert told.sentences == ("Votre caisse.", "Elle paie une partie de vos soins.")
        assert wishes(told) == {"continuer": Done(), "ajouter": acts.KeptTerm("cpam"), "liste": PageWords()}
        assert [one.text for one in narration(told)][:3] == ["CPAM", *told.sentences]

    def test_from_a_single_word_all_are_still_one_touch_away(self) -> None:
        assert wishes(shown(touched(READING, Explained("fiche"))))["tous"] == AllWords()

    def test_a_kept_word_can_be_taken_away(self) -> None:
        told = shown(touched(ASKING, PageWords(), Explained("ald"), acts.KeptTerm("ald")))
        assert wishes(told)["enlever"] == acts.DroppedTerm("ald")
        assert told.title == "ALD"

    @pytest.mark.parametrize("reading", [PageWords(), AllWords(), Explained("ald")])
    def test_over_a_discreet_flow_they_are_discreet(self, reading: Wish) -> None:
        discreet = Session("fr", Stage.VISIT, visit=(*AT_THE_END, OpenedFlow("suite")))
        assert shown(touched(discreet, reading)).discreet
        assert not shown(touched(ASKING, reading)).discreet

    def test_one_action_stands_out_on_each(self) -> None:
        for session in (touched(ASKING, PageWords()), touched(ASKING, AllWords()), touched(ASKING, Explained("ald"))):
            assert [one.id for one in shown(session).options if one.weight is Weight.MAIN] == ["continuer"]


class TestTheWayBack:
    def test_each_page_gives_back_the_one_before_and_the_first_the_visit(self) -> None:
        listed = touched(ASKING, PageWords())
        told = after(listed, Explained("ald"))
        assert (back(told), back(back(told))) == (listed, ASKING)

    def test_a_list_that_is_behind_is_gone_back_to(self) -> None:
        """Whoever looks at ten words is not ten touches away from the list."""
        listed = touched(ASKING, PageWords())
        assert touched(listed, Explained("ald"), PageWords(), Explained("cpam"), PageWords()) == listed
        every = after(listed, AllWords())
        assert touched(every, Explained("fiche"), AllWords()) == every
        assert back(every) == listed

    def test_enough_leaves_the_glossary_at_once(self) -> None:
        assert touched(ASKING, PageWords(), AllWords(), Explained("ald"), Done()) == ASKING

    def test_home_and_every_other_act_close_it(self) -> None:
        told = touched(ASKING, PageWords(), Explained("ald"))
        assert home(told, state_of(told, WORDED, ())) == replace(ASKING, visit=(OPENED, acts.WentHome()))
        assert after(told, acts.Left()) == replace(ASKING, visit=(OPENED, acts.Left()))

    @pytest.mark.parametrize("aside", [Aside.LANGUAGE, Aside.COMFORT, Aside.EMERGENCY])
    def test_what_is_opened_over_a_word_gives_it_back(self, aside: Aside) -> None:
        told = touched(ASKING, PageWords(), Explained("ald"))
        over = opened(told, aside)
        assert over.aside is aside
        assert back(over) == after(over, Done()) == told
        deeper = opened(over, Aside.LANGUAGE)
        assert back(deeper) == (told if aside is Aside.LANGUAGE else over)

    def test_in_another_language_it_is_the_same_word(self) -> None:
        told = touched(ASKING, PageWords(), Explained("ald"))
        assert after(opened(told, Aside.LANGUAGE), Language("ar")) == replace(told, language="ar")

    def test_comfort_is_changed_over_it_too(self) -> None:
        told = touched(ASKING, Explained("ald"))
        slow = touched(opened(told, Aside.COMFORT), Comfort(slow=True), Done())
        assert slow == replace(told, comfort=Comfort(slow=True))


class TestKeeping:
    KEPT = touched(ASKING, PageWords(), Explained("ald"), acts.KeptTerm("ald"))

    def test_it_stays_on_the_word(self) -> None:
        assert self.KEPT.aside is Aside.GLOSSARY
        assert state_of(self.KEPT, WORDED, ()).terms == ("ald",)

    def test_back_undoes_it_then_goes_back(self) -> None:
        undone = back(self.KEPT)
        assert undone == touched(ASKING, PageWords(), Explained("ald"))
        changed = touched(self.KEPT, acts.DroppedTerm("ald"), acts.KeptTerm("ald"))
        assert state_of(back(changed), WORDED, ()).terms == ()
        assert back(back(back(changed))) == undone

    def test_a_word_kept_before_is_not_lost_by_looking_at_it_again(self) -> None:
        again = touched(self.KEPT, Done(), PageWords(), Explained("ald"))
        assert state_of(back(back(again)), WORDED, ()).terms == ("ald",)

    def test_back_on_a_step_takes_what_led_there_and_leaves_the_word(self) -> None:
        """One touch on « Retour » is never without effect on the page."""
        further = touched(self.KEPT, Done(), Chose("oui"), Explained("fiche"), acts.KeptTerm("fiche"), Done())
        before = back(further)
        state = state_of(before, WORDED, ())
        assert (state.walks[-1].at, state.terms) == ("debut", ("ald", "fiche"))
        at_home = back(before)
        assert at_home.visit == (acts.KeptTerm("ald"), acts.KeptTerm("fiche"))
        assert back(at_home).stage is Stage.COMFORT

    def test_nothing_that_led_there_is_not_nothing_to_leave_with(self) -> None:
        """The words of somebody who came back home are not thrown away without asking."""
        state = replay((acts.KeptTerm("ald"), acts.Left()), WORDED)
        assert page(state, WORDED, (), WORDS).name == "depart"
        sheet = page(replay((acts.KeptTerm("ald"), acts.WentHome(), acts.AskedSheet()), WORDED), WORDED, (), WORDS)
        assert (sheet.name, sheet.topic) == ("fiche", "")
