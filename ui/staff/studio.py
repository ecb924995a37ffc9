"""Where staff lend their voice: a flow, a language, and its sentences, those first that a machine still says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject

from kiosk.voice.recordings import Recordings
from ui.staff import voice_pages as pages
from ui.staff.dictation import Dictation, Sentence
from ui.staff.pages import OfferedFlow
from ui.staff.recorder import Recorder
from ui.staff.stage import Stage
from ui.window import KioskWindow


class Speech(Struct, frozen=True):
    """What can be said (`script`: a flow's sentences in a language), where it is kept, and what listens."""

    script: Callable[[str, str], Sequence[str]]
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
            stage, speech.recordings, self.recorder, self._following, self._show_sentence, self._show_sentences
        )
        self._flow = OfferedFlow("", "")
        self._language = ""
        self._leaf = 0

    def show(self) -> None:
        self._stage.show(lambda words: pages.flows_page(self._flows(), words), self._choose, self._leave)

    def _choose(self, wish: Any) -> None:
        match wish:
            case pages.PickFlow(flow):
                self._pick_flow(flow)
            case pages.PickLanguage(_, language):
                self._pick_language(language)
            case pages.PickSentence(text):
                self._leaf = self._window.screen_shown.leaf_shown
                self._show_sentence(text)

    def _pick_flow(self, flow_id: str) -> None:
        self._flow = next(flow for flow in self._flows() if flow.id == flow_id)
        languages = self._languages()
        if len(languages) == 1:
            self._pick_language(languages[0][0])
        else:
            self._show_languages()

    def _show_languages(self) -> None:
        flow, languages = self._flow, self._languages()
        self._stage.show(lambda words: pages.languages_page(flow, languages, words), self._choose, self.show)

    def _pick_language(self, language: str) -> None:
        self._language, self._leaf = language, 0
        self._show_sentences()

    def _show_sentences(self) -> None:
        """At the leaf where they were left: what has been said meanwhile has moved to the end."""
        flow, language = self._flow, self._language
        behind = self._show_languages if len(self._languages()) > 1 else self.show
        self._stage.show(
            lambda words: pages.sentences_page(flow, language, self._sentences(), words),
            self._choose, behind, leaf=self._leaf,
        )  # fmt: skip

    def _show_sentence(self, text: str) -> None:
        self._dictation.show(Sentence(text, self._language))

    def _sentences(self) -> list[tuple[str, bool]]:
        """Each with whether a person says it, in the order of the flow."""
        has, language = self._speech.recordings.has, self._language
        return [(text, has(text, language)) for text in self._speech.script(self._flow.id, language)]

    def _following(self, text: str) -> str:
        """The next one that is still synthetic; after the last one, the first."""
        sentences = self._sentences()
        at = next((rank for rank, (other, _) in enumerate(sentences) if other == text), 0)
        return next((other for other, human in sentences[at + 1 :] + sentences[:at] if not human), "")
