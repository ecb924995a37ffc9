"""A person lends her voice: what she says is kept when she says so, and never stays otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiosk.voice.clip import Clip
from kiosk.voice.recordings import Recordings
from tests.fakes.recorder import RATE, ScriptedRecorder, tone
from tests.ui.staff.conftest import SENTENCES, Counter
from ui.permanent import EMERGENCY
from ui.staff.script import Part

FIRST, SECOND, *_, LAST = SENTENCES
LEAVE = "Revenir à la borne"
PARTS = (Part("Où en êtes-vous\u00a0?", SENTENCES[:3]), Part("Sur la fiche", SENTENCES[3:]))


def at_sentences(counter: Counter) -> None:
    counter.enter()
    counter.touch("Enregistrer une voix", "Prendre un rendez-vous", "Français")


def at_sentence(counter: Counter, text: str = FIRST) -> None:
    at_sentences(counter)
    counter.touch(text)


def wait_for(counter: Counter, name: str) -> None:
    counter.qtbot.waitUntil(lambda: name in counter.names())


def taken(counter: Counter) -> None:
    at_sentence(counter)
    counter.touch("Enregistrer", "Arrêter")
    wait_for(counter, "Garder")


def note(counter: Counter) -> str:
    return counter.window.screen_shown.page.sentences[0]


def hints(counter: Counter) -> dict[str, str]:
    return {option.text: option.hint for option in counter.window.screen_shown.page.options}


def files(counter: Counter) -> list[Path]:
    return list(counter.folder.rglob("*.wav*"))


def recordings(counter: Counter) -> Recordings:
    return Recordings(counter.venue.recordings)


def dictation(counter: Counter) -> object:
    return counter.desk._studio._dictation


def test_a_sentence_is_said_listened_to_and_kept(counter: Counter) -> None:
    taken(counter)
    assert not counter.venue.recorder.recording
    assert files(counter) == []
    counter.touch("Garder")
    wait_for(counter, "Phrase suivante")
    assert note(counter).startswith("C’est gardé.")
    heard = recordings(counter).heard(FIRST, "fr")
    assert heard is not None
    assert heard.rate == RATE
    assert heard.seconds == pytest.approx(1, abs=0.1)
    assert dictation(counter)._take is None
    counter.touch("Phrase suivante")
    assert counter.title == SECOND
    assert counter.names()[0] == "Enregistrer"


def test_which_sentences_are_still_synthetic_is_seen_and_they_come_first(counter: Counter) -> None:
    for text in (FIRST, SENTENCES[2]):
        recordings(counter).keep(text, "fr", Clip(RATE, tone(1)))
    at_sentences(counter)
    assert counter.window.screen_shown.page.sentences == ("2 phrases sur 5 dites par une personne",)
    assert list(hints(counter)) == [SECOND, SENTENCES[3], LAST, FIRST, SENTENCES[2]]
    assert list(hints(counter).values()) == ["Voix de synthèse"] * 3 + ["Voix humaine"] * 2


def test_the_screens_of_the_kiosk_come_before_the_flows(counter: Counter) -> None:
    counter.enter()
    counter.touch("Enregistrer une voix")
    assert list(hints(counter)) == ["Écrans de la borne", *(flow.title for flow in counter.venue.flows)]
    counter.touch("Écrans de la borne", "Français")
    assert counter.title == "Écrans de la borne"
    assert list(hints(counter)) == list(SENTENCES)


def test_the_sentences_are_found_by_the_step_they_are_said_in(counter: Counter) -> None:
    counter.venue.parts = PARTS
    for text in (FIRST, *PARTS[1].sentences):
        recordings(counter).keep(text, "fr", Clip(RATE, tone(1)))
    at_sentences(counter)
    assert counter.window.screen_shown.page.sentences == ("3 phrases sur 5 dites par une personne",)
    assert hints(counter) == {PARTS[0].title: "Voix humaine : 1 sur 3", PARTS[1].title: "Voix humaine : 2 sur 2"}
    assert [option.picture for option in counter.window.screen_shown.page.options] == ["micro", "coche"]
    counter.touch(PARTS[1].title)
    assert counter.title == PARTS[1].title
    assert set(hints(counter)) == set(PARTS[1].sentences)
    counter.touch("Retour")
    assert counter.title == "Prendre un rendez-vous"
    counter.touch("Retour")
    assert counter.title == "Quelle langue parlez-vous\u00a0?"


def test_how_far_one_is_and_where_it_is_said_stand_above_the_sentence(counter: Counter) -> None:
    counter.venue.parts = PARTS
    at_sentences(counter)
    counter.touch(PARTS[1].title, LAST)
    assert "5 / 5 · Sur la fiche" in [
        part.accessibleName() for part in counter.window.screen_shown.findChildren(QLabel)
    ]


def test_the_next_sentence_goes_on_in_the_next_step(counter: Counter) -> None:
    counter.venue.parts = PARTS
    at_sentences(counter)
    counter.touch(PARTS[0].title, PARTS[0].sentences[-1], "Enregistrer", "Arrêter")
    wait_for(counter, "Garder")
    counter.touch("Garder")
    wait_for(counter, "Phrase suivante")
    counter.touch("Phrase suivante")
    assert counter.title == PARTS[1].sentences[0]
    counter.touch("Retour")
    assert counter.title == PARTS[1].title


def test_another_language_has_voices_of_its_own(counter: Counter) -> None:
    recordings(counter).keep(FIRST, "fr", Clip(RATE, tone(1)))
    counter.enter()
    counter.touch("Enregistrer une voix", "Prendre un rendez-vous", "العربية")
    assert set(hints(counter).values()) == {"Voix de synthèse"}
    counter.touch("Retour")
    assert counter.title == "Quelle langue parlez-vous\u00a0?"


def test_a_single_language_is_not_asked_for(counter: Counter) -> None:
    counter.venue.languages = (("fr", "Français"),)
    counter.enter()
    counter.touch("Enregistrer une voix", "Prendre un rendez-vous")
    assert len(hints(counter)) == len(SENTENCES)
    counter.touch("Retour")
    assert counter.title == "Quelles phrases enregistrer\u00a0?"


def test_the_list_comes_back_where_it_was_left(counter: Counter) -> None:
    counter.venue.sentences = [f"Ceci est la phrase numéro {n}." for n in range(60)]
    at_sentences(counter)
    counter.touch("Suite", "Suite")
    target = counter.window.targets()[0]
    counter.touch(target.accessibleName(), "Retour")
    assert counter.window.screen_shown.leaf_shown == 2


def test_the_meter_follows_the_voice(counter: Counter) -> None:
    at_sentence(counter)
    counter.touch("Enregistrer")
    before = counter.window.grab().toImage()
    for level in (0.2, 0.9, 0.5):
        counter.venue.recorder.level.emit(level)
    assert counter.window.screen_shown.meter.levels == (0.2, 0.9, 0.5)
    assert counter.window.grab().toImage() != before
    counter.desk.refresh()
    assert counter.window.screen_shown.meter.levels == (0.2, 0.9, 0.5)


def test_again_forgets_what_was_said_before(counter: Counter) -> None:
    taken(counter)
    counter.venue.recorder.samples = tone(2)
    counter.touch("Recommencer")
    assert dictation(counter)._take is None
    assert counter.window.screen_shown.meter.levels == ()
    counter.touch("Arrêter")
    wait_for(counter, "Garder")
    counter.touch("Garder")
    wait_for(counter, "Phrase suivante")
    heard = recordings(counter).heard(FIRST, "fr")
    assert heard is not None
    assert heard.seconds == pytest.approx(2, abs=0.1)


def test_listening_ends_by_itself_and_at_a_touch(counter: Counter) -> None:
    taken(counter)
    speaker = dictation(counter)._speaker
    speaker.hurry = 20.0
    counter.touch("Écouter")
    assert speaker.playing
    wait_for(counter, "Écouter")
    speaker.hurry = 0.0
    counter.touch("Écouter", "Stop")
    assert not speaker.playing
    assert "Garder" in counter.names()


@pytest.mark.parametrize(
    ("samples", "says"),
    [(bytes(2 * RATE), "On n’entend rien. Rapprochez-vous du micro."), (tone(0.1), "C’est trop court.")],
)
def test_what_cannot_be_kept_is_refused_kindly(counter: Counter, samples: bytes, says: str) -> None:
    at_sentence(counter)
    counter.venue.recorder.samples = samples
    counter.touch("Enregistrer", "Arrêter")
    wait_for(counter, "Enregistrer")
    assert note(counter).startswith(says)
    assert "Garder" not in counter.names()


def test_after_the_longest_time_it_ends_by_itself(counter: Counter) -> None:
    at_sentence(counter)
    counter.touch("Enregistrer")
    counter.venue.recorder.full.emit()
    wait_for(counter, "Garder")


def test_a_microphone_that_dies_is_told(counter: Counter) -> None:
    at_sentence(counter)
    counter.touch("Enregistrer")
    counter.venue.recorder.forget()
    counter.venue.recorder.broke.emit()
    assert note(counter).startswith("Le micro ne répond plus.")
    counter.venue.recorder.works = False
    counter.touch("Enregistrer")
    assert note(counter).startswith("Le micro ne répond plus.")


def test_a_disk_that_takes_nothing_is_told_and_the_sound_is_still_there(counter: Counter) -> None:
    counter.venue.recordings.write_text("a file where the folder should be", "utf-8")
    taken(counter)
    counter.touch("Garder")
    counter.qtbot.waitUntil(lambda: note(counter).startswith("L’enregistrement n’est pas gardé."))
    counter.venue.recordings.unlink()
    counter.touch("Garder")
    wait_for(counter, "Phrase suivante")
    assert recordings(counter).has(FIRST, "fr")


def test_erasing_is_confirmed(counter: Counter) -> None:
    recordings(counter).keep(FIRST, "fr", Clip(RATE, tone(1)))
    at_sentence(counter)
    counter.touch("Effacer l’enregistrement", "Non, le garder")
    assert counter.title == FIRST
    assert len(files(counter)) == 1
    counter.touch("Effacer l’enregistrement", "Oui, l’effacer")
    assert note(counter) == "C’est effacé."
    assert files(counter) == []
    assert "Effacer l’enregistrement" not in counter.names()


def test_when_all_is_said_there_is_no_next_one(counter: Counter) -> None:
    for text in SENTENCES:
        recordings(counter).keep(text, "fr", Clip(RATE, tone(1)))
    at_sentence(counter)
    assert "Phrase suivante" not in counter.names()
    counter.touch("Retour aux phrases")
    assert set(hints(counter).values()) == {"Voix humaine"}


def test_without_a_microphone_it_says_what_to_plug_in_and_goes_on_once_it_is_there(counter: Counter) -> None:
    counter.venue.recorder.there = False
    at_sentence(counter)
    assert counter.title == "Il n’y a pas de micro"
    assert "USB" in counter.window.screen_shown.page.sentences[0]
    counter.venue.recorder.plug_in()
    assert counter.title == FIRST
    assert counter.venue.recorder.opened == 0


def test_a_microphone_plugged_in_later_calls_nobody_back(counter: Counter) -> None:
    counter.venue.recorder.there = False
    at_sentence(counter)
    counter.touch("Retour aux phrases")
    counter.venue.recorder.plug_in()
    assert counter.title == "Prendre un rendez-vous"
    assert counter.window.screen_shown.page.name == "lignes"


def test_what_a_person_said_can_be_heard_and_erased_without_a_microphone(counter: Counter) -> None:
    recordings(counter).keep(FIRST, "fr", Clip(RATE, tone(1)))
    counter.venue.recorder.there = False
    at_sentence(counter)
    assert {"Écouter", "Effacer l’enregistrement"} <= set(counter.names())
    counter.touch("Recommencer")
    assert counter.title == "Il n’y a pas de micro"


WAYS: dict[str, Callable[[Counter], None]] = {
    "Retour": lambda counter: counter.touch("Retour"),
    "the kiosk": lambda counter: counter.touch(LEAVE),
    "an emergency": lambda counter: counter.window.commanded.emit(EMERGENCY),
    "the end of the kiosk": lambda counter: counter.desk.close(),
    "another knock": lambda counter: counter.desk.open(),
    "nobody there": lambda counter: counter.desk._quiet.timeout.emit(),
}


@pytest.mark.parametrize("leave", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("when", ["speaking", "said", "listening"])
def test_whoever_leaves_leaves_no_sound(counter: Counter, leave: Callable[[Counter], None], when: str) -> None:
    if when == "speaking":
        at_sentence(counter)
        counter.touch("Enregistrer")
        assert counter.venue.recorder.recording
    else:
        taken(counter)
        if when == "listening":
            counter.touch("Écouter")
    leave(counter)
    assert not counter.venue.recorder.recording
    assert dictation(counter)._take is None
    assert not dictation(counter)._speaker.playing
    assert files(counter) == []
    screen = counter.window.screen_shown
    counter.venue.recorder.level.emit(0.5)
    assert counter.window.screen_shown is screen


@pytest.mark.parametrize("leave", ["Retour", LEAVE])
def test_what_is_still_tidied_up_when_somebody_leaves_is_forgotten(counter: Counter, leave: str) -> None:
    at_sentence(counter)
    counter.touch("Enregistrer", "Arrêter")
    counter.touch(leave)
    screen = counter.window.screen_shown
    done: list[int] = []
    counter.desk._stage._tasks.start(lambda: 1, done.append)
    counter.qtbot.waitUntil(lambda: done == [1])
    assert counter.window.screen_shown is screen
    assert dictation(counter)._take is None


def test_nobody_is_sent_away_while_speaking(counter: Counter) -> None:
    quiet = counter.desk._quiet
    at_sentence(counter)
    assert quiet.isActive()
    counter.touch("Enregistrer")
    counter.window.active.emit()  # somebody touches the screen meanwhile
    assert not quiet.isActive()
    counter.touch("Arrêter")
    assert quiet.isActive()
    counter.touch(LEAVE)
    assert not quiet.isActive()


def test_the_scripted_microphone_is_like_the_real_one(qtbot: QtBot) -> None:
    from ui.staff.recorder import Recorder

    real, scripted = Recorder(), ScriptedRecorder()
    for name in ("level", "full", "broke", "plugged", "busy", "recording", "has_microphone", "start", "stop", "forget"):
        assert hasattr(real, name)
        assert hasattr(scripted, name)
    assert real.start() is False  # there is none here
    assert not real.recording
