"""Nothing leads out of a true site: what the engine shows is refused with its reason, the rest meets the wall."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kiosk.webpolicy import Verdict
from tests.ui.browser.true_site_escapes import ADDRESSES, HOME, PARTS, REDIRECTS, TALKING, TARGETS
from tests.web.machines import FORBIDDEN, MISNAMED, SITE, UNSIGNED
from tests.web.machines import PARTS as PARTS_MACHINE
from tests.web.network import in_a_network_of_its_own

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.timeout(400)

One = dict[str, Any]


class Tried(NamedTuple):
    """`attempts`: what came of each. `strangers`: machines that were asked for though nobody may, by attempt."""

    attempts: list[One]
    strangers: dict[str, Any]
    protection: set[str]
    programs: str
    left: list[str]

    def of(self, kind: str) -> list[One]:
        return [one for one in self.attempts if one["kind"] == kind]

    def one(self, kind: str, name: str) -> One:
        return next(one for one in self.of(kind) if one["attempt"] == name)


@pytest.fixture(scope="module")
def tried() -> Tried:
    """In two webs at once: most of the time is waiting."""
    running = [
        subprocess.Popen(
            in_a_network_of_its_own("tests.web.small_web", "nobody", "tests.ui.browser.escaping_true_site", part, "2"),
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for part in ("0", "1")
    ]  # fmt: skip
    told = [process.communicate(timeout=380) for process in running]
    for process, (_, trouble) in zip(running, told, strict=True):
        assert process.returncode == 0, trouble[-2000:]
    return _together([[json.loads(line) for line in said.splitlines()] for said, _ in told])


def _together(webs: list[list[One]]) -> Tried:
    strangers = {}
    for first, *rest in webs:
        assert first["flows"].pop(0) == ["tcp", FORBIDDEN, 443], "the watch itself is not there"
        known = {("tcp", "127.0.0.1", first["proxy"])}
        known |= {("tcp", machine, 443) for machine in (SITE, PARTS_MACHINE, UNSIGNED, MISNAMED)}
        strangers |= dict(_strangers([first, *rest], known))
    lines = [line for web in webs for line in web]
    return Tried(
        attempts=[line for line in lines if "attempt" in line],
        strangers=strangers,
        protection={line["protection"].splitlines()[-1] for line in lines if "protection" in line},
        programs="".join(line["programs"] for line in lines if "programs" in line),
        left=[path for line in lines if "left" in line for path in line["left"]],
    )


def _strangers(lines: Iterable[One], known: set[tuple[str, str, int]]) -> Iterable[tuple[str, Any]]:
    for line in lines:
        if found := [flow for flow in line.get("flows", []) if tuple(flow) not in known]:
            yield f"{line.get('kind')} {line.get('attempt')}", found


def test_everything_was_tried(tried: Tried) -> None:
    least = 7 * len(ADDRESSES) + len(TALKING) * len(TARGETS) + len(REDIRECTS) + len(PARTS)
    assert len(tried.attempts) >= least > 180


def test_chromium_protects_the_machine(tried: Tried) -> None:
    assert tried.protection == {"You are adequately sandboxed."}


def test_what_the_engine_shows_is_refused_with_its_reason(tried: Tried) -> None:
    wanted = {f"{one['kind']} {one['attempt']}": one for one in tried.attempts if one["reason"]}
    assert len(wanted) > 120
    assert {name: one["refused"] for name, one in wanted.items() if one["reason"] not in one["refused"]} == {}


def test_no_packet_goes_anywhere_but_to_the_machines_of_the_site(tried: Tried) -> None:
    """Not one datagram, and not one question about a name: those of the site are the proxy's business."""
    assert tried.strangers == {}


def test_the_page_stays_on_its_site_and_goes_on(tried: Tried) -> None:
    gone = {one["attempt"]: one for one in tried.attempts if not one["place"].startswith(HOME) or not one["title"]}
    assert gone == {}


def test_no_window_and_no_dialog_opens_and_nothing_zooms(tried: Tried) -> None:
    assert {one["attempt"]: one["windows"] for one in tried.attempts if one["windows"]} == {}
    assert {one["zoom"] for one in tried.attempts} == {1.0}


def test_no_program_is_started_and_no_document_is_kept(tried: Tried) -> None:
    assert tried.programs == ""
    assert [path for path in tried.left if "evil" in path or "telecharger" in path or path.endswith(".download")] == []


def test_a_site_that_asks_for_a_name_is_not_asked_for_again_and_again(tried: Tried) -> None:
    """Of a part of a page nobody is told."""
    for name, parts in (("name and password", []), ("name and password of a part", [Verdict.SIGN_IN])):
        attempt = tried.one("asked", name)
        assert len([flow for flow in attempt["flows"] if flow[1] == SITE]) <= 3, name
        assert attempt["parts"] == parts, name


def test_the_same_page_may_do_what_is_allowed(tried: Tried) -> None:
    assert len(tried.of("allowed")) > 10
    for one in tried.of("allowed"):
        assert (one["refused"], one["title"]) == ([], one["shown"]), one
