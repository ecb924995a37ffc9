"""The page of a film, touched as a person touches it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.content.words import Words
from kiosk.visit.comfort import Comfort, Contrast, TextSize
from tests.ui.film.conftest import CONTENT, Show, film_page
from ui.film.cinema import Cinema
from ui.film.screen import FilmScreen
from ui.film.subtitles import read_subtitles
from ui.film.words import film_words
from ui.theme.look import look_for
from ui.theme.pictograms import Pictograms
from ui.widgets.big_button import BigButton
from ui.widgets.paragraph import Paragraph
from ui.window import KioskWindow

SORRY = "Le film ne marche pas aujourd’hui."
BROKEN = ("vide", "texte", "coupe", "abime", "av1")


class Told:
    """What a screen emitted, in order."""

    def __init__(self, screen: FilmScreen) -> None:
        self.all: list[tuple[object, ...]] = []
        self.seconds: list[float] = []
        screen.playing.connect(lambda plays: self.all.append(("playing", plays)))
        screen.chosen.connect(lambda option: self.all.append(("chosen", option)))
        screen.watched.connect(self._watched)

    def _watched(self, outcome: str, seconds: float) -> None:
        self.all.append(("watched", outcome))
        self.seconds.append(seconds)


def button(screen: FilmScreen, name: str) -> BigButton:
    return next(target for target in screen.targets() if target.objectName() == name)


def touch(qtbot: QtBot, screen: FilmScreen, name: str) -> None:
    qtbot.mouseClick(button(screen, name), Qt.MouseButton.LeftButton)


def words_shown(screen: FilmScreen) -> list[str]:
    return [paragraph.words for paragraph in screen.findChildren(Paragraph) if paragraph.isVisible()]


def watch(qtbot: QtBot, screen: FilmScreen) -> None:
    """Touch « Regarder le film », and wait until it really plays."""
    touch(qtbot, screen, "regarder")
    qtbot.waitUntil(lambda: moment(screen) > 0.1)


def moment(screen: FilmScreen) -> float:
    leaf = screen.leaf_shown
    return 0.0 if isinstance(leaf, int) else leaf.at


def picture(screen: FilmScreen) -> QImage:
    return screen.findChild(Cinema).grab().toImage()


@pytest.mark.usefixtures("sound")
class TestWithSound:
    def test_it_invites_and_plays_only_when_touched(self, qtbot: QtBot, show: Show) -> None:
        screen = show("entier")
        told = Told(screen)
        assert words_shown(screen)[0] == "Le film : prendre un rendez-vous"
        assert [target.objectName() for target in screen.targets()] == ["regarder", "continuer"]
        watch(qtbot, screen)
        assert told.all == [("playing", True)]
        names = [target.objectName() for target in screen.targets()]
        assert names == ["film", "recul", "sous-titres", "continuer"]

    def test_subtitles_follow_the_film_word_for_word(self, qtbot: QtBot, show: Show, shipped: Path) -> None:
        """The whole film, eight times as fast."""
        screen = show("entier")
        cinema = screen.findChild(Cinema)
        shown: list[str] = []

        def note() -> bool:
            if cinema.text and cinema.text not in shown[-1:]:
                shown.append(cinema.text)
            return button(screen, "film").words == "Revoir"

        watch(qtbot, screen)
        screen._player._media.setPlaybackRate(8)
        qtbot.waitUntil(note, timeout=30_000)
        assert shown == [cue.text for cue in read_subtitles(shipped.with_suffix(".vtt"))]

    def test_subtitles_are_seen_and_can_be_hidden(self, qtbot: QtBot, show: Show) -> None:
        screen = show("entier")
        watch(qtbot, screen)
        touch(qtbot, screen, "film")
        cinema = screen.findChild(Cinema)
        subtitled, low = picture(screen), cinema.height() / cinema.width()
        cinema.show_text("")
        assert picture(screen) != subtitled
        touch(qtbot, screen, "sous-titres")
        assert button(screen, "sous-titres").accessibleName() == "Montrer les sous-titres"
        assert cinema.height() / cinema.width() == pytest.approx(9 / 16, abs=0.01)
        assert cinema.height() / cinema.width() < low
        touch(qtbot, screen, "sous-titres")
        assert cinema.height() / cinema.width() == low

    def test_pause_and_go_on(self, qtbot: QtBot, show: Show) -> None:
        screen = show("entier")
        told = Told(screen)
        watch(qtbot, screen)
        assert button(screen, "film").accessibleName() == "Pause"
        touch(qtbot, screen, "film")
        qtbot.wait(150)  # frames that were already on their way
        at, seen = moment(screen), picture(screen)
        qtbot.wait(300)
        assert (moment(screen), picture(screen)) == (at, seen)
        assert button(screen, "film").accessibleName() == "Reprendre"
        qtbot.mouseClick(screen.findChild(Cinema), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: moment(screen) > at + 0.2)
        assert told.all == [("playing", True), ("playing", False), ("playing", True)]

    def test_ten_seconds_back(self, qtbot: QtBot, show: Show) -> None:
        screen = show("entier")
        watch(qtbot, screen)
        screen._player.go_to(25)
        qtbot.waitUntil(lambda: moment(screen) > 25.1)
        touch(qtbot, screen, "recul")
        assert 15 < moment(screen) < 16
        qtbot.waitUntil(lambda: 15.2 < moment(screen) < 20)
        touch(qtbot, screen, "recul")
        touch(qtbot, screen, "recul")
        assert moment(screen) == 0

    def test_ten_seconds_back_from_the_end_shows_the_end_again(self, qtbot: QtBot, show: Show) -> None:
        screen = show("entier")
        told = Told(screen)
        watch(qtbot, screen)
        screen._player.go_to(screen._player.length - 1)
        qtbot.waitUntil(lambda: told.all[-1] == ("playing", False))
        touch(qtbot, screen, "recul")
        qtbot.waitUntil(lambda: 57 < moment(screen) < 66)
        assert told.all[-1] == ("playing", True)

    def test_seen_to_the_end(self, qtbot: QtBot, show: Show) -> None:
        screen = show("entier")
        told = Told(screen)
        watch(qtbot, screen)
        screen._player.go_to(screen._player.length - 1)
        qtbot.waitUntil(lambda: told.all[-1] == ("playing", False))
        assert button(screen, "film").accessibleName() == "Revoir"
        touch(qtbot, screen, "continuer")
        assert told.all[-2:] == [("watched", "vu"), ("chosen", "continuer")]
        assert 0.5 < told.seconds[0] < 10

    @pytest.mark.parametrize("watched", [True, False])
    def test_passed_over(self, qtbot: QtBot, show: Show, watched: bool) -> None:
        screen = show("entier")
        told = Told(screen)
        if watched:
            watch(qtbot, screen)
            assert screen.turn_back()
            assert told.all[-1] == ("playing", False)
        assert not screen.turn_back()
        screen.leave()
        assert [event for event in told.all if event[0] == "watched"] == [("watched", "passe")]
        assert (told.seconds[0] > 0) is watched

    def test_what_is_hidden_does_not_play_on(self, qtbot: QtBot, show: Show) -> None:
        """The window replaces a screen without asking it: an emergency page, the end of the visit."""
        screen = show("entier")
        told = Told(screen)
        watch(qtbot, screen)
        player = screen._player
        screen.hide()
        assert not player.playing
        assert told.all == [("playing", True), ("playing", False)]
        at = moment(screen)
        screen.show()
        touch(qtbot, screen, "film")
        qtbot.waitUntil(lambda: moment(screen) > at + 0.2)
        assert moment(screen) < at + 5

    def test_behind_an_overlay_it_waits(self, qtbot: QtBot, films: Path) -> None:
        """The raised hand calls for help: the film does not talk on behind it."""
        look = look_for(1366, 768, Comfort(), Pictograms(CONTENT / "pictogrammes"))
        window = KioskWindow(look)
        qtbot.addWidget(window, before_close_func=lambda closing: setattr(closing, "may_close", True))
        window.resize(1366, 768)
        words = film_words(Words({}))
        screen = window.show_screen(
            lambda shown, parent: FilmScreen(film_page("entier"), shown, words, [films], "fr", parent), look, None, ()
        )
        window.show()
        told = Told(screen)
        watch(qtbot, screen)
        window.show_overlay(lambda _look, parent: QWidget(parent))
        assert told.all == [("playing", True), ("playing", False)]
        window.hide_overlay()
        assert button(screen, "film").accessibleName() == "Reprendre"
        screen.leave()

    def test_drawn_again_it_is_where_it_was_and_waits(self, qtbot: QtBot, show: Show) -> None:
        screen = show("entier")
        watch(qtbot, screen)
        touch(qtbot, screen, "sous-titres")
        screen._player.go_to(31)
        qtbot.waitUntil(lambda: moment(screen) > 31)
        place = screen.leaf_shown
        screen.hide()
        again = show("entier", (1024, 600))
        told = Told(again)
        again.turn_to(place)
        empty = picture(again)
        qtbot.waitUntil(lambda: picture(again) != empty)
        assert moment(again) == pytest.approx(31, abs=1)
        assert button(again, "sous-titres").accessibleName() == "Montrer les sous-titres"
        assert told.all == []
        touch(qtbot, again, "film")
        qtbot.waitUntil(lambda: moment(again) > 32)
        again.leave()
        assert told.seconds[0] > place.played

    @pytest.mark.parametrize("film", BROKEN)
    def test_a_broken_film_ends_in_a_kind_word_and_a_way_on(self, qtbot: QtBot, show: Show, film: str) -> None:
        screen = show(film)
        told = Told(screen)
        touch(qtbot, screen, "regarder")
        qtbot.waitUntil(lambda: SORRY in words_shown(screen), timeout=20_000)
        assert told.all[-1] == ("playing", False)
        assert screen.leaf_count() == 1
        touch(qtbot, screen, "continuer")
        assert told.all[-2:] == [("watched", "casse"), ("chosen", "continuer")]

    def test_a_broken_film_stays_broken_when_drawn_again(self, qtbot: QtBot, show: Show) -> None:
        screen = show("vide")
        touch(qtbot, screen, "regarder")
        qtbot.waitUntil(lambda: SORRY in words_shown(screen))
        again = show("vide")
        again.turn_to(screen.leaf_shown)
        assert SORRY in words_shown(again)

    def test_a_film_without_subtitles_plays_and_offers_none(self, qtbot: QtBot, show: Show, films: Path) -> None:
        (films / "nu.fr.webm").write_bytes((films / "entier.fr.webm").read_bytes())
        screen = show("nu")
        watch(qtbot, screen)
        assert [target.objectName() for target in screen.targets()] == ["film", "recul", "continuer"]


def test_a_missing_film_says_so_at_once(qtbot: QtBot, show: Show) -> None:
    screen = show("absent")
    told = Told(screen)
    assert SORRY in words_shown(screen)
    assert screen.leaf_count() == 1
    touch(qtbot, screen, "continuer")
    assert told.all == [("watched", "manquant"), ("chosen", "continuer")]


@pytest.mark.usefixtures("silence")
def test_without_sound_it_says_so_before_it_plays(qtbot: QtBot, show: Show) -> None:
    screen = show("entier")
    told = Told(screen)
    touch(qtbot, screen, "regarder")
    assert "Il n’y a pas de son ici." in words_shown(screen)
    assert told.all == []
    watch(qtbot, screen)
    assert told.all == [("playing", True)]


@pytest.mark.usefixtures("sound")
def test_another_language_falls_back_on_french_and_says_so(qtbot: QtBot, show: Show) -> None:
    assert show("entier").targets()[0].accessibleName() == "Regarder le film"
    screen = show("entier", language="ar")
    assert screen.targets()[0].accessibleName() == "Regarder le film en français"
    watch(qtbot, screen)


SIZES = {"paysage": (1920, 870), "1366x768": (1366, 590), "4:3": (1024, 560), "portrait": (1080, 1680)}
"""What is left to the screen between the bars."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", TextSize)
@pytest.mark.parametrize("low", [False, True])
@pytest.mark.parametrize("subtitled", [True, False])
def test_nothing_is_cut_and_everything_can_be_touched(
    qtbot: QtBot, show: Show, size: str, text: TextSize, low: bool, subtitled: bool
) -> None:
    comfort = replace(Comfort(), text=text, low=low)
    screen = show("entier", SIZES[size], comfort)
    unit = look_for(*SIZES[size], comfort, Pictograms(Path()))
    for leaf in range(screen.leaf_count()):
        screen.turn_to(leaf)
        if leaf + 1 == screen.leaf_count():
            screen._projection.show_subtitles(subtitled)
        assert not screen.overflows()
        check(screen, unit.px(88))


def check(screen: FilmScreen, least: int) -> None:
    parts = [part for part in screen.findChildren(QWidget) if part.isVisible() and hasattr(part, "overflows")]
    shown = [part for part in parts if not isinstance(part, type(screen._projection))]
    assert shown
    rects = [part.rect().translated(part.mapTo(screen, part.rect().topLeft())) for part in shown]
    for part, rect in zip(shown, rects, strict=True):
        assert not part.overflows(), part.accessibleName()
        assert part.accessibleName()
        assert screen.rect().contains(rect), part.accessibleName()
    for i, rect in enumerate(rects):
        assert not any(rect.intersects(other) for other in rects[i + 1 :])
    for target in screen.targets():
        assert target.height() - 2 * target.ring >= least
        assert target.width() - 2 * target.ring >= least


@pytest.mark.parametrize("contrast", Contrast)
def test_subtitles_are_written_in_strong_contrast(qtbot: QtBot, show: Show, contrast: Contrast) -> None:
    """The words and their ground, read back from the picture."""
    screen = show("entier", (1366, 590), replace(Comfort(), contrast=contrast))
    screen.turn_to(screen.leaf_count() - 1)
    cinema = screen.findChild(Cinema)
    cinema.show_text("MMMM")
    image = cinema.grab().toImage()
    band = image.copy(image.rect().adjusted(round(image.width() * 0.4), round(image.height() * 0.9), 0, -8))
    lights = {band.pixelColor(x, y).lightnessF() for x in range(band.width() // 3) for y in range(band.height())}
    assert max(lights) - min(lights) > 0.75
