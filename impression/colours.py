"""Colours of the paper. Every pair reads as well in black and white: inks are dark, tints almost white."""

from __future__ import annotations

from dataclasses import dataclass

INK = "#1B1F3B"
SOFT = "#3F4460"
LINE = "#CFC9BA"
EDGE = "#A9A392"
SAND = "#F3F0E8"
WHITE = "#FFFFFF"
MARK = ("#095550", "#2F3E9E", "#872C1C")
"""The three steps of the mark."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One colour per home topic, the same on tile, header and sheet: `ink` for words and signs, `tint` behind them."""

    ink: str
    tint: str


TOPICS = {
    "rendez-vous": Topic("#2F3E9E", "#E7EAFA"),
    "droits": Topic("#095550", "#DCF0EC"),
    "a-distance": Topic("#6A2C91", "#F1E6F7"),
    "parcours": Topic("#872C1C", "#FBE6E0"),
    "proches": Topic("#714500", "#FBEFD6"),
    "vrai-faux": Topic("#2A561A", "#E5F1DD"),
    "aide": Topic("#0A4D87", "#DFEDF9"),
}
PLAIN = Topic("#0B5D5E", "#F0F8F7")
"""For a sheet without topic, and for topics of the operator's own."""


def topic(name: str) -> Topic:
    return TOPICS.get(name, PLAIN)


def rgb(colour: str) -> tuple[float, float, float]:
    """`#RRGGBB` as three numbers from 0 to 1."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255
