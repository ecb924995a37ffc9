"""What was refused is said, kindly."""

from __future__ import annotations

import re

import pytest

from kiosk.visit.refusals import told
from kiosk.webpolicy import Verdict
from tests.kiosk.visit.walks import WORDS

TECHNICAL = re.compile(
    r"certificat|chiffr|connexion|cookie|domaine|erreur|https?|identifi|javascript|navigateur|permission|pop-?up|port\b|"
    r"protocole|refus|sandbox|serveur|url|web\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("verdict", Verdict)
def test_whatever_a_person_has_asked_for_is_answered(verdict: Verdict) -> None:
    assert bool(told(verdict, WORDS)) is (verdict is not Verdict.ALLOWED)
    assert not TECHNICAL.search(told(verdict, WORDS))


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.HOST, "mène ailleurs"),
        (Verdict.MADE, "un autre programme"),
        (Verdict.SANDBOX, "les vrais sites sont fermés"),
        (Verdict.KIND, "document"),
        (Verdict.PAGES, "trop de pages"),
        (Verdict.WINDOW, "ouvrir une fenêtre"),
        (Verdict.DIALOG, "une question"),
        (Verdict.FILES, "envoyer de fichier"),
        (Verdict.PERMISSION, "la caméra"),
        (Verdict.CERTIFICATE, "pas sûr"),
        (Verdict.SIGN_IN, "un mot de passe"),
    ],
)
def test_the_answer_says_what_it_was(verdict: Verdict, words: str) -> None:
    assert words in told(verdict, WORDS)


def test_nothing_refused_is_nothing_said() -> None:
    assert told(None, WORDS) == ""
