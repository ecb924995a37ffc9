"""The settings file: whatever an operator typed, the kiosk has settings it can run with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.schema import Place
from kiosk.reading import Fault
from kiosk.settings import BOUNDS, Settings, load_settings

WHOLE = """\
[borne]
nom = "Espace numérique"
langue = "en"

[attente]
inactivite = 90
film = 200
compte-a-rebours = 30
au-revoir = 5

[ecran]
echelle = 1.5

[impression]
file = "HP"
patience = 90

[balayage]
suivant = "F1"
choisir = "F2"
intervalle = 3

[[lieux]]
nom = "Centre social"
adresse = "1 rue du Test"
telephone = "01"

[[lieux]]
nom = "Médiathèque"
adresse = "2 rue du Test"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pasapas.toml"


def load(file: Path, text: str) -> tuple[Settings, tuple[Fault, ...]]:
    file.write_text(text, "utf-8")
    return load_settings(file)


def test_without_a_file_every_setting_has_a_default_that_works(file: Path):
    assert load_settings(None) == (Settings(), ())
    assert load_settings(file) == (Settings(), ())
    assert load(file, "") == (Settings(), ())


def test_every_setting_can_be_changed(file: Path):
    found, faults = load(file, WHOLE)
    assert faults == ()
    assert (found.venue.name, found.venue.language) == ("Espace numérique", "en")
    assert (found.waiting.idle, found.waiting.film, found.waiting.countdown, found.waiting.goodbye) == (90, 200, 30, 5)
    assert found.display.scale == 1.5
    assert (found.printing.queue, found.printing.folder, found.printing.patience) == ("HP", "", 90)
    assert (found.scanning.move, found.scanning.choose, found.scanning.interval) == ("F1", "F2", 3.0)
    assert found.places == (
        Place(id="lieu-1", name="Centre social", address="1 rue du Test", phone="01"),
        Place(id="lieu-2", name="Médiathèque", address="2 rue du Test"),
    )


@pytest.mark.parametrize(
    ("old", "new", "path", "fragments"),
    [
        ("langue =", "langues =", "borne.langues", ["n’existe pas", "« langue »"]),
        ("[ecran]", "[ecrans]", "ecrans", ["n’existe pas", "« ecran »"]),
        ("film = 200", 'film = "200"', "attente.film", ["un nombre entier", "« 200 »"]),
        ("film = 200", "film = 2.5", "attente.film", ["un nombre entier"]),
        ('nom = "Espace numérique"', "nom = 12", "borne.nom", ["un texte"]),
        ('adresse = "1 rue du Test"\n', "", "lieux[1]", ["il manque « adresse »"]),
        ("compte-a-rebours = 30", "compte-a-rebours = 19", "attente.compte-a-rebours", ["entre 20 et", "garde 45"]),
        ("inactivite = 90", "inactivite = 0", "attente.inactivite", ["garde 120"]),
        ("echelle = 1.5", "echelle = nan", "ecran.echelle", ["entre 0.5 et 3", "garde 1"]),
        ("echelle = 1.5", "echelle = -1", "ecran.echelle", ["garde 1"]),
        ("intervalle = 3", "intervalle = 0", "balayage.intervalle", ["garde 2"]),
    ],
)
def test_a_fault_keeps_that_default_and_leaves_the_rest(
    file: Path, old: str, new: str, path: str, fragments: list[str]
):
    assert WHOLE.count(old) == 1
    found, faults = load(file, WHOLE.replace(old, new))
    assert [fault.path for fault in faults] == [path]
    changed = WHOLE[: WHOLE.index(old)].count("\n") + 1
    assert faults[0].line == (changed if new else changed - 2)
    for fragment in fragments:
        assert fragment in faults[0].advice.replace("\u00a0", " ")
    assert found.printing.queue == "HP"
    assert "Médiathèque" in [place.name for place in found.places]


def test_all_faults_are_told_at_once(file: Path):
    _, faults = load(file, '[borne]\nnon = "x"\n[attente]\nfilm = "x"\ncompte-a-rebours = 1\n[imprimante]\n')
    assert {fault.path for fault in faults} == {
        "borne.non", "attente.film", "attente.compte-a-rebours", "imprimante",
    }  # fmt: skip


def test_what_was_probably_meant_is_offered_but_not_put_to_use(file: Path):
    found, faults = load(file, "[attente]\ninactivites = 600\n")
    assert found.waiting.idle == 120
    assert "« inactivite »" in faults[0].suggestion.replace("\u00a0", " ")


def test_a_place_without_address_is_not_offered(file: Path):
    found, _ = load(file, WHOLE.replace('adresse = "1 rue du Test"\n', ""))
    assert found.places == (Place(id="lieu-1", name="Médiathèque", address="2 rue du Test"),)


def test_a_syntax_error_tells_the_line_in_french(file: Path):
    found, faults = load(file, "[borne]\nnom = Mon centre\n")
    assert found == Settings()
    assert [(fault.line, fault.sentence) for fault in faults] == [(2, "cette ligne ne se lit pas.")]
    assert "guillemets" in faults[0].suggestion


def test_an_error_that_the_parser_only_sees_at_the_end_has_a_line_too(file: Path):
    _, faults = load(file, '[borne]\nnom = "Mon centre\n')
    assert faults[0].line == 2


def test_a_file_from_another_editor_is_read_or_explained(file: Path):
    file.write_bytes(b"\xef\xbb\xbf" + WHOLE.encode())
    assert load_settings(file)[0].venue.name == "Espace numérique"
    file.write_bytes(WHOLE.encode("cp1252"))
    assert "UTF-8" in load_settings(file)[1][0].sentence


def test_a_file_that_does_not_open_is_a_fault(tmp_path: Path):
    found, faults = load_settings(tmp_path)
    assert found == Settings()
    assert "ne s’ouvre pas" in faults[0].sentence


NUMBERS = st.integers() | st.floats()


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([bounds.setting for bounds in BOUNDS]), NUMBERS))
def test_no_number_makes_an_unusable_kiosk(tmp_path_factory: pytest.TempPathFactory, numbers: dict[str, float]):
    parts: dict[str, str] = {}
    for bounds in BOUNDS:
        if bounds.setting in numbers:
            parts[bounds.part] = parts.get(bounds.part, "") + f"{bounds.setting} = {numbers[bounds.setting]}\n"
    text = "".join(f"[{part}]\n{lines}" for part, lines in parts.items())
    found, _ = load(tmp_path_factory.mktemp("reglages") / "pasapas.toml", text)
    assert found.waiting.countdown >= 20
    assert found.waiting.idle >= 10
    assert 0.5 <= found.display.scale <= 3
    assert found.scanning.interval > 0
