"""From the files of one or several content folders to one catalogue in one language.

Nothing here runs when a kiosk starts on a current pack (`pack.py`): reading sources is for authors and for the first
start after a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.checks import check_catalogue
from kiosk.content.finding import check_sayings
from kiosk.content.glossary import hard_words
from kiosk.content.keys import read_keys
from kiosk.content.layout import (
    CONTACTS,
    EMERGENCY,
    GLOSSARY,
    LIST_KEYS,
    ORIENTATION,
    TOPICS,
    flow_file,
    guide_file,
    practice_file,
    quiz_file,
    stem,
)
from kiosk.content.phrases import check_phrases
from kiosk.content.schema import Catalogue, Contact, Flow, Keys
from kiosk.content.shelf import Shelf
from kiosk.content.steps import PracticeStep, QuizStep, SiteStep
from kiosk.content.surroundings import Surroundings
from kiosk.content.texts import filled, texts, with_texts
from kiosk.content.translations import Translations, read_translations
from kiosk.content.words import SOURCE_LANGUAGE, unmarked
from kiosk.reading import Fault, did_you_mean, quoted, sound

T = TypeVar("T", bound=Struct)

FACTS = {"nom": "name", "telephone": "phone", "prix": "price", "horaires": "hours", "site": "site"}
"""What a text may take from a contact: `{assurance-maladie.telephone}`."""


def read_catalogue(
    folders: Sequence[Path], language: str = "fr", around: Surroundings | None = None
) -> tuple[Catalogue | None, tuple[Fault, ...]]:
    """Everything the folders hold, and everything that is wrong in it.

    In later folders a flow, a topic, a contact, an emergency number or a term replaces the one of the same id. Texts
    are translated, then the facts they name (`{contact.field}`) are put in. With `around`, all checks are made too: on
    what the authors wrote, in any language, so that no translation takes a flow away. The catalogue is None when a
    fault is an error. Never raises.
    """
    shelf = Shelf(folders)
    glyphs = around.glyphs if around else None
    translations, doubtful = read_translations(folders, language, glyphs)
    keys, unfit = read_keys(folders, language, glyphs)
    written, found = _catalogue(shelf, Translations(), keys)
    written = replace(written, hard_words=hard_words(written))
    if around is not None:
        around = replace(around, unread=frozenset(shelf.unread))
        found += check_catalogue(written, around)
        found += check_sayings(shelf.sayings, written, around)
        found += check_phrases(folders, written, around) if around.for_authors else ()
        found += _translation_faults(shelf, around.languages, glyphs) if around.languages is not None else ()
    faults = (*shelf.faults, *doubtful, *unfit, *shelf.located(found))
    ordered = tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.file, fault.line or 0, fault.path)))
    if not sound(ordered):
        return None, ordered
    if translations == Translations():
        return written, ordered
    return replace(_catalogue(shelf, translations, keys)[0], hard_words=written.hard_words), ordered


def source_texts(folders: Sequence[Path]) -> dict[str, list[tuple[str, str]]]:
    """Context and French of each text to translate, by the name of the file that holds it, as its author wrote it."""
    return _sources(Shelf(folders))


def _catalogue(shelf: Shelf, translations: Translations, keys: Keys) -> tuple[Catalogue, list[Fault]]:
    """All that the folders hold, in the language of `translations`, and the facts that are missing there."""
    translated = _Translated(translations, shelf.contacts, known=CONTACTS not in shelf.unread)
    catalogue = Catalogue(
        language=translations.language,
        topics=tuple(translated(topic, TOPICS, f"themes.{topic.id}") for topic in shelf.topics.values()),
        flows={flow.id: translated(flow, flow_file(flow.id)) for flow in shelf.flows.values()},
        quizzes={quiz.id: translated(quiz, quiz_file(quiz.id)) for quiz in shelf.quizzes.values()},
        guides={guide.id: translated(guide, guide_file(guide.id)) for guide in shelf.guides.values()},
        practice={name: translated(site, practice_file(name)) for name, site in shelf.practice.items()},
        contacts=translated.contacts,
        emergency=tuple(translated(number, EMERGENCY, f"numeros.{number.number}") for number in shelf.numbers.values()),
        sites=shelf.sites,
        interface=translations.interface,
        plurals=translations.plurals,
        proofreading=translations.proofreading,
        keys=keys,
        glossary={name: translated(term, GLOSSARY, f"mots.{name}") for name, term in shelf.terms.items()},
        orientation=translated(shelf.orientation, ORIENTATION) if shelf.orientation else None,
    )
    return catalogue, translated.faults


def _translation_faults(shelf: Shelf, languages: Iterable[str], glyphs: frozenset[str] | None) -> Iterator[Fault]:
    """What is wrong in the PO files of these languages, and what is missing there."""
    from kiosk.content.completeness import check_claims, check_names, check_shared
    from kiosk.content.interface import interface_file, sentences_of  # Babel's extraction is for authors only

    offered = {}
    for code in languages:
        offered[code], doubtful = read_translations(shelf.folders, code, glyphs)
        yield from doubtful
    sources = _sources(shelf)
    shared = {stem(file): sources[stem(file)] for file in (TOPICS, CONTACTS, EMERGENCY)}
    claimed = {flow.id: [*sources[flow.id], *_played(flow, sources)] for flow in shelf.flows.values()}
    words = [file for folder in shelf.folders if (file := interface_file(folder, SOURCE_LANGUAGE)).is_file()]
    yield from check_claims(shelf.flows.values(), claimed, offered)
    yield from check_shared(shared, {sentence for file in words for sentence in sentences_of(file)}, offered)
    yield from check_names(offered)


def _sources(shelf: Shelf) -> dict[str, list[tuple[str, str]]]:
    found = {flow.id: list(_in_context(flow.id, flow)) for flow in shelf.flows.values()}
    for quiz in shelf.quizzes.values():
        found[stem(quiz_file(quiz.id))] = list(_in_context(stem(quiz_file(quiz.id)), quiz))
    for guide in shelf.guides.values():
        found[stem(guide_file(guide.id))] = list(_in_context(stem(guide_file(guide.id)), guide))
    for name, site in shelf.practice.items():
        found[stem(practice_file(name))] = list(_in_context(stem(practice_file(name)), site))
    shared = {TOPICS: shelf.topics, CONTACTS: shelf.contacts, EMERGENCY: shelf.numbers, GLOSSARY: shelf.terms}
    for file, items in shared.items():
        found[stem(file)] = [
            text for name, item in items.items() for text in _in_context(stem(file), item, f"{LIST_KEYS[file]}.{name}")
        ]
    if shelf.orientation:
        found[stem(ORIENTATION)] = list(_in_context(stem(ORIENTATION), shelf.orientation))
    return found


def _played(flow: Flow, sources: Mapping[str, list[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """What the quizzes and the guides of a flow say: it is whole with them only."""
    files = [quiz_file(step.quiz) for step in flow.steps.values() if isinstance(step, QuizStep)]
    files += [guide_file(step.guide) for step in flow.steps.values() if isinstance(step, PracticeStep | SiteStep)]
    for file in dict.fromkeys(files):
        yield from sources.get(stem(file), ())


def _in_context(name: str, value: Struct, path: str = "") -> Iterator[tuple[str, str]]:
    return ((f"{name}.{where}", text) for where, text in texts(value, path))


class _Translated:
    """Texts in the catalogue's language, with the facts that they name put in."""

    def __init__(self, translations: Translations, contacts: Mapping[str, Contact], known: bool) -> None:
        self.faults: list[Fault] = []
        self.contacts: dict[str, Contact] = {}
        self._translations = translations
        self._known = known
        for name, contact in contacts.items():
            path = f"contacts.{name}"
            self.contacts[name] = with_texts(
                contact, lambda where, text: translations.of(f"contacts.{where}", text), path
            )

    def __call__(self, value: T, file: str, path: str = "") -> T:
        """`value`, whose texts stand in `file` under `path`."""

        inside = stem(file)

        def shown(where: str, french: str) -> str:
            text = self._translations.of(f"{inside}.{where}", french)
            return filled(text, lambda name: self._fact(name, file, where))

        return with_texts(value, shown, path)

    def _fact(self, name: str, file: str, path: str) -> str | None:
        contact, _, key = name.rpartition(".")
        if contact in self.contacts and key in FACTS:
            if fact := unmarked(getattr(self.contacts[contact], FACTS[key])):
                return fact
            self.faults.append(Fault(file, path, f"le contact {quoted(contact)} n’a rien dans {quoted(key)}."))
        elif self._known:
            possible = [f"{contact}.{key}" for contact in self.contacts for key in FACTS]
            sentence = f"{quoted(f'{{{name}}}')} ne désigne rien."
            self.faults.append(Fault(file, path, sentence, did_you_mean(name, possible)))
        return None
