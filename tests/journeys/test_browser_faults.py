"""The browser crashes, hangs, dies or never comes: the visit goes on, with its answers and a kind word."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.journal.events import Kind
from tests.journeys.conftest import Visitor
from tests.journeys.test_practice import local_content

PAGE = '<!doctype html><meta charset="utf-8"><title>{0}</title><body data-page="{0}"><script src="site.js"></script>{1}'
SITE = {
    "site.yaml": 'nom: "Essai"\nressemble: "un site"\ndepart: "index.html"\ncouleur: "#123456"\n',
    "index.html": PAGE.format("index", '<a id="aller" href="boucle.html">Aller</a>'),
    "boucle.html": PAGE.format("boucle", '<p id="fin">Ici</p>'),
    "site.js": "if (location.pathname.includes('boucle')) { while (true) {} }",
}
GUIDE = """id: "{name}"
titre: "Essayer"
site: "essai"
depart: "{start}"
gestes:
  - id: "aller"
    dire: "Touchez « Aller »."
    autrement: "C’est le bouton."
    montrer: {{essai: "#aller"}}
    fait: {{essai: {{present: "#jamais"}}}}
"""
NEVER = (sys.executable, "-c", "raise SystemExit(1)")


def parent_of(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def processes(under: int) -> Iterator[int]:
    """Those that a process has started, and theirs."""
    for folder in Path("/proc").glob("[0-9]*"):
        if parent_of(int(folder.name)) == under:
            yield int(folder.name)
            yield from processes(int(folder.name))


def says(process: int, words: bytes) -> bool:
    """Whether its command line has these words."""
    try:
        return words in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False


def is_renderer(process: int) -> bool:
    """Chromium's zygote forks them, and they keep its name."""
    return says(process, b"--type=zygote") and says(parent_of(process), b"--type=zygote")


def browser_process() -> int:
    return next(process for process in processes(os.getpid()) if says(process, b"ui.browser"))


@pytest.fixture
def practising(make_visitor: Callable[..., Visitor], tmp_path: Path) -> Callable[..., Visitor]:
    """A visitor before whom the first gesture is pointed at; `start`: the page on which the exercise begins."""

    def make(start: str = "index.html", wait: bool = True, **how: object) -> Visitor:
        content = local_content(tmp_path / "ici", ["essayer-un-peu"])
        for name, text in SITE.items():
            file = content / "exercices/essai" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        (content / "guides").mkdir()
        (content / "guides/essayer-un-peu.yaml").write_text(GUIDE.format(name="essayer-un-peu", start=start), "utf-8")
        visitor = make_visitor(content=content, **how)
        visitor.seen = []  # type: ignore[attr-defined]
        visitor.told = []  # type: ignore[attr-defined]
        visitor.kiosk.companion.seen.connect(visitor.seen.append)  # type: ignore[attr-defined]
        record = visitor.kiosk.journal.record
        visitor.kiosk.journal.record = lambda event: (visitor.told.append(event), record(event))  # type: ignore[attr-defined, method-assign, func-returns-value]
        visitor.come_in()
        visitor.open("essayer")
        visitor.touch("exercice", "commencer")
        if wait:
            visitor.hand.wait(lambda: bool(visitor.seen), 30)  # type: ignore[attr-defined]
        return visitor

    return make


def told(visitor: Visitor) -> list[str]:
    """What the journal has heard of the browser."""
    return [event.value for event in visitor.told if event.kind is Kind.BROWSER]  # type: ignore[attr-defined]


def comes_again(visitor: Visitor, seconds: float = 30) -> None:
    visitor.seen.clear()  # type: ignore[attr-defined]
    visitor.hand.wait(lambda: bool(visitor.seen), seconds)  # type: ignore[attr-defined]


def test_a_renderer_that_is_killed_opens_its_page_again(practising: Callable[..., Visitor]) -> None:
    visitor = practising()
    (renderer,) = filter(is_renderer, processes(browser_process()))
    os.kill(renderer, signal.SIGKILL)
    comes_again(visitor)
    assert told(visitor) == ["plante"]
    assert (visitor.page, visitor.kiosk.conductor.state.walks[-1].at) == ("geste", "essayer-un-peu")


def test_a_browser_that_is_killed_is_started_again(practising: Callable[..., Visitor]) -> None:
    visitor = practising()
    before = browser_process()
    os.kill(before, signal.SIGKILL)
    comes_again(visitor)
    assert browser_process() != before
    assert (told(visitor), visitor.page) == (["arrete"], "geste")


def test_one_that_says_nothing_any_more_is_killed_and_started_again(
    practising: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.beside.process.MUTE_S", 2.0)
    visitor = practising()
    os.kill(browser_process(), signal.SIGSTOP)
    comes_again(visitor)
    assert (told(visitor), visitor.page) == (["muet", "arrete"], "geste")


@pytest.mark.timeout(180)
def test_a_page_that_never_stops_looping_is_left_with_a_kind_word_and_the_answers(
    practising: Callable[..., Visitor],
) -> None:
    visitor = practising("boucle.html", wait=False)
    visitor.hand.wait(lambda: visitor.title == "Le site ne s’ouvre pas ici", 120)
    assert told(visitor) == ["fige", "fige", "fige"]
    visitor.touch("continuer")
    assert visitor.title == "C’est fini"
    assert "entraîné" in visitor.print_sheet()


def test_a_browser_that_never_starts_is_done_without(practising: Callable[..., Visitor]) -> None:
    visitor = practising(wait=False, browser=NEVER)
    visitor.hand.wait(lambda: visitor.title == "Le site ne s’ouvre pas ici", 30)
    visitor.touch("continuer")
    assert visitor.title == "C’est fini"
