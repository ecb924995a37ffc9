"""What a power cut must not undo."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(file: Path, content: bytes) -> Path:
    """Write a file in one step, and its folder if it is not there: a power cut leaves the old one or the new one, and
    nothing in between. Raises `OSError` when that cannot be done."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.parent / f".{file.name}.{os.getpid()}.part"
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
        sync_folder(file.parent)
    finally:
        for leftover in file.parent.glob(f".{file.name}.*.part"):
            leftover.unlink(missing_ok=True)
    return file


def sync_folder(folder: Path) -> None:
    """Make sure that a new name in `folder` is on the disk: a file's own fsync does not see to that (rename(2))."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
