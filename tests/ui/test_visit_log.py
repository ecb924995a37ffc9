"""What is told of the kiosk itself is told with a visit, whichever comes."""

from __future__ import annotations

from pathlib import Path

from kiosk.journal.events import BROKEN_VOICE, LEFT_BEHIND, WIPED, Event, Kind, Reason
from kiosk.journal.statistics import summary
from kiosk.journal.writer import Journal
from ui.visit_log import VisitLog

LEFT = Event(kind=Kind.WIPE, value=LEFT_BEHIND)
WHOLE = Event(kind=Kind.WIPE, value=WIPED)
MUTE = Event(kind=Kind.VOICE, value=BROKEN_VOICE)


def test_what_happens_between_two_visits_is_told_once_with_the_next(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    log = VisitLog(journal)
    for event in (LEFT, MUTE, WHOLE, WHOLE):
        log.note(event)
    assert journal.flush(5) == 0
    log.open()
    assert journal.flush(5) == 4
    log.note(WHOLE)
    log.close(Reason.FINISHED)
    assert journal.flush(5) == 6
    journal.close()
    assert summary(tmp_path).visits == 1
