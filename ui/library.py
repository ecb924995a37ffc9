"""Catalogues by language, ready before they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.content.layout import FILMS, TRANSLATIONS
from kiosk.content.pack import ready_catalogue
from kiosk.content.schema import Catalogue
from kiosk.reading import Fault

OWN_NAMES = {
    "fr": "Français",
    "en": "English",
    "ar": "العربية",
    "es": "Español",
    "pt": "Português",
    "tr": "Türkçe",
    "ro": "Română",
    "uk": "Українська",
    "ru": "Русский",
    "fa": "فارسی",
}
"""Each language by its own name: a person looks for their own."""


class Library:
    """Raises `EnvironmentFault` when there is no content at all to start on."""

    def __init__(self, content_folders: Sequence[Path], state_folder: Path, language: str) -> None:
        """`language`: the one of the venue."""
        self._folders, self._state_folder = content_folders, state_folder
        self.home = language
        self._catalogues: dict[str, Catalogue] = {}
        self.faults: tuple[Fault, ...] = ()
        self.catalogue(language)

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """Code and own name of every language that has an interface."""
        found = {file.parent.name for folder in self._folders for file in folder.glob(f"{TRANSLATIONS}/*/interface.po")}
        return tuple((code, name) for code, name in OWN_NAMES.items() if code in found | {"fr"})

    @property
    def films(self) -> tuple[Path, ...]:
        """Where films may stand; a local one comes before the shipped one."""
        return tuple(folder / FILMS for folder in reversed(self._folders))

    def catalogue(self, language: str) -> Catalogue:
        if language not in self._catalogues:
            self._catalogues[language], faults = ready_catalogue(self._folders, self._state_folder, language)
            self.faults = (*self.faults, *faults)
        return self._catalogues[language]
