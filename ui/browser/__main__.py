"""`python -m ui.browser --private DIR CONTENT…`: the browser's process, started by the kiosk, ended with the visit."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.browser.engine import arguments
from ui.browser.home import live_in


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--private", type=Path, required=True)
    parser.add_argument("content", type=Path, nargs="+")
    parser.add_argument("--proxy", type=int, help="port of the wall, for a true site")
    wished = parser.parse_args()
    read, write = os.dup(0), os.dup(1)
    os.dup2(2, 1)  # whatever else is printed is not for the kiosk
    live_in(wished.private)
    application = QApplication(arguments(sys.argv[0], wished.proxy))
    application.setQuitOnLastWindowClosed(False)
    from ui.browser.application import Browser

    browser = Browser(wished.content, wished.private, read, write, true_site=wished.proxy is not None)
    status = application.exec()
    browser.close()
    return status


if __name__ == "__main__":
    sys.exit(main())
