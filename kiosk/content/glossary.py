"""Words that residents may not know: where they stand in the flows, and what must hold of their explanations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kiosk.content.layout import FLOWS, GLOSSARY
from kiosk.content.schema import Catalogue, Term
from kiosk.content.steps import Question, Step
from kiosk.content.surroundings import Surroundings
from kiosk.content.texts import texts
from kiosk.reading import Fault, quoted

MOST_SENTENCES = 2
"""Of an explanation: more is a page to read, not a word that is explained."""


class Finder:
    """Finds terms in a French text: whole words, the longest form first; a form in capitals in capitals only."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._owner: dict[str, str] = {}
        for term in terms:
            for form in forms(term):
                self._owner.setdefault(_key(form), term.id)
        ordered = sorted(self._owner, key=len, reverse=True)
        self._pattern = whole_words(ordered) if ordered else None

    def terms_in(self, text: str) -> Iterator[str]:
        """Ids of the terms of a text, in its order; one that stands there twice comes twice."""
        return (self._owner[_key(found[0])] for found in self._pattern.finditer(text)) if self._pattern else iter(())

    def without_terms(self, text: str) -> str:
        return self._pattern.sub(" ", text) if self._pattern else text


def hard_words(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """The terms that stand in each step of a catalogue in French, in reading order, by « flow.step »."""
    finder = Finder(catalogue.glossary.values())
    found = {}
    for flow in catalogue.flows.values():
        for name, step in flow.steps.items():
            terms = dict.fromkeys(term for text in shown_in(step) for term in finder.terms_in(text))
            if terms:
                found[f"{flow.id}.{name}"] = tuple(terms)
    return found


def shown_in(step: Step) -> Iterator[str]:
    """What the page of a step says, in the order of the page."""
    yield from (step.title, *step.sentences)
    for choice in step.choices if isinstance(step, Question) else ():
        yield from (choice.text, choice.hint)


def forms(term: Term) -> tuple[str, ...]:
    """Every way a term is written."""
    return tuple(filter(None, (term.word, *term.forms)))


def whole_words(written: Iterable[str]) -> re.Pattern[str]:
    """Any of these, the first ones first. Small letters stand for capitals too; any space or apostrophe for another."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_pattern, written))})(?![\w-])")


def acronyms(terms: Iterable[Term]) -> frozenset[str]:
    """Words in capitals that are explained, and may therefore stand in a text."""
    return frozenset(word for term in terms for form in forms(term) for word in form.split() if word.isupper())


# checks ---------------------------------------------------------------------------------------------------------------


def check_terms(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """A term is explained in one or two sentences, and no way to write it is that of another one."""
    owner: dict[str, Term] = {}
    for term in catalogue.glossary.values():
        path = f"mots.{term.id}"
        if len(term.sentences) > MOST_SENTENCES:
            sentence = f"il y a {len(term.sentences)} phrases, il en faut {MOST_SENTENCES} au plus."
            yield Fault(GLOSSARY, f"{path}.dire", sentence, "Gardez l’essentiel.")
        elif not any(term.sentences):
            yield Fault(GLOSSARY, f"{path}.dire", "il faut au moins une phrase.")
        for form in forms(term):
            other = owner.setdefault(_key(form), term)
            if other is not term:
                sentence = f"{quoted(form)} désigne déjà le mot {quoted(other.word)}."
                yield Fault(GLOSSARY, path, sentence, "Gardez cette forme à un seul des deux.")


def check_terms_used(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """A term that no flow says is only found in the whole list."""
    finder = Finder(catalogue.glossary.values())
    said = {term for flow in catalogue.flows.values() for _, text in texts(flow) for term in finder.terms_in(text)}
    for term in catalogue.glossary.values() if around.for_authors and not _unread(around) else ():
        if term.id not in said and not term.elsewhere:
            sentence = f"aucun parcours ne dit {quoted(term.word)}."
            advice = "Complétez « formes », ou écrivez « ailleurs: oui » si les lettres le disent."
            yield Fault(GLOSSARY, f"mots.{term.id}", sentence, advice, "avertissement")


def _unread(around: Surroundings) -> bool:
    """Whether a flow could not be read: it may say what the others do not."""
    return any(file.startswith(f"{FLOWS}/") for file in around.unread)


def _pattern(form: str) -> str:
    """A regular expression for one form."""
    parts = re.split(r"(\s+|[’'])", form)
    whole = "".join(_JOINTS.get(part.strip(), re.escape(part)) for part in parts)
    return whole if form.isupper() else f"(?i:{whole})"


_JOINTS: Mapping[str, str] = {"": r"\s+", "’": "[’']", "'": "[’']"}


def _key(form: str) -> str:
    """What two ways to write the same thing have in common."""
    plain = " ".join(form.replace("'", "’").split())
    return plain if plain.isupper() else plain.casefold()
