"""Names are typed by touches, in the person's own letters, with right moves and wrong ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk.visit.narration import Utterance
from tests.journeys.conftest import Visitor
from ui.demo import Demo, play
from ui.screens.typing import TypingScreen
from ui.touch import PAUSE_MS, TouchGate


def typed(visitor: Visitor) -> str:
    screen = visitor.kiosk.window.screen_shown
    assert isinstance(screen, TypingScreen)
    return screen.leaf_shown.text


def keys(visitor: Visitor) -> list[str]:
    return [target.objectName() for target in visitor.kiosk.window.targets()]


def centre(visitor: Visitor, name: str) -> QPoint:
    (target,) = [one for one in visitor.kiosk.window.targets() if one.objectName() == name]
    return target.mapTo(visitor.kiosk.window, target.rect().center())


def to_the_keys(visitor: Visitor, language: str) -> None:
    """Through a flow, in a language, to the page on which a name is typed."""
    visitor.touch("commencer", language, "continuer")
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche", "prenom")
    assert visitor.page == "prenom"


@pytest.fixture
def with_voice(make_visitor: Callable[..., Visitor]) -> Visitor:
    return make_visitor(voice=True)


def said(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Texts that the voice is asked for from now on, with their language where it is not the page's."""
    asked: list[tuple[str, str]] = []
    say = visitor.kiosk.voice.say

    def noted(utterances: list[Utterance], *rest: object) -> None:
        asked.extend((one.text, one.language) for one in utterances)
        say(utterances, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(visitor.kiosk.voice, "say", noted)
    return asked


# right moves ----------------------------------------------------------------------------------------------------------


def test_a_name_in_arabic_letters(visitor: Visitor) -> None:
    to_the_keys(visitor, "ar")
    visitor.touch(*"فاطمة")
    assert typed(visitor) == "فاطمة"
    visitor.touch("ordre")
    assert keys(visitor)[:3] == ["ض", "ص", "ث"]
    assert typed(visitor) == "فاطمة", "nothing is lost where the keys change places"
    visitor.touch("effacer", "ة", "espace", "chiffres", "2", "latin", "A", "B", "lettres", "ب")
    assert typed(visitor) == "فاطمة 2abب"
    visitor.touch("c-est-bon")
    assert visitor.kiosk.conductor.state.nickname == "فاطمة 2abب"


def test_turkish_has_two_letters_i_and_two_usual_keyboards(visitor: Visitor) -> None:
    to_the_keys(visitor, "tr")
    visitor.touch(*"İLKİM")
    assert typed(visitor) == "İlkim"
    visitor.touch("ordre")
    assert keys(visitor)[:5] == list("QWERT")
    visitor.touch("espace", *"IŞIL")
    assert typed(visitor) == "İlkim Işıl"
    visitor.touch("ordre")
    assert keys(visitor)[:5] == list("FGĞIO")
    visitor.touch("ordre")
    assert keys(visitor)[:4] == list("ABCÇ")
    visitor.touch(*["effacer"] * 5, "c-est-bon")
    assert visitor.kiosk.conductor.state.nickname == "İlkim"


def test_the_wished_order_lasts_as_long_as_the_visit(visitor: Visitor) -> None:
    to_the_keys(visitor, "fr")
    visitor.touch("ordre", "retour", "prenom")
    assert keys(visitor)[:6] == list("AZERTY")
    visitor.touch("langue", "ar")
    assert keys(visitor)[:3] == ["ض", "ص", "ث"], "in another language, its own usual keyboard"
    visitor.touch("terminer", "sans", "passer", "passer", "fin")
    to_the_keys(visitor, "fr")
    assert keys(visitor)[:6] == list("ABCDEF"), "the next person begins with the alphabet"


def test_what_is_half_typed_outlives_another_page_and_another_language(visitor: Visitor) -> None:
    to_the_keys(visitor, "fr")
    visitor.touch("A", "chiffres", "1", "confort", "continuer")
    assert (typed(visitor), "2" in keys(visitor)) == ("A1", True)
    visitor.touch("langue", "uk")
    assert (typed(visitor), "2" in keys(visitor)) == ("A1", True)


def test_the_keys_are_there_again_after_a_leaf_with_words(make_visitor: Callable[..., Visitor]) -> None:
    """In a small window with large text the words have a leaf of their own, and a change of order leaves it alone."""
    visitor = make_visitor(size=(1024, 768))
    visitor.touch("commencer", "ru", "texte-larger", "continuer")
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche", "prenom", "Я", "ordre", "Н", "А")
    assert typed(visitor) == "Яна"
    visitor.touch("retour")
    assert visitor.page == "prenom", "first back to the words"
    visitor.touch("suite")
    assert typed(visitor) == "Яна"


# wrong moves ----------------------------------------------------------------------------------------------------------


def test_a_trembling_finger_types_once(visitor: Visitor) -> None:
    to_the_keys(visitor, "ar")
    gate = visitor.kiosk.window.windowHandle().findChild(TouchGate)
    gate.pause_ms = PAUSE_MS
    QTest.qWait(PAUSE_MS + 20)  # since the touch that led here
    place, start = centre(visitor, "م"), monotonic()
    visitor.hand.touch_at(place)
    visitor.hand.touch_at(place)
    assert monotonic() - start < PAUSE_MS / 1000
    assert typed(visitor) == "م"


@pytest.mark.parametrize("name", ["ن", "effacer"])
def test_a_finger_that_stays_on_a_key_repeats_nothing(visitor: Visitor, name: str) -> None:
    to_the_keys(visitor, "ar")
    visitor.touch("م", "ن")
    handle, place = visitor.kiosk.window.windowHandle(), centre(visitor, name)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=place)
    QTest.qWait(900)
    assert typed(visitor) == "من", "a touch acts when it ends"
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=place)
    assert typed(visitor) == {"ن": "منن", "effacer": "م"}[name]


def test_a_finger_that_slides_off_a_key_types_nothing(visitor: Visitor) -> None:
    to_the_keys(visitor, "tr")
    handle = visitor.kiosk.window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=centre(visitor, "A"))
    QTest.mouseMove(handle, centre(visitor, "C"))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=centre(visitor, "C"))
    assert typed(visitor) == ""


def test_erasing_nothing_and_writing_too_much_do_no_harm(visitor: Visitor) -> None:
    to_the_keys(visitor, "fa")
    visitor.touch("effacer", "effacer", *["م"] * 25)
    assert typed(visitor) == "م" * 20
    visitor.touch(*["effacer"] * 21)
    assert typed(visitor) == ""


def test_a_real_keyboard_types_letters_with_their_marks_and_erases_them_whole(visitor: Visitor) -> None:
    to_the_keys(visitor, "ar")
    for sign in ("م", "ُ", "ح", "َ", "丂", "\x1b"):
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        visitor.kiosk.window.keyPressEvent(key)
    assert typed(visitor) == "مُحَ", "what no font of ours has is not typed"
    visitor.touch("effacer")
    assert typed(visitor) == "مُ"


def test_a_real_keyboard_types_two_names_and_nothing_that_nobody_sees(visitor: Visitor) -> None:
    to_the_keys(visitor, "fr")
    screen = visitor.kiosk.window.screen_shown
    for sign in "👩🏽\u200d🦱 zoé\u200b  ANNE\u200d":
        screen.type_text(sign)
    assert typed(visitor) == "Zoé Anne"
    visitor.touch("c-est-bon")
    assert visitor.kiosk.conductor.state.nickname == "Zoé Anne"


# heard ----------------------------------------------------------------------------------------------------------------


def test_keys_are_called_by_their_names_to_whoever_listens(
    with_voice: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_voice.touch("commencer", "ar", "lire", "continuer")
    with_voice.walk("attestation-de-droits")
    with_voice.touch("fiche", "prenom")
    asked = said(with_voice, monkeypatch)
    for name, heard in (
        ("و", [("واو", "")]),
        ("effacer", [("مسح", ""), ("واو", "")]),
        ("effacer", [("مسح", "")]),
        ("chiffres", [("أرقام", "")]),
        ("7", [("7", "")]),
        ("latin", [("حروف لاتينية", "")]),
        ("É", [("E accent aigu", "fr")]),
        ("espace", [("مسافة", "")]),
        ("lettres", [("حروف", "")]),
        ("ordre", [("لوحة المفاتيح المعتادة", "")]),
    ):
        asked.clear()
        with_voice.touch(name)
        assert asked == heard, name


def test_nothing_is_said_to_whoever_does_not_listen(with_voice: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    to_the_keys(with_voice, "tr")
    asked = said(with_voice, monkeypatch)
    with_voice.touch("İ", "effacer", "chiffres", "1", "lettres", "ordre", "espace")
    assert asked == []


def test_the_first_touch_says_the_key_and_the_second_types_it(
    with_voice: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_the_keys(with_voice, "uk")
    conductor = with_voice.kiosk.conductor
    conductor.wish(replace(conductor.session.comfort, hear_first=True))
    asked = said(with_voice, monkeypatch)
    with_voice.touch("І")
    assert (typed(with_voice), asked) == ("", [("і з крапкою", "")])
    with_voice.touch("І")
    assert typed(with_voice) == "І"
    with_voice.touch("chiffres")
    assert "1" not in keys(with_voice)
    assert asked[-1] == ("Цифри", "")
    with_voice.touch("chiffres", "1")
    assert (typed(with_voice), asked[-1]) == ("І", ("1", ""))
    with_voice.touch("1", "latin", "latin", "A")
    assert (typed(with_voice), asked[-1]) == ("І1", ("A", "fr"))


def test_a_demo_finds_each_letter_on_its_board(tmp_path: Path, qapp: object) -> None:
    played = play(Demo(tmp_path, "attestation-de-droits", "ar", size=(1366, 768), nickname="علي Ali"))
    assert any("prenom" in picture.name for picture in played.pictures)
