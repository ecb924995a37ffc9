"""What a button looks like for what it means. A face is a value; `BigButton` draws it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ui.theme.look import Role
from ui.theme.tokens import Palette


@dataclass(frozen=True, slots=True)
class Face:
    """Colours and type of a button. `lower` is the lifted edge under it; `bubble` the ground of its pictogram."""

    fill: str
    ink: str
    hint: str
    edge: str
    lower: str
    sign: str
    bubble: str = ""
    round_bubble: bool = False
    role: Role = Role.BUTTON
    hint_role: Role = Role.HINT
    picture: int = 92
    radius: int = 30
    border: float = 2.5
    centred: bool = False
    least: int = 140
    padding: int = 12
    """Above and below the words of a centred one."""


def tile(palette: Palette, topic: str) -> Face:
    """A home tile: the topic's tint, its ink as lower edge, its pictogram on a light disc."""
    colours = palette.topic(topic)
    return Face(
        fill=colours.tint, ink=colours.ink, hint=palette.ink, edge=colours.ink, lower=colours.ink, sign=colours.ink,
        bubble=palette.surface, round_bubble=True, picture=124, border=0 if palette.line != palette.ink else 3,
        role=Role.BUTTON, radius=32,
    )  # fmt: skip


def choice(palette: Palette, topic: str) -> Face:
    """An answer under a question."""
    colours = palette.topic(topic)
    return Face(
        fill=palette.surface, ink=palette.ink, hint=palette.soft, edge=palette.edge, lower=palette.edge,
        sign=colours.ink, bubble=colours.tint,
    )  # fmt: skip


def side(palette: Palette, topic: str) -> Face:
    """Something else that can be done here, beside the main action."""
    return replace(choice(palette, topic), picture=76, least=112)


def beside(palette: Palette, topic: str) -> Face:
    """Another way than those listed above it: flat, and lower than they are."""
    return replace(choice(palette, topic), lower="", picture=64, least=96, radius=26)


def setting(palette: Palette, on: bool) -> Face:
    """A setting; on, it has a thick ink border and a filled pictogram: never told by colour alone."""
    return Face(
        fill=palette.surface, ink=palette.ink, hint=palette.soft, edge=palette.ink if on else palette.edge,
        lower=palette.ink if on else palette.edge, sign=palette.on_strong if on else palette.ink,
        bubble=palette.strong if on else palette.topic("").tint, border=5 if on else 2.5, picture=76, least=112,
    )  # fmt: skip


def main(palette: Palette) -> Face:
    """The one action a screen wants: filled with the action colour."""
    return Face(
        fill=palette.action, ink=palette.on_action, hint=palette.on_action, edge=palette.action_edge,
        lower=palette.action_edge, sign=palette.on_action,
    )  # fmt: skip


def closing(palette: Palette) -> Face:
    """The action that closes a grid of buttons: as wide as the grid, not as high as its choices."""
    return replace(main(palette), picture=76, least=112)


def quiet(palette: Palette) -> Face:
    """A way to pass over: no pictogram, no weight, still a full target."""
    return Face(
        fill=palette.ground, ink=palette.ink, hint=palette.soft, edge=palette.edge, lower="", sign=palette.ink,
        role=Role.CONTROL, least=88, centred=True, radius=26,
    )  # fmt: skip


def offer(palette: Palette) -> Face:
    """Help that is offered beside what can be passed over: it stands out, and takes no more room."""
    return replace(strong_control(palette), lower="")


def control(palette: Palette) -> Face:
    """A permanent command of the bars."""
    return Face(
        fill=palette.surface, ink=palette.ink, hint=palette.soft, edge=palette.edge, lower="", sign=palette.ink,
        role=Role.CONTROL, hint_role=Role.CONTROL, picture=44, radius=26, centred=True, least=88,
    )  # fmt: skip


def strong_control(palette: Palette) -> Face:
    """« Écouter », and a command that is under way."""
    return Face(
        fill=palette.strong, ink=palette.on_strong, hint=palette.on_strong, edge=palette.strong, lower="",
        sign=palette.on_strong, role=Role.CONTROL, picture=44, radius=26, centred=True, least=88,
    )  # fmt: skip


def urgent_control(palette: Palette) -> Face:
    return Face(
        fill=palette.alert, ink=palette.on_alert, hint=palette.on_alert, edge=palette.alert_edge, lower="",
        sign=palette.on_alert, role=Role.CONTROL, picture=44, radius=26, centred=True, least=88,
    )  # fmt: skip


def leaving_control(palette: Palette) -> Face:
    return Face(
        fill=palette.surface, ink=palette.alert, hint=palette.alert, edge=palette.alert, lower="", sign=palette.alert,
        role=Role.CONTROL, picture=44, radius=26, centred=True, least=88,
    )  # fmt: skip


def key(palette: Palette) -> Face:
    """A key of the on-screen keyboard: its letter is large in it, so that rows may stay low."""
    return Face(
        fill=palette.surface, ink=palette.ink, hint=palette.soft, edge=palette.edge, lower=palette.edge,
        sign=palette.ink, role=Role.KEY, picture=50, radius=18, centred=True, least=88, border=2,
        padding=4,
    )  # fmt: skip


def command_key(palette: Palette) -> Face:
    """A key that is no letter: on a tint, with its word smaller."""
    return replace(key(palette), fill=palette.topic("").tint, role=Role.CONTROL, picture=44)


def guess(palette: Palette, topic: str) -> Face:
    """An answer of a game: a large sign on a disc, above a word or two."""
    return replace(choice(palette, topic), picture=168, round_bubble=True, centred=True, least=300, radius=36)


def picked(palette: Palette, topic: str) -> Face:
    """One of several pictures: a little lower than an answer, as there is a row more under them."""
    return replace(guess(palette, topic), picture=150, least=230)


def message(palette: Palette, topic: str) -> Face:
    """A message as on a telephone: who writes, then what is written, in the type of a text to read."""
    return replace(choice(palette, topic), picture=64, round_bubble=True, role=Role.CONTROL, hint_role=Role.BODY)


def smiley(palette: Palette) -> Face:
    """A satisfaction answer: a large face above one word."""
    return Face(
        fill=palette.surface, ink=palette.ink, hint=palette.soft, edge=palette.edge, lower=palette.edge,
        sign=palette.action, picture=150, centred=True, least=300,
    )  # fmt: skip
