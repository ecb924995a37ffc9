"""The voice beside everything else that has its own time: scanning, waiting, leaving, and fingers that want to hear."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from tests.journeys.conftest import Visitor
from tests.journeys.test_voice import READING, Ears, asked, button, page_aloud, plain
from ui.widgets.big_button import BigButton
from ui.widgets.paragraph import Paragraph

MakeVisitor = Callable[..., Visitor]


@pytest.fixture
def silent(make_visitor: MakeVisitor) -> Visitor:
    return make_visitor(voice=True)


def hear_first(visitor: Visitor) -> Ears:
    """Somebody has come in who wants to hear first, and has heard the page."""
    visitor.come_in()
    visitor.touch("confort", "reglages", "toucher", "continuer", "continuer", "continuer", "continuer")
    assert visitor.page == "accueil"
    ears = Ears(visitor)
    ears.wait()
    return ears


def read_and_scanned(make_visitor: MakeVisitor) -> tuple[Visitor, Ears]:
    """Somebody has come in to whom pages are read, and has turned the scan on."""
    visitor = make_visitor(f"{READING}\n[balayage]\nintervalle = 0.5", voice=True)
    ears = Ears(visitor)
    visitor.come_in()
    ears.wait()
    visitor.touch("confort", "reglages", "balayage", "continuer", "continuer")
    ears.wait()
    return visitor, ears


def test_a_scan_that_speaks_by_itself_is_no_sign_of_anybody(make_visitor: MakeVisitor) -> None:
    visitor, _ = read_and_scanned(make_visitor)
    visitor.hand.wait(lambda: visitor.kiosk.voice.speaking)
    assert not visitor.kiosk.conductor.presence.idle.held
    visitor.kiosk.conductor.presence.idle.watch(1.0, 30)
    visitor.hand.wait(lambda: visitor.kiosk.window.overlay_shown is not None)


def test_the_scan_waits_until_the_page_has_been_read(make_visitor: MakeVisitor) -> None:
    visitor, ears = read_and_scanned(make_visitor)
    ears.heard.clear()
    visitor.open("attestation-de-droits")
    visitor.hand.wait(lambda: not visitor.kiosk.voice.speaking, 20)
    assert page_aloud(visitor) in plain(" ".join(word for _, word in ears.heard))


def test_every_button_is_heard_before_it_acts(silent: Visitor) -> None:
    """Permanent commands too, and what stands in front of everything."""
    hear_first(silent)
    said = asked(silent)
    silent.touch("appeler")
    assert silent.kiosk.window.overlay_shown is None
    silent.touch("appeler", "merci")
    assert silent.kiosk.window.overlay_shown is not None
    assert "C’est bon, merci" in said
    silent.touch("merci")
    assert silent.kiosk.window.overlay_shown is None


def test_a_key_is_named_before_it_types(silent: Visitor) -> None:
    silent.come_in()
    silent.walk("attestation-de-droits")
    silent.touch("fiche", "prenom")
    conductor = silent.kiosk.conductor
    conductor.wish(_with_hearing(conductor.session.comfort))
    silent.hand.settle()
    said = asked(silent)
    silent.touch("É")
    assert said[-1] == "E accent aigu"
    assert silent.kiosk.window.screen_shown.leaf_shown.text == ""
    silent.touch("É")
    assert silent.kiosk.window.screen_shown.leaf_shown.text == "É"


def test_what_is_lit_is_what_is_heard(make_visitor: MakeVisitor) -> None:
    """Seen on the widgets themselves: each word of the page lights up, in order, and only one at a time."""
    visitor = make_visitor(READING, voice=True)
    ears = Ears(visitor)
    visitor.come_in()
    visitor.touch("droits")
    ears.wait()
    seen: list[str] = []
    visitor.kiosk.voice.word.connect(lambda *_: seen.extend(lit_words(visitor)))
    visitor.touch("attestation-de-droits")
    ears.wait()
    spoken = [one for one in visitor.kiosk.conductor.reader.narrated() if one.target != "progress"]
    assert plain(" ".join(seen)) == plain(" ".join(one.text for one in spoken))


def test_progress_and_what_is_set_are_said(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(READING, voice=True)
    ears = Ears(visitor)
    visitor.come_in()
    visitor.open("attestation-de-droits")
    assert "Étape 1 sur" in page_aloud(visitor)
    visitor.touch("confort")
    ears.wait()
    assert "Texte normal Choisi." in page_aloud(visitor)
    assert "Texte grand Choisi." not in page_aloud(visitor)


def test_larger_text_while_it_speaks_is_read_as_it_stands_now(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(READING, voice=True, size=(1024, 768))
    ears = Ears(visitor)
    visitor.come_in()
    ears.wait()
    visitor.touch("confort")
    visitor.hand.wait(lambda: bool(ears.heard))
    ears.heard.clear()
    visitor.touch("texte-larger")
    assert plain(ears.words()).endswith(page_aloud(visitor))


def test_goodbye_lasts_as_long_after_its_last_word_as_without_a_voice(make_visitor: MakeVisitor) -> None:
    visitor = make_visitor(f"{READING}\n[attente]\nau-revoir = 2", voice=True)
    ears = Ears(visitor)
    ears.voice._speaker.hurry = 2.0
    visitor.come_in()
    visitor.touch("terminer")
    assert visitor.page == "au-revoir"
    heard = ears.words()
    assert visitor.page == "au-revoir"
    assert heard.endswith("Terminer")
    visitor.hand.wait(lambda: visitor.page == "veille")


def _with_hearing(comfort: object) -> object:
    from msgspec.structs import replace

    return replace(comfort, hear_first=True)


def lit_words(visitor: Visitor) -> list[str]:
    """The words that are lit on the window, read from the widgets that draw them."""
    found = []
    for widget in visitor.kiosk.window.findChildren(QWidget):
        if isinstance(widget, Paragraph) and widget._spoken and widget.isVisible():
            start, end = widget._spoken
            found.append(widget.words[start:end])
        if isinstance(widget, BigButton) and widget._spoken[1] and widget.isVisible():
            hint, (start, end) = widget._spoken
            found.append((widget.hint if hint else widget.words)[start:end])
    return found


def test_the_armed_button_is_marked(silent: Visitor) -> None:
    hear_first(silent)
    silent.open("attestation-de-droits")
    assert button(silent, "droits").armed
