"""The other languages: numbers, hours and addresses of France, said in theirs.

Only what espeak-ng was heard to misread is here: a telephone number read as millions, « 8 h » as the letter H, « € »
and « % » passed over in silence. French names of offices and sites are left as they are: people look for them as they
are written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from kiosk.voice.addresses import Signs, address_rules
from kiosk.voice.rules import Rule, rule
from kiosk.voice.written import ABROAD, EUROS, HARMONISED, HOUR, PHONE, SHORT, SPACE, THOUSANDS, digits


class Words(Struct, frozen=True):
    """What a language says for the signs. `hours` only where people say it after the number: « 8 horas »."""

    signs: Signs
    euros: str
    hours: str = "{}"
    percent: str = ""


WORDS: Mapping[str, Words] = {
    "en": Words(Signs("dot", "hyphen", "underscore", "at", "slash", "plus", "apostrophe", "space"), "euros"),
    "es": Words(
        Signs("punto", "guion", "guion bajo", "arroba", "barra", "más", "apóstrofo", "espacio"), "euros", "{} horas"
    ),
    "pt": Words(
        Signs("ponto", "hífen", "sublinhado", "arroba", "barra", "mais", "apóstrofo", "espaço"), "euros", "{} horas"
    ),
    # Vowels are written where espeak-ng would guess others: without them « dash » is heard as « police ».
    "ar": Words(
        Signs("نقطة", "شَرْطَة", "شَرْطَة سُفْلِيَّة", "آت", "شَرْطَة مَائِلَة", "زائد", "فاصِلَة عُلْيَا", "فَرَاغ"),
        "يورو",
        percent="فِي المِئَة",
    ),
    "tr": Words(
        Signs("nokta", "tire", "alt çizgi", "et işareti", "eğik çizgi", "artı", "kesme işareti", "boşluk"), "avro"
    ),
    "ro": Words(Signs("punct", "cratimă", "linie jos", "arond", "bară oblică", "plus", "apostrof", "spațiu"), "euro"),
    "uk": Words(
        Signs("крапка", "дефіс", "підкреслення", "равлик", "скісна риска", "плюс", "апостроф", "пробіл"),
        "євро",
        "{} нуль нуль",
        percent="відсотків",
    ),
    "ru": Words(
        Signs("точка", "дефис", "подчёркивание", "собака", "косая черта", "плюс", "апостроф", "пробел"),
        "евро",
        "{} ноль ноль",
    ),
    "fa": Words(Signs("نقطه", "خط تیره", "زیرخط", "ات ساین", "اسلش", "به‌علاوه", "آپاستروف", "فاصله"), "یورو"),
}

LETTERS: Mapping[str, Mapping[str, str]] = {
    "es": {"Ó": "o con acento", "Y": "i griega"},
    "pt": {"Á": "á agudo", "Ó": "ó agudo"},
    "ar": {"و": "واو", "آ": "ألف مدة"},
    "tr": {"Â": "şapkalı a"},
    "uk": {"Г": "ге", "І": "і з крапкою"},
    "fa": {"و": "واو"},
}
"""Only the letters whose names espeak-ng does not know, or gives to two of them. All others it names itself."""


def _one_by_one(number: str) -> str:
    """Each digit, with a rest where the written number has one; a number without any is cut in pairs."""
    groups = re.findall(r"\d+", number)
    if len(groups) == 1:
        groups = re.findall(r"\d\d|\d", number)
    return ", ".join(" ".join(group) for group in groups)


def _rules(words: Words) -> tuple[Rule, ...]:
    def hour(found: re.Match[str]) -> str:
        hours, minutes = int(found[1]), found[2] or found[3] or "00"
        return words.hours.format(hours) if minutes == "00" else f"{hours}:{minutes}"

    def euros(found: re.Match[str]) -> str:
        said = f"{digits(found[1])} {words.euros}"
        cents = int((found[2] or "").ljust(2, "0"))
        return f"{said} {cents}" if cents else said

    def abroad(found: re.Match[str]) -> str:
        opening = words.signs.plus if found[1] == "+" else "0 0"
        return f"{opening} {_one_by_one(found[2])}, {_one_by_one(found[3])}"

    percent = (rule(rf"(?<=\d){SPACE}?%", f" {words.percent}"),) if words.percent else ()
    return (
        *address_rules(words.signs, {}),
        rule(HOUR, hour),
        rule(EUROS, euros),
        rule(ABROAD, abroad),
        rule(PHONE, lambda found: _one_by_one(found[0])),
        rule(SHORT, lambda found: f"{found[1]} {found[2]}"),
        rule(HARMONISED, lambda found: f"{found[1]}, {found[2]}"),
        rule(THOUSANDS, lambda found: digits(found[0])),
        rule("€", words.euros),
        *percent,
    )


RULES: Mapping[str, tuple[Rule, ...]] = {language: _rules(words) for language, words in WORDS.items()}
