"""Where to go and whom to call: a card for each service, its number large enough to dial from the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from impression import codes, marks, pictograms
from impression.blocks import tile
from impression.breaks import Block
from impression.canvas import Canvas
from impression.colours import EDGE, WHITE
from impression.rhythm import CODE, MARGIN, RADIUS, WIDTH
from impression.style import Stack, Style, in_french, shared, short, stacked
from impression.typesetting import CAP_HEIGHT, Setting, baseline, draw, set_text, width_of
from kiosk.visit.sheet import JOINT, Code, Help

BETWEEN = 8.0
"""White between two cards, in points."""

HALF = (WIDTH - BETWEEN) / 2

BESIDE = 14.0
"""White between a pictogram, the words and a code: enough for the code's quiet zone."""

QUIET = CODE * codes.QUIET / 21
"""Quiet zone of the coarsest code, which has 21 modules. A card's padding is never less."""

CALL = "telephoner"
"""The pictogram beside a number: whoever does not read knows what it is for."""

SITE = "web"
"""The pictogram of a code that belongs to no service."""

PHONE_LEAST = 18.0

Entry = tuple[Help, Code | None]


@dataclass(frozen=True, slots=True)
class _Card:
    """A service, measured. `call` is the one of `stack` that is a telephone number. `address`, its site's, stands in
    the stack too, or `after` the number where the line has room for both."""

    width: float
    picture: pictograms.Pictogram | None
    stack: Stack
    call: Setting
    address: Setting
    after: bool
    code: Code | None
    height: float


def help_cards(services: Sequence[Help], shown: Sequence[Code], style: Style) -> list[Block]:
    """Each service with its QR code; a code that belongs to none has a card of its own."""
    by_key = {code.key: code for code in shown}
    known = {item.key for item in services}
    entries: list[Entry] = [(item, by_key.get(item.key)) for item in services]
    entries += [(Help(code.key, code.label, (), picture=SITE), code) for code in shown if code.key not in known]
    return [_block(row, style, BETWEEN if number else 2.0) for number, row in enumerate(_rows(entries, style))]


def _rows(entries: Sequence[Entry], style: Style) -> list[list[_Card]]:
    """Two neighbours share a row where half of it is enough for each; of an odd number, the first stands alone."""
    rows: list[list[_Card]] = []
    halves = [_half(*entry, style) for entry in entries]
    for narrow, run in groupby(zip(entries, halves, strict=True), key=lambda measured: measured[1] is not None):
        group = list(run)
        alone = len(group) % 2 if narrow else len(group)
        rows += [[card] for entry, _ in group[:alone] for card in _cards(*entry, WIDTH, style)]
        row = [half for _, half in group[alone:] if half]
        rows += [row[start : start + 2] for start in range(0, len(row), 2)]
    return rows


def _half(item: Help, code: Code | None, style: Style) -> _Card | None:
    """The card in half a row, or None where its words need all of it: one text at most is broken, and only once; a
    number or an address never is."""
    if style.rhythm.columns < 2:
        return None
    card, *others = _cards(item, code, HALF, style)
    broken = [setting for setting in card.stack if setting.type.aloud and len(setting.lines) > 1]
    enough = not others and short(card.stack) and len(broken) <= 1 and not {*broken} & {card.call, card.address}
    return card if enough else None


def _cards(item: Help, code: Code | None, width: float, style: Style) -> list[_Card]:
    """The card; more than one when its text is too long for a page. A narrow one has no pictogram."""
    rhythm = style.rhythm
    picture = style.picture(item.picture) if width == WIDTH else None
    room = width - _left(picture, style) - _pad(style) - (CODE + BESIDE if code else 0.0)
    call = _phone(item.phone, room, style)
    address = set_text(code.label if code else "", style.regular(rhythm.body), room)
    after = len(call.lines) == 1 and _lead(style) + call.width + BESIDE + address.width <= room
    stack = (
        set_text(item.name, style.semibold(rhythm.body + 1), room),
        call,
        *(() if after else (address,)),
        *(set_text(detail, style.note(rhythm.body), room) for detail in item.details),
        *style.under(in_french(_pairs(item), JOINT), rhythm.body, room),
    )
    cards = []
    for piece in shared(stack, style.tallest):
        inner = max(stacked(piece) - 2 * _lift(style), rhythm.tile if picture else 0.0, CODE if code else 0.0)
        cards.append(_Card(width, picture, piece, call, address, after, code, inner + 2 * _pad(style)))
        picture, code = None, None
    return cards


def _pairs(item: Help) -> list[tuple[str, str]]:
    said = item.french or item
    return list(zip((item.name, *item.details), (said.name, *said.details), strict=True))


def _pad(style: Style) -> float:
    """White inside a card, the same on all sides."""
    return max(style.rhythm.inset, QUIET)


def _lift(style: Style) -> float:
    """White above the capitals of a name, which the eye takes for padding."""
    name = style.semibold(style.rhythm.body + 1)
    return (name.line - CAP_HEIGHT * name.size) / 2


def _left(picture: pictograms.Pictogram | None, style: Style) -> float:
    return _pad(style) + (style.rhythm.tile + BESIDE if picture else 0.0)


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


def _block(row: Sequence[_Card], style: Style, gap: float) -> Block:
    height = max(card.height for card in row)

    def draw_row(canvas: Canvas, top: float) -> None:
        for place, card in enumerate(row):
            _draw_card(canvas, card, MARGIN + place * (card.width + BETWEEN), top, height, style)

    return Block(height, draw_row, gap)


def _draw_card(canvas: Canvas, card: _Card, x: float, top: float, height: float, style: Style) -> None:
    """All is centred in a card that has the row for itself; neighbours start level with each other."""
    marks.panel(canvas, x, top, card.width, height, RADIUS, WHITE, EDGE)

    def beside(tall: float) -> float:
        return top - ((height - tall) / 2 if card.width == WIDTH else _pad(style))

    if card.picture:
        tile(canvas, card.picture, x + _pad(style), beside(style.rhythm.tile), style.rhythm.tile, style)
    lift = _lift(style)
    text_x, y = x + _left(card.picture, style), beside(stacked(card.stack) - 2 * lift) + lift
    for setting in card.stack:
        if setting is card.call:
            _draw_call(canvas, card, text_x, y, style)
            y -= setting.height
        else:
            y = draw(canvas, setting, text_x, y, card.width)
    if card.code:
        quiet = (codes.side(card.code.url, CODE) - CODE) / 2
        codes.draw(canvas, card.code.url, x + card.width - _pad(style) - CODE - quiet, beside(CODE) + quiet, CODE)


def _draw_call(canvas: Canvas, card: _Card, x: float, top: float, style: Style) -> None:
    """The number after its pictogram, and the address on the same line of writing unless it stands below."""
    number, address = card.call, card.address
    if number.lines and (picture := style.picture(CALL)):
        side = style.rhythm.phone * 0.8
        pictograms.draw(canvas, picture, x, top - (number.type.line - side) / 2, side, style.topic.ink)
    draw(canvas, number, x + _lead(style), top, card.width)
    if card.after:
        level = top - baseline(number.type) + baseline(address.type)
        draw(canvas, address, x + _lead(style) + number.width + BESIDE, level, card.width)
