"""A real X server in memory, for as long as a block lasts, whoever comes and goes on it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def virtual_screen(size: str = "1920x1080") -> Iterator[str]:
    """Gives the `DISPLAY` of a new Xvfb on a number that was free."""
    reader, writer = os.pipe()
    options = ["-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset", "-displayfd", str(writer)]
    server = subprocess.Popen(["Xvfb", *options], pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
