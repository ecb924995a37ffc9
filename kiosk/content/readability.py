"""Is a French text easy to read? Rules that a program can check; the others need readers.

Sources: « L'information pour tous » (Inclusion Europe), as gathered in the project's facts, chapter 27, which also
says which thresholds are our own. Rules that guess at grammar only warn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from kiosk.content.wording import Remark
from kiosk.reading import quoted

WORDS_ADVISED, WORDS_ALLOWED = 12, 18
PARENTHESIS_WORDS = 3

ACRONYMS = frozenset({
    "AAH", "ALD", "AME", "CAF", "CCAS", "CPAM", "DMP", "GPS", "MDPH", "MSA", "NIR", "PDF", "PMI", "QR", "RIB", "RSA",
    "SMS", "SOS", "TTC", "TV", "USB", "VSL",
})  # fmt: skip
"""Acronyms that people meet on papers and signs, and must recognise. Any other is written in full, or explained by the
glossary."""

COMMON_ACRONYMS = frozenset({"GPS", "PDF", "QR", "SMS", "SOS", "TTC", "TV", "USB"})
"""Those that everybody says. The glossary explains the others."""

ABBREVIATIONS = {
    "etc": "et les autres",
    "ex": "exemple",
    "cf": "regardez",
    "rdv": "rendez-vous",
    "tél": "téléphone",
    "tel.": "téléphone",
    "svp": "s’il vous plaît",
    "càd": "c’est-à-dire",
    "n°": "numéro",
    "dr": "docteur",
    "pr": "professeur",
    "mr": "monsieur",
    "mme": "madame",
    "bd": "boulevard",
    "av.": "avenue",
    "nb": "nombre",
    "max": "au plus",
    "mdp": "mot de passe",
    "num": "numéro",
    "appli": "application",
    "infos": "informations",
}

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\s\u00a0»”)]+")
_WORD = re.compile(r"[^ \n\t]*[^\W_][^ \n\t]*")
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_SUBORDINATE = re.compile(r"\b(?:qui|que|qu’|dont|lorsque|lorsqu’|puisque|puisqu’|parce|quand|afin|si)(?!\w)", re.I)
_NEGATION = re.compile(r"\bne\b|\bn’|\bsans\b", re.I)
_DATE = re.compile(r"(?<![\d/.\-])\d{1,2}([/.\-])\d{1,2}\1(?:\d{4}|\d{2})\b(?!\1\d)|\b\d{4}-\d\d-\d\d\b")
_FAMILIAR = re.compile(r"\b(?:tu|toi|ton|ta|tes|te)\b(?!-)|\bt’", re.I)
_NOBODY = re.compile(r"\bon\b", re.I)
_COLOUR = re.compile(
    r"(?<!numéro )(?<!numéros )(?<!carte )(?<!croix-)\b(?:rouges?|vert(?:e|s|es)?|bleu(?:e|s|es)?|jaunes?|oranges?"
    r"|violet(?:te|s|tes)?|gris(?:e|es)?|noir(?:e|s|es)?|blanc(?:he|s|hes)?|roses?)\b",
    re.I,
)
_FONT = re.compile(r"\b(?:en gras|italiques?|soulignée?s?|surlignée?s?|police de caractères?|clignot\w+)\b", re.I)
_QUOTATION = re.compile(r"«[^»]*»")
_STRAIGHT = re.compile(r"\w'\w|\"")
_LOOSE_MARK = re.compile(r"[ \w][?!;»]|[ ]:|« |«\w", re.I)


def check_french(text: str, acronyms: Collection[str] = ACRONYMS) -> Iterator[Remark]:
    """Remarks on one French text. `acronyms`: those that may stand in it."""
    for check in FRENCH_CHECKS:
        yield from check(text)
    yield from check_capitals(text, acronyms)


def check_french_beside_site(text: str, acronyms: Collection[str] = ACRONYMS) -> Iterator[Remark]:
    """The same for a text that stands beside a site, whose pages are not ours. It may say how that looks. What is to be
    found or written there stands as it is there: quotations, and dates."""
    ours = _QUOTATION.sub("«\u00a0»", text)
    for check in FRENCH_CHECKS:
        if check not in (check_looks, check_dates):
            yield from check(ours)
    yield from check_capitals(ours, acronyms)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a title without a full stop is one."""
    return [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words as a reader meets them: « l’hôpital » is one, and so is a phone number."""
    return _WORD.findall(text)


def reading_ease(prose: Sequence[str]) -> float:
    """207 - 1.015 x words per sentence - 73.6 x syllables per word. 100 is very easy, 70 fairly easy.

    Source: L. Kandel and A. Moles, « Application de l'indice de Flesch à la langue française », 1958.
    """
    sentence_count = sum(len(sentences(text)) for text in prose)
    spoken = [word for text in prose for word in _LETTERS.findall(text)]
    if not spoken or not sentence_count:
        return 100.0
    count = _syllable_counter()
    return 207 - 1.015 * len(spoken) / sentence_count - 73.6 * sum(map(count, spoken)) / len(spoken)


def check_length(text: str) -> Iterator[Remark]:
    """One sentence, one idea."""
    for sentence in sentences(text):
        count = len(words(sentence))
        if count > WORDS_ADVISED:
            remark = f"la phrase {quoted(sentence)} a {count} mots, il en faut {WORDS_ADVISED} au plus."
            yield Remark(remark, "Faites deux phrases.", "erreur" if count > WORDS_ALLOWED else "avertissement")


def check_marks(text: str) -> Iterator[Remark]:
    """Simple punctuation only."""
    if ";" in text:
        yield Remark("il y a un point-virgule.", "Faites deux phrases.")
    for inside in re.findall(r"\(([^)]*)\)", text):
        if len(words(inside)) > PARENTHESIS_WORDS:
            remark = f"la parenthèse {quoted(inside)} a plus de {PARENTHESIS_WORDS} mots."
            yield Remark(remark, "Faites une phrase à part.")


def check_subordinates(text: str) -> Iterator[Remark]:
    """At most one subordinate clause in a sentence. By its words alone, so only a warning."""
    for sentence in sentences(text):
        if len(_SUBORDINATE.findall(sentence)) > 1:
            remark = f"la phrase {quoted(sentence)} a plusieurs « qui », « que », « si » ou « quand »."
            yield Remark(remark, "Faites deux phrases.", "avertissement")


def check_negations(text: str) -> Iterator[Remark]:
    """Two negations in a sentence must be undone in the head."""
    for sentence in sentences(text):
        if len(_NEGATION.findall(sentence)) > 1:
            yield Remark(f"la phrase {quoted(sentence)} nie deux fois.", "Dites ce qu’il faut faire.", "avertissement")


def check_dates(text: str) -> Iterator[Remark]:
    """« 03/04 » is read in two ways."""
    if found := _DATE.search(text):
        yield Remark(f"la date {quoted(found[0])} est en chiffres.", "Écrivez le mois en lettres.")


def check_short_forms(text: str) -> Iterator[Remark]:
    """Abbreviations are a code that some readers do not have."""
    for word in words(text):
        bare = word.strip("«»()[]\u00a0,;:!?…\"'").removesuffix(".")
        full = ABBREVIATIONS.get(bare.lower()) or ABBREVIATIONS.get(f"{bare.lower()}." if f"{bare}." in word else "")
        if full:
            yield Remark(f"l’abréviation {quoted(bare)} se comprend mal.", f"Écrivez « {full} ».")


def check_capitals(text: str, acronyms: Collection[str]) -> Iterator[Remark]:
    """So are capitals, but for known acronyms."""
    for word in _LETTERS.findall(text):
        for part in re.split(r"[’'\-]", word):
            if len(part) > 1 and part.isupper() and part not in acronyms:
                advice = "Écrivez le mot en entier, en minuscules, ou ajoutez-le au glossaire."
                yield Remark(f"{quoted(part)} est en majuscules.", advice)


def check_address(text: str) -> Iterator[Remark]:
    """« vous », and always somebody who acts."""
    if found := _FAMILIAR.search(text):
        yield Remark(f"{quoted(found[0])} est trop familier.", "Dites « vous ».")
    if _NOBODY.search(text):
        yield Remark("« on » ne dit pas qui agit.", "Dites « vous », ou nommez la personne.", "avertissement")


def check_looks(text: str) -> Iterator[Remark]:
    """A colour or a typeface means nothing to who hears the text, or reads it on paper."""
    if found := _COLOUR.search(text) or _FONT.search(text):
        yield Remark(f"{quoted(found[0])} parle de l’aspect.", "Nommez le bouton par son texte ou par sa place.")


def check_typography(text: str) -> Iterator[Remark]:
    """Curly apostrophe, French quotation marks, and no mark alone at the start of a line."""
    if found := _STRAIGHT.search(text):
        yield Remark(f"{quoted(found[0])} est droit.", "Écrivez ’ ou « ainsi ».", "avertissement")
    if found := _LOOSE_MARK.search(text):
        remark = f"il manque une espace insécable dans {quoted(found[0])}."
        yield Remark(remark, "Dans le fichier, elle s’écrit « \\_ » ou se colle.", "avertissement")


FRENCH_CHECKS: tuple[Callable[[str], Iterator[Remark]], ...] = (
    check_length,
    check_marks,
    check_subordinates,
    check_negations,
    check_dates,
    check_short_forms,
    check_address,
    check_looks,
    check_typography,
)


@cache
def _syllable_counter() -> Callable[[str], int]:
    """Syllables by the hyphenation patterns of Pyphen, or by groups of vowels where it is missing."""
    try:
        from pyphen import Pyphen

        pyphen = Pyphen(lang="fr")
    except (ImportError, KeyError):
        return syllables_by_vowels
    return lambda word: sum(len(pyphen.positions(part)) + 1 for part in _spoken_parts(word))


def syllables_by_vowels(word: str) -> int:
    """Groups of vowels without a final mute e: over a whole flow up to seven points harder than Pyphen says."""
    return sum(_vowel_groups(part.lower()) for part in _spoken_parts(word))


def _vowel_groups(part: str) -> int:
    groups = len(re.findall(r"[aeiouyàâäéèêëîïôöùûüœæ]+", part))
    mute = re.search(r"[^aeiouyàâäéèêëîïôöùûüœæ](?:e|es)$", part) is not None
    return max(1, groups - mute)


def _spoken_parts(word: str) -> list[str]:
    """The parts of a word that have a syllable of their own: not the « l’ » of « l’hôpital »."""
    parts = re.split(r"[’'\-]", word)
    return [part for part in parts if len(part) > 2 or part is parts[-1]]
