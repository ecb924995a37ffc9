"""How the browser's process is started. Its module is named and never imported: WebEngine stays out of the kiosk."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

BROWSER = (sys.executable, "-m", "ui.browser")


def browser_command(program: Sequence[str], private: Path, content: Sequence[Path]) -> list[str]:
    return [*program, "--private", str(private), *map(str, content)]
