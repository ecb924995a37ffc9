"""The browser crashes, hangs, dies or never comes: the visit goes on, with its answers and a kind word."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kiosk.journal.events import Kind
from tests.journeys.conftest import FINGER, Visitor
from tests.journeys.local_content import with_made_up_site
from tests.processes import parent_of, processes, says
from ui.beside.command import BROWSER

PAGE = '<!doctype html><meta charset="utf-8"><title>{0}</title><body data-page="{0}"><script src="site.js"></script>{1}'
START = '<a id="aller" href="perdu.html">Aller</a>'
PAGES = {
    "index.html": PAGE.format("index", START),
    "impasse.html": PAGE.format("impasse", START),
    "perdu.html": PAGE.format("perdu", "<p>Ici</p>"),
    "boucle.html": PAGE.format("boucle", "<p>Ici</p>"),
    "site.js": """const { page } = document.body.dataset;
if (page === "perdu") sessionStorage.setItem("perdu", "oui");
if (page === "impasse" && sessionStorage.getItem("perdu")) {
  document.documentElement.style.display = "none";
  location.replace("perdu.html");
}
while (page === "boucle") {}
""",
}
NEVER = (sys.executable, "-c", "raise SystemExit(1)")


class Practising(Visitor):
    """A visitor before whom the first gesture is pointed at, and what came of it."""

    def __init__(self, visitor: Visitor) -> None:
        super().__init__(visitor.kiosk, visitor.sheets, visitor.state)
        self._seen: list[int] = []
        self._told = self.listen_to_the_journal()
        self.kiosk.companion.seen.connect(self._seen.append)

    @property
    def told(self) -> list[str]:
        """What the journal has heard of the browser."""
        return [str(event.value) for event in self._told if event.kind is Kind.BROWSER]

    def awaits_gesture(self, times: int = 1) -> None:
        self.hand.wait(lambda: len(self._seen) >= times, 30)
        self._seen.clear()


def is_renderer(process: int) -> bool:
    """Chromium's zygote forks them, and they keep its name."""
    return says(process, b"--type=zygote") and says(parent_of(process), b"--type=zygote")


def browser_process() -> int:
    return next(process for process in processes(os.getpid()) if says(process, b"ui.browser"))


@pytest.fixture
def practise(make_visitor: Callable[..., Visitor], tmp_path: Path) -> Callable[..., Practising]:
    """`start`: the page on which the exercise begins."""

    def make(start: str = "index.html", browser: Sequence[str] = BROWSER) -> Practising:
        content = with_made_up_site(tmp_path / "ici", PAGES, start)
        visitor = Practising(make_visitor(content=content, browser=browser))
        visitor.come_in()
        visitor.open("essayer")
        visitor.touch("exercice", "commencer")
        return visitor

    return make


def test_a_renderer_that_is_killed_opens_its_page_again(practise: Callable[..., Practising]) -> None:
    visitor = practise()
    visitor.awaits_gesture()
    (renderer,) = filter(is_renderer, processes(browser_process()))
    os.kill(renderer, signal.SIGKILL)
    visitor.awaits_gesture()
    assert visitor.told == ["plante"]
    assert (visitor.page, visitor.kiosk.conductor.state.walks[-1].at) == ("geste", "essayer-un-peu")


def test_a_browser_that_is_killed_is_started_again(practise: Callable[..., Practising]) -> None:
    visitor = practise()
    visitor.awaits_gesture()
    before = browser_process()
    os.kill(before, signal.SIGKILL)
    visitor.awaits_gesture()
    assert browser_process() != before
    assert (visitor.told, visitor.page) == (["arrete"], "geste")


def test_a_browser_that_is_killed_in_the_middle_begins_the_exercise_anew(practise: Callable[..., Practising]) -> None:
    """Its site has forgotten all that was done there."""
    visitor = practise()
    visitor.awaits_gesture()
    visitor.touch("passer")
    assert visitor.kiosk.conductor.page.beside.gesture == 1
    os.kill(browser_process(), signal.SIGKILL)
    visitor.awaits_gesture()
    assert (visitor.page, visitor.kiosk.conductor.page.beside.gesture) == ("geste", 0)


def test_who_leaves_an_exercise_and_comes_back_begins_it_anew(practise: Callable[..., Practising]) -> None:
    visitor = practise()
    visitor.awaits_gesture()
    visitor.touch("passer")
    assert visitor.kiosk.conductor.page.beside.gesture == 1
    visitor.touch("accueil", "retour")
    visitor.awaits_gesture()
    assert (visitor.page, visitor.kiosk.conductor.page.beside.gesture) == ("geste", 0)


def test_one_that_says_nothing_any_more_is_killed_and_started_again(
    practise: Callable[..., Practising], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.beside.process.MUTE_S", 2.0)
    visitor = practise()
    visitor.awaits_gesture()
    os.kill(browser_process(), signal.SIGSTOP)
    visitor.awaits_gesture()
    assert (visitor.told, visitor.page) == (["muet", "arrete"], "geste")


def test_a_site_that_no_way_leads_back_from_begins_anew(practise: Callable[..., Practising]) -> None:
    visitor = practise("impasse.html", browser=FINGER)
    visitor.awaits_gesture(times=2)
    assert (visitor.told, visitor.page) == ([], "geste")


@pytest.mark.timeout(180)
def test_a_page_that_never_stops_looping_is_left_with_a_kind_word_and_the_answers(
    practise: Callable[..., Practising],
) -> None:
    visitor = practise("boucle.html")
    visitor.hand.wait(lambda: visitor.title == "Le site ne s’ouvre pas ici", 120)
    assert visitor.told == ["fige", "fige", "fige"]
    visitor.touch("continuer")
    assert visitor.title == "C’est fini"
    assert "entraîné" in visitor.print_sheet()


def test_a_browser_that_never_starts_is_done_without(practise: Callable[..., Practising]) -> None:
    visitor = practise(browser=NEVER)
    visitor.hand.wait(lambda: visitor.title == "Le site ne s’ouvre pas ici", 30)
    visitor.touch("continuer")
    assert visitor.title == "C’est fini"
