"""Programs that a page might have the system start, replaced by ones that only write down that they were."""

from __future__ import annotations

from pathlib import Path

NAMES = ("xdg-open", "x-www-browser", "sensible-browser", "gio", "kde-open", "exo-open")


def lay_traps(folder: Path) -> tuple[Path, Path]:
    """A folder of programs, to stand first in the path, and what they write into."""
    programs, log = folder / "bin", folder / "programs.log"
    programs.mkdir()
    log.touch()
    for name in NAMES:
        (programs / name).write_text(f'#!/bin/sh\necho "{name} $*" >>"{log}"\n')
        (programs / name).chmod(0o755)
    return programs, log
