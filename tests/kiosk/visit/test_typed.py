"""A name on paper: what can be read, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.letters import JOINERS
from kiosk.visit import acts
from kiosk.visit.acts import LONGEST_NICKNAME
from kiosk.visit.state import replay
from kiosk.visit.typed import tidied
from tests.kiosk.visit.sample import CATALOGUE, ON_THE_SHEET


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Zoé  Anne ", "Zoé Anne"), ("\u200b", ""), ("\u200d", ""), ("\u200dZoé", "Zoé"), ("Zo\u200bé", "Zoé"),
        ("Zo\xadé", "Zoé"), ("\u202eZoé", "Zoé"), ("می\u200cرا", "می\u200cرا"), ("می\u200c", "می"),
        ("مَ\u200cم", "مَ\u200cم"), ("क्\u200dय", "क्\u200dय"), ("- ’", ""), ("\u0301", ""), ("7", "7"),
        ("Jean-Marie O’Neil", "Jean-Marie O’Neil"),
    ],
)  # fmt: skip
def test_what_cannot_be_seen_goes(typed: str, name: str) -> None:
    assert tidied(typed, LONGEST_NICKNAME) == name
    visit = (*ON_THE_SHEET, acts.AskedNickname(), acts.TypedNickname(typed))
    assert replay(visit, CATALOGUE).nickname == name


@given(st.text(max_size=40))
def test_no_text_at_all_leaves_a_name_that_nobody_sees(text: str) -> None:
    name = tidied(text, LONGEST_NICKNAME)
    assert len(name) <= LONGEST_NICKNAME
    assert name == tidied(name, LONGEST_NICKNAME) == name.strip()
    assert not name or any(map(str.isalnum, name))
    assert all(unicodedata.category(sign)[0] != "C" or sign in JOINERS for sign in name)
