"""Who has gone astray is led back to where a gesture began, or as far as the site allows."""

from __future__ import annotations

from ui.browser.returns import MOST, Returns


def on_the_way() -> Returns[str]:
    """Two gestures on the first page, one on the next, one on a third."""
    returns = Returns("accueil")
    for gesture, page in enumerate(("accueil", "accueil", "liste", "compte")):
        returns.begin(gesture, page)
    return returns


def test_a_gesture_is_led_back_to_where_it_began_first() -> None:
    returns = on_the_way()
    returns.begin(2, "ailleurs")
    assert returns.lead_back(2) == "liste"
    assert returns.led_to("liste") == (2, "liste")


def test_from_its_page_on_one_goes_on_at_the_first_gesture_that_began_there() -> None:
    returns = on_the_way()
    assert returns.lead_back(1) == "accueil"
    assert returns.led_to("accueil") == (0, "accueil")


def test_a_site_that_leads_to_another_page_of_the_way_is_followed() -> None:
    returns = on_the_way()
    returns.lead_back(3)
    assert returns.led_to("liste") == (2, "liste")


def test_a_site_that_leads_anywhere_else_is_begun_at_its_first_page() -> None:
    returns = on_the_way()
    returns.lead_back(3)
    assert returns.led_to("refus") == (0, "accueil")


def test_what_never_began_is_led_to_the_first_page() -> None:
    assert Returns("accueil").lead_back(5) == "accueil"


def test_a_page_that_comes_by_itself_is_no_return() -> None:
    returns = on_the_way()
    assert returns.led_to("accueil") is None
    returns.lead_back(2)
    assert returns.led_to("liste") is not None
    assert returns.led_to("liste") is None, "once"


def test_each_gesture_may_be_returned_to_so_often() -> None:
    returns = on_the_way()
    assert [returns.count(2) for _ in range(MOST + 1)] == [True] * MOST + [False]
    assert returns.count(3)


def test_only_another_page_has_to_be_gone_back_to() -> None:
    returns = on_the_way()
    assert not returns.began_elsewhere(1, "accueil")
    assert returns.began_elsewhere(2, "accueil")
