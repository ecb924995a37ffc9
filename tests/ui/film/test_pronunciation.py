from __future__ import annotations

import pytest

from ui.film.making.pronunciation import pair, spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Appelez le 36\u00a046.", "Appelez le trente-six quarante-six."),
        ("Appelez le 3646.", "Appelez le trente-six quarante-six."),
        ("Le 31\u00a014 est gratuit.", "Le trente et un quatorze est gratuit."),
        ("Appelez le 15.", "Appelez le 15."),
        ("Appelez le 0809\u00a0401\u00a0401.", "Appelez le zéro huit, zéro neuf, quarante, quatorze, zéro un."),
        ("3500\u00a0€ par an", "3500 euros par an"),
        ("Un SMS arrive.", "Un S M S arrive."),
        ("un e-mail, des e-mails", "un i-mèle, des i-mèles"),
        ("La CPAM vous répond.", "La C P A M vous répond."),
        ("Allez sur ameli.fr.", "Allez sur améli point F R."),
        ("Sur annuairesante.ameli.fr, cherchez.", "Sur annuairesante point améli point F R, cherchez."),
        ("De 8\u00a0h 30 à 17\u00a0h", "De 8 heures 30 à 17 heures"),
        ("En 2026, Amélie a 36 ans.", "En 2026, Amélie a 36 ans."),
    ],
)
def test_french_is_said_as_people_say_it(written: str, said: str) -> None:
    assert spoken(written, "fr") == said


def test_another_language_is_left_as_it_is() -> None:
    assert spoken("Llame al 36 46, SMS", "es") == "Llame al 36 46, SMS"


@pytest.mark.parametrize(
    ("digits", "word"),
    [
        ("00", "zéro zéro"), ("08", "zéro huit"), ("10", "dix"), ("17", "dix-sept"), ("21", "vingt et un"),
        ("22", "vingt-deux"), ("60", "soixante"), ("70", "soixante-dix"), ("71", "soixante et onze"),
        ("76", "soixante-seize"), ("80", "quatre-vingts"), ("81", "quatre-vingt-un"), ("91", "quatre-vingt-onze"),
        ("99", "quatre-vingt-dix-neuf"),
    ],
)  # fmt: skip
def test_two_digits(digits: str, word: str) -> None:
    assert pair(digits) == word
