"""Catalogues by language, ready before they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL, Popen
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct

from kiosk.content.languages import FRENCH, tongues
from kiosk.content.layout import FILMS, TRANSLATIONS
from kiosk.content.pack import ready_catalogue
from kiosk.content.schema import Catalogue
from kiosk.content.words import SOURCE_LANGUAGE
from kiosk.errors import EnvironmentFault
from kiosk.reading import Fault

if TYPE_CHECKING:
    from kiosk.search.model import Model


class Edition(Struct, frozen=True):
    """What a sheet is written from: a language, and the French that stands beside it for whoever helps."""

    catalogue: Catalogue
    french: Catalogue
    right_to_left: bool = False


class Library:
    """Raises `EnvironmentFault` when there is no content at all to start on."""

    def __init__(self, content_folders: Sequence[Path], state_folder: Path, language: str) -> None:
        """`language`: the one of the venue."""
        self._folders, self._state_folder = content_folders, state_folder
        self.home = language
        self._catalogues: dict[str, Catalogue] = {}
        self._models: dict[str, Model] = {}
        self._one_at_a_time = Lock()
        self._at_school = Lock()
        self._pupil: Popen[bytes] | None = None
        self._closed = False
        found, self.faults = tongues(content_folders)
        self._tongues = {tongue.code: tongue for tongue in found}
        self._absent: set[str] = set()
        self.catalogue(language)

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """Code and own name of each one that is offered: a person looks for their own. One that could not be made is
        not, and staff know."""
        return tuple((code, tongue.name) for code, tongue in self._tongues.items() if code not in self._absent)

    def own_name(self, language: str) -> str:
        return self._tongues[language].name if language in self._tongues else language

    def right_to_left(self, language: str) -> bool:
        return language in self._tongues and self._tongues[language].right_to_left

    def possible(self, language: str) -> str:
        """`language`, or the venue's where it cannot be made."""
        try:
            return self.catalogue(language).language
        except EnvironmentFault:
            return self.home

    def edition(self, language: str) -> Edition:
        own, french = self.catalogue(language), self.possible(FRENCH.code)
        return Edition(own, self.catalogue(french), self.right_to_left(language))

    def ready(self) -> tuple[Catalogue, ...]:
        """Those of the languages offered that are at hand, in the order shown."""
        return tuple(self._catalogues[code] for code in self._tongues if code in self._catalogues)

    @property
    def films(self) -> tuple[Path, ...]:
        """Where films may stand; a local one comes before the shipped one."""
        return tuple(folder / FILMS for folder in reversed(self._folders))

    def catalogue(self, language: str) -> Catalogue:
        """Kept once it is there. Where it is not, it is loaded in milliseconds, or made from the sources in a third of
        a second, after the one that `prepare` may be at. Raises `EnvironmentFault` when it cannot be made."""
        if language not in self._catalogues:
            with self._one_at_a_time:
                if language not in self._catalogues:
                    self._catalogues[language] = self._made(language)
        return self._catalogues[language]

    def found(self, text: str, language: str) -> tuple[str, ...]:
        """Ids of the flows that `text` may mean, in a language or in French, the best first."""
        from kiosk.search.find import find

        return tuple(found.flow for found in find(text, *self.models(language)))

    def models(self, language: str) -> list[Model]:
        """What the search learnt of a language, and of French. Loaded when somebody opens the search, and kept: some
        milliseconds, or some seconds where `learn` was not there before."""
        return [self._model(code) for code in dict.fromkeys((language, self.possible(FRENCH.code)))]

    def _model(self, language: str) -> Model:
        if language not in self._models:
            from kiosk.search.ready import ready_model

            catalogue = self.catalogue(language)
            with self._one_at_a_time:
                self._models[language] = ready_model(self._folders, self._state_folder, catalogue)
        return self._models[language]

    def _made(self, language: str) -> Catalogue:
        try:
            found, faults = ready_catalogue(self._folders, self._state_folder, language)
        except EnvironmentFault as fault:
            self._absent.add(language)
            self._note(Fault(f"{TRANSLATIONS}/{language}", "", "cette langue manque.", fault.sentence, "alerte"))
            raise
        self._note(*faults)
        return found

    def _note(self, *faults: Fault) -> None:
        self.faults = (*self.faults, *(fault for fault in faults if fault not in self.faults))

    def reread(self) -> None:
        """Forget every catalogue: the next one asked for is made from what the files say now."""
        with self._one_at_a_time:
            self._catalogues.clear()
            self._models.clear()
            self._absent.clear()
            self.faults = ()

    def prepare(self) -> None:
        """Have every language that is offered at hand, so that nobody waits for theirs. Not for the window's thread."""
        for language in self._tongues:
            try:
                self.catalogue(language)
            except EnvironmentFault:
                continue  # whoever asks for it is told

    def learn(self) -> None:
        """Have a model of every language in the state folder, so that nobody waits for one: a process of its own learns
        what is missing. Not for the window's thread; `close` ends it."""
        from kiosk.search.ready import Lesson, is_ready, learning

        known = [self._catalogues[code] for code in self._tongues if code in self._catalogues]
        missing = [one.language for one in known if not is_ready(self._folders, self._state_folder, one)]
        lesson = Lesson(tuple(map(str, self._folders)), str(self._state_folder), tuple(missing))
        with self._at_school:
            if not missing or self._closed:
                return
            self._pupil = Popen(learning(lesson), stdin=DEVNULL, stdout=DEVNULL)
        self._pupil.wait()

    def close(self) -> None:
        """Whatever is being learnt now is learnt at the next start."""
        with self._at_school:
            self._closed = True
            if self._pupil is not None:
                self._pupil.terminate()

    def reviewed(self) -> tuple[tuple[str, int], ...]:
        """Of each translation its own name, and percent of it that a person has read."""
        self.prepare()
        others = ((code, name) for code, name in self.languages if code != SOURCE_LANGUAGE)
        ready = ((name, self._catalogues[code].proofreading) for code, name in others)
        return tuple((name, 100 * seen.reviewed // seen.translated if seen.translated else 0) for name, seen in ready)
