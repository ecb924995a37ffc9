"""A tiny flow, films that are broken in each way, and a window to show them in."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.content.catalogue import read_catalogue
from kiosk.content.schema import Catalogue
from kiosk.content.words import Words
from kiosk.visit.acts import Continued
from kiosk.visit.comfort import Comfort
from kiosk.visit.page import Option, Page, Weight
from ui.film import screen as film_screen
from ui.film.player import Player
from ui.film.screen import FilmScreen
from ui.film.words import film_words
from ui.theme.fonts import load_fonts
from ui.theme.look import look_for
from ui.theme.pictograms import Pictograms

CONTENT = Path(__file__).parents[3] / "contenus"
SHIPPED = CONTENT / "films/prendre-un-rendez-vous.fr.webm"

# What Qt says where there is no sound server and no graphics card, as on the machine that runs the tests.
BARE_MACHINE = ("PulseAudioService", "No RHI backend", "No audio device detected")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*BARE_MACHINE))


@pytest.fixture(scope="session")
def shipped() -> Path:
    return SHIPPED


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped flows in French."""
    found, faults = read_catalogue([CONTENT])
    assert found is not None, faults
    return found


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with films broken in each way that a copy on a USB key or a wrong export can break them."""
    folder = tmp_path_factory.mktemp("films")
    good = SHIPPED.read_bytes()
    (folder / "entier.fr.webm").write_bytes(good)
    (folder / "entier.fr.vtt").write_bytes(SHIPPED.with_suffix(".vtt").read_bytes())
    (folder / "vide.fr.webm").write_bytes(b"")
    (folder / "texte.fr.webm").write_text("Ceci n’est pas un film.", "utf-8")
    (folder / "coupe.fr.webm").write_bytes(good[: len(good) // 20])
    (folder / "abime.fr.webm").write_bytes(good[:30_000] + bytes(len(good) - 30_000))
    colour = ("-f", "lavfi", "-i", "testsrc=size=64x64:rate=10:duration=3")
    _encode(folder / "av1.fr.webm", *colour, "-c:v", "libaom-av1", "-cpu-used", "8", "-pix_fmt", "yuv420p")
    _encode(folder / "son.fr.webm", "-f", "lavfi", "-i", "sine=duration=30", "-c:a", "libopus")
    return folder


def _encode(file: Path, *arguments: str) -> None:
    subprocess.run(["ffmpeg", "-v", "error", *arguments, str(file)], check=True)


def film_page(film: str) -> Page:
    go_on = Option(id="continuer", text="Continuer", wish=Continued(), picture="suite", weight=Weight.MAIN)
    return Page(
        name="film",
        title="Le film : prendre un rendez-vous",
        sentences=("Vous pouvez arrêter, puis reprendre.", "Vous pouvez revenir en arrière."),
        picture="film",
        topic="rendez-vous",
        options=(go_on,),
        film=film,
    )


Show = Callable[..., FilmScreen]


@pytest.fixture
def show(qtbot: QtBot, films: Path) -> Iterator[Show]:
    """Shows a film's page in a window. It is left, and its player given back, at the end of the test."""
    load_fonts([CONTENT])
    windows: list[QWidget] = []

    def make(
        film: str, size: tuple[int, int] = (1366, 600), comfort: Comfort | None = None, language: str = "fr"
    ) -> FilmScreen:
        window = QWidget()
        window.resize(*size)
        look = look_for(*size, comfort or Comfort(), Pictograms(CONTENT / "pictogrammes"))
        screen = FilmScreen(film_page(film), look, film_words(Words({})), [films], language, window)
        screen.setGeometry(window.rect())
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        return screen

    yield make
    for window in windows:
        window.hide()


class MutePlayer(Player):
    """As on a machine without loudspeaker, wherever the test runs."""

    def __init__(self, film: Path, parent: QWidget | None = None) -> None:
        super().__init__(film, parent)
        self.silent = True


class SoundPlayer(Player):
    """As on a machine with a loudspeaker."""

    def __init__(self, film: Path, parent: QWidget | None = None) -> None:
        super().__init__(film, parent)
        self.silent = False


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_screen, "Player", SoundPlayer)


@pytest.fixture
def silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_screen, "Player", MutePlayer)
