"""Behind the staff door: what staff can do there, and how each thing ends."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.erasure import Trace, Wiped
from kiosk.errors import EnvironmentFault
from tests.ui.staff.conftest import Counter
from ui.staff.boards import LEFT

LEAVE = "Revenir à la borne"


def test_a_flow_is_started_in_a_language(counter: Counter) -> None:
    counter.enter()
    counter.touch("Lancer un parcours", "Avoir mon attestation de droits", "العربية")
    assert counter.told == [("started", "attestation", "ar")]
    assert not counter.desk.is_open


def test_a_single_language_is_not_asked_for(counter: Counter) -> None:
    counter.venue.languages = (("fr", "Français"),)
    counter.enter()
    counter.touch("Lancer un parcours", "Prendre un rendez-vous")
    assert counter.told == [("started", "rdv", "fr")]


def test_back_goes_one_page_back(counter: Counter) -> None:
    counter.enter()
    counter.touch("Lancer un parcours", "Prendre un rendez-vous")
    titles = []
    for _ in range(2):
        counter.touch("Retour")
        titles.append(counter.title)
    assert titles == ["Quel parcours\u00a0?", "Espace du personnel"]
    assert "Retour" not in counter.names()


def test_the_figures_are_shown_and_said(counter: Counter) -> None:
    counter.enter()
    counter.touch("Les derniers chiffres")
    counter.qtbot.waitUntil(lambda: counter.title == "Les derniers chiffres")
    said = [panel.accessibleName() for panel in counter.window.screen_shown.panels]
    assert said[0] == "Aujourd’hui\u00a0: 12 visites. 60\u00a0% des démarches menées au bout. 7 fiches imprimées."
    assert "1\u00a0612 visites" in said[2]
    assert "1 fiche imprimée." in said[2]
    assert "Prendre un rendez-vous, 1212" in said[3]
    assert said[-1].endswith("Rien pour l’instant.")


def test_figures_that_cannot_be_read_are_a_sentence(counter: Counter) -> None:
    counter.venue.figures = EnvironmentFault("Il n’y a pas de journal.")
    counter.enter()
    counter.touch("Les derniers chiffres")
    counter.qtbot.waitUntil(lambda: counter.title == "Pas encore de chiffres")
    assert counter.window.screen_shown.page.sentences == ("Il n’y a pas de journal.",)
    counter.touch("Retour au menu")
    assert counter.title == "Espace du personnel"


def test_a_fault_of_ours_while_counting_ends_at_the_public_screen(counter: Counter) -> None:
    counter.venue.figures = ZeroDivisionError()
    counter.enter()
    counter.touch("Les derniers chiffres")
    counter.qtbot.waitUntil(lambda: counter.told == [("left",)])


@pytest.mark.parametrize(
    ("troubles", "title"),
    [
        ((), "Tout va bien"),
        (("L’imprimante n’a plus de papier.",), "1 point à voir"),
        (("L’imprimante n’a plus de papier.", "Le disque est plein."), "2 points à voir"),
    ],
)
def test_the_state_of_the_kiosk(counter: Counter, troubles: tuple[str, ...], title: str) -> None:
    counter.venue.troubles = troubles
    counter.enter()
    counter.touch("État de la borne")
    assert counter.title == title
    said = tuple(panel.accessibleName() for panel in counter.window.screen_shown.panels)
    assert said == (troubles or ("La borne n’a rien à signaler.",))


@pytest.mark.parametrize(
    ("left", "sentence"),
    [
        (frozenset(), "Dernier effacement : 14 h 05, rien ne reste."),
        (
            frozenset({Trace.FILE, Trace.PROCESS}),
            "Dernier effacement : 14 h 05. Il reste : un programme du navigateur, des fichiers du navigateur.",
        ),
    ],
)
def test_the_state_of_the_kiosk_says_how_the_last_wipe_went(
    counter: Counter, left: frozenset[Trace], sentence: str
) -> None:
    counter.venue.wiped = Wiped(datetime(2026, 11, 26, 14, 5), left)
    counter.enter()
    counter.touch("État de la borne")
    _, last = counter.window.screen_shown.panels
    assert last.accessibleName().replace("\u00a0", " ") == sentence


def test_every_trace_has_its_words() -> None:
    assert set(LEFT) == set(Trace)


def test_the_state_of_the_kiosk_says_how_much_of_each_translation_is_reviewed(counter: Counter) -> None:
    counter.venue.reviewed = (("English", 100), ("العربية", 0))
    counter.enter()
    counter.touch("État de la borne")
    _, chart = counter.window.screen_shown.panels
    said = chart.accessibleName().replace("\u00a0", " ")
    assert said == "Traductions relues par une personne, sur 100 textes : English, 100 ; العربية, 0"


def test_stopping_the_kiosk_is_confirmed(counter: Counter) -> None:
    counter.enter()
    counter.touch("Arrêter la borne", "Non, la laisser allumée")
    assert counter.title == "Espace du personnel"
    counter.touch("Arrêter la borne", "Oui, arrêter la borne")
    assert counter.told == [("quit",)]
    assert not counter.desk.is_open


def test_another_size_of_the_window_keeps_the_page(counter: Counter) -> None:
    counter.enter()
    counter.touch("Lancer un parcours")
    counter.window.resize(1080, 1920)
    counter.desk.refresh()
    assert counter.title == "Quel parcours\u00a0?"
    assert counter.window.look.u == 1.0


def test_staff_read_from_the_left_whatever_the_visit_was_in(counter: Counter) -> None:
    counter.desk.open()
    assert counter.window.look.rtl is False


def test_closed_from_outside_it_says_nothing(counter: Counter) -> None:
    counter.enter()
    counter.desk.close()
    assert not counter.desk.is_open
    counter.touch(LEAVE)
    assert counter.told == []
