"""What differs from one hand to another is forgiven before anything is compared."""

from __future__ import annotations

import pytest

from kiosk.search.letters import folded, words_of
from kiosk.search.terms import terms_of


@pytest.mark.parametrize(
    "alike",
    [
        ("Médecin", "medecin", "MÉDECIN", "me\N{COMBINING ACUTE ACCENT}decin"),
        ("cœur", "coeur", "CŒUR"),
        ("İlaç", "ilac", "ılac"),
        ("ёлка", "елка"),
        ("أمي", "امي", "إمي", "آمي"),
        ("صحّة", "صحه", "صحـــة"),
        ("کارت ملی", "كارت ملي"),
        ("می\N{ZERO WIDTH NON-JOINER}خواهم", "ميخواهم"),
    ],
)
def test_one_word_in_several_hands(alike: tuple[str, ...]) -> None:
    assert len({folded(word) for word in alike}) == 1, [folded(word) for word in alike]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("J’ai perdu ma carte verte !", ["ai", "perdu", "ma", "carte", "verte"]),
        ("j'ai perdu l'attestation", ["ai", "perdu", "attestation"]),
        ("le 15 ou le 18 ?", ["le", "15", "ou", "le", "18"]),
        ("  ", []),
        ("؟!", []),
        ("بطاقة، دواء", ["بطاقه", "دوا"]),
    ],
)
def test_words_are_what_stands_between_signs(said: str, words: list[str]) -> None:
    assert words_of(said) == words


def test_terms_are_words_pairs_and_letters_with_the_edges_of_the_word() -> None:
    assert terms_of("La vue") == {
        "la": 1.0, "vue": 1.0, "la vue": 1.0, "~_la": 0.25, "~la_": 0.25, "~_la_": 0.25,
        "~_vu": 0.25, "~vue": 0.25, "~ue_": 0.25, "~_vue": 0.25, "~vue_": 0.25,
    }  # fmt: skip


def test_a_word_between_two_is_passed_over() -> None:
    assert "carte _ vitale" not in terms_of("ma carte vitale")
    assert terms_of("carte ma vitale")["carte _ vitale"] == 0.5


@pytest.mark.parametrize("slip", ["catre", "cate", "carrte", "cartr", "crte"])
def test_a_slip_leaves_a_word_without_one_letter(slip: str) -> None:
    assert {term for term in terms_of(slip) if term[0] == "-"} & terms_of("carte").keys()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("perdue", "perdre"),
        ("attestation", "attestaton"),
        ("remboursez", "remboursements"),
        ("carte", "catre"),
        ("البطاقة", "بطاقة"),
        ("citas", "cita"),
    ],
)
def test_forms_and_slips_of_a_word_share_terms(one: str, other: str) -> None:
    assert terms_of(one).keys() & terms_of(other).keys()
