"""Written French to spoken French: what people say, where espeak-ng would read something else.

What it reads well stays in figures, so that the word that is said is the word that is seen: 15, 112, 2026, 100 %, 1er.
« 12 h » is « douze heures » and not « midi » for the same reason: somebody who is learning sees 12 and hears it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.voice.addresses import Signs, address_rules
from kiosk.voice.french_names import IN_ADDRESSES, SAID, SPELLED
from kiosk.voice.french_numbers import SMALL, in_words, ordinal, pair, pairs
from kiosk.voice.rules import Rule, rule
from kiosk.voice.written import ABROAD, AMOUNT, EUROS, HARMONISED, HOUR, PHONE, SHORT, SPACE, THOUSANDS, digits

SIGNS = Signs(
    dot="point", hyphen="tiret", underscore="tiret bas", at="arobase", slash="barre oblique", plus="plus",
    apostrophe="apostrophe", space="espace",
)  # fmt: skip

MARKS = {
    "\N{COMBINING ACUTE ACCENT}": "accent aigu",
    "\N{COMBINING CEDILLA}": "cédille",
    "\N{COMBINING CIRCUMFLEX ACCENT}": "accent circonflexe",
    "\N{COMBINING DIAERESIS}": "tréma",
    "\N{COMBINING GRAVE ACCENT}": "accent grave",
    "\N{COMBINING TILDE}": "tilde",
}
KEYS = {"Æ": "A E collés", "Œ": "O E collés", ",": "virgule", "!": "point d’exclamation", "?": "point d’interrogation"}

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip

UNITS = {
    "min": "minute", "s": "seconde", "km/h": "kilomètre-heure", "km": "kilomètre", "m²": "mètre carré", "m": "mètre",
    "cm": "centimètre", "mm": "millimètre", "kg": "kilo", "mg": "milligramme", "g": "gramme", "ml": "millilitre",
}  # fmt: skip
FEMININE = {"minute", "seconde"}
EACH = {"min": "minute", "h": "heure", "appel": "appel", "jour": "jour", "mois": "mois", "an": "an"}
"""What a price is for: « 0,06 €/min »."""

_DAY, _MONTH, _YEAR = "(0?[1-9]|[12][0-9]|3[01])", "(0?[1-9]|1[0-2])", "((?:19|20)[0-9]{2})"


def _one_of(words: Iterable[str]) -> str:
    """The longest first, or « km » would hide « km/h »."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _plural(number: str) -> str:
    """From two on; the decimals count for nothing: « 1,5 kilo »."""
    return "" if number.lstrip("0") in ("", "1") else "s"


def _date(day: str, month: str, year: str = "") -> str:
    number = int(day)
    return f"{'premier' if number == 1 else number} {MONTHS[int(month) - 1]} {year}".rstrip()


def _hour(found: re.Match[str]) -> str:
    hours, minutes = int(found[1]), int(found[2] or found[3] or 0)
    said = f"{in_words(hours, feminine=True)} heure{'s' if hours > 1 else ''}"
    return f"{said} {in_words(minutes, feminine=True)}" if minutes else said


def _euros(found: re.Match[str]) -> str:
    whole, cents = digits(found[1]), int((found[2] or "").ljust(2, "0"))
    said = f"{whole} euro{_plural(whole)}"
    if cents:
        said = f"{said} {cents}" if whole.strip("0") else f"{cents} centime{'s' if cents > 1 else ''}"
    return f"{said} par {EACH[found[3]]}" if found[3] else said


def _unit(found: re.Match[str]) -> str:
    number, decimals, name = digits(found[1]), found[2], UNITS[found[3]]
    many = _plural(number)
    said = f"{number},{decimals}" if decimals else number
    if name in FEMININE and not decimals and len(number) < 4:
        said = in_words(int(number), feminine=True)
    return f"{said} {name.replace(' ', f'{many} ')}{many}"


def _three(digits: str) -> str:
    """« 006 » is « zéro zéro six »."""
    return " ".join(SMALL[int(digit)] for digit in digits) if digits[0] == "0" else in_words(int(digits))


def _abroad(found: re.Match[str]) -> str:
    opening = "plus" if found[1] == "+" else "zéro zéro"
    return f"{opening} {in_words(int(found[2]))}, {pairs(digits(found[3]))}"


RULES: tuple[Rule, ...] = (
    *address_rules(SIGNS, IN_ADDRESSES),
    rule(rf"(?<![\d/.-]){_DAY}([/.-]){_MONTH}\2{_YEAR}(?![/-]?\d)", lambda found: _date(found[1], found[3], found[4])),
    rule(rf"(?<![\d/-]){_YEAR}-{_MONTH}-{_DAY}(?![/-]?\d)", lambda found: _date(found[3], found[2], found[1])),
    rule(r"(?<![\d/])(0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])(?![\d/])", lambda found: _date(found[1], found[2])),
    rule(rf"(?<![\d.,])1(?={SPACE}(?:{'|'.join(MONTHS)})\b)", "premier"),
    rule(rf"(?<!\d)24{SPACE}?h?{SPACE}?/{SPACE}?24(?!\d)", "24 heures sur 24"),
    rule(rf"(?<!\d)7{SPACE}?j?{SPACE}?/{SPACE}?7(?!\d)", "7 jours sur 7"),
    rule(HOUR, _hour),
    rule(rf"{EUROS}(?:{SPACE}?/{SPACE}?({_one_of(EACH)})\b)?", _euros),
    rule(rf"{AMOUNT}{SPACE}?({_one_of(UNITS)})(?!\w)", _unit),
    rule(ABROAD, _abroad),
    rule(PHONE, lambda found: pairs(digits(found[0]))),
    rule(SHORT, lambda found: f"{pair(found[1])} {pair(found[2])}"),
    rule(HARMONISED, lambda found: f"{in_words(int(found[1]))} {_three(found[2])}"),
    rule(THOUSANDS, lambda found: digits(found[0])),
    rule(r"(?<![\d.,])([1-9]\d{0,2})(?:e|ème|nde?)(?!\w)", lambda found: ordinal(int(found[1]))),
    rule(r"(?<![\d.,])1(?:re|ère)(?!\w)", "première"),
    rule(rf"(?<=[\dh]){SPACE}?(?:–{SPACE}?(?=\d)|-{SPACE}?(?=\d\d?{SPACE}?h))", " à "),
    rule(r"€", "euros"),
    rule(rf"\b[nN][°º](s?)(?:{SPACE}|(?=\d))", lambda found: f"numéro{found[1]} "),
    rule(r"\bM\.(?=\s[A-ZÀÂÉÈÎ])", "Monsieur"),
    rule(r"\b[Ee]-?mail(s?)\b", lambda found: f"i-mèle{found[1]}"),
    rule(rf"\b(?:{_one_of(SAID)})(?!\w)", lambda found: SAID[found[0]]),
    rule(rf"\b(?:{_one_of(SPELLED)})\b", lambda found: " ".join(found[0])),
)
