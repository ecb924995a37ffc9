"""Which printer this kiosk has."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from impression.printers.cups import CupsPrinter
from impression.printers.folder import FolderPrinter
from impression.printers.port import Printer
from impression.printers.server import NoAnswer, Server, installed, restart_service
from kiosk.settings import Printing

A_DAY = 24 * 3600.0
"""How long a sheet waits for staff in the kiosk's own folder: it may hold a first name."""


def choose_printer(printing: Printing, state_folder: Path) -> Printer:
    """The queue of the settings, else their folder, else the default queue of CUPS, else `fiches` in the state folder.

    To be called once, when the kiosk starts: a sheet that waits in a queue must never lose the printer that can call
    it back. A server that is there but silent (it may start after the kiosk) counts as CUPS, and `fit` says so.
    """
    if printing.queue:
        return _cups(printing.queue, printing)
    if printing.folder:
        return FolderPrinter(Path(printing.folder).expanduser())
    if installed():
        try:
            queue = Server().default_queue()
        except NoAnswer:
            queue = ""
            if _has_server():
                return _cups("", printing)
        if queue:
            return _cups(queue, printing)
    folder = state_folder / "fiches"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return FolderPrinter(folder, kept_s=A_DAY)


def _cups(queue: str, printing: Printing) -> CupsPrinter:
    """Only this machine's own service can be restarted from here."""
    return CupsPrinter(queue, printing.patience, restart=None if "CUPS_SERVER" in os.environ else restart_service)


def _has_server() -> bool:
    """Whether a CUPS server belongs to this machine, running or not."""
    return "CUPS_SERVER" in os.environ or shutil.which("cupsd", path="/usr/sbin:/usr/local/sbin") is not None
