"""After a visit to a true site nothing of it is found: not by the next visit, and not by a search of every byte.

The same without the wipe proves the search: then what was there is found, by the search, by the kiosk's own check and
by the next visit.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.wiping import WRITTEN
from tests.web.network import in_a_network_of_its_own

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.timeout(700)

One = dict[str, Any]
SEEN = {"connexion", "cookie", "local", "indexed", "cache", "worker"}


def play(how: str) -> tuple[One, list[str]]:
    """What came of it, and what is left in the account's own folder."""
    done = subprocess.run(
        in_a_network_of_its_own("tests.web.small_web", "nobody", "tests.journeys.wiping", how),
        cwd=ROOT, capture_output=True, text=True, timeout=340,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told, left = (json.loads(line) for line in done.stdout.splitlines())
    return told, left["left"]


@pytest.fixture(scope="module")
def played() -> tuple[One, list[str]]:
    return play("with")


def everywhere(found: dict[str, list[int]]) -> set[int]:
    return {number for numbers in found.values() for number in numbers}


def test_ten_canaries_were_there(played: tuple[One, list[str]]) -> None:
    told, _ = played
    before = told["found"]["before"]
    assert everywhere(before) == set(range(10))
    assert set(before["files"]) >= WRITTEN
    assert before["clipboards"]
    assert told["processes"] > 2
    assert not told["unprotected"], "Chromium's sandbox is off"


def test_none_is_found_after_the_wipe(played: tuple[One, list[str]]) -> None:
    told, _ = played
    assert everywhere(told["found"]["after"]) == set()
    assert told["traces"] == []


def test_the_next_visit_sees_none(played: tuple[One, list[str]]) -> None:
    told, _ = played
    assert told["seen"] == [[], []]


def test_the_account_s_own_folder_holds_nothing_of_a_browser(played: tuple[One, list[str]]) -> None:
    """But what the test has put there, and the state folder."""
    _, left = played
    assert {path.split("/")[0] for path in left} == {"ici", "rapport", "etat"}
    assert {path.split("/")[1] for path in left if path.startswith("etat/")} <= {"journal.sqlite3", "pack", "fiches"}


def test_without_the_wipe_they_are_found() -> None:
    told, _ = play("without")
    assert set(told["found"]["after"]["files"]) >= WRITTEN - {9}  # a download that was cut goes with the browser
    assert "fichier" in told["traces"]
    first, second = map(set, told["seen"])
    assert (first, second) == (set(), SEEN)


def test_after_a_wipe_that_has_left_something_no_true_site_opens() -> None:
    told, _ = play("stubborn")
    assert told["offered"] == [True, False]
