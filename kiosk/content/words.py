"""Words of the interface: French in the source, looked up by it in the catalogue's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

NO_BREAK = "\N{NO-BREAK SPACE}"

IN_FRENCH = f"{NO_BREAK}(fr)"
"""Ends a sentence that has no translation yet, in any other language: it is seen to be French, and heard in French."""


class Words:
    """`words("Étape {n} sur {m}", n=2, m=5)`. A sentence without a translation is shown in French."""

    def __init__(self, translations: Mapping[str, str], language: str = "fr") -> None:
        self.language = language
        self._translations = translations

    def __call__(self, french: str, **values: object) -> str:
        text = self._translations.get(french) or french
        return text.format(**values) if values else text


def msgid(french: str) -> str:
    """Marks a sentence that is looked up later, by whoever shows it, so that translators find it."""
    return french


def long_date(day: date, language: str) -> str:
    """`dimanche 22 novembre 2026`, as the language writes it (CLDR); in French for one that CLDR does not know."""
    from babel.core import UnknownLocaleError
    from babel.dates import format_date  # 60 ms to import: only when a sheet is made

    try:
        return str(format_date(day, format="full", locale=language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return str(format_date(day, format="full", locale="fr"))
