"""On a true site: what helps there, what is refused and how, a paper to take away, and a site that does not answer."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.web.network import in_a_network_of_its_own

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    done = subprocess.run(
        in_a_network_of_its_own("tests.web.small_web", "nobody", "tests.journeys.true_site"),
        cwd=ROOT, capture_output=True, text=True, timeout=340,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[0])


def test_it_is_said_that_it_counts_and_that_nothing_is_kept(shown: dict[str, Any]) -> None:
    name, title, *sentences = shown["first words"]
    assert (name, title) == ("avant", "Vous allez sur le vrai site")
    assert "La borne ne garde aucun mot de passe." in sentences


def test_the_site_stands_beside_the_guide(shown: dict[str, Any]) -> None:
    assert (shown["title"], shown["beside"][:2]) == ("accueil", ["geste", "Prenez votre temps"])


def test_what_leads_elsewhere_is_refused_kindly_and_counted(shown: dict[str, Any]) -> None:
    assert "Ce lien mène ailleurs. La borne reste sur ce site." in shown["refused"]
    assert "refus ailleurs" in shown["told"]


def test_a_question_of_the_site_is_put_beside_it_and_yes_counts_once(shown: dict[str, Any]) -> None:
    assert shown["answers"] == [False, True, False]
    assert "oui" not in shown["while it asks"], "« Non » ends it"


def test_a_password_is_written_on_our_keys_looked_at_and_covered_again(shown: dict[str, Any]) -> None:
    assert (shown["typed"], shown["covered"]) == ("aB1 text", "password")


def test_who_waits_for_a_document_is_told_and_does_not_leave_it_behind(shown: dict[str, Any]) -> None:
    words, options = shown["coming"]
    assert "Votre document arrive. Attendez un peu." in words
    assert shown["before it comes"] == ["fini", *options]


def test_the_document_is_shown_printed_and_left(shown: dict[str, Any]) -> None:
    assert shown["document"][:2] == ["document", "Votre document"]
    assert (shown["printed"], shown["after"][0]) == (1, "geste")


def test_what_the_page_prints_is_a_document_that_is_looked_at_first(shown: dict[str, Any]) -> None:
    assert shown["printed by the page"][:2] == ["document", "Votre document"]
    assert shown["printed"] == 1, "nothing comes out before somebody has touched « Imprimer »"


def test_a_guide_points_at_what_is_there_and_falls_back_to_words_where_the_site_has_changed(
    shown: dict[str, Any],
) -> None:
    assert shown["guided"] == [
        ["geste", "Regardez la page."],
        ["geste", "Touchez « Chercher ».", "Le cadre jaune n’est pas là. Suivez les mots."],
    ]
    assert [told for told in shown["told"] if "perime" in told] == ["guide-perime chercher"]


def test_without_its_wall_it_is_closed_and_opened_anew_behind_another(shown: dict[str, Any]) -> None:
    assert shown["without the wall"] == ["accueil", "geste", "Regardez la page."]


def test_a_site_that_does_not_answer_says_so_and_comes_back_by_itself(shown: dict[str, Any]) -> None:
    assert shown["unreachable"][:2] == ["etape", "Le site ne répond pas"]
    assert shown["back"] == ["geste", "Prenez votre temps", "accueil"]
