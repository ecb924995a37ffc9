"""« Appeler » is heard in the room; a kiosk without sound stays quiet and says nothing of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.sound import loud, sound_server
from tests.ui.scenes import CONTENT

RING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.bell import Bell

application = QApplication([])
bell = Bell(Path(sys.argv[1]))
QTimer.singleShot(0, bell.ring)
QTimer.singleShot(1500, application.quit)
application.exec()
"""


def ring(sound: Path, environment: dict[str, str] | None = None) -> str:
    """Ring in a process of its own, as a sound system is chosen once for each; gives what it complained of."""
    command = [sys.executable, "-c", RING, str(sound)]
    ran = subprocess.run(command, env=environment, cwd=CONTENT.parent, capture_output=True, text=True, check=True)
    return ran.stderr


def test_the_bell_is_heard() -> None:
    with sound_server() as server, server.listening() as heard:
        ring(CONTENT / "sons/appel.wav", server.environment)
    assert loud(heard)


def test_without_its_file_nothing_is_heard_and_nothing_breaks(tmp_path: Path) -> None:
    with sound_server() as server, server.listening() as heard:
        assert "Error" not in ring(tmp_path / "missing.wav", server.environment)
    assert not loud(heard)


def test_without_sound_nothing_breaks() -> None:
    assert "Error" not in ring(CONTENT / "sons/appel.wav")
