"""The staff's desk in a real window, with a real door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.content.words import Words
from kiosk.erasure import Wiped
from kiosk.staff.door import Door, write_pin
from kiosk.staff.figures import Bar, Chart, Figures, Period
from kiosk.visit.comfort import Comfort
from kiosk.voice.recordings import Recordings
from tests.fakes.recorder import ScriptedRecorder
from ui.staff.desk import StaffDesk, Supply
from ui.staff.pages import OfferedFlow
from ui.staff.script import Part
from ui.staff.studio import Speech
from ui.tasks import Tasks
from ui.theme.fonts import load_fonts
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.window import KioskWindow

CONTENT = Path(__file__).parents[3] / "contenus"
PIN, WRONG = "4821", "9052"

FIGURES = Figures(
    periods=(
        Period("Aujourd’hui", 12, 15, 9, 7),
        Period("7 derniers jours", 84, 97, 71, 52),
        Period("30 derniers jours", 1612, 1800, 1403, 1),
    ),
    span="30 derniers jours",
    charts=(
        Chart(
            "Démarches les plus suivies",
            (Bar("Prendre un rendez-vous", 1212), Bar("Attestation de droits", 164), Bar("Autres démarches", 61)),
        ),
        Chart("Langues choisies", (Bar("Français", 421), Bar("Autres langues", 29)), "parcours"),
        Chart("«\u00a0Cette visite vous a aidé\u00a0?\u00a0»", (Bar("Oui, bien", 301), Bar("Non", 0)), "aide"),
        Chart("«\u00a0Sauriez-vous le refaire\u00a0?\u00a0»", ()),
    ),
)

SENTENCES = (
    "Prendre un rendez-vous",
    "Où en êtes-vous\u00a0?",
    "Un soignant, c’est un médecin, un dentiste, une sage-femme.",
    "Une forte douleur dans la poitrine, du mal à respirer, un malaise\u00a0?",
    "Oui",
)


@dataclass
class Venue:
    """What the rest of the kiosk would tell the desk."""

    flows: Sequence[OfferedFlow] = (
        OfferedFlow("rdv", "Prendre un rendez-vous", "calendrier", "rendez-vous"),
        OfferedFlow("attestation", "Avoir mon attestation de droits", "carte", "droits"),
    )
    languages: Sequence[tuple[str, str]] = (("fr", "Français"), ("ar", "العربية"))
    figures: Figures | Exception = FIGURES
    troubles: Sequence[str] = ()
    wiped: Wiped | None = None
    reviewed: Sequence[tuple[str, int]] = ()
    sentences: Sequence[str] = SENTENCES
    parts: Sequence[Part] = ()
    recordings: Path = Path("nowhere")
    recorder: ScriptedRecorder = field(default_factory=ScriptedRecorder)

    def supply(self) -> Supply:
        def figures() -> Figures:
            if isinstance(self.figures, Exception):
                raise self.figures
            return self.figures

        def script(flow: str, language: str) -> Sequence[Part]:
            return self.parts or (Part("Où en êtes-vous\u00a0?", tuple(self.sentences)),)

        speech = Speech(script, Recordings(self.recordings), lambda: self.recorder)
        return Supply(
            lambda: self.flows,
            lambda: self.languages,
            figures,
            lambda: self.troubles,
            lambda: self.wiped,
            lambda: self.reviewed,
            speech,
        )


@dataclass
class Counter:
    """A window with its desk, and somebody in front of it."""

    window: KioskWindow
    qtbot: QtBot
    desk: StaffDesk
    venue: Venue
    folder: Path
    comfort: list[Comfort]
    told: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.window.screen_shown.page.title

    def names(self) -> list[str]:
        return [target.accessibleName() for target in self.window.targets()]

    def target(self, name: str) -> QWidget:
        return next(target for target in self.window.targets() if target.accessibleName() == name)

    def touch(self, *names: str) -> None:
        for name in names:
            self.qtbot.mouseClick(self.target(name), Qt.MouseButton.LeftButton)

    def give(self, pin: str) -> None:
        """Type `pin`, and wait for what the kiosk says to it."""
        before = self.window.screen_shown
        self.touch(*pin, "Valider")
        self.qtbot.waitUntil(lambda: self.window.screen_shown is not before)

    def enter(self) -> None:
        self.desk.open()
        self.give(PIN)
        assert self.title == "Espace du personnel"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_pin(tmp_path, PIN)
    return tmp_path


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert tasks.finish()


@pytest.fixture
def venue(tmp_path: Path) -> Venue:
    return Venue(recordings=tmp_path / "voix")


@pytest.fixture
def counter(qtbot: QtBot, folder: Path, tasks: Tasks, venue: Venue) -> Counter:
    return make_counter(qtbot, folder, tasks, venue)


def make_counter(qtbot: QtBot, folder: Path, tasks: Tasks, venue: Venue, patience: float = 1.0) -> Counter:
    load_fonts([CONTENT])
    pictograms, comfort = Pictograms(CONTENT / "pictogrammes"), [Comfort()]

    def look() -> Look:
        return look_for(window.width(), window.height(), comfort[0], pictograms, rtl=True)

    window = KioskWindow(look_for(1366, 768, Comfort(), pictograms))
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    desk = StaffDesk(window, look, lambda: Words({}), Door(folder), tasks, venue.supply(), patience)
    counter = Counter(window, qtbot, desk, venue, folder, comfort)
    desk.started.connect(lambda flow, language: counter.told.append(("started", flow, language)))
    desk.left.connect(lambda: counter.told.append(("left",)))
    desk.quit.connect(lambda: counter.told.append(("quit",)))
    return counter
