"""A Piper voice that an operator installed: a better sound, where the machine is fast enough.

Piper is a program of its own (GPL) and is run as one; its voice files are fetched by the operator, with their licences.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

from kiosk.voice.alignment import spread, units
from kiosk.voice.clip import Clip, from_wav
from kiosk.voice.port import NotSaid, NoVoice, Pace
from kiosk.voice.spoken import pieces

PROGRAM = "piper"
LENGTH = {Pace.SLOW: 1.3, Pace.NORMAL: 1.05, Pace.FAST: 0.85}
"""How long each sound is, beside the voice's own pace."""


class PiperVoice:
    """Speaks the one language of its file. Piper tells no times: words are spread by their length."""

    def __init__(self, file: Path, patience: float) -> None:
        """`file`: the voice's `.onnx`; its `.onnx.json` stands beside it. `patience`: seconds for one sentence."""
        self._file, self._patience = file, patience
        status = file.stat()
        mark = f"{file.resolve()} {status.st_size} {status.st_mtime_ns}"
        self.name = f"piper {hashlib.sha256(mark.encode()).hexdigest()[:16]}"

    @property
    def works(self) -> bool:
        """Whether the program is there; whether it is fast enough is only known once it has spoken."""
        return shutil.which(PROGRAM) is not None

    def prepare(self, text: str, language: str, pace: Pace) -> Clip:
        """Raises `NoVoice` when the program is not installed, `NotSaid` when it fails or is too slow."""
        if not self.works:
            raise NoVoice("Le programme piper n’est pas installé.")
        cut = pieces(text, language)
        said = " ".join("".join(piece.said for piece in cut).split())
        options = ["--model", str(self._file), "--length-scale", str(LENGTH[pace]), "--output_file", "-"]
        try:
            clip = from_wav(_run([PROGRAM, *options], f"{said}\n".encode(), self._patience))
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            raise NotSaid("La voix Piper n’a rien dit.") from error
        return Clip(clip.rate, clip.samples, spread(units(text, cut), 0.0, clip.seconds))


def _run(command: list[str], given: bytes, seconds: float) -> bytes:
    """What it prints. Too slow, it is ended with all that it has started: one of those left would keep its output open,
    and whoever reads it waiting."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as program:
        try:
            return program.communicate(given, seconds)[0]
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            raise
