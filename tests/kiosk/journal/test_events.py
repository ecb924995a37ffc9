"""An event has no room for what a person says or is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Bug
from kiosk.journal.events import Event, Kind

PERSONAL = [
    "Marie",
    "marie dupont",
    "12 rue des Lilas",
    "amélie",
    "marie@exemple.fr",
    "0612345678",
    "1850578006084",
    "lieu-69008",
    "j’ai-mal",
    "a_b",
    "-a",
    "a" * 65,
    "a\n",
]


@pytest.mark.parametrize("text", PERSONAL)
@pytest.mark.parametrize("field", ["flow", "step", "value"])
def test_personal_words_are_refused_and_not_repeated(field: str, text: str) -> None:
    texts = {"flow": "rendez-vous", "step": "debut", "value": "oui", field: text}
    with pytest.raises(Bug) as refusal:
        Event(kind=Kind.CHOICE, **texts)
    assert text not in str(refusal.value)


@given(st.text(min_size=1))
def test_every_text_accepted_is_an_id(text: str) -> None:
    try:
        Event(kind=Kind.LANGUAGE, value=text)
    except Bug:
        return
    assert len(text) <= 64
    assert set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize("text", ["fr", "pt-br", "je-ne-sais-pas", "lieu-3", "3919", "a" * 64])
def test_ids_are_accepted(text: str) -> None:
    assert Event(kind=Kind.PRINT, value=text).value == text


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Kind.STEP, {"flow": "rendez-vous"}),
        (Kind.STEP, {"flow": "rendez-vous", "step": "debut", "value": "oui"}),
        (Kind.CHOICE, {"flow": "rendez-vous", "step": "debut"}),
        (Kind.OPENED, {"value": "fr"}),
        (Kind.LANGUAGE, {}),
        (Kind.FLOW_DONE, {}),
        (Kind.END, {}),
        (Kind.END, {"value": "fatigue"}),
        (Kind.GUESS, {"value": "juste"}),
        (Kind.GUESS, {"step": "une-idee", "value": "vrai"}),
        (Kind.ABILITY, {"value": "nul"}),
        (Kind.FILM, {"flow": "rendez-vous", "value": "vu", "seconds": -1}),
        (Kind.FILM, {"flow": "rendez-vous", "value": "vu", "seconds": 86_400}),
        (Kind.FILM, {"flow": "rendez-vous", "value": "vu", "seconds": float("nan")}),
    ],
)
def test_each_kind_has_what_it_needs_and_no_more(kind: Kind, fields: dict[str, Any]) -> None:
    with pytest.raises(Bug):
        Event(kind=kind, **fields)
