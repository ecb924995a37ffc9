"""Listens to one person with the microphone. What it heard is only in memory, until somebody takes it or forgets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal

from kiosk.voice.clip import SAMPLE_BYTES, Clip
from kiosk.voice.take import LONGEST_S, loudness

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat

RATES = (22_050, 44_100, 48_000)
"""The first one that the microphone knows; speech has nothing to say above 11 kHz."""

LEVEL_S = 0.05
"""Seconds of sound in one reading of the meter."""

DEAF_MS = 3_000
"""A microphone that gives nothing for that long has been unplugged, or belongs to another program."""


class Recorder(QObject):
    """`level` comes about twenty times a second, 0 to 1; `full` after the longest time, `broke` when nothing comes.
    `plugged`: a microphone came or went. `busy`: it begins to listen, and ends.

    QtMultimedia is loaded with the first question: it weighs more than the rest of the window.
    """

    level = Signal(float)
    full = Signal()
    broke = Signal()
    plugged = Signal()
    busy = Signal(bool)

    def __init__(self, longest_s: float = LONGEST_S, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._longest_s = longest_s
        self._devices: QObject | None = None
        self._source: QObject | None = None
        self._stream: QIODevice | None = None
        self._samples = bytearray()
        self._read = 0
        self._rate = RATES[0]
        self._deaf = QTimer(self, singleShot=True, interval=DEAF_MS)
        self._deaf.timeout.connect(self._break)

    @property
    def recording(self) -> bool:
        return self._source is not None

    @property
    def seconds(self) -> float:
        """Of sound heard so far."""
        return len(self._samples) / SAMPLE_BYTES / self._rate

    def has_microphone(self) -> bool:
        return self._microphone() is not None

    def start(self) -> bool:
        """Listen from now on, with what was heard before forgotten; False when there is no microphone."""
        from PySide6.QtMultimedia import QAudioSource

        self.forget()
        found = self._microphone()
        if found is None:
            return False
        device, form = found
        self._rate = form.sampleRate()
        source = QAudioSource(device, form, self)
        stream = source.start()
        if stream is None:
            source.deleteLater()
            return False
        self._source, self._stream = source, stream
        stream.readyRead.connect(self._hear)
        self._deaf.start()
        self.busy.emit(True)
        return True

    def stop(self) -> Clip:
        """Close the microphone, and give what it heard: this keeps nothing of it."""
        self._draw_in()
        clip = Clip(self._rate, bytes(self._samples[: len(self._samples) // SAMPLE_BYTES * SAMPLE_BYTES]))
        self.forget()
        return clip

    def forget(self) -> None:
        """Close the microphone, and let go of what it heard."""
        self._deaf.stop()
        source, self._source, self._stream = self._source, None, None
        if source is not None:
            source.reset()  # type: ignore[attr-defined]
            source.deleteLater()
        self._samples = bytearray()
        self._read = 0
        if source is not None:
            self.busy.emit(False)

    def _hear(self) -> None:
        self._draw_in()
        step = round(LEVEL_S * self._rate) * SAMPLE_BYTES
        while self.recording and len(self._samples) - self._read >= step:
            part = bytes(self._samples[self._read : self._read + step])
            self._read += step
            self.level.emit(loudness(part))
        if self.recording and self.seconds >= self._longest_s:
            self.full.emit()

    def _draw_in(self) -> None:
        """What the microphone has ready."""
        heard = self._stream.readAll().data() if self._stream is not None else b""
        if heard:
            self._samples += heard
            self._deaf.start()

    def _break(self) -> None:
        self.forget()
        self.broke.emit()

    def _microphone(self) -> tuple[QAudioDevice, QAudioFormat] | None:
        """What the system has chosen, and how it will speak to us."""
        from PySide6.QtMultimedia import QAudioFormat, QMediaDevices

        if self._devices is None:
            self._devices = QMediaDevices(self)
            self._devices.audioInputsChanged.connect(self.plugged)
        device = QMediaDevices.defaultAudioInput()
        if device.isNull():
            return None
        form = QAudioFormat()
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        for rate in RATES:
            form.setSampleRate(rate)
            if device.isFormatSupported(form):
                return device, form
        return None
