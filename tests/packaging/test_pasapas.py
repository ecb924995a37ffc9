"""`./pasapas` from a user's seat: first start, later starts, interruptions, moves. Only the libraries are made up."""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.packaging.conftest import Checkout


def answer(outcome: tuple[int, str, str]) -> dict[str, object]:
    """What the command saw, when it ran well."""
    status, output, said = outcome
    assert status == 0, said
    seen: dict[str, object] = json.loads(output)
    return seen


def test_the_first_start_installs_then_runs_with_the_very_same_words(checkout: Checkout) -> None:
    seen = answer(checkout.run("sheet", "a b", "", "--x='*'"))
    assert seen["arguments"] == ["sheet", "a b", "", "--x='*'"]
    assert (seen["made_up"], seen["ours"]) == ("1.0", "4.5.6")


def test_a_later_start_installs_nothing_and_says_nothing(ready: Checkout) -> None:
    before = {path: path.stat().st_mtime_ns for path in ready.venv.glob("*")}
    status, _, said = ready.run("salut")
    assert (status, said) == (0, "")
    assert {path: path.stat().st_mtime_ns for path in ready.venv.glob("*")} == before


def test_a_later_start_adds_less_than_a_tenth_of_a_second(ready: Checkout) -> None:
    def median_seconds(*command: Path) -> float:
        times = []
        for _ in range(11):
            begin = time.perf_counter()
            subprocess.run(command, env=ready.environment, stdout=subprocess.DEVNULL, check=True)
            times.append(time.perf_counter() - begin)
        return statistics.median(times)

    direct = median_seconds(ready.venv / "bin/python", ready.venv / "bin/pasapas")
    assert median_seconds(ready.root / "pasapas", Path("salut")) - direct < 0.1


def test_it_works_from_anywhere_and_through_a_link(ready: Checkout, tmp_path: Path) -> None:
    link = tmp_path / "raccourci"
    link.symlink_to(ready.root / "pasapas")
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui/cli.py").write_text("raise SystemExit('a stranger')")
    seen = answer(ready.run("salut", entry=link, folder=tmp_path))
    assert seen["folder"] == str(tmp_path)


def test_the_environment_has_the_command_too(ready: Checkout) -> None:
    assert answer(ready.run("salut", entry=ready.venv / "bin/pasapas"))["arguments"] == ["salut"]


def test_a_library_with_another_hash_is_refused(checkout: Checkout) -> None:
    requirements = checkout.root / "packaging/requirements/run.txt"
    right = requirements.read_text()
    requirements.write_text(right.replace("sha256:", "sha256:0")[:-2] + "\n")
    status, _, said = checkout.run("salut")
    assert status != 0
    assert "Recommencez" in said
    assert "Traceback" not in said
    requirements.write_text(right)
    assert answer(checkout.run("salut"))["made_up"] == "1.0"


def test_an_install_cut_short_is_made_again_from_nothing(checkout: Checkout) -> None:
    first = checkout.start("salut")
    while not (checkout.venv / "bin/python").exists():
        assert first.poll() is None
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    assert not list(checkout.venv.glob("ready-*"))
    left_over = checkout.venv / "half"
    left_over.touch()
    assert answer(checkout.run("salut"))["made_up"] == "1.0"
    assert not left_over.exists()


def test_two_first_starts_at_once_both_run(checkout: Checkout) -> None:
    starts = [checkout.start(word) for word in ("un", "deux")]
    outcomes = [(start.communicate(), start.returncode) for start in starts]
    assert [status for _, status in outcomes] == [0, 0], outcomes
    assert sum("J’installe" in said for (_, said), _ in outcomes) == 1
    assert sum("Une autre installation" in said for (_, said), _ in outcomes) == 1


def test_a_changed_requirement_is_installed_at_the_next_start(checkout: Checkout) -> None:
    answer(checkout.run("salut"))
    checkout.require(made_up="2.0", pytest="9.9")
    assert answer(checkout.run("salut"))["made_up"] == "2.0"


def test_a_moved_checkout_starts_again(checkout: Checkout) -> None:
    answer(checkout.run("salut"))
    moved = checkout.root.with_name("ailleurs")
    checkout.root.rename(moved)
    status, output, said = checkout.run("salut", entry=moved / "pasapas")
    assert status == 0, said
    assert json.loads(output)["arguments"] == ["salut"]
    assert (moved / ".venv/made-for").read_text() == str(moved)


def test_the_tests_run_offscreen_from_the_checkout_and_leave_a_plain_start_ready(
    checkout: Checkout, tmp_path: Path
) -> None:
    answer(checkout.run("salut"))
    status, output, said = checkout.run("test", "-k", "a or b", folder=tmp_path)
    assert status == 0, said
    assert json.loads(output) == [["-k", "a or b"], str(checkout.root), "offscreen"]
    assert checkout.run("salut")[2] == ""


def test_without_any_fitting_python_it_says_so(checkout: Checkout) -> None:
    for python in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        checkout.program(python, "exit 1")
    status, _, said = checkout.run("salut")
    assert status != 0
    assert said.startswith("Pas à pas a besoin de Python")


def test_without_a_display_it_plays_the_demo_on_a_virtual_screen(checkout: Checkout) -> None:
    checkout.environment["DISPLAY"] = ":4094"  # nothing answers there
    status, output, said = checkout.run()
    assert status == 0, said
    announced, played = output.splitlines()
    assert "démonstration" in announced
    seen = json.loads(played)
    command, option, folder = seen["arguments"]
    assert (command, option, seen["platform"]) == ("demo", "--out", "xcb")
    assert seen["display"] not in (None, ":4094")
    assert Path(folder).is_dir()
    assert checkout.run()[2] == "", "the demo and the kiosk undo each other's mark"


def test_with_a_display_it_opens_the_kiosk(ready: Checkout) -> None:
    screen = ready.root / "packaging/virtual_screen.py"
    command: list[str | Path] = [sys.executable, screen, ready.root / "pasapas"]
    opened = subprocess.run(command, env=ready.environment, capture_output=True, text=True, check=True)
    assert json.loads(opened.stdout)["arguments"] == ["run"]
