"""The sheet holds what the path walked has earned, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.schema import Catalogue, LineKind, Place
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.acts import Act, Chose, Continued, OpenedFlow, PickedPlace
from kiosk.visit.pages import page
from kiosk.visit.sheet import Code, Help, Line, Sheet, all_lines, sheet
from kiosk.visit.state import Screen, State, has_sheet, is_discreet, is_kept, replay
from tests.kiosk.visit.flows import catalogues, in_another_language, places
from tests.kiosk.visit.sample import AT_THE_END, CATALOGUE, ON_THE_LINES, OPENED, TWO_PLACES, after
from tests.kiosk.visit.walks import (
    DAY,
    WORDS,
    Visit,
    earned,
    offered,
    removed,
    sayings,
    sheet_of,
    visits,
    walk_to_an_end,
    wanderings,
)

BOTH = (*AT_THE_END, acts.WentHome(), OpenedFlow("suite"))


def paper(*visit: Act, around: tuple[Place, ...] = ()) -> Sheet:
    return sheet_of(visit, CATALOGUE, around)


class TestAnyVisit:
    @given(visits)
    def test_only_lines_of_the_path_walked_stand_on_the_sheet(self, visit: Visit) -> None:
        walked = earned(visit.acts, visit.catalogue, visit.places)
        assert set(visit.sheet.keys) <= walked - removed(visit.acts)

    @given(visits)
    def test_all_that_was_earned_is_said_once_unless_it_was_removed(self, visit: Visit) -> None:
        """Flows say the same now and then: it is read once, and removed for all."""
        keys = visit.sheet.keys
        walked = earned(visit.acts, visit.catalogue, visit.places)
        gone = sayings(removed(visit.acts), visit.catalogue)
        assert sayings(keys, visit.catalogue) == sayings(walked, visit.catalogue) - gone
        assert len(keys) == len(sayings(keys, visit.catalogue))

    @given(visits)
    def test_the_list_of_lines_shows_removed_ones_too(self, visit: Visit) -> None:
        keys = [key for key, _ in all_lines(visit.state, visit.catalogue, visit.places)]
        walked = earned(visit.acts, visit.catalogue, visit.places)
        assert set(keys) <= walked | removed(visit.acts)
        assert sayings(keys, visit.catalogue) == sayings(walked, visit.catalogue)
        assert len(keys) == len(sayings(keys, visit.catalogue))

    @given(visits)
    def test_each_line_says_what_its_author_wrote_under_its_heading(self, visit: Visit) -> None:
        paper = visit.sheet
        for kind, lines in ((LineKind.DONE, paper.done), (LineKind.STEP, paper.steps), (LineKind.BRING, paper.bring)):
            for line in lines:
                flow, _, name = line.key.partition(".")
                written = visit.catalogue.flows[flow].lines[name]
                assert (written.kind, written.text, written.where) == (kind, line.text, line.where)
                assert (line.flow, line.topic) == (visit.catalogue.flows[flow].title, visit.catalogue.flows[flow].topic)

    @given(visits)
    def test_a_line_put_back_is_as_if_never_removed(self, visit: Visit) -> None:
        """From wherever the visit stands, through the list of lines when it can be reached."""
        if not earned(visit.acts, visit.catalogue, visit.places):
            return
        listed = (*visit.acts, acts.WentHome(), acts.AskedSheet(), acts.AskedLines())
        before = sheet_of(listed, visit.catalogue, visit.places)
        for wish in offered(replay(listed, visit.catalogue, visit.places), visit.catalogue, visit.places):
            if isinstance(wish, acts.RemovedLine):
                without = sheet_of((*listed, wish), visit.catalogue, visit.places)
                assert set(without.keys) == set(before.keys) - {wish.line}
                again = (*listed, wish, acts.KeptLine(wish.line))
                assert sheet_of(again, visit.catalogue, visit.places) == before

    @given(visits)
    def test_no_address_is_printed_without_its_service(self, visit: Visit) -> None:
        paper = visit.sheet
        assert {code.key for code in paper.codes} <= {item.key for item in paper.help}
        assert len({code.url for code in paper.codes}) == len(paper.codes)

    @given(visits)
    def test_another_language_keeps_the_lines(self, visit: Visit) -> None:
        there = sheet_of(visit.acts, in_another_language(visit.catalogue), visit.places)
        here = visit.sheet
        assert there.keys == here.keys
        assert there.language == "en"
        assert [line.text[::-1] for line in there.steps] == [line.text for line in here.steps]


@given(catalogues(), places, wanderings, st.data())
def test_every_end_gives_a_sheet(
    catalogue: Catalogue, around: tuple[Place, ...], wander: bytes, data: st.DataObject
) -> None:
    flow = data.draw(st.sampled_from(sorted(catalogue.flows)))
    walk = walk_to_an_end(catalogue, around, flow, wander)
    assert replay((*walk, acts.AskedSheet()), catalogue, around).screen is Screen.SHEET
    paper = sheet_of(walk, catalogue, around)
    assert paper.keys
    assert paper.subtitle == catalogue.flows[flow].title


@given(catalogues(fewest_flows=2), places, wanderings, wanderings)
def test_several_flows_give_one_sheet_with_the_lines_of_all(
    catalogue: Catalogue, around: tuple[Place, ...], first: bytes, second: bytes
) -> None:
    one, two, *_ = catalogue.flows
    walks = [walk_to_an_end(catalogue, around, one, first), walk_to_an_end(catalogue, around, two, second)]
    both = sheet_of((*walks[0], acts.WentHome(), *walks[1]), catalogue, around)
    alone = [sheet_of(walk, catalogue, around) for walk in walks]
    assert set(both.keys) <= {*alone[0].keys, *alone[1].keys}
    assert sayings(both.keys, catalogue) == sayings((*alone[0].keys, *alone[1].keys), catalogue)
    assert both.subtitle == f"{alone[0].subtitle} · {alone[1].subtitle}"
    assert both.topic == alone[0].topic


@given(catalogues(), places, wanderings, wanderings, st.data())
def test_walking_a_flow_again_replaces_its_lines(
    catalogue: Catalogue, around: tuple[Place, ...], first: bytes, second: bytes, data: st.DataObject
) -> None:
    flow = data.draw(st.sampled_from(sorted(catalogue.flows)))
    again = walk_to_an_end(catalogue, around, flow, second)
    twice = (*walk_to_an_end(catalogue, around, flow, first), acts.WentHome(), *again)
    assert sheet_of(twice, catalogue, around) == sheet_of(again, catalogue, around)


class TestSample:
    """What the properties cannot say: order, wording, and what becomes of contacts."""

    def test_each_line_stands_under_its_heading(self) -> None:
        found = paper(*AT_THE_END)
        assert found.headings.done == "Aujourd’hui"  # its lines say « J’ai … » themselves
        assert found.done == (Line("essai.fait", "J’ai lu.", flow="Un essai", topic="droits"),)
        (step,) = found.steps
        assert (step.key, step.text, step.hint) == ("essai.imprimer", "Imprimez l’attestation.", "En deux fois")
        assert (step.duration, step.where) == ("5 min", "ici")
        assert [line.text for line in found.bring] == ["Carte Vitale"]
        assert [item.name for item in found.help] == ["La caisse"]

    def test_another_answer_gives_another_sheet(self) -> None:
        assert paper(OPENED, Chose("film"), Continued()).keys == ("contact.caisse",)

    def test_what_was_answered_in_a_loop_counts_once(self) -> None:
        found = paper(OPENED, Chose("non"), Chose("non"), *AT_THE_END[1:])
        assert [line.key for line in found.steps] == ["essai.ecouter", "essai.imprimer"]

    def test_lines_of_a_flow_left_on_the_way_are_kept(self) -> None:
        assert paper(OPENED, Chose("non"), acts.WentHome()).keys == ("essai.ecouter", "contact.ecoute")

    def test_the_place_picked_comes_before_the_services(self) -> None:
        found = paper(OPENED, Chose("ailleurs"), PickedPlace("lieu-2"), around=TWO_PLACES)
        assert found.help == (
            Help("lieu.lieu-2", "Maison 2", ("2 rue Basse", "Le mardi", "Sur place"), "", "lieu"),
            Help("contact.caisse", "La caisse", (), "36 46", ""),
        )
        assert paper(OPENED, Chose("ailleurs"), Continued(), around=TWO_PLACES).keys == ("essai.fait",)

    def test_an_address_shared_by_two_services_has_one_code_beside_the_first(self) -> None:
        found = paper(*BOTH)
        assert [item.key for item in found.help][:2] == ["contact.caisse", "contact.caisse-bis"]
        assert found.codes == (Code("https://www.caisse.fr/", "caisse.fr", "contact.caisse"),)

    def test_a_service_that_has_an_address_and_no_number_is_looked_up_with_the_animateur(self) -> None:
        details = {item.key: item.details for item in paper(*BOTH).help}
        assert details == {
            "contact.caisse": (),
            "contact.caisse-bis": ("Le lundi", "Demandez à l’animateur de chercher avec vous."),
            "contact.ecoute": ("Gratuit",),
        }

    def test_its_code_goes_to_the_other_when_the_first_is_removed(self) -> None:
        both = (*BOTH, acts.AskedSheet(), acts.AskedLines())
        found = paper(*both, acts.RemovedLine("contact.caisse"))
        assert found.codes == (Code("https://www.caisse.fr/", "caisse.fr", "contact.caisse-bis"),)

    def test_a_service_stays_when_the_line_that_named_it_is_removed(self) -> None:
        listed = (OPENED, Chose("non"), *AT_THE_END[1:], acts.AskedSheet(), acts.AskedLines())
        found = paper(*listed, acts.RemovedLine("essai.ecouter"))
        assert "contact.ecoute" in found.keys
        assert "essai.ecouter" not in found.keys

    def test_lines_of_two_flows_keep_the_order_of_the_visit(self) -> None:
        found = paper(*BOTH)
        assert [line.key for line in found.steps] == ["essai.imprimer", "suite.fait"]
        assert found.subtitle == "Un essai · La suite"

    def test_a_removed_line_stays_away_when_the_flow_is_walked_again(self) -> None:
        visit = (*ON_THE_LINES, acts.RemovedLine("essai.carte"), acts.WentHome(), *AT_THE_END)
        assert paper(*visit).bring == ()

    def test_what_two_flows_say_stands_once(self) -> None:
        assert [line.key for line in paper(*BOTH).bring] == ["essai.carte"]
        assert [key for key, text in all_lines(after(*BOTH), CATALOGUE) if text == "Carte Vitale"] == ["essai.carte"]

    def test_what_two_flows_say_is_removed_once_and_for_all(self) -> None:
        gone = (*BOTH, acts.AskedSheet(), acts.AskedLines(), acts.RemovedLine("essai.carte"))
        assert paper(*gone).bring == ()
        again = (*gone, acts.WentHome(), OPENED, Chose("non"), acts.WentHome())  # « suite » alone says it now
        assert paper(*again).bring == ()
        back = (*again, acts.AskedSheet(), acts.AskedLines(), acts.KeptLine("essai.carte"))
        assert [line.key for line in paper(*back).bring] == ["suite.carte"]

    def test_a_service_is_named_even_by_a_line_that_another_flow_has_said(self) -> None:
        assert "suite.carte" not in paper(*BOTH).keys
        assert "contact.ecoute" in paper(*BOTH).keys

    @pytest.mark.parametrize(("nickname", "for_whom"), [("Fatima", "Pour Fatima"), ("{n}", "Pour {n}"), ("", "")])
    def test_it_says_for_whom_it_is(self, nickname: str, for_whom: str) -> None:
        named = State(walks=after(OPENED).walks, nickname=nickname)
        found = sheet(named, CATALOGUE, (), WORDS, DAY)
        assert (found.nickname, found.headings.for_whom) == (nickname, for_whom)

    def test_it_is_dated_and_worded_in_its_language(self) -> None:
        words = Words({"Mes prochaines étapes": "My next steps", "À apporter": "To bring"}, "en")
        found = sheet(after(*AT_THE_END), in_another_language(CATALOGUE), (), words, date(2026, 3, 1))
        assert (found.date, found.title, found.headings.bring) == ("Sunday, 1 March 2026", "My next steps", "To bring")
        assert paper(*AT_THE_END).date == "dimanche 22 novembre 2026"


class TestWords:
    KEPT = (*AT_THE_END, acts.KeptTerm("cpam"), acts.KeptTerm("ald"))

    def test_kept_words_stand_with_their_explanation_in_the_order_they_were_kept(self) -> None:
        shown = paper(*self.KEPT)
        assert shown.headings.words == "Les mots à retenir"
        assert [(line.key, line.text, line.hint, line.picture) for line in shown.words] == [
            ("mot.cpam", "CPAM", "Votre caisse. Elle paie une partie de vos soins.", "carte"),
            ("mot.ald", "ALD", "Une maladie longue.", "carte"),
        ]
        assert shown.keys[-2:] == ("mot.cpam", "mot.ald")

    def test_a_dropped_word_is_gone_and_can_be_kept_again(self) -> None:
        assert [line.key for line in paper(*self.KEPT, acts.DroppedTerm("cpam")).words] == ["mot.ald"]
        again = paper(*self.KEPT, acts.DroppedTerm("cpam"), acts.KeptTerm("cpam"))
        assert [line.key for line in again.words] == ["mot.ald", "mot.cpam"]

    def test_it_is_removed_like_any_line_and_kept_again_from_its_explanation(self) -> None:
        removing = (*self.KEPT, acts.AskedSheet(), acts.AskedLines(), acts.RemovedLine("mot.ald"))
        assert [line.key for line in paper(*removing).words] == ["mot.cpam"]
        assert ("mot.ald", "ALD") in all_lines(after(*removing), CATALOGUE)
        assert not is_kept("ald", after(*removing))
        assert [line.key for line in paper(*removing, acts.KeptTerm("ald")).words] == ["mot.cpam", "mot.ald"]

    def test_a_word_alone_is_a_sheet(self) -> None:
        assert has_sheet(after(OPENED, acts.KeptTerm("ald")), CATALOGUE)
        assert not has_sheet(after(OPENED, acts.KeptTerm("ald"), acts.DroppedTerm("ald")), CATALOGUE)

    def test_a_sheet_that_was_printed_is_not_the_whole_sheet_any_more(self) -> None:
        printed = (*AT_THE_END, acts.AskedSheet(), acts.AskedPrint(), acts.WentHome())
        assert after(*printed).printed
        assert not after(*printed, acts.KeptTerm("ald")).printed

    def test_french_stands_beside_each_word(self) -> None:
        other = in_another_language(CATALOGUE)
        state = replay(self.KEPT, other)
        shown = sheet(state, other, (), Words({}, "en"), DAY, french=CATALOGUE)
        assert [(line.text, line.french and line.french.text) for line in shown.words] == [
            ("MAPC", "CPAM"),
            ("DLA", "ALD"),
        ]


class TestDiscretion:
    NAMED = (*AT_THE_END, acts.AskedSheet(), acts.AskedNickname(), acts.TypedNickname("Fatima"), acts.WentHome())

    def test_no_name_stands_on_a_sheet_that_tells_of_a_discreet_flow(self) -> None:
        assert paper(*self.NAMED).headings.for_whom == "Pour Fatima"
        discreet = paper(*self.NAMED, OpenedFlow("suite"))
        assert (discreet.nickname, discreet.headings.for_whom) == ("", "")

    def test_and_none_is_asked_for(self) -> None:
        state = after(*self.NAMED, OpenedFlow("suite"), acts.AskedSheet())
        assert page(state, CATALOGUE, (), WORDS).option("prenom") is None
        assert page(after(*self.NAMED, acts.AskedSheet()), CATALOGUE, (), WORDS).option("prenom")

    @pytest.mark.parametrize(
        ("then", "discreet"),
        [
            ((), True),
            ((acts.AskedSheet(),), True),
            ((acts.AskedSheet(), acts.AskedLines()), True),
            ((acts.AskedSheet(), acts.AskedPrint()), True),
            ((acts.Left(),), True),
            ((acts.WentHome(),), False),
            ((acts.WentHome(), OPENED), False),
            ((acts.Left(), Continued()), True),
            ((acts.Left(), Continued(), acts.Rated("bien")), True),
        ],
    )
    def test_what_tells_of_it_is_discreet(self, then: tuple[Act, ...], discreet: bool) -> None:
        assert is_discreet(after(*AT_THE_END, OpenedFlow("suite"), *then), CATALOGUE) == discreet
