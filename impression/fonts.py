"""The font files of the paper, and which of them draws a character. A file is read when a sheet first needs it."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from os import pathsep
from pathlib import Path

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFError
from reportlab.pdfbase.ttfonts import TTFont

OURS = "AtkinsonHyperlegibleNext"
WEIGHTS = ("Regular", "SemiBold", "Bold")


@dataclass(frozen=True, slots=True)
class Faces:
    """The three weights of the paper, as reportlab knows them. `standard`: the PDF fonts that need no file."""

    regular: str
    semibold: str
    bold: str
    standard: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ScriptFont:
    """A font as lines are shaped with it; it is embedded letter by letter (`embedding.py`)."""

    file: Path
    face: uharfbuzz.Face
    shaper: uharfbuzz.Font
    covered: frozenset[int]
    units: int

    def table(self, tag: str) -> bytes:
        data: bytes = self.face.reference_table(tag).data
        return data


@cache
def faces(fonts: Path, *more: Path) -> Faces:
    """The weights found in the folder `fonts`; when one is missing or broken, the standard PDF fonts for all. What they
    cannot write is looked for in that folder, then in `more`.

    A font is registered under the whole names of its file and of these folders: two contents never mix.
    """
    try:
        regular, semibold, bold = (_registered(fonts / f"{OURS}-{weight}.ttf", more) for weight in WEIGHTS)
    except (OSError, PDFError, struct.error, ValueError, KeyError, IndexError):
        return Faces("Helvetica", "Helvetica-Bold", "Helvetica-Bold", standard=True)
    return Faces(regular, semibold, bold)


def _registered(file: Path, more: Sequence[Path]) -> str:
    name = pathsep.join(map(str, (file, *more)))
    pdfmetrics.registerFont(TTFont(name, str(file)))
    return name


def _places(face: str) -> tuple[Path, tuple[Path, ...]]:
    """The file of one of our faces, and the folders where other fonts stand."""
    file, *more = map(Path, face.split(pathsep))
    return file, (file.parent, *more)


@cache
def drawn_by_ours(face: str) -> frozenset[str]:
    """The characters that one of our own faces has."""
    font = pdfmetrics.getFont(face)
    return frozenset(map(chr, font.face.charToGlyph)) if isinstance(font, TTFont) else frozenset()


@cache
def font_for(sign: str, face: str) -> ScriptFont | None:
    """The first file, ours before the others by name, that draws `sign`: in the weight of `face` where there is a
    choice. None where no file has it."""
    return next((font for font in _in_order(face) if ord(sign) in font.covered), None)


def as_script_font(face: str) -> ScriptFont:
    """One of our own faces, to be shaped and embedded like the others where it shares a line with them."""
    font = _read(_places(face)[0])
    assert font is not None, face  # reportlab has read it already
    return font


def _in_order(face: str) -> Iterator[ScriptFont]:
    own, folders = _places(face)
    files = [file for folder in folders for file in sorted(folder.glob("*.ttf"))]
    others = sorted(files, key=lambda file: _weight(file) != _weight(own))
    fonts = map(_read, (own, *others))
    return (font for font in fonts if font is not None)


def _weight(file: Path) -> str:
    return file.stem.rpartition("-")[2]


@cache
def _read(file: Path) -> ScriptFont | None:
    """None for a file that is broken, or whose outlines are not TrueType's."""
    try:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
        if not {"glyf", "loca", "head", "hhea", "hmtx", "maxp"} <= set(face.table_tags):
            return None
        return ScriptFont(file, face, uharfbuzz.Font(face), frozenset(face.unicodes), face.upem)
    except (OSError, ValueError, uharfbuzz.HarfBuzzError):
        return None
