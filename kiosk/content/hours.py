"""Opening hours as they are written in French on a sheet, read so that a slip in them is seen.

`Du lundi au vendredi, de 8 h 30 à 17 h` and its kin: sentences of days and times. A sentence that begins with
« Demandez » sends the person to ask, and says nothing of hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kiosk.content.layout import CONTACTS
from kiosk.content.schema import Catalogue
from kiosk.content.surroundings import Surroundings
from kiosk.reading import Fault, quoted

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MIDNIGHT = 24 * 60

_DAY = rf"(?:{'|'.join(DAYS)})"
_TIME = r"(\d{1,2}) h(?: ([0-5]\d))?"
_RANGE = re.compile(rf"de {_TIME} à {_TIME}")
_SOME = rf"(?:le )?(?P<some>{_DAY}(?:(?:, | et )(?:le )?{_DAY})*)"
_WHEN = re.compile(
    rf"(?:(?P<all>tous les jours)|du (?P<first>{_DAY}) au (?P<last>{_DAY})|{_SOME}),? "
    rf"(?P<times>de {_TIME} à {_TIME}(?:(?:,| et) de {_TIME} à {_TIME})*)(?: au moins)?"
)
_ALWAYS = re.compile(r"jour et nuit(?:, tous les jours)?|tous les jours, jour et nuit")
_ASK = re.compile(r"demandez\b.+")


class Opening(Struct, frozen=True):
    """Open on these days (0 is Monday) from `start` to `end`, in minutes since midnight."""

    days: frozenset[int]
    start: int
    end: int


def opening_hours(text: str) -> tuple[Opening, ...] | None:
    """The hours that `text` says, none when it sends to ask for them; None when it cannot be read."""
    plain = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").strip().lower()
    found: list[Opening] = []
    for sentence in filter(None, re.split(r"\.\s*", plain)):
        read = _read(sentence)
        if read is None:
            return None
        found += read
    return tuple(found)


def check_hours(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Hours that nobody can read send somebody to a closed door."""
    for name, contact in catalogue.contacts.items():
        if contact.hours and opening_hours(contact.hours) is None:
            sentence = f"les horaires {quoted(contact.hours)} ne se lisent pas."
            advice = "Écrivez par exemple « Du lundi au vendredi, de 9 h à 17 h »."
            yield Fault(CONTACTS, f"contacts.{name}.horaires", sentence, advice)


def _read(sentence: str) -> list[Opening] | None:
    if _ASK.fullmatch(sentence):
        return []
    if _ALWAYS.fullmatch(sentence):
        return [Opening(frozenset(range(7)), 0, MIDNIGHT)]
    when = _WHEN.fullmatch(sentence)
    if when is None:
        return None
    days = _days(when)
    spans = list(_spans(when["times"]))
    in_order = all(start < end <= MIDNIGHT for start, end in spans)
    return [Opening(days, start, end) for start, end in spans] if days and in_order else None


def _days(when: re.Match[str]) -> frozenset[int]:
    if when["all"]:
        return frozenset(range(7))
    if when["some"]:
        return frozenset(DAYS.index(day) for day in re.findall(_DAY, when["some"]))
    first, last = DAYS.index(when["first"]), DAYS.index(when["last"])
    return frozenset(range(first, last + 1))


def _spans(times: str) -> Iterator[tuple[int, int]]:
    for start_h, start_m, end_h, end_m in _RANGE.findall(times):
        yield int(start_h) * 60 + int(start_m or 0), int(end_h) * 60 + int(end_m or 0)
