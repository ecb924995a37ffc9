"""The sheet is heard, too: each word of it lights up on the picture of the paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF

from kiosk.visit.narration import Utterance
from tests.journeys.conftest import Visitor
from tests.journeys.test_voice import HURRY, READING, Ears, page_aloud, plain
from ui.screens.sheet import SheetScreen
from ui.voice import Tone
from ui.widgets.paper import Paper

MakeVisitor = Callable[..., Visitor]


@pytest.fixture
def reading(make_visitor: MakeVisitor) -> Visitor:
    return make_visitor(READING, voice=True)


SLOW = 0.2
"""So slow that the paper comes while the title is said."""


def wait_for_paper(visitor: Visitor) -> SheetScreen:
    visitor.hand.wait(lambda: visitor.kiosk.paper.paper is not None)
    return visitor.kiosk.window.screen_shown


def to_the_sheet(visitor: Visitor, ears: Ears, *tiles: str, hurry: float = HURRY) -> SheetScreen:
    """From home through flows by their first buttons; what was heard on the way is forgotten."""
    for number, tile in enumerate(tiles):
        if number:
            visitor.touch("accueil")
        visitor.walk(tile)
    ears.voice.stop()
    ears.heard.clear()
    ears.voice._speaker.hurry = hurry
    visitor.touch("fiche")
    return visitor.kiosk.window.screen_shown


def test_the_paper_is_read_after_the_title_and_before_the_buttons(reading: Visitor) -> None:
    ears = Ears(reading)
    lit: list[tuple[str, list[QRectF]]] = []
    reading.come_in()
    screen = to_the_sheet(reading, ears, "attestation-de-droits", hurry=SLOW)
    paper = screen.findChild(Paper)
    ears.voice.word.connect(lambda target, *_: lit.append((target, list(paper._spoken or ()))))
    wait_for_paper(reading)
    ears.voice._speaker.hurry = HURRY
    heard = plain(ears.words())
    assert heard == page_aloud(reading)
    assert heard.startswith("Voici votre fiche")
    assert heard.index("Mes prochaines étapes") < heard.index("Où aller, qui appeler") < heard.index("Imprimer")
    on_paper = [places for target, places in lit if target.startswith("paper.")]
    assert len(on_paper) > 30
    assert all(on_paper), "each word of the paper is lit on it"
    assert not any(places for target, places in lit if not target.startswith("paper."))
    assert paper._spoken is None


def test_the_title_is_not_said_again_when_the_paper_comes(reading: Visitor) -> None:
    ears = Ears(reading)
    reading.come_in()
    to_the_sheet(reading, ears, "attestation-de-droits", hurry=SLOW)
    reading.hand.wait(lambda: bool(ears.heard))
    wait_for_paper(reading)
    ears.voice._speaker.hurry = HURRY
    targets = [target for target, _ in ears.wait()]
    assert targets.count("title") == len(["Voici", "votre", "fiche"])
    assert targets == sorted(targets, key=list(reading.kiosk.window.screen_shown.voiced()).index)


def test_nothing_is_said_of_a_paper_that_comes_to_somebody_who_reads(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(voice=True)
    ears = Ears(visitor)
    visitor.come_in()
    ears.wait()
    to_the_sheet(visitor, ears, "attestation-de-droits")
    wait_for_paper(visitor)
    assert ears.wait() == []
    visitor.touch("ecouter")
    assert plain(ears.words()) == page_aloud(visitor)


def test_a_paper_that_comes_after_all_was_said_is_read_then(reading: Visitor) -> None:
    ears = Ears(reading)
    reading.come_in()
    give, reading.kiosk.paper._start = reading.kiosk.paper._start, lambda *_: None
    to_the_sheet(reading, ears, "attestation-de-droits")
    assert ears.wait()[-1][0].startswith("option.")
    ask_again(reading, give)
    assert {target.split(".")[0] for target, _ in ears.wait()} == {"paper"}


def test_but_not_to_whoever_stopped_the_voice(reading: Visitor) -> None:
    ears = Ears(reading)
    reading.come_in()
    give, reading.kiosk.paper._start = reading.kiosk.paper._start, lambda *_: None
    to_the_sheet(reading, ears, "attestation-de-droits")
    reading.hand.wait(lambda: bool(ears.heard))
    reading.touch("ecouter")
    ears.heard.clear()
    ask_again(reading, give)
    assert ears.wait() == []


def ask_again(visitor: Visitor, start: Callable[..., None]) -> None:
    """The paper that was held back is made now."""
    visitor.kiosk.paper._start = start
    conductor = visitor.kiosk.conductor
    conductor._papers.show(conductor.page, conductor.session, conductor.state, conductor.words)
    wait_for_paper(visitor)


def test_the_second_page_turns_by_itself(reading: Visitor) -> None:
    ears = Ears(reading)
    reading.come_in()
    flows = ("attestation-de-droits", "prendre-un-rendez-vous", "mon-espace-sante", "teleconsultation")
    screen = to_the_sheet(reading, ears, *flows)
    shown: list[int] = []
    ears.voice.word.connect(lambda target, *_: shown.append(screen._at) if target.startswith("paper.") else None)
    wait_for_paper(reading)
    assert len(screen._images) > 1
    ears.wait()
    assert shown == sorted(shown)
    assert set(shown) == set(range(len(screen._images)))


def test_the_name_is_asked_for_as_private(reading: Visitor) -> None:
    said: list[Utterance] = []
    reading.come_in()
    ears = Ears(reading)
    to_the_sheet(reading, ears, "attestation-de-droits")
    reading.touch("prenom", *"EVA", "c-est-bon")
    reading.kiosk.conductor.reader.stop()
    wait_for_paper(reading)
    say = reading.kiosk.voice.say
    reading.kiosk.voice.say = lambda texts, tone, warning=False: (said.extend(texts), say(texts, tone, warning))
    reading.touch("ecouter")
    private = [spoken for spoken in said if spoken.private]
    assert [spoken.text.lower() for spoken in private] == ["pour eva"]
    assert not [spoken for spoken in said if "eva" in spoken.text.lower() and not spoken.private]
    assert "eva" in ears.words().lower()


class TestWhatComesWhileItSpeaks:
    """Said in its turn, by the voice itself."""

    MORE, LAST = [Utterance("more", "Deux.")], Utterance("last", "Trois.")

    @pytest.fixture
    def heard(self, make_visitor: MakeVisitor) -> Ears:
        return Ears(make_visitor(voice=True))

    def targets(self, ears: Ears) -> list[str]:
        return [target for target, _ in ears.wait()]

    def test_before_what_follows_it(self, heard: Ears) -> None:
        heard.voice.say([Utterance("first", "Un."), self.LAST, Utterance("end", "Fin.")], Tone())
        heard.voice.add(self.MORE, {"last", "end"})
        assert self.targets(heard) == ["first", "more", "last", "end"]

    def test_after_what_is_being_said_when_all_that_follows_was_said(self, heard: Ears) -> None:
        heard.voice.say([self.LAST], Tone())
        heard._visitor.hand.wait(lambda: heard.voice._said is not None)
        heard.voice.add(self.MORE, {"last"})
        assert self.targets(heard) == ["last", "more"]

    def test_not_at_all_to_silence(self, heard: Ears) -> None:
        heard.voice.add(self.MORE, {"last"})
        assert self.targets(heard) == []

    def test_with_what_waits_behind_a_warning(self, heard: Ears) -> None:
        heard.voice.say([Utterance("warning", "Attention.")], Tone(), warning=True)
        heard.voice.say([Utterance("first", "Un."), self.LAST], Tone())
        heard.voice.add(self.MORE, {"last"})
        assert self.targets(heard) == ["warning", "first", "more", "last"]
