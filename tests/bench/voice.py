"""Milliseconds from a touch on « Écouter » to the first sound, how late words light up, and how fast speech is made."""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.content.folder import content_folder
from kiosk.settings import Speech
from kiosk.voice.client import HelperVoice
from kiosk.voice.port import Pace
from kiosk.voice.setup import Setup, setup_for
from tests.bench.memory import memory_mb
from tests.bench.visits import touch_times
from ui.application import Kiosk, Wanted, start
from ui.touch import TouchGate

TIMES = 9
SENTENCES = (
    "Choisissez ce qui ressemble le plus.", "Le numéro est le 36 46.", "Gardez votre carte Vitale près de vous.",
    "Un conseiller vous reçoit et vous écoute.", "Il vous aide pour vos papiers et vos droits.",
)  # fmt: skip


def main(state: str) -> None:
    kiosk = start(Wanted(size=(1920, 1080), state=Path(state)))
    kiosk.warm_up()
    _run(kiosk, 5)
    for name in ("commencer", "fr", "continuer"):
        kiosk.conductor.choose(name)
        _run(kiosk, 0.2)
    kiosk.voice.stop()
    kiosk.window.windowHandle().findChild(TouchGate).pause_ms = 0
    _listen(kiosk)  # the first sound loads QtMultimedia: `first`
    found = {"first": _first, "memory": memory_mb(), "helper": _helper_mb(kiosk)}
    cold, cached = [], []
    for _ in range(TIMES):
        shutil.rmtree(Path(state, "cache"), ignore_errors=True)
        cold.append(_listen(kiosk))
        cached.append(_listen(kiosk))
    late = _lateness(kiosk)
    touches = _touches_while_it_speaks(kiosk)
    kiosk.close()
    found |= {"cold": median(cold), "cached": median(cached), "late": late, "touches": touches, "speed": _speed()}
    print(json.dumps(found))


_first = 0.0


def _run(kiosk: Kiosk, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        kiosk.qt.processEvents()
        time.sleep(0.005)


def _listen(kiosk: Kiosk) -> float:
    """Milliseconds from the release of a touch to the first sample handed to the device."""
    global _first
    button = next(one for one in kiosk.window.targets() if one.objectName() == "ecouter")
    place = button.mapTo(kiosk.window, button.rect().center())
    handle = kiosk.window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=place)
    began = time.perf_counter()
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=place)
    while not kiosk.voice._speaker.playing:
        kiosk.qt.processEvents()
    took = (time.perf_counter() - began) * 1000
    _first = _first or took
    kiosk.voice.stop()
    _run(kiosk, 0.05)
    return took


def _lateness(kiosk: Kiosk) -> list[float]:
    """How many milliseconds after its moment in the timings each word of a page lights up."""
    speaker, late, began = kiosk.voice._speaker, list[float](), [0.0]
    play = speaker.play

    def playing(clip: object, volume: float) -> None:
        play(clip, volume)
        began[0] = time.perf_counter()

    def lit(_target: str, start: int, _end: int) -> None:
        word = next(word for word in kiosk.voice._clip.words if word.start == start)
        late.append((time.perf_counter() - began[0] - word.at) * 1000)

    speaker.play = playing
    kiosk.voice.word.connect(lit)
    kiosk.conductor.reader.read()
    while kiosk.voice.speaking:
        kiosk.qt.processEvents()
        time.sleep(0.001)
    speaker.play = play
    kiosk.voice.word.disconnect(lit)
    return late


def _touches_while_it_speaks(kiosk: Kiosk) -> list[float]:
    """As in `visits`, each page being read aloud, so that speech is being made while the next page is painted."""
    kiosk.conductor.choose("continuer")
    kiosk.conductor.command("confort")
    kiosk.conductor.choose("lire")
    kiosk.conductor.choose("continuer")
    return touch_times(kiosk, 200, visit_long=10_000)


def _speed() -> float:
    """Seconds of speech made in one second."""
    with HelperVoice(Setup()) as voice:
        voice.prepare(SENTENCES[0], "fr")
        began = time.perf_counter()
        seconds = sum(voice.prepare(text, "fr", pace).seconds for text in SENTENCES * 4 for pace in Pace)
        return seconds / (time.perf_counter() - began)


def _helper_mb(kiosk: Kiosk) -> float:
    return memory_mb(kiosk.voice._helper._process.processId())


def build(state: Path) -> tuple[float, float]:
    """Seconds to make every sentence of the catalogue, and megabytes kept."""
    from click.testing import CliRunner

    from ui.commands.voice import voice

    began = time.perf_counter()
    done = CliRunner().invoke(voice, ["build", "--state", str(state)])
    assert done.exit_code == 0, done.output
    took = time.perf_counter() - began
    cache = Path(setup_for(Speech(), [content_folder()], state).cache)
    return took, sum(file.stat().st_size for file in cache.iterdir()) / 1e6


if __name__ == "__main__":
    main(sys.argv[1])
