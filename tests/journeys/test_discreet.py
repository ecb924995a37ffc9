"""A flow that nobody else may see: left in one touch, and nothing of it stays."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.journal.statistics import summary
from kiosk.visit.session import Session
from kiosk.visit.state import State
from tests.journeys.conftest import Visitor, words_of
from tests.journeys.test_wrong_moves import fall_asleep
from tests.kiosk.content.samples import write_content
from ui import permanent
from ui.screens.alone import StillThereOverlay

MakeVisitor = Callable[..., Visitor]
pytestmark = pytest.mark.usefixtures("nothing_of_other_tests")
QUIT, MEANING, LEAVE = permanent.QUIT, permanent.MEANING, permanent.LEAVE

REVIEW = 'revu: {le: "2026-11-22", sources: ["https://exemple.fr/source"], fiabilite: "officielle"}\n'
SECRET = (
    'id: "secret"\ntitre: "Un sujet à soi"\ntheme: "a-soi"\nresume: "Vous en parlez ici."\nimage: "coeur"\n'
    f'duree: "5 min"\ndiscret: "oui"\n{REVIEW}depart: "debut"\n'
    """
etapes:
  debut:
    genre: "question"
    titre: "Un choix à soi"
    dire: ["Votre caisse est la CPAM."]
    choix:
      - {id: "danger", texte: "Je suis en danger", vers: "danger"}
      - {id: "ne-sait-pas", texte: "Je ne sais pas", vers: "fin"}
  danger: {genre: "fin", titre: "Appelez", fiche: ["appeler", "noter"], aussi: ["parler-a-quelqu-un"]}
  fin: {genre: "fin", titre: "Parlez", fiche: ["noter", "appeler"], aussi: ["parler-a-quelqu-un"]}
fiche:
  appeler: {rubrique: "contact", contact: "prevention-suicide"}
  noter: {dire: "Notez ce numéro à part."}
"""
)
TALKING = (
    'id: "parler-a-quelqu-un"\ntitre: "Parler à quelqu’un"\ntheme: "aide"\nresume: "Vous pouvez parler."\n'
    f'image: "parler"\nduree: "2 min"\n{REVIEW}depart: "fin"\n'
    'etapes:\n  fin:\n    genre: "fin"\n    titre: "Quelqu’un vous écoute"\n    fiche: ["appeler"]\n'
    '    dire: ["Dites ce que vous voulez.", "Le reste est à vous.", "Tout va bien."]\n'
    'fiche:\n  appeler: {dire: "Faites ce numéro."}\n'
)
TOPIC = 'themes:\n  - {id: "a-soi", titre: "À soi", precision: "Rien que vous", image: "coeur"}\n'
FILES = {"themes.yaml": TOPIC, "parcours/secret.yaml": SECRET, "parcours/parler-a-quelqu-un.yaml": TALKING}


@pytest.fixture
def discreet(make_visitor: MakeVisitor, tmp_path: Path) -> Visitor:
    """Somebody in the middle of a discreet flow."""
    visitor = make_visitor(content=write_content(tmp_path / "ici", FILES))
    visitor.come_in()
    visitor.touch("a-soi")
    assert visitor.title == "Un choix à soi"
    return visitor


def assert_nothing_remains(visitor: Visitor) -> None:
    assert visitor.page == "veille"
    assert visitor.kiosk.conductor.session == Session("fr")
    assert visitor.kiosk.paper.paper is None
    assert visitor.kiosk.window.overlay_shown is None
    assert not visitor.kiosk.voice.speaking
    assert QApplication.clipboard().text() == ""
    visitor.hand.wait(lambda: not states())  # a sheet that was being made ends first, and is forgotten


def states() -> list[State]:
    """Those in memory that tell of a way."""
    gc.collect()
    return [thing for thing in gc.get_objects() if isinstance(thing, State) and thing.walks]


def test_one_touch_ends_everything_without_a_question(discreet: Visitor) -> None:
    QApplication.clipboard().setText("quelque chose")
    discreet.touch("danger", QUIT)
    assert_nothing_remains(discreet)


@pytest.mark.parametrize(
    "way",
    [
        (),
        (MEANING,),
        (MEANING, "ajouter"),
        ("urgence",),
        ("langue",),
        ("confort", "reglages"),
        ("danger",),
        ("danger", "fiche"),
        ("danger", "fiche", "lignes"),
    ],
    ids=" ".join,
)
def test_from_each_of_its_pages_and_from_what_is_opened_over_them(discreet: Visitor, way: tuple[str, ...]) -> None:
    discreet.touch(*way)
    assert LEAVE not in [target.objectName() for target in discreet.kiosk.window.targets()]
    discreet.touch(QUIT)
    assert_nothing_remains(discreet)


def test_a_sheet_on_its_way_is_withdrawn(discreet: Visitor) -> None:
    discreet.touch("danger", "fiche")
    discreet.hand.wait(lambda: discreet.kiosk.paper.paper is not None)
    discreet.touch(QUIT)
    assert_nothing_remains(discreet)
    assert list(discreet.sheets.glob("*.pdf")) == []


def test_outside_such_a_flow_one_is_asked_as_ever(discreet: Visitor) -> None:
    discreet.touch("danger", "autre")
    names = [target.objectName() for target in discreet.kiosk.window.targets()]
    assert LEAVE in names
    assert QUIT not in names
    discreet.touch(LEAVE)
    assert discreet.page == "depart"
    assert QUIT in [target.objectName() for target in discreet.kiosk.window.targets()], "its sheet is spoken of"


def test_a_name_is_neither_asked_for_nor_printed(make_visitor: MakeVisitor, tmp_path: Path) -> None:
    visitor = make_visitor(content=write_content(tmp_path / "ici", FILES))
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche", "prenom", *"ANA", "c-est-bon", "autre", "a-soi", "danger", "fiche")
    assert visitor.kiosk.conductor.page.option("prenom") is None
    visitor.hand.wait(lambda: visitor.kiosk.paper.paper is not None)
    visitor.touch("imprimer")
    visitor.hand.wait(lambda: any(visitor.sheets.glob("*.pdf")))
    (printed,) = visitor.sheets.glob("*.pdf")
    assert "Notez ce numéro à part." in words_of(printed)
    assert "Ana" not in words_of(printed)


def test_talking_to_somebody_is_one_touch_away_at_its_end(discreet: Visitor) -> None:
    discreet.touch("ne-sait-pas", "parcours.parler-a-quelqu-un")
    assert discreet.title == "Quelqu’un vous écoute"


def test_the_question_hides_what_stands_behind_it(discreet: Visitor) -> None:
    """Beside the card there is one colour, and of the page not a pixel."""
    fall_asleep(discreet)
    overlay = discreet.kiosk.window.overlay_shown
    assert isinstance(overlay, StillThereOverlay)
    assert "Un choix à soi" not in [overlay.page.title, *overlay.page.sentences]
    image = discreet.kiosk.window.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(4, 40, 3) for y in range(4, image.height() - 4, 5)}
    assert len(seen) == 1
    discreet.touch("terminer")
    assert_nothing_remains(discreet)


def test_the_question_over_another_page_shows_it_dimmed(discreet: Visitor) -> None:
    discreet.touch("accueil")
    fall_asleep(discreet)
    image = discreet.kiosk.window.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(4, 40, 3) for y in range(4, image.height() - 4, 5)}
    assert len(seen) > 1


def test_the_journal_keeps_neither_choices_nor_language_nor_words(discreet: Visitor) -> None:
    discreet.touch(MEANING, "retour", "langue", "ar", "danger", QUIT)
    discreet.kiosk.journal.flush(5)
    tables = {name: table.records() for name, table in summary(discreet.state).tables.items()}
    assert tables["flow"][0]["flow"] == "secret"
    for name in ("choice", "language", "word"):
        assert tables[name] == [], name
    assert {row["step"] for row in (*tables["stop"], *tables["step"])} <= {""}


def test_whoever_hears_first_still_leaves_in_one_touch(make_visitor: MakeVisitor, tmp_path: Path) -> None:
    visitor = make_visitor(content=write_content(tmp_path / "ici", FILES), voice=True)
    visitor.come_in()
    visitor.touch("confort", "reglages", "toucher", "continuer", "continuer", "continuer", "continuer")
    visitor.touch("a-soi", "a-soi")
    assert visitor.title == "Un choix à soi"
    visitor.touch(QUIT)
    assert_nothing_remains(visitor)


def test_what_was_searched_is_left_in_one_touch_where_it_leads_to_such_a_flow(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.touch("chercher-un-mot")
    visitor.type("SUICIDE")
    visitor.touch("c-est-bon")
    assert "parcours.parler-a-quelqu-un" in [option.id for option in visitor.kiosk.conductor.page.options]
    visitor.touch(QUIT)
    assert_nothing_remains(visitor)
