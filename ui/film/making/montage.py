"""Pictures, sound and subtitles in one WebM file (VP9, Opus, WebVTT), by ffmpeg."""

from __future__ import annotations

import subprocess
import tempfile
import wave
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from kiosk.errors import EnvironmentFault
from ui.film.making.cards import Card
from ui.film.making.narrator import Clip
from ui.film.making.tools import require_tools
from ui.film.subtitles import Cue, to_webvtt

FPS = 15
FADE = 0.2
"""Seconds that the words before take to go, and as many for the next ones to come."""

BEFORE, AFTER = 0.45, 0.7
"""Seconds of silence around a sentence: the fades end, then the voice begins."""

READING = 14.0
"""Characters a second that a slow reader follows; a sentence stays at least that long."""

COLOURS = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
TAGS = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv")
SAME_EVERY_TIME = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact")


@dataclass(frozen=True, slots=True)
class Shot:
    """One card, and what is said over it. Without a clip it lasts `silent` seconds."""

    card: Card
    name: str = ""
    text: str = ""
    clip: Clip | None = None
    silent: float = 0.0

    @property
    def seconds(self) -> float:
        """A whole number of frames."""
        spoken = BEFORE + self.clip.seconds + AFTER if self.clip else self.silent
        return round(max(spoken, len(self.text) / READING) * FPS) / FPS


def cues_of(shots: Sequence[Shot]) -> tuple[Cue, ...]:
    """One subtitle for each shot that says something, as long as the shot."""
    cues, at = [], 0.0
    for shot in shots:
        if shot.text:
            cues.append(Cue(round(at, 3), round(at + shot.seconds, 3), shot.text, shot.name))
        at += shot.seconds
    return tuple(cues)


def assemble(shots: Sequence[Shot], language: str, title: str, film: Path) -> None:
    """Write the film. Raises `EnvironmentFault` when ffmpeg is missing or gives up."""
    require_tools()
    size = shots[0].card.image.size()
    with tempfile.TemporaryDirectory() as scratch:
        sound, subtitles, complaint = (Path(scratch, name) for name in ("sound.wav", "subtitles.vtt", "complaint"))
        _write_sound(shots, sound)
        subtitles.write_text(to_webvtt(cues_of(shots)), "utf-8")
        command = [
            "ffmpeg", "-v", "error", "-y",
            "-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", f"{size.width()}x{size.height()}",
            "-framerate", str(FPS), "-i", "-", "-i", str(sound), "-i", str(subtitles),
            "-map", "0:v", "-map", "1:a", "-map", "2:s", "-map_metadata", "-1",
            "-vf", COLOURS, *TAGS, "-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "34", "-g", str(10 * FPS),
            "-deadline", "good", "-cpu-used", "4", "-row-mt", "1",
            "-c:a", "libopus", "-b:a", "24k", "-ac", "1", "-application", "voip", "-c:s", "webvtt",
            "-metadata", f"title={title}", "-metadata:s:a", f"language={language}",
            "-metadata:s:s", f"language={language}", *SAME_EVERY_TIME, "-f", "webm", str(film),
        ]  # fmt: skip
        with complaint.open("wb") as complaints:
            encoder = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=complaints)
            assert encoder.stdin is not None
            try:
                with encoder.stdin as pictures:
                    for frame in _frames(shots):
                        pictures.write(frame)
            except BrokenPipeError:
                pass  # ffmpeg ended early: what it wrote says why
            if encoder.wait() != 0:
                last = complaint.read_text("utf-8", "replace").strip().splitlines()[-1:] or ["sans rien dire"]
                raise EnvironmentFault(f"ffmpeg n’a pas pu faire le film : {last[0]}")


def _frames(shots: Sequence[Shot]) -> Iterator[bytes]:
    """Every frame as raw RGB: the card before goes, the next one comes, then stays."""
    before = shots[0].card.bare
    fading = round(FADE * FPS)
    for shot in shots:
        image, bare = shot.card
        count = round(shot.seconds * FPS)
        fades = [_blend(before, bare, step / fading) for step in range(1, fading + 1)]
        fades += [_blend(bare, image, step / fading) for step in range(1, fading)]
        moving = [_bytes(fade) for fade in fades[: count - 1]]
        yield from moving
        yield from repeat(_bytes(image), count - len(moving))
        before = image


def _blend(under: QImage, over: QImage, opacity: float) -> QImage:
    image = under.copy()
    painter = QPainter(image)
    painter.setOpacity(opacity)
    painter.drawImage(0, 0, over)
    painter.end()
    return image


def _bytes(image: QImage) -> bytes:
    """Without what Qt adds at the end of each line of pixels."""
    line = image.width() * 3
    if image.bytesPerLine() == line:
        return bytes(image.constBits())
    bits = memoryview(image.constBits())
    step = image.bytesPerLine()
    return b"".join(bits[y * step : y * step + line] for y in range(image.height()))


def _write_sound(shots: Sequence[Shot], file: Path) -> None:
    """The clips in their places, as one mono WAV file."""
    rate = next(shot.clip.rate for shot in shots if shot.clip)
    samples = array("h")
    at = 0.0
    for shot in shots:
        if shot.clip:
            samples.extend(array("h", bytes(2 * (round((at + BEFORE) * rate) - len(samples)))))
            samples.extend(shot.clip.samples)
        at += shot.seconds
    samples.extend(array("h", bytes(2 * (round(at * rate) - len(samples)))))
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples.tobytes())
