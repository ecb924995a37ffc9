"""Title, headings, what was done, and the next steps with their boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from impression import marks, pictograms
from impression.breaks import Block
from impression.canvas import Canvas
from impression.colours import SAND, topic
from impression.rhythm import MARGIN, WIDTH
from impression.style import Stack, Style, draw_stack, in_french, shared, short, stacked
from impression.typesetting import Align, Type, set_text
from kiosk.letters import has_right_to_left
from kiosk.visit.sheet import JOINT, Line, Sheet

ASIDE_LEAST, ASIDE_MOST = 70.0, 118.0
"""Narrowest and widest column for how long and where, in points."""

ASIDE_INSET = 6.0
SPACE = 14.0
"""White between box, pictogram, text and side note, in points."""

DEEP = 1.45
"""Leading of a title in a script whose letters go far below the line."""

ASIDE_LINES = 4
"""What takes more lines than this is no longer a note at the side: it goes under the text."""


def title(sheet: Sheet, style: Style) -> list[Block]:
    """What this paper is, for whom, from which flows; and all of it in French, with the date, on one line."""
    rhythm, said = style.rhythm, sheet.french or sheet
    pairs = [
        (sheet.title, said.title),
        (sheet.headings.for_whom, said.headings.for_whom),
        (sheet.subtitle, said.subtitle),
        (sheet.date, said.date),
    ]
    large = style.bold(rhythm.title, style.topic.ink)
    stack = (
        set_text(sheet.title, replace(large, leading=DEEP) if has_right_to_left(sheet.title) else large, WIDTH),
        set_text(sheet.headings.for_whom, replace(style.semibold(rhythm.heading), leading=1.4), WIDTH),
        set_text(sheet.subtitle, style.note(rhythm.body), WIDTH),
        *style.under(in_french(pairs, JOINT), rhythm.body, WIDTH),
    )
    return [_text(piece, keep=True) for piece in shared(stack, style.tallest)]


def heading(text: str, style: Style, said: str = "") -> list[Block]:
    """A heading never stands alone at the foot of a page; without a text there is none. `said`: the same in French."""
    stack = style.headed(text, style.semibold(style.rhythm.heading, style.topic.ink), WIDTH, said)
    block = _text(stack, gap=style.rhythm.gap, keep=True, opens=True)
    return [replace(block, height=block.height + 4)] if block.height else []


def _text(stack: Stack, gap: float = 0.0, keep: bool = False, opens: bool = False, indent: float = 0.0) -> Block:
    def draw(canvas: Canvas, top: float) -> None:
        draw_stack(canvas, stack, MARGIN + indent, top, WIDTH - indent)

    return Block(stacked(stack), draw, gap, keep, opens)


def done(lines: Sequence[Line], style: Style) -> list[Block]:
    """A check mark for each line, side by side where they are short. Two rows at least stay together at either end
    of the list: one alone on a page looks forgotten."""
    for columns in range(min(style.rhythm.columns, len(lines)), 0, -1):
        width = (WIDTH - SPACE * (columns - 1)) / columns
        pieces = [piece for line in lines for piece in _done(line, width, style)]
        if all(short(stack) for _, stack in pieces):
            break
    rows = [_done_row(pieces[start : start + columns], width, style) for start in range(0, len(pieces), columns)]
    for place in {0, len(rows) - 2} & set(range(len(rows) - 1)):
        rows[place] = replace(rows[place], keep=True)
    return rows


def _done(line: Line, width: float, style: Style) -> list[tuple[bool, Stack]]:
    """Text and notes, in pieces when they are too long for a page; the first has the mark."""
    width -= _tick_indent(style)
    stack = stack_of(line, style.regular(style.rhythm.body), width, style)
    return [(number == 0, piece) for number, piece in enumerate(shared(stack, style.tallest))]


def _tick_indent(style: Style) -> float:
    return style.rhythm.body * 1.2 + 10


def _done_row(pieces: Sequence[tuple[bool, Stack]], width: float, style: Style) -> Block:
    side, indent = style.rhythm.body * 1.2, _tick_indent(style)

    def draw(canvas: Canvas, top: float) -> None:
        for column, (first, stack) in enumerate(pieces):
            x = MARGIN + column * (width + SPACE)
            if first:
                marks.tick(canvas, x, top - (style.regular(style.rhythm.body).line - side) / 2, side, style.topic.ink)
            draw_stack(canvas, stack, x + indent, top, width - indent)

    return Block(max(side, *(stacked(stack) for _, stack in pieces)), draw, gap=4)


def stack_of(line: Line, kind: Type, width: float, style: Style, aside: bool = False) -> Stack:
    """A text, what the line adds under it, and all of it in French. `aside`: how long and where is said elsewhere."""
    said = line.french or line
    facts = () if aside else ((line.duration, said.duration), (line.where, said.where))
    notes = (line.hint, JOINT.join(text for text, _ in facts if text))
    french = (in_french([(line.text, said.text), (line.hint, said.hint)]), in_french(facts, JOINT))
    kind_of_note = style.note(style.rhythm.body)
    return (
        set_text(line.text, kind, width),
        *(set_text(text, kind_of_note, width) for text in notes if text),
        *style.under(" ".join(filter(None, french)), style.rhythm.body, width),
    )


def steps(lines: Sequence[Line], again: str, style: Style, said: str = "") -> list[Block]:
    """A box to tick, a pictogram, what to do, and at the side how long it takes and where. Where several flows have
    steps, each has its title above its own, in the colours of its topic. `again`: heading of a page that goes on,
    `said` the same in French."""
    aside = _aside_width(lines, style)
    flows = [list(own) for _, own in groupby(lines, key=lambda line: line.flow)]
    if len(flows) > 1:
        blocks = [block for own in flows for block in _flow(own, aside, replace(style, topic=topic(own[0].topic)))]
    else:
        blocks = _steps_of(lines, aside, style)
    head = tuple(heading(again, style, said))
    return blocks[:1] + [replace(block, again=(*head, *block.again)) for block in blocks[1:]]


def _flow(lines: Sequence[Line], aside: float, style: Style) -> list[Block]:
    """The steps of one flow under its title, which a page that goes on with them repeats."""
    name = _name(lines[0], style)
    return [name, *(replace(step, again=(name,)) for step in _steps_of(lines, aside, style))]


def _name(line: Line, style: Style) -> Block:
    """Title of a step's flow, and a line to the margin: in black and white too, it is seen where its steps begin."""
    kind = style.semibold(style.rhythm.body + 1, style.topic.ink)
    stack = style.headed(line.flow, kind, WIDTH, (line.french or line).flow)

    def draw(canvas: Canvas, top: float) -> None:
        draw_stack(canvas, stack, MARGIN, top, WIDTH)
        if (free := WIDTH - stack[0].width - SPACE) > SPACE:
            marks.rule(canvas, MARGIN + WIDTH - free, top - stack[0].type.line / 2, free, style.topic.ink, 1.25)

    return Block(stacked(stack), draw, gap=style.rhythm.gap / 2, keep=True, opens=True)


def _steps_of(lines: Sequence[Line], aside: float, style: Style) -> list[Block]:
    blocks = [block for line in lines for block in _step(line, aside, style)]
    return [replace(block, ruled=block.ruled and place > 0) for place, block in enumerate(blocks)]


def _aside_width(lines: Sequence[Line], style: Style) -> float:
    """One width for all the sheet: the texts then share their right edge."""
    asides = [_aside(line, ASIDE_MOST, style) for line in lines]
    widths = [setting.width for aside in asides for setting in aside]
    return max(ASIDE_LEAST, max(widths, default=0.0) + 17)


def _step(line: Line, aside: float, style: Style) -> Iterator[Block]:
    """One row; more only when its text is too long for a page."""
    rhythm = style.rhythm
    picture = style.picture(line.picture)
    side = _aside(line, aside, style)
    indent = rhythm.box + SPACE + (rhythm.tile + SPACE if picture else 0)
    width = WIDTH - indent - (aside + SPACE if side else 0)
    stack = stack_of(line, style.semibold(rhythm.step), width, style, aside=bool(side))
    first, *others = shared(stack, style.tallest)
    panel = stacked(side) + 2 * ASIDE_INSET if side else 0.0
    inner = max(stacked(first), panel, rhythm.tile if picture else rhythm.box)
    centred = inner <= 2.2 * rhythm.tile

    def draw(canvas: Canvas, top: float) -> None:
        def beside(height: float) -> float:
            """Top of an element so high: the row is centred, but a long text starts level with its box."""
            return top - rhythm.pad - ((inner - height) / 2 if centred else 0.0)

        marks.check_box(canvas, MARGIN, beside(rhythm.box), rhythm.box)
        if picture:
            tile(canvas, picture, MARGIN + rhythm.box + SPACE, beside(rhythm.tile), rhythm.tile, style)
        draw_stack(canvas, first, MARGIN + indent, beside(stacked(first)), width)
        if side:
            x = MARGIN + WIDTH - aside
            marks.panel(canvas, x, beside(panel), aside, panel, 7, SAND)
            draw_stack(canvas, side, x, beside(panel) - ASIDE_INSET, aside, Align.CENTRE)

    yield Block(inner + 2 * rhythm.pad, draw, ruled=True, item=True)
    for piece in others:
        yield _text(piece, indent=indent)


def _aside(line: Line, width: float, style: Style) -> Stack:
    """How long and where, in a column so wide; empty when it would not stay a note."""
    size, room = max(12.0, style.rhythm.body - 1), width - 16
    own = (set_text(line.duration, style.semibold(size), room), set_text(line.where, style.regular(size), room))
    if not 0 < sum(len(setting.lines) for setting in own) <= ASIDE_LINES:
        return ()
    said = line.french or line
    french = in_french([(line.duration, said.duration), (line.where, said.where)], JOINT)
    return *own, *style.under(french, size, room)


def tile(canvas: Canvas, picture: pictograms.Pictogram, x: float, top: float, side: float, style: Style) -> None:
    """A pictogram on its rounded square."""
    marks.panel(canvas, x, top, side, side, side / 4.5, style.topic.tint)
    inner = side * 0.76
    pictograms.draw(canvas, picture, x + (side - inner) / 2, top - (side - inner) / 2, inner, style.topic.ink)
