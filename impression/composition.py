"""A sheet becomes pages: measured at each rhythm, shared between pages, then drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from impression import blocks, marks
from impression.breaks import Block, faults, height, paginate
from impression.canvas import Canvas
from impression.cards import help_cards
from impression.colours import SOFT, topic
from impression.fonts import Faces, faces
from impression.notes import notes
from impression.panel import glossary, panel
from impression.rhythm import MARGIN, PAGE_HEIGHT, RHYTHMS, WIDTH, Rhythm
from impression.style import Stack, Style, draw_stack, in_french, stacked
from impression.typesetting import NO_BREAK, Align, draw, one_line, set_text, width_of
from impression.written import WrittenLine
from kiosk.visit.sheet import Headings, Sheet

HEAD = 38.0
"""Height of the header with its rule and the white below it, in points."""

BRAND = "Pas à pas"

FOOT_GAP = 16.0
"""White and rule above the foot, in points."""

TALLEST = PAGE_HEIGHT * 0.38

NUMBER_WIDTH = 60.0

Page = list[Block]


def compose(sheet: Sheet, content: Path, local: Sequence[Path]) -> tuple[bytes, tuple[WrittenLine, ...]]:
    """The PDF of a sheet, and where its words stand. Same sheet, same bytes: nothing of the moment or the machine is
    in it."""
    style, pages = _best(sheet, _style(sheet, content, local))
    buffer = BytesIO()
    canvas = Canvas(
        buffer,
        sheet.right_to_left,
        invariant=1,
        pageCompression=1,
        lang=sheet.language,
        initialFontName=style.faces.regular,
    )
    canvas.setTitle(f"Fiche {BRAND}")
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator(BRAND)
    for number, page in enumerate(pages, 1):
        _draw_page(canvas, sheet, style, page, number, len(pages))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue(), tuple(canvas.written)


def load(content: Path, local: Sequence[Path]) -> None:
    """Read the fonts now rather than with the first sheet."""
    _faces(content, local)


def _best(sheet: Sheet, style: Style) -> tuple[Style, list[Page]]:
    """The fewest pages without a lonely step, then the most generous rhythm; what room is left is for notes."""
    style, pages = _laid_out(sheet, style, RHYTHMS[-1])
    fewest, low, high = faults(pages), 0, len(RHYTHMS) - 1
    while low < high:
        middle = (low + high) // 2
        candidate = _laid_out(sheet, style, RHYTHMS[middle])
        if faults(candidate[1]) <= fewest:
            (style, pages), high = candidate, middle
        else:
            low = middle + 1
    return style, [*pages[:-1], _with_notes(pages[-1], _room(sheet, style, numbered=len(pages) > 1), sheet, style)]


def _laid_out(sheet: Sheet, style: Style, rhythm: Rhythm) -> tuple[Style, list[Page]]:
    style = replace(style, rhythm=rhythm)
    parts = _blocks(sheet, style)
    if height(parts) <= _room(sheet, style, numbered=False):
        return style, [parts]
    return style, paginate(parts, _room(sheet, style, numbered=True))


def _with_notes(page: Page, room: float, sheet: Sheet, style: Style) -> Page:
    blank = notes(sheet.headings.notes, room - height(page), style, _said(sheet).notes)
    return [*page, blank] if blank else page


def _style(sheet: Sheet, content: Path, local: Sequence[Path]) -> Style:
    """A text is shared between pages only when it is too high for two such to stand on one."""
    return Style(
        _faces(content, local), topic(sheet.topic), content / "pictogrammes", RHYTHMS[-1], TALLEST,
        sheet.french is not None, sheet.right_to_left,
    )  # fmt: skip


def _faces(content: Path, local: Sequence[Path]) -> Faces:
    return faces(content / "polices", *(folder / "polices" for folder in local))


def _blocks(sheet: Sheet, style: Style) -> list[Block]:
    words, said = sheet.headings, _said(sheet)
    parts: list[Block] = blocks.title(sheet, style)
    steps = blocks.steps(sheet.steps, words.steps_again, style, said.steps_again)
    if sheet.done:
        parts += [*blocks.heading(words.done, style, said.done), *blocks.done(sheet.done, style)]
        parts += blocks.heading(words.steps, style, said.steps) if steps else []
    elif steps:  # the title says what they are
        steps[0] = replace(steps[0], gap=style.rhythm.gap / 2)
    parts += steps
    if sheet.bring:
        parts += panel(sheet.bring, words.bring, style, said.bring)
    if sheet.help or sheet.codes:
        parts += [*blocks.heading(words.help, style, said.help), *help_cards(sheet.help, sheet.codes, style)]
    if sheet.words:
        parts += glossary(sheet.words, words.words, style, said.words)
    return parts


def _said(sheet: Sheet) -> Headings:
    """The headings in French."""
    return (sheet.french or sheet).headings


def _room(sheet: Sheet, style: Style, numbered: bool) -> float:
    """Height for blocks on a page, in points."""
    return PAGE_HEIGHT - 2 * MARGIN - HEAD - FOOT_GAP - max(map(stacked, _foot(sheet, style, numbered)))


def _foot(sheet: Sheet, style: Style, numbered: bool) -> tuple[Stack, Stack]:
    """What stands at the start of the foot line and at its end. A page number leaves no room for both sentences. How
    far the words can be trusted is for the eye alone, and in both languages."""
    words, said = sheet.headings, _said(sheet)
    kept, made = words.kept_nothing, words.made_with
    strong, soft = style.semibold(10.5, SOFT), style.soft(10)
    width = WIDTH - NUMBER_WIDTH if numbered else WIDTH
    below = style.under(in_french([(kept, said.kept_nothing), (made, said.made_with)]), 10, width)
    if words.notice:
        below = (*below, *style.headed(words.notice, replace(soft, aloud=False), width, said.notice))
    if not numbered and width_of(kept, strong) + width_of(made, soft) + 20 <= WIDTH:
        return (set_text(kept, strong, WIDTH), *below), (set_text(made, soft, WIDTH),)
    return (set_text(kept, strong, width), set_text(made, soft, width), *below), ()


def _draw_page(canvas: Canvas, sheet: Sheet, style: Style, page: Page, number: int, count: int) -> None:
    _draw_head(canvas, sheet, style, first=number == 1)
    top = PAGE_HEIGHT - MARGIN - HEAD
    for place, block in enumerate(page):
        top -= block.gap if place else 0.0
        if place and block.ruled:
            marks.rule(canvas, MARGIN, top, WIDTH)
        block.draw(canvas, top)
        top -= block.height
    _draw_foot(canvas, sheet, style, f"{number}{NO_BREAK}/{NO_BREAK}{count}" if count > 1 else "")


def _draw_head(canvas: Canvas, sheet: Sheet, style: Style, first: bool) -> None:
    """The mark, the place and the date. Pages that follow say whose sheet they belong to: papers get mixed up."""
    top = PAGE_HEIGHT - MARGIN
    x = MARGIN + marks.mark(canvas, MARGIN, top, 19) + 9
    brand, day = set_text(BRAND, style.semibold(13), WIDTH), set_text(sheet.date, style.regular(12), WIDTH)
    draw(canvas, brand, x, top - 2, WIDTH)
    beside = sheet.venue if first else " · ".join(filter(None, (sheet.title, sheet.headings.for_whom)))
    if beside:
        x += brand.width + 12
        room = MARGIN + WIDTH - day.width - 16 - x
        draw(canvas, one_line(beside, style.soft(12), room), x, top - 2.5, room)
    draw(canvas, day, MARGIN, top - 2.5, WIDTH, Align.END)
    marks.rule(canvas, MARGIN, top - 26, WIDTH, style.topic.ink, 2.5)


def _draw_foot(canvas: Canvas, sheet: Sheet, style: Style, number: str) -> None:
    start, end = _foot(sheet, style, numbered=bool(number))
    if number:
        end = (set_text(number, style.semibold(12), NUMBER_WIDTH),)
    top = MARGIN + max(stacked(start), stacked(end))
    marks.rule(canvas, MARGIN, top + 6, WIDTH)
    draw_stack(canvas, start, MARGIN, top, WIDTH)
    draw_stack(canvas, end, MARGIN, top, WIDTH, Align.END)
