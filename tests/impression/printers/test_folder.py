"""The folder printer: the common suite, and what only files can do."""

from __future__ import annotations

import os
import resource
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
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


def test_a_sheet_that_nobody_fetched_is_deleted(tmp_path: Path) -> None:
    """A wrong clock may date a sheet in the future: it goes too."""
    printer = FolderPrinter(tmp_path, kept_s=3600)
    printer.submit(b"%PDF fresh")
    (fresh,) = tmp_path.glob("*.pdf")
    for name, age in (("fiche-old.pdf", 3700), ("fiche-future.pdf", -500)):
        (tmp_path / name).write_bytes(b"%PDF")
        os.utime(tmp_path / name, times=(time.time() - age,) * 2)
    assert printer.settle()
    assert list(tmp_path.glob("*.pdf")) == [fresh]


def test_the_folder_that_a_venue_chose_is_its_own(tmp_path: Path) -> None:
    old = tmp_path / "fiche-old.pdf"
    old.write_bytes(b"%PDF")
    os.utime(old, times=(0, 0))
    assert FolderPrinter(tmp_path).settle()
    assert old.exists()


def test_a_sheet_that_was_cut_in_the_middle_goes_and_one_that_is_being_written_stays(tmp_path: Path) -> None:
    cut, written = tmp_path / ".fiche-cut.part", tmp_path / ".fiche-written.part"
    for part in (cut, written):
        part.write_bytes(b"%PDF")
    with written.open("rb") as by_another_kiosk:
        flock(by_another_kiosk, LOCK_EX)
        assert FolderPrinter(tmp_path).settle()
        assert (cut.exists(), written.exists()) == (False, True)
