"""Colours, and the written list of pairs that a test holds to their contrast (ux.md, "Visual language")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.visit.comfort import Contrast


@dataclass(frozen=True, slots=True)
class Topic:
    """One colour per home topic: `ink` for words and signs, `tint` for the ground under them."""

    ink: str
    tint: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour a screen may use. `edge` is the border that says « bouton »; `line` only decorates."""

    ground: str
    glow: str
    surface: str
    ink: str
    soft: str
    line: str
    edge: str
    action: str
    on_action: str
    action_edge: str
    alert: str
    on_alert: str
    alert_edge: str
    strong: str
    on_strong: str
    spoken: str
    on_spoken: str
    halo: str
    veil: str
    topics: dict[str, Topic]

    def topic(self, name: str) -> Topic:
        """The colours of a topic; the action colour for pages and local topics that have none."""
        return self.topics.get(name) or self.topics[""]


PAPER, ON_PAPER = "#FFFFFF", "#3F4460"
"""The sheet is white in every contrast, as it will print."""

NORMAL = Palette(
    ground="#FBF9F4",
    glow="#F4E9DC",
    surface="#FFFEFB",
    ink="#1B1F3B",
    soft="#3F4460",
    line="#DAD5C8",
    edge="#857F6E",
    action="#0B5D5E",
    on_action="#FFFFFF",
    action_edge="#084546",
    alert="#9B1C1C",
    on_alert="#FFFFFF",
    alert_edge="#6E1010",
    strong="#1B1F3B",
    on_strong="#FFFFFF",
    spoken="#FFE08A",
    on_spoken="#1B1F3B",
    halo="#F2A900",
    veil="#1B1F3BB0",
    topics={
        "": Topic("#095152", "#DFF0ED"),
        "rendez-vous": Topic("#2F3E9E", "#E7EAFA"),
        "droits": Topic("#095550", "#DCF0EC"),
        "a-distance": Topic("#6A2C91", "#F1E6F7"),
        "parcours": Topic("#872C1C", "#FBE6E0"),
        "proches": Topic("#714500", "#FBEFD6"),
        "vrai-faux": Topic("#2A561A", "#E5F1DD"),
        "aide": Topic("#0A4D87", "#DFEDF9"),
        "ne-sait-pas": Topic("#714500", "#FBEFD6"),
    },
)

HIGH = Palette(
    ground="#FFFFFF",
    glow="#FFFFFF",
    surface="#FFFFFF",
    ink="#000000",
    soft="#000000",
    line="#000000",
    edge="#000000",
    action="#003C3D",
    on_action="#FFFFFF",
    action_edge="#000000",
    alert="#7A0000",
    on_alert="#FFFFFF",
    alert_edge="#000000",
    strong="#000000",
    on_strong="#FFFFFF",
    spoken="#FFE34D",
    on_spoken="#000000",
    halo="#F2A900",
    veil="#000000C8",
    topics={
        "": Topic("#003C3D", "#FFFFFF"),
        "rendez-vous": Topic("#101F7A", "#FFFFFF"),
        "droits": Topic("#003F3A", "#FFFFFF"),
        "a-distance": Topic("#4C1070", "#FFFFFF"),
        "parcours": Topic("#661200", "#FFFFFF"),
        "proches": Topic("#4F2F00", "#FFFFFF"),
        "vrai-faux": Topic("#163D07", "#FFFFFF"),
        "aide": Topic("#00335F", "#FFFFFF"),
        "ne-sait-pas": Topic("#4F2F00", "#FFFFFF"),
    },
)

DARK = Palette(
    ground="#14172B",
    glow="#1B1F3B",
    surface="#20243F",
    ink="#FBF7EC",
    soft="#D9D6E4",
    line="#3B4062",
    edge="#A7A3B8",
    action="#9FE0D8",
    on_action="#0C2B2B",
    action_edge="#5FA8A1",
    alert="#FFC2BC",
    on_alert="#4A0707",
    alert_edge="#D98A82",
    strong="#FBF7EC",
    on_strong="#14172B",
    spoken="#FFE08A",
    on_spoken="#1B1F3B",
    halo="#F2A900",
    veil="#05060FD0",
    topics={
        "": Topic("#9FE0D8", "#1B3A40"),
        "rendez-vous": Topic("#C9D0FF", "#2A3160"),
        "droits": Topic("#A6E6DA", "#183F3E"),
        "a-distance": Topic("#E7C8FA", "#41265A"),
        "parcours": Topic("#FFCFC2", "#52281F"),
        "proches": Topic("#FFD998", "#4A3412"),
        "vrai-faux": Topic("#CDECBA", "#25421A"),
        "aide": Topic("#BBDDFB", "#193C5E"),
        "ne-sait-pas": Topic("#FFD998", "#4A3412"),
    },
)

PALETTES = {Contrast.NORMAL: NORMAL, Contrast.HIGH: HIGH, Contrast.DARK: DARK}


def text_pairs(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """What is written on what: name, ink, ground. Each must reach 7:1."""
    for name in ("ground", "glow", "surface"):
        yield f"ink on {name}", palette.ink, getattr(palette, name)
        yield f"soft on {name}", palette.soft, getattr(palette, name)
    for name in ("ground", "surface"):
        yield f"alert on {name}", palette.alert, getattr(palette, name)
        yield f"action on {name}", palette.action, getattr(palette, name)
    yield "on_action", palette.on_action, palette.action
    yield "on_alert", palette.on_alert, palette.alert
    yield "on_strong", palette.on_strong, palette.strong
    yield "on_spoken", palette.on_spoken, palette.spoken
    yield "on paper", ON_PAPER, PAPER
    for name, topic in palette.topics.items():
        yield f"topic {name} on its tint", topic.ink, topic.tint
        yield f"topic {name} on surface", topic.ink, palette.surface
        yield f"topic {name} on ground", topic.ink, palette.ground
        yield f"ink on tint {name}", palette.ink, topic.tint


def sign_pairs(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Edges and signs that carry meaning: name, sign, ground. Each must reach 3:1."""
    for name in ("ground", "surface"):
        yield f"edge on {name}", palette.edge, getattr(palette, name)
    yield "focus ring on ground", palette.ink, palette.ground
    yield "halo's ink line", palette.ink, palette.surface
    yield "halo", palette.halo, max(palette.ink, palette.ground, key=lambda beside: contrast(palette.halo, beside))
    for name, topic in palette.topics.items():
        yield f"lower edge of {name} on ground", topic.ink, palette.ground
    yield "countdown ring", palette.action, palette.surface
    yield "edge of an action", palette.action_edge, palette.ground
    yield "edge of an alert", palette.alert_edge, palette.ground


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two `#RRGGBB` colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
