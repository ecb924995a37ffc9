"""Exits 0 when a Wayland compositor or an X server answers at the address that the environment gives, else 1.

A variable left over from a closed session, or carried by `ssh`, would otherwise start a kiosk that nobody can see.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator

Address = tuple[socket.AddressFamily, str | tuple[str, int]]


def addresses() -> Iterator[Address]:
    """Where to knock, read as the Wayland and X libraries do: a socket's name, and `[host]:number[.screen]`."""
    if wayland := os.environ.get("WAYLAND_DISPLAY"):
        yield socket.AF_UNIX, os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), wayland)
    host, _, rest = os.environ.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if number.isdigit():
        if host in ("", "unix"):
            yield socket.AF_UNIX, f"\0/tmp/.X11-unix/X{number}"
            yield socket.AF_UNIX, f"/tmp/.X11-unix/X{number}"
        else:
            yield socket.AF_INET, (host, 6000 + int(number))


def answers(address: Address) -> bool:
    family, place = address
    with socket.socket(family, socket.SOCK_STREAM) as knock:
        knock.settimeout(2)
        try:
            knock.connect(place)
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(not any(answers(address) for address in addresses()))
