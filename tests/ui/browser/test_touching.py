"""What staff touch on a page becomes a selector that finds it again, and never holds what somebody has typed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.timeout(120)

PAGE = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>essai</title><script src="site.js"></script>
<style>* { margin: 2px } iframe { width: 200px; height: 40px }</style>
<h1 data-essai="titre">Bonjour</h1>
<input id="prenom" data-essai="prenom">
<button id="rechercher" data-essai="bouton">Rechercher <b data-essai="mot">ici</b></button>
<input name="ville" id="ville-90210" data-essai="ville">
<input id=":r7:" aria-label="Date de naissance" data-essai="naissance">
<div data-testid="carte"><p>Choix</p><button>Un</button><button data-essai="second">Deux</button></div>
<label data-essai="case"><input type="checkbox" id="accord"> D’accord</label>
<div id="liste"><p>vide</p><button aria-label="Retirer Amina" id="amina" data-essai="retirer">x</button></div>
<button id="meme" data-essai="double">ici et dans le cadre</button>
<section class="x"><a id="a1b2c3d4e5" data-essai="jetable">y</a></section>
<button disabled name="envoi" data-essai="eteint">Envoyer</button>
<iframe src="cadre.html"></iframe>"""
SCRIPT = "for (const kind of ['pointerdown', 'mousedown', 'click']) addEventListener(kind, () => document.title += '!')"
FRAME = '<!doctype html><html lang="fr"><title>cadre</title><button id="meme">dans le cadre</button>'
NEXT = '<!doctype html><html lang="fr"><title>suite</title><p>suite</p>'


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    content = tmp_path_factory.mktemp("contenus")
    folder = content / "exercices/essai"
    folder.mkdir(parents=True)
    pages = {"page.html": PAGE, "site.js": SCRIPT, "cadre.html": FRAME, "suite.html": NEXT, "dossier-123.html": NEXT}
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.browser.touching", content],
        cwd=ROOT, capture_output=True, text=True, timeout=110,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def found(told: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {line["shown"]: line["found"] for line in told if "shown" in line}


@pytest.mark.parametrize(
    ("touched", "target"),
    [
        ("bouton", "#rechercher"),
        ("mot", "#rechercher"),
        ("ville", 'input[name="ville"]'),
        ("naissance", 'input[aria-label="Date de naissance"]'),
        ("second", 'div[data-testid="carte"] > button:nth-of-type(2)'),
        ("case", "label:has(#accord)"),
        ("titre", "h1"),
        ("retirer", "#liste > button"),
        ("jetable", "body > section > a"),
        ("eteint", 'button[name="envoi"]'),
    ],
)
def test_an_element_is_named_by_what_lasts(found: dict[str, dict[str, Any]], touched: str, target: str) -> None:
    assert found[touched]["target"] == target


def test_nothing_is_proposed_that_finds_another_one_in_a_frame(found: dict[str, dict[str, Any]]) -> None:
    assert found["double"]["target"] == ""


def test_a_field_and_a_box_say_what_fills_and_what_ticks_them(found: dict[str, dict[str, Any]]) -> None:
    assert (found["ville"]["field"], found["ville"]["ticked"]) == ('input[name="ville"]', False)
    assert (found["case"]["field"], found["case"]["ticked"]) == ("#accord", True)
    assert found["bouton"]["field"] == ""


def test_nothing_that_was_typed_comes_out(told: list[dict[str, Any]]) -> None:
    assert "amina" not in json.dumps(told).lower()


def test_a_touch_that_shows_does_nothing_on_the_page_and_the_next_one_does(told: list[dict[str, Any]]) -> None:
    before = next(line for line in told if "title" in line)
    typed_in = "essai!!!"  # the touch that went into the first field: a pointer, a mouse, a click
    assert before == {"title": typed_in, "focus": "prenom"}
    assert next(line["after"] for line in told if "after" in line) == f"{typed_in}!!!"


def test_each_sign_is_kept_as_a_guide_writes_it(told: list[dict[str, Any]]) -> None:
    kept = [(one["target"], {name: value for name, value in one["done"].items() if value}) for one in told[-1]["kept"]]
    assert kept == [
        ('input[name="ville"]', {"rempli": 'input[name="ville"]'}),
        ("label:has(#accord)", {"coche": "#accord"}),
        ("#rechercher", {"adresse": "suite.html"}),
        ("h1", {"present": "#rechercher"}),
        ("h1", {"lu": True}),
    ]


def test_an_address_that_may_be_somebody_s_is_no_sign(told: list[dict[str, Any]]) -> None:
    assert "porte des chiffres" in told[-1]["said"][-1]
    assert "Allez d’abord sur la page où ce geste mène" in told[-1]["said"][-2]
