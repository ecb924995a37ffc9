"""The two programs that make films. They are for the person who makes them: a kiosk needs neither."""

from __future__ import annotations

import shutil
import subprocess

from kiosk.errors import EnvironmentFault

PACKAGES = {"espeak-ng": "espeak-ng", "ffmpeg": "ffmpeg"}
"""Program, and the Debian or Ubuntu package that brings it."""


def require_tools() -> None:
    """Raises `EnvironmentFault` that names every package to install."""
    missing = [package for program, package in PACKAGES.items() if shutil.which(program) is None]
    if missing:
        raise EnvironmentFault(f"Pour faire un film, installez d’abord : sudo apt install {' '.join(missing)}")


def run(program: str, *arguments: str, given: bytes = b"") -> bytes:
    """What the program writes. Raises `EnvironmentFault` when it is missing, `CalledProcessError` when it fails."""
    try:
        done = subprocess.run([program, *arguments], input=given, capture_output=True, check=True)
    except FileNotFoundError as error:
        require_tools()
        raise EnvironmentFault(f"Le programme {program} ne démarre pas.") from error
    return done.stdout
