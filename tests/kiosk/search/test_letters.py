"""What differs from one hand to another is forgiven before anything is compared."""

from __future__ import annotations

import pytest

from kiosk.search.letters import STOP_WORDS, folded, root, words_of


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


@pytest.mark.parametrize(
    "family",
    [
        ("perdu", "perdue", "perdues", "perdre"),
        ("rembourser", "remboursement", "remboursements", "rembourse", "remboursez"),
        ("lunette", "lunettes"),
        ("attestation", "attestations"),
        ("البطاقه", "بطاقه"),
        ("والطبيب", "طبيب"),
    ],
)
def test_forms_of_a_word_meet(family: tuple[str, ...]) -> None:
    assert len({root(word) for word in family}) == 1, [root(word) for word in family]


@pytest.mark.parametrize(("one", "other"), [("carte", "car"), ("main", "maison"), ("mere", "mer"), ("dent", "dette")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert root(one) != root(other)


def test_stop_words_are_written_as_words_are_compared() -> None:
    assert {folded(word) for word in STOP_WORDS} == STOP_WORDS
