"""The folder printer: the common suite, and what only files can do."""

from __future__ import annotations

import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from impression.printers.folder import FolderPrinter
from impression.printers.port import Outlook, Sighting
from tests.impression.printers.contract import SHEET, Bench, PrinterContract


class FolderBench:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.printer = FolderPrinter(folder)

    def sheets(self) -> list[bytes]:
        return [sheet.read_bytes() for sheet in self.folder.glob("fiche-*.pdf")]

    def break_it(self) -> None:
        self.folder.rmdir()

    def mend_it(self) -> None:
        self.folder.mkdir()


class TestFolder(PrinterContract):
    @pytest.fixture
    def bench(self, tmp_path: Path) -> Bench:
        return FolderBench(tmp_path / "fiches")


def test_a_sheet_is_readable_by_its_owner_only_and_nothing_else_is_left(tmp_path: Path) -> None:
    FolderPrinter(tmp_path).submit(SHEET)
    (sheet,) = tmp_path.iterdir()
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert sheet.name.startswith("fiche-")
    assert sheet.suffix == ".pdf"


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "cle-usb"
    printer = FolderPrinter(folder)
    assert printer.fit().outlook is Outlook.NO_FOLDER
    assert printer.look(printer.submit(SHEET)) == Sighting(Outlook.NO_FOLDER, over=True)
    assert not folder.exists()


@contextmanager
def disk_full_after(size: int) -> Iterator[None]:
    """No file may pass `size` bytes: the write fails half-way, as on a full disk."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def test_a_full_disk_leaves_no_half_sheet(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path)
    with disk_full_after(len(SHEET) // 2):
        assert printer.fit().outlook is Outlook.NO_FOLDER
        job = printer.submit(SHEET)
    assert job.failed is Outlook.NO_FOLDER
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_nobody_may_write() -> None:
    printer = FolderPrinter(Path("/proc"))
    assert printer.fit().outlook is Outlook.NO_FOLDER
    assert printer.submit(SHEET).failed is Outlook.NO_FOLDER


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "fiches").touch()
    printer = FolderPrinter(tmp_path / "fiches")
    assert printer.fit().outlook is Outlook.NO_FOLDER
    assert printer.submit(SHEET).failed is Outlook.NO_FOLDER
