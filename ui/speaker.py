"""Lets one clip be heard, and knows where in it one is. Without a sound device time runs all the same."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QElapsedTimer, QObject, QTimer, Signal

from kiosk.voice.clip import SAMPLE_BYTES, Clip
from ui.outputs import best_output

TICK_MS = 20
BUFFER_S = 0.08
"""Seconds of sound handed over ahead: enough for a page to be painted meanwhile."""


class Speaker(QObject):
    """`at` carries the second of the clip that is heard, about fifty times a second; `ended` comes once it is over.

    QtMultimedia is loaded with the first sound: it weighs more than the rest of the window.
    """

    at = Signal(float)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._tell)
        self._clock = QElapsedTimer()
        self._clip: Clip | None = None
        self.hurry = 1.0
        """How fast time runs where there is no device: a test need not listen for minutes."""
        self._sink: QObject | None = None
        self._data: QBuffer | None = None

    @property
    def playing(self) -> bool:
        return self._clip is not None

    def play(self, clip: Clip, volume: float) -> None:
        """From its start; `volume` from 0 to 1, as loudness is heard in steps of decibels by whoever chose it."""
        self.stop()
        self._clip = clip
        self._open(clip, volume)
        self._clock.start()
        self._tick.start()

    def stop(self) -> None:
        """Silent at once: what was handed over to the device is taken back."""
        self._tick.stop()
        self._clip = None
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.reset()  # type: ignore[attr-defined]
            sink.deleteLater()
        if self._data is not None:
            self._data.close()
            self._data = None

    def _open(self, clip: Clip, volume: float) -> None:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink

        form = QAudioFormat()
        form.setSampleRate(clip.rate)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        device = best_output()
        if device is None or not device.isFormatSupported(form):
            return
        sink = QAudioSink(device, form, self)
        sink.setBufferSize(round(BUFFER_S * clip.rate) * SAMPLE_BYTES)
        sink.setVolume(volume)
        self._data = QBuffer(self)
        self._data.setData(clip.samples)
        self._data.open(QBuffer.OpenModeFlag.ReadOnly)
        sink.start(self._data)
        self._sink = sink

    def _tell(self) -> None:
        if self._clip is None:
            return
        at = self._position(self._clip)
        if at >= self._clip.seconds:
            self.stop()
            self.ended.emit()
        else:
            self.at.emit(at)

    def _position(self, clip: Clip) -> float:
        """What the device has taken, less what still waits in it; the clock alone where there is none, or it died."""
        elapsed = self._clock.elapsed() / 1000
        if self._sink is None:
            return elapsed * self.hurry
        sink = self._sink
        taken = sink.processedUSecs() / 1e6  # type: ignore[attr-defined]
        waiting = (sink.bufferSize() - sink.bytesFree()) / SAMPLE_BYTES / clip.rate  # type: ignore[attr-defined]
        if elapsed > clip.seconds + 1:  # a device that takes nothing any more
            return elapsed
        return max(0.0, taken - max(0.0, waiting))
