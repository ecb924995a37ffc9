"""What is shipped around the program: the settings of the service, the right to restart it, the request files."""

from __future__ import annotations

import os
import subprocess
import tomllib
from pathlib import Path

import pytest

from impression.printers.choice import choose_printer
from impression.printers.server import REQUESTS, restart_service
from kiosk.settings import Printing
from tests.fakes.cups import QUEUE, PrivateCups, wait_until
from tests.impression.printers.conftest import CupsMaker
from tests.impression.printers.contract import SHEET

ROOT = Path(__file__).parents[3]


@pytest.fixture
def restarts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a `systemctl` of the test's own writes what it was asked."""
    orders = tmp_path / "orders"
    program = tmp_path / "systemctl"
    program.write_text(f'#!/bin/sh\necho "$@" >>"{orders}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return orders


def test_the_shipped_settings_hold_no_word_that_cups_does_not_know(start_cups: CupsMaker) -> None:
    etc = start_cups(shipped=True).root / "etc"
    checked = subprocess.run(
        ["/usr/sbin/cupsd", "-t", "-c", etc / "cupsd.conf", "-s", etc / "cups-files.conf"],
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked
    assert "Unknown" not in checked.stderr + (etc.parent / "log/error").read_text()


def test_the_shipped_settings_keep_to_the_socket() -> None:
    lines = (ROOT / "packaging/cups/cupsd.conf").read_text().splitlines()
    assert [line for line in lines if line.startswith("Listen")] == ["Listen /run/cups/cups.sock"]


@pytest.mark.parametrize("folder", ["/var/spool/cups", "/var/cache/cups"])
def test_the_drop_in_renews_what_the_tests_renew(folder: str) -> None:
    drop_in = (ROOT / "packaging/cups/cups.service.d/pasapas.conf").read_text()
    assert f"TemporaryFileSystem={folder}:" in drop_in


def test_systemd_is_asked_to_restart_the_service_and_never_for_a_password(restarts: Path) -> None:
    restart_service()
    assert restarts.read_text() == "--no-ask-password restart cups.service\n"


def test_without_systemd_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    restart_service()


def test_the_machine_s_service_is_left_alone_when_another_server_is_named(
    cups: PrivateCups, restarts: Path, tmp_path: Path
) -> None:
    kiosk = choose_printer(Printing(queue=QUEUE), tmp_path)
    cups.printer("media-empty-error")
    kiosk.submit(SHEET)
    wait_until(lambda: bool(cups.backends()))
    cups.kill()
    assert not kiosk.withdraw()
    assert not restarts.exists()


def test_the_request_files_are_installed_with_the_package() -> None:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]
    (pattern,) = data["impression.printers"]
    assert sorted(REQUESTS.parent.glob(pattern)) == sorted(REQUESTS.iterdir())
