"""Words stand where the people of the language look for them."""

from __future__ import annotations

import pytest

from ui.collation import alphabetical


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("fr", ["AAH", "affilié", "ALD", "éclair", "école", "Ecrin", "zèbre"]),
        ("es", ["nube", "ñandú", "oso"]),
        ("tr", ["cuma", "çay", "dede", "ham", "ışık", "iz", "sel", "şal"]),
        ("ro", ["avion", "ăla", "sare", "șal", "tare", "țară"]),
        ("uk", ["гора", "ґанок", "дім", "єва", "іскра", "їжа", "яблуко"]),
        ("fa", ["بیمه", "پول", "تب", "چشم", "ژن", "گام"]),
        ("ar", ["آلة", "أمل", "بطاقة", "تأمين"]),
        ("qps", ["a", "b"]),
    ],
)
def test_in_the_order_of_the_language(language: str, ordered: list[str]) -> None:
    found = list(reversed(ordered))
    found.sort(key=alphabetical(language))
    assert found == ordered
