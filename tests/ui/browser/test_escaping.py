"""Nothing leads out of a made-up site: no address, no window, no dialog, no key, no program, not one packet."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.ui.browser.escapes import ADDRESSES, ALLOWED, ASKING, KEYS, REACHING, WAYS
from tests.ui.browser.openers import lay_traps
from ui.browser.locked_page import MOST_QUESTIONS

ROOT = Path(__file__).parents[3]
PAGE = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>{}</title><body><p>ici</p></body></html>'
POINT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>'
FILES = {
    "exercices/essai/index.html": PAGE.format("essai"),
    "exercices/essai/page.html": PAGE.format("page"),
    "exercices/essai/site.js": "",
    "exercices/essai/point.svg": POINT,
    "exercices/autre/index.html": PAGE.format("autre"),
}
HOME = "exercice://essai/"


class Forbidden:
    """A machine that nothing may reach: it only counts who knocks."""

    def __init__(self) -> None:
        self.doors = [socket.socket(socket.AF_INET, kind) for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM)]
        self.doors[0].bind(("127.0.0.1", 0))
        self.port = self.doors[0].getsockname()[1]
        self.doors[1].bind(("127.0.0.1", self.port))
        self.doors[0].listen(50)

    def knocks(self) -> int:
        """Connections and datagrams since the last time."""
        found = 0
        for door in self.doors:
            door.setblocking(False)
            while True:
                try:
                    if door.type == socket.SOCK_STREAM:
                        door.accept()[0].close()
                    else:
                        door.recv(2000)
                except BlockingIOError:
                    break
                found += 1
        return found

    def close(self) -> None:
        for door in self.doors:
            door.close()


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, dict[str, Any]], int, str]]:
    """What came of each attempt, how often somebody knocked at the forbidden machine, which programs were started."""
    folder = tmp_path_factory.mktemp("evasion")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    programs, log = lay_traps(folder)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PATH": f"{programs}:{os.environ['PATH']}"}
    with closing(Forbidden()) as forbidden:
        done = subprocess.run(
            [sys.executable, "-m", "tests.ui.browser.escaping", str(folder), str(forbidden.port)],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=550,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        told = [json.loads(line) for line in done.stdout.splitlines()]
        yield {one["attempt"]: one for one in told}, forbidden.knocks(), log.read_text("utf-8")


pytestmark = pytest.mark.timeout(600)
Tried = tuple[dict[str, dict[str, Any]], int, str]


def test_everything_was_tried(tried: Tried) -> None:
    least = len(WAYS) * len(ADDRESSES) + len(ASKING) + len(REACHING) + len(KEYS)
    assert len(tried[0]) >= least > 200


def test_the_page_stays_where_it_was_and_goes_on(tried: Tried) -> None:
    gone = {name: one for name, one in tried[0].items() if not one["place"].startswith(HOME) or not one["title"]}
    assert gone == {}


def test_no_window_and_no_dialog_opens(tried: Tried) -> None:
    assert {name: one["windows"] for name, one in tried[0].items() if one["windows"]} == {}


def test_nothing_zooms(tried: Tried) -> None:
    assert {one["zoom"] for one in tried[0].values()} == {1.0}


def test_no_packet_reaches_a_machine_and_no_program_is_started(tried: Tried) -> None:
    assert tried[1:] == (0, "")


@pytest.mark.parametrize("way", ["location", "link", "form", "refresh"])
def test_an_address_of_the_web_is_refused_with_its_reason(tried: Tried, way: str) -> None:
    """Of the others the engine does not even ask."""
    reasons = {"http://127": "non-chiffre", "https://": "ailleurs", "exercice://autre": "ailleurs", "qrc:": "fichier"}
    for start, reason in reasons.items():
        asked = {name: one["refused"] for name, one in tried[0].items() if name.startswith(f"{way} {start}")}
        assert asked
        assert all(reason in refused for refused in asked.values()), asked


def test_a_page_that_asks_is_refused_with_its_reason(tried: Tried) -> None:
    for name in ("prompt", "alerts"):
        assert tried[0][name]["refused"] == ["question"]
    for name in ("file", "folder"):
        assert tried[0][name]["refused"] == ["fichiers"]
    assert tried[0]["open https://www.ameli.fr/"]["refused"] == ["fenetre"]
    for name in ("notification", "place", "clipboard", "fonts"):
        assert tried[0][name]["refused"] == ["permission"]


def test_what_a_page_says_or_asks_is_put_beside_it_and_only_so_often(tried: Tried) -> None:
    for name in ("alert", "confirm"):
        assert (tried[0][name]["asked"], tried[0][name]["refused"]) == (["x"], [])
    assert tried[0]["prompt"]["asked"] == []
    assert len(tried[0]["alerts"]["asked"]) == MOST_QUESTIONS


def test_the_same_page_may_do_what_is_allowed(tried: Tried) -> None:
    assert all(tried[0][name]["refused"] == [] for name in ALLOWED)
    assert tried[0]["own page"]["place"] == f"{HOME}page.html"
    assert tried[0]["own picture"]["title"] == "vu"
