"""The player against real files: what plays, what does not, and what is left of it afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.film import player as film_player
from ui.film.player import Player

ROOT = Path(__file__).parents[3]


class Seen:
    """What a player said."""

    def __init__(self, player: Player) -> None:
        self.frames = self.ends = 0
        self.moments: list[float] = []
        self.failures: list[str] = []
        player.frame.connect(self._count)
        player.moved.connect(self.moments.append)
        player.ended.connect(self._end)
        player.failed.connect(self.failures.append)

    def _count(self, _image: object) -> None:
        self.frames += 1

    def _end(self) -> None:
        self.ends += 1


def threads() -> int:
    return len(os.listdir("/proc/self/task"))


@pytest.fixture
def player(qtbot: QtBot, shipped: Path) -> Player:
    return Player(shipped)


def test_the_shipped_film_plays_picture_after_picture(qtbot: QtBot, player: Player) -> None:
    seen = Seen(player)
    player.play()
    qtbot.waitUntil(lambda: seen.frames >= 12)
    assert 55 < player.length < 80
    assert seen.moments == sorted(seen.moments)
    assert seen.moments[-1] == pytest.approx(seen.moments[0] + (seen.frames - 1) / 15, abs=0.5)
    assert player.playing
    assert player.played > 0.4
    player.close()


def test_a_pause_keeps_picture_and_moment(qtbot: QtBot, player: Player) -> None:
    seen = Seen(player)
    player.play()
    qtbot.waitUntil(lambda: seen.frames >= 3)
    player.pause()
    qtbot.wait(150)  # frames that were already on their way
    at, frames, played = player.at, seen.frames, player.played
    qtbot.wait(300)
    assert (player.at, seen.frames, player.played, player.playing) == (at, frames, played, False)
    player.play()
    qtbot.waitUntil(lambda: player.at > at + 0.2)
    player.close()


def test_going_to_a_moment_shows_its_picture_even_before_anything_played(qtbot: QtBot, player: Player) -> None:
    seen = Seen(player)
    player.go_to(31)
    qtbot.waitUntil(lambda: seen.frames >= 1)
    assert player.at == pytest.approx(31, abs=0.2)
    assert not player.playing
    player.play()
    qtbot.waitUntil(lambda: player.at > 31.3)
    player.close()


def test_going_before_the_beginning_is_the_beginning(player: Player) -> None:
    player.go_to(-4)
    assert player.at == 0
    player.close()


def test_the_end_is_told_once_and_it_begins_again(qtbot: QtBot, player: Player) -> None:
    seen = Seen(player)
    player.play()
    qtbot.waitUntil(lambda: seen.frames >= 1)
    player.go_to(player.length - 1)
    qtbot.waitUntil(lambda: player.finished)
    assert (seen.ends, player.playing, seen.failures) == (1, False, [])
    player.play()
    qtbot.waitUntil(lambda: 0 < player.at < 10 and not player.finished)
    player.close()


@pytest.mark.parametrize("broken", ["vide", "texte", "coupe", "abime", "av1", "absent"])
def test_a_broken_film_is_found_out(qtbot: QtBot, films: Path, broken: str) -> None:
    player = Player(films / f"{broken}.fr.webm")
    seen = Seen(player)
    player.play()
    qtbot.waitUntil(lambda: bool(seen.failures), timeout=20_000)
    assert len(seen.failures) == 1
    assert seen.ends == 0
    player.play()
    assert not player.playing


def test_a_film_without_pictures_is_found_out_while_it_plays(
    qtbot: QtBot, films: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sound alone plays on without any error; only the missing pictures tell."""
    monkeypatch.setattr(film_player, "PROOF_MS", 500)
    player = Player(films / "son.fr.webm")
    seen = Seen(player)
    player.play()
    qtbot.waitUntil(lambda: bool(seen.failures))
    assert seen.frames == 0
    assert player.played < 10


def test_closing_gives_threads_back_at_once(qtbot: QtBot, shipped: Path) -> None:
    first = Player(shipped)
    seen = Seen(first)
    first.play()
    qtbot.waitUntil(lambda: seen.frames >= 3)
    first.close()
    at_rest, frames = threads(), seen.frames
    second = Player(shipped)
    Seen(second)
    second.play()
    qtbot.waitUntil(lambda: second.at > 0.2)
    assert threads() > at_rest
    second.close()
    qtbot.waitUntil(lambda: threads() <= at_rest, timeout=1000)
    assert seen.frames == frames


def test_nothing_of_it_is_loaded_before_the_first_film() -> None:
    script = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from kiosk.content.words import Words
from kiosk.visit.comfort import Comfort
from tests.ui.film.conftest import CONTENT, film_page
from ui.film.screen import FilmScreen
from ui.film.words import film_words
from ui.theme.look import look_for
from ui.theme.pictograms import Pictograms

application = QApplication([])
window = QWidget()
look = look_for(1366, 768, Comfort(), Pictograms(CONTENT / "pictogrammes"))
screen = FilmScreen(film_page("prendre-un-rendez-vous"), look, film_words(Words({})), [CONTENT / "films"], "fr", window)
screen.resize(1366, 600)
window.show()
application.processEvents()
sys.exit("PySide6.QtMultimedia" in sys.modules)
"""
    outcome = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stderr
