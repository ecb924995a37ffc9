"""What comes out of the loudspeakers: heard by ears on a real sound server, each program in a process of its own."""

from __future__ import annotations

import math
import subprocess
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.comfort import Volume
from kiosk.voice.clip import Clip, Word
from tests.sound import HEARD, SoundServer, loud, sound_server
from tests.ui.scenes import CONTENT
from ui.outputs import is_headset
from ui.speaker import BUFFER_S, Speaker

PLAYER = """
import math, sys
from array import array
from itertools import pairwise
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication
from kiosk.voice.clip import Clip
from ui.speaker import Speaker

application = QApplication([])
speaker = Speaker()
speaker.lost.connect(lambda: print("lost", flush=True))
heard_at = [0.0]
speaker.at.connect(lambda at: heard_at.append(at))
tone = array("h", (round(12000 * math.sin(rank / 8)) for rank in range(22050 * 3)))

def obey():
    word = sys.stdin.readline().split()
    match word:
        case ["play", volume]: speaker.play(Clip(22050, tone.tobytes()), float(volume))
        case ["stop"]: speaker.stop()
        case ["where"]:
            print(heard_at[-1], max(one - other for one, other in pairwise(heard_at)), flush=True)
            return
        case _: application.quit()
    print("done", flush=True)

notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(obey)
application.exec()
"""


class Player:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, order: str) -> None:
        assert self.ask(order) == "done"

    def ask(self, order: str) -> str:
        assert self._process.stdin is not None
        print(order, file=self._process.stdin, flush=True)
        return self.hear()

    def hear(self) -> str:
        """The next line it says."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextmanager
def player(server: SoundServer) -> Iterator[Player]:
    """A program with our speaker in it, that plays and stops when it is told to."""
    process = subprocess.Popen(
        [sys.executable, "-c", PLAYER], env={**server.environment, "QT_QPA_PLATFORM": "offscreen"}, cwd=CONTENT.parent,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        yield Player(process)
    finally:
        process.communicate("quit\n", timeout=20)


@pytest.fixture(scope="module")
def server() -> Iterator[SoundServer]:
    with sound_server() as running:
        yield running


def test_it_is_heard_until_it_is_stopped(server: SoundServer) -> None:
    with player(server) as play, server.listening() as heard:
        play("play 1.0")
        server.wait(0.8)
        play("stop")
        server.wait(0.4)
    assert loud(heard[: len(heard) // 2])
    assert not loud(heard[-3000:]), "three seconds were to be played: the last of them are not"


def test_the_steps_of_the_volume_are_heard(server: SoundServer) -> None:
    levels = {}
    for volume in Volume:
        with player(server) as play, server.listening() as heard:
            play(f"play {volume.linear}")
            server.wait(0.8)
        levels[volume] = decibels(heard)
    assert levels[Volume.LOUD] - levels[Volume.SOFT] >= 18
    assert levels[Volume.LOUD] - levels[Volume.MEDIUM] == pytest.approx(12, abs=1)
    assert levels[Volume.MEDIUM] - levels[Volume.SOFT] == pytest.approx(12, abs=1)


def test_a_headset_that_is_plugged_in_speaks_alone(server: SoundServer) -> None:
    with player(server) as play:
        headset = server.plug_in("usb_headset")
        with server.listening("speaker") as in_the_room, server.listening("usb_headset") as in_the_ear:
            play("play 1.0")
            server.wait(0.8)
            play("stop")
        assert loud(in_the_ear)
        assert not loud(in_the_room)
        server.unplug(headset)
        assert play.hear() == "lost", "also between two sentences"
        with server.listening("speaker") as in_the_room:
            play("play 1.0")
            server.wait(0.8)
        assert loud(in_the_room)


def test_a_headset_plugged_in_while_it_speaks_takes_over_where_it_is(server: SoundServer) -> None:
    with player(server) as play:
        play("play 1.0")
        server.wait(0.5)
        headset = server.plug_in("usb_headset")
        with server.listening("speaker") as in_the_room, server.listening("usb_headset") as in_the_ear:
            server.wait(0.6)
            where, back = map(float, play.ask("where").split())
        play("stop")
        server.unplug(headset)
    assert not loud(in_the_room), "three seconds were to be played in the room"
    assert loud(in_the_ear)
    assert where > 0.5
    assert back < BUFFER_S, "it does not begin again"


def test_a_headset_pulled_out_is_told_and_the_room_hears_nothing(server: SoundServer) -> None:
    headset = server.plug_in("usb_headset")
    with player(server) as play, server.listening("speaker") as in_the_room:
        play("play 1.0")
        server.wait(0.5)
        server.unplug(headset)
        assert play.hear() == "lost"
        server.wait(0.5)
    leaked = sum(abs(sample) > HEARD for sample in in_the_room) / 16_000
    assert leaked < BUFFER_S, "the server may move the stream before it says so: more than a syllable would be ours"


@pytest.mark.parametrize(
    ("name", "worn"),
    [
        ("USB Headset Analog Stereo", True), ("Jabra Headphones", True), ("Casque sans fil", True),
        ("Écouteurs", True), ("Built-in Audio Analog Stereo", False), ("HDMI 1", False),
        ("bluez_output.AA_BB.1", False), ("bluez_sink.AA_BB.a2dp_sink", False), ("JBL Flip 5", False),
        ("bluez_sink.AA_BB.headset_head_unit", True), ("bluez_sink.AA_BB.handsfree_head_unit", True),
    ],
)  # fmt: skip
def test_a_headset_is_known_by_its_name(name: str, worn: bool) -> None:
    assert is_headset(name) is worn


def test_without_a_device_time_runs_and_it_ends(qtbot: QtBot) -> None:
    speaker, told = Speaker(), list[float]()
    speaker.at.connect(told.append)
    clip = Clip(1000, bytes(400), (Word(0, 1, 0.0, 0.2),))
    with qtbot.waitSignal(speaker.ended):
        speaker.play(clip, 1.0)
        assert speaker.playing
    assert told == sorted(told)
    assert told[-1] < clip.seconds
    assert not speaker.playing


def decibels(samples: array[int]) -> float:
    """Of what is loud in them."""
    sound = [sample for sample in samples if abs(sample) > 20]
    return 20 * math.log10(math.sqrt(sum(sample * sample for sample in sound) / len(sound)))
