"""What names of content may look like: they go into translations, the journal and the command line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kiosk.reading import Fault, quoted

_ID = re.compile(r"(?=.{1,64}$)(?!.*[0-9]{5})[a-z0-9]+(-[a-z0-9]+)*")
"""What the journal may hold: no id may look like a postcode or a telephone number (`kiosk/journal/events.py`)."""


def unfit_names(file: str, names: Mapping[str, str]) -> Iterator[Fault]:
    """Names (by path) that are not made of plain small letters. A blank one is a fault of reading already."""
    for path, name in names.items():
        if name and not _ID.fullmatch(name):
            advice = "Seulement des lettres sans accent, en minuscules, des chiffres et des tirets."
            yield Fault(file, path, f"le nom {quoted(name)} ne convient pas.", advice)


def repeated(names: Iterable[str]) -> list[str]:
    """Names that come more than once, each once."""
    seen: set[str] = set()
    again: dict[str, None] = {}
    for name in names:
        if name in seen and name:
            again[name] = None
        seen.add(name)
    return list(again)
