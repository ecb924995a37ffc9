"""With a real microphone: what a person says into it is what the kiosk then says."""

from __future__ import annotations

import json
import subprocess
import sys
from array import array
from math import pi, sin
from pathlib import Path

import pytest

from kiosk.settings import Speech
from kiosk.voice.client import HelperVoice
from kiosk.voice.clip import Clip, to_wav
from kiosk.voice.setup import setup_for
from tests.sound import sound_server
from tests.ui.staff.conftest import CONTENT

SENTENCE = "Il va à votre vitesse."
PITCH, RATE = 330, 22_050


def voice(seconds: float) -> bytes:
    """One note, with a second of silence before and after: no engine speaks so."""
    note = [round(9_000 * sin(2 * pi * PITCH * i / RATE)) for i in range(round(seconds * RATE))]
    silence = [0] * RATE
    return to_wav(Clip(RATE, array("h", [*silence, *note, *silence]).tobytes()))


def pitch(clip: Clip) -> float:
    """From how often the wave rises through zero, between its first and its last full swing."""
    samples = array("h", clip.samples)
    rises = [i for i in range(1, len(samples)) if samples[i - 1] < 0 <= samples[i] and max(samples[i : i + 40]) > 8_000]
    return (len(rises) - 1) * clip.rate / (rises[-1] - rises[0])


@pytest.fixture(scope="module")
def lent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """The state folder afterwards, and what was seen."""
    folder = tmp_path_factory.mktemp("borne")
    wav = folder / "voix.wav"
    wav.write_bytes(voice(1.5))
    with sound_server() as server:
        server.plug_in_microphone()
        ran = subprocess.run(
            [sys.executable, "-m", "tests.ui.staff.lending", str(folder), SENTENCE, str(wav)],
            env=server.environment | {"QT_QPA_PLATFORM": "offscreen"},
            cwd=CONTENT.parent, capture_output=True, text=True,
        )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return folder / "etat", json.loads(ran.stdout.splitlines()[-1])


def test_the_kept_recording_is_what_the_kiosk_says(lent: tuple[Path, dict[str, object]]) -> None:
    state, _ = lent
    with HelperVoice(setup_for(Speech(), [CONTENT], state)) as helper:
        said = helper.prepare(SENTENCE, "fr")
        synthetic = helper.prepare("Il va à votre vitesse", "fr")
    assert pitch(said) == pytest.approx(PITCH, rel=0.02)
    assert pitch(synthetic) != pytest.approx(PITCH, rel=0.02)
    assert said.seconds == pytest.approx(1.5 + 0.12 + 0.25, abs=0.1)
    assert max(map(abs, array("h", said.samples))) == pytest.approx(0.89 * 32_767, rel=0.02)
    assert said.words[0].at == pytest.approx(0.12, abs=0.05)


def test_the_meter_moves_and_nothing_is_written_before_it_is_kept(lent: tuple[Path, dict[str, object]]) -> None:
    _, seen = lent
    assert seen["softest"] == pytest.approx(0, abs=0.05)
    assert seen["loudest"] == pytest.approx(0.8, abs=0.1)  # 9 000 of 32 767 are -11 dB
    assert not any(".wav" in trace for trace in seen["while speaking"])
    assert any("s16le" in trace for trace in seen["while speaking"]), "the microphone is open"


@pytest.mark.parametrize("way", ["personnel-borne", "retour", "urgence", "nobody", "end"])
def test_whoever_leaves_leaves_no_microphone_open_and_no_sound(lent: tuple[Path, dict[str, object]], way: str) -> None:
    """All that is there afterwards is the one sentence that was kept."""
    _, seen = lent
    assert seen[way] == seen["kept"]
    assert seen["kept"][0].startswith("il-va-a-votre-vitesse-")


def test_the_screens_of_the_kiosk_can_be_said_too(lent: tuple[Path, dict[str, object]]) -> None:
    _, seen = lent
    assert {"Touchez l’écran", "Retour", "De quoi avez-vous besoin\u00a0?"} <= set(seen["screens"])


def test_nobody_is_sent_away_while_speaking(lent: tuple[Path, dict[str, object]]) -> None:
    _, seen = lent
    assert seen["listened on"] is True
