"""What an author sees of a flow as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue
from kiosk.content.overview import count_ways, dot, mermaid, overview
from kiosk.content.schema import Catalogue, Flow
from tests.kiosk.content.samples import write_content


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    catalogue, _ = read_catalogue([write_content(tmp_path)])
    assert catalogue is not None
    return catalogue


@pytest.fixture
def flow(catalogue: Catalogue) -> Flow:
    return catalogue.flows["essai"]


def test_the_table_counts_what_there_is(catalogue: Catalogue):
    other, flow = overview(catalogue)
    assert (flow.id, flow.topic, flow.steps, flow.choices, flow.ways, flow.lines) == ("essai", "droits", 5, 2, 3, 2)
    assert (other.id, other.steps, other.choices, other.ways) == ("autre", 1, 0, 1)
    assert flow.reviewed == "2026-11-22"


def test_going_back_is_no_new_way(flow: Flow):
    again = replace(flow.steps["regarder"], goto="debut")
    assert count_ways(replace(flow, steps={**flow.steps, "regarder": again})) == 2


def test_the_mermaid_drawing_has_every_step_and_every_way(flow: Flow):
    text = mermaid(flow)
    assert text.startswith('---\ntitle: "Un essai"\n---\nflowchart TD\n')
    for line in [
        "depart --> e_debut",
        'e_debut{{"Êtes-vous prêt\u00a0?"}}',
        'e_fini(["Fin\u00a0: C’est fini<br>✎ appeler"])',
        'e_debut -- "Oui<br>✎ essayer" --> e_lire',
        'e_choisir -- "aucun lieu choisi" --> e_fini',
        "e_regarder --> e_fini",
    ]:
        assert f"    {line}\n" in text
    assert text.count("-->") == 1 + 6


def test_the_dot_drawing_has_every_step_and_every_way(flow: Flow):
    text = dot(flow)
    assert '    "fini" [label="Fin\u00a0: C’est fini\\n✎ appeler", shape=oval];\n' in text
    assert '    "debut" -> "lire" [label="Oui\\n✎ essayer"];\n' in text
    assert text.count("->") == 1 + 6
    assert text.endswith("}\n")


def test_quotation_marks_do_not_end_a_label(flow: Flow):
    quoted = replace(flow, title='Dire "oui"', steps={**flow.steps, "fini": replace(flow.steps["fini"], title='"Fin"')})
    assert 'title: "Dire \\"oui\\""' in mermaid(quoted)
    assert "#quot;Fin#quot;" in mermaid(quoted)
    assert '\\"Fin\\"' in dot(quoted)


def test_a_way_that_leads_nowhere_is_drawn_with_a_question_mark(flow: Flow):
    lost = replace(flow, start="debu", steps={**flow.steps, "lire": replace(flow.steps["lire"], goto="nulle-part")})
    assert 'e_nulle_part(("nulle-part\u00a0?"))' in mermaid(lost)
    assert "depart --> e_debu\n" in mermaid(lost)
    assert '"nulle-part" [shape=doublecircle, label="nulle-part\u00a0?"]' in dot(lost)
    assert count_ways(lost) == 0
    assert count_ways(replace(lost, start="debut")) == 1
