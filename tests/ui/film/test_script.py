from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.schema import Catalogue, Flow
from kiosk.content.steps import End, Explanation
from kiosk.errors import EnvironmentFault
from ui.film.making.illustrations import PICTURES, picture_for
from ui.film.making.script import explaining_steps, write_script

APPOINTMENT = "prendre-un-rendez-vous"
PICTOGRAMS = Path(__file__).parents[3] / "contenus/pictogrammes"


def with_steps(flow: Flow, start: str, **steps: object) -> Flow:
    return replace(flow, start=start, steps=steps)


def test_a_script_says_titles_and_sentences_of_the_steps_in_the_order_asked(catalogue: Catalogue) -> None:
    flow = catalogue.flows[APPOINTMENT]
    script = write_script(catalogue, catalogue, APPOINTMENT, ["choisir", "chercher"])
    expected = [flow.title]
    for name in ("choisir", "chercher"):
        expected += [flow.steps[name].title, *flow.steps[name].sentences]
    assert [line.text for line in script.lines] == expected
    assert [line.name for line in script.lines][:3] == ["titre", "choisir.titre", "choisir.dire[1]"]


def test_without_steps_the_explanations_of_one_way_and_its_end(catalogue: Catalogue) -> None:
    explaining = [(flow, names) for flow in catalogue.flows.values() if (names := explaining_steps(flow))]
    assert len(explaining) > 20
    for flow, names in explaining:
        steps = [flow.steps[name] for name in names]
        assert all(isinstance(step, Explanation) for step in steps[:-1])
        assert isinstance(steps[-1], End)


def test_a_loop_is_walked_once(catalogue: Catalogue) -> None:
    looping = with_steps(
        catalogue.flows[APPOINTMENT],
        "un",
        un=Explanation(title="Un", goto="deux"),
        deux=Explanation(title="Deux", goto="un"),
    )
    assert explaining_steps(looping) == ("un", "deux")


def test_a_flow_that_explains_nothing_says_so(catalogue: Catalogue) -> None:
    flow = with_steps(catalogue.flows[APPOINTMENT], "fin", fin=End(title="Fin"))
    bare = replace(catalogue, flows={flow.id: flow})
    with pytest.raises(EnvironmentFault) as caught:
        write_script(bare, bare, flow.id)
    assert "--steps" in caught.value.sentence


@pytest.mark.parametrize(
    ("flow", "steps", "meant"),
    [("prendre-rendez-vous", [], APPOINTMENT), (APPOINTMENT, ["chercer"], "chercher")],
)
def test_a_slip_is_answered_by_what_was_meant(catalogue: Catalogue, flow: str, steps: list[str], meant: str) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        write_script(catalogue, catalogue, flow, steps)
    assert f"«\u00a0{meant}\u00a0»" in caught.value.sentence


def test_what_is_not_translated_is_not_spoken_with_a_foreign_voice(catalogue: Catalogue) -> None:
    flow = catalogue.flows[APPOINTMENT]
    translated = replace(flow.steps["chercher"], title="İlk önce arayın", sentences=("Bir", "İki", "Üç"))
    turkish_flow = replace(flow, title="Randevu almak", steps={**flow.steps, "chercher": translated})
    turkish = replace(catalogue, language="tr", flows={**catalogue.flows, APPOINTMENT: turkish_flow})
    french_pictures = [line.picture for line in write_script(catalogue, catalogue, APPOINTMENT, ["chercher"]).lines]
    script = write_script(turkish, catalogue, APPOINTMENT, ["chercher"])
    assert [line.text for line in script.lines] == ["Randevu almak", "İlk önce arayın", "Bir", "İki", "Üç"]
    assert [line.picture for line in script.lines] == french_pictures
    with pytest.raises(EnvironmentFault) as caught:
        write_script(turkish, catalogue, APPOINTMENT, ["choisir"])
    assert "choisir.titre" in caught.value.sentence


def test_the_picture_follows_the_words() -> None:
    assert picture_for("Écrivez ensuite votre ville.") == "lieu"
    assert picture_for("Touchez un jour et une heure libres.") == "calendrier"
    assert picture_for("Touchez un jour et une heure libres.", unlike="calendrier") == "horloge"
    assert picture_for("Écrivez ensuite votre ville.", unlike="lieu") == "crayon"
    assert picture_for("Tout va bien.") == ""


def test_every_picture_of_the_table_exists() -> None:
    assert {picture for picture in PICTURES.values() if not (PICTOGRAMS / f"{picture}.svg").exists()} == set()
