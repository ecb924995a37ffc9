"""Where a film stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.content.words import SOURCE_LANGUAGE


def speaks(film: Path, language: str) -> bool:
    """Whether a film is in that language: its name says so."""
    return film.suffixes[-2:-1] == [f".{language}"]


def find_film(folders: Sequence[Path], name: str, language: str) -> Path | None:
    """The film in this language, else in French; the first folder wins. None when there is neither."""
    wanted = [f"{name}.{code}.webm" for code in (language, SOURCE_LANGUAGE)]
    files = (folder / file for file in wanted for folder in folders)
    return next((file for file in files if file.is_file()), None)
