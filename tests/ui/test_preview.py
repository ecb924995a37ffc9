"""An author's window: a flow at one of its steps, made again when a file is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.content.folder import content_folders
from kiosk.errors import EnvironmentFault
from kiosk.reading import Fault
from tests.kiosk.content.samples import FLOW, swap
from ui.application import Kiosk, Wanted, start
from ui.preview import Preview
from ui.preview import Wanted as Looked
from ui.widgets.paragraph import Paragraph

MINE = swap(FLOW, "{caisse.telephone}", "{assurance-maladie.telephone}").replace('"caisse"', '"assurance-maladie"')
MINE = MINE.replace('      - "autre"', '      - "trouver-de-l-aide"').replace(
    'film: "essai"', 'film: "prendre-un-rendez-vous"'
)


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """A folder of one's own, over the shipped content."""
    folder = tmp_path / "local"
    (folder / "parcours").mkdir(parents=True)
    (folder / "parcours/essai.yaml").write_text(MINE, "utf-8")
    return folder


@pytest.fixture
def kiosk(local: Path, tmp_path: Path) -> Iterator[Kiosk]:
    kiosk = start(Wanted(windowed=True, size=(1366, 768), content=local, state=tmp_path / "etat"))
    yield kiosk
    kiosk.close()


def preview(kiosk: Kiosk, local: Path, step: str = "", told: list[Sequence[Fault]] | None = None) -> Preview:
    tell = (told if told is not None else []).append
    return Preview(kiosk, Looked("essai", step, "fr"), content_folders(local), tell)


def save(local: Path, old: str, new: str) -> None:
    """As an editor does: a new file takes the place of the old one."""
    file = local / "parcours/essai.yaml"
    text = swap(file.read_text("utf-8"), old, new)
    (local / "essai.part").write_text(text, "utf-8")
    (local / "essai.part").replace(file)


def seen(kiosk: Kiosk) -> list[str]:
    return [one.words.replace("\u00a0", " ") for one in kiosk.window.screen_shown.findChildren(Paragraph)]


def test_a_flow_opens_at_the_step_that_was_asked_for(kiosk: Kiosk, local: Path) -> None:
    preview(kiosk, local, "lire")
    assert kiosk.conductor.page.title == "Lisez bien"


def test_what_is_saved_is_shown_at_the_same_place(kiosk: Kiosk, local: Path, qtbot: QtBot) -> None:
    watch = preview(kiosk, local, "lire")
    save(local, "Lisez bien", "Lisez encore")
    qtbot.waitUntil(lambda: kiosk.conductor.page.title == "Lisez encore")
    save(local, "Lisez encore", "Et encore")  # the new file is watched too
    qtbot.waitUntil(lambda: kiosk.conductor.page.title == "Et encore")
    assert watch is not None


def test_a_fault_is_shown_with_its_line_until_it_is_mended(kiosk: Kiosk, local: Path, qtbot: QtBot) -> None:
    told: list[Sequence[Fault]] = []
    preview(kiosk, local, "lire", told)
    save(local, 'vers: "lire"', 'vers: "lir"')
    qtbot.waitUntil(lambda: "Il y a une erreur" in seen(kiosk))
    assert any("ligne 21" in words and "« lire »" in words for words in seen(kiosk)), seen(kiosk)
    assert [fault.line for fault in told[-1] if fault.severity == "erreur"] == [21]
    save(local, 'vers: "lir"', 'vers: "lire"')
    qtbot.waitUntil(lambda: "Lisez bien" in seen(kiosk))


def test_a_step_that_is_renamed_sends_back_to_the_start(kiosk: Kiosk, local: Path, qtbot: QtBot) -> None:
    preview(kiosk, local, "lire")
    text = (
        (local / "parcours/essai.yaml").read_text("utf-8").replace('"lire"', '"relire"').replace("  lire:", "  relire:")
    )
    text = text.replace('id: "oui"', 'id: "si"')
    (local / "parcours/essai.yaml").write_text(text, "utf-8")
    qtbot.waitUntil(lambda: kiosk.conductor.page.title.startswith("Êtes-vous prêt"))


def test_an_answer_that_is_renamed_keeps_the_step(kiosk: Kiosk, local: Path, qtbot: QtBot) -> None:
    preview(kiosk, local, "lire")
    save(local, 'id: "oui"', 'id: "si"')
    qtbot.waitUntil(lambda: "si" in str(kiosk.conductor.session.visit))
    assert kiosk.conductor.page.title == "Lisez bien"


@pytest.mark.parametrize(("flow", "step", "words"), [("essais", "", "« essais »"), ("essai", "lir", "« lire »")])
def test_what_does_not_exist_is_told(kiosk: Kiosk, local: Path, flow: str, step: str, words: str) -> None:
    with pytest.raises(EnvironmentFault, match=words.replace("« ", "«\u00a0").replace(" »", "\u00a0»")):
        Preview(kiosk, Looked(flow, step, "fr"), [local], lambda faults: None)
