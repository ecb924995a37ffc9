"""A TrueType file made of letters that shaping put together (OpenType, `glyf`): each is one glyph again."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from itertools import accumulate

from impression.fonts import ScriptFont
from impression.runs import Part

WORDS, XY, MORE = 0x0001, 0x0002, 0x0020
SCALES = {0x0008: 2, 0x0040: 4, 0x0080: 8}
"""Flags of a component; a scale takes so many bytes more."""

MOST_PARTS, DEEPEST = 16, 4
"""What the file promises: parts of a glyph, and how deep they have parts themselves."""


def font_file(font: ScriptFont, letters: Sequence[tuple[Part, ...]], widths: Sequence[int]) -> bytes:
    """A font whose glyph number n is the letter number n, from 1; `widths` in the font's units, the first for glyph 0.

    The parts come behind the letters, each once.
    """
    own = _outlines(font)
    glyphs = [own(0), *(b"" for _ in letters)]
    places: dict[int, int] = {}

    def place(number: int) -> int:
        if number not in places:
            places[number] = len(glyphs)
            glyphs.append(b"")  # its own parts come behind it
            glyphs[places[number]] = _renumbered(own(number), place)
        return places[number]

    for letter, parts in enumerate(letters, 1):
        glyphs[letter] = _composed([(place(number), x, y, own(number)) for number, x, y in parts if own(number)])
    return _sfnt(font, glyphs, widths)


def _outlines(font: ScriptFont) -> Callable[[int], bytes]:
    """What the font's own file says of a glyph; nothing for a space."""
    glyf, loca = font.table("glyf"), font.table("loca")
    long = struct.unpack_from(">h", font.table("head"), 50)[0]
    size, unit = (4, 1) if long else (2, 2)

    def outline(number: int) -> bytes:
        start, end = struct.unpack_from(">2L" if long else ">2H", loca, number * size)
        return glyf[start * unit : end * unit]

    return outline


def _composed(parts: Sequence[tuple[int, int, int, bytes]]) -> bytes:
    """A composite glyph; `parts`: number, how far right and up, and the outline that is drawn there."""
    if not parts:
        return b""
    boxes = [(x, y, *struct.unpack_from(">4h", outline, 2)) for _, x, y, outline in parts]
    low = min(x + left for x, _, left, *_ in boxes), min(y + bottom for _, y, _, bottom, *_ in boxes)
    high = max(x + right for x, *_, right, _ in boxes), max(y + top for _, y, *_, top in boxes)
    last = len(parts) - 1
    components = (
        struct.pack(">2H2h", WORDS | XY | (MORE if rank < last else 0), number, x, y)
        for rank, (number, x, y, _) in enumerate(parts)
    )
    return struct.pack(">5h", -1, *low, *high) + b"".join(components)


def _renumbered(outline: bytes, place: Callable[[int], int]) -> bytes:
    """The outline, whose own parts, if it is made of any, have other numbers here."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return outline
    changed, at, flags = bytearray(outline), 10, MORE
    while flags & MORE:
        flags, number = struct.unpack_from(">2H", outline, at)
        struct.pack_into(">H", changed, at + 2, place(number))
        at += 4 + (4 if flags & WORDS else 2) + sum(size for flag, size in SCALES.items() if flags & flag)
    return bytes(changed)


def _sfnt(font: ScriptFont, glyphs: Sequence[bytes], widths: Sequence[int]) -> bytes:
    padded = [outline + b"\0" * (-len(outline) % 4) for outline in glyphs]
    offsets = list(accumulate(map(len, padded), initial=0))
    head, hhea, maxp = (bytearray(font.table(tag)) for tag in ("head", "hhea", "maxp"))
    struct.pack_into(">h", head, 50, 1)  # long offsets
    struct.pack_into(">H", hhea, 34, len(glyphs))
    struct.pack_into(">H", maxp, 4, len(glyphs))
    struct.pack_into(">2H", maxp, 28, MOST_PARTS, DEEPEST)
    advances = [*widths, *(0,) * (len(glyphs) - len(widths))]
    starts = [struct.unpack_from(">h", outline, 2)[0] if outline else 0 for outline in glyphs]
    tables = {
        b"glyf": b"".join(padded),
        b"head": bytes(head),
        b"hhea": bytes(hhea),
        b"hmtx": b"".join(struct.pack(">Hh", *pair) for pair in zip(advances, starts, strict=True)),
        b"loca": struct.pack(f">{len(offsets)}L", *offsets),
        b"maxp": bytes(maxp),
    }
    return _assembled(tables)


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    """The tables behind their directory. Checksums stay empty: no reader of a PDF looks at them."""
    power = len(tables).bit_length() - 1
    search = 16 << power
    directory = struct.pack(">L4H", 0x00010000, len(tables), search, power, 16 * len(tables) - search)
    at = len(directory) + 16 * len(tables)
    body = b""
    for tag, data in tables.items():
        directory += struct.pack(">4s3L", tag, 0, at + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return directory + body
