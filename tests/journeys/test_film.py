"""The film on the way through the appointment flow."""

from __future__ import annotations

import pytest

from kiosk.journal.statistics import summary
from tests.journeys.conftest import Visitor
from tests.ui.film.conftest import BARE_MACHINE

pytestmark = pytest.mark.qt_log_ignore(*BARE_MACHINE)


def go_to_the_film(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.open("prendre-un-rendez-vous")
    for _ in range(12):
        if visitor.page == "film":
            return
        options = {option.id: option for option in visitor.kiosk.conductor.page.options}
        wanted = [name for name in options if "film" in name or "internet" in name] or list(options)
        visitor.touch(wanted[0])
    raise AssertionError("no film on this way")


def test_a_film_plays_and_nobody_is_asked_whether_they_are_there(visitor: Visitor) -> None:
    go_to_the_film(visitor)
    idle = visitor.kiosk.conductor.presence.idle
    visitor.touch("regarder")
    if not idle.held:  # a machine without sound says so first
        visitor.touch("regarder")
    assert idle.held
    visitor.touch("continuer")
    assert visitor.page != "film"
    assert not idle.held
    visitor.touch("terminer", "sans", "passer", "passer", "fin")
    visitor.kiosk.journal.flush(5)
    (film,) = summary(visitor.state).tables["film"].records()
    assert film["film"] == "passe"


def test_the_film_can_be_passed_over(visitor: Visitor) -> None:
    go_to_the_film(visitor)
    visitor.touch("continuer")
    assert visitor.page != "film"


def test_a_look_at_the_emergency_numbers_does_not_begin_the_film_again(visitor: Visitor) -> None:
    go_to_the_film(visitor)
    visitor.touch("regarder")
    if not visitor.kiosk.conductor.presence.idle.held:
        visitor.touch("regarder")
    visitor.hand.wait(lambda: getattr(visitor.kiosk.window.screen_shown.leaf_shown, "at", 0) > 0.3)
    visitor.touch("urgence", "retour")
    assert visitor.page == "film"
    assert visitor.kiosk.window.screen_shown.leaf_shown.at > 0.3
    visitor.touch("continuer")
    visitor.touch("terminer", "sans", "passer", "passer", "fin")
    visitor.kiosk.journal.flush(5)
    (film,) = summary(visitor.state).tables["film"].records()
    assert film["film"] == "passe"
