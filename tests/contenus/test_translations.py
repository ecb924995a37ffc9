"""The shipped translations: whole in nine languages at least, and honest as soon as one French sentence changes."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue
from kiosk.content.languages import tongues
from kiosk.content.po import read as read_file
from kiosk.content.schema import Catalogue, Proofreading
from kiosk.content.surroundings import look_around
from kiosk.content.texts import texts
from kiosk.content.words import IN_FRENCH, words_of
from kiosk.visit.acts import OpenedFlow
from kiosk.visit.narration import narration
from kiosk.visit.pages import noticed, page
from kiosk.visit.proofreading import MACHINE
from kiosk.visit.state import replay
from ui.commands.content import content

CONTENT = Path(__file__).parents[2] / "contenus"
FIRST_FLOWS = (
    "prendre-un-rendez-vous", "attestation-de-droits", "teleconsultation", "mon-espace-sante", "trouver-de-l-aide",
)  # fmt: skip
LANGUAGES = ("ar", "en", "es", "fa", "pt", "ro", "ru", "tr", "uk")
"""Those that are promised. One more is one more folder, and changes nothing here."""

TITLE, CHANGED = "Est-ce grave, là, maintenant", "Est-ce très grave, là, maintenant"


@cache
def read(folder: Path, language: str) -> Catalogue:
    catalogue, faults = read_catalogue([folder], language)
    assert catalogue is not None, "\n".join(map(str, faults))
    return catalogue


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content, in which somebody has changed one sentence of a flow."""
    folder = tmp_path_factory.mktemp("contenus")
    shutil.copytree(CONTENT, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("films", "polices", "sons"))
    flow = folder / "parcours/teleconsultation.yaml"
    text = flow.read_text("utf-8")
    assert text.count(TITLE) == 1
    flow.write_text(text.replace(TITLE, CHANGED), "utf-8")
    return folder


def standings(folder: Path) -> dict[str, dict[str, int]]:
    result = CliRunner().invoke(content, ["translate", "status", "--json", "--content", str(folder)])
    assert result.exit_code == 0
    return {row.pop("language"): row for row in msgspec.json.decode(result.output)}


def test_nothing_is_missing_and_no_name_is_lost() -> None:
    around = replace(look_around([CONTENT]), films=None, languages=LANGUAGES)
    faults = [fault for fault in read_catalogue([CONTENT], around=around)[1] if fault.file.startswith("traductions")]
    assert faults == [], "\n".join(map(str, faults))


def test_what_is_promised_is_offered_and_a_flow_claims_nothing_else() -> None:
    offered = {tongue.code for tongue in tongues([CONTENT])[0]}
    assert offered >= {"fr", *LANGUAGES}
    for flow in read(CONTENT, "fr").flows.values():
        assert {"en", "ar"} <= {*flow.languages} <= offered, flow.id


@pytest.mark.parametrize("name", FIRST_FLOWS)
def test_the_five_first_flows_claim_every_language_that_is_promised(name: str) -> None:
    assert {*read(CONTENT, "fr").flows[name].languages} >= {*LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_of_the_shipped_content_stays_in_french(language: str) -> None:
    catalogue = read(CONTENT, language)
    shared = (*catalogue.topics, *catalogue.contacts.values(), *catalogue.emergency)
    claimed = [flow for flow in catalogue.flows.values() if language in flow.languages]
    shown = [text for value in (*claimed, *shared) for _, text in texts(value)]
    assert not [text for text in shown if text.endswith(IN_FRENCH)]


def test_one_changed_sentence_is_doubtful_in_every_language_before_and_after_the_update(edited: Path) -> None:
    shipped = standings(CONTENT)
    for _ in range(2):
        found = standings(edited)
        for language in LANGUAGES:
            assert found[language]["fuzzy"] == shipped[language]["fuzzy"] + 1
            assert found[language]["missing"] == shipped[language]["missing"]
        assert CliRunner().invoke(content, ["translate", "update", "--content", str(edited)]).exit_code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_changed_sentence_is_french_on_the_screen_and_in_the_voice(edited: Path, language: str) -> None:
    catalogue = read(edited, language)
    state = replay((OpenedFlow("teleconsultation"),), catalogue)
    shown = page(state, catalogue, (), words_of(catalogue))
    assert shown.title.startswith(CHANGED)
    assert shown.title.endswith(IN_FRENCH)
    title, *others = narration(shown)
    assert title.heard(language) == (shown.title.removesuffix(IN_FRENCH), "fr")
    assert {one.heard(language)[1] for one in others} == {language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_machine_s_words_are_noticed_by_the_eye_and_not_by_the_ear(language: str) -> None:
    catalogue = read(CONTENT, language)
    words = words_of(catalogue)
    machine_s = replace(catalogue, proofreading=Proofreading(unreviewed=("teleconsultation",)))
    state = replay((OpenedFlow("teleconsultation"),), catalogue)
    shown = noticed(page(state, catalogue, (), words), state, machine_s, words)
    assert shown.notice == words(MACHINE)
    assert not shown.notice.endswith(IN_FRENCH)
    assert shown.notice not in [spoken.text for spoken in narration(shown)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clinician_is_asked_to_check_the_words_of_an_emergency(language: str) -> None:
    files = [read_file(file.read_bytes(), language) for file in CONTENT.glob(f"traductions/{language}/*.po")]
    emergency = ("urgence.", "teleconsultation.etapes.urgence.", "teleconsultation.etapes.fin-urgence.")
    entries = [entry for file in files for entry in file if entry.id]
    asked = [text for text in entries if str(text.context).startswith(emergency) or "{urgence-" in str(text.id)]
    assert len(asked) > 30
    for text in asked:
        if "relecture: machine" in text.user_comments:
            assert any("par un soignant" in comment for comment in text.user_comments), text.context


def test_hours_are_written_in_one_way_in_each_language() -> None:
    """With the colon and the leading zero of CLDR's short time; twenty-four hours, as on the signs."""
    for language in LANGUAGES:
        hours = [contact.hours for contact in read(CONTENT, language).contacts.values()]
        found = re.findall(r"\d+:\d\d|\d+\s?h\b", " ".join(hours))
        form = r"\d\d:\d\d" if language in ("pt", "ro", "ru", "tr", "uk") else r"[1-9]?\d:\d\d"
        assert len(found) > 20
        assert [hour for hour in found if not re.fullmatch(form, hour)] == [], language
