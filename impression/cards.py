"""Where to go and whom to call: a card for each service, its number large enough to dial from the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from impression import codes, marks, pictograms
from impression.blocks import tile
from impression.breaks import Block
from impression.colours import EDGE, WHITE
from impression.rhythm import CODE, MARGIN, RADIUS, WIDTH
from impression.style import Stack, Style, draw_stack, shared, stacked
from impression.typesetting import Align, Setting, draw, set_text, width_of
from kiosk.visit.sheet import Code, Help

BETWEEN = 10.0
"""White between two cards, in points."""

CALL = "telephoner"
"""The pictogram beside a number: whoever does not read knows what it is for."""

SITE = "web"
"""The pictogram of a code that belongs to no service."""

PHONE_LEAST = 18.0
LABEL_MOST, LABEL_NARROW = 235.0, 110.0
"""Widest address under a code, in points, in a card alone and in one of two; a longer one goes on after a dot."""

Entry = tuple[Help, Code | None]


@dataclass(frozen=True, slots=True)
class _Corner:
    """A QR code with its address in words underneath, measured. `side` has the quiet zone in it."""

    code: Code
    side: float
    label: Setting
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Card:
    """A service, measured. `call` is the one of `stack` that is a telephone number."""

    width: float
    picture: pictograms.Pictogram | None
    stack: Stack
    call: Setting
    corner: _Corner | None
    height: float


def help_cards(services: Sequence[Help], shown: Sequence[Code], style: Style) -> list[Block]:
    """Each service with its QR code; a code that belongs to none has a card of its own.

    Two cards share a row where the rhythm says so; the first stands alone when their number is odd.
    """
    by_key = {code.key: code for code in shown}
    known = {item.key for item in services}
    entries: list[Entry] = [(item, by_key.get(item.key)) for item in services]
    entries += [(Help(code.key, code.label, (), picture=SITE), code) for code in shown if code.key not in known]
    rows = [row for group in _groups(entries, style.rhythm.columns) for row in _rows(group, style)]
    return [_block(row, style, BETWEEN if number else 2.0) for number, row in enumerate(rows)]


def _groups(entries: Sequence[Entry], columns: int) -> list[Sequence[Entry]]:
    alone = len(entries) % columns
    first = [entries[:alone]] if alone else []
    return first + [entries[start : start + columns] for start in range(alone, len(entries), columns)]


def _rows(group: Sequence[Entry], style: Style) -> list[list[_Card]]:
    """One row of cards; several when a text is too long for one."""
    width = (WIDTH - BETWEEN * (len(group) - 1)) / len(group)
    row = [_cards(item, code, width, style) for item, code in group]
    if all(len(pieces) == 1 for pieces in row):
        return [[piece for pieces in row for piece in pieces]]
    return [[card] for item, code in group for card in _cards(item, code, WIDTH, style)]


def _cards(item: Help, code: Code | None, width: float, style: Style) -> list[_Card]:
    """The card; more than one when its text is too long for a page. A narrow one has no pictogram."""
    rhythm = style.rhythm
    alone = width == WIDTH
    corner = _corner(code, style, LABEL_MOST if alone else LABEL_NARROW) if code else None
    picture = style.picture(item.picture) if alone else None
    room = _text_width(width, picture, corner, style)
    call = _phone(item.phone, room, style)
    stack = (
        set_text(item.name, style.semibold(rhythm.body + 1), room),
        call,
        *(set_text(detail, style.soft(rhythm.body), room) for detail in item.details),
    )
    cards = []
    for piece in shared(stack, style.tallest):
        inner = max(stacked(piece), rhythm.tile if picture else 0.0) + 2 * rhythm.inset - 4
        cards.append(_Card(width, picture, piece, call, corner, max(inner, corner.height if corner else 0.0)))
        picture, corner = None, None
    return cards


def _left(picture: pictograms.Pictogram | None, style: Style) -> float:
    return style.rhythm.inset + (style.rhythm.tile + 14 if picture else 0.0)


def _text_width(width: float, picture: pictograms.Pictogram | None, corner: _Corner | None, style: Style) -> float:
    return width - _left(picture, style) - (corner.width + 2 if corner else style.rhythm.inset)


def _phone(number: str, width: float, style: Style) -> Setting:
    """The number as large as the card allows, on one line wherever it can be."""
    kind = style.bold(style.rhythm.phone)
    room = width - _lead(style)
    wide = width_of(number, kind)
    if wide > room:
        kind = replace(kind, size=max(PHONE_LEAST, kind.size * room / wide * 0.99))
    return set_text(number, kind, room)


def _lead(style: Style) -> float:
    return style.rhythm.phone * 0.8 + 6 if style.picture(CALL) else 0.0


def _corner(code: Code, style: Style, label_most: float) -> _Corner:
    side = codes.side(code.url, CODE)
    margin = (side - CODE) / 2
    label = set_text(code.label, style.semibold(12), max(CODE + margin, label_most))
    return _Corner(code, side, label, max(side, label.width + 2 * margin), side + label.height + 8)


def _block(row: Sequence[_Card], style: Style, gap: float) -> Block:
    height = max(card.height for card in row)

    def draw_row(canvas: Canvas, top: float) -> None:
        for place, card in enumerate(row):
            _draw_card(canvas, card, MARGIN + place * (card.width + BETWEEN), top, height, style)

    return Block(height, draw_row, gap)


def _draw_card(canvas: Canvas, card: _Card, x: float, top: float, height: float, style: Style) -> None:
    """A card that has the row for itself is centred on its QR code; neighbours start level with each other."""
    rhythm = style.rhythm
    marks.panel(canvas, x, top, card.width, height, RADIUS, WHITE, EDGE)
    alone = card.width == WIDTH
    words = stacked(card.stack)
    inner = max(words, rhythm.tile if card.picture else 0.0)
    first = top - ((height - inner) / 2 if alone else rhythm.inset - 2)
    if card.picture:
        tile(canvas, card.picture, x + rhythm.inset, first, rhythm.tile, style)
    text_x, y = x + _left(card.picture, style), first - max(0.0, (inner - words) / 2)
    for setting in card.stack:
        lead = _draw_call(canvas, setting, text_x, y, style) if setting is card.call else 0.0
        y = draw(canvas, setting, text_x + lead, y, card.width)
    if card.corner:
        _draw_corner(canvas, card.corner, x + card.width - card.corner.width, top)


def _draw_call(canvas: Canvas, number: Setting, x: float, top: float, style: Style) -> float:
    """The pictogram before a number; returns how far it moves the number."""
    if not number.lines or not (picture := style.picture(CALL)):
        return 0.0
    side = style.rhythm.phone * 0.8
    pictograms.draw(canvas, picture, x, top - (number.type.line - side) / 2, side, style.topic.ink)
    return _lead(style)


def _draw_corner(canvas: Canvas, corner: _Corner, x: float, top: float) -> None:
    """Codes of several cards stand below each other: they and their addresses end at the same distance of the edge."""
    codes.draw(canvas, corner.code.url, x + corner.width - corner.side, top - 1, CODE)
    margin = (corner.side - CODE) / 2
    draw_stack(canvas, (corner.label,), x, top - corner.side, corner.width - margin, Align.END)
