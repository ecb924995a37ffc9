"""Written French to spoken French: numbers, addresses and names as people say them, not as they are written.

espeak-ng reads « CPAM » as a word, « 0809 » as a thousand and « ameli.fr » without its dot. Other languages are spoken
as they are written until somebody who speaks them writes their table.
"""

from __future__ import annotations

import re
from collections.abc import Callable

NAMES = {
    "ameli": "améli",
    "AME": "A M E",
    "C2S": "C deux S",
    "CPAM": "C P A M",
    "e-mail": "i-mèle",
    "e-mails": "i-mèles",
    "KelDoc": "Quel Doc",
    "MDPH": "M D P H",
    "MSA": "M S A",
    "n°": "numéro",
    "PDF": "P D F",
    "QR": "Q R",
    "SMS": "S M S",
}

UNITS = {"h": "heures", "min": "minutes", "€": "euros", "km": "kilomètres"}

_SPACE = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
_ADDRESS = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|eu|net)\b")
_PHONE = re.compile(rf"\b0\d(?:{_SPACE}?\d){{8}}\b")
_FOUR = re.compile(rf"\b(3\d){_SPACE}?(\d\d)\b(?!{_SPACE}?(?:\d|€|euro))")
_UNIT = re.compile(rf"(\d){_SPACE}?({'|'.join(UNITS)})(?!\w)")
_NAME = re.compile("|".join(rf"\b{re.escape(name)}(?!\w)" for name in sorted(NAMES, key=len, reverse=True)))

TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt")
SMALL = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip


def spoken(text: str, language: str) -> str:
    """What the voice is given for `text`."""
    return _french(text) if language == "fr" else text


def pair(digits: str) -> str:
    """Two digits of a telephone number: « 08 » is « zéro huit », « 71 » is « soixante et onze »."""
    number = int(digits)
    if digits[0] == "0":
        return f"zéro {SMALL[number]}"
    if number < 20:
        return SMALL[number]
    base = number // 10 * 10
    rest = number - base + (10 if base in (70, 90) else 0)
    word = TENS[number // 10]
    if rest == 0:
        return f"{word}s" if base == 80 else word
    linked = base < 80 and rest in (1, 11)
    return f"{word} et {SMALL[rest]}" if linked else f"{word}-{SMALL[rest]}"


def _french(text: str) -> str:
    rules: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_ADDRESS, lambda found: _address(found[0])),
        (_PHONE, lambda found: _pairs(re.sub(r"\D", "", found[0]))),
        (_FOUR, lambda found: f"{pair(found[1])} {pair(found[2])}"),
        (_UNIT, lambda found: f"{found[1]} {UNITS[found[2]]}"),
        (_NAME, lambda found: NAMES[found[0]]),
    )
    for pattern, say in rules:
        text = pattern.sub(say, text)
    return text


def _address(address: str) -> str:
    """« ameli.fr » is « ameli point F R »; « .com » is a word."""
    *names, ending = address.split(".")
    last = ending if ending == "com" else " ".join(ending.upper())
    return " point ".join([*names, last])


def _pairs(digits: str) -> str:
    return ", ".join(pair(digits[i : i + 2]) for i in range(0, len(digits), 2))
