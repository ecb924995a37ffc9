"""Every state has a page: a title, ways on that can be told apart, and nothing that leads nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from kiosk.content.words import NO_BREAK, Words
from kiosk.visit import acts
from kiosk.visit.acts import Act, Chose, Continued, OpenedFlow, OpenedTopic, PickedPlace
from kiosk.visit.page import Done, Page, Weight
from kiosk.visit.pages import page
from kiosk.visit.state import Screen, replay
from tests.kiosk.visit.flows import made_catalogue, made_flow, topic
from tests.kiosk.visit.sample import (
    AT_THE_END,
    CACHE,
    CATALOGUE,
    ESSAI,
    ON_THE_LINES,
    ON_THE_SHEET,
    OPENED,
    PRINTING,
    SUITE,
    TWO_PLACES,
    after,
)
from tests.kiosk.visit.walks import WORDS, Visit, offered, pages_of, visits


def seen(*visit: Act, places: bool = False) -> Page:
    around = TWO_PLACES if places else ()
    return page(replay(visit, CATALOGUE, around), CATALOGUE, around, WORDS)


def wishes(shown: Page) -> dict[str, object]:
    return {option.id: option.wish for option in shown.options}


def tiles(shown: Page) -> dict[str, object]:
    return {option.id: option.wish for option in shown.options if option.weight is Weight.PLAIN}


class TestAnyState:
    @given(visits)
    def test_it_has_a_page_and_ways_on(self, visit: Visit) -> None:
        for state in visit.states:
            for shown in pages_of(state, visit.catalogue, visit.places):
                assert shown.name == state.screen.value or state.screen is Screen.STEP
                assert shown.title
                assert all(option.text for option in shown.options)
                assert shown.options or state.screen in (Screen.NICKNAME, Screen.SEARCH)

    @given(visits)
    def test_no_two_buttons_have_the_same_name(self, visit: Visit) -> None:
        for state in visit.states:
            for shown in pages_of(state, visit.catalogue, visit.places):
                names = [option.id for option in shown.options]
                assert len(set(names)) == len(names), names
                assert all(shown.option(option.id) == option for option in shown.options)

    @given(visits)
    def test_every_button_leads_to_a_page(self, visit: Visit) -> None:
        for act in offered(visit.state, visit.catalogue, visit.places):
            state = replay((*visit.acts, act), visit.catalogue, visit.places)
            assert pages_of(state, visit.catalogue, visit.places)


class TestHome:
    def test_a_tile_opens_a_list_or_the_only_flow(self) -> None:
        assert tiles(seen()) == {"droits": OpenedTopic("droits"), "aide": OpenedFlow("cache")}

    def test_beside_them_are_two_calmer_ways_for_whoever_sees_none(self) -> None:
        calmer = {option.id: option.wish for option in seen().options if option.weight is Weight.BESIDE}
        assert calmer == {"ne-sait-pas": acts.AskedOrientation(), "chercher-un-mot": acts.AskedSearch()}
        assert list(wishes(seen()))[-2:] == list(calmer), "they come after the topics"

    def test_where_there_are_no_questions_none_are_offered(self) -> None:
        shown = page(after(), replace(CATALOGUE, orientation=None), (), WORDS)
        assert [option.id for option in shown.options if option.weight is Weight.BESIDE] == ["chercher-un-mot"]

    def test_a_topic_may_name_its_flow_and_an_empty_one_is_not_shown(self) -> None:
        topics = [topic("droits", "cache"), topic("vide"), topic("ailleurs", "essai")]
        catalogue = made_catalogue([ESSAI, SUITE, CACHE], topics)
        shown = page(after(), catalogue, (), WORDS)
        assert tiles(shown) == {"droits": OpenedFlow("cache"), "ailleurs": OpenedFlow("essai")}

    def test_the_sheet_is_offered_once_there_is_one(self) -> None:
        assert "fiche" not in wishes(seen())
        assert "fiche" not in wishes(seen(OPENED, acts.WentHome())), "nothing would stand on it yet"
        assert wishes(seen(OPENED, Chose("oui"), acts.WentHome()))["fiche"] == acts.AskedSheet()

    def test_a_topic_lists_its_flows_by_title(self) -> None:
        shown = seen(OpenedTopic("droits"))
        assert [(option.text, option.wish) for option in shown.options] == [
            ("La suite", OpenedFlow("suite")),
            ("Un essai", OPENED),
        ]
        assert (shown.title, shown.topic) == ("Thème droits", "droits")


class TestStep:
    def test_a_question_shows_its_choices(self) -> None:
        shown = seen(OPENED)
        assert shown.title == "Êtes-vous prêt ?"
        assert wishes(shown) == {name: Chose(name) for name in ("oui", "non", "ailleurs", "film")}
        assert [option.hint for option in shown.options] == ["", "", "Une précision", "Une précision"]

    def test_what_is_read_is_gone_on_from(self) -> None:
        shown = seen(OPENED, Chose("oui"))
        assert wishes(shown) == {"continuer": Continued()}
        assert shown.options[0].weight is Weight.MAIN

    def test_each_place_can_be_picked_or_none(self) -> None:
        shown = seen(OPENED, Chose("ailleurs"), places=True)
        picks = {"lieu-1": PickedPlace("lieu-1"), "lieu-2": PickedPlace("lieu-2"), "continuer": Continued()}
        assert wishes(shown) == picks
        assert (shown.options[0].text, shown.options[0].hint) == ("Maison 1", "1 rue Basse")

    def test_a_film_is_named(self) -> None:
        shown = seen(OPENED, Chose("film"))
        assert (shown.name, shown.film) == ("film", "essai")
        assert seen(OPENED).film == ""

    def test_an_end_leads_to_the_sheet_and_to_each_other_flow_once(self) -> None:
        """The sample names one flow twice, and one that is not there."""
        shown = seen(*AT_THE_END)
        assert wishes(shown) == {
            "fiche": acts.AskedSheet(),
            "parcours.suite": OpenedFlow("suite"),
            "autre": acts.WentHome(),
            "recommencer": acts.Restarted(),
        }

    def test_a_picture_of_its_own_comes_first(self) -> None:
        flow = replace(ESSAI, steps={**ESSAI.steps, "lire": replace(ESSAI.steps["lire"], picture="carte-vitale")})
        catalogue = made_catalogue([flow])
        assert page(replay((OPENED,), catalogue), catalogue, (), WORDS).picture == "carte"
        assert page(replay((OPENED, Chose("oui")), catalogue), catalogue, (), WORDS).picture == "carte-vitale"


class TestSheetPages:
    def test_the_sheet_can_be_printed_changed_and_left(self) -> None:
        assert wishes(seen(*ON_THE_SHEET)) == {
            "imprimer": acts.AskedPrint(),
            "lignes": acts.AskedLines(),
            "prenom": acts.AskedNickname(),
            "autre": acts.WentHome(),
        }

    def test_without_lines_there_is_none_to_remove(self) -> None:
        empty = made_catalogue([made_flow({"fini": CACHE.steps["fini"]})])
        shown = page(replay((OPENED, acts.AskedSheet()), empty), empty, (), WORDS)
        assert "lignes" not in wishes(shown)

    def test_every_line_can_be_removed_and_put_back(self) -> None:
        lines = {
            option.id: (option.text, option.chosen, option.wish)
            for option in seen(*ON_THE_LINES, acts.RemovedLine("essai.fait")).options
        }
        assert lines == {
            "essai.imprimer": ("Imprimez l’attestation.", True, acts.RemovedLine("essai.imprimer")),
            "essai.carte": ("Carte Vitale", True, acts.RemovedLine("essai.carte")),
            "essai.fait": ("J’ai lu.", False, acts.KeptLine("essai.fait")),
            "contact.caisse": ("La caisse", True, acts.RemovedLine("contact.caisse")),
            "voir": ("C’est bon", None, acts.AskedSheet()),
        }

    def test_the_keyboard_starts_from_the_nickname_typed_before(self) -> None:
        named = (*ON_THE_SHEET, acts.AskedNickname(), acts.TypedNickname("Fatima"))
        assert seen(*named, acts.AskedNickname()).text == "Fatima"
        assert seen(*ON_THE_SHEET, acts.AskedNickname()).text == ""
        texts = [shown.option("prenom") for shown in (seen(*ON_THE_SHEET), seen(*named))]
        assert [option and option.text for option in texts] == ["Écrire un prénom", "Changer le prénom"]


class TestLeaving:
    def test_an_unprinted_sheet_can_still_be_had(self) -> None:
        assert list(wishes(seen(*AT_THE_END, acts.Left())).values()) == [
            acts.AskedSheet(),
            Continued(),
            acts.WentHome(),
        ]

    @pytest.mark.parametrize(
        ("visit", "answers"),
        [
            ((*PRINTING, Continued()), [acts.Rated(answer) for answer in acts.RATINGS]),
            (
                (*PRINTING, Continued(), acts.Rated("moyen")),
                [acts.JudgedAutonomy(answer) for answer in acts.AUTONOMIES],
            ),
        ],
    )
    def test_each_question_has_its_answers_and_can_be_passed_over(
        self, visit: tuple[Act, ...], answers: list[Act]
    ) -> None:
        shown = seen(*visit)
        assert [option.wish for option in shown.options] == answers
        assert shown.options[-1].weight is Weight.QUIET

    def test_goodbye_says_that_all_is_erased(self) -> None:
        shown = seen(acts.Left())
        assert "Tout est effacé." in shown.sentences[0]
        assert [option.wish for option in shown.options] == [Done()]


def test_the_words_of_the_interface_are_translated() -> None:
    words = Words({f"De quoi avez-vous besoin{NO_BREAK}?": "What do you need?", "Voir ma fiche": "See my sheet"}, "en")
    shown = page(after(OPENED, Chose("oui"), acts.WentHome()), CATALOGUE, (), words)
    assert (shown.title, shown.options[-1].text) == ("What do you need?", "See my sheet")
