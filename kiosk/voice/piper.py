"""A Piper voice that an operator installed: a better sound, where the machine is fast enough.

Piper is a program of its own (GPL) and is run as one; its voice files are fetched by the operator, with their licences.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

from kiosk.errors import EnvironmentFault
from kiosk.voice.alignment import spread, units
from kiosk.voice.clip import Clip, from_wav
from kiosk.voice.port import NoVoice, Pace
from kiosk.voice.spoken import pieces

PROGRAM = "piper"
SECONDS = 30
LENGTH = {Pace.SLOW: 1.3, Pace.NORMAL: 1.05, Pace.FAST: 0.85}
"""How long each sound is, beside the voice's own pace."""


class PiperVoice:
    """Speaks the one language of its file. Piper tells no times: words are spread by their length."""

    def __init__(self, file: Path) -> None:
        """`file`: the voice's `.onnx`; its `.onnx.json` stands beside it."""
        self._file = file
        status = file.stat()
        mark = f"{file.resolve()} {status.st_size} {status.st_mtime_ns}"
        self.name = f"piper {hashlib.sha256(mark.encode()).hexdigest()[:16]}"

    def prepare(self, text: str, language: str, pace: Pace) -> Clip:
        """Raises `NoVoice` when the program is not installed, `EnvironmentFault` when it fails."""
        if shutil.which(PROGRAM) is None:
            raise NoVoice("Le programme piper n’est pas installé.")
        cut = pieces(text, language)
        said = " ".join("".join(piece.said for piece in cut).split())
        options = ["--model", str(self._file), "--length-scale", str(LENGTH[pace]), "--output_file", "-"]
        try:
            ran = subprocess.run([PROGRAM, *options], input=f"{said}\n".encode(), capture_output=True, timeout=SECONDS)
            clip = from_wav(ran.stdout)
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            raise EnvironmentFault("La voix Piper n’a rien dit.") from error
        return Clip(clip.rate, clip.samples, spread(units(text, cut), 0.0, clip.seconds))
