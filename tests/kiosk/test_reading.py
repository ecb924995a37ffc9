"""Reading plain data: every fault at once, each with its place, and never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.schema import ContactFile, EmergencyFile, Flow, TopicFile
from kiosk.content.steps import End, Explanation, PlaceStep, Question
from kiosk.reading import Fault, Reader, closest, did_you_mean, item_path, sound
from kiosk.settings import Settings

FLOW = {
    "id": "essai",
    "titre": "Un essai",
    "theme": "droits",
    "resume": "Vous essayez.",
    "image": "carte",
    "duree": "5 min",
    "discret": "oui",
    "revu": {"le": "2026-11-22", "sources": ["https://exemple.fr"], "fiabilite": "officielle"},
    "depart": "debut",
    "etapes": {
        "debut": {
            "genre": "question",
            "titre": "Prêt ?",
            "choix": [
                {"id": "oui", "texte": "Oui", "vers": "fin", "fiche": ["note"]},
                {"id": "non", "texte": "Non", "vers": "fin"},
            ],
        },
        "fin": {"genre": "fin", "titre": "C’est fait", "fiche": ["note"]},
    },
    "fiche": {"note": {"dire": "Notez."}},
}


def read_faults(data: object, kind: type = Flow) -> list[Fault]:
    reader = Reader("essai.yaml")
    assert reader.read(kind, data) is None
    return reader.faults


def changed(**keys: object) -> dict[str, object]:
    return {**FLOW, **keys}


def test_a_sound_flow_is_read_whole():
    reader = Reader("essai.yaml")
    flow = reader.read(Flow, FLOW)
    assert reader.faults == []
    assert flow is not None
    assert flow.discreet is True
    assert isinstance(flow.steps["debut"], Question)
    assert flow.steps["debut"].choices[0].sheet == ("note",)
    assert isinstance(flow.steps["fin"], End)


@pytest.mark.parametrize(
    ("data", "path", "fragments"),
    [
        ("un texte", "", ["clé: valeur"]),
        (changed(titres="x"), "titres", ["n’existe pas", "« titre »"]),
        ({key: FLOW[key] for key in FLOW if key != "theme"}, "", ["il manque « theme »"]),
        (changed(titre=""), "titre", ["écrire quelque chose"]),
        (changed(titre={"Attention": "lisez"}), "titre", ["un texte seul", "Attention: lisez", "guillemets"]),
        (changed(titre=["a", "b"]), "titre", ["un texte seul", "a, b"]),
        (changed(discret="peut-être"), "discret", ["« peut-être »", "non, oui"]),
        (changed(etapes=[]), "etapes", ["clé: valeur"]),
        (changed(etapes={"debut": "fin"}), "etapes.debut", ["clé: valeur"]),
        (changed(etapes={"a": {"genre": "fins", "titre": "x"}}), "etapes.a.genre", ["« fins »", "« fin »"]),
        (changed(etapes={"a": {"genre": "sondage", "titre": "x"}}), "etapes.a.genre", ["sondage", "explication"]),
        (changed(etapes={"a": {"titre": "x"}}), "etapes.a", ["il manque « genre »", "question"]),
        (changed(fiche={"n": {"rubrique": "apport"}}), "fiche.n.rubrique", ["« apport »", "« apporter »"]),
        (changed(revu={**FLOW["revu"], "sources": "x"}), "revu.sources", ["une liste", "tiret"]),
        (changed(revu={**FLOW["revu"], "fiabilite": "sure"}), "revu.fiabilite", ["« sure »", "officielle"]),
    ],
)
def test_each_fault_has_its_path_and_a_way_out(data: object, path: str, fragments: list[str]):
    faults = [fault for fault in read_faults(data) if fault.path == path]
    assert len(faults) == 1
    for fragment in fragments:
        assert fragment in faults[0].advice.replace("\u00a0", " ")


def test_a_misspelt_key_is_one_fault_not_two():
    data = {("titer" if key == "titre" else key): value for key, value in FLOW.items()}
    assert [(fault.path, fault.sentence) for fault in read_faults(data)] == [("titer", "cette clé n’existe pas.")]


def test_ten_faults_come_out_at_once():
    data = changed(
        titre="",
        thème="x",
        resume=["a"],
        discret="vrai",
        revu={"le": "", "sources": "x", "fiabilite": "bof"},
        etapes={"a": {"genre": "questoin", "choix": [{"id": "oui", "vers": "b"}]}},
        fiche={"n": {"dires": "x"}},
    )
    assert {fault.path for fault in read_faults(data)} == {
        "titre", "thème", "resume", "discret", "revu.le", "revu.sources", "revu.fiabilite",
        "etapes.a.genre", "etapes.a", "etapes.a.choix.oui", "fiche.n.dires",
    }  # fmt: skip


def test_what_can_be_read_is_salvaged_so_that_other_checks_can_go_on():
    reader = Reader("essai.yaml")
    steps = {
        **FLOW["etapes"],
        "a": {"genre": "explicatoin", "titre": "Lisez", "ensuite": "fin"},
        "b": {"genre": "sondage", "titre": "Où ?", "ensuite": "fin", "sans-lieu": "a"},
        "c": {"genre": "explication", "titre": "Rien"},
    }
    flow = reader.salvage(Flow, changed(etapes=steps, duree=""))
    assert flow is not None
    assert flow.title == "Un essai"
    assert flow.duration == ""
    assert flow.steps["a"] == Explanation(title="Lisez", goto="fin")
    assert isinstance(flow.steps["b"], PlaceStep)
    assert flow.steps["c"] == Explanation(title="Rien", goto="")
    assert {fault.path for fault in reader.faults} == {"duree", "etapes.a.genre", "etapes.b.genre", "etapes.c"}


def test_a_fault_tells_the_line_when_it_is_known():
    reader = Reader("essai.yaml", {"titre": 12})
    reader.read(Flow, changed(titre=""))
    assert str(reader.faults[0]) == (
        "erreur\u00a0: essai.yaml, ligne 12, titre\u00a0: il faut écrire quelque chose ici."
    )


def test_a_fault_without_line_or_path_names_the_file():
    fault = Fault("essai.yaml", "", "ce fichier est vide.", severity="alerte")
    assert str(fault) == "alerte\u00a0: essai.yaml\u00a0: ce fichier est vide."


def test_only_errors_are_unsound():
    assert sound([])
    assert sound([Fault("a", "", "x", severity="alerte"), Fault("a", "", "x", severity="avertissement")])
    assert not sound([Fault("a", "", "x", severity="alerte"), Fault("a", "", "x")])


def test_did_you_mean_offers_the_closest_or_everything():
    assert closest("titer", ["titre", "theme"]) == "titre"
    assert did_you_mean("titer", ["titre", "theme"]) == "Vouliez-vous dire «\u00a0titre\u00a0»\u00a0?"
    assert did_you_mean("xyz", ["titre", "theme"]) == "Possible ici\u00a0: theme, titre."
    assert did_you_mean("xyz", []) == ""


def test_list_elements_are_named_by_what_identifies_them():
    assert item_path("choix", 2, {"id": "oui"}) == "choix.oui"
    assert item_path("numeros", 1, {"numero": "15"}) == "numeros.15"
    assert item_path("choix", 2, {"id": ""}) == "choix[2]"
    assert item_path("sources", 3, "https://exemple.fr") == "sources[3]"


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates()
KEYS = st.sampled_from(["id", "titre", "etapes", "choix", "genre", "fiche", "revu", "contacts", "numeros", "themes"])
DATA = st.recursive(
    SCALARS | st.sampled_from(["question", "explication", "lieu", "fin", "film", "oui"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | SCALARS, inner, max_size=6),
    max_leaves=30,
)


@settings(deadline=None)
@given(DATA, st.sampled_from([Flow, TopicFile, ContactFile, EmergencyFile, Settings]))
def test_no_data_makes_the_reader_raise(data: object, kind: type):
    reader = Reader("essai.yaml")
    value = reader.read(kind, data)
    assert (value is None) == bool(reader.faults)
    assert all(str(fault).startswith("erreur") for fault in reader.faults)


PARTS = st.sampled_from(["id", "titre", "theme", "etapes", "depart", "fiche", "revu", "discret"])


@settings(deadline=None)
@given(st.dictionaries(PARTS, DATA, max_size=3))
def test_whatever_replaces_parts_of_a_flow_a_flow_is_salvaged_and_the_faults_are_told(parts: dict[str, object]):
    reader = Reader("essai.yaml")
    flow = reader.salvage(Flow, {**FLOW, **parts})
    assert isinstance(flow, Flow)
    assert all(fault.severity == "erreur" and fault.sentence for fault in reader.faults)
