"""Which PINs may be chosen for the staff door. In French, staff read « code »."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise

SHORTEST, LONGEST = 4, 8

_WELL_KNOWN = frozenset(
    {
        *("2580", "0852", "1470", "0741", "3690", "0963"),  # straight lines on a number pad
        *("1379", "1397", "3179", "7913", "9731", "1937"),  # its corners
        *("3114", "3919", "3422", "3646"),  # numbers that the kiosk itself shows
    }
)


class Objection(Enum):
    """Why a PIN is refused, in the words staff read."""

    SHAPE = "Il faut de 4 à 8 chiffres, et rien d’autre."
    OBVIOUS = "Ce code est trop facile à deviner. Choisissez-en un autre."


def objection(pin: str) -> Objection | None:
    """What speaks against `pin`, None when it may be used."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        return Objection.SHAPE
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    in_order = len(steps) == 1 and steps <= {1, 9}
    repeated = any(pin == pin[:n] * (len(pin) // n) for n in range(1, len(pin) // 2 + 1))
    in_twos = len(pin) % 2 == 0 and pin[::2] == pin[1::2]
    year = len(pin) == 4 and pin[:2] in ("19", "20")
    return Objection.OBVIOUS if in_order or repeated or in_twos or year or pin in _WELL_KNOWN else None
