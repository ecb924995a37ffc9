"""A venue with figures."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from kiosk.journal.events import MISTAKEN, RIGHT, Event, Kind, Reason
from kiosk.journal.store import open_store
from tests.kiosk.journal.visits import OPENED, choice, done, end, guess, language, step, written


@pytest.fixture
def venue(tmp_path: Path) -> Path:
    """Three days of a small venue: a Sunday, a Monday and, long folded, a Thursday of January."""
    helped = Event(kind=Kind.HELP, flow="rdv", step="debut")
    film = Event(kind=Kind.FILM, flow="rdv", step="film", value="vu", seconds=58)
    printed, jam = Event(kind=Kind.PRINT, value="imprimee"), Event(kind=Kind.PRINT, value="bourrage")
    big, happy = Event(kind=Kind.COMFORT, value="texte-grand"), Event(kind=Kind.SATISFACTION, value="bien")
    alone, heard = Event(kind=Kind.AUTONOMY, value="seul"), Event(kind=Kind.VOICE, value="ecoutee")
    word = Event(kind=Kind.WORD, value="ald")
    partly = Event(kind=Kind.ABILITY, value="partiellement-autonome")
    right, wrong = guess("carte-payante", RIGHT), guess("carte-payante", MISTAKEN)
    searched = Event(kind=Kind.SEARCH, value="3")
    picked = Event(kind=Kind.SEARCH, flow="rdv", value="ouvert")
    at_practice = {"flow": "rdv", "step": "essai"}
    browsed = [
        Event(kind=Kind.PRACTICE, value="commence", **at_practice),
        Event(kind=Kind.PRACTICE, value="fini", **at_practice),
        Event(kind=Kind.SITE, value="ameli", **at_practice),
        Event(kind=Kind.STALE, value="metier", **at_practice),
        Event(kind=Kind.REFUSED, value="ailleurs", **at_practice),
        Event(kind=Kind.DOCUMENT, value="imprimee", **at_practice),
        Event(kind=Kind.BROWSER, value="plante", **at_practice),
    ]
    whole = [
        OPENED, searched, picked, language("ar"), big, heard, step("rdv", "debut"), word, word,
        choice("rdv", "debut", "oui"), film, *browsed, right, partly, step("rdv", "fin"), done("rdv", 180), jam,
        printed, happy, alone, end(seconds=240),
    ]  # fmt: skip
    stopped = [OPENED, language("fr"), step("rdv", "debut"), helped, end(Reason.IDLE, 60)]
    asking = [OPENED, language("fr"), step("rdv", "debut"), choice("rdv", "debut", "non"), step("rdv", "suite"), wrong,
              end(Reason.IDLE, 90)]  # fmt: skip
    with closing(open_store(tmp_path, date(2026, 1, 1), 2**26)) as store:
        store.append(written(whole, datetime(2026, 1, 15, 9)))
        store.append(written(stopped, datetime(2026, 1, 15, 9)))
        store.fold(date(2026, 11, 22), sparing="2026-11-22")
        store.append(written(whole, datetime(2026, 11, 22, 14)))
        store.append(written(asking, datetime(2026, 11, 22, 15)))
        store.append(written([OPENED, Event(kind=Kind.EMERGENCY), end(Reason.STAFF)], datetime(2026, 11, 23, 9)))
    return tmp_path
