"""A font inside the PDF, made of the sheet's own letters.

Shaping takes a letter apart: in Arabic a stroke and its dots are glyphs of their own, put where their neighbours leave
room. Drawn one by one they could not be read back, searched or heard. So each letter becomes one glyph again
(`outlines.py`), with its text beside it (ToUnicode): every reader finds the words.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from impression.fonts import ScriptFont
from impression.outlines import font_file
from impression.runs import Cluster, Part

SYMBOLIC = 4
"""Flag of a font descriptor: its characters are not the standard ones (PDF 32000-1, table 123)."""

BLOCK = 100
"""A block of ToUnicode has no more entries."""


class EmbeddedFont:
    """Gives each letter of one document a code, and becomes PDF objects when the document is saved."""

    def __init__(self, font: ScriptFont, rank: int) -> None:
        """`rank`: of the font among those of the document."""
        self.name = f"S{rank}"
        self._font = font
        self._tag = "".join(chr(ord("A") + int(digit)) for digit in f"{rank:06d}")  # PDF 32000-1, 9.6.4
        self._codes: dict[tuple[tuple[Part, ...], str, int], int] = {}  # the same letter may be closer to its next one

    def encoded(self, letters: Sequence[Cluster]) -> str:
        """As a PDF string in hexadecimal digits, two bytes for each."""
        return "".join(f"{self._code(letter):04X}" for letter in letters)

    def _code(self, letter: Cluster) -> int:
        return self._codes.setdefault((letter.parts, letter.text, letter.units), len(self._codes) + 1)

    def addObjects(self, document: Any) -> None:
        """reportlab's name: the document that is being saved asks its fonts for their objects."""
        base = f"{self._tag}+{self._font.file.stem}"

        def kept(value: Any, kind: str) -> Any:
            return document.Reference(value, f"{kind}:{base}")

        def stream(content: bytes, **entries: int) -> Any:
            made = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content)
            made.filters = [pdfdoc.PDFZCompress] if document.compression else []
            return made

        widths = [0, *(units for *_, units in self._codes)]
        file = font_file(self._font, [parts for parts, *_ in self._codes], widths)
        program = kept(stream(file, Length1=len(file)), "file")
        descriptor = {**self._metrics(), "FontName": f"/{base}", "FontFile2": program}
        letters = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{base}",
            "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            "CIDToGIDMap": "/Identity",
            "FontDescriptor": kept(pdfdoc.PDFDictionary(descriptor), "descriptor"),
            "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray([self._scaled(width) for width in widths])]),
        }
        whole = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{base}",
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([kept(pdfdoc.PDFDictionary(letters), "letters")]),
            "ToUnicode": kept(stream(self._to_unicode()), "text"),
        }
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.name] = kept(pdfdoc.PDFDictionary(whole), "font")

    def _scaled(self, length: int) -> float:
        return round(length * 1000 / self._font.units)

    def _metrics(self) -> dict[str, Any]:
        box = struct.unpack_from(">4h", self._font.table("head"), 36)
        ascent, descent = map(self._scaled, struct.unpack_from(">2h", self._font.table("hhea"), 4))
        return {
            "Type": "/FontDescriptor",
            "Flags": SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray([self._scaled(side) for side in box]),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": ascent,
            "StemV": 80,
        }

    def _to_unicode(self) -> bytes:
        pairs = [f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for (_, text, _), code in self._codes.items()]
        blocks = [pairs[start : start + BLOCK] for start in range(0, len(pairs), BLOCK)]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
        return "\n".join(lines).encode("ascii")
