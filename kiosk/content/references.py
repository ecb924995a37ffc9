"""Checks on names, whichever file writes them: made of plain letters, each once, and of something that is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kiosk.content.layout import flow_file
from kiosk.content.schema import Catalogue
from kiosk.content.surroundings import Surroundings
from kiosk.reading import Fault, did_you_mean, quoted

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


def missing_pictures(file: str, named: Mapping[str, str], around: Surroundings) -> Iterator[Fault]:
    """Pictures (by path) that do not exist."""
    for path, picture in named.items():
        if picture and picture not in around.pictures:
            sentence = f"l’image {quoted(picture)} n’existe pas."
            yield Fault(file, path, sentence, did_you_mean(picture, around.pictures))


def missing_flow(file: str, path: str, flow: str, catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    if flow not in catalogue.flows and flow_file(flow) not in around.unread:
        yield Fault(file, path, f"le parcours {quoted(flow)} n’existe pas.", did_you_mean(flow, catalogue.flows))
