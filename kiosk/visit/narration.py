"""What will be spoken, from the page and never from widgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from kiosk.content.words import SOURCE_LANGUAGE, unmarked
from kiosk.visit.page import Card, Language, Option, Page, Slip
from kiosk.visit.sheet import JOINT, Line, Sheet


class Utterance(Struct, frozen=True):
    """One text of the page, said as one. `target` names it for whoever highlights its words.

    Targets: `stars`, `title`, `sentence.0`, `slip.title`, `slip.0`, `card.0.title`, `card.0.name`, `card.0.text`,
    `option.<id>`, `option.<id>.hint`, `paper.0`.
    `language`: another than the page's, for the names of languages. `private`: a visitor's own words.
    """

    target: str
    text: str
    language: str = ""
    private: bool = False

    def heard(self, language: str) -> tuple[str, str]:
        """What is said on a page in `language`, and in which: a sentence that stays in French is heard in French, and
        its mark is not heard. The words keep the places they have in `text`."""
        said = unmarked(self.text)
        return (said, SOURCE_LANGUAGE) if said != self.text else (said, self.language or language)


def narration(page: Page) -> tuple[Utterance, ...]:
    """Stars, title, sentences, slip, then each card and each button in order, as the eye meets them."""
    return (
        *((Utterance("stars", page.stars.text),) if page.stars else ()),
        Utterance("title", page.title, private=page.private),
        *(Utterance(f"sentence.{rank}", sentence) for rank, sentence in enumerate(page.sentences)),
        *(_slip(page.slip) if page.slip else ()),
        *(spoken for rank, card in enumerate(page.cards) for spoken in _card(rank, card)),
        *(spoken for option in page.options for spoken in said_of(option)),
    )


def said_of(option: Option) -> tuple[Utterance, ...]:
    """A button's words, then its hint. A language is named in itself: a person waits for their own."""
    language = option.wish.code if isinstance(option.wish, Language) else ""
    words = (Utterance(f"option.{option.id}", option.text, language),)
    return (*words, Utterance(f"option.{option.id}.hint", option.hint)) if option.hint else words


def _slip(slip: Slip) -> Iterator[Utterance]:
    if slip.title:
        yield Utterance("slip.title", slip.title)
    yield from (Utterance(f"slip.{rank}", line) for rank, line in enumerate(slip.lines))


def _card(rank: int, card: Card) -> Iterator[Utterance]:
    parts = {"title": card.title, "name": card.name, "text": card.text}
    return (Utterance(f"card.{rank}.{part}", text) for part, text in parts.items() if text)


def sheet_narration(sheet: Sheet, with_notes: bool = False) -> tuple[Utterance, ...]:
    """The words of the paper, from its head to its foot, each as it is written there: `paper.0`, `paper.1`…

    What stands there in French for whoever helps is not read. A text without a translation is read in French.
    Titles of procedures are said one by one: each is a text of the catalogue, that a person may have recorded.
    `with_notes`: whether there was room on it for lines to write on.
    """
    words = sheet.headings
    texts = (
        sheet.venue,
        sheet.date,
        sheet.title,
        words.for_whom,
        *sheet.subtitle.split(JOINT),
        *((words.done, *_lines(sheet.done)) if sheet.done else ()),
        *((words.steps,) if sheet.done and sheet.steps else ()),
        *_steps(sheet.steps),
        *((words.bring, *_lines(sheet.bring)) if sheet.bring else ()),
        *((words.help, *_help(sheet)) if sheet.help or sheet.codes else ()),
        *((words.words, *_lines(sheet.words)) if sheet.words else ()),
        words.notes if with_notes else "",
        words.kept_nothing,
        words.made_with,
    )
    said = (text for text in texts if text.strip())
    return tuple(
        Utterance(f"paper.{rank}", text, SOURCE_LANGUAGE if text in sheet.untranslated else "", text == words.for_whom)
        for rank, text in enumerate(said)
    )


def _lines(lines: Iterable[Line]) -> Iterator[str]:
    return (text for line in lines for text in (line.text, line.hint, line.duration, line.where))


def _steps(steps: Sequence[Line]) -> Iterator[str]:
    """Where several procedures have steps, each has its title above its own."""
    flows = [list(own) for _, own in groupby(steps, key=lambda line: line.flow)]
    for own in flows:
        if len(flows) > 1:
            yield own[0].flow
        yield from _lines(own)


def _help(sheet: Sheet) -> Iterator[str]:
    """Of a QR code only the address that a person can type: beside its service, or after them all."""
    beside = {code.key: code.label for code in sheet.codes}
    for item in sheet.help:
        yield from (item.name, item.phone, beside.pop(item.key, ""), *item.details)
    yield from beside.values()
