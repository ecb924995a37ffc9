"""`python -m ui.browser --private DIR CONTENT…`: the browser's process, started by the kiosk, ended with the visit."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.browser.engine import MakeProfile, arguments, new_profile
from ui.browser.home import live_in

if TYPE_CHECKING:
    from ui.browser.application import Browser


def command() -> argparse.ArgumentParser:
    """What the kiosk says to it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--private", type=Path, required=True)
    parser.add_argument("content", type=Path, nargs="+")
    parser.add_argument("--proxy", type=int, help="port of the wall, for a true site")
    return parser


def browse(
    wished: argparse.Namespace,
    make_profile: MakeProfile = new_profile,
    ready: Callable[[Browser], object] | None = None,
) -> int:
    """The whole process. `ready` has the browser before it hears the kiosk; what it returns is kept until the end."""
    read, write = os.dup(0), os.dup(1)
    os.dup2(2, 1)  # whatever else is printed is not for the kiosk
    live_in(wished.private)
    application = QApplication(arguments(sys.argv[0], wished.proxy))
    application.setQuitOnLastWindowClosed(False)
    from ui.browser.application import Browser

    true_site = wished.proxy is not None
    browser = Browser(wished.content, wished.private, read, write, make_profile, true_site)
    kept = ready(browser) if ready else None
    status = application.exec()
    del kept
    browser.close()
    return status


if __name__ == "__main__":
    sys.exit(browse(command().parse_args()))
