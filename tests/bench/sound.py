"""What ears on a private sound server find: how long after it is heard a word lights up, how soon a stop is silence.

The ears themselves are some 10 ms late, which flatters the first figure and not the second.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import threading
import time
from array import array
from statistics import median

from PySide6.QtCore import QCoreApplication, QTimer

from kiosk.voice.clip import Clip
from tests.sound import loud, sound_server
from ui.speaker import Speaker

RATE, EARS = 22050, 16000
TIMES = 5
TONE_AT = 0.5
"""Second of the clip at which its tone begins; half a second of silence stands on both sides of it."""


def measure() -> tuple[float, float]:
    """Median milliseconds from heard to lit, and from a stop to silence."""
    with sound_server() as server:
        command = ["parec", "-d", "speaker.monitor", "--raw", "--format=s16le", "--channels=1", f"--rate={EARS}"]
        ears = subprocess.Popen([*command, "--latency-msec=10"], env=server.environment, stdout=subprocess.PIPE)
        assert ears.stdout is not None
        ears.stdout.read(EARS // 5)
        heard: list[tuple[float, str]] = []
        threading.Thread(target=_listen, args=(ears, heard), daemon=True).start()
        mouth = subprocess.run(
            [sys.executable, "-m", "tests.bench.sound"], env={**server.environment, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        ears.terminate()
    told = [(float(when), what) for what, when in (line.split() for line in mouth.stdout.splitlines())]
    moments = sorted([*heard, *told])
    return _after(moments, "loud", "lit"), _after(moments, "stop", "quiet")


def _after(moments: list[tuple[float, str]], first: str, then: str) -> float:
    """From each `first` to the next `then`."""
    found, since = [], None
    for when, what in moments:
        if what == first:
            since = when
        elif what == then and since is not None:
            found.append((when - since) * 1000)
            since = None
    return median(found)


def _listen(ears: subprocess.Popen[bytes], heard: list[tuple[float, str]]) -> None:
    """Notes when it becomes loud, and the last moment that was."""
    assert ears.stdout is not None
    sounding, last = False, 0.0
    while piece := ears.stdout.read(EARS // 100):
        now = time.time()
        if loud(array("h", piece)):
            if not sounding:
                heard.append((now, "loud"))
            sounding, last = True, now
        elif sounding and now - last > 0.2:
            heard.append((last, "quiet"))
            sounding = False


def speak() -> None:
    """In a process of its own: lets a clip be heard whole, then stops it in the middle of its tone, again and again."""
    application = QCoreApplication([])
    silence = array("h", bytes(RATE))
    tone = array("h", (round(9000 * math.sin(rank / 8)) for rank in range(RATE)))
    clip, speaker, lit = Clip(RATE, (silence + tone + silence).tobytes()), Speaker(), [False]

    def tell(what: str) -> None:
        print(what, time.time(), flush=True)

    def at(second: float) -> None:
        if second >= TONE_AT and not lit[0]:
            lit[0] = True
            tell("lit")
            QTimer.singleShot(400, stop)

    def stop() -> None:
        tell("stop")
        speaker.stop()

    def play() -> None:
        lit[0] = False
        speaker.play(clip, 1.0)

    speaker.at.connect(at)
    for turn in range(TIMES):
        QTimer.singleShot(500 + 5000 * turn, play)
    QTimer.singleShot(500 + 5000 * TIMES, application.quit)
    application.exec()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    speak()
