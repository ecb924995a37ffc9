"""What a resident does, and what she leaves with."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.journal.statistics import summary
from kiosk.visit.session import Session
from kiosk.visit.state import State
from tests.journeys.conftest import Visitor, plain, words_of

NICKNAME = "Zoubida"


def test_a_whole_visit_ends_with_her_sheet_of_paper(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche", "prenom", *NICKNAME.upper(), "c-est-bon")
    visitor.touch("retour")  # the name is undone by one touch, and written again
    visitor.touch(*NICKNAME.upper(), "c-est-bon")
    visitor.kiosk.conductor.command("retour")
    visitor.touch(*NICKNAME.upper(), "c-est-bon", "autre", "fiche")
    visitor.hand.wait(lambda: visitor.kiosk.paper.paper is not None)
    visitor.touch("imprimer")
    visitor.hand.wait(lambda: any(visitor.sheets.glob("*.pdf")))
    visitor.hand.wait(lambda: visitor.title == "Votre fiche est prête")
    visitor.go()


def test_two_ways_give_two_sheets(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.walk("attestation-de-droits", "soignant", "oui")
    by_internet = visitor.print_sheet()
    visitor.go()
    visitor.come_in()
    visitor.walk("attestation-de-droits", "soignant", "msa")
    for_farmers = visitor.print_sheet()
    assert "MSA" in for_farmers
    assert "MSA" not in by_internet
    assert by_internet != for_farmers


def test_two_flows_in_one_visit_give_one_sheet(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.touch("autre")
    visitor.walk("mon-espace-sante")
    words = visitor.print_sheet()
    catalogue = visitor.kiosk.library.catalogue("fr")
    for flow in ("attestation-de-droits", "mon-espace-sante"):
        assert plain(catalogue.flows[flow].title) in words
    assert len(list(visitor.sheets.glob("*.pdf"))) == 1


def test_a_removed_line_is_not_printed_and_a_kept_one_is(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche", "lignes")
    options = visitor.kiosk.conductor.page.options
    removed, undone = options[0], options[1]
    visitor.touch(removed.id, undone.id, "retour", "voir", "autre")
    words = visitor.print_sheet()
    assert plain(removed.text) not in words
    assert plain(undone.text) in words


def test_the_figures_know_the_visit_and_nothing_of_the_person(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche", "prenom", *NICKNAME.upper(), "c-est-bon", "autre")
    visitor.print_sheet()
    visitor.go()
    visitor.kiosk.journal.flush(5)
    figures = summary(visitor.state)
    assert (figures.visits, figures.flows_done, figures.sheets_printed) == (1, 1, 1)
    for file in visitor.state.rglob("*"):
        if file.is_file():
            assert NICKNAME.lower().encode() not in file.read_bytes().lower(), file


def test_nothing_of_her_is_left_in_the_window_when_she_has_gone(visitor: Visitor) -> None:
    of_other_tests = _sessions()  # held as parameters of those that were collected
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche", "prenom", *NICKNAME.upper(), "c-est-bon", "autre")
    visitor.print_sheet()
    visitor.go()
    visitor.hand.settle()
    gc.collect()
    assert visitor.kiosk.conductor.session == Session("fr")
    assert visitor.kiosk.paper.paper is None
    assert [left for left in _sessions() if all(left is not other for other in of_other_tests)] == []
    shown = [
        thing for thing in gc.get_objects() if isinstance(thing, tuple) and any(_tells(part) for part in thing)
    ]  # caches keep words in tuples
    assert shown == []


def _sessions() -> list[Session]:
    """Every one in memory that holds a person's way."""
    return [thing for thing in gc.get_objects() if isinstance(thing, Session) and thing.visit]


def _tells(part: object) -> bool:
    return type(part) is str and part != NICKNAME and NICKNAME.lower() in part.lower() and not part.startswith("test")


def test_the_second_person_starts_from_nothing(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.touch("confort", "texte-larger", "contraste-sombre", "continuer")
    visitor.walk("attestation-de-droits")
    visitor.touch("terminer")
    assert visitor.title == "Avez-vous votre fiche\u00a0?"
    visitor.touch("sans", "passer", "passer", "fin")
    visitor.come_in()
    session = visitor.kiosk.conductor.session
    assert session.comfort == Session("fr").comfort
    assert session.visit == ()


def test_all_the_screens_of_a_demo(tmp_path, qapp) -> None:
    """`pasapas demo`: numbered pictures, the sheet, the figures; from the real window and the real journal."""
    from pathlib import Path

    from ui.demo import Demo, play

    played = play(Demo(Path(tmp_path), "attestation-de-droits", size=(1024, 768), nickname="Ana"))
    names = [picture.name for picture in played.pictures]
    assert names[0] == "01-veille.png"
    assert names[-1].endswith("au-revoir.png")
    assert [name[:2] for name in names] == [f"{n:02d}" for n in range(1, len(names) + 1)]
    assert played.sheet.read_bytes().startswith(b"%PDF")
    assert json.loads(played.figures.read_bytes())["visits"] == 1


def test_nobody_can_open_again_what_goodbye_says_is_erased(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.touch("terminer", "sans", "passer", "passer")
    assert visitor.page == "au-revoir"
    assert visitor.kiosk.conductor.session.visit == ()
    visitor.touch("urgence", "accueil")
    assert visitor.page == "veille"


def test_what_she_chose_at_the_door_is_not_the_next_persons(visitor: Visitor) -> None:
    visitor.touch("urgence", "confort", "contraste-sombre", "continuer")
    assert visitor.page == "veille"
    assert visitor.kiosk.conductor.session == Session("fr")


def test_a_line_removed_at_the_last_moment_is_not_on_the_paper(visitor: Visitor) -> None:
    """The sheet asked for is the one shown, even when it is still being made."""
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche")
    visitor.hand.wait(lambda: visitor.kiosk.paper.paper is not None)
    visitor.touch("lignes")
    removed = visitor.kiosk.conductor.page.options[0]
    visitor.touch(removed.id)
    visitor.kiosk.conductor.choose("voir")
    visitor.kiosk.conductor.choose("imprimer")
    visitor.hand.wait(lambda: any(visitor.sheets.glob("*.pdf")))
    (printed,) = visitor.sheets.glob("*.pdf")
    assert plain(removed.text) not in words_of(printed)


@pytest.mark.usefixtures("nothing_of_other_tests")
def test_nothing_of_her_waits_in_a_task(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.print_sheet()
    visitor.go()
    visitor.hand.settle()
    gc.collect()
    kept = [thing for thing in gc.get_objects() if isinstance(thing, State) and thing.walks]
    assert kept == []


def test_the_clipboard_is_emptied_when_she_goes(visitor: Visitor) -> None:
    visitor.come_in()
    QApplication.clipboard().setText(NICKNAME)
    visitor.walk("attestation-de-droits")
    visitor.touch("terminer", "sans", "passer", "passer")
    assert QApplication.clipboard().text() == ""


def test_goodbye_does_not_hide_that_her_sheet_waits_in_a_folder(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.print_sheet()
    visitor.touch("continuer", "bien", "seul")
    assert visitor.kiosk.conductor.page.sentences == ("Tout est effacé, sauf votre fiche. Demandez-la à l’animateur.",)
    visitor.touch("fin")
    visitor.come_in()
    visitor.touch("terminer")
    assert "n’a rien gardé" in visitor.kiosk.conductor.page.sentences[0]


def test_the_operator_s_settings_are_seen(make_visitor: Callable[..., Visitor]) -> None:
    """The name of the place on the first page and on the paper; everything larger, by the same factor."""
    usual = make_visitor().kiosk.window.look.u
    visitor = make_visitor('[borne]\nnom = "Centre social du Pré"\n[ecran]\nechelle = 1.5', size=(1920, 1080))
    assert "Centre social du Pré" in visitor.kiosk.conductor.page.sentences
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    assert "Centre social du Pré" in visitor.print_sheet()
    assert visitor.kiosk.window.look.u == 1.5
    assert usual < 1


def test_a_touch_that_only_wakes_the_screen_is_no_visit(visitor: Visitor) -> None:
    visitor.touch("commencer", "retour")
    visitor.touch("urgence", "retour")  # whoever looked for a number was somebody
    assert visitor.page == "veille"
    visitor.kiosk.journal.flush(5)
    figures = summary(visitor.state)
    assert (figures.visits, figures.emergency_shown) == (1, 1)
    assert figures.tables["end"].records()[0]["visits"] == 1
