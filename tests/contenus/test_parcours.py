"""The shipped flows, walked whole: every answer a resident can give, with and without places typed by the admin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace as changed

from kiosk.content.catalogue import read_catalogue
from kiosk.content.schema import Catalogue, Contact, EmergencyNumber, End, Flow, Place, PlaceStep, Question
from kiosk.content.surroundings import look_around
from kiosk.content.texts import texts
from kiosk.content.words import Words
from kiosk.visit.acts import Act, Chose, Continued, OpenedFlow, PickedPlace
from kiosk.visit.sheet import Sheet, sheet
from kiosk.visit.state import State, current_step, progress, replay

CONTENT = Path(__file__).parents[2] / "contenus"
FLOWS = ("attestation-de-droits", "mon-espace-sante", "prendre-un-rendez-vous", "teleconsultation", "trouver-de-l-aide")
PLACES = (Place(id="1", name="Cyberespace", address="1 place Haute"), Place(id="2", name="Mairie", address="2 rue B"))
WRITTEN = date(2026, 11, 22)

MOST_SCREENS = 14
FEWEST_LINES, MOST_LINES = 3, 7


class Way(NamedTuple):
    """One way from the first question to an end, and the sheet it earns."""

    acts: tuple[Act, ...]
    state: State
    sheet: Sheet

    @property
    def end(self) -> str:
        return self.state.walks[-1].at

    @property
    def answers(self) -> str:
        return ", ".join(act.choice for act in self.acts if isinstance(act, Chose))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    read, faults = read_catalogue([CONTENT])
    assert read is not None, "\n".join(map(str, faults))
    return read


def ways(flow: str, catalogue: Catalogue, places: tuple[Place, ...] = ()) -> Iterator[Way]:
    """Every way through `flow`, by the real replay."""
    ahead: list[tuple[Act, ...]] = [(OpenedFlow(flow),)]
    while ahead:
        visit = ahead.pop()
        state = replay(visit, catalogue, places)
        step = current_step(state, catalogue)
        if isinstance(step, End):
            yield Way(visit, state, sheet(state, catalogue, places, Words({}), WRITTEN))
        elif isinstance(step, Question):
            ahead += [(*visit, Chose(choice.id)) for choice in step.choices]
        else:
            picks = places if isinstance(step, PlaceStep) else ()
            ahead += [(*visit, PickedPlace(place.id)) for place in picks]
            ahead.append((*visit, Continued()))


def lines(paper: Sheet) -> frozenset[str]:
    return frozenset(paper.keys)


def first_question(flow: Flow) -> Question:
    step = flow.steps[flow.start]
    assert isinstance(step, Question), f"{flow.id} ne commence pas par une question"
    return step


def test_nothing_to_mend() -> None:
    """No error and no warning, on the day they were written. Films are checked where they are made."""
    around = look_around([CONTENT], WRITTEN)
    film = frozenset({"prendre-un-rendez-vous.fr.webm", "prendre-un-rendez-vous.fr.vtt"})
    _, faults = read_catalogue([CONTENT], around=changed(around, films=around.films | film))
    assert not faults, "\n".join(map(str, faults))


def test_the_five_flows_are_there(catalogue: Catalogue) -> None:
    assert set(FLOWS) <= catalogue.flows.keys()


@pytest.mark.parametrize("places", [(), PLACES], ids=["sans lieu", "avec lieux"])
@pytest.mark.parametrize("flow", FLOWS)
class TestEveryWay:
    def test_ends_with_something_to_do_and_someone_to_ask(
        self, flow: str, places: tuple[Place, ...], catalogue: Catalogue
    ) -> None:
        for way in ways(flow, catalogue, places):
            assert way.sheet.steps, f"rien à faire : {way.answers}"
            assert any(item.key.startswith("contact.") for item in way.sheet.help), (
                f"personne à appeler : {way.answers}"
            )

    def test_is_short(self, flow: str, places: tuple[Place, ...], catalogue: Catalogue) -> None:
        for way in ways(flow, catalogue, places):
            walk = way.state.walks[-1]
            assert len(walk.past) + 1 <= MOST_SCREENS, way.answers
            _, total = progress(walk, catalogue.flows[flow], places)
            assert total <= MOST_SCREENS, f"« sur {total} » : {way.answers}"

    def test_fills_a_sheet_without_crowding_it(
        self, flow: str, places: tuple[Place, ...], catalogue: Catalogue
    ) -> None:
        for way in ways(flow, catalogue, places):
            own = [key for key in way.sheet.keys if not key.startswith("lieu.")]
            assert FEWEST_LINES <= len(own) <= MOST_LINES, f"{len(own)} lignes : {way.answers}"

    def test_leads_to_a_sheet_of_its_own(self, flow: str, places: tuple[Place, ...], catalogue: Catalogue) -> None:
        """Two ways that end on different steps never leave the same paper in the hand."""
        end_of: dict[frozenset[str], str] = {}
        for way in ways(flow, catalogue, places):
            assert end_of.setdefault(lines(way.sheet), way.end) == way.end, way.answers
        assert len(end_of) >= 3

    def test_reaches_every_end(self, flow: str, places: tuple[Place, ...], catalogue: Catalogue) -> None:
        steps = catalogue.flows[flow].steps
        ends = {name for name, step in steps.items() if isinstance(step, End)}
        expected = ends if places else ends - {s.goto for s in steps.values() if isinstance(s, PlaceStep)}
        assert {way.end for way in ways(flow, catalogue, places)} == expected


@pytest.mark.parametrize("flow", FLOWS)
class TestFirstQuestion:
    def test_sorts_people(self, flow: str, catalogue: Catalogue) -> None:
        """At least three answers lead to different screens."""
        choices = first_question(catalogue.flows[flow]).choices
        least = 2 if flow == "teleconsultation" else 3  # there, it asks whether it is an emergency
        assert len({choice.goto for choice in choices}) >= least

    def test_lets_one_not_know_and_still_gives_a_way_out(self, flow: str, catalogue: Catalogue) -> None:
        assert "ne-sait-pas" in {choice.id for choice in first_question(catalogue.flows[flow]).choices}
        unsure = [way for way in ways(flow, catalogue) if way.acts[1] == Chose("ne-sait-pas")]
        assert unsure
        for way in unsure:
            assert any(item.phone for item in way.sheet.help) or way.sheet.codes, way.answers


def test_never_knowing_leads_to_a_person_in_every_flow(catalogue: Catalogue) -> None:
    """Who answers « je ne sais pas » whenever it is offered, and the first choice elsewhere, is not sent in circles."""
    for flow in FLOWS:
        visit: tuple[Act, ...] = (OpenedFlow(flow),)
        while not isinstance(step := current_step(state := replay(visit, catalogue), catalogue), End):
            if isinstance(step, Question):
                offered = [choice.id for choice in step.choices]
                visit = (*visit, Chose("ne-sait-pas" if "ne-sait-pas" in offered else offered[0]))
            else:
                visit = (*visit, Continued())
        assert sheet(state, catalogue, (), Words({}), WRITTEN).help, flow


class TestHelpNearby:
    def test_the_place_that_was_picked_comes_first_on_the_sheet(self, catalogue: Catalogue) -> None:
        picked = [way for way in ways("trouver-de-l-aide", catalogue, PLACES) if PickedPlace("2") in way.acts]
        assert picked
        for way in picked:
            assert way.sheet.help[0].name == "Mairie"

    def test_without_places_national_services_stand_in(self, catalogue: Catalogue) -> None:
        found = [way for way in ways("trouver-de-l-aide", catalogue) if way.end == "fin-partout"]
        assert found
        for way in found:
            help_keys = {item.key for item in way.sheet.help}
            assert {"contact.france-services", "contact.assurance-maladie"} <= help_keys
            assert "lieu" not in {walked.step for walked in way.state.walks[-1].past}


def test_an_emergency_is_asked_about_before_a_video_and_sends_to_the_15(catalogue: Catalogue) -> None:
    grave = [way for way in ways("teleconsultation", catalogue) if way.acts[1:] == (Chose("oui"),)]
    assert len(grave) == 1
    assert [item.phone for item in grave[0].sheet.help] == ["15", "114"]
    assert "15" in grave[0].sheet.steps[0].text


def test_every_emergency_number_is_there_and_says_what_it_is_for(catalogue: Catalogue) -> None:
    numbers = {number.number: number for number in catalogue.emergency}
    assert list(numbers) == ["15", "17", "18", "112", "114", "115", "119", "3114", "3919"]
    assert {name for name, number in numbers.items() if number.vital} == {"15", "17", "18", "112", "114"}
    assert all(number.name and number.use and number.picture for number in numbers.values())
    assert "SMS" in numbers["114"].use


def test_every_tile_of_the_home_opens_something(catalogue: Catalogue) -> None:
    tiles = [topic.id for topic in catalogue.topics]
    assert tiles == ["rendez-vous", "droits", "a-distance", "parcours", "proches", "aide"]
    for topic in catalogue.topics:
        assert topic.flow in catalogue.flows or catalogue.flows_of(topic.id), topic.id


def test_every_contact_serves(catalogue: Catalogue) -> None:
    """A number that no flow sends to would grow old unseen."""
    shown = {line.contact for flow in catalogue.flows.values() for line in flow.lines.values()}
    assert shown >= catalogue.contacts.keys()


def test_no_amount_that_changes_each_year_is_printed(catalogue: Catalogue) -> None:
    for flow in catalogue.flows.values():
        assert not [text for _, text in texts(flow) if "€" in text or "euro" in text], flow.id


def test_every_fact_is_in_its_place(catalogue: Catalogue) -> None:
    """No brace is left where a number should stand, and the numbers are those of the contacts."""
    shown = [text for flow in catalogue.flows.values() for _, text in texts(flow)]
    assert not [text for text in shown if "{" in text or "}" in text]
    assert any(catalogue.contacts["assurance-maladie"].phone in text for text in shown)


@pytest.mark.parametrize("flow", FLOWS)
def test_shared_numbers_are_written_once(flow: str, catalogue: Catalogue) -> None:
    """A flow takes them from the contacts, so that one correction mends all."""
    source = (CONTENT / "parcours" / f"{flow}.yaml").read_text("utf-8")
    told = [fact.phone for fact in catalogue.contacts.values() if len(fact.phone) > 2]
    assert not [phone for phone in told if f"{phone}." in source or f" {phone} " in source]


@pytest.mark.parametrize("flow", FLOWS)
def test_the_small_box_of_a_line_holds_its_words(flow: str, catalogue: Catalogue) -> None:
    for name, line in catalogue.flows[flow].lines.items():
        assert len(line.where) <= 18, name
        assert len(line.duration) <= 18, name


@pytest.mark.parametrize("flow", FLOWS)
def test_buttons_are_short(flow: str, catalogue: Catalogue) -> None:
    for name, step in catalogue.flows[flow].steps.items():
        for choice in step.choices if isinstance(step, Question) else ():
            assert len(choice.text) <= 40, f"{name}.{choice.id}"
            assert len(choice.hint) <= 40, f"{name}.{choice.id}"


def test_facts_carry_their_source(catalogue: Catalogue) -> None:
    facts: list[Contact | EmergencyNumber] = [*catalogue.contacts.values(), *catalogue.emergency]
    assert all(fact.source.startswith("https://") and date.fromisoformat(fact.on) <= WRITTEN for fact in facts)
