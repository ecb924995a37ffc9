"""The pages of « S’entraîner » and of a true site around the browser: what they say and offer."""

from __future__ import annotations

from itertools import product

import pytest
from msgspec.structs import replace

from kiosk.content.guides import BY_WORD
from kiosk.content.schema import Proofreading
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.acts import Asked, PassedOver
from kiosk.visit.guide_pages import FINE, Condition
from kiosk.visit.page import Call, CloseDocument, PrintDocument, Slip
from kiosk.visit.pages import noticed, page
from kiosk.visit.proofreading import MACHINE
from tests.kiosk.visit.bakery import (
    CATALOGUE,
    DID,
    EVERY_SERIES,
    GO,
    OFFERS,
    ON,
    PRACTISE,
    PRACTISED,
    PRACTISING,
    THERE,
    WATCH,
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
from tests.kiosk.visit.walks import CONDITIONS, WORDS

STUCK, SHOW, OTHERWISE, CARD = (Asked(what) for what in (acts.STUCK, acts.SHOW, acts.OTHERWISE, acts.CARD))
GO_ON, COME_BACK, MARKED = (Asked(what) for what in (acts.GO_ON, acts.COME_BACK, acts.WORDS))
CLOSED = "Ici, les vrais sites sont fermés. L’animateur peut vous aider."


class TestAnyPage:
    @pytest.mark.parametrize(("flow", "series"), EVERY_SERIES)
    def test_one_touch_stands_out_at_most_and_the_page_is_that_of_its_flow(self, flow: str, series: Series) -> None:
        own = CATALOGUE.flows[flow]
        discreet = replace(CATALOGUE, flows={flow: replace(own, discreet=True)})
        for count, condition in product(range(len(series)), CONDITIONS):
            shown = seen(flow, *series[:count], condition=condition)
            assert len(main(shown)) <= 1
            assert (shown.topic, shown.progress and shown.progress.text) == (own.topic, "Étape 1 sur 2")
            state = after(flow, *series[:count])
            assert page(state, discreet, (), WORDS, condition) == replace(shown, discreet=True)


class TestOffers:
    @pytest.mark.parametrize(
        ("flow", "done", "following"),
        [
            ("complet", (), "film"),
            ("complet", (WATCH, OFFERS), "exercice"),
            ("complet", (WATCH, OFFERS, *PRACTISED, GO, OFFERS), "continuer"),
            ("complet", (*PRACTISED, GO, OFFERS), "film"),
            ("complet", (WATCH, OFFERS, GO, OFFERS), "exercice"),
            ("exercice", (), "exercice"),
            ("site", (), "vrai"),
            ("site", (GO, OFFERS), "continuer"),
        ],
    )
    def test_the_first_way_that_was_not_taken_stands_out(self, flow: str, done: Series, following: str) -> None:
        assert main(seen(flow, *done)) == [following]

    @pytest.mark.parametrize(
        ("flow", "ways"),
        [
            ("complet", ["film", "exercice", "vrai", "continuer"]),
            ("exercice", ["exercice", "continuer"]),
            ("site", ["vrai", "continuer"]),
        ],
    )
    def test_they_stand_in_the_order_in_which_one_takes_courage(self, flow: str, ways: list[str]) -> None:
        shown = seen(flow)
        assert options(shown) == ways
        assert [wish(shown, way) for way in ways] == [*(acts.TookWay(way) for way in ways[:-1]), ON]

    def test_they_say_what_the_step_says_and_name_the_true_site(self) -> None:
        shown = seen("complet")
        assert said(shown) == ("Commandez du pain", "Trois façons.")
        assert [option.hint for option in shown.options] == [
            "Un film court", "Sur un site inventé, sans risque", "La Boulangerie", "",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("flow", "left", "sentences"),
        [
            ("complet", ["film", "exercice", "continuer"], ("Trois façons.", CLOSED)),
            ("exercice", ["exercice", "continuer"], ()),
            ("site", ["continuer"], (CLOSED,)),
        ],
    )
    def test_where_true_sites_are_closed_it_is_said_where_one_is_missed(
        self, flow: str, left: list[str], sentences: tuple[str, ...]
    ) -> None:
        shown = seen(flow, condition=Condition(true_sites=False))
        assert options(shown) == left
        assert main(shown) == left[:1]
        assert shown.sentences == sentences

    def test_hard_words_are_explained_where_they_stand(self) -> None:
        assert seen("complet").terms == seen("complet", WATCH).terms == ("ald",)
        assert seen("complet", PRACTISE).terms == seen("complet", *PRACTISING).terms == ()


class TestFilm:
    def test_it_returns_to_the_offers(self) -> None:
        shown = seen("complet", WATCH)
        assert (shown.name, shown.film) == ("film", "essai")
        assert [(option.id, option.wish) for option in shown.options] == [("continuer", OFFERS)]
        assert options(seen("complet", WATCH, OFFERS)) == options(seen("complet"))


class TestFirstWords:
    def test_an_exercise_says_whom_one_plays(self) -> None:
        shown = seen("complet", PRACTISE)
        assert (shown.name, options(shown), wish(shown, "commencer")) == ("avant", ["commencer"], ON)
        assert "Rien n’est envoyé." in shown.sentences[0]
        assert shown.slip is not None
        assert "Amina" in shown.slip.title

    def test_the_browser_has_the_made_up_site_ready(self) -> None:
        """So that it stands there at once, with nothing pointed at yet."""
        shown = seen("complet", PRACTISE)
        begun = browser(seen("complet", *PRACTISING))
        assert shown.beside is None
        assert shown.ahead == replace(begun, what="", target="", sign=BY_WORD)

    def test_a_true_site_says_that_it_counts_and_may_be_left_for_later(self) -> None:
        shown = seen("complet", GO)
        assert said(shown)[:2] == ("Vous allez sur le vrai site", "Ce que vous y faites compte pour de vrai.")
        assert shown.slip == Slip(("La Boulangerie",), "Le site", "web")
        assert {option.id: option.wish for option in shown.options} == {"commencer": ON, "offres": OFFERS}
        assert shown.beside is None, "no true site is opened before somebody wants it"
        assert shown.ahead == replace(seen("complet", GO, ON).beside, what="", target="", sign=BY_WORD)


class TestCheer:
    @pytest.mark.parametrize(
        ("flow", "true_sites", "ways"),
        [
            ("complet", True, ["continuer", "vrai", "exercice"]),
            ("complet", False, ["continuer", "exercice"]),
            ("exercice", True, ["continuer", "exercice"]),
        ],
    )
    def test_one_goes_on_for_real_or_again(self, flow: str, true_sites: bool, ways: list[str]) -> None:
        shown = seen(flow, *PRACTISED, condition=Condition(true_sites=true_sites))
        assert (shown.name, said(shown)[0], shown.beside) == ("bravo", "Vous avez réussi !", None)
        assert options(shown) == ways
        assert main(shown) == ["continuer"]

    def test_who_has_passed_everything_over_is_not_told_that_they_can_do_it(self) -> None:
        praised, ended = seen("complet", *PRACTISED), seen("complet", *PRACTISING, *[PassedOver()] * 3)
        assert said(ended) == ("L’exercice est fini", "Vous pourrez le refaire quand vous voulez.")
        assert options(ended) == options(praised)
        assert seen("complet", *PRACTISING, PassedOver(), *DID[1:]) == praised

    def test_again_begins_with_the_first_words(self) -> None:
        assert seen("complet", *PRACTISED, PRACTISE).title == seen("complet", PRACTISE).title
        assert browser(seen("complet", *PRACTISED, *PRACTISING)).gesture == 0


class TestTrueSite:
    def test_without_a_guide_it_stands_beside_a_calm_word(self) -> None:
        shown = seen("site", *THERE)
        assert said(shown) == ("Prenez votre temps", "Bloqué ? Appelez quelqu’un.")
        assert {option.id: option.wish for option in shown.options} == {"fini": ON, "aide": Call()}
        assert main(shown) == ["fini"]
        assert shown.stars is None
        assert (browser(shown).target, browser(shown).sign) == ("", BY_WORD)

    def test_so_it_does_once_its_guide_has_said_everything(self) -> None:
        for flow in ("complet", "site-guide"):
            shown = seen(flow, *THERE, *DID)
            assert said(shown) == said(seen("site", *THERE))
            assert options(shown) == options(seen("site", *THERE))
            assert browser(shown).site == "boulangerie"


class TestDocument:
    def test_it_stands_in_front_of_the_site_until_it_is_closed(self) -> None:
        shown = seen("complet", *THERE, condition=Condition(document=2))
        assert (shown.name, shown.beside, said(shown)) == ("document", None, ("Votre document", "2 pages à imprimer."))
        assert [(option.id, option.wish) for option in shown.options] == [
            ("imprimer", PrintDocument()), ("site", CloseDocument()),
        ]  # fmt: skip

    def test_an_exercise_has_one_too(self) -> None:
        assert seen("complet", *PRACTISING, condition=Condition(document=1)).name == "document"


class TestCondition:
    @pytest.mark.parametrize(
        ("flow", "ways"),
        [
            ("complet", {"exercice": PRACTISE, "offres": OFFERS}),
            ("site", {"offres": OFFERS}),
            ("site-guide", {"offres": OFFERS}),
        ],
    )
    def test_a_site_that_does_not_answer_is_tried_again_and_waited_for(
        self, flow: str, ways: dict[str, object]
    ) -> None:
        shown = seen(flow, *THERE, condition=Condition(unreachable=True))
        assert said(shown)[0] == "Le site ne répond pas"
        assert {option.id: option.wish for option in shown.options} == ways
        assert (shown.beside, shown.ahead) == (None, browser(seen(flow, *THERE)))

    def test_a_made_up_site_always_answers(self) -> None:
        shown = seen("complet", *THERE, PRACTISE, ON, condition=Condition(unreachable=True))
        assert shown == seen("complet", *THERE, PRACTISE, ON)

    @pytest.mark.parametrize(
        ("flow", "done"),
        [("complet", PRACTISING), ("complet", PRACTISED[:4]), ("complet", THERE), ("site", THERE)],
    )
    def test_with_a_broken_browser_one_goes_on(self, flow: str, done: Series) -> None:
        shown = seen(flow, *done, condition=Condition(broken=True))
        assert said(shown)[0] == "Le site ne s’ouvre pas ici"
        assert {option.id: option.wish for option in shown.options} == {"continuer": ON}
        assert shown.beside is None
        assert after(flow, *done, ON).walks[-1].at == "fin"

    @pytest.mark.parametrize("done", [(), (WATCH,), (PRACTISE,), (GO,), PRACTISED])
    def test_where_no_browser_stands_none_is_told_of(self, done: Series) -> None:
        for condition in CONDITIONS:
            if condition.true_sites:
                assert seen("complet", *done, condition=condition) == seen("complet", *done, condition=FINE)


@pytest.mark.parametrize(
    ("done", "files"),
    [
        ((), {"complet"}),
        ((WATCH,), {"complet"}),
        ((PRACTISE,), set()),
        (PRACTISING, {"guides-commander", "exercices-magasin"}),
        ((*PRACTISING, MARKED, Asked(acts.WORD, "rayon")), {"guides-commander", "exercices-magasin"}),
        (THERE, {"guides-commander"}),
        (PRACTISED, set()),
    ],
)
def test_a_page_tells_which_of_its_words_a_machine_has_translated(done: Series, files: set[str]) -> None:
    words, state = Words({MACHINE: "A machine’s words."}, "en"), after("complet", *done)

    def warned(unreviewed: str) -> bool:
        other = replace(in_another_language(CATALOGUE), proofreading=Proofreading((unreviewed,), 9, 1))
        return bool(noticed(page(state, other, (), words), state, other, words).notice)

    every = {"complet", "site", "guides-commander", "guides-autre", "exercices-magasin", "contacts"}
    assert {file for file in every if warned(file)} == files
