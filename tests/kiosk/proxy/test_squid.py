"""What a real squid lets through and refuses, among the tests' own machines, for root and for an ordinary account."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import EnvironmentFault
from kiosk.proxy import squid as squid_module
from kiosk.proxy.squid import Squid
from kiosk.webpolicy import Rules
from tests.kiosk.proxy.asking import LISTED, OTHERS, PRIVATE
from tests.web.network import in_a_network_of_its_own

ROOT = Path(__file__).parents[3]
ACCOUNTS = ["nobody", "root"] if os.geteuid() == 0 else ["nobody"]
"""Who has no root has none that could become somebody else."""

REACHED = {"192.0.2.1", "192.0.2.2", "127.0.0.1"}


class Asked(dict[str, Any]):
    """What came of each question; `reached`: the machines that somebody wanted to talk to."""

    reached: set[str]


@pytest.fixture(scope="module", params=ACCOUNTS)
def asked(request: pytest.FixtureRequest) -> Asked:
    done = subprocess.run(
        in_a_network_of_its_own("tests.web.small_web", request.param, "tests.kiosk.proxy.asking"),
        cwd=ROOT, capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    found = Asked({line["asked"]: line["came"] for line in lines if "asked" in line})
    flows = [tuple(flow) for line in lines for flow in line.get("flows", [])]
    assert flows.pop(0) == ("tcp", "192.0.2.66", 443), "the watch itself is not there"
    found.reached = {address for _, address, _ in flows}
    return found


def test_a_listed_machine_is_reached_under_any_way_of_writing_it(asked: Asked) -> None:
    assert {asked[f"{name}:443"] for name in LISTED} == {"200 Connection established"}


def test_a_name_that_is_not_listed_is_refused(asked: Asked) -> None:
    assert {asked[f"{name}:443"] for name in OTHERS} == {"403 Forbidden"}


def test_a_private_machine_is_refused_even_under_a_listed_name(asked: Asked) -> None:
    assert {asked[f"{name}:443"] for name in PRIVATE} == {"403 Forbidden"}
    assert asked["127.0.0.1:631"] == "403 Forbidden"


@pytest.mark.parametrize("port", [22, 80, 8443, 4433])
def test_another_port_is_refused(asked: Asked, port: int) -> None:
    assert asked[f"site.exemple:{port}"] == "403 Forbidden"


def test_what_is_no_tunnel_gets_no_answer(asked: Asked) -> None:
    assert (asked["http"], asked["https"], asked["its own pages"]) == ("coupé", "coupé", "coupé")


def test_no_packet_goes_to_another_machine_and_no_other_name_is_asked_for(asked: Asked) -> None:
    assert asked.reached == REACHED


def test_a_page_comes_whole_and_nothing_tells_of_us(asked: Asked) -> None:
    begun, page = asked["page"]
    assert begun == "HTTP/1.1 200 Connection established\r\n\r\n"
    assert "<title>page</title>" in page


def test_without_a_list_nothing_is_reached(asked: Asked) -> None:
    assert asked["nothing listed"] == "403 Forbidden"


def test_its_folder_is_its_own_and_holds_no_name_that_was_asked(asked: Asked) -> None:
    assert asked["modes"] == ["0o700", "squid.conf", "squid.log", "squid.pid"]
    assert asked["log"] == 0


def test_it_leaves_nothing(asked: Asked) -> None:
    assert asked["shared"] > 0
    assert asked["left"] == []
    assert asked["answers"] is False


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Another program in squid's place; returns a folder for it."""

    def put(script: str) -> Path:
        programs, folder = tmp_path / "bin", tmp_path / "proxy"
        for path in (programs, folder):
            path.mkdir()
        (programs / "squid").write_text(f"#!/bin/sh\n{script}\n")
        (programs / "squid").chmod(0o755)
        monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
        return folder

    return put


def test_one_that_ends_at_once_is_told_with_its_own_words(instead: Callable[[str], Path]) -> None:
    folder = instead('echo "2026| FATAL: no room" >&2; exit 1')
    with pytest.raises(EnvironmentFault, match=r"Squid ne démarre pas.* Il dit\s: no room"):
        Squid(Rules(), folder)
    assert list(folder.iterdir()) == []


def test_one_that_never_listens_is_not_waited_for_and_ended(
    instead: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(squid_module, "STARTS", 0.5)
    folder = instead(f"echo $$ >{tmp_path}/number; exec sleep 100")
    with pytest.raises(EnvironmentFault, match="Squid ne démarre pas"):
        Squid(Rules(), folder)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "number").read_text()), 0)
    assert list(folder.iterdir()) == []


def test_where_it_is_missing_the_package_is_named(tmp_path: Path) -> None:
    """On a machine whose squid cannot be run, in these mounts alone."""
    become_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    script = f"""
import sys
from pathlib import Path
from kiosk.errors import EnvironmentFault
from kiosk.proxy.squid import Squid
from kiosk.webpolicy import Rules
try:
    Squid(Rules(), Path({str(tmp_path)!r}))
except EnvironmentFault as fault:
    print(fault.sentence)
"""
    hidden = f'mount --bind /dev/null {shutil.which("squid", path="/usr/sbin:/sbin:/usr/bin")} && exec "$@"'
    done = subprocess.run(
        ["unshare", *become_root, "--mount", "sh", "-c", hidden, "sh", sys.executable, "-c", script],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert "Installez le paquet squid" in done.stdout, done.stderr
    assert list(tmp_path.iterdir()) == []
