"""The recorder before a real site of the tests' own web: it names the machines that the site asks for, and no other."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.web.machines import FORBIDDEN, PARTS, SITE
from tests.web.network import in_a_network_of_its_own

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.timeout(200)


@pytest.fixture(scope="module", params=["window", "command"])
def recorded(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """Ended by closing the window, and by Ctrl-C."""
    done = subprocess.run(
        in_a_network_of_its_own("tests.web.small_web", "nobody", "tests.ui.browser.recording_true_site", request.param),
        cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_proposal_names_exactly_what_the_site_asks_for(recorded: list[dict[str, Any]]) -> None:
    hosts = {
        "hotes": ["img.reseau.exemple", "reseau.exemple"],
        "charge": ["pieces.exemple", "fond.reseau.exemple"],
    }
    assert yaml.safe_load(recorded[0]["found"]) == {"sites": [{"id": "essai", **hosts}]}
    assert '"img.reseau.exemple" # seulement dans un cadre' in recorded[0]["found"]
    assert '"fond.reseau.exemple" # vu par le mur seul' in recorded[0]["found"]


def test_what_is_written_is_what_was_printed_and_says_how_it_was_made(recorded: list[dict[str, Any]]) -> None:
    told = recorded[0]
    assert (told["status"], told["printed"]) == (0, told["found"])
    assert "pasapas site record essai" in told["found"].splitlines()[0]


def test_what_is_no_public_machine_is_refused_even_here_and_said(recorded: list[dict[str, Any]]) -> None:
    refused = [line for line in recorded[0]["found"].splitlines() if line.startswith("# Refusé")]
    assert [line.partition("\xa0: ")[2] for line in refused] == [
        f"nombre, {FORBIDDEN}", "port, borne.exemple", "mur, interne.exemple",
    ]  # fmt: skip


def test_no_packet_goes_to_another_machine(recorded: list[dict[str, Any]]) -> None:
    control, *flows = recorded[0]["flows"]
    assert control == ["tcp", FORBIDDEN, 443], "the watch itself is not there"
    assert {(protocol, address) for protocol, address, _ in flows} == {
        ("tcp", "127.0.0.1"), ("tcp", SITE), ("tcp", PARTS)
    }  # fmt: skip
    assert len({port for _, address, port in flows if address == "127.0.0.1"}) == 1


def test_no_address_and_nothing_of_the_visit_is_kept(recorded: list[dict[str, Any]]) -> None:
    assert not any(word in recorded[0]["found"] for word in ("cadre?", "numero", "Amina", "plus-loin", "point.svg"))
    assert recorded[0]["kept_in_memory"] == []
