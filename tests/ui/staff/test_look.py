"""Every page of the staff, in every window and text size: nothing cut, nothing too small, everything named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.errors import EnvironmentFault
from kiosk.staff.door import PIN_FILE
from kiosk.visit.comfort import Comfort, TextSize
from tests.fakes.recorder import RATE
from tests.ui.staff.conftest import PIN, SENTENCES, WRONG, Counter
from ui.staff.pages import OfferedFlow
from ui.staff.panels import Panel
from ui.staff.script import Part
from ui.widgets.paragraph import Paragraph

SIZES = ((1920, 1080), (1366, 768), (1024, 768), (1080, 1920))
LEAST_TARGET = 88
LONGEST = max(SENTENCES, key=len)

TROUBLES = (
    "L’imprimante n’a plus de papier. Remettez du papier\u00a0: l’impression reprend seule.",
    "Il n’y a plus de place pour le journal dans /var/lib/pasapas. Les chiffres attendent en mémoire.",
    "alerte\u00a0: parcours/prendre-rendez-vous.yaml, ligne 12, etapes.debut.titre\u00a0: il manque un titre.",
    "Rien ne peut s’écrire dans /var/lib/pasapas\u00a0: le disque est plein.",
)
MANY_FLOWS = tuple(
    OfferedFlow(f"f{n}", f"Faire une demande de complémentaire {n}", "carte", "droits") for n in range(11)
)


def _wrong(times: int) -> Callable[[Counter], None]:
    def scene(counter: Counter) -> None:
        counter.desk.open()
        for _ in range(times):
            counter.give(WRONG)

    return scene


def _damaged(counter: Counter) -> None:
    (counter.folder / PIN_FILE).write_bytes(b"?")
    counter.desk.open()


def _none(counter: Counter) -> None:
    (counter.folder / PIN_FILE).unlink()
    counter.desk.open()


def _first(*pins: str) -> Callable[[Counter], None]:
    def scene(counter: Counter) -> None:
        (counter.folder / PIN_FILE).unlink()
        counter.desk.first_start()
        for pin in pins:
            counter.give(pin)

    return scene


def _inside(*names: str, **venue: object) -> Callable[[Counter], None]:
    def scene(counter: Counter) -> None:
        for what, value in venue.items():
            setattr(counter.venue, what, value)
        counter.enter()
        for name in names:
            before = counter.window.screen_shown
            counter.touch(name)
            counter.qtbot.waitUntil(lambda before=before: counter.window.screen_shown is not before)

    return scene


def _said(*names: str, **microphone: object) -> Callable[[Counter], None]:
    """At the longest sentence. A microphone is there, but for `there=False`."""

    def scene(counter: Counter) -> None:
        counter.enter()
        counter.touch("Enregistrer une voix", "Prendre un rendez-vous", "Français")
        for what, value in microphone.items():
            setattr(counter.venue.recorder, what, value)
        counter.touch(LONGEST)
        for name in names:
            counter.qtbot.waitUntil(lambda name=name: name in counter.names())
            counter.touch(name)

    return scene


def _speaking(counter: Counter) -> None:
    _said("Enregistrer")(counter)
    for rank in range(100):
        counter.venue.recorder.level.emit(rank / 100)


def _kept(counter: Counter) -> None:
    _said("Enregistrer", "Arrêter", "Garder")(counter)
    counter.qtbot.waitUntil(lambda: "Phrase suivante" in counter.names())


def _taken(counter: Counter) -> None:
    _said("Enregistrer", "Arrêter")(counter)
    counter.qtbot.waitUntil(lambda: "Garder" in counter.names())


def _unheard(counter: Counter) -> None:
    _said("Enregistrer", "Arrêter", samples=bytes(RATE))(counter)
    counter.qtbot.waitUntil(lambda: "Arrêter" not in counter.names())


SCENES = {
    "Code du personnel": lambda counter: counter.desk.open(),
    "Code faux.": _wrong(1),
    "Trop de codes faux": _wrong(3),
    "Le code ne se lit plus": _damaged,
    "Aucun code n’est choisi": _none,
    "Choisissez le code du personnel": _first(),
    "Pas ce code": _first("1234"),
    "Le même code, encore une fois": _first(PIN),
    "Les deux codes ne sont pas pareils": _first(PIN, WRONG),
    "Le code est choisi": _first(PIN, PIN),
    "Espace du personnel": _inside(),
    "Quel parcours\u00a0?": _inside("Lancer un parcours", flows=MANY_FLOWS),
    "Dans quelle langue\u00a0?": _inside("Lancer un parcours", "Prendre un rendez-vous"),
    "Les derniers chiffres": _inside("Les derniers chiffres"),
    "Pas encore de chiffres": _inside("Les derniers chiffres", figures=EnvironmentFault(TROUBLES[1])),
    "4 points à voir": _inside("État de la borne", troubles=TROUBLES),
    "Tout va bien": _inside("État de la borne"),
    "Arrêter la borne\u00a0?": _inside("Arrêter la borne"),
    "Quelles phrases enregistrer\u00a0?": _inside("Enregistrer une voix"),
    "Quelle langue parlez-vous\u00a0?": _inside("Enregistrer une voix", "Prendre un rendez-vous"),
    "Prendre un rendez-vous": _inside("Enregistrer une voix", "Prendre un rendez-vous", "Français"),
    "Effacer cet enregistrement\u00a0?": _said("Enregistrer", "Arrêter", "Garder", "Effacer l’enregistrement"),
    "Il n’y a pas de micro": _said(there=False),
}
BOOTH = {"ready": _said(), "speaking": _speaking, "taken": _taken, "kept": _kept, "unheard": _unheard}
STEPS = tuple(Part(f"Avez-vous déjà un compte, étape {n}\u00a0?", (f"Phrase {n}.",)) for n in range(17))
ALL = {
    **{title: (scene, title) for title, scene in SCENES.items()},
    **{n: (s, LONGEST) for n, s in BOOTH.items()},
    "steps": (
        _inside("Enregistrer une voix", "Prendre un rendez-vous", "Français", parts=STEPS),
        "Prendre un rendez-vous",
    ),
}


def visible(parent: QWidget) -> Iterator[QWidget]:
    for child in parent.findChildren(QWidget):
        if child.isVisible():
            yield child


def faults(counter: Counter) -> Iterator[str]:
    """What is wrong with the leaf that is shown."""
    window = counter.window
    for part in visible(window):
        name = f"{type(part).__name__} « {part.accessibleName()} »"
        if hasattr(part, "overflows") and part.overflows():
            yield f"{name} is cut"
        corner = part.mapTo(window, part.rect().bottomRight())
        if not window.rect().contains(corner) or not window.rect().contains(part.mapTo(window, part.rect().topLeft())):
            yield f"{name} leaves the window"
        if isinstance(part, QAbstractButton) and not part.accessibleName():
            yield f"{name} has no name"
    targets = window.targets()
    for i, target in enumerate(targets):
        if min(target.width(), target.height()) < window.look.px(LEAST_TARGET):
            yield f"{target.accessibleName()} is too small"
        for other in targets[i + 1 :]:
            if _place(target, window).intersects(_place(other, window)):
                yield f"{target.accessibleName()} lies on {other.accessibleName()}"


def _place(part: QWidget, window: QWidget):
    return part.rect().translated(part.mapTo(window, part.rect().topLeft()))


@pytest.mark.parametrize(("scene", "title"), ALL.values(), ids=ALL)
def test_nothing_is_cut_too_small_or_without_a_name(
    counter: Counter, scene: Callable[[Counter], None], title: str
) -> None:
    scene(counter)
    found = []
    for size, text, low in product(SIZES, TextSize, (False, True)):
        counter.comfort[0] = Comfort(text=text, low=low)
        counter.window.resize(*size)
        counter.desk.refresh()
        screen = counter.window.screen_shown
        assert screen.page.title == title
        for leaf in range(screen.leaf_count()):
            screen.turn_to(leaf)
            found += [f"{size} {text.name} low={low} leaf {leaf}: {fault}" for fault in faults(counter)]
    assert found == []


@pytest.mark.parametrize("scene", BOOTH.values(), ids=BOOTH)
def test_the_sentence_stands_in_the_middle_over_a_low_meter(counter: Counter, scene: Callable[[Counter], None]) -> None:
    scene(counter)
    for size in SIZES:
        counter.window.resize(*size)
        counter.desk.refresh()
        booth, px = counter.window.screen_shown, counter.window.look.px
        place, title = (text.geometry() for text in booth.findChildren(Paragraph))
        meter = booth.meter.geometry()
        assert booth.leaf_count() == 1, size
        assert abs(title.center().x() - booth.width() / 2) <= 1
        assert place.bottom() < title.top()
        under = min(panel.y() for panel in booth.findChildren(Panel))
        above, below = title.top() - place.bottom(), under - title.bottom()
        assert 0 <= below - above <= px(40), size
        assert meter.height() <= px(200)
        assert meter.bottom() < min(button.y() for button in booth.targets())


@pytest.mark.parametrize("scene", [scene for scene, _ in ALL.values()], ids=ALL)
def test_all_that_a_page_offers_is_reached_leaf_by_leaf(counter: Counter, scene: Callable[[Counter], None]) -> None:
    """In the smallest window with the largest text, with nothing but « Suite » and « Retour »."""
    scene(counter)
    counter.comfort[0] = Comfort(text=TextSize.LARGER)
    counter.window.resize(1024, 768)
    counter.desk.refresh()
    screen, names = counter.window.screen_shown, set(counter.names())
    count = screen.leaf_count()
    for _ in range(count - 1):
        counter.touch("Suite")
        names |= set(counter.names())
    assert "Suite" not in counter.names()
    assert {option.text for option in screen.page.options} <= names
    for leaf in reversed(range(count - 1)):
        counter.touch("Retour")
        assert screen.leaf_shown == leaf
