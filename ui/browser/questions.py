"""What a site says or asks by a window of its own: here it stands beside the page, in ours, and holds nothing up.

Nobody can be waited for inside the engine. So a question is answered no at once, and put to the person; who says yes is
asked to touch the site's button again, and then the answer is yes.
"""

from __future__ import annotations

import re
from enum import Enum
from textwrap import wrap
from typing import NamedTuple

from msgspec.structs import replace

from kiosk.content.words import SOURCE_LANGUAGE
from kiosk.visit.narration import Utterance, narration
from kiosk.visit.page import Done, Option, Page, Weight
from ui.beside.lines import Labels

LONGEST, PIECE = 300, 60
"""Signs of what is shown of it, the rest is cut; and of what has to stand on one leaf."""

MOST = 3
"""That wait for an answer; there is no room for more."""

YES, NO, UNDERSTOOD = "oui", "non", "compris"


class Phase(Enum):
    """`SAID`: to be read. `ASKED`: for yes or no. `AGREED`: yes was said, and the button waits for its second touch."""

    SAID = 0
    ASKED = 1
    AGREED = 2


class Question(NamedTuple):
    text: str
    phase: Phase


class Questions:
    """Of one site, one after the other."""

    def __init__(self) -> None:
        self._waiting: list[Question] = []

    @property
    def first(self) -> Question | None:
        return self._waiting[0] if self._waiting else None

    def add(self, question: Question) -> bool:
        """Whether there was room for it; none is there twice."""
        if question not in self._waiting and len(self._waiting) < MOST:
            self._waiting.append(question)
        return question in self._waiting

    def answer(self, answer: str) -> str | None:
        """The text that somebody has said yes to."""
        if not self._waiting:
            return None
        question = self._waiting.pop(0)
        if answer != YES:
            return None
        self._waiting.insert(0, question._replace(phase=Phase.AGREED))
        return question.text

    def forget(self, *phases: Phase) -> bool:
        """Those of these kinds; whether there were any."""
        kept = [question for question in self._waiting if question.phase not in phases]
        gone, self._waiting = len(kept) < len(self._waiting), kept
        return gone


def page_of(question: Question, labels: Labels) -> Page:
    """What stands in place of the guide until it is answered."""
    said = _pieces(question.text)
    understood = Option(id=UNDERSTOOD, text=labels.understood, picture="coche", wish=Done(), weight=Weight.MAIN)
    match question.phase:
        case Phase.SAID:
            return Page(name="", title=labels.says, sentences=said, options=(understood,))
        case Phase.AGREED:
            return Page(name="", title=labels.again, options=(understood,))
    answers = ((YES, labels.yes, "coche"), (NO, labels.no, "fermer"))
    return Page(
        name="",
        title=labels.asks,
        sentences=said,
        options=tuple(Option(id=name, text=text, picture=picture, wish=Done()) for name, text, picture in answers),
    )


def _pieces(text: str) -> tuple[str, ...]:
    """Its sentences, a long one in several."""
    whole = " ".join(text.split())[:LONGEST]
    return tuple(piece for sentence in re.split(r"(?<=[.!?…]) ", whole) for piece in wrap(sentence, PIECE))


def aloud(question: Question, labels: Labels) -> tuple[Utterance, ...]:
    """What is said of it: the site's own words in French, and no file keeps them."""
    page = page_of(question, labels)
    theirs = set(page.sentences)
    own, site = Utterance("", ""), Utterance("", "", SOURCE_LANGUAGE, private=True)
    return tuple(replace(site if one.text in theirs else own, text=one.text) for one in narration(page))
