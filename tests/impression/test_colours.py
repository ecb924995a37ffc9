"""What is printed reads as well in black and white: contrast is a matter of light alone."""

from __future__ import annotations

import pytest

from impression.colours import EDGE, INK, PLAIN, SAND, SOFT, TOPICS, WHITE, rgb, topic

TEXT, SIGN = 7.0, 2.4
"""Least contrast of words (WCAG 2.2, 1.4.6), and of a card's edge, which carries no meaning that its words do not."""


def light(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    (INK, WHITE),
    (SOFT, WHITE),
    (INK, SAND),
    *(
        (ink, ground)
        for shown in (*TOPICS.values(), PLAIN)
        for ink in (shown.ink, INK, SOFT)
        for ground in (shown.tint, WHITE)
    ),
]


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_stand_out(ink: str, ground: str):
    assert contrast(ink, ground) >= TEXT


def test_a_card_has_an_edge_that_can_be_seen():
    assert contrast(EDGE, WHITE) >= SIGN


def test_a_topic_without_colours_of_its_own_has_the_plain_ones():
    assert topic("un-theme-du-lieu") == PLAIN
    assert topic("aide") == TOPICS["aide"]
