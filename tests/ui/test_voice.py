"""The voice without a page: what it makes of its helper's answers, and of a headset that is pulled out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.content.words import IN_FRENCH
from kiosk.visit.narration import Utterance
from kiosk.voice.setup import Setup
from tests.kiosk.voice.piper import install_piper, voice_file
from ui.voice import Tone, Voice

FIRST, SECOND = Utterance("first", "Bonjour à tous."), Utterance("second", "Appelez le 36 46.")


class Heard:
    """A voice on a machine without sound, where time runs fast, and the targets of the words that were heard."""

    def __init__(self, qtbot: QtBot, voice: Voice) -> None:
        self.voice, self._qtbot = voice, qtbot
        self.targets: list[str] = []
        voice._speaker.hurry = 25.0
        voice.word.connect(lambda target, start, end: self.targets.append(target))

    def until(self, target: str) -> None:
        self._qtbot.waitUntil(lambda: target in self.targets, timeout=20_000)

    def until_silent(self) -> None:
        self._qtbot.waitUntil(lambda: not self.voice.speaking, timeout=20_000)

    def speak_with(self, helper: Path, program: str) -> None:
        """From now on its helper is this program."""
        helper.write_text(program)
        self.voice._helper._command = [sys.executable, str(helper)]


@pytest.fixture
def heard(qtbot: QtBot) -> Iterator[Heard]:
    voice = Voice(Setup())
    yield Heard(qtbot, voice)
    voice.close()


def test_when_its_device_is_lost_it_goes_on_with_the_next_sentence(heard: Heard) -> None:
    heard.voice._speaker.hurry = 0.01
    lost: list[bool] = []
    heard.voice.lost.connect(lambda: lost.append(heard.voice.speaking))
    heard.voice.say([FIRST, SECOND], Tone())
    heard.until("first")
    heard.voice._speaker.lost.emit()
    heard.until("second")
    assert lost == [True]
    assert heard.targets.count("first") < 3, "the rest of the first sentence is not said"


def test_when_its_device_is_lost_whoever_listens_may_stop_it(heard: Heard) -> None:
    heard.voice._speaker.hurry = 0.01
    heard.voice.lost.connect(heard.voice.stop)
    heard.voice.say([FIRST, SECOND], Tone())
    heard.until("first")
    heard.voice._speaker.lost.emit()
    assert not heard.voice.speaking
    assert "second" not in heard.targets


def test_a_device_lost_in_silence_is_nothing_to_tell(heard: Heard) -> None:
    lost: list[bool] = []
    heard.voice.lost.connect(lambda: lost.append(True))
    heard.voice._speaker.lost.emit()
    assert lost == []


def test_a_piper_that_is_too_slow_is_no_helper_that_hangs(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", install_piper(tmp_path / "bin", "import time\ntime.sleep(600)"))
    voice = Voice(Setup(piper={"fr": str(voice_file(tmp_path))}))
    heard, deaths = Heard(qtbot, voice), list[bool]()
    voice._helper.died.connect(lambda: deaths.append(True))
    voice.say([FIRST], Tone())
    heard.until("first")
    assert deaths == []
    voice.close()


SCRIPT = """
import base64, json, sys
print('{"number": 0}', flush=True)
sound = {"rate": 8000, "sound": base64.b64encode(bytes(8000)).decode(), "words": [[0, 7, 0.0, 0.4]]}
for row in sys.stdin:
    wish = json.loads(row)
    answer = ANSWER
    print(json.dumps({"number": wish["number"], **answer}) if isinstance(answer, dict) else answer, flush=True)
"""
"""A helper whose answer is a Python expression."""


def test_a_sentence_that_stays_in_french_is_said_in_french_without_its_mark(heard: Heard, tmp_path: Path) -> None:
    """The helper answers only for French: the end of the word is that of the text it was given."""
    said: list[tuple[str, int]] = []
    heard.voice.word.connect(lambda target, start, end: said.append((target, end)))
    answer = "{**sound, 'words': [[0, len(wish['text']), 0.0, 0.4]]} if wish['language'] == 'fr' else {'fault': 'non'}"
    heard.speak_with(tmp_path / "helper.py", SCRIPT.replace("ANSWER", answer))
    other = Utterance("other", "أهلا")
    heard.voice.say([Utterance("french", f"Bonjour{IN_FRENCH}"), other], Tone(language="ar"))
    heard.until_silent()
    assert said == [("french", len("Bonjour"))]


@pytest.mark.parametrize(
    "answer",
    ["'not json'", "{**sound, 'rate': 0}", "{**sound, 'sound': '???'}", "{**sound, 'words': [[0, 7, 0.0, 9e9]]}"],
)
def test_a_bad_answer_counts_as_a_death(heard: Heard, tmp_path: Path, answer: str) -> None:
    """Three of them, and it is off: nobody waits for a sentence that never comes."""
    broken: list[bool] = []
    heard.voice.broke.connect(lambda: broken.append(True))
    heard.speak_with(tmp_path / "helper.py", SCRIPT.replace("ANSWER", answer))
    heard.voice.say([FIRST], Tone())
    heard.until_silent()
    assert broken == [True]
    assert heard.targets == []


def test_a_sentence_that_fails_is_left_out_and_its_language_is_still_spoken(heard: Heard, tmp_path: Path) -> None:
    fails = "{'fault': 'La voix n’a rien dit.'} if 'Bonjour' in wish['text'] else sound"
    heard.speak_with(tmp_path / "helper.py", SCRIPT.replace("ANSWER", fails))
    heard.voice.say([SECOND, FIRST], Tone())
    heard.until_silent()
    assert heard.targets == ["second"]
    assert heard.voice.speaks("fr")


def test_a_language_is_foreign_until_something_is_said_in_it(heard: Heard, tmp_path: Path) -> None:
    foreign = "{'fault': 'Personne.', 'foreign': True} if 'Bonjour' in wish['text'] else sound"
    heard.speak_with(tmp_path / "helper.py", SCRIPT.replace("ANSWER", foreign))
    heard.voice.say([FIRST], Tone())
    heard.until_silent()
    assert not heard.voice.speaks("fr")
    heard.voice.say([SECOND], Tone())
    heard.until("second")
    assert heard.voice.speaks("fr")


def test_a_warning_that_waited_for_another_is_one_still(heard: Heard) -> None:
    third = Utterance("third", "Au revoir.")
    heard.voice.say([FIRST], Tone(), warning=True)
    heard.voice.say([SECOND], Tone(), warning=True)
    heard.until("second")
    heard.voice.say([third], Tone())
    heard.until_silent()
    assert heard.targets == ["first"] * 3 + ["second"] * 3 + ["third"] * 2


def test_staff_are_told_of_sounds_that_cannot_be_kept(qtbot: QtBot, tmp_path: Path) -> None:
    taken = tmp_path / "cache"
    taken.touch()
    voice = Voice(Setup(cache=str(taken), cache_bytes=1_000_000))
    heard = Heard(qtbot, voice)
    voice.say([FIRST], Tone())
    heard.until("first")
    assert voice.trouble.startswith("Les sons de la voix ne sont pas gardés.")
    voice.close()
