"""Blocks of the sheet: what they ask of the page, whatever the page."""

from __future__ import annotations

import pytest

from impression import blocks
from impression.cards import help_cards
from impression.colours import topic
from impression.fonts import faces
from impression.panel import panel
from impression.rhythm import RHYTHMS, Rhythm
from impression.style import Style
from kiosk.visit.sheet import Code, Help
from tests.impression import sheets
from tests.impression.sheets import CONTENT

every_rhythm = pytest.mark.parametrize("rhythm", RHYTHMS)


def style(rhythm: Rhythm) -> Style:
    return Style(faces(CONTENT / "polices"), topic("droits"), CONTENT / "pictogrammes", rhythm, tallest=300)


@every_rhythm
def test_title_and_headings_stay_with_what_follows(rhythm: Rhythm):
    assert all(block.keep for block in blocks.title(sheets.typical(), style(rhythm)))
    (heading,) = blocks.heading("Où aller", style(rhythm))
    assert heading.keep
    assert blocks.heading("", style(rhythm)) == []


@every_rhythm
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8])
def test_things_done_never_leave_one_row_alone(rhythm: Rhythm, count: int):
    rows = blocks.done((sheets.DONE * 4)[:count], style(rhythm))
    if len(rows) > 1:
        assert rows[0].keep
        assert rows[-2].keep
    assert not rows[-1].keep


@every_rhythm
def test_steps_are_parted_by_a_line_but_for_the_first(rhythm: Rhythm):
    assert [block.ruled for block in blocks.steps(sheets.STEPS, "Suite", style(rhythm))] == [False, *[True] * 5]


@every_rhythm
def test_a_page_that_goes_on_with_the_steps_says_so(rhythm: Rhythm):
    for shown, above in ((sheets.sheet(), 1), (sheets.two_flows(), 2)):
        first, *others = blocks.steps(shown.steps, "Suite", style(rhythm))
        assert first.again == ()
        assert all(block.again[0].height == others[0].again[0].height for block in others)
        assert {len(block.again) for block in others if block.item} == {above}


@every_rhythm
def test_a_flow_has_its_title_above_its_steps_and_again_on_the_next_page(rhythm: Rhythm):
    parts = blocks.steps(sheets.two_flows().steps, "", style(rhythm))
    assert [block.keep for block in parts] == [True, False, False, True, False, False]
    assert [block.ruled for block in parts] == [False, False, True, False, False, True]
    assert [block.again for block in parts] == [(), *[(parts[0],)] * 2, (), *[(parts[3],)] * 2]


def test_a_generous_rhythm_is_higher_than_a_tight_one():
    def heights(rhythm: Rhythm) -> list[float]:
        made = style(rhythm)
        parts = (
            blocks.steps(sheets.STEPS, "Suite", made),
            blocks.done(sheets.DONE, made),
            panel(sheets.BRING, "À apporter", made),
            help_cards((sheets.PLACE, sheets.AMELI), (sheets.AMELI_CODE,), made),
        )
        return [sum(block.gap + block.height for block in part) for part in parts]

    assert all(wide > narrow for wide, narrow in zip(heights(RHYTHMS[0]), heights(RHYTHMS[-1]), strict=True))


def test_a_list_to_bring_that_is_too_long_for_a_page_goes_on_in_a_second_panel():
    made = style(RHYTHMS[0])
    panels = panel(sheets.BRING * 12, "À apporter", made)
    assert len(panels) > 1
    assert all(panel.height <= made.tallest + 100 for panel in panels)
    assert [panel.opens for panel in panels] == [True, *[False] * (len(panels) - 1)]


def rows(*services: Help, rhythm: Rhythm = RHYTHMS[-1]) -> int:
    """Rows of cards when each service has an address."""
    return len(help_cards(services, tuple(Code("https://a.fr", "a.fr", item.key) for item in services), style(rhythm)))


def test_cards_share_a_row_only_in_tight_rhythms():
    services = (sheets.PLACE, sheets.AMELI, sheets.MES)
    assert len(help_cards(services, (), style(RHYTHMS[0]))) == 3
    assert len(help_cards(services, (), style(RHYTHMS[-1]))) == 2


def test_a_card_has_the_row_for_itself_when_half_of_it_would_break_its_words():
    hours, price = "Du lundi au vendredi, de 8 h 30 à 17 h", "Service gratuit, prix d’un appel normal"
    short, long = Help("a", "La mairie", ("Le lundi",), "36 46"), Help("b", "La caisse", (hours, price), "36 46")
    assert rows(short, short) == 1
    assert rows(short, long) == rows(long, short) == 2
    assert rows(long, long) == 2
    assert rows(short, short, long, short, short, short) == 4


def test_numbers_and_addresses_are_never_broken_in_half_a_row():
    code = Code("https://a.fr", "cartographie.societenumerique.gouv.fr", "a")
    one, two = Help("a", "Un", ()), Help("b", "Deux", ())
    assert len(help_cards((one, two), (), style(RHYTHMS[-1]))) == 1
    assert len(help_cards((one, two), (code,), style(RHYTHMS[-1]))) == 2
    numbers = Help("c", "Trois", (), "03 20 00 00 00 ou bien 06 00 00 00 00")
    assert len(help_cards((numbers, two), (), style(RHYTHMS[-1]))) == 2
