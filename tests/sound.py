"""A real sound server with loudspeakers that only exist in memory, and ears to hear what comes out of them."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

HEARD = 300
"""A sample (of 32 767) over this is a sound."""

AIR = "air"
"""An output: what is played into it is heard by the microphone."""


class SoundServer:
    """A private PulseAudio. `environment` is what a program needs to speak to it, and to no other."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **os.environ, "PULSE_SERVER": f"unix:{folder}/native", "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder),
        }  # fmt: skip

    def command(self, *words: str) -> str:
        """What `pactl` answers."""
        ran = subprocess.run(["pactl", *words], env=self.environment, capture_output=True, text=True, check=True)
        return ran.stdout.strip()

    def plug_in(self, name: str) -> str:
        """A further output, which becomes the one that is used. Gives what `unplug` needs."""
        module = self.command("load-module", "module-null-sink", f"sink_name={name}")
        self.command("set-default-sink", name)
        return module

    def plug_in_microphone(self) -> str:
        """A microphone that hears what is played into `AIR`. Qt does not count the air itself: it is a monitor."""
        self.command("load-module", "module-null-sink", f"sink_name={AIR}")
        module = self.command("load-module", "module-remap-source", f"master={AIR}.monitor", "source_name=microphone")
        self.command("set-default-source", "microphone")
        return module

    def unplug(self, module: str) -> None:
        self.command("unload-module", module)

    def wait(self, seconds: float) -> None:
        """Let so much sound go by: nothing else tells when something has been heard."""
        time.sleep(seconds)

    @contextmanager
    def listening(self, output: str = "speaker") -> Iterator[array[int]]:
        """Everything that comes out of an output; the samples (mono, 16 bits, 16 kHz) are there once the block ends."""
        heard: array[int] = array("h")
        with tempfile.TemporaryFile() as file:
            form = ["--raw", "--format=s16le", "--channels=1", "--rate=16000", "--latency-msec=20"]
            ears = subprocess.Popen(["parec", "-d", f"{output}.monitor", *form], env=self.environment, stdout=file)
            try:
                _wait_for(lambda: os.fstat(file.fileno()).st_size > 0, "nothing listens")  # it is over a second deaf
                yield heard
                time.sleep(0.3)  # what is on its way is heard too
            finally:
                ears.terminate()
                ears.wait()
            file.seek(0)
            data = file.read()
        heard.frombytes(data[: len(data) // 2 * 2])


@contextmanager
def sound_server() -> Iterator[SoundServer]:
    """For as long as the block lasts, with one output called `speaker`."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        server = SoundServer(folder)
        load = [
            "-L", f"module-native-protocol-unix socket={folder}/native auth-anonymous=1",
            "-L", "module-null-sink sink_name=speaker",
        ]  # fmt: skip
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
        running = subprocess.Popen(
            ["pulseaudio", *options, *load],
            env=server.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(lambda: (folder / "native").exists(), "PulseAudio does not answer")
            yield server
        finally:
            running.terminate()
            running.wait()


def _wait_for(condition: Callable[[], bool], otherwise: str, seconds: float = 10.0) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, otherwise
        time.sleep(0.02)


def loud(samples: array[int]) -> bool:
    return max(map(abs, samples), default=0) > HEARD
