"""Pages with a few words, a picture, and a few buttons: questions, explanations, ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kiosk.visit.page import Weight
from ui.layout import Item, Leaf, Row, full_grid, grid, leaves, overfull, side_by_side, stacked
from ui.screens.parts import CENTRED, NARROW, TIGHT, Parts, Room, is_tall, unbroken

ALONE, BESIDE, ABOVE = (440, 360, 280), (270, 230, 180), (480, 400, 320, 240)  # discs tried, in units


def arrange_answers(parts: Parts, width: int, height: int) -> list[Leaf]:
    """Words beside the buttons, or above them in a tall window and for a seated person; else on several leaves."""
    under = parts.look.low or is_tall(width, height) or width <= parts.look.px(NARROW)
    beside = () if under else (_beside,)
    for way, compact in product((*beside, _above), (False, True)):
        room = parts.room(width, height, compact)
        if leaf := way(parts, room):
            return [leaf]
    return _alone(parts, room) if len(parts.buttons) == 1 else _in_leaves(parts, room)


def _beside(parts: Parts, room: Room) -> Leaf | None:
    """Words and picture on one side, buttons on the other; a single way on has the picture, larger, over it."""
    tallest, tight = parts.look.px(176), _tightened(parts, room)
    bare = side_by_side(tight.area, parts.words, _rows(parts, 1, room), tight.gaps, tallest)
    if bare is None:
        return None
    for area, gaps, _ in (room, tight):
        for words, rows in _pictured(parts, room):
            if leaf := side_by_side(area, words, rows, gaps, tallest):
                return leaf
    return bare


def _tightened(parts: Parts, room: Room) -> Room:
    """Five answers stand in one column too, before they are parted."""
    area, edge, least = room.area, parts.look.px(12), parts.look.px(TIGHT)
    more = max(0, area.y - edge)
    higher = area._replace(y=area.y - more, height=area.height + 2 * more)
    return room._replace(area=higher, gaps=room.gaps._replace(buttons=least))


def _pictured(parts: Parts, room: Room) -> Iterator[tuple[list[Item], list[Row]]]:
    """Words and rows with the picture among them, from the largest that is tried to the smallest."""
    if parts.picture is None:
        return
    alone = len(parts.buttons) == 1
    parts.picture.centred = alone
    for units in ALONE if alone else BESIDE:
        parts.picture.units = units
        if alone:
            yield parts.words, [Row([parts.picture], 1, grows=False), *_rows(parts, 1, room)]
        else:
            yield [parts.picture, *parts.words], _rows(parts, 1, room)


def _above(parts: Parts, room: Room) -> Leaf | None:
    """Words above the buttons; the picture goes before any word does."""
    look, picture, (area, gaps, tall) = parts.look, parts.picture, room
    tallest = look.px(200)
    for rows in (_rows(parts, 1, room), _rows(parts, 2, room)):
        bare = stacked(area, parts.words, rows, gaps, tallest, look.low, CENTRED)
        if bare is None:
            continue
        if picture is not None:
            picture.centred = False
            for picture.units in ABOVE if tall else BESIDE:
                if leaf := stacked(area, [picture, *parts.words], rows, gaps, tallest, look.low, CENTRED):
                    return leaf
        return bare
    return None


def _alone(parts: Parts, room: Room) -> list[Leaf]:
    """More words than a leaf holds; the single way on ends them."""
    look = parts.look
    return leaves(room.area, parts.words, _rows(parts, 1, room), room.gaps, parts.more, look.px(200), look.low)


def _in_leaves(parts: Parts, room: Room) -> list[Leaf]:
    """The words first, then the answers together, so that they can be compared, under the title where it goes in."""
    look, (area, gaps, _) = parts.look, room

    def answers(columns: int, *over: Item) -> list[Leaf]:
        return leaves(area, over, _rows(parts, columns, room), gaps, parts.more, look.px(200), look.low)

    whole = [columns for columns in (1, 2) if unbroken(_rows(parts, columns, room), room)] or [1]
    columns = min(whole, key=lambda each: (any(overfull(leaf, area, parts.more) for leaf in answers(each)),
                                           len(answers(each))))  # fmt: skip
    told = leaves(area, parts.words, [], gaps, parts.more, low=look.low, air=CENTRED, followed=True)
    if len(told) == 1 and (leaf := _told_with_picture(parts, room)):
        told = [(*leaf, told[0][-1])]
    titled, bare = answers(columns, parts.title), answers(columns)
    return [*told, *(titled if len(titled) == len(bare) else bare)]


def _told_with_picture(parts: Parts, room: Room) -> Leaf | None:
    """A leaf of words, without « Suite » under them."""
    look, picture, (area, gaps, tall) = parts.look, parts.picture, room
    if picture is None:
        return None
    over = area._replace(height=area.height - parts.more.height_for(area.width) - gaps.buttons)
    picture.centred = not tall
    for picture.units in (*ABOVE, *BESIDE):
        leaf = (
            stacked(over, [picture, *parts.words], [], gaps, 0, look.low, CENTRED)
            if tall
            else side_by_side(over, parts.words, [Row([picture], 1, grows=False)], gaps, share=0.66)
        )
        if leaf:
            return leaf
    return None


def _rows(parts: Parts, columns: int, room: Room) -> list[Row]:
    """In several columns the main action keeps a row of its own, as the others' equal it would be lost. Quiet ones
    stand beside each other wherever their words go in."""
    main, plain, quiet = (parts.weighing(weight) for weight in (Weight.MAIN, Weight.PLAIN, Weight.QUIET))
    if columns == 1:
        main, plain = [], parts.weighing(Weight.PLAIN, Weight.MAIN)
    beside = full_grid(quiet, 2, grows=False)
    calm = beside if unbroken(beside, room) else grid(quiet, 1, grows=False)
    return [*grid(main, 1), *full_grid(plain, columns), *calm]
