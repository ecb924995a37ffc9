"""What a printed sheet really holds, read back by poppler."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


@dataclass(frozen=True, slots=True)
class Word:
    """In points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def texts(pdf: bytes) -> list[str]:
    """The text of each page, in the order in which it was drawn."""
    raw = _poppler("pdftotext", "-raw", "-enc", "UTF-8", "-", "-", pdf=pdf).decode()
    return raw.split("\f")[:-1]


def reading(pdf: bytes) -> list[str]:
    """The text of each page as it is read, from the right too."""
    return _poppler("pdftotext", "-enc", "UTF-8", "-", "-", pdf=pdf).decode().split("\f")[:-1]


def words(pdf: bytes) -> list[list[Word]]:
    """The words of each page and where they stand."""
    pages = _poppler("pdftotext", "-bbox", "-", "-", pdf=pdf).decode().split("<page ")[1:]
    return [[Word(*map(float, found[:4]), found[4]) for found in WORD.findall(page)] for page in pages]


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a printer sees it: grey values, row by row from the top; 255 is paper."""

    width: int
    height: int
    dots: bytes

    def inked(self, left: int, top: int, right: int, bottom: int) -> bool:
        """Whether anything is printed in a rectangle of dots."""
        return any(min(self.dots[y * self.width + left : y * self.width + right]) < 250 for y in range(top, bottom))


def pictures(pdf: bytes, folder: Path, dots_per_inch: int = 72) -> list[Picture]:
    """Each page in black and white. At 72 dots per inch a dot is a point."""
    images = grey_files(pdf, folder, dots_per_inch)
    return [_picture(image.read_bytes()) for image in images]


def grey_files(pdf: bytes, folder: Path, dots_per_inch: int) -> list[Path]:
    _poppler("pdftoppm", "-r", str(dots_per_inch), "-gray", "-", str(folder / "page"), pdf=pdf)
    return sorted(folder.glob("page-*.pgm"))


def _picture(pgm: bytes) -> Picture:
    header = re.match(rb"P5\s(\d+)\s(\d+)\s255\s", pgm)
    assert header
    return Picture(int(header[1]), int(header[2]), pgm[header.end() :])


def _poppler(*command: str, pdf: bytes) -> bytes:
    return subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=60).stdout


def squeezed(text: str) -> str:
    """Text without its spaces, which line ends add and take away."""
    return "".join(text.split())
