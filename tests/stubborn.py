"""Something that refuses to be deleted, for root as for everybody else."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def dig_in(folder: Path) -> Path:
    """The thing in `folder`: a mount for root, a closed folder with a file in it for others."""
    thing = folder / "tenace"
    thing.mkdir()
    if os.geteuid() == 0:
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", thing], check=True)
    else:
        (thing / "fichier").touch()
        thing.chmod(0o500)
    return thing


def let_go(thing: Path) -> None:
    if os.geteuid() == 0:
        subprocess.run(["umount", thing], check=True)
    else:
        thing.chmod(0o700)


@contextmanager
def stubborn(folder: Path) -> Iterator[None]:
    thing = dig_in(folder)
    try:
        yield
    finally:
        let_go(thing)
