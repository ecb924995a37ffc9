"""French numbers in words, where the voice would misread the figures."""

from __future__ import annotations

TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt")
SMALL = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip


def in_words(number: int, *, feminine: bool = False) -> str:
    """From 0 to 999. `feminine` for what is counted in hours or minutes: « vingt et une »."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        words = _below_hundred(rest)
        return f"{words}e" if feminine and words.endswith("un") else words
    cent = "cent" if hundreds == 1 else f"{SMALL[hundreds]} cent"
    if not rest:
        return cent if hundreds == 1 else f"{cent}s"
    return f"{cent} {in_words(rest, feminine=feminine)}"


def pair(two_digits: str) -> str:
    """Two digits of a telephone number: « 08 » is « zéro huit », « 71 » is « soixante et onze »."""
    return f"zéro {SMALL[int(two_digits[1])]}" if two_digits[0] == "0" else in_words(int(two_digits))


def pairs(digits: str) -> str:
    """« 0123456789 » as « zéro un, vingt-trois… »; an odd digit is said first, as after +33."""
    odd = len(digits) % 2
    said = [SMALL[int(digits[0])]] if odd else []
    return ", ".join([*said, *(pair(digits[i : i + 2]) for i in range(odd, len(digits), 2))])


def ordinal(number: int) -> str:
    """From 2 to 999: « deuxième », « vingt et unième », « quatre-vingtième »."""
    words = in_words(number)
    if words.endswith(("cents", "vingts")):
        words = words[:-1]
    if words.endswith("cinq"):
        words += "u"
    elif words.endswith("neuf"):
        words = f"{words[:-1]}v"
    return f"{words.removesuffix('e')}ième"


def _below_hundred(number: int) -> str:
    if number < 20:
        return SMALL[number]
    base = number // 10 * 10
    rest = number - base + (10 if base in (70, 90) else 0)
    word = TENS[number // 10]
    if rest == 0:
        return f"{word}s" if base == 80 else word
    linked = base < 80 and rest in (1, 11)
    return f"{word} et {SMALL[rest]}" if linked else f"{word}-{SMALL[rest]}"
