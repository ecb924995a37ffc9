"""Nobody is left without a word, and a resident without a technical one."""

from __future__ import annotations

import re

import pytest

from impression.printers.port import Advice, Outlook
from impression.printers.sentences import ADVICE, SAYINGS

TECHNICAL = re.compile(r"cups|serveur|file d|travail|travaux|ipp|spool|erreur|\bPDF\b|service|dossier", re.IGNORECASE)
BAD_TYPOGRAPHY = re.compile(r"'|\"| [:;?!»]|« |[^\u00a0][:;?!»](?= |$)")
NOT_LOST = ("pas perdue", "encore une fois")
TROUBLES = set(Outlook) - {Outlook.READY, Outlook.SENT, Outlook.PRINTING, Outlook.PRINTED}


def test_every_outlook_has_its_two_sentences_and_every_advice_its_own() -> None:
    assert set(SAYINGS) == set(Outlook)
    assert set(ADVICE) == set(Advice)


@pytest.mark.parametrize("outlook", Outlook, ids=lambda outlook: outlook.name)
def test_a_resident_reads_no_technical_word(outlook: Outlook) -> None:
    assert not TECHNICAL.search(SAYINGS[outlook].resident)


@pytest.mark.parametrize("outlook", sorted(TROUBLES, key=lambda outlook: outlook.name), ids=lambda one: one.name)
def test_in_trouble_a_resident_learns_that_the_sheet_is_not_lost(outlook: Outlook) -> None:
    assert any(words in SAYINGS[outlook].resident for words in NOT_LOST)


@pytest.mark.parametrize("outlook", Outlook, ids=lambda outlook: outlook.name)
def test_french_typography(outlook: Outlook) -> None:
    for sentence in (SAYINGS[outlook].resident, SAYINGS[outlook].staff):
        assert not BAD_TYPOGRAPHY.search(sentence), sentence


def test_the_advice_names_the_queue() -> None:
    assert "-p accueil " in ADVICE[Advice.KEEPS_SHEETS].format(queue="accueil")
