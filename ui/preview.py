"""A flow in the real window, at any of its steps, made again each time its author saves a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from kiosk.content.catalogue import read_catalogue
from kiosk.content.layout import FLOWS, TRANSLATIONS
from kiosk.content.surroundings import look_around
from kiosk.errors import EnvironmentFault
from kiosk.reading import Fault, sound
from kiosk.visit.acts import Act
from kiosk.visit.answers import acts_to
from kiosk.visit.page import Page
from kiosk.visit.state import ImpossibleAct
from ui.application import Kiosk
from ui.screens.guidance import GuidanceScreen

QUIET_MS = 120
"""An editor writes a file in several strokes: it is read once it has been quiet for so long."""

MOST_FAULTS = 3
"""As many as a page has sentences; the terminal has them all."""


class Wanted(Struct, frozen=True):
    """What is looked at."""

    flow: str
    step: str
    language: str


class Preview(QObject):
    """Follows the files of `folders` for as long as the kiosk stands."""

    def __init__(
        self, kiosk: Kiosk, wanted: Wanted, folders: Sequence[Path], tell: Callable[[Sequence[Fault]], None]
    ) -> None:
        """`tell` is given the faults each time files were read, none when all is well. Raises `EnvironmentFault` for a
        flow or a step that does not exist."""
        super().__init__(kiosk.window)
        self._kiosk, self._wanted, self._folders, self._tell = kiosk, wanted, folders, tell
        way = self._way_to(wanted.step)
        kiosk.conductor.start_flow(wanted.flow, wanted.language)
        kiosk.conductor.renew(way)
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.read_again)
        self._watcher.fileChanged.connect(lambda _: self._quiet.start())
        self._watcher.directoryChanged.connect(lambda _: self._quiet.start())
        self._watch()

    def read_again(self) -> None:
        """Show what the files say now: at the same place, at the same step by another way, or from the start. Where
        they are at fault, the page says what is wrong until it is mended."""
        self._watch()  # an editor that replaces a file leaves a new one, which nobody watches yet
        _, faults = read_catalogue(self._folders, "fr", look_around(self._folders))
        self._tell(faults)
        if not sound(faults):
            return self._show_faults([fault for fault in faults if fault.severity == "erreur"])
        conductor = self._kiosk.conductor
        visit = conductor.session.visit
        step = current_walk.at if (current_walk := next(reversed(conductor.state.walks), None)) else ""
        self._kiosk.library.reread()
        for acts in (lambda: visit, lambda: self._way_to(step), lambda: visit[:1]):
            try:
                return conductor.renew(acts())
            except (ImpossibleAct, EnvironmentFault, KeyError):
                continue
        return None

    def _way_to(self, step: str) -> tuple[Act, ...]:
        library, places = self._kiosk.library, self._kiosk.settings.places
        return acts_to(self._wanted.flow, step, library.catalogue(self._wanted.language), places)

    def _watch(self) -> None:
        watched = [*self._folders, *(folder / FLOWS for folder in self._folders)]
        watched += [folder / TRANSLATIONS / self._wanted.language for folder in self._folders]
        files = [file for folder in watched for file in folder.glob("*.*") if file.suffix in (".yaml", ".po", ".toml")]
        self._watcher.addPaths([str(path) for path in (*watched, *files) if path.exists()])

    def _show_faults(self, faults: Sequence[Fault]) -> None:
        conductor, window = self._kiosk.conductor, self._kiosk.window
        shown = tuple(f"{_place(fault)}\N{NO-BREAK SPACE}: {fault.advice}" for fault in faults[:MOST_FAULTS])
        title = "Il y a une erreur" if len(faults) == 1 else f"Il y a {len(faults)} erreurs"
        page = Page(name="apercu", title=title, sentences=shown, picture="alerte")
        window.show_screen(lambda look, parent: GuidanceScreen(page, look, "Suite", parent), conductor.look(), None, ())


def _place(fault: Fault) -> str:
    return f"{fault.file}, ligne {fault.line}" if fault.line else fault.file
