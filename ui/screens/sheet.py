"""The sheet exactly as it will print, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.narration import Utterance
from kiosk.visit.page import Page
from ui.layout import Rect
from ui.screens.guidance import GuidanceScreen
from ui.screens.parts import Highlight, voiced_button
from ui.screens.spoken_line import SpokenLine
from ui.theme.look import Look, Span
from ui.widgets import faces
from ui.widgets.big_button import BigButton
from ui.widgets.paper import Paper

A4 = 297 / 210
NEXT_PAGE = "page-suivante"


class SheetScreen(QWidget):
    """Paper on one side, choices on the other; under each other in a portrait window."""

    chosen = Signal(str)
    turned = Signal()
    grew = Signal()

    def __init__(self, page: Page, look: Look, words: tuple[str, str, str], parent: QWidget) -> None:
        """`words`: « Votre fiche se prépare… », « Suite », « Page suivante »."""
        super().__init__(parent)
        self.page = page
        self._look = look
        waiting, more, next_page = words
        self._paper = Paper(waiting, look, self)
        self._turn = BigButton(next_page, faces.control(look.palette), look, self, picture="suivant")
        self._turn.setObjectName(NEXT_PAGE)
        self._turn.clicked.connect(self._next_page)
        self._turn.hide()
        self._choices = GuidanceScreen(page, look, more, self)
        self._choices.chosen.connect(self.chosen)
        self._choices.turned.connect(self.turned)
        self._images: Sequence[QImage] = ()
        self._lines: Sequence[SpokenLine] = ()
        self._at = 0
        self._heard = (0, 0, 0)

    def show_paper(self, images: Sequence[QImage], lines: Sequence[SpokenLine]) -> None:
        """The pages of the sheet, and what is said of them: also what a screen reader is told."""
        self._images, self._lines = images, lines
        self._turn.setVisible(len(images) > 1)
        if images:
            self._show_page(0)
        self._arrange()
        self.grew.emit()

    def paper_width(self) -> int:
        """Pixels the preview is drawn at."""
        return max(200, self._paper.width())

    def targets(self) -> list[QWidget]:
        turn = [self._turn] if self._turn.isVisibleTo(self) else []
        return [*self._choices.targets(), *turn]

    def voiced(self) -> dict[str, Highlight]:
        """The paper after the page's own words, before its buttons; once, with the first leaf of them."""
        beside = self._choices.voiced()
        paper = self._lines if self.leaf_shown == 0 else ()
        turn = voiced_button(self._turn, NEXT_PAGE) if self._turn.isVisibleTo(self) else ()
        return {
            **{target: highlight for target, highlight in beside.items() if not target.startswith("option.")},
            **{line.said.target: partial(self._highlight, rank) for rank, line in enumerate(paper)},
            **beside,
            **{target: highlight for _, target, highlight in turn},
        }

    def own_words(self) -> tuple[Utterance, ...]:
        turn = Utterance(f"option.{NEXT_PAGE}", self._turn.words)
        return (*(line.said for line in self._lines), *self._choices.own_words(), turn)

    def turn_back(self) -> bool:
        return self._choices.turn_back()

    @property
    def leaf_shown(self) -> int:
        return self._choices.leaf_shown

    def leaf_count(self) -> int:
        return self._choices.leaf_count()

    def turn_to(self, number: int) -> None:
        self._choices.turn_to(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        look, width, height = self._look, self.width(), self.height()
        margin = look.px(56)
        turn = self._turn.height_for(look.px(420)) if self._turn.isVisibleTo(self) else 0
        wide = width > height * 1.1
        high = height - 2 * look.px(26) - turn if wide else round(height * 0.56) - turn
        across = min(round(high / A4), width // 2 - margin if wide else width - 2 * margin)
        high = round(across * A4)
        column = max(across, self._turn.snug_width() if turn else 0)
        x = margin + (column - across) // 2 if wide else (width - across) // 2
        y = (height - high - turn) // 2 if wide else look.px(20)
        paper = Rect(x, y, across, high)
        choices = (
            Rect(margin + column, 0, width - margin - column, height)
            if wide
            else Rect(0, y + high + turn, width, height - y - high - turn)
        )
        for widget, rect in ((self._paper, paper), (self._choices, choices)):
            left = width - rect.x - rect.width if look.rtl else rect.x
            widget.setGeometry(left, rect.y, rect.width, rect.height)
        if turn:
            middle = self._paper.x() + across // 2
            self._turn.setGeometry(middle - column // 2, self._paper.y() + high, column, turn)

    def _next_page(self) -> None:
        self._show_page((self._at + 1) % len(self._images))

    def _show_page(self, number: int) -> None:
        self._at = number
        self._paper.show_image(self._images[number], "\n".join(line.said.text for line in self._lines))
        self._turn.mark = f"{number + 1} / {len(self._images)}"

    def _highlight(self, rank: int, span: Span | None) -> None:
        """The paper turns with the voice where that goes on to another page, or begins again; whoever turns it in
        between is left to look."""
        found = self._lines[rank].at(span) if span else None
        if span is None or found is None:
            return self._paper.highlight(None)
        page, places = found
        before, self._heard = self._heard, (rank, span[0], page)
        if page != self._at and (page != before[2] or (rank, span[0]) <= before[:2]):
            self._show_page(page)
        return self._paper.highlight(places if page == self._at else None)
