"""Lets clips be heard one after the other, and knows where in one it is. Without a device time runs all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QIODevice, QObject, QTimer, Signal

from kiosk.voice.clip import SAMPLE_BYTES, Clip
from ui.outputs import best_output, is_there, watch_outputs

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioSink

TICK_MS = 20
BUFFER_S = 0.08
"""Seconds of sound handed over ahead: enough for a page to be painted meanwhile."""

LINGER_MS = 600
"""How long a stream stays open after a clip: the next sentence needs no new one, which some systems start late."""


class _Stream(QIODevice):
    """What a device takes: the clip that was put in, then silence for as long as it asks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._samples = b""
        self._at = self.given = 0
        self.open(QIODevice.OpenModeFlag.ReadOnly)

    def put(self, samples: bytes) -> int:
        """The byte of the whole stream at which these samples begin."""
        self._samples, self._at = samples, 0
        return self.given

    def readData(self, most: int) -> bytes:
        most -= most % SAMPLE_BYTES
        piece = self._samples[self._at : self._at + most]
        self._at += len(piece)
        self.given += most
        return piece + bytes(most - len(piece))

    def bytesAvailable(self) -> int:
        return 1 << 20

    def isSequential(self) -> bool:
        return True


class Speaker(QObject):
    """`at` carries the second of the clip that is heard, about fifty times a second; `ended` comes once it is over.

    A better device that is plugged in goes on where the other one was. `lost`: the device that spoke is gone. Then it
    is silent until `play`: what one person heard in a headset may not be for the whole room.

    QtMultimedia is loaded with the first sound: it weighs more than the rest of the window.
    """

    at = Signal(float)
    ended = Signal()
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._tell)
        self._linger = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger.timeout.connect(self.stop)
        self._clock = QElapsedTimer()
        self._clip: Clip | None = None
        self._sink: QAudioSink | None = None
        self._stream: _Stream | None = None
        self._begins = 0
        self._device: bytes | None = None
        """The last one that spoke, also between two sentences."""
        self._watching = False
        self.hurry = 1.0
        """How fast time runs where there is no device: a test need not listen for minutes."""

    @property
    def playing(self) -> bool:
        return self._clip is not None

    def play(self, clip: Clip, volume: float) -> None:
        """From its start, instead of what is heard; `volume` from 0 to 1."""
        if self.playing:
            self.stop()
        self._linger.stop()
        device = best_output()
        if not self._watching:
            watch_outputs(self, self._follow)
            self._watching = True
        if self._sink is not None and self._stream is not None and self._takes(device, clip):
            self._sink.setVolume(volume)
            self._begins = self._stream.put(clip.samples)
        else:
            self.stop()
            if device is not None:
                self._open(device, clip, volume)
        self._clip = clip
        self._clock.start()
        self._tick.start()

    def stop(self) -> None:
        """Silent at once: what was handed over to the device is taken back."""
        self._tick.stop()
        self._linger.stop()
        self._clip = None
        sink, self._sink = self._sink, None
        stream, self._stream = self._stream, None
        if sink is not None:
            sink.reset()
            sink.deleteLater()
        if stream is not None:
            stream.close()
            stream.deleteLater()

    def _takes(self, device: QAudioDevice | None, clip: Clip) -> bool:
        """Whether the stream that is open is for this device and this sound."""
        same = device is not None and device.id().data() == self._device
        return same and self._sink is not None and self._sink.format().sampleRate() == clip.rate

    def _follow(self) -> None:
        """A device came or went."""
        device = best_output()
        if self._device is None or (device is not None and device.id().data() == self._device):
            return
        if not is_there(self._device):
            self._device = None
            self.stop()
            self.lost.emit()
            return
        clip, sink = self._clip, self._sink
        at, volume = (self._position(clip), sink.volume()) if clip is not None and sink is not None else (0.0, 0.0)
        self.stop()
        if clip is not None and device is not None:
            self._open(device, clip, volume, at)
            self._clip = clip
            self._tick.start()

    def _open(self, device: QAudioDevice, clip: Clip, volume: float, at: float = 0.0) -> None:
        """The clip, from second `at`, is in the stream before the device asks for anything: no silence comes first."""
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink

        form = QAudioFormat()
        form.setSampleRate(clip.rate)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        if not device.isFormatSupported(form):
            return
        self._sink, self._stream = QAudioSink(device, form, self), _Stream(self)
        skipped = round(at * clip.rate) * SAMPLE_BYTES
        self._begins = self._stream.put(clip.samples[skipped:]) - skipped
        self._sink.setBufferSize(round(BUFFER_S * clip.rate) * SAMPLE_BYTES)
        self._sink.setVolume(volume)
        self._sink.start(self._stream)
        self._device = device.id().data()

    def _tell(self) -> None:
        if self._clip is None:
            return None
        at = self._position(self._clip)
        if at < self._clip.seconds:
            return self.at.emit(at)
        self._clip = None
        self._tick.stop()
        self._linger.start()
        return self.ended.emit()

    def _position(self, clip: Clip) -> float:
        """What the device has taken, less what still waits in it; the clock alone where there is none, or it died."""
        elapsed = self._clock.elapsed() / 1000
        if self._sink is None:
            return elapsed * self.hurry
        if elapsed > clip.seconds + 3:  # a device that takes nothing any more
            return elapsed
        taken = self._sink.processedUSecs() / 1e6
        waiting = max(0, self._sink.bufferSize() - self._sink.bytesFree()) / SAMPLE_BYTES / clip.rate
        begins = self._begins / SAMPLE_BYTES / clip.rate
        return max(0.0, -begins, taken - waiting - begins)  # before 0 where another device has begun it
