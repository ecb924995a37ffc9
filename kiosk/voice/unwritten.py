"""Why a disk takes nothing, in a French sentence: the system says it in English."""

from __future__ import annotations

import errno
from pathlib import Path


def why_unwritten(error: OSError, folder: Path) -> str:
    """`folder`: where something was to be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "Le disque est plein."
    return f"Rien ne peut s’écrire dans {folder}."
