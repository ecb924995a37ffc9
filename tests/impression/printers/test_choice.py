"""Which printer a kiosk gets, from its settings and from what CUPS says."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from impression.printers.choice import choose_printer
from impression.printers.cups import CupsPrinter
from impression.printers.folder import FolderPrinter
from impression.printers.port import Outlook
from kiosk.settings import Printing
from tests.fakes.cups import QUEUE, PrivateCups


def test_the_queue_of_the_settings_wins(tmp_path: Path) -> None:
    printer = choose_printer(Printing(queue="accueil-2", folder=str(tmp_path)), tmp_path)
    assert isinstance(printer, CupsPrinter)
    assert printer.name == "accueil-2"


def test_then_the_folder_of_the_settings(cups: PrivateCups, tmp_path: Path) -> None:
    printer = choose_printer(Printing(folder=str(tmp_path / "fiches")), tmp_path)
    assert isinstance(printer, FolderPrinter)
    assert printer.folder == tmp_path / "fiches"
    assert not printer.folder.exists()


def test_then_the_default_queue(cups: PrivateCups, tmp_path: Path) -> None:
    printer = choose_printer(Printing(), tmp_path)
    assert isinstance(printer, CupsPrinter)
    assert printer.name == QUEUE


def test_then_a_folder_of_our_own(cups: PrivateCups, tmp_path: Path) -> None:
    cups.administer("lpadmin", "-x", QUEUE)
    printer = choose_printer(Printing(), tmp_path)
    assert isinstance(printer, FolderPrinter)
    assert printer.folder == tmp_path / "fiches"
    assert stat.S_IMODE(printer.folder.stat().st_mode) == 0o700
    assert printer.fit().ready


def test_a_server_that_starts_after_the_kiosk_is_waited_for(cups: PrivateCups, tmp_path: Path) -> None:
    cups.kill()
    printer = choose_printer(Printing(), tmp_path)
    assert printer.fit().outlook is Outlook.NO_SERVER
    cups.start()
    assert printer.fit().ready
    assert printer.name == QUEUE


def test_without_the_programs_of_cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert isinstance(choose_printer(Printing(), tmp_path), FolderPrinter)


def test_a_state_folder_that_cannot_be_written_to_is_news_and_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    state = tmp_path / "etat"
    state.touch()
    assert choose_printer(Printing(), state).fit().outlook is Outlook.NO_FOLDER
