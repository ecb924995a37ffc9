"""What stands beside the browser: a gesture and what may be asked of it, and what the browser is told."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.content.guides import BY_WORD, Guide, Sign
from kiosk.visit import acts
from kiosk.visit.acts import Asked, PassedOver
from kiosk.visit.guide_pages import Condition
from kiosk.visit.page import Beside, Call, Stars
from kiosk.visit.pages import page
from kiosk.webpolicy import Rules, Verdict
from tests.kiosk.visit.bakery import (
    CATALOGUE,
    DID,
    OFFERS,
    ON,
    PRACTISE,
    PRACTISED,
    PRACTISING,
    THERE,
    after,
    browser,
    main,
    options,
    said,
    seen,
    wish,
)
from tests.kiosk.visit.flows import in_another_language
from tests.kiosk.visit.practising import Series
from tests.kiosk.visit.walks import WORDS

STUCK, SHOW, OTHERWISE, CARD = (Asked(what) for what in (acts.STUCK, acts.SHOW, acts.OTHERWISE, acts.CARD))
GO_ON, COME_BACK, MARKED = (Asked(what) for what in (acts.GO_ON, acts.COME_BACK, acts.WORDS))


def unrecorded(guide: Guide) -> Guide:
    """Only the made-up site is known."""
    gestures = tuple(
        replace(one, target={site: where for site, where in one.target.items() if site == guide.site})
        for one in guide.gestures
    )
    return replace(guide, gestures=gestures)


class TestGestures:
    @pytest.mark.parametrize(
        ("flow", "begun", "titles"),
        [
            ("complet", PRACTISING, ["Écrivez votre nom.", "Lisez le message.", "Lisez le prix."]),
            ("complet", THERE, ["Écrivez votre nom.", "Attendez le vrai code.", "Lisez le prix."]),
            ("site-guide", THERE, ["Écrivez votre nom.", "Attendez le vrai code.", "Lisez le prix."]),
        ],
    )
    def test_they_come_one_after_the_other_done_or_passed_over(
        self, flow: str, begun: Series, titles: list[str]
    ) -> None:
        passed: Series = (PassedOver(),) * 3
        for done in (DID, passed, (*passed[:1], *DID[1:])):
            assert [seen(flow, *begun, *done[:count]).title for count in range(3)] == titles

    def test_each_says_its_tip_and_which_of_how_many_it_is(self) -> None:
        shown = [seen("complet", *PRACTISED[:count]) for count in (2, 3, 4)]
        assert [one.sentences for one in shown] == [("Par exemple : Amina.",), (), ("En bas.",)]
        assert [one.stars for one in shown] == [Stars(0, 0, f"Geste {n} sur 3") for n in (1, 2, 3)]
        assert [one.moment for one in shown] == [0, 1, 2], "a page that has changed is another page"

    @pytest.mark.parametrize(("flow", "begun", "by_word"), [("complet", PRACTISING, [2]), ("complet", THERE, [1, 2])])
    def test_where_the_page_does_not_show_it_the_person_says_so(
        self, flow: str, begun: Series, by_word: list[int]
    ) -> None:
        shown = [seen(flow, *begun, *DID[:count]) for count in range(3)]
        assert [rank for rank, one in enumerate(shown) if one.option("fait")] == by_word
        assert all(wish(shown[rank], "fait") == DID[rank] for rank in by_word)
        assert all(main(shown[rank]) == ["fait"] for rank in by_word)

    def test_an_exercise_is_left_by_its_end_and_a_true_site_at_any_time(self) -> None:
        assert options(seen("complet", *PRACTISING)) == ["bloque", "passer"]
        there = seen("complet", *THERE)
        assert options(there) == ["bloque", "passer", "fini"]
        assert wish(there, "fini") == ON
        assert after("complet", *THERE, ON).walks[-1].at == "fin"


class TestStuck:
    def test_there_are_three_ways_out_a_card_and_back(self) -> None:
        shown = seen("complet", *PRACTISING, STUCK)
        assert said(shown) == ("Que voulez-vous ?",)
        assert {option.id: option.wish for option in shown.options} == {
            "montrer": SHOW, "autrement": OTHERWISE, "aide": Call(), "geste": GO_ON, "carte": CARD,
            "arreter": OFFERS,
        }  # fmt: skip
        assert browser(shown) == browser(seen("complet", *PRACTISING)), "the site stays as it is"

    def test_on_a_true_site_no_example_is_given_of_what_to_write(self) -> None:
        """It would become somebody's password."""
        assert seen("complet", *PRACTISING).sentences
        assert seen("complet", *THERE).sentences == ()

    def test_what_nobody_has_recorded_is_neither_shown_nor_described(self) -> None:
        bare = replace(CATALOGUE, guides={name: unrecorded(guide) for name, guide in CATALOGUE.guides.items()})
        stuck = page(after("complet", *THERE, STUCK), bare, (), WORDS)
        assert options(stuck) == ["aide", "geste"]
        assert page(after("complet", *THERE, STUCK, OTHERWISE), bare, (), WORDS).sentences == ()

    def test_on_a_true_site_nobody_plays_somebody(self) -> None:
        assert options(seen("complet", *THERE, STUCK)) == ["montrer", "autrement", "aide", "geste"]

    @pytest.mark.parametrize("begun", [PRACTISING, THERE])
    def test_back_is_the_gesture_as_it_was(self, begun: Series) -> None:
        for asked in ((STUCK,), (STUCK, STUCK)):
            assert seen("complet", *begun, *asked, GO_ON) == seen("complet", *begun)

    def test_what_is_shown_stays_shown_until_the_next_gesture(self) -> None:
        shown = seen("complet", *PRACTISING, STUCK, SHOW)
        assert shown == replace(seen("complet", *PRACTISING), beside=replace(browser(shown), shown=True))
        assert browser(seen("complet", *PRACTISING, STUCK, SHOW, STUCK, CARD, GO_ON)).shown
        assert not browser(seen("complet", *PRACTISING, STUCK, SHOW, DID[0])).shown

    def test_what_is_said_otherwise_stays_so_until_the_next_gesture(self) -> None:
        for later in ((), (STUCK, SHOW), (STUCK, CARD, GO_ON)):
            shown = seen("complet", *PRACTISING, STUCK, OTHERWISE, *later)
            assert said(shown) == ("Écrivez votre nom.", "Touchez le cadre blanc.")
        assert seen("complet", *PRACTISED[:4], STUCK, OTHERWISE).sentences == ("C’est un nombre.",)
        assert seen("complet", *PRACTISING, STUCK, OTHERWISE, *DID[:2]).sentences == ("En bas.",)

    def test_the_card_is_that_of_the_first_words(self) -> None:
        shown = seen("complet", *PRACTISING, STUCK, CARD)
        assert shown.slip == seen("complet", PRACTISE).slip
        assert [(option.id, option.wish) for option in shown.options] == [("geste", GO_ON)]


class TestWords:
    def test_they_are_marked_until_one_goes_on(self) -> None:
        shown = seen("complet", *PRACTISING, MARKED)
        assert said(shown)[0] == "Touchez un mot souligné"
        assert browser(shown).words
        assert seen("complet", *PRACTISING, MARKED, GO_ON) == seen("complet", *PRACTISING)

    def test_one_that_is_touched_is_explained_beside(self) -> None:
        shown = seen("complet", *PRACTISING, MARKED, Asked(acts.WORD, "rayon"))
        assert said(shown) == ("Rayon", "Un coin du magasin.")
        assert options(shown) == ["geste"]
        assert browser(shown).words, "another one may be touched"

    def test_one_that_nobody_has_explained_leaves_the_gesture(self) -> None:
        shown = seen("complet", *PRACTISING, MARKED, Asked(acts.WORD, "inconnu"))
        assert said(shown) == said(seen("complet", *PRACTISING))
        assert options(shown) == options(seen("complet", *PRACTISING))


class TestRemarks:
    def test_lost_in_an_exercise_one_may_come_back(self) -> None:
        shown = seen("complet", *PRACTISING, condition=Condition(lost=True))
        assert shown.sentences == ("Ce n’est pas la bonne page. Ce n’est pas grave.",), "no tip for what is not there"
        assert options(shown) == ["revenir", "bloque", "passer"]
        assert (main(shown), wish(shown, "revenir")) == (["revenir"], COME_BACK)

    def test_lost_on_a_true_site_one_follows_the_words(self) -> None:
        shown = seen("complet", *THERE, condition=Condition(lost=True))
        assert shown.sentences == ("Le cadre jaune n’est pas là. Suivez les mots.",)
        assert (main(shown), wish(shown, "fait")) == (["fait"], DID[0])

    @pytest.mark.parametrize(
        ("flow", "done"), [("complet", PRACTISING), ("complet", (*PRACTISING, STUCK)), ("site", THERE)]
    )
    def test_what_was_refused_is_said_first_and_changes_nothing(self, flow: str, done: Series) -> None:
        shown = seen(flow, *done, condition=Condition(refused=Verdict.HOST))
        calm = seen(flow, *done)
        remark = "Ce lien mène ailleurs. La borne reste sur ce site."
        assert shown == replace(calm, sentences=(remark, *calm.sentences))


class TestBrowser:
    """What is told to it."""

    def test_of_a_made_up_site(self) -> None:
        assert browser(seen("complet", *PRACTISING)) == Beside(
            site="magasin", name="Le Magasin", address="exercice://magasin/index.html?compte=oui", opened=1,
            what="nom", target="#nom", sign=Sign(filled="#nom"),
        )  # fmt: skip

    def test_of_a_true_one(self) -> None:
        rules = Rules(
            frozenset({"boulangerie.fr", "www.boulangerie.fr", "compte.boulangerie.fr", "www.compte.boulangerie.fr"}),
            frozenset({"images.exemple.fr"}),
            prints=True,
        )
        whole = Beside(
            site="boulangerie", name="La Boulangerie", address="https://www.boulangerie.fr/pain", rules=rules,
            opened=1, what="nom", target="#name", sign=Sign(filled="#name"),
        )  # fmt: skip
        assert browser(seen("complet", *THERE)) == whole
        assert browser(seen("site-guide", *THERE)) == whole
        assert browser(seen("site", *THERE)) == replace(whole, what="", target="", sign=BY_WORD)

    def test_what_a_guide_does_not_know_there_is_never_invented(self) -> None:
        """The price is pointed at on the made-up site, and nobody has looked where it stands on the true one."""
        there = browser(seen("complet", *THERE, *DID[:2]))
        assert (there.what, there.target, there.sign) == ("lire", "", BY_WORD)
        assert browser(seen("complet", *PRACTISED[:4])).target == "#prix"

    def test_each_wish_to_come_back_is_another_until_the_next_gesture(self) -> None:
        for count in range(3):
            assert browser(seen("complet", *PRACTISING, *[COME_BACK] * count)).returned == count
        assert browser(seen("complet", *PRACTISING, COME_BACK, DID[0])).returned == 0


def test_a_guide_speaks_the_language_of_the_visit() -> None:
    shown = page(after("complet", *PRACTISING), in_another_language(CATALOGUE), (), WORDS)
    assert shown.title == "Écrivez votre nom."[::-1]
    assert browser(shown).name == "Le Magasin"[::-1]
    assert replace(browser(shown), name="Le Magasin") == browser(seen("complet", *PRACTISING))
