"""The animator's way in, and out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint

from kiosk.journal.statistics import summary
from kiosk.staff.door import write_pin
from tests.journeys.conftest import Visitor

PIN = "4071"


def knock(visitor: Visitor, times: int = 5) -> None:
    for _ in range(times):
        visitor.hand.touch_at(QPoint(20, 20))


def enter(make_visitor: Callable[..., Visitor]) -> Visitor:
    visitor = make_visitor()
    write_pin(visitor.state, PIN)
    knock(visitor)
    visitor.touch(*PIN)
    visitor.touch("Valider")
    visitor.hand.wait(lambda: any(target.objectName() == "lancer" for target in visitor.kiosk.window.targets()))
    return visitor


def test_four_touches_in_the_corner_open_nothing(visitor: Visitor) -> None:
    write_pin(visitor.state, PIN)
    knock(visitor, 4)
    assert not visitor.kiosk.staff.is_open
    knock(visitor, 1)
    assert visitor.kiosk.staff.is_open


def test_an_animator_starts_a_flow_for_the_person_beside_her(make_visitor: Callable[..., Visitor]) -> None:
    visitor = enter(make_visitor)
    visitor.touch("lancer", "mon-espace-sante", "fr")
    assert not visitor.kiosk.staff.is_open
    assert visitor.kiosk.conductor.state.walks[-1].flow == "mon-espace-sante"
    visitor.kiosk.journal.flush(5)
    assert summary(visitor.state).flows_opened == 1


def test_the_visit_waits_behind_the_staff_door(make_visitor: Callable[..., Visitor]) -> None:
    visitor = make_visitor()
    write_pin(visitor.state, PIN)
    visitor.come_in()
    visitor.open("attestation-de-droits")
    visitor.touch("soignant")
    place = visitor.title
    knock(visitor)
    assert visitor.kiosk.staff.is_open
    visitor.touch("personnel-borne")
    assert visitor.title == place
    visitor.touch("retour")
    assert visitor.title != place


def test_without_the_door_nothing_stops_the_kiosk(visitor: Visitor) -> None:
    visitor.kiosk.window.close()
    visitor.hand.settle()
    assert visitor.kiosk.window.isVisible()
