"""Which file answers an address of a made-up site: its own, what all of them share, or a font."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from kiosk.content.layout import FONTS, PRACTICE

SHARED = {"commun": f"{PRACTICE}/commun", FONTS: FONTS}
"""Folders that stand inside each site."""

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".ttf": "font/ttf",
}
"""What is served, and nothing else."""


def file_of(folders: Sequence[Path], site: str, path: str) -> Path | None:
    """The file of the last content folder that has it; None when `path` leads nowhere, or out of the site."""
    parts = PurePosixPath(path.lstrip("/")).parts
    if not site or not parts or any(part.startswith(".") for part in (site, *parts)):
        return None
    shared = SHARED.get(parts[0])
    room, rest = (shared, parts[1:]) if shared else (f"{PRACTICE}/{site}", parts)
    found = (folder.joinpath(room, *rest) for folder in reversed(folders))
    return next((file for file in found if file.suffix in KINDS and file.is_file()), None)
