"""Where the kiosk keeps what must survive a restart."""

from __future__ import annotations

import os
from pathlib import Path


def state_folder(given: Path | None) -> Path:
    """`given` (--state), else `$PASAPAS_STATE`, else the user's own folder of the XDG specification.

    The last is what platformdirs calls `user_state_dir("pasapas")`. Spelled out here because this runs before the
    first screen and that import costs more than all the rest of this module's callers. The folder is not created.
    """
    if given is not None:
        return given
    if named := os.environ.get("PASAPAS_STATE"):
        return Path(named)
    home = Path(os.environ.get("XDG_STATE_HOME", ""))
    if not home.is_absolute():  # the specification: a relative path is ignored
        home = Path.home() / ".local" / "state"
    return home / "pasapas"
