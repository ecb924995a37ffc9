"""Processes that print for us without being ours."""

from __future__ import annotations

import os
from pathlib import Path


def titles_in_print(prefix: str) -> set[str]:
    """Titles, of those that begin with `prefix`, that a filter or a backend is working on at this moment.

    A backend outlives a scheduler that was killed, and prints on with nobody to ask. It shows in `/proc`; a system
    that hides other people's processes shows none. CUPS starts both with: name, job, user, title, copies, options
    (backend(7)); a script has its interpreter in front.
    """
    titles: set[str] = set()
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                arguments = Path("/proc", name, "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            titles.update(word for word in map(os.fsdecode, arguments) if word.startswith(prefix))
    return titles
