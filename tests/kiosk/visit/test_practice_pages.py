"""The pages of « S’entraîner » and of a true site: what they say and offer, beside whatever browser."""

from __future__ import annotations

import re
from itertools import product

import pytest
from msgspec.structs import replace

from kiosk.content.guides import BY_WORD, Guide, Sign
from kiosk.content.schema import Proofreading
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.acts import Asked, PassedOver
from kiosk.visit.guide_pages import FINE, Condition
from kiosk.visit.page import Beside, Call, CloseDocument, Page, PrintDocument, Slip, Stars, Weight
from kiosk.visit.pages import noticed, page
from kiosk.visit.proofreading import MACHINE
from kiosk.visit.refusals import told
from kiosk.webpolicy import Rules, Verdict
from tests.kiosk.visit.bakery import (
    CATALOGUE,
    DID,
    GO,
    OFFERS,
    ON,
    PRACTISE,
    PRACTISED,
    PRACTISING,
    STEPS,
    THERE,
    WATCH,
    after,
    seen,
)
from tests.kiosk.visit.flows import in_another_language
from tests.kiosk.visit.practising import Series, series_of_practice
from tests.kiosk.visit.walks import CONDITIONS, WORDS

STUCK, SHOW, OTHERWISE, CARD = (Asked(what) for what in (acts.STUCK, acts.SHOW, acts.OTHERWISE, acts.CARD))
GO_ON, COME_BACK, MARKED = (Asked(what) for what in (acts.GO_ON, acts.COME_BACK, acts.WORDS))
EVERY_SERIES = [(name, series) for name, step in STEPS.items() for series in series_of_practice(step)]
CLOSED = "Ici, les vrais sites sont fermés. L’animateur peut vous aider."


def options(shown: Page) -> list[str]:
    return [option.id for option in shown.options]


def main(shown: Page) -> list[str]:
    return [option.id for option in shown.options if option.weight is Weight.MAIN]


def wish(shown: Page, name: str) -> object:
    option = shown.option(name)
    return option.wish if option else None


def browser(shown: Page) -> Beside:
    assert shown.beside is not None
    return shown.beside


def said(shown: Page) -> tuple[str, ...]:
    """Title and sentences, with plain spaces."""
    return tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in (shown.title, *shown.sentences))


def unrecorded(guide: Guide) -> Guide:
    """Only the made-up site is known."""
    gestures = tuple(
        replace(one, target={site: where for site, where in one.target.items() if site == guide.site})
        for one in guide.gestures
    )
    return replace(guide, gestures=gestures)


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
        assert shown.beside is shown.ahead is None, "no true site is opened before somebody wants it"


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
    def test_lost_in_an_exercise_one_may_come_back(self) -> None:
        shown = seen("complet", *PRACTISING, condition=Condition(lost=True))
        assert shown.sentences == ("Ce n’est pas la bonne page. Ce n’est pas grave.", "Par exemple : Amina.")
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


class TestRefusals:
    @pytest.mark.parametrize("verdict", Verdict)
    def test_whatever_a_person_has_asked_for_is_answered(self, verdict: Verdict) -> None:
        """A network that asks who one is was asked nothing."""
        silent = verdict in (Verdict.ALLOWED, Verdict.SIGN_IN)
        assert bool(told(verdict, WORDS)) is not silent
        assert not TECHNICAL.search(told(verdict, WORDS))

    @pytest.mark.parametrize(
        ("verdict", "words"),
        [
            (Verdict.HOST, "mène ailleurs"),
            (Verdict.MADE, "un autre programme"),
            (Verdict.SANDBOX, "les vrais sites sont fermés"),
            (Verdict.KIND, "document"),
            (Verdict.PAGES, "trop de pages"),
            (Verdict.WINDOW, "ouvrir une fenêtre"),
            (Verdict.FILES, "envoyer de fichier"),
            (Verdict.PERMISSION, "la caméra"),
            (Verdict.CERTIFICATE, "pas sûr"),
        ],
    )
    def test_the_answer_says_what_it_was(self, verdict: Verdict, words: str) -> None:
        assert words in told(verdict, WORDS)

    def test_nothing_refused_is_nothing_said(self) -> None:
        assert told("", WORDS) == told("plantage", WORDS) == ""


TECHNICAL = re.compile(
    r"certificat|chiffr|connexion|cookie|domaine|erreur|https?|identifi|javascript|navigateur|permission|pop-?up|port\b|"
    r"protocole|refus|sandbox|serveur|url|web\b",
    re.IGNORECASE,
)


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


def test_a_guide_speaks_the_language_of_the_visit() -> None:
    shown = page(after("complet", *PRACTISING), in_another_language(CATALOGUE), (), WORDS)
    assert shown.title == "Écrivez votre nom."[::-1]
    assert browser(shown).name == "Le Magasin"[::-1]
    assert replace(browser(shown), name="Le Magasin") == browser(seen("complet", *PRACTISING))
