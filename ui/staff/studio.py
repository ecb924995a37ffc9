"""Where staff lend their voice: a flow, a language, and its sentences, those first that a machine still says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject

from kiosk.content.words import Words
from kiosk.voice.recordings import Recordings
from ui.staff import voice_pages as pages
from ui.staff.dictation import Dictation, Sentence, Standing
from ui.staff.pages import OfferedFlow
from ui.staff.recorder import Recorder
from ui.staff.script import Part
from ui.staff.stage import Stage
from ui.window import KioskWindow


class Speech(Struct, frozen=True):
    """What can be said (`script`: a flow's sentences in a language), where it is kept, and what listens."""

    script: Callable[[str, str], Sequence[Part]]
    recordings: Recordings
    recorder: Callable[[], Recorder] = Recorder


class Studio(QObject):
    """Its pages stand on the desk's stage; `leave` shows what was there before."""

    def __init__(
        self, window: KioskWindow, stage: Stage, flows: Callable[[], Sequence[OfferedFlow]],
        languages: Callable[[], Sequence[tuple[str, str]]], speech: Speech, leave: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._stage, self._speech, self._leave = window, stage, speech, leave
        self._flows, self._languages = flows, languages
        self.recorder = speech.recorder()
        self.recorder.setParent(self)
        self._dictation = Dictation(
            stage, speech.recordings, self.recorder, self._about, self._show_sentence, self._show_sentences
        )
        self._flow = OfferedFlow("", "")
        self._language = ""
        self._parts: Sequence[Part] = ()
        self._part = 0
        self._leaf = self._parts_leaf = 0

    def show(self) -> None:
        self._stage.show(lambda words: pages.flows_page(self._offered(words), words), self._choose, self._leave)

    def _offered(self, words: Words) -> list[OfferedFlow]:
        """What everybody hears comes first."""
        return [pages.screens(words), *self._flows()]

    def _choose(self, wish: Any) -> None:
        match wish:
            case pages.PickFlow(flow):
                self._pick_flow(flow)
            case pages.PickLanguage(_, language):
                self._pick_language(language)
            case pages.PickPart(rank):
                self._parts_leaf = self._window.screen_shown.leaf_shown
                self._part, self._leaf = rank, 0
                self._show_sentences()
            case pages.PickSentence(text):
                self._leaf = self._window.screen_shown.leaf_shown
                self._show_sentence(text)

    def _pick_flow(self, flow_id: str) -> None:
        self._flow = next(flow for flow in self._offered(self._stage.frame.words()) if flow.id == flow_id)
        languages = self._languages()
        if len(languages) == 1:
            self._pick_language(languages[0][0])
        else:
            self._show_languages()

    def _show_languages(self) -> None:
        flow, languages = self._flow, self._languages()
        self._stage.show(lambda words: pages.languages_page(flow, languages, words), self._choose, self.show)

    def _pick_language(self, language: str) -> None:
        self._language, self._parts = language, self._speech.script(self._flow.id, language)
        self._part = self._leaf = self._parts_leaf = 0
        if len(self._parts) == 1:
            self._show_sentences()
        else:
            self._show_parts()

    def _show_parts(self) -> None:
        flow = self._flow
        self._stage.show(
            lambda words: pages.parts_page(flow, [self._done(part) for part in self._parts], words),
            self._choose, self._before_parts(), leaf=self._parts_leaf,
        )  # fmt: skip

    def _before_parts(self) -> Callable[[], None]:
        return self._show_languages if len(self._languages()) > 1 else self.show

    def _show_sentences(self) -> None:
        """At the leaf where they were left: what has been said meanwhile has moved to the end."""
        flow, part = self._flow, self._parts[self._part]
        several = len(self._parts) > 1
        self._stage.show(
            lambda words: pages.sentences_page(
                part.title if several else flow.title, flow, self._said(part.sentences), words
            ),
            self._choose, self._show_parts if several else self._before_parts(), leaf=self._leaf,
        )  # fmt: skip

    def _show_sentence(self, text: str) -> None:
        """« Retour » then shows the part that it stands in, whichever part one came from."""
        part = next(rank for rank, part in enumerate(self._parts) if text in part.sentences)
        if part != self._part:
            self._part, self._leaf = part, 0
        self._dictation.show(Sentence(text, self._language))

    def _done(self, part: Part) -> tuple[str, int, int]:
        return part.title, sum(human for _, human in self._said(part.sentences)), len(part.sentences)

    def _said(self, sentences: Sequence[str]) -> list[tuple[str, bool]]:
        """Each with whether a person says it."""
        has, language = self._speech.recordings.has, self._language
        return [(text, has(text, language)) for text in sentences]

    def _about(self, text: str) -> Standing:
        """Of the whole script: after the last one that is still synthetic, the first."""
        all_of_them = [text for part in self._parts for text in part.sentences]
        at = all_of_them.index(text)
        ahead = self._said(all_of_them[at + 1 :] + all_of_them[:at])
        following = next((other for other, human in ahead if not human), "")
        place = self._parts[self._part].title if len(self._parts) > 1 else self._flow.title
        return Standing(place, at + 1, len(all_of_them), following)
