"""A line of text as it is drawn: pieces of one font and one direction, from left to right.

A line that our own font draws whole needs none of this. In others all is shaped by HarfBuzz: letters take the form that
their neighbours want.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

import uharfbuzz

from impression.bidi import levels, visual_order
from impression.fonts import ScriptFont, as_script_font, drawn_by_ours, font_for
from kiosk.letters import JOINERS

Part = tuple[int, int, int]
"""A glyph of a font, and how far to the right and up it is drawn, in the font's units."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What cannot be taken apart: a letter with its dots and vowel signs. `text` as it is read, `advance` in points."""

    start: int
    text: str
    parts: tuple[Part, ...]
    units: int
    advance: float


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line. `start`: its place there; `text` as it is read; `clusters` from left to right."""

    start: int
    text: str
    right_to_left: bool
    font: ScriptFont
    clusters: tuple[Cluster, ...]

    @property
    def width(self) -> float:
        return sum(cluster.advance for cluster in self.clusters)


def is_plain(text: str, face: str) -> bool:
    """Whether our own font draws all of it. It has no letter that is written from the right."""
    return text.isascii() or drawn_by_ours(face).issuperset(text)


def runs(line: str, face: str, size: float, right_to_left: bool) -> list[Run]:
    """The pieces of `line` from left to right. `right_to_left`: direction of the language it stands in."""
    deep = levels(line, right_to_left)
    pieces = [
        (deep[start], font, start, end)
        for start, end in _stretches(deep)
        for font, start, end in _by_font(line, start, end, face)
    ]
    found = []
    for place in visual_order([level for level, *_ in pieces]):
        level, font, start, end = pieces[place]
        text, turned = line[start:end], bool(level % 2)
        found.append(Run(start, text, turned, font, tuple(_shaped(text, font, turned, size))))
    return found


def places(found: Sequence[Run], start: int, end: int) -> list[tuple[float, float]]:
    """Where the characters from `start` to `end` stand: left and right ends in points from the left of the line. More
    than one where a line mixes directions."""
    spans: list[tuple[float, float]] = []
    left = 0.0
    for run in found:
        first, last = max(start, run.start) - run.start, min(end, run.start + len(run.text)) - run.start
        if first < last:
            ends = [left + _edge(run, at) for at in (first, last)]
            span = min(ends), max(ends)
            if spans and abs(spans[-1][1] - span[0]) < 0.01:
                span = spans.pop()[0], span[1]
            spans.append(span)
        left += run.width
    return spans


def _edge(run: Run, at: int) -> float:
    """Where the character number `at` of a run begins, from its left end."""
    read = sum(one.advance * _part_before(one, at) for one in run.clusters)
    return run.width - read if run.right_to_left else read


def _part_before(cluster: Cluster, at: int) -> float:
    return min(max((at - cluster.start) / len(cluster.text), 0.0), 1.0)


def _stretches(deep: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Start and end of each piece of one level."""
    bounds = accumulate((len(list(same)) for _, same in groupby(deep)), initial=0)
    return pairwise(bounds)


def _by_font(line: str, start: int, end: int, face: str) -> Iterator[tuple[ScriptFont, int, int]]:
    """The piece from `start` to `end`, cut where another font goes on. Signs that only command a layout are left out;
    accents and joiners stay with their letter."""
    font = own = as_script_font(face)
    begin = start
    for at in range(start, end):
        sign = line[at]
        kind = unicodedata.category(sign)
        if at > begin and (sign in JOINERS or kind[0] == "M"):
            continue
        if kind == "Cf":
            if at > begin:
                yield font, begin, at
            begin = at + 1
            continue
        other = font_for(sign, face) or own
        if other is not font and at > begin:
            yield font, begin, at
            begin = at
        font = other
    if end > begin:
        yield font, begin, end


def _shaped(text: str, font: ScriptFont, right_to_left: bool, size: float) -> Iterator[Cluster]:
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = uharfbuzz.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    uharfbuzz.shape(font.shaper, buffer, None)
    glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    bounds = sorted({info.cluster for info, _ in glyphs} | {0, len(text)})
    ends = dict(pairwise(bounds))
    for start, group in groupby(glyphs, key=lambda one: one[0].cluster):
        parts, pen = [], 0
        for info, position in group:
            parts.append((info.codepoint, pen + position.x_offset, position.y_offset))
            pen += position.x_advance
        end = ends[start]
        if right_to_left:  # readers turn what they find round, code by code: each has one character
            yield from (Cluster(at, text[at], (), 0, 0.0) for at in range(end - 1, start, -1))
            end = start + 1
        yield Cluster(start, text[start:end], tuple(parts), pen, pen * size / font.units)
