"""What will be spoken, from the page and never from widgets."""

from __future__ import annotations

from msgspec import Struct

from kiosk.visit.pages import Page

STOPS = ".!?…:;"


class Utterance(Struct, frozen=True):
    """One thing to say. `target` names what is highlighted: `title`, `sentence.0`, `card.0`, or an option's id."""

    target: str
    text: str


def narration(page: Page) -> tuple[Utterance, ...]:
    """Title, sentences, then each button in order, as the eye meets them."""
    words = [Utterance("title", page.title)]
    words += [Utterance(f"sentence.{i}", sentence) for i, sentence in enumerate(page.sentences)]
    words += [Utterance(f"card.{i}", _said(card.title, card.name, card.text)) for i, card in enumerate(page.cards)]
    words += [Utterance(f"option.{option.id}", _said(option.text, option.hint)) for option in page.options]
    return tuple(words)


def _said(*texts: str) -> str:
    """One after the other, with a stop between them where they bring none of their own."""
    *before, last = filter(None, texts)
    return " ".join([*(text if text[-1] in STOPS else f"{text}." for text in before), last])
