"""Checks on every text that is shown, whatever its file, and on how easily the whole of a flow, quiz or guide reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kiosk.content.glossary import acronyms
from kiosk.content.guides import Guide, PracticeSite
from kiosk.content.layout import (
    CONTACTS,
    EMERGENCY,
    GLOSSARY,
    ORIENTATION,
    TOPICS,
    flow_file,
    guide_file,
    practice_file,
    quiz_file,
)
from kiosk.content.readability import ACRONYMS, check_french, check_french_beside_site, reading_ease
from kiosk.content.schema import Catalogue, Flow, Quiz
from kiosk.content.surroundings import Surroundings
from kiosk.content.texts import texts
from kiosk.content.wording import check_wording
from kiosk.reading import Fault

LEAST_EASE = 70
"""Points of Kandel and Moles: from 70 a text is « assez facile » (contenu.md)."""

PROSE = re.compile(
    r"(titre|(dire|expliquer)(\[\d+\])?|precision|resume|affirmation|verifier|indice|montrer|bravo|astuce|autrement)$"
)
"""Paths of texts that are read as sentences: buttons of one word would make any flow look easy."""


def check_texts(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """An acronym may stand where the glossary explains it."""
    known = ACRONYMS | acronyms(catalogue.glossary.values())
    for file, path, text in _shown(catalogue):
        for remark in (*check_wording(text, around.glyphs), *check_french(text, known)):
            yield Fault(file, path, remark.sentence, remark.suggestion, remark.severity)


def check_texts_beside_sites(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Those of guides and made-up sites, which may be called by an acronym too."""
    names = {part for site in catalogue.practice.values() for part in re.split(r"\W+", site.name)}
    known = ACRONYMS | acronyms(catalogue.glossary.values()) | names
    for file, whole in _beside_sites(catalogue):
        for path, text in texts(whole):
            for remark in (*check_wording(text, around.glyphs), *check_french_beside_site(text, known)):
                yield Fault(file, path, remark.sentence, remark.suggestion, remark.severity)


def check_reading_ease(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """A whole flow, quiz or guide reads easily."""
    wholes: list[tuple[str, str, Flow | Quiz | Guide]] = [
        *((flow_file(flow.id), "ce parcours", flow) for flow in catalogue.flows.values()),
        *((quiz_file(quiz.id), "ce quiz", quiz) for quiz in catalogue.quizzes.values()),
        *((guide_file(guide.id), "ce guide", guide) for guide in catalogue.guides.values()),
    ]
    for file, name, whole in wholes:
        ease = reading_ease(prose(whole))
        if ease < LEAST_EASE:
            sentence = f"{name} est difficile à lire : {ease:.0f} points, il en faut {LEAST_EASE}."
            yield Fault(file, "", sentence, "Prenez des mots plus courts, et des phrases plus courtes.")


def prose(whole: Flow | Quiz | Guide) -> list[str]:
    """Its texts that are read as sentences."""
    return [text for path, text in texts(whole) if PROSE.search(path)]


def _shown(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """File, path and text of each that the kiosk itself shows."""
    for file, whole, place in _pieces(catalogue):
        for path, text in texts(whole, place):
            yield file, path, text
    for name, contact in catalogue.contacts.items():
        yield CONTACTS, f"contacts.{name}.telephone", contact.phone


def _beside_sites(catalogue: Catalogue) -> Iterator[tuple[str, Guide | PracticeSite]]:
    for guide in catalogue.guides.values():
        yield guide_file(guide.id), guide
    for name, site in catalogue.practice.items():
        yield practice_file(name), site


def _pieces(catalogue: Catalogue) -> Iterator[tuple[str, Struct, str]]:
    """Each piece of content with its file, and its place in there."""
    for flow in catalogue.flows.values():
        yield flow_file(flow.id), flow, ""
    for quiz in catalogue.quizzes.values():
        yield quiz_file(quiz.id), quiz, ""
    for topic in catalogue.topics:
        yield TOPICS, topic, f"themes.{topic.id}"
    for number in catalogue.emergency:
        yield EMERGENCY, number, f"numeros.{number.number}"
    for name, contact in catalogue.contacts.items():
        yield CONTACTS, contact, f"contacts.{name}"
    for term in catalogue.glossary.values():
        yield GLOSSARY, term, f"mots.{term.id}"
    if catalogue.orientation is not None:
        yield ORIENTATION, catalogue.orientation, ""
