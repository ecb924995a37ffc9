"""The shipped flows, walked whole: every answer a resident can give, with and without places typed by the admin."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from itertools import pairwise
from statistics import median

import pytest
from msgspec.structs import replace as changed
from pypdf import PdfReader

from impression.paper import render
from kiosk.content.catalogue import read_catalogue
from kiosk.content.legibility import LEAST_EASE, prose
from kiosk.content.readability import reading_ease, sentences, words
from kiosk.content.schema import Catalogue, Contact, EmergencyNumber, Flow, Place
from kiosk.content.steps import End, PlaceStep, Question, QuizStep, Trial
from kiosk.content.surroundings import look_around
from kiosk.content.texts import texts
from kiosk.visit.acts import Act, AskedToSee, Chose, Continued, Guessed, OpenedFlow, PassedOver, PickedPlace, Tried
from kiosk.visit.narration import narration
from kiosk.visit.pages import page
from kiosk.visit.played import is_asked
from kiosk.visit.session import Session, Stage, back
from kiosk.visit.sheet import Sheet, sheet
from kiosk.visit.state import current_step, progress, replay
from kiosk.voice.spoken import spoken
from tests.contenus.ways import CONTENT, FLOWS, FRENCH, PLACES, WRITTEN, Way, shipped, ways

CATALOGUE = frozenset({
    "compte-ameli", "attestation-de-droits", "carte-vitale", "medecin-traitant", "prendre-un-rendez-vous",
    "teleconsultation", "mon-espace-sante", "complementaire-sante-solidaire", "mutuelle-remboursements",
    "aide-medicale-etat", "mdph", "resultats-analyses", "entrer-a-l-hopital", "payer-mes-soins", "transport-sanitaire",
    "infirmiere-a-domicile", "grossesse", "vrai-ou-faux", "parler-a-quelqu-un", "ecrans-et-enfants", "aidants",
    "proteger-mes-donnees", "depistages", "lunettes-dents-oreilles", "carte-europeenne", "changer-mes-informations",
    "refus-de-soins", "trouver-de-l-aide", "gestes-numeriques", "outils-de-sante", "numeros-urgence",
})  # fmt: skip
"""The thirty-one subjects that a resident may come with."""

MOST_SCREENS = 14
GO_ON = Continued()
FEWEST_LINES, MOST_LINES = 3, 7
MEDIAN_WORDS = 9

everywhere = pytest.mark.parametrize("places", [(), PLACES], ids=["sans lieu", "avec lieux"])
every_flow = pytest.mark.parametrize("flow", FLOWS)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped()


def lines(paper: Sheet) -> frozenset[str]:
    return frozenset(paper.keys)


def screens_shown(visit: tuple[Act, ...]) -> int:
    """A wrong try, and being shown, stay on the screen that is there: only a right try is gone on from."""
    stays = (isinstance(act, Tried) and after != GO_ON for act, after in pairwise(visit))
    return len(visit) - sum(stays) - visit.count(AskedToSee())


def first_question(flow: Flow) -> Question:
    step = flow.steps[flow.start]
    assert isinstance(step, Question), f"{flow.id} ne commence pas par une question"
    return step


def fullest(flow: str) -> dict[str, Way]:
    """To each end, the way whose sheet holds most."""
    return {way.end: way for way in sorted(ways(flow, PLACES), key=lambda way: len(way.sheet.keys))}


def test_nothing_to_mend() -> None:
    """No error and no warning, on the day they were written, but for true sites that only somebody on the internet can
    look at. Films are checked where they are made."""
    around = changed(look_around([CONTENT], WRITTEN), for_authors=True)
    film = frozenset({"prendre-un-rendez-vous.fr.webm", "prendre-un-rendez-vous.fr.vtt"})
    _, faults = read_catalogue([CONTENT], around=changed(around, films=around.films | film))
    unrecorded = ["sites.ameli", "sites.mon-espace-sante", "sites.doctolib"]
    assert [fault.path for fault in faults] == unrecorded, "\n".join(map(str, faults))


def test_the_whole_catalogue_is_there(catalogue: Catalogue) -> None:
    assert len(CATALOGUE) == 31
    assert catalogue.flows.keys() == CATALOGUE


@every_flow
def test_sentences_are_short_and_easy(flow: str, catalogue: Catalogue) -> None:
    said = prose(catalogue.flows[flow])
    assert median(len(words(sentence)) for text in said for sentence in sentences(text)) <= MEDIAN_WORDS
    assert reading_ease(said) >= LEAST_EASE


@every_flow
def test_each_page_on_every_way_speaks_and_goes_back(flow: str, catalogue: Catalogue) -> None:
    """What a page shows can be said; *Retour* gives back the page before, up to the home page."""
    seen: set[tuple[Act, ...]] = set()
    for way in ways(flow, PLACES):
        for reached in range(1, len(way.acts) + 1):
            if way.acts[:reached] in seen:
                continue
            seen.add(way.acts[:reached])
            state = replay(way.acts[:reached], catalogue, PLACES)
            shown = page(state, catalogue, PLACES, FRENCH)
            assert shown.title
            assert shown.options
            for one in narration(shown):
                assert any(sign.isalnum() for sign in spoken(one.text, "fr")), one
            before = back(Session("fr", Stage.VISIT, visit=way.acts[:reached]))
            assert before.visit == way.acts[: reached - 1]


@every_flow
def test_the_fullest_sheet_of_each_end_is_printed_on_two_pages_at_most(flow: str) -> None:
    for end, way in fullest(flow).items():
        pages = PdfReader(BytesIO(render(way.sheet, CONTENT))).pages
        assert 1 <= len(pages) <= 2, end
        printed = re.sub(r"\s+", " ", " ".join(one.extract_text() for one in pages))
        for line in way.sheet.steps:
            assert re.sub(r"\s+", " ", line.text)[:20] in printed, (end, line.text)


@everywhere
@every_flow
class TestEveryWay:
    def test_ends_with_something_to_do_and_someone_to_ask(
        self, flow: str, places: tuple[Place, ...], catalogue: Catalogue
    ) -> None:
        for way in ways(flow, places):
            assert way.sheet.steps, f"rien à faire : {way.answers}"
            assert any(item.key.startswith("contact.") for item in way.sheet.help), (
                f"personne à appeler : {way.answers}"
            )

    def test_is_short(self, flow: str, places: tuple[Place, ...], catalogue: Catalogue) -> None:
        for way in ways(flow, places):
            walk = way.state.walks[-1]
            assert screens_shown(way.acts) <= MOST_SCREENS, way.answers
            _, total = progress(walk, catalogue.flows[flow], places, catalogue.quizzes)
            assert total <= MOST_SCREENS, f"« sur {total} » : {way.answers}"

    def test_fills_a_sheet_without_crowding_it(
        self, flow: str, places: tuple[Place, ...], catalogue: Catalogue
    ) -> None:
        for way in ways(flow, places):
            own = [key for key in way.sheet.keys if not key.startswith("lieu.")]
            assert FEWEST_LINES <= len(own) <= MOST_LINES, f"{len(own)} lignes : {way.answers}"

    def test_leads_to_a_sheet_of_its_own(self, flow: str, places: tuple[Place, ...], catalogue: Catalogue) -> None:
        """Two ways that end on different steps never leave the same paper in the hand."""
        end_of: dict[frozenset[str], str] = {}
        for way in ways(flow, places):
            assert end_of.setdefault(lines(way.sheet), way.end) == way.end, way.answers
        assert len(end_of) >= 3

    def test_reaches_every_end(self, flow: str, places: tuple[Place, ...], catalogue: Catalogue) -> None:
        steps = catalogue.flows[flow].steps
        ends = {name for name, step in steps.items() if isinstance(step, End)}
        picked = {s.goto for s in steps.values() if isinstance(s, PlaceStep) and s.goto != s.without}
        expected = ends if places else ends - picked
        assert {way.end for way in ways(flow, places)} == expected


@every_flow
class TestFirstQuestion:
    def test_says_where_the_kiosk_stops(self, flow: str, catalogue: Catalogue) -> None:
        """No paper sent, no call made. Where one first asks whether it is grave, that is said to whom it is not."""
        opened = catalogue.flows[flow]
        first = first_question(opened)
        told = opened.steps[first.choices[-2].goto] if flow == "teleconsultation" else first
        assert any("borne" in sentence for sentence in told.sentences)

    def test_sorts_people(self, flow: str, catalogue: Catalogue) -> None:
        """At least three answers lead to different screens."""
        choices = first_question(catalogue.flows[flow]).choices
        least = 2 if flow == "teleconsultation" else 3  # there, it asks whether it is an emergency
        assert len({choice.goto for choice in choices}) >= least

    def test_lets_one_not_know_and_still_gives_a_way_out(self, flow: str, catalogue: Catalogue) -> None:
        assert "ne-sait-pas" in {choice.id for choice in first_question(catalogue.flows[flow]).choices}
        unsure = [way for way in ways(flow) if way.acts[1] == Chose("ne-sait-pas")]
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
            elif isinstance(step, QuizStep):
                asked = is_asked(step, state.walks[-1].here, catalogue.quizzes)
                visit = (*visit, Guessed("ne-sait-pas") if asked else Continued())
            elif isinstance(step, Trial):
                visit = (*visit, PassedOver())
            else:
                visit = (*visit, Continued())
        assert sheet(state, catalogue, (), FRENCH, WRITTEN).help, flow


class TestHelpNearby:
    def test_the_place_that_was_picked_comes_first_on_the_sheet(self, catalogue: Catalogue) -> None:
        picked = [way for way in ways("trouver-de-l-aide", PLACES) if PickedPlace("2") in way.acts]
        assert picked
        for way in picked:
            assert way.sheet.help[0].name == "Mairie"

    def test_without_places_national_services_stand_in(self, catalogue: Catalogue) -> None:
        found = [way for way in ways("trouver-de-l-aide") if way.end == "fin-partout"]
        assert found
        for way in found:
            help_keys = {item.key for item in way.sheet.help}
            assert {"contact.france-services", "contact.assurance-maladie"} <= help_keys
            assert "lieu" not in {walked.step for walked in way.state.walks[-1].past}


def test_an_emergency_is_asked_about_before_a_video_and_sends_to_the_15(catalogue: Catalogue) -> None:
    grave = [way for way in ways("teleconsultation") if way.acts[1:] == (Chose("oui"),)]
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
        assert not [text for _, text in texts(flow) if re.search(r"€|\beuros?\b", text)], flow.id


def test_every_fact_is_in_its_place(catalogue: Catalogue) -> None:
    """No brace is left where a number should stand, and the numbers are those of the contacts."""
    shown = [text for flow in catalogue.flows.values() for _, text in texts(flow)]
    assert not [text for text in shown if "{" in text or "}" in text]
    assert any(catalogue.contacts["assurance-maladie"].phone in text for text in shown)


@every_flow
def test_shared_numbers_are_written_once(flow: str, catalogue: Catalogue) -> None:
    """A flow takes them from the contacts, so that one correction mends all."""
    source = (CONTENT / "parcours" / f"{flow}.yaml").read_text("utf-8")
    told = [fact.phone for fact in catalogue.contacts.values() if len(fact.phone) > 2]
    assert not [phone for phone in told if f"{phone}." in source or f" {phone} " in source]


@every_flow
def test_the_small_box_of_a_line_holds_its_words(flow: str, catalogue: Catalogue) -> None:
    for name, line in catalogue.flows[flow].lines.items():
        assert len(line.where) <= 18, name
        assert len(line.duration) <= 18, name


@every_flow
def test_buttons_are_short(flow: str, catalogue: Catalogue) -> None:
    for name, step in catalogue.flows[flow].steps.items():
        for choice in step.choices if isinstance(step, Question) else ():
            assert len(choice.text) <= 40, f"{name}.{choice.id}"
            assert len(choice.hint) <= 40, f"{name}.{choice.id}"


def test_facts_carry_their_source(catalogue: Catalogue) -> None:
    facts: list[Contact | EmergencyNumber] = [*catalogue.contacts.values(), *catalogue.emergency]
    assert all(fact.source.startswith("https://") and date.fromisoformat(fact.on) <= WRITTEN for fact in facts)
