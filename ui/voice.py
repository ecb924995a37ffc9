"""The one voice: says texts one after the other, tells which word is heard, and outlives its helper process.

The newest wish wins and nothing overlaps. Only a warning (« encore trente secondes ») is said to its end.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Collection, Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.visit.comfort import Volume
from kiosk.visit.narration import Utterance
from kiosk.voice.clip import Clip
from kiosk.voice.lines import Answer, Wish, answer_in, clip_of, line
from kiosk.voice.port import Pace
from kiosk.voice.setup import Setup, helper_command
from ui.helper_process import HelperProcess
from ui.speaker import Speaker

log = logging.getLogger(__name__)

HANGS_MS = 2000
"""A helper that does not answer for that long is started again."""

MOST_DEATHS = 3
AHEAD = 2
"""Sentences made while one is said: no pause between them, and little to throw away when somebody touches."""


class Tone(Struct, frozen=True):
    """How it speaks to the person who is here now."""

    language: str = "fr"
    pace: Pace = Pace.NORMAL
    volume: Volume = Volume.MEDIUM


class Voice(QObject):
    """`word` carries target, start and end of what is heard. `changed`: it began, fell silent, broke or works again.

    `lost`: the device that spoke is gone, most often a headset. Unless it is stopped then, the next sentence is heard
    on another one.
    """

    word = Signal(str, int, int)
    changed = Signal()
    broke = Signal()
    lost = Signal()

    def __init__(self, setup: Setup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._helper = HelperProcess(helper_command(setup), self)
        self._helper.heard.connect(self._hear)
        self._helper.died.connect(self._survive)
        self._speaker = Speaker(self)
        self._speaker.at.connect(self._point)
        self._speaker.ended.connect(self._end_of_clip)
        self._speaker.lost.connect(self._lose)
        self._hang = QTimer(self, singleShot=True, interval=HANGS_MS)
        self._hang.timeout.connect(self._helper.kill)
        self._number = self._asked = self._deaths = 0
        self._tone = Tone()
        self._ahead: deque[tuple[Utterance, Wish]] = deque()
        self._ready: dict[int, Clip | None] = {}
        self._said: Utterance | None = None
        self._clip: Clip | None = None
        self._told = 0
        self._warning = False
        self._waiting: tuple[Sequence[Utterance], Tone, bool] | None = None
        self._foreign: set[str] = set()
        self.silent = False
        """Nothing can be synthesised on this machine."""
        self.trouble = ""
        """What staff should know, in French."""

    def speaks(self, language: str) -> bool:
        """Whether there is a voice for it, as far as is known: another language's is never heard instead."""
        return language not in self._foreign

    @property
    def speaking(self) -> bool:
        return self._said is not None or bool(self._ahead)

    @property
    def broken(self) -> bool:
        """It died three times: it stays silent until somebody asks for it again."""
        return self._deaths >= MOST_DEATHS

    def warm_up(self) -> None:
        """Start the helper ahead of the first word."""
        if not self._helper.running and not self.broken:
            self._helper.start()

    def say(self, utterances: Sequence[Utterance], tone: Tone, warning: bool = False) -> None:
        """Instead of whatever is being said; after it, when that is a warning."""
        if self.broken or self.silent:
            return
        if self._warning and self.speaking:
            self._waiting = (utterances, tone, warning)
            return
        self._silence()
        self._warning, self._tone = warning, tone
        self._line_up(utterances)
        self.warm_up()
        self._ask(AHEAD + 1)
        self._go_on()
        self.changed.emit()

    def add(self, utterances: Sequence[Utterance], before: Collection[str]) -> None:
        """Say these too: ahead of the first of the targets `before` that is still to come, or else at the end."""
        if self._waiting is not None:
            waiting, tone, warning = self._waiting
            self._waiting = (_with(utterances, waiting, before), tone, warning)
        elif self.speaking and not self._warning:
            to_come = _with(utterances, [utterance for utterance, _ in self._ahead], before)
            self._ahead.clear()
            self._ready.clear()  # what is said comes in the order of its numbers: all are given new ones
            self._line_up(to_come)
            self._ask(AHEAD + 1)

    def stop(self) -> None:
        """Silent at once, warning or not."""
        was_speaking = self.speaking
        self._waiting = None
        self._silence()
        if was_speaking:
            self.changed.emit()

    def try_again(self) -> None:
        """Somebody touched the button of a broken voice."""
        self._deaths = 0
        self.warm_up()
        self.changed.emit()

    def close(self) -> None:
        self.stop()
        self._helper.end()

    # what is said --------------------------------------------------------------------------------------------------

    def _silence(self) -> None:
        self._speaker.stop()
        self._hang.stop()
        self._ahead.clear()
        self._ready.clear()
        self._said = self._clip = None
        self._warning = False

    def _line_up(self, utterances: Sequence[Utterance]) -> None:
        for utterance in utterances:
            self._number += 1
            text, language = utterance.heard(self._tone.language)
            wish = Wish(
                number=self._number, text=text, language=language,
                pace=self._tone.pace, private=utterance.private,
            )  # fmt: skip
            self._ahead.append((utterance, wish))

    def _go_on(self) -> None:
        """The next sentence, as soon as it is there."""
        self._said = self._clip = None
        while self._ahead and self._ahead[0][1].number in self._ready:
            utterance, wish = self._ahead.popleft()
            clip = self._ready.pop(wish.number)
            self._ask(AHEAD)
            if clip is not None:
                self._said, self._clip, self._told = utterance, clip, 0
                self._speaker.play(clip, self._tone.volume.linear)
                self._point(0.0)
                return
        if not self._ahead:
            self._finish()

    def _finish(self) -> None:
        self._warning = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            return self.say(*waiting)
        return self.changed.emit()

    def _point(self, at: float) -> None:
        """Each word in turn, also those that a busy moment has passed over."""
        while self._clip is not None and self._said is not None and self._told < len(self._clip.words):
            word = self._clip.words[self._told]
            if word.at > at:
                return
            self._told += 1
            self.word.emit(self._said.target, word.start, word.end)

    def _end_of_clip(self) -> None:
        if self._clip is not None:
            self._point(self._clip.seconds)
        self._go_on()

    def _lose(self) -> None:
        if not self.speaking:
            return
        clip = self._clip
        self.lost.emit()
        if clip is not None and self._clip is clip:  # nobody stopped it, or said something else
            self._go_on()

    # the helper ----------------------------------------------------------------------------------------------------

    def _ask(self, count: int) -> None:
        """Have the next `count` sentences made, if they are not yet."""
        for _, wish in list(self._ahead)[:count]:
            if wish.number not in self._ready and wish.number > self._asked:
                self._asked = wish.number
                self._helper.say(line(wish))
                if not self._hang.isActive():
                    self._hang.start()

    def _hear(self, row: bytes) -> None:
        try:
            answer = answer_in(row)
            clip = None if answer.fault else clip_of(answer)
        except ValueError as error:  # as good as none: it is started again, and asked again
            log.warning("no answer of the voice's helper: %s", error)
            self._helper.kill()
            return
        if answer.number == 0:
            self.silent, self.trouble = bool(answer.fault), answer.fault
            if answer.fault:
                self.changed.emit()
            return
        self._deaths = 0
        wanted = {wish.number: wish for _, wish in self._ahead}
        if answer.number in wanted:
            self._ready[answer.number] = clip
            self._learn(wanted[answer.number].language, answer)
        pending = {number for number in wanted if number <= self._asked and number not in self._ready}
        self._hang.start() if pending else self._hang.stop()
        if self._said is None and self._ahead:
            self._go_on()

    def _learn(self, language: str, answer: Answer) -> None:
        """Whether anybody speaks this language (one sentence that fails says nothing about it), and what troubles."""
        if not answer.fault:
            self._foreign.discard(language)
            self.trouble = answer.trouble
            return
        log.warning("not said: %s", answer.fault)
        if answer.foreign:
            self._foreign.add(language)

    def _survive(self) -> None:
        """It died: start it again, and say again what it did not answer."""
        self._hang.stop()
        self._deaths += 1
        log.warning("the voice's helper died (%d)", self._deaths)
        if self.broken:
            self.trouble = "La voix s’est arrêtée trois fois. Touchez « Muette » pour la relancer."
            self._silence()
            self.broke.emit()
            self.changed.emit()
            return
        self._helper.start()
        unanswered = [wish.number for _, wish in self._ahead if wish.number not in self._ready]
        self._asked = min(unanswered, default=self._number + 1) - 1
        self._ask(AHEAD + 1)


def _with(more: Sequence[Utterance], said: Sequence[Utterance], before: Collection[str]) -> list[Utterance]:
    place = next((rank for rank, utterance in enumerate(said) if utterance.target in before), len(said))
    return [*said[:place], *more, *said[place:]]
