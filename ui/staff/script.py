"""What a person can say in place of the voice: the sentences of a flow, each one once, step by step."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from kiosk.content.schema import Flow, Quiz
from kiosk.content.texts import placeholders, texts
from kiosk.content.words import Words, unmarked
from kiosk.voice.recorded import file_name

NEVER_SAID = re.compile(r"^resume$")
"""Where texts stand that no page and no paper says. Of the sheet all is read: lines, hints, places, durations."""

STEP = re.compile(r"^etapes\.([^.]+)\.")
DURATION = re.compile(r"(^|\.)duree$")


class Part(Struct, frozen=True):
    """Sentences that are said in one place. `title` names the place to staff, in their language."""

    title: str
    sentences: tuple[str, ...]


def script(flow: Flow, shown: Flow, words: Words, quizzes: Iterable[tuple[str, Quiz]] = ()) -> tuple[Part, ...]:
    """Its title and its steps, then the sheet, what is played, and how long things take last. `shown`: the same flow in
    the language of staff. `quizzes`: those that it plays, each with its title in that language."""
    found: dict[str, list[str]] = {}
    for path, text in texts(flow):
        if not NEVER_SAID.search(path):
            found.setdefault(_place(path, shown, words), []).append(text)
    for title, quiz in quizzes:
        found.setdefault(title, []).extend(text for _, text in texts(quiz))
    last = words("Durées")
    return parted((title, found[title]) for title in sorted(found, key=lambda title: title == last))


def parted(places: Iterable[tuple[str, Iterable[str]]]) -> tuple[Part, ...]:
    """Each sentence where it is said first. What has a gap to fill is another sentence each time, and nobody can say
    it ahead; what stays in French is said in French."""
    known: set[str] = set()
    parts = []
    for title, said in places:
        new = {}
        for text in said:
            can_be_said = text.strip() and not placeholders(text) and unmarked(text) == text
            if can_be_said and (name := file_name(text)) not in known:
                new.setdefault(name, text)
        known.update(new)
        if new:
            parts.append(Part(title, tuple(new.values())))
    return tuple(parts)


def _place(path: str, shown: Flow, words: Words) -> str:
    if DURATION.search(path):
        return words("Durées")
    if path.startswith("fiche"):
        return words("Sur la fiche")
    step = STEP.match(path)
    return shown.steps[step[1] if step else shown.start].title
