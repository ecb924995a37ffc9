"""What numbers, hours and addresses look like on paper and on screen, whatever the language around them.

French ones: they are the numbers people call and the sites they open, and every translation writes them alike.
"""

from __future__ import annotations

SPACE = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"

_LINK = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}.-]"
PHONE = rf"(?<![\d+])0\d(?:{_LINK}?\d){{8}}(?!\d)"
"""Ten digits, however they are grouped: 01 23 45 67 89, 0809 401 401, 06.12.34.56.78."""

ABROAD = rf"(?<!\d)(\+|00)(33|262|508|59[046]|68[17]){SPACE}?(?:\(0\){SPACE}?)?([1-9](?:{_LINK}?\d){{8}})(?!\d)"
"""The same called from abroad: sign, country, nine digits. France and its overseas codes (ITU-T E.164)."""

_QUANTITY = rf"{SPACE}?(?:\d|€|%|euro)|[.,]\d"
SHORT = rf"(?<![\d.,])(?<!\d{SPACE})(3\d){SPACE}?(?!00)(\d\d)(?!{_QUANTITY})"
"""Short numbers, 30xx to 39xx (Arcep's numbering plan). None that people call ends in 00; 3500 is a quantity."""

HARMONISED = rf"(?<!\d)(116){SPACE}?(\d{{3}})(?!\d)"
"""Europe's numbers of social value: 116 117, 116 000 (decision 2007/116/EC)."""

HOUR = rf"(?<![\d:.,])(\d{{1,2}})(?:{SPACE}?[hH](?:{SPACE}?([0-5]\d))?|:([0-5]\d))(?![\w:])"
"""14 h 30, 14h30, 8 h, 14:30: hours, then minutes in one of two groups."""

AMOUNT = rf"(?<![\d.,])(\d{{1,3}}(?:{SPACE}\d{{3}})+|\d+)(?:[,.](\d{{1,2}}))?(?!\d)"
EUROS = rf"{AMOUNT}{SPACE}?€"
THOUSANDS = rf"(?<!\d)(?<!\d{SPACE})\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)"

_PATH = r"(?P<path>(?:/[\w.~%=&?#-]*)*[\w/])?"
"""The full stop that ends the sentence is no part of it."""

WEB = rf"(?<![\w@.-])(?P<host>(?:[\w-]+\.)+(?:com|eu|fr|info|net|org))(?![\w@-]){_PATH}"
"""A site as people write it, known by its ending: a full stop without a space after it is no site."""

LINK = rf"https?://(?P<host>[\w-]+(?:\.[\w-]+)*){_PATH}"
"""The same with its protocol, whatever its ending."""

MAIL = r"(?<![\w.+-])(?P<who>[\w+-]+(?:\.[\w+-]+)*)@(?P<host>[\w-]+(?:\.[\w-]+)+)"


def digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
