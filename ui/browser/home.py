"""Where the browser lives: whatever its engine, Qt or a driver writes « at home » stands in the private folder."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication

HOME = "navigateur"
PLACES = {
    "HOME": "", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state", "TMPDIR": "tmp",
}  # fmt: skip


def live_in(private: Path) -> None:
    """From now on, for this process and those it starts; before the application is made. Each of them carries the name
    of the folder, which is how the wipe finds them (`kiosk/erasure.py`)."""
    os.environ.setdefault("XAUTHORITY", str(Path.home() / ".Xauthority"))  # the key of the screen stays where it is
    for name, place in PLACES.items():
        folder = private / HOME / place
        folder.mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(folder)
    QCoreApplication.setApplicationName(private.name)
