"""A text of the paper as it is said, and where each of its words stands on the paper's picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from kiosk.visit.narration import Utterance
from ui.theme.look import Span


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """`text[start:end]` on a page (from 0). `places`, in parts of the page: two for a word broken over two lines."""

    start: int
    end: int
    page: int
    places: tuple[QRectF, ...]


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """`words` is empty where the text was not found on the paper: it is said without a highlight."""

    said: Utterance
    words: tuple[PlacedWord, ...] = ()

    def at(self, span: Span) -> tuple[int, tuple[QRectF, ...]] | None:
        """Page and places of what is said as one: a number is several words, highlighted in one stroke."""
        words = [word for word in self.words if word.start < span[1] and span[0] < word.end]
        if not words:
            return None
        page = words[0].page
        strokes: list[QRectF] = []
        for place in (place for word in words if word.page == page for place in word.places):
            if strokes and strokes[-1].top() == place.top() and _apart(strokes[-1], place) < place.height() / 2:
                strokes[-1] = strokes[-1].united(place)
            else:
                strokes.append(place)
        return page, tuple(strokes)


def _apart(one: QRectF, other: QRectF) -> float:
    """White between two places of a line, in parts of the page. In a line that mixes directions, words that follow each
    other may stand at its two ends."""
    return max(one.left(), other.left()) - min(one.right(), other.right())
