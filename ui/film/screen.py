"""The page of a film: first an invitation to watch, then the film with its controls, or a kind word when it fails."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.narration import Utterance
from kiosk.visit.page import Done, Option, Page, Weight
from ui.film.player import Player
from ui.film.projection import Projection
from ui.film.shelf import find_film, speaks
from ui.film.subtitles import read_subtitles
from ui.film.words import FilmWords
from ui.screens.guidance import GuidanceScreen
from ui.screens.parts import Highlight
from ui.theme.look import Look
from ui.widgets.drop import drop

BACK = 10.0
WATCH = "regarder"

log = logging.getLogger(__name__)


class Outcome(Enum):
    """How it went with the film; the values are those of the journal."""

    WATCHED = "vu"
    SKIPPED = "passe"
    MISSING = "manquant"
    BROKEN = "casse"


@dataclass(frozen=True, slots=True)
class Viewing:
    """Where a person is with a film: what a new screen goes on from when the window is drawn again. Seconds."""

    at: float
    played: float
    outcome: Outcome
    subtitled: bool
    told_silence: bool
    projecting: bool


class FilmScreen(QWidget):
    """`playing` tells when it starts and stops; `watched` once, when the page is left: outcome, seconds played.

    `leave` must be called before the person goes elsewhere; the page's own option and *Retour* call it themselves.
    A hidden screen has given its player back already.
    """

    chosen = Signal(str)
    playing = Signal(bool)
    watched = Signal(str, float)

    def __init__(
        self, page: Page, look: Look, words: FilmWords, films: Sequence[Path], language: str, parent: QWidget
    ) -> None:
        """`films`: the folders where films may stand, the first one winning."""
        super().__init__(parent)
        self.page = page
        self._look, self._words, self._language = look, words, language
        self._film = find_film(films, page.film, language)
        cues = read_subtitles(self._film.with_suffix(".vtt")) if self._film else ()
        self._outcome = Outcome.SKIPPED if self._film else Outcome.MISSING
        self._player: Player | None = None
        self._at = self._played_before = 0.0
        self._left = False
        self._told_silence = False
        self._words_page = self._invitation(page.sentences) if self._film else self._guidance(self._apology())
        self._projection = Projection(page, cues, look, words, self)
        self._projection.pressed.connect(self._play_or_pause)
        self._projection.went_back.connect(self._rewind)
        self._projection.chosen.connect(self._choose)
        self._projection.hide()

    # what the window asks of every screen --------------------------------------------------------------------------

    def targets(self) -> list[QWidget]:
        return self._shown().targets()

    def voiced(self) -> dict[str, Highlight]:
        """Nothing while there is a film: it has a voice of its own."""
        return {} if self._projecting else self._words_page.voiced()

    def own_words(self) -> tuple[Utterance, ...]:
        watch = self._words_page.page.option(WATCH)
        return (*((Utterance(f"option.{WATCH}", watch.text),) if watch else ()), *self._words_page.own_words())

    def turn_back(self) -> bool:
        """From the film to the invitation; from there, away."""
        if self._projecting:
            self.pause()
            self._turn_to_words(0)
            return True
        if self._words_page.turn_back():
            return True
        self.leave()
        return False

    def leaf_count(self) -> int:
        """The invitation, and the film after it; a film that cannot be shown has the kind word alone."""
        return self._words_page.leaf_count() + (0 if self._failed else 1)

    @property
    def leaf_shown(self) -> int | Viewing:
        """What the window gives back to `turn_to` when it draws the same page again."""
        if self._player is None and not self._played_before and self._outcome is not Outcome.BROKEN:
            return self._words_page.leaf_shown
        return Viewing(
            self._at, self._played, self._outcome, self._projection.subtitled, self._told_silence, self._projecting
        )

    def turn_to(self, leaf: int | Viewing) -> None:
        """A leaf by its number, or a film at the moment where it was, paused."""
        if isinstance(leaf, Viewing):
            self._resume(leaf)
        elif leaf < self._words_page.leaf_count() or self._failed:
            self._turn_to_words(leaf)
        else:
            self._turn_to_film()

    def overflows(self) -> bool:
        return self._projecting and self._projection.overflows()

    # what the conductor may ask ------------------------------------------------------------------------------------

    def pause(self) -> None:
        if self._player is not None and self._player.playing:
            self._player.pause()
            self._projection.show_state("paused")
            self.playing.emit(False)

    def leave(self) -> None:
        """The person goes elsewhere: stop, and say once how it went."""
        self._put_away()
        if not self._left:
            self._left = True
            self.watched.emit(self._outcome.value, self._played_before)

    # -----------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._words_page.setGeometry(self.rect())
        self._projection.setGeometry(self.rect())

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._put_away()

    @property
    def _projecting(self) -> bool:
        return self._projection.isVisibleTo(self)

    @property
    def _failed(self) -> bool:
        return self._outcome in (Outcome.MISSING, Outcome.BROKEN)

    @property
    def _played(self) -> float:
        return self._played_before + (self._player.played if self._player else 0.0)

    def _shown(self) -> Projection | GuidanceScreen:
        return self._projection if self._projecting else self._words_page

    def _invitation(self, sentences: tuple[str, ...]) -> GuidanceScreen:
        """Words, and one button more than the page has: to watch."""
        own = self._film is None or speaks(self._film, self._language)
        text = self._words.invitation if own else self._words.in_french
        watch = Option(id=WATCH, text=text, wish=Done(), picture="film", weight=Weight.MAIN)
        others = (replace(option, weight=Weight.PLAIN, topic=self.page.topic) for option in self.page.options)
        return self._guidance(replace(self.page, sentences=sentences, options=(watch, *others)))

    def _apology(self) -> Page:
        return replace(self.page, sentences=self._words.sorry, picture="mains")  # no sign that invites to play

    def _guidance(self, page: Page) -> GuidanceScreen:
        screen = GuidanceScreen(page, self._look, self._words.more, self)
        screen.chosen.connect(self._choose)
        return screen

    def _choose(self, option: str) -> None:
        if option == WATCH:
            self._watch()
            return
        self.leave()
        self.chosen.emit(option)

    def _watch(self) -> None:
        """Where there is no sound, say so first: nobody shall take the film for broken."""
        if self._open_player().silent and not self._told_silence:
            self._told_silence = True
            self._say(self._invitation(self._words.silent))
            return
        self._turn_to_film()
        self._play_or_pause()

    def _say(self, words_page: GuidanceScreen) -> None:
        """Other words in the place of those that stand there."""
        drop(self._words_page)
        self._words_page = words_page
        words_page.setGeometry(self.rect())
        self._projection.hide()
        words_page.show()
        if self.window().property("keys"):
            words_page.targets()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _turn_to_words(self, leaf: int) -> None:
        self._projection.hide()
        self._words_page.show()
        self._words_page.turn_to(leaf)

    def _turn_to_film(self) -> None:
        self._words_page.hide()
        self._projection.show()

    def _resume(self, viewing: Viewing) -> None:
        self._at, self._played_before = viewing.at, viewing.played
        self._outcome, self._told_silence = viewing.outcome, viewing.told_silence
        self._projection.show_subtitles(viewing.subtitled)
        if self._failed:
            self._say(self._guidance(self._apology()))
        elif viewing.projecting:
            self._turn_to_film()
            self._open_player()
            self._projection.show_state("paused")

    def _open_player(self) -> Player:
        """The player, at the moment where the film was."""
        if self._player is not None:
            return self._player
        assert self._film is not None  # without a film there is nothing on the page that plays
        player = Player(self._film, self)
        player.frame.connect(self._projection.show_image)
        player.moved.connect(self._move)
        player.ended.connect(self._end)
        player.failed.connect(self._fail)
        if self._at:
            player.go_to(self._at)
        self._player = player
        return player

    def _play_or_pause(self) -> None:
        player = self._open_player()
        if player.playing:
            self.pause()
        else:
            player.play()
            self._projection.show_state("playing")
            self.playing.emit(True)

    def _rewind(self) -> None:
        """Ten seconds back; from the end, that means to see the end again."""
        player = self._open_player()
        player.go_to(self._at - BACK)
        if player.finished:
            self._play_or_pause()
        elif not player.playing:
            self._projection.show_state("paused")

    def _move(self, at: float) -> None:
        self._at = at
        self._projection.show_moment(at, self._player.length if self._player else 0.0)

    def _end(self) -> None:
        self._outcome = Outcome.WATCHED
        self._projection.show_state("ended")
        self.playing.emit(False)

    def _fail(self, why: str) -> None:
        log.warning("film %s: %s", self.page.film, why)
        self._outcome = Outcome.BROKEN
        self._put_away()
        self._say(self._guidance(self._apology()))
        self.playing.emit(False)

    def _put_away(self) -> None:
        """Give the player back at once; whoever holds the clock learns that nothing plays any more."""
        if self._player is None:
            return
        player, self._player = self._player, None
        was_playing = player.playing
        player.close()
        self._played_before += player.played
        player.deleteLater()
        self._projection.show_state("paused" if self._at else "ready")
        if was_playing:
            self.playing.emit(False)
