"""Words as they are compared: without capitals, accents, endings, nor what differs from one hand to another."""

from __future__ import annotations

import unicodedata
from functools import cache

_ALIKE = str.maketrans(
    {
        "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
        "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ە": "ه", "ٱ": "ا", "ء": "",
    }
)  # fmt: skip
"""Letters that people put for each other, and that Unicode does not take apart. Arabic and Persian keyboards give two
signs for one letter; alef and its hamzas, and ё, come apart by themselves."""

_DROPPED = frozenset({"Mn", "Cf", "Lm"})
"""Accents and vowel signs, joiners, and the stroke that lengthens Arabic words."""

_ENDINGS = (
    "issements", "issement", "ellement", "ements", "ement", "ations", "ation", "ateurs", "ateur", "atrice", "aient",
    "erait", "erais", "iques", "ique", "euses", "euse", "eurs", "eur", "ions", "ives", "ive", "ants", "ante", "ees",
    "ait", "ais", "ant", "ent", "ons", "iez", "ier", "ere", "ues", "ez", "er", "ir", "re", "es", "ee", "ie", "if", "it",
    "is", "us", "ue", "e", "s", "x", "u", "i", "t",
)  # fmt: skip
"""Of French words, longest first. Coarse on purpose: « perdue », « perdre » and « perds » have to meet."""

_SHORTEST = 4
"""Letters that must be left: « carte » and « car » are not to meet."""

_ARTICLE_OF = 3
"""Letters that are left of an Arabic noun."""

_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
"""That Arabic writes in one with its nouns."""

_SAY_NOTHING = """
    a ai aie ainsi ait alors apres as au aucun aucune aussi autre autres aux avais avait avant avec avez avoir avons
    bah ben bien bon bonjour c ca car ce ceci cela celle celles celui ces cet cette ceux chez ci comme comment d
    dans de deja des deux dire dis dit dois doit donc dont du elle elles en encore entre es est et etait etaient etc
    ete etes etre eu euh eux fais fait faire fallait faudrait faut font hein ici il ils j je jusque l la laquelle le
    lequel les leur leurs lui ma mais me meme memes merci mes moi mon n ne ni non nos notre nous on ont ou oui par
    parce pas pendant peu peut peuvent peux plein plus pour pourquoi pourrais pouvez qu quand que quel quelle
    quelles quels qui quoi rien s sa sais sait sans se sera serait ses si sinon soit son sont suis sur svp t ta te
    tes toi ton toujours tous tout toute toutes tres trop truc trucs tu un une va vais vas vers veu veut veulent
    veux voila voudrais vos votre voulez vous vraiment vu y
"""
STOP_WORDS = frozenset(_SAY_NOTHING.split())
"""French words that say nothing of what is looked for, as `folded` leaves them."""


def folded(text: str) -> str:
    """`text` in small letters without accents, in the one form that each letter has here."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign for sign in apart if unicodedata.category(sign) not in _DROPPED)
    return kept.translate(_ALIKE)


def words_of(text: str) -> list[str]:
    """The folded words of `text`, in order; numbers are words too, letters alone are none."""
    parted = "".join(sign if sign.isalnum() else " " for sign in folded(text))
    return [word for word in parted.split() if len(word) > 1 or not word.isascii()]


@cache
def root(word: str) -> str:
    """A folded word without its endings, or its article."""
    if not word.isascii():
        article = next((one for one in _ARTICLES if word.startswith(one) and len(word) - len(one) >= _ARTICLE_OF), "")
        return word[len(article) :]
    while ending := next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _SHORTEST), ""):
        word = word[: -len(ending)]
    return word
