"""What the checks need to know beside the texts: pictures, films and letters at hand, and the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from kiosk.content.layout import FILMS, FONTS, PICTURES, PRACTICE


class Surroundings(Struct, frozen=True, kw_only=True):
    """`pictures` are names without extension, `films` whole file names, `glyphs` the characters that some font draws.

    `films` is None when they are not asked for, `glyphs` when there is no font to ask, `today` when age does not
    matter. `languages` are those whose translations are looked at too; None when they are not asked for. `voices` are
    the languages that some voice speaks; None when it is not known. `practice_pages`: files of made-up sites, as
    « site/page.html ». `unread` are the content files of which nothing
    could be read: what they would have held is not said to be missing. `for_authors`: whether what only they can use is
    told too; a kiosk that starts has other worries.
    """

    pictures: frozenset[str]
    films: frozenset[str] | None
    glyphs: frozenset[str] | None = None
    today: date | None = None
    languages: tuple[str, ...] | None = None
    voices: frozenset[str] | None = None
    practice_pages: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    for_authors: bool = False


def look_around(folders: Sequence[Path], today: date | None = None) -> Surroundings:
    """What stands in the content folders."""
    fonts = [file for folder in folders for file in sorted((folder / FONTS).glob("*.[to]tf"))]
    return Surroundings(
        pictures=frozenset(file.stem for folder in folders for file in (folder / PICTURES).glob("*.svg")),
        films=frozenset(file.name for folder in folders for file in (folder / FILMS).glob("*.*")),
        practice_pages=frozenset(
            f"{file.parent.name}/{file.name}" for folder in folders for file in (folder / PRACTICE).glob("*/*.*")
        ),
        glyphs=glyphs_of(fonts),
        today=today,
    )


def glyphs_of(fonts: Iterable[Path]) -> frozenset[str] | None:
    """The characters that at least one of `fonts` draws; None when none of them can be read."""
    from fontTools.ttLib import TTFont, TTLibError  # 100 ms to import: only when sources are read

    glyphs: set[str] = set()
    for file in fonts:
        try:
            with file.open("rb") as stream, TTFont(stream, lazy=True) as font:
                glyphs.update(map(chr, font.getBestCmap() or ()))
        except (TTLibError, OSError):
            continue
    return frozenset(glyphs) or None
