"""The printer of a place without a printer: each sheet becomes a PDF in a folder, for staff to print or hand over."""

from __future__ import annotations

import os
import secrets
import tempfile
import time
from contextlib import suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from impression.printers.port import Fitness, Job, Outlook, Sighting


class FolderPrinter:
    """A sheet is there whole or not at all, and only its owner may read it (0600). The folder is never created here:
    a USB stick that was pulled out must not turn into a folder on the disk."""

    def __init__(self, folder: Path, kept_s: float | None = None) -> None:
        """`kept_s`: seconds after which a sheet is deleted; None leaves that to those who chose the folder."""
        self.folder = folder
        self._kept_s = kept_s

    @property
    def name(self) -> str:
        return str(self.folder)

    @property
    def gives_paper(self) -> bool:
        return False

    def fit(self) -> Fitness:
        try:
            with tempfile.TemporaryFile(dir=self.folder) as probe:
                probe.write(b"\0" * 4096)
        except OSError:
            return Fitness(Outlook.NO_FOLDER)
        return Fitness(Outlook.READY)

    def submit(self, pdf: bytes) -> Job:
        title = f"fiche-{secrets.token_hex(8)}"
        part = self.folder / f".{title}.part"
        try:
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as sheet:
                with suppress(OSError):  # not every disk knows locks
                    flock(sheet, LOCK_EX)
                sheet.write(pdf)
                sheet.flush()
                os.fsync(sheet.fileno())
            part.rename(self.folder / f"{title}.pdf")
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            return Job(title, failed=Outlook.NO_FOLDER)
        return Job(title)

    def look(self, job: Job) -> Sighting:
        return Sighting(job.failed or Outlook.PRINTED, over=True)

    def cancel(self, job: Job) -> None:
        """Nothing is ever under way here."""

    def withdraw(self) -> bool:
        return self.settle()

    def settle(self) -> bool:
        """Nothing comes out of a folder by itself. A sheet that nobody fetched does not stay for ever, and one that a
        power cut or a crash has cut in the middle not at all."""
        for part in self.folder.glob(".fiche-*.part"):
            with suppress(OSError), part.open("rb") as cut:
                flock(cut, LOCK_EX | LOCK_NB)  # another kiosk may be writing it
                part.unlink()
        if self._kept_s is not None:
            for sheet in self.folder.glob("fiche-*.pdf"):
                with suppress(OSError):
                    if not 0 <= time.time() - sheet.stat().st_mtime < self._kept_s:
                        sheet.unlink()
        return True
