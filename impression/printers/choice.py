"""Which printer this kiosk has."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from impression.printers.cups import CupsPrinter
from impression.printers.folder import FolderPrinter
from impression.printers.port import Printer
from impression.printers.server import NoAnswer, Server, installed
from kiosk.settings import Printing


def choose_printer(printing: Printing, state_folder: Path) -> Printer:
    """The queue of the settings, else their folder, else the default queue of CUPS, else `fiches` in the state folder.

    To be called once, when the kiosk starts: a sheet that waits in a queue must never lose the printer that can call
    it back. A server that is there but silent (it may start after the kiosk) counts as CUPS, and `fit` says so.
    """
    if printing.queue:
        return CupsPrinter(printing.queue, printing.patience)
    if printing.folder:
        return FolderPrinter(Path(printing.folder).expanduser())
    if installed():
        try:
            queue = Server().default_queue()
        except NoAnswer:
            queue = ""
            if _has_server():
                return CupsPrinter("", printing.patience)
        if queue:
            return CupsPrinter(queue, printing.patience)
    folder = state_folder / "fiches"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return FolderPrinter(folder)


def _has_server() -> bool:
    """Whether a CUPS server belongs to this machine, running or not."""
    return "CUPS_SERVER" in os.environ or shutil.which("cupsd", path="/usr/sbin:/usr/local/sbin") is not None
