"""A microphone that hears what a test says."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QObject, Signal

from kiosk.voice.clip import Clip

RATE = 8_000


def tone(seconds: float, height: int = 9_000) -> bytes:
    return array("h", [height, height, -height, -height] * int(seconds * RATE / 4)).tobytes()


class ScriptedRecorder(QObject):
    """`there`: whether a microphone is plugged in. `samples`: what it hears; `opened`: how often it was opened."""

    level = Signal(float)
    full = Signal()
    broke = Signal()
    plugged = Signal()
    busy = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.there, self.works = True, True
        self.samples = tone(1)
        self.recording = False
        self.opened = 0

    def has_microphone(self) -> bool:
        return self.there

    def start(self) -> bool:
        self.forget()
        if not self.works:
            return False
        self.recording = True
        self.opened += 1
        self.busy.emit(True)
        return True

    def stop(self) -> Clip:
        self.forget()
        return Clip(RATE, self.samples)

    def forget(self) -> None:
        if self.recording:
            self.recording = False
            self.busy.emit(False)

    def plug_in(self, there: bool = True) -> None:
        self.there = there
        self.plugged.emit()
