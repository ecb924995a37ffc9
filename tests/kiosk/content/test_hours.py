"""Opening hours in French: what is read, and what is told to be unreadable."""

from __future__ import annotations

import pytest

from kiosk.content.hours import MIDNIGHT, Opening, opening_hours

EVERY_DAY, WEEK = frozenset(range(7)), frozenset(range(5))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jour et nuit, tous les jours", (Opening(EVERY_DAY, 0, MIDNIGHT),)),
        ("Tous les jours, de 9\u00a0h à 23\u00a0h", (Opening(EVERY_DAY, 540, 1380),)),
        ("Du lundi au vendredi, de 8\u00a0h\u00a030 à 17\u00a0h au moins", (Opening(WEEK, 510, 1020),)),
        (
            "Du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h 30. Le samedi, de 9 h à 12 h.",
            (Opening(WEEK, 540, 720), Opening(WEEK, 840, 1050), Opening(frozenset({5}), 540, 720)),
        ),
        ("Le mardi et le jeudi de 14 h à 18 h", (Opening(frozenset({1, 3}), 840, 1080),)),
        ("Demandez les horaires avant d’y aller", ()),
    ],
)
def test_what_is_written_is_read(text: str, expected: tuple[Opening, ...]) -> None:
    assert opening_hours(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ouvert le matin",
        "Du lundi au vendredi",
        "Du lundi au vendrdi, de 9 h à 17 h",
        "Du lundi au vendredi, de 17 h à 9 h",
        "Du lundi au vendredi, de 9 h à 25 h",
        "Du vendredi au lundi, de 9 h à 17 h",
        "Du lundi au vendredi, 9h-17h",
    ],
)
def test_what_could_send_to_a_closed_door_is_not(text: str) -> None:
    assert opening_hours(text) is None
