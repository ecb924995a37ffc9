"""Words of the interface: French in the source, looked up by it in the catalogue's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from kiosk.content.schema import Catalogue, Plural
from kiosk.content.texts import without_placeholders

SOURCE_LANGUAGE = "fr"

INTERFACE = "interface"
"""Name of the PO file that holds the words of the program itself; the others have the name of a content file."""

NO_BREAK = "\N{NO-BREAK SPACE}"

IN_FRENCH = f"{NO_BREAK}(fr)"
"""Ends a sentence that has no translation yet, in any other language: it is seen to be French, and heard in French."""

_NARROW = "\N{NARROW NO-BREAK SPACE}"
"""CLDR's space between thousands in French, which our Latin font does not draw."""


class Words:
    """`words("Étape {n} sur {m}", n=2, m=5)`. A sentence without a translation is shown in French, and says so."""

    def __init__(
        self, translations: Mapping[str, str], language: str = "fr", plurals: Mapping[str, Plural] | None = None
    ) -> None:
        """`plurals`: by the French singular."""
        self.language = language
        self._translations, self._plurals = translations, plurals or {}

    def __call__(self, french: str, **values: object) -> str:
        text = self._translations.get(french) or marked(french, self.language)
        return text.format(**_plain(values)) if values else text

    def counted(self, one: str, many: str, n: int, **values: object) -> str:
        """`counted("{n} page", "{n} pages", 3)`, in the form that the language has for this number."""
        own = self._plurals.get(one)
        text = own.forms[_rule(own.rule)(n)] if own else marked(many if n > 1 else one, self.language)
        return text.format(n=self.number(n), **_plain(values))

    def number(self, n: int) -> str:
        """`12 345`, unbroken, as the language groups digits (CLDR); the digits are those of the signs in the street."""
        if abs(n) < 1000:
            return str(n)
        from babel.numbers import format_decimal  # 60 ms to import: only for large numbers

        return str(format_decimal(n, locale=_locale(self.language), numbering_system="latn")).replace(_NARROW, NO_BREAK)


def words_of(catalogue: Catalogue) -> Words:
    return Words(catalogue.interface, catalogue.language, catalogue.plurals)


def msgid(french: str) -> str:
    """Marks a sentence that is looked up later, by whoever shows it, so that translators find it."""
    return french


def marked(french: str, language: str) -> str:
    """What is shown in `language` for a French text that nobody has translated: itself, with a mark. Numbers and
    addresses are the same in every language."""
    lettered = language != SOURCE_LANGUAGE and any(map(str.isalpha, without_placeholders(french)))
    return french + IN_FRENCH if lettered else french


def unmarked(text: str) -> str:
    return text.removesuffix(IN_FRENCH)


def long_date(day: date, language: str) -> str:
    """`dimanche 22 novembre 2026`, as the language writes it (CLDR); in French for one that CLDR does not know."""
    from babel.dates import format_date  # 60 ms to import: only when a sheet is made

    return str(format_date(day, format="full", locale=_locale(language)))


IN_EUROPE = {"en": "en_GB", "pt": "pt_PT"}
"""Where CLDR takes a language for that of another continent, which writes dates and numbers otherwise."""


def _locale(language: str) -> str:
    """The name by which CLDR knows a language; French for one that it does not know."""
    from babel.core import Locale, UnknownLocaleError

    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return SOURCE_LANGUAGE
    return IN_EUROPE.get(language, language.replace("-", "_"))


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    """A mark stands at the end of what is shown, never inside it."""
    return {name: unmarked(value) if isinstance(value, str) else value for name, value in values.items()}


@cache
def _rule(expression: str) -> Callable[[int], int]:
    """The rule of a PO file's « Plural-Forms »: which form goes with a number."""
    from gettext import c2py  # nothing is counted on a first screen

    return c2py(expression)
