"""Finding the content folder: in a checkout, or where the package installs it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.content.layout import CONTACTS, EMERGENCY, TOPICS
from kiosk.errors import EnvironmentFault

PLACES = (
    Path(__file__).resolve().parents[2] / "contenus",
    Path(sys.prefix, "share/pasapas/contenus"),
    Path("/usr/share/pasapas/contenus"),
)


def content_folder(given: Path | None = None) -> Path:
    """`given`, or the shipped `contenus/`. Raises `EnvironmentFault` when there is no such folder."""
    for place in PLACES if given is None else (given,):
        if os.path.isdir(place):
            return place
    where = PLACES[0] if given is None else given
    raise EnvironmentFault(f"Le dossier de contenus « {where} » n’existe pas.")


def content_folders(overlay: Path | None = None) -> tuple[Path, ...]:
    """The folders to read, later ones winning: the shipped content, and the local one upon it.

    A folder that has all the shared files stands alone. Raises `EnvironmentFault` when a folder does not exist.
    """
    if overlay is None:
        return (content_folder(),)
    local = content_folder(overlay)
    if all(os.path.exists(local / file) for file in (TOPICS, CONTACTS, EMERGENCY)):
        return (local,)
    return (content_folder(), local)
