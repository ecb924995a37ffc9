"""Measuring and drawing text: line breaks, and on which side a line begins. What stands in a line is `runs.py`'s.

Nothing here remembers a text: a sheet may hold a person's name, and caches outlive visits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from reportlab.pdfbase import pdfmetrics

from impression.bidi import LAYOUT_SIGNS, apart, isolated
from impression.canvas import Canvas
from impression.colours import rgb
from impression.runs import Run, is_plain, runs
from kiosk.letters import JOINERS, has_right_to_left

CAP_HEIGHT = 0.668
"""Height of a capital in Atkinson Hyperlegible Next, per unit of size; Helvetica's differs by less than 0.05."""

BREAK_AFTER = "/.-@_?&=:"
"""Where an address that is wider than its column may go on to the next line."""

UNBREAKABLE = re.compile(
    r"(?<=\d) (?=\d|h\b|min\b|[€%])|(?<=\d[ \u00a0]h) (?=\d)|(?<=\bde) (?=\d)|(?<=\bà) (?=\d)|(?<=«) | (?=[»:;?!])"
)

KEPT = frozenset("\n\r\t" + JOINERS + LAYOUT_SIGNS)
"""Not printable, but of use: ends of line become spaces, the others command the layout of a line that has one."""

SHORTEST_END = 5
"""An address does not leave less than this on its last line: « gouv.fr », not « fr »."""

AFTER = 9.0
"""White before what goes on after a text, in points."""

NO_BREAK = "\N{NO-BREAK SPACE}"


Widths = dict[tuple[str, str], float]
"""Face and word to its width, per unit of size."""


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set. Sizes in points; `leading` is from one baseline to the next, per unit of size.

    `right_to_left`: direction of the sheet's language. `aloud`: whether the voice says it when it reads the sheet.
    `known`: widths of words that were shaped already, per unit of size; it is the sheet's, and goes with it.
    """

    face: str
    size: float
    colour: str
    leading: float = 1.28
    standard: bool = False
    right_to_left: bool = False
    aloud: bool = True
    known: Widths = field(default_factory=dict, compare=False, repr=False)

    @property
    def line(self) -> float:
        return self.size * self.leading


@dataclass(frozen=True, slots=True)
class Setting:
    """A text broken into lines. `after`: a smaller one that goes on where the only line of this one ends."""

    lines: tuple[str, ...]
    type: Type
    after: Setting | None = None

    @property
    def height(self) -> float:
        return len(self.lines) * self.type.line

    @property
    def width(self) -> float:
        """Width of the widest line, in points."""
        wide = max((measure(line, self.type) for line in self.lines), default=0.0)
        return wide + AFTER + self.after.width if self.after else wide


class Align(Enum):
    """Where lines begin; `START` is the side from which the page is read."""

    START = "debut"
    CENTRE = "milieu"
    END = "fin"


def width_of(text: str, kind: Type) -> float:
    """Width in points of a text on one line."""
    return measure(clean(text, kind), kind)


def measure(text: str, kind: Type) -> float:
    """Width in points of a text that is clean already."""
    if kind.standard or is_plain(text, kind.face):
        return float(pdfmetrics.stringWidth(text, kind.face, kind.size))
    words = text.split(" ")
    spaces = (len(words) - 1) * float(pdfmetrics.stringWidth(" ", kind.face, kind.size))
    return spaces + sum(_shaped_width(word, kind) for word in words)


def _shaped_width(word: str, kind: Type) -> float:
    key = kind.face, word
    if key not in kind.known:
        kind.known[key] = _width(runs(word, kind.face, 1.0, kind.right_to_left))
    return kind.known[key] * kind.size


def set_text(text: str, kind: Type, width: float) -> Setting:
    """Break `text` into lines of at most `width` points; an empty text has none.

    Words are kept whole and never hyphenated; only a word wider than the column is cut, after a sign of an address
    where it has one. No paragraph ends with a word alone when the line before can spare one.
    """
    words = [word for word in clean(text, kind).split(" ") if word]
    whole = " ".join(words)
    if measure(whole, kind) <= width:  # most texts: one measure instead of one for each word
        return Setting((whole,) if whole else (), kind)
    lines: list[list[str]] = []
    room = 0.0
    space = measure(" ", kind)
    for word in _cut(words, kind, width):
        wide = measure(word, kind)
        if lines and wide + space <= room:
            lines[-1].append(word)
            room -= wide + space
        else:
            lines.append([word])
            room = width - wide
    if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) > 2:
        pulled = [lines[-2][-1], *lines[-1]]
        if measure(" ".join(pulled), kind) <= width:
            lines[-2:] = [lines[-2][:-1], pulled]
    return Setting(tuple(apart((" ".join(line) for line in lines), kind.right_to_left)), kind)


def one_line(text: str, kind: Type, width: float) -> Setting:
    """`text` on a single line, ended by … where it does not fit. Only for what is written in full elsewhere."""
    text = clean(text, kind)
    if measure(text, kind) > width:
        while text and measure(f"{text}…", kind) > width:
            text = text[:-1]
        text = f"{text.rstrip()}…"
    return Setting((text,), kind)


def draw(canvas: Canvas, setting: Setting, x: float, top: float, width: float, align: Align = Align.START) -> float:
    """Draw lines downwards from `top` in a column `width` points wide that begins at `x`; returns the bottom."""
    kind = setting.type
    canvas.setFillColorRGB(*rgb(kind.colour))
    canvas.setFont(kind.face, kind.size)
    y = top - baseline(kind)
    for line in setting.lines:
        laid = [] if kind.standard or is_plain(line, kind.face) else _laid(line, kind)
        at_left = align is Align.START and not canvas.right_to_left
        wide = 0.0 if at_left else _width(laid) if laid else measure(line, kind)
        indent = 0.0 if align is Align.START else (width - wide) / (2 if align is Align.CENTRE else 1)
        canvas.write(canvas.left_of(x + indent, wide), y, line, kind.face, kind.size, laid, kind.aloud)
        y -= kind.line
    if more := setting.after:
        draw(canvas, more, x + setting.width - more.width, top - baseline(kind) + baseline(more.type), more.width)
    return top - setting.height


def baseline(kind: Type) -> float:
    """How far below its top a line is written, in points: its capitals stand in the middle."""
    return (kind.line + CAP_HEIGHT * kind.size) / 2


def _laid(line: str, kind: Type) -> list[Run]:
    return runs(line, kind.face, kind.size, kind.right_to_left)


def _width(laid: Iterable[Run]) -> float:
    return sum(run.width for run in laid)


def clean(text: str, kind: Type) -> str:
    """`text` as it can be drawn: composed, in one line, without signs that only command a layout where nothing is laid
    out, and with no-break spaces where French wants them but a hurried hand left them out (« de 14 h 30 »,
    « 03 20 00 00 00 »)."""
    text = unicodedata.normalize("NFC", text).replace("\N{NARROW NO-BREAK SPACE}", NO_BREAK)
    if not text.replace(NO_BREAK, "").isprintable():
        text = "".join(" " if sign in "\n\r\t" else sign for sign in text if sign in KEPT or _drawn(sign))
    text = UNBREAKABLE.sub(NO_BREAK, text)
    if kind.standard:
        return _without_signs(text).encode("cp1252", "replace").decode("cp1252")
    if is_plain(text, kind.face):
        return text
    bare = _without_signs(text)
    if is_plain(bare, kind.face):
        return bare
    return isolated(text) if has_right_to_left(text) else text


def _without_signs(text: str) -> str:
    return "".join(sign for sign in text if _drawn(sign))


def _drawn(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _cut(words: Iterable[str], kind: Type, width: float) -> Iterator[str]:
    """The words, in pieces where one alone is wider than the column."""
    for word in words:
        while measure(word, kind) > width and len(word) > 1:
            cut = _longest_start(word, kind, width)
            yield word[:cut]
            word = word[cut:]
        yield word


def _longest_start(word: str, kind: Type, width: float) -> int:
    """How many characters of `word` fit in `width`, at least one; accents stay with their letter."""
    fits = 1
    while fits < len(word) and measure(word[: fits + 1], kind) <= width:
        fits += 1
    spaces = [place + 1 for place in range(1, fits) if word[place] == NO_BREAK]
    signs = [place for place in range(fits // 3 + 1, fits + 1) if word[place - 1] in BREAK_AFTER]
    long_ends = [place for place in signs if len(word) - place >= SHORTEST_END]
    if places := spaces or long_ends or signs:
        return max(places)
    while fits > 1 and (unicodedata.combining(word[fits]) or word[fits] in JOINERS):
        fits -= 1
    return fits
