"""Runs a command on a screen that exists in memory alone, and takes the screen down with it.

    python3 packaging/virtual_screen.py COMMAND [ARGUMENT ...]

The server chooses a free display number itself, so that any number of these run side by side. The screen has the size
that `--size WxH` asks of the command, if it does.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


def size_for(command: Sequence[str]) -> str:
    """`WxH` in pixels."""
    found = re.search(r"(?:^|\s)--size[= ](\d+x\d+)", " ".join(command))
    return found[1] if found else "1920x1080"


@contextmanager
def virtual_screen(size: str) -> Iterator[str]:
    """Give the `DISPLAY` of a new X server, which ends with the block, or with its last window if we are killed."""
    reader, writer = os.pipe()
    options = ["-screen", "0", f"{size}x24", "-nolisten", "tcp", "-terminate", "-displayfd", str(writer)]
    quiet = subprocess.DEVNULL  # it also tells of numbers that others have taken
    with subprocess.Popen(["Xvfb", *options], pass_fds=(writer,), stderr=quiet, start_new_session=True) as server:
        os.close(writer)
        try:
            with os.fdopen(reader) as answer:
                number = answer.readline().strip()
            if not number:
                sys.exit("L’écran virtuel (Xvfb) n’a pas démarré.")
            yield f":{number}"
        finally:
            server.terminate()


def main(command: Sequence[str]) -> int:
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda number, _: sys.exit(128 + number))
    with virtual_screen(size_for(command)) as display:
        environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        with subprocess.Popen(command, env=environment) as child:
            try:
                status = child.wait()
            except BaseException:
                child.terminate()
                raise
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
