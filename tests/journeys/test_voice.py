"""A person who does not read: every word on the screen can be heard, and the word that is heard is shown."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.journal.events import Reason
from kiosk.journal.statistics import summary
from kiosk.visit.acts import PRACTICE
from kiosk.visit.comfort import Comfort
from kiosk.visit.narration import Utterance, narration
from tests.journeys.conftest import Visitor
from tests.journeys.test_film import go_to_the_film
from tests.ui.film.conftest import BARE_MACHINE
from ui.voice import HANGS_MS, MOST_DEATHS, Tone
from ui.widgets.big_button import BigButton

MakeVisitor = Callable[..., Visitor]
READING = "[voix]\nautomatique = true"
HURRY = 25.0


def asked(visitor: Visitor) -> list[str]:
    """Every sentence that is handed to the voice from now on."""
    said: list[str] = []
    say = visitor.kiosk.voice.say

    def noted(utterances: Sequence[Utterance], tone: Tone, warning: bool = False) -> None:
        said.extend(one.text for one in utterances)
        say(utterances, tone, warning)

    visitor.kiosk.voice.say = noted
    return said


class Ears:
    """What is heard, as the words that light up on the screen: target and word."""

    def __init__(self, visitor: Visitor) -> None:
        self.heard: list[tuple[str, str]] = []
        self._visitor = visitor
        self.voice = visitor.kiosk.voice
        self.voice._speaker.hurry = HURRY
        self.voice.word.connect(self._hear)

    def _hear(self, target: str, start: int, end: int) -> None:
        texts = {spoken.target: spoken.text for spoken in self._visitor.kiosk.conductor.reader.narrated()}
        self.heard.append((target, texts.get(target, "")[start:end]))

    def wait(self) -> list[tuple[str, str]]:
        """Until it is silent; gives what was heard since the last time."""
        self._visitor.hand.wait(lambda: not self.voice.speaking, 20)
        heard, self.heard = self.heard, []
        return heard

    def words(self) -> str:
        return " ".join(word for _, word in self.wait() if word)


@pytest.fixture
def reading(make_visitor: MakeVisitor) -> Visitor:
    """A kiosk that reads every page aloud before anybody asks."""
    return make_visitor(READING, voice=True)


@pytest.fixture
def silent(make_visitor: MakeVisitor) -> Visitor:
    """A kiosk that waits to be asked."""
    return make_visitor(voice=True)


def plain(text: str) -> str:
    return " ".join(text.split())


def page_aloud(visitor: Visitor) -> str:
    return plain(" ".join(spoken.text for spoken in visitor.kiosk.conductor.reader.narrated()))


def test_a_whole_flow_is_read_page_by_page(reading: Visitor) -> None:
    ears = Ears(reading)
    reading.touch("commencer", "fr")
    ears.wait()
    reading.touch("continuer")
    seen = 0
    while True:
        on_sheet = reading.kiosk.conductor.page.name == "fiche"
        if on_sheet:  # the paper is said when it comes, between two sentences of the page
            reading.hand.wait(lambda: reading.kiosk.paper.paper is not None)
            assert sorted(plain(ears.words()).split()) == sorted(page_aloud(reading).split())
        else:
            assert plain(ears.words()) == page_aloud(reading)
        seen += 1
        if on_sheet:
            break
        options = reading.kiosk.conductor.page.options
        names = [option.id for option in options]
        first = "continuer" if PRACTICE in names else names[0]
        reading.touch("fiche" if "fiche" in names else "droits" if "droits" in names else first)
    assert seen > 5
    said = {spoken.text for spoken in narration(reading.kiosk.conductor.page)}
    assert "Imprimer" in said


def test_nothing_is_said_unasked_and_listen_says_it(silent: Visitor) -> None:
    ears = Ears(silent)
    silent.come_in()
    ears.wait()  # the language's own name
    silent.open("attestation-de-droits")
    assert ears.wait() == []
    assert button(silent, "ecouter").words == "Écouter"
    silent.touch("ecouter")
    silent.hand.wait(lambda: bool(ears.heard))
    assert button(silent, "ecouter").words == "Stop"
    assert plain(ears.words()) == page_aloud(silent)
    assert button(silent, "ecouter").words == "Écouter"


def test_stop_is_at_once_and_another_page_stops_it_too(silent: Visitor) -> None:
    ears = Ears(silent)
    silent.come_in()
    ears.wait()
    for leaving in ("ecouter", "droits"):
        silent.touch("ecouter")
        silent.hand.wait(lambda: bool(ears.heard))
        silent.touch(leaving)
        assert not ears.voice.speaking
        assert lit(silent) == []
        ears.wait()


def test_a_language_says_its_own_name(silent: Visitor) -> None:
    said = asked(silent)
    silent.touch("commencer", "fr")
    assert said == ["Français"]


def test_the_word_being_said_is_lit_on_the_screen(reading: Visitor) -> None:
    ears = Ears(reading)
    ears.voice._speaker.hurry = 1.0
    reading.touch("commencer", "fr")
    reading.hand.wait(lambda: bool(lit(reading)))
    colour = reading.kiosk.window.look.palette.spoken.lower()
    image = reading.kiosk.window.grab().toImage()
    found = sum(image.pixelColor(x, y).name() == colour for x in range(0, image.width(), 4) for y in range(0, 300, 4))
    assert found > 20
    reading.touch("ecouter")


def test_the_first_touch_says_and_the_second_acts(silent: Visitor) -> None:
    ears = Ears(silent)
    silent.come_in()
    silent.touch("confort", "reglages", "toucher", "continuer", "continuer")
    silent.touch("continuer", "continuer") if silent.page != "accueil" else None
    ears.wait()
    silent.touch("droits")
    assert silent.page == "accueil"
    assert button(silent, "droits").armed
    assert ears.words().startswith("Mes droits, mes papiers")
    silent.touch("ne-sait-pas")  # another button: it is said first, too
    armed = [button(silent, name).armed for name in ("droits", "ne-sait-pas")]
    assert (silent.page, armed) == ("accueil", [False, True])
    silent.touch("ne-sait-pas")
    assert silent.page == "orientation"
    silent.touch("retour")
    assert silent.page == "orientation"
    silent.touch("retour")
    assert silent.page == "accueil"
    silent.touch("urgence")
    assert silent.page == "urgence", "an emergency never waits for a second touch"


def test_a_helper_that_is_killed_says_the_sentence_again(reading: Visitor) -> None:
    ears = Ears(reading)
    reading.touch("commencer")
    reading.hand.wait(lambda: bool(ears.heard))
    ears.wait()
    reading.touch("fr")
    os.kill(ears.voice._helper._process.processId(), signal.SIGKILL)
    heard = plain(ears.words())
    assert page_aloud(reading) in heard
    assert not ears.voice.broken


def test_a_helper_that_hangs_is_started_again(reading: Visitor) -> None:
    ears = Ears(reading)
    reading.touch("commencer")
    reading.hand.wait(lambda: bool(ears.heard))
    ears.wait()
    os.kill(ears.voice._helper._process.processId(), signal.SIGSTOP)
    reading.touch("fr")
    reading.hand.wait(lambda: bool(ears.heard), HANGS_MS / 1000 + 10)
    assert page_aloud(reading) in plain(ears.words())


def test_after_three_deaths_its_button_says_so_and_tries_again(reading: Visitor) -> None:
    ears = Ears(reading)
    reading.come_in()
    ears.wait()
    working = ears.voice._helper._command
    ears.voice._helper.end()
    ears.voice._helper._command = ["/bin/false"]
    reading.open("attestation-de-droits")
    reading.hand.wait(lambda: ears.voice.broken)
    assert button(reading, "ecouter").words == "Muette"
    assert any("voix" in trouble.lower() for trouble in reading.kiosk.troubles())
    title = reading.title
    reading.touch(reading.kiosk.conductor.page.options[0].id)
    assert reading.title != title, "the visit goes on"
    ears.voice._helper._command = working
    reading.touch("ecouter")
    assert button(reading, "ecouter").words == "Écouter"
    reading.touch("ecouter")
    reading.hand.wait(lambda: bool(ears.heard))
    reading.kiosk.conductor.end(Reason.FINISHED)
    reading.kiosk.journal.flush(5)
    voices = {row["voice"]: row["visits"] for row in summary(reading.state).tables["voice"].records()}
    assert voices["en-panne"] == 1
    assert MOST_DEATHS == 3


def test_the_next_person_starts_with_the_usual_voice(silent: Visitor) -> None:
    silent.come_in()
    silent.touch("confort", "lire", "reglages", "voix-rapide", "volume-loud", "continuer", "continuer")
    assert silent.kiosk.conductor.session.comfort.listen
    silent.touch("terminer", "fin")
    assert silent.kiosk.conductor.session.comfort == Comfort()
    assert not silent.kiosk.voice.speaking


def test_a_key_that_moves_the_focus_says_where_it_is(silent: Visitor) -> None:
    ears = Ears(silent)
    silent.come_in()
    ears.wait()
    silent.hand.press_key(Qt.Key.Key_Space)
    focused = silent.kiosk.window.focusWidget()
    assert isinstance(focused, BigButton)
    assert ears.words().startswith(focused.words)


def button(visitor: Visitor, name: str) -> BigButton:
    return next(one for one in visitor.kiosk.window.targets() if one.objectName() == name)


def lit(visitor: Visitor) -> list[str]:
    """Everything on the window with a word lit."""
    spoken = {one: getattr(one, "_spoken", None) for one in visitor.kiosk.window.findChildren(QWidget)}
    spans = {one: found[1] if isinstance(one, BigButton) and found else found for one, found in spoken.items()}
    return [one.accessibleName() for one, span in spans.items() if span is not None and one.isVisible()]


def test_the_question_before_wiping_is_read_and_counts_down(reading: Visitor) -> None:
    """A warning is never cut: what else wants to speak waits for its end."""
    ears = Ears(reading)
    reading.come_in()
    ears.wait()
    presence = reading.kiosk.conductor.presence
    presence.idle.watch(0.02, 31)
    reading.hand.wait(lambda: reading.kiosk.window.overlay_shown is not None)
    presence.idle.watch(120, 31)
    assert ears.words().startswith("Êtes-vous toujours là")
    said = asked(reading)
    reading.hand.wait(lambda: "Encore 30 secondes." in said)
    reading.touch("continuer")
    assert not ears.voice.speaking


def test_nothing_cuts_a_warning_but_stop(silent: Visitor) -> None:
    voice = silent.kiosk.voice
    voice._speaker.hurry = HURRY
    heard: list[str] = []
    voice.word.connect(lambda target, start, end: heard.append(target))
    warning, other = Utterance("warning", "Encore trente secondes."), Utterance("other", "Bonjour.")
    voice.say([warning], Tone(), warning=True)
    silent.hand.wait(lambda: bool(heard))
    voice.say([other], Tone())
    silent.hand.wait(lambda: not voice.speaking)
    assert heard == ["warning"] * 3 + ["other"]
    voice.say([warning], Tone(), warning=True)
    voice.stop()
    assert not voice.speaking


def test_a_discreet_flow_never_begins_to_speak_by_itself(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(READING, voice=True)
    ears = Ears(visitor)
    visitor.come_in()
    visitor.touch("aide")
    ears.wait()
    visitor.touch("refus-de-soins")
    assert visitor.kiosk.conductor.page.discreet
    assert ears.wait() == []
    visitor.touch("ecouter")  # asked for, it speaks
    assert plain(ears.words()) == page_aloud(visitor)
    visitor.kiosk.conductor.reader._alone = lambda: True  # a headset is in
    visitor.touch(visitor.kiosk.conductor.page.options[0].id)
    assert plain(ears.words()) == page_aloud(visitor)
    visitor.touch("retour")
    assert ears.voice.speaking
    visitor.kiosk.conductor.reader._alone = lambda: False  # and is pulled out
    ears.voice.lost.emit()
    assert not ears.voice.speaking


@pytest.mark.qt_log_ignore(*BARE_MACHINE)
def test_a_film_and_the_voice_never_speak_together(reading: Visitor) -> None:
    ears = Ears(reading)
    go_to_the_film(reading)
    ears.wait()
    reading.touch("regarder")
    if not reading.kiosk.conductor.presence.idle.held:  # a machine without sound says so first
        reading.touch("regarder")
    assert reading.kiosk.conductor.presence.idle.held
    assert not ears.voice.speaking
    assert reading.kiosk.conductor.reader.narrated() == (), "a film has a voice of its own"


def test_the_name_being_typed_is_spelt_and_never_kept(reading: Visitor) -> None:
    ears = Ears(reading)
    reading.come_in()
    reading.walk("attestation-de-droits")
    reading.touch("fiche", "prenom")
    ears.wait()
    spoken = asked(reading)
    before = set((reading.state / "cache/voice").iterdir())
    for letter, name in (("Z", "Z"), ("É", "E accent aigu")):
        reading.touch(letter)
        reading.hand.wait(lambda name=name: spoken[-1:] == [name])
        ears.wait()
    assert before
    assert set((reading.state / "cache/voice").iterdir()) == before


def test_a_machine_that_cannot_speak_offers_no_voice(visitor: Visitor) -> None:
    visitor.come_in()
    assert "ecouter" not in [one.objectName() for one in visitor.kiosk.window.targets()]
    visitor.touch("confort")
    assert "lire" not in [option.id for option in visitor.kiosk.conductor.page.options]


def test_a_language_without_a_voice_is_never_read_by_another_one(silent: Visitor) -> None:
    voice = silent.kiosk.voice
    ears = Ears(silent)
    silent.come_in()
    ears.wait()
    voice.say([Utterance("title", "سلام")], Tone(language="ps"))
    silent.hand.wait(lambda: not voice.speaks("ps"))
    assert not voice.speaking
    assert ears.heard == []
    assert voice.speaks("fr")


def test_staff_and_the_raised_hand(reading: Visitor) -> None:
    ears = Ears(reading)
    reading.come_in()
    ears.wait()
    reading.touch("appeler")
    assert ears.words().startswith("J’ai besoin d’aide")
    reading.touch("merci")
    assert not ears.voice.speaking
