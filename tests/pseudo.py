"""A made-up language, to see what a new one does to the screens: 40 % longer, accents on everything, every second word
in Arabic letters, from right to left. No text of it means anything; a text that is not in it stands out."""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from kiosk.content.catalogue import source_texts
from kiosk.content.interface import content_template, interface_template
from kiosk.content.layout import TRANSLATIONS

CODE = "qps"  # kept free by ISO 639 for private use
ROOT = Path(__file__).parents[1]
PACKAGES = [ROOT / name for name in ("kiosk", "impression", "ui")]
LONGER = 1.4
HEADER = b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
ACCENTED = str.maketrans("acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ", "àçďéğĥîĵķļñôřšťûŵýžÀÇĎÉĞĤÎĴĶĻÑÔŘŠŤÛŴÝŽ")
ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابصدهفغحيجكلمنوپقرستعڤشخیز", "'’")
"""Letter by letter, whatever they sound like."""

_KEPT = re.compile(r"(\{[^{}]*\}|https?\S+|[\d\u00a0 ]*\d[\d\u00a0 ]*)")


def pseudo(text: str) -> str:
    """`text` in the made-up language; what stands between braces, numbers and addresses stay."""
    ways = cycle((_accented, _arabic))
    parts = _KEPT.split(text)
    return "".join(
        part if n % 2 else re.sub(r"\w+", lambda word: next(ways)(word[0]), part) for n, part in enumerate(parts)
    )


def _accented(word: str) -> str:
    longer = round(len(word) * LONGER) - len(word)
    return (word[0] + word[0].lower() * longer + word[1:]).translate(ACCENTED)


def _arabic(word: str) -> str:
    longer = round(len(word) * LONGER) - len(word)
    return (word + word[-1] * longer).lower().translate(ARABIC)


def write_language(content: Path, to: Path) -> None:
    """A folder of local content that offers the made-up language for all of `content`."""
    folder = to / TRANSLATIONS / CODE
    folder.mkdir(parents=True)
    (folder / "langue.toml").write_text('nom = "Àñgļâîš"\nrang = 11\ndroite-a-gauche = true\n', "utf-8")
    templates = {name: content_template(texts) for name, texts in source_texts((content,)).items()}
    for name, template in {"interface": interface_template(PACKAGES), **templates}.items():
        with (folder / f"{name}.po").open("wb") as stream:
            stream.write(HEADER)
            write_po(stream, _translated(template), omit_header=True)


def _translated(template: Catalog) -> Catalog:
    for message in template:
        if message.id:
            french = message.id
            message.string = pseudo(french) if isinstance(french, str) else tuple(map(pseudo, french))
            message.user_comments = ["relecture: machine"]
    return template
