"""What will be spoken, from the page and never from widgets."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kiosk.visit.pages import Card, Language, Option, Page


class Utterance(Struct, frozen=True):
    """One text of the page, said as one. `target` names it for whoever highlights its words.

    Targets: `title`, `sentence.0`, `card.0.title`, `card.0.name`, `card.0.text`, `option.<id>`, `option.<id>.hint`.
    `language`: another than the page's, for the names of languages. `private`: a visitor's own words.
    """

    target: str
    text: str
    language: str = ""
    private: bool = False


def narration(page: Page) -> tuple[Utterance, ...]:
    """Title, sentences, then each card and each button in order, as the eye meets them."""
    return (
        Utterance("title", page.title),
        *(Utterance(f"sentence.{rank}", sentence) for rank, sentence in enumerate(page.sentences)),
        *(spoken for rank, card in enumerate(page.cards) for spoken in _card(rank, card)),
        *(spoken for option in page.options for spoken in said_of(option)),
    )


def said_of(option: Option) -> tuple[Utterance, ...]:
    """A button's words, then its hint. A language is named in itself: a person waits for their own."""
    language = option.wish.code if isinstance(option.wish, Language) else ""
    words = (Utterance(f"option.{option.id}", option.text, language),)
    return (*words, Utterance(f"option.{option.id}.hint", option.hint)) if option.hint else words


def _card(rank: int, card: Card) -> Iterator[Utterance]:
    parts = {"title": card.title, "name": card.name, "text": card.text}
    return (Utterance(f"card.{rank}.{part}", text) for part, text in parts.items() if text)
