"""Plays one film by QtMultimedia, and knows when it does not really play.

QtMultimedia is imported by the first player, not before: most visits see no film, and it weighs 40 MB.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage

PROOF_MS = 4000
"""While a film plays, a new picture comes at least that often, or it is broken. A codec that nothing here decodes
(AV1) gives no picture and no error, and the film « ends » as if it had been seen."""

ENDING = 2.0
"""Seconds before its end from which a film counts as played to the end."""

MODERATE = 0.7


class Player(QObject):
    """`frame` carries each picture, `moved` the moment of the film in seconds. After `failed` nothing more comes.

    The moment is that of the last picture shown: the position that QMediaPlayer tells goes on to the end of a film
    whose second half is lost.
    """

    frame = Signal(QImage)
    moved = Signal(float)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, film: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        os.environ.setdefault("QT_FFMPEG_DECODING_HW_DEVICE_TYPES", ",")  # our films are light, drivers are noisy
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoSink

        self._status = QMediaPlayer.MediaStatus
        self._media = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        device = QMediaDevices.defaultAudioOutput()
        self.silent = device.isNull()
        if not self.silent:
            output = QAudioOutput(device, self)
            output.setVolume(MODERATE)
            self._media.setAudioOutput(output)
        self._media.setVideoSink(self._sink)
        queued = Qt.ConnectionType.QueuedConnection
        self._sink.videoFrameChanged.connect(self._show, queued)
        self._media.errorOccurred.connect(self._complain, queued)
        self._media.mediaStatusChanged.connect(self._change, queued)
        self._proof = QTimer(self, singleShot=True, interval=PROOF_MS)
        self._proof.timeout.connect(self._give_up)
        self._clock = QElapsedTimer()
        self._played_before = 0.0
        self._open = True
        self.at = 0.0
        self.finished = False
        self._wanted: int | None = None
        self._media.setSource(QUrl.fromLocalFile(str(film)))

    @property
    def length(self) -> float:
        """Seconds; 0 until it is known."""
        return max(0, self._media.duration()) / 1000

    @property
    def playing(self) -> bool:
        return self._clock.isValid()

    @property
    def played(self) -> float:
        """Seconds that it has played so far, what was seen twice counted twice."""
        return self._played_before + (self._clock.elapsed() / 1000 if self.playing else 0.0)

    def play(self) -> None:
        """Go on; from the beginning when it was at its end."""
        if not self._open or self.playing:
            return
        self.finished = False
        self._clock.start()
        self._proof.start()
        self._media.play()

    def pause(self) -> None:
        if self.playing:
            self._media.pause()
            self._halt()

    def go_to(self, seconds: float) -> None:
        if self._open:
            self.at = max(0.0, seconds)
            self._wanted = round(self.at * 1000)
            self._seek()
            if self.playing:
                self._proof.start()
            self.moved.emit(self.at)

    def close(self) -> None:
        """Give back the decoder's threads and memory now."""
        if self._open:
            self._open = False
            self._halt()
            self._media.stop()
            self._media.setSource(QUrl())

    def _seek(self) -> None:
        """Now, or when the film is loaded: a position given before is forgotten. A stopped film shows no picture."""
        loading = self._media.mediaStatus() in (self._status.NoMedia, self._status.LoadingMedia)
        if self._wanted is not None and not loading:
            if not self.playing:
                self._media.pause()
            self._media.setPosition(self._wanted)
            self._wanted = None

    def _halt(self) -> None:
        self._proof.stop()
        self._played_before = self.played
        self._clock.invalidate()

    @Slot(object)
    def _show(self, _frame: object) -> None:
        """The newest frame: a slow machine skips those it had no time for."""
        frame = self._sink.videoFrame()
        if not self._open or not frame.isValid():
            return
        image = frame.toImage()
        if image.isNull():
            return
        if frame.startTime() >= 0:
            self.at = frame.startTime() / 1_000_000
        if self.playing:
            self._proof.start()
        self.frame.emit(image)
        self.moved.emit(self.at)

    @Slot(object, str)
    def _complain(self, _error: object, text: str) -> None:
        self._fail(text)

    @Slot(object)
    def _change(self, status: object) -> None:
        if not self._open:
            return
        if status is self._status.InvalidMedia:
            self._fail("not a film")
        elif status is self._status.LoadedMedia:
            self._seek()
        elif status is self._status.EndOfMedia:
            if self.at < self.length - ENDING:
                self._fail(f"ended at {self.at:.1f} s of {self.length:.1f}")
            else:
                self._halt()
                self.finished = True
                self.ended.emit()

    def _give_up(self) -> None:
        self._fail("no picture comes")

    def _fail(self, why: str) -> None:
        if self._open:
            self.close()
            self.failed.emit(why)
