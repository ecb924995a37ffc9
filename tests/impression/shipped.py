"""The sheets that the shipped flows end with, in every language that is offered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from kiosk.content.catalogue import read_catalogue
from kiosk.content.languages import Tongue, tongues
from kiosk.content.schema import Catalogue
from kiosk.content.words import Words
from kiosk.visit.acts import Act
from kiosk.visit.sheet import Sheet, sheet
from kiosk.visit.state import replay
from tests.impression.sheets import CONTENT
from tests.ui.scenes import PLACES, ends

TONGUES = {tongue.code: tongue for tongue in tongues([CONTENT])[0]}
DAY = date(2026, 11, 22)


@cache
def catalogue(language: str) -> Catalogue:
    read, faults = read_catalogue([CONTENT], language)
    assert read is not None, faults
    return read


def in_language(visit: tuple[Act, ...], tongue: Tongue) -> Sheet:
    """The sheet of a visit, as the kiosk makes it."""
    own, french = catalogue(tongue.code), catalogue("fr")
    words = Words(own.interface, tongue.code)
    state = replay(visit, own, PLACES)
    return sheet(state, own, PLACES, words, DAY, french=french, right_to_left=tongue.right_to_left)


def shipped(language: str) -> Iterator[Sheet]:
    """The sheet of each end of each flow."""
    for flow in catalogue("fr").flows:
        for visit in ends(flow):
            yield in_language(visit, TONGUES[language])
