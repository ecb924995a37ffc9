"""One sentence, said by a person: recorded, listened to, kept or erased.

A recording in the making belongs to the page that is shown. When anything takes the page's place (« Retour », the
kiosk itself, an emergency, nobody there any more) the microphone is closed and the sound is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject

from kiosk.content.words import msgid
from kiosk.errors import EnvironmentFault
from kiosk.visit.comfort import Volume
from kiosk.voice.clip import Clip
from kiosk.voice.recordings import Recordings
from kiosk.voice.take import tidied
from ui.speaker import Speaker
from ui.staff import voice_pages as pages
from ui.staff.booth import Booth, Voiced
from ui.staff.recorder import Recorder
from ui.staff.stage import Stage
from ui.staff.voice_pages import Doing, Saying

KEPT = msgid("C’est gardé. La borne dira cette phrase avec cette voix.")
ERASED = msgid("C’est effacé.")
DEAF = msgid("Le micro ne répond plus. Vérifiez sa prise, puis recommencez.")


class Sentence(Struct, frozen=True):
    text: str
    language: str


class Standing(Struct, frozen=True):
    """Where a sentence stands: the place it is said in, the `rank`-th of `total`, and the one to say after it."""

    place: str
    rank: int
    total: int
    following: str


class Dictation(QObject):
    """Drives the page of one sentence at a time."""

    def __init__(
        self, stage: Stage, recordings: Recordings, recorder: Recorder, about: Callable[[str], Standing],
        show: Callable[[str], None], show_list: Callable[[], None],
    ) -> None:  # fmt: skip
        """`about`: where a sentence stands. `show` and `show_list`: ways to another sentence, and back."""
        super().__init__(recorder)
        self._stage, self._recordings, self._recorder = stage, recordings, recorder
        self._about, self._show_other, self._show_list = about, show, show_list
        self._speaker = Speaker(self)
        self._speaker.ended.connect(self._redraw)
        recorder.level.connect(self._show_level)
        recorder.full.connect(self._end_take)
        recorder.broke.connect(lambda: self._say(DEAF, trouble=True))
        recorder.plugged.connect(self._plugged)
        self._sentence = Sentence("", "")
        self._waits = False
        self._forget()

    def show(self, sentence: Sentence, note: str = "", trouble: bool = False) -> None:
        """Its page, where it can be said at once; without a microphone that is told first, if there is nothing else
        to do with it."""
        if not self._recordings.has(sentence.text, sentence.language) and not self._recorder.has_microphone():
            return self._show_no_microphone(sentence)
        self._stage.clear()
        self._sentence, self._note, self._trouble = sentence, note, trouble
        return self._stage.put(self._draw, self._show_list, gone=self._forget)

    def _forget(self) -> None:
        self._recorder.forget()
        self._speaker.stop()
        self._take: Clip | None = None
        self._levels: list[float] = []
        self._note, self._trouble = "", False
        self._screen: Booth | None = None

    def _choose(self, wish: Any) -> None:
        match wish:
            case pages.Record():
                self._record()
            case pages.EndTake():
                self._end_take()
            case pages.Listen():
                self._listen()
            case pages.StopListening():
                self._speaker.stop()
                self._redraw()
            case pages.Keep():
                self._keep()
            case pages.AskErase():
                text = self._sentence.text
                self._stage.show(lambda words: pages.erase_page(text, words), self._choose, self._show_again)
            case pages.Erase():
                self._erase()
            case pages.BackToSentence():
                self._show_again()
            case pages.PickSentence(text):
                self._show_other(text)
            case pages.BackToSentences():
                self._show_list()

    def _show_again(self) -> None:
        self.show(self._sentence)

    # recording -------------------------------------------------------------------------------------------------------

    def _record(self) -> None:
        self._speaker.stop()
        self._take, self._levels = None, []
        if not self._recorder.has_microphone():
            self._show_no_microphone(self._sentence)
        elif self._recorder.start():
            self._say("")
        else:
            self._say(DEAF, trouble=True)

    def _end_take(self) -> None:
        """What was heard is tidied up off the window's thread."""
        raw = self._recorder.stop()

        def tidy() -> Clip | EnvironmentFault:
            try:
                return tidied(raw)
            except EnvironmentFault as fault:
                return fault

        self._stage.work(tidy, self._ended)

    def _ended(self, take: Clip | EnvironmentFault) -> None:
        if isinstance(take, EnvironmentFault):
            self._levels = []
            return self._say(take.sentence, trouble=True)
        self._take = take
        return self._say("")

    def _keep(self) -> None:
        take, sentence, recordings = self._take, self._sentence, self._recordings
        self._speaker.stop()

        def keep() -> EnvironmentFault | None:
            try:
                return recordings.keep(sentence.text, sentence.language, take) if take is not None else None
            except EnvironmentFault as fault:
                return fault

        self._stage.work(keep, self._kept)

    def _kept(self, fault: EnvironmentFault | None) -> None:
        """What could not be kept is still there: the disk may have room again."""
        if fault is None:
            self._take = None
        self._say(fault.sentence if fault else KEPT, trouble=fault is not None)

    def _erase(self) -> None:
        sentence = self._sentence
        try:
            self._recordings.erase(sentence.text, sentence.language)
        except EnvironmentFault as fault:
            return self.show(sentence, fault.sentence, trouble=True)
        return self.show(sentence, ERASED)

    def _listen(self) -> None:
        clip = self._take or self._recordings.heard(self._sentence.text, self._sentence.language)
        if clip is not None:
            self._speaker.play(clip, Volume.MEDIUM.linear)
        self._redraw()

    # the page --------------------------------------------------------------------------------------------------------

    def _say(self, note: str, trouble: bool = False) -> None:
        self._note, self._trouble = note, trouble
        self._redraw()

    def _redraw(self) -> None:
        if self._screen is not None:
            self._draw()

    def _draw(self) -> None:
        words, language = self._stage.frame.words(), self._sentence.language
        page = pages.sentence_page(self._saying(), words)
        voiced = Voiced(language, tuple(self._levels), self._recorder.recording)
        chosen = self._stage.chooser(page, self._choose)
        self._screen = self._stage.frame.booth(page, voiced, chosen, again=self._screen is not None)

    def _saying(self) -> Saying:
        text, language = self._sentence.text, self._sentence.language
        about = self._about(text)
        doing = Doing.RECORDING if self._recorder.recording else Doing.TAKEN if self._take else Doing.NOTHING
        return Saying(
            text=text,
            human=self._recordings.has(text, language),
            own=self._recordings.has_own(text, language),
            doing=doing,
            playing=self._speaker.playing,
            note=self._note and self._stage.frame.words()(self._note),
            trouble=self._trouble,
            following=about.following,
            place=about.place,
            rank=about.rank,
            total=about.total,
        )

    def _show_level(self, level: float) -> None:
        self._levels.append(level)
        if self._screen is not None:
            self._screen.meter.add(level)

    # without a microphone --------------------------------------------------------------------------------------------

    def _show_no_microphone(self, sentence: Sentence) -> None:
        self._stage.show(pages.no_microphone_page, self._choose, self._show_list, gone=self._wait_no_more)
        self._sentence, self._waits = sentence, True

    def _wait_no_more(self) -> None:
        self._waits = False

    def _plugged(self) -> None:
        if self._waits and self._recorder.has_microphone():
            self.show(self._sentence)
