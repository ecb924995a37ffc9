"""A stand-in for Piper, which is not shipped: its program is as big as the whole kiosk, and its voices bigger.

It is a real program called `piper` that takes the same options, reads the sentence on its input and writes a WAV on its
output: a tone as long as the sentence. What only the real one can show is that it sounds well.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

RATE = 16_000
"""Another than espeak-ng's, so that a test knows who spoke."""

SPEAK = f"""\
import io, sys, wave
options = dict(zip(sys.argv[1::2], sys.argv[2::2]))
assert open(options["--model"]).read() == "a voice" and options["--output_file"] == "-"
words = sys.stdin.buffer.read().decode().strip()
count = int(len(words) * 0.06 * float(options["--length-scale"]) * {RATE})
target = io.BytesIO()
with wave.open(target, "wb") as sound:
    sound.setparams((1, 2, {RATE}, 0, "NONE", ""))
    sound.writeframes((b"\\x00\\x20" * 40 + b"\\x00\\xe0" * 40) * (count // 80))
sys.stdout.buffer.write(target.getvalue())
"""


def install_piper(folder: Path, program: str = SPEAK) -> str:
    """A `piper` in `folder` that runs `program`. Gives the PATH on which it is found."""
    folder.mkdir(exist_ok=True)
    file = folder / "piper"
    file.write_text(f"#!{sys.executable} -SE\n{program}")
    file.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def voice_file(folder: Path) -> Path:
    file = folder / "fr.onnx"
    file.write_text("a voice")
    return file
