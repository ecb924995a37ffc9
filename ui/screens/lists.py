"""Pages that are a list under a title: tiles, settings, emergency numbers, lines of the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from kiosk.visit.page import Page, Weight
from ui.layout import Air, Band, Item, Leaf, Row, even_grid, full_grid, grid, leaves, overfull, stacked, unfolded
from ui.screens.games import TITLES
from ui.screens.parts import CENTRED, Parts, Room, unbroken
from ui.theme.look import Role
from ui.widgets.card import NumberCard


class Cells(NamedTuple):
    """How a list stands: so many beside each other, each at least so many units wide at normal text.

    `upright`: the pictogram above the words, which may then break into short lines.
    """

    columns: int
    least: int = 380
    upright: bool = False


ONE, TWO, THREE, FOUR, FIVE = Cells(1, 0), Cells(2), Cells(3), Cells(4, 280), Cells(5, 300)
FOUR_UPRIGHT, TWO_UPRIGHT = Cells(4, 250, upright=True), Cells(2, 250, upright=True)
THREE_CARDS, THREE_UPRIGHT = Cells(3, 385), Cells(3, 290, upright=True)

LISTS = {
    "accueil": ((THREE_UPRIGHT, THREE, TWO, ONE), (ONE, TWO)),
    "theme": ((TWO, THREE, ONE), (ONE, TWO)),
    "resultats": ((TWO, THREE, ONE), (ONE,)),
    "confort": ((THREE, THREE_UPRIGHT, ONE), (THREE_UPRIGHT, ONE)),  # its settings go by three
    "reglages": ((THREE, THREE_UPRIGHT, ONE), (THREE_UPRIGHT, ONE)),
    "langue": ((FIVE, FOUR, THREE, TWO, ONE), (TWO, ONE)),
    "urgence": ((THREE_CARDS, TWO, ONE), (ONE, TWO)),
    "lignes": ((TWO, ONE), (ONE,)),
    "mots": ((TWO, ONE), (ONE,)),
    "glossaire": ((FOUR, THREE, TWO, ONE), (THREE, TWO, ONE)),
    "fiche": ((ONE,), (ONE,)),
    "document": ((ONE,), (ONE,)),
    "satisfaction": ((THREE_UPRIGHT, ONE), (THREE_UPRIGHT, ONE)),
    "idee": ((THREE_UPRIGHT, ONE), (THREE_UPRIGHT, ONE)),
    "images": ((FOUR_UPRIGHT, TWO_UPRIGHT, TWO, ONE), (TWO_UPRIGHT, ONE)),
    "gestion": ((THREE, TWO, ONE), (ONE, TWO)),
}
"""What is tried in a wide window, and in a tall one, best first."""

FEW = 5  # languages that stand beside words, as answers do
IN_ORDER = frozenset({"fiche", "document"})  # the main action stays first, instead of closing the page
EAGER = frozenset({"urgence", "resultats"})  # what saves a life, or answers best, comes on the first leaf
FACES = frozenset({"satisfaction"})
PLAYED = frozenset({"idee", "images"})
IN_COLUMNS = frozenset({"langue"})  # names are looked for: one left over keeps its column
HEADED = frozenset({"accueil"})
TERSE = frozenset({"accueil", "resultats"})  # all answers at once count for more than the hints, which are still said
BESIDE = 26  # units at least between a title and what stands at the end of its line


def is_list(page: Page) -> bool:
    return page.name in LISTS and not (page.name == "langue" and len(page.options) <= FEW)


def arrange_list(parts: Parts, width: int, height: int) -> list[Leaf]:
    """On one leaf, roomy, else compact, else with a title like all others, else without hints; else on several.
    `width` and `height` in pixels."""
    name = parts.page.name
    roles = dict.fromkeys((TITLES.get(name, Role.TITLE), Role.TITLE))
    for terse, role, compact in product((False, True) if name in TERSE else (False,), roles, (False, True)):
        _set_terse(parts, terse)
        parts.title.set_type(role)
        room = parts.room(width, height, compact)
        if leaf := _leaf(parts, room):
            return [leaf]
    _set_terse(parts, False)
    return _leaves(parts, room)


def _set_terse(parts: Parts, terse: bool) -> None:
    for button in parts.buttons:
        button.terse = terse


def _leaf(parts: Parts, room: Room) -> Leaf | None:
    look = parts.look
    air = CENTRED if room.tall or parts.page.name in FACES | PLAYED else Air()
    tallest = look.px(330 if room.tall else 250)
    for cells in _cells(parts, room):
        for words, rows in (*_headed(parts, room, cells), (parts.words, _rows(parts, cells))):
            if leaf := stacked(room.area, words, rows, room.gaps, tallest, look.low, air):
                return unfolded(leaf)
    return None


def _headed(parts: Parts, room: Room, cells: Cells) -> Iterator[tuple[list[Item], list[Row]]]:
    """In a wide window the sheet of the tiles' page stands beside its title: the tiles keep their height."""
    main = parts.weighing(Weight.MAIN)
    if parts.page.name in HEADED and len(main) == 1 and not (room.tall or parts.look.low):
        gaps = room.gaps._replace(columns=parts.look.px(BESIDE))
        band = Band(parts.words, main[0], main[0].snug_width(), gaps)
        yield [band], _rows(parts, cells, foot=False)


def _leaves(parts: Parts, room: Room) -> list[Leaf]:
    """The way that needs the fewest leaves, and leaves none of them empty, or has the most on the first."""
    look, eager = parts.look, parts.page.name in EAGER

    def cut(cells: Cells) -> list[Leaf]:
        rows = _rows(parts, cells)
        return leaves(room.area, parts.words, rows, room.gaps, parts.more, look.px(200), look.low, eager=eager)

    def cost(cells: Cells) -> tuple[int, int, int]:
        found = cut(cells)
        over = sum(overfull(leaf, room.area, parts.more) for leaf in found)
        emptiest = min(_filled(leaf, parts.more) for leaf in found)
        return over, len(found), -len(found[0]) if eager else -emptiest

    whole = [cells for cells in _cells(parts, room) if unbroken(_rows(parts, cells), room)]
    best = min(whole or [ONE], key=cost)
    if _is_lone(cut(best)[0], parts):
        parts.title.set_type(Role.BUTTON)  # a little less high: something to touch goes under it
        if _is_lone(cut(best)[0], parts):
            parts.title.set_type(Role.TITLE)
    return cut(best)


def _is_lone(leaf: Leaf, parts: Parts) -> bool:
    """Whether the title has a leaf to itself."""
    return [item for item, _ in leaf if item is not parts.more] == [parts.title]


def _cells(parts: Parts, room: Room) -> Iterator[Cells]:
    look = parts.look
    for cells in LISTS[parts.page.name][room.tall]:
        least = cells.least * (1 if cells.upright else look.text)
        if room.area.width >= cells.columns * look.px(least):
            yield cells


def _rows(parts: Parts, cells: Cells, foot: bool = True) -> list[Row]:
    """The list, then what closes the page at its foot: the way on, what may be passed over."""
    ordered = parts.page.name in IN_ORDER
    listed = list(parts.buttons) if ordered else parts.weighing(Weight.PLAIN)
    closing = [] if ordered or not foot else parts.weighing(Weight.MAIN)
    quiet = [] if ordered else parts.weighing(Weight.QUIET)
    for button in listed:
        button.stacked = cells.upright
    rows = grid if parts.page.name in IN_COLUMNS else full_grid
    beside = grid(parts.weighing(Weight.BESIDE), min(2, cells.columns), grows=False)
    closed = [*beside, *grid(closing, 1, grows=False), *full_grid(quiet, 2, grows=False)]
    return [*_numbers(parts.cards, cells), *rows(listed, cells.columns), *closed]


def _numbers(cards: Sequence[NumberCard], cells: Cells) -> Iterator[Row]:
    """Numbers that save a life in rows of their own, then the others; names line up under each other."""
    vital = [card for card in cards if card.vital] if cells.columns > 1 else []
    for alike in (vital, [card for card in cards if card not in vital]):
        rows = even_grid(alike, cells.columns)
        for row in rows:
            under = (card for other in rows if other.columns == row.columns for card in other.items)
            column = max(card.number_width() for card in under)
            for card in row.items:
                card.column = column
        yield from rows


def _filled(leaf: Leaf, more: Item) -> int:
    """Pixels from the top of a leaf's first item to the end of its last one, « Suite » not counted."""
    own = [rect for item, rect in leaf if item is not more]
    return max(rect.y + rect.height for rect in own) - min(rect.y for rect in own)
