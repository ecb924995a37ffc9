"""`pasapas content translate … --content DIR`: a venue's own folder stands upon what the kiosk has translated."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from kiosk.content import folder
from kiosk.content.catalogue import read_catalogue
from kiosk.content.po import forms_of, read
from kiosk.content.words import IN_FRENCH
from tests.kiosk.content.samples import FLOW, OTHER_FLOW, swap, write_content
from ui.commands.content import content


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the kiosk ships, wholly translated by a machine into English."""
    place = write_content(tmp_path / "livre")
    monkeypatch.setattr(folder, "PLACES", (place,))
    run("update", "en")
    for file in (place / "traductions/en").iterdir():
        head, *entries = file.read_text("utf-8").split("\n\n")
        marked = ["# relecture: machine\n" + entry.replace('""', '"{n} English"') for entry in entries]
        file.write_text("\n\n".join([head, *marked]), "utf-8")
    translate(place / "traductions/en/essai.po", "Lisez bien", "Read well")
    return place


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """One shipped flow, in which the venue says one sentence otherwise."""
    flow = swap(FLOW, 'titre: "Lisez bien"', 'titre: "Lisez très bien"')
    return write_content(tmp_path / "ici", {"parcours/essai.yaml": flow})


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(content, ["translate", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result


def translate(file: Path, french: str, translated: str) -> None:
    text = file.read_text("utf-8")
    before, entry = text.split(f'msgid "{french}"\nmsgstr ', 1)
    file.write_text(f'{before}msgid "{french}"\nmsgstr "{translated}"\n' + entry.partition("\n")[2], "utf-8")


def entries(file: Path) -> dict[str, tuple[str, bool]]:
    return {str(e.id): (forms_of(e)[0], e.fuzzy) for e in read(file.read_bytes(), "en") if e.id}


def test_a_sentence_that_a_venue_changed_is_doubtful_with_the_shipped_translation(shipped: Path, local: Path) -> None:
    told = run("update", "en", "--content", local).output
    files = [file.name for file in (local / "traductions/en").iterdir()]
    assert files == ["essai.po"], "what the kiosk translates stays where it is, and may be reviewed there"
    file = local / "traductions/en/essai.po"
    assert entries(file) == {"Lisez très bien": ("Read well", True)}
    assert '#| msgid "Lisez bien"' in file.read_text("utf-8")
    assert "# relecture: machine" in file.read_text("utf-8")
    assert told == f"{file} : 1 texte, mis à jour.\n".replace(" :", "\N{NO-BREAK SPACE}:")


def test_what_a_venue_translates_itself_stays_its_own(shipped: Path, local: Path) -> None:
    own = 'msgctxt "essai.titre"\nmsgid "Un essai"\nmsgstr "Our trial"\n'
    write_content(local, {"traductions/en/essai.po": own})
    run("update", "en", "--content", local)
    found = entries(local / "traductions/en/essai.po")
    assert found["Un essai"] == ("Our trial", False)
    translate(local / "traductions/en/essai.po", "Lisez très bien", "Read very well")
    assert "rien de nouveau" in run("update", "--content", local).output.splitlines()[0]


def test_the_status_counts_what_the_kiosk_translates_too(shipped: Path, local: Path) -> None:
    def row(*arguments: str | Path) -> dict[str, int]:
        (found,) = msgspec.json.decode(run("status", "--json", *arguments).output)
        return dict(found)

    alone, upon = row(), row("--content", local)
    assert (alone["missing"], alone["fuzzy"]) == (0, 0)
    assert (upon["strings"], upon["fuzzy"], upon["missing"]) == (alone["strings"], 1, 0)
    *_, counted = run("status", "--content", local).output.splitlines()
    assert "interface" in counted
    assert str(shipped) in counted
    assert str(local) in counted


def test_a_venue_begins_a_language_in_its_own_folder(shipped: Path, tmp_path: Path) -> None:
    local = tmp_path / "vide"
    local.mkdir()
    assert "update en" in run("update", "--content", local).output, "it says why it did nothing"
    run("update", "pl", "--content", local)
    files = {file.name for file in (local / "traductions/pl").iterdir()}
    shared = {"contacts", "interface", "orientation", "themes", "urgence"}
    assert files == {f"{name}.po" for name in (*shared, "autre", "essai")}
    translate(local / "traductions/pl/essai.po", "Un essai", "Próba")
    translate(local / "traductions/pl/interface.po", "Continuer", "Dalej")
    catalogue, _ = read_catalogue([shipped, local], "pl")
    assert catalogue is not None
    assert catalogue.flows["essai"].title == "Próba"
    assert catalogue.flows["autre"].title.endswith(IN_FRENCH)
    assert catalogue.interface == {"Continuer": "Dalej"}


def test_an_update_with_nothing_to_do_says_so(shipped: Path, tmp_path: Path) -> None:
    local = write_content(tmp_path / "vide", {"traductions/en/clavier.toml": ""})
    assert "rien à traduire" in run("update", "--content", local).output
    assert [file.name for file in (local / "traductions/en").iterdir()] == ["clavier.toml"]


def test_a_new_flow_of_a_venue_is_all_there_is_to_translate(shipped: Path, tmp_path: Path) -> None:
    local = write_content(tmp_path / "ici", {"parcours/ici.yaml": swap(OTHER_FLOW, '"autre"', '"ici"')})
    run("update", "en", "--content", local)
    assert [file.name for file in (local / "traductions/en").iterdir()] == ["ici.po"]


def test_a_language_of_which_nothing_is_known_has_no_share(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A content folder without a word, and no program beside it."""
    monkeypatch.setattr("ui.commands.translate.PACKAGES", ())
    for file in shipped.rglob("*.yaml"):
        file.write_text("", "utf-8")
    (row,) = [line for line in run("status").output.splitlines() if line.startswith("en")]
    assert row.split() == ["en", "0", "0", "0", "0", "–"]
