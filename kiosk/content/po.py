"""PO files as Weblate and Poedit write them, read and written so that nothing a translator put there is lost.

What Babel leaves out is added here: the French that a doubtful translation was made from (`#|`), and the rules of
plurals where gettext's usual ones say less than CLDR. A kiosk comes here only when it reads its sources anew.
"""

from __future__ import annotations

import io

from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, PoFileParser, read_po, write_po

from kiosk.content.words import SOURCE_LANGUAGE

PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "fa": "nplurals=2; plural=(n > 1);",
    "pt": "nplurals=2; plural=(n != 1);",
    "tr": "nplurals=2; plural=(n != 1);",
}
"""Where Babel’s table has less forms than CLDR, or another order than Weblate and Poedit, or means Brazil (`pt`)."""

_NOISE = ("POT-Creation-Date:", "Generated-By:", "YEAR-MO-DA", "EMAIL@ADDRESS", "LL@li.org")
"""Parts of header lines that change without any text changing, or that say nothing."""

_HEADER = "# Textes de Pas à pas. Un texte sans traduction reste en français."

_TEMPLATE = "ORGANIZATION"
"""Stands in the head that Babel gives a new file."""

_BEFORE = "|"
"""Begins, after the sharp, a line that holds the French of before."""


def read(content: bytes, language: str | None = None, patient: bool = False) -> Catalog:
    """Raises `PoFileError`, `ValueError` or `LookupError` for what is no PO file. A head without « Plural-Forms »
    counts as its language does. `patient`: an entry with more forms than its file's rule keeps them, and harms no
    other.
    """
    catalog = Catalog(locale=language.replace("-", "_") if language else None)
    if language and b"Plural-Forms:" not in content:
        catalog.mime_headers = [("Plural-Forms", plural_forms(language))]
    parser = _Parser(catalog, patient)
    parser.parse(io.BytesIO(content))
    for message in (*catalog, *catalog.obsolete.values()):
        message.string = parser.overfull.get(message.lineno or 0, message.string)
        before = [comment[1:].strip() for comment in message.user_comments if comment.startswith(_BEFORE)]
        if before:
            message.previous_id = _previous(before)
            message.user_comments = [comment for comment in message.user_comments if not comment.startswith(_BEFORE)]
    return catalog


def plural_forms(language: str) -> str:
    """How a language counts, as a head of a PO file says it."""
    try:
        return PLURALS.get(language) or str(get_plural(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return str(get_plural(SOURCE_LANGUAGE))


class _Parser(PoFileParser):
    """WORKAROUND: for one form of a plural too many, Babel gives a whole file up. A `patient` one goes on: `overfull`
    has all the forms of such an entry, by its line."""

    def __init__(self, catalog: Catalog, patient: bool) -> None:
        super().__init__(catalog, abort_invalid=True)
        self.patient = patient
        self.overfull: dict[int, tuple[str, ...]] = {}

    def _add_message(self) -> None:
        most = self.catalog.num_plurals
        if self.patient and any(place >= most for place, _ in self.translations):
            self.overfull[self.offset + 1] = tuple(text.denormalize() for _, text in self.translations)
            self.translations = [form for form in self.translations if form[0] < most]
        super()._add_message()


def written(catalog: Catalog, language: str) -> bytes:
    """In another language than French, what has gone stays as a comment: a translator may find a use for it."""
    french = language == SOURCE_LANGUAGE
    own = catalog.header_comment and _TEMPLATE not in catalog.header_comment
    catalog.project, catalog.version, catalog.fuzzy = "pasapas", "", False
    catalog.header_comment = catalog.header_comment if own else _HEADER
    stream = io.BytesIO()
    write_po(
        stream, catalog, sort_by_file=True, ignore_obsolete=french, include_lineno=False, width=0, include_previous=True
    )
    lines = stream.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not any(noise in line for noise in _NOISE)).encode()


def forms_of(message: Message) -> tuple[str, ...]:
    """Its translation; of a plural, each form."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def _previous(lines: list[str]) -> list[str]:
    """The French that lines of `#|` hold: what stands there is an entry without its translation."""
    plural = any(line.startswith("msgid_plural") for line in lines)
    entry = "\n".join((*lines, 'msgstr[0] ""' if plural else 'msgstr ""', ""))
    try:
        found = next((message for message in read_po(io.StringIO(entry), abort_invalid=True) if message.id), None)
    except (PoFileError, ValueError):
        found = None
    return [] if found is None else [found.id] if isinstance(found.id, str) else list(found.id)
