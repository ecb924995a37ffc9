"""`pasapas voice`: a sentence in a file, and all of them ahead of time."""

from __future__ import annotations

import json
import os
import sys
import wave
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.voice.cache import key
from kiosk.voice.clip import Clip, to_wav
from kiosk.voice.espeak import EspeakVoice
from kiosk.voice.port import Pace
from kiosk.voice.recorded import file_name
from tests.kiosk.content.samples import write_content
from ui.cli import main

CALL = "Appelez le 36 46."


class Outcome(NamedTuple):
    status: object
    said: str
    complained: str


Run = Callable[..., Outcome]


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "etat"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], state: Path) -> Run:
    """`pasapas voice …` as it is typed, with all that it and its helper print."""

    def run(*words: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["pasapas", "voice", *map(str, words), "--state", str(state)])
        with pytest.raises(SystemExit) as end:
            main()
        return Outcome(end.value.code, *capfd.readouterr())

    return run


def test_a_sentence_becomes_a_sound_and_the_times_of_its_words(run: Run, tmp_path: Path, state: Path) -> None:
    out, timings = tmp_path / "phrase.wav", tmp_path / "mots.json"
    outcome = run("say", CALL, "--language", "fr", "--out", out, "--timings", timings)
    assert (outcome.status, outcome.complained) == (0, "")
    assert outcome.said.startswith(f"{out} : ")
    with wave.open(str(out)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        seconds = sound.getnframes() / sound.getframerate()
        assert max(map(abs, array("h", sound.readframes(sound.getnframes())))) > 1000
    told = json.loads(timings.read_text("utf-8"))
    assert (told["phrase"], told["secondes"]) == (CALL, pytest.approx(seconds, abs=0.001))
    assert [word["mot"] for word in told["mots"]] == ["Appelez", "le", "36 46."]
    edges = [edge for word in told["mots"] for edge in (word["debut"], word["fin"])]
    assert edges == sorted(edges)
    assert 0 <= edges[0] < edges[-1] <= told["secondes"]
    assert sorted(os.listdir(tmp_path)) == ["mots.json", "phrase.wav"]  # the sentence was typed by somebody: not kept


def test_times_are_wanted_or_not_and_the_pace_is_followed(run: Run, tmp_path: Path) -> None:
    sizes = []
    for pace in ("lente", "normale", "rapide"):
        assert run("say", CALL, "--out", tmp_path / f"{pace}.wav", "--pace", pace).status == 0
        sizes.append((tmp_path / f"{pace}.wav").stat().st_size)
    assert sizes == sorted(sizes, reverse=True)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_language_is_one_in_capitals_too(run: Run, tmp_path: Path) -> None:
    timings = tmp_path / "mots.json"
    assert run("say", CALL, "--language", "FR", "--out", tmp_path / "phrase.wav", "--timings", timings).status == 0
    assert [word["mot"] for word in json.loads(timings.read_text("utf-8"))["mots"]] == ["Appelez", "le", "36 46."]


def test_a_recording_made_on_this_kiosk_is_heard_first(run: Run, tmp_path: Path, state: Path) -> None:
    file = state / "voix/fr" / file_name(CALL)
    file.parent.mkdir(parents=True)
    file.write_bytes(to_wav(Clip(8_000, b"\x00\x20" * 8_000)))
    assert run("say", CALL, "--out", tmp_path / "phrase.wav").status == 0
    assert (tmp_path / "phrase.wav").read_bytes() == file.read_bytes()


def test_a_sentence_typed_in_broken_letters_is_said_all_the_same(run: Run, tmp_path: Path) -> None:
    broken = os.fsdecode(b"Appelez \xff ici")
    outcome = run("say", broken, "--out", tmp_path / "phrase.wav", "--timings", tmp_path / "mots.json")
    assert (outcome.status, outcome.complained) == (0, "")
    assert json.loads((tmp_path / "mots.json").read_text("utf-8"))["phrase"] == "Appelez ? ici"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        (["", "--out", "phrase.wav"], "il n’y a rien à dire"),
        (["… !", "--out", "phrase.wav"], "il n’y a rien à dire"),
        ([CALL, "--language", "ps", "--out", "phrase.wav"], "ne parle pas la langue « ps »"),
        ([CALL, "--language", "fr-fr", "--out", "phrase.wav"], "ne parle pas la langue « fr-fr »"),
        ([CALL, "--language", "../../x", "--out", "phrase.wav"], "ne parle pas la langue"),
        (
            [CALL, "--out", "absent/phrase.wav"],
            "absent/phrase.wav ne peut pas être écrit. Le dossier absent n’existe pas.",
        ),
        ([CALL, "--out", "."], ". ne peut pas être écrit. C’est un dossier."),
        ([CALL, "--out", "/sys/phrase.wav"], "phrase.wav ne peut pas être écrit. Rien ne peut s’écrire dans /sys."),
        ([CALL, "--out", "a.wav", "--timings", "./a.wav"], "--out et --timings veulent deux fichiers différents."),
        ([CALL, "--out", "phrase.wav", "--timings", "/sys/mots.json"], "/sys/mots.json ne peut pas être écrit"),
        ([CALL, "--out", "phrase.wav", "--timings", "."], ". ne peut pas être écrit"),
        ([CALL, "--out", "phrase.wav", "--settings", "absent.toml"], "le fichier de réglages absent.toml n’existe pas"),
        ([CALL, "--out", "phrase.wav", "--content", "absent"], "« absent » n’existe pas"),
    ],
)
def test_a_mistake_is_one_french_sentence_and_no_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], fragment: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("say", *words)
    assert (outcome.status, outcome.said) == (1, "")
    assert fragment in outcome.complained.replace("\u00a0", " ")
    assert len(outcome.complained.splitlines()) == 1
    assert os.listdir(tmp_path) == []


def test_a_file_that_was_there_is_kept_when_the_other_cannot_be_written(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "phrase.wav"
    out.write_bytes(b"an older sound")
    assert run("say", CALL, "--out", out, "--timings", "/sys/mots.json").status == 1
    assert (os.listdir(tmp_path), out.read_bytes()) == (["phrase.wav"], b"an older sound")


def test_a_device_is_written_and_stays_a_device(run: Run) -> None:
    assert run("say", CALL, "--out", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


def kept(state: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (state / "cache/voice").iterdir()}


def test_every_sentence_is_prepared_and_the_second_time_nothing_is_left_to_do(
    run: Run, tmp_path: Path, state: Path
) -> None:
    """espeak-ng never makes the same samples twice: equal files were not made again."""
    content = write_content(tmp_path / "contenus")
    first = run("build", "--content", content)
    assert (first.status, first.complained) == (0, "")
    files = kept(state)
    name = EspeakVoice().name
    for sentence in (
        "Êtes-vous prêt\u00a0?", "Je ne sais pas", "C’est gratuit.", "Appelez le 36\u00a046.", "Essayez chez vous.",
        "Secours", "Notez la date.", "Continuer",
    ):  # fmt: skip
        made = key(name, sentence, "fr", Pace.NORMAL)
        assert {f"{made}.wav", f"{made}.json"} <= set(files), sentence
    count = int(first.said.splitlines()[-1].partition(" phrases")[0])
    assert count * 2 == len(files)
    again = run("build", "--content", content, "--language", "fr")
    assert again.status == 0
    assert again.said.splitlines()[-1].startswith(f"{count} phrases")
    assert kept(state) == files


def test_a_translation_without_a_voice_is_told_and_the_others_are_prepared(run: Run, tmp_path: Path) -> None:
    content = write_content(tmp_path / "contenus")
    write_content(
        content,
        {
            "traductions/ps/interface.po": 'msgid "Continuer"\nmsgstr "پرمخ"\n',
            "traductions/ps/langue.toml": 'nom = "پښتو"\n',
        },
    )
    outcome = run("build", "--content", content)
    assert outcome.status == 0
    assert outcome.complained == "La voix de synthèse ne parle pas la langue « ps ».\n"
    alone = run("build", "--content", content, "--language", "ps")
    assert alone.status == 1
    assert "aucune phrase n’a été préparée" in alone.complained


def test_what_stays_in_french_is_prepared_with_the_french_alone(run: Run, tmp_path: Path, state: Path) -> None:
    content = write_content(tmp_path / "contenus")
    words = {"traductions/en/interface.po": 'msgid "Continuer"\nmsgstr "Go on"\n'}
    write_content(content, {**words, "traductions/en/langue.toml": 'nom = "English"\n'})
    outcome = run("build", "--content", content, "--language", "en")
    assert outcome.said.splitlines()[-1].startswith("1 phrases")
    assert f"{key(EspeakVoice().name, 'Go on', 'en', Pace.NORMAL)}.wav" in kept(state)


def test_sounds_that_cannot_be_kept_are_not_prepared(run: Run, tmp_path: Path, state: Path) -> None:
    (state / "cache").mkdir(parents=True)
    (state / "cache/voice").touch()
    outcome = run("build", "--content", write_content(tmp_path / "contenus"))
    assert outcome.status == 1
    assert outcome.complained.endswith(f"Rien ne peut s’écrire dans {state}/cache/voice.\n")


def test_a_language_without_translation_is_not_prepared_in_french(run: Run, tmp_path: Path, state: Path) -> None:
    outcome = run("build", "--content", write_content(tmp_path / "contenus"), "--language", "en")
    assert outcome.status == 1
    assert "il n’y a pas de langue «\u00a0en\u00a0»" in outcome.complained
    assert not state.exists()


@pytest.mark.parametrize("command", ["say", "build"])
def test_every_help_ends_with_an_example(run: Run, command: str) -> None:
    outcome = run(command, "--help")
    assert outcome.status == 0
    assert f"Exemple : pasapas voice {command}" in " ".join(outcome.said.split())
