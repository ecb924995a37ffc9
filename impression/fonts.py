"""The font files of the paper, and which of them draws a character. A file is read when a sheet first needs it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
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
def faces(fonts: Path) -> Faces:
    """The weights found in the folder `fonts`; when one is missing or broken, the standard PDF fonts for all.

    A font is registered under its file's whole name: two content folders never mix.
    """
    regular, semibold, bold = (str(fonts / f"{OURS}-{weight}.ttf") for weight in WEIGHTS)
    try:
        for file in (regular, semibold, bold):
            pdfmetrics.registerFont(TTFont(file, file))
    except (OSError, PDFError, struct.error, ValueError, KeyError, IndexError):
        return Faces("Helvetica", "Helvetica-Bold", "Helvetica-Bold", standard=True)
    return Faces(regular, semibold, bold)


@cache
def drawn_by_ours(face: str) -> frozenset[str]:
    """The characters that one of our own faces has."""
    font = pdfmetrics.getFont(face)
    return frozenset(map(chr, font.face.charToGlyph)) if isinstance(font, TTFont) else frozenset()


@cache
def font_for(sign: str, face: str) -> ScriptFont | None:
    """The first file, ours before the others by name, that draws `sign`: in the weight of `face` where there is a
    choice. None where no file has it."""
    return next((font for font in _in_order(Path(face)) if ord(sign) in font.covered), None)


def as_script_font(face: str) -> ScriptFont:
    """One of our own faces, to be shaped and embedded like the others where it shares a line with them."""
    font = _read(Path(face))
    assert font is not None, face  # reportlab has read it already
    return font


def _in_order(face: Path) -> Iterator[ScriptFont]:
    weight = _weight(face)
    others = sorted(face.parent.glob("*.ttf"), key=lambda file: (_weight(file) != weight, file.name))
    fonts = map(_read, (face, *others))
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
