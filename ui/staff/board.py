"""A page of panels to read: figures, notices, a countdown. What does not fit stands on further leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kiosk.visit.page import Page
from ui.layout import Gaps, Leaf, Rect, Row, grid, leaves, stacked
from ui.staff.leafed import LeafedPage
from ui.staff.panels import Panel
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import RING, BigButton
from ui.widgets.paragraph import Paragraph

MakePanel = Callable[[Look, QWidget], Panel]
Rows = Sequence[Sequence[MakePanel]]


class Board(LeafedPage):
    """Title and sentences, then rows of panels. Nothing on it is touched but « Suite »."""

    def __init__(self, page: Page, rows: Rows, look: Look, more: str, parent: QWidget) -> None:
        """`rows`: panels that stand beside each other where there is width. `more` is the word for « Suite »."""
        super().__init__(page, look, parent)
        self._words = [
            Paragraph(page.title, Role.TITLE, look, self),
            *(Paragraph(text, Role.BODY, look, self, look.palette.soft) for text in page.sentences),
        ]
        self._rows = [[make(look, self) for make in row] for row in rows]
        self._more = BigButton(more, faces.closing(look.palette), look, self, picture="suite")
        self._more.clicked.connect(self.turn_on)

    @property
    def panels(self) -> list[Panel]:
        return [panel for row in self._rows for panel in row]

    def _arrange(self) -> list[Leaf]:
        """On one leaf, roomy or else compact; else on several."""
        look, margin = self._look, self._look.px(56)
        for edge, words_gap, panels_gap in ((28, 16, 10), (12, 8, 2)):
            gaps = Gaps(look.px(words_gap), look.px(panels_gap), 0, look.px(RING))
            area = Rect(margin, look.px(edge), self.width() - 2 * margin, self.height() - 2 * look.px(edge))
            lines = [line for row in self._rows for line in self._lines(row, area, gaps)]
            if leaf := stacked(area, self._words, lines, gaps, 0):
                return [leaf]
        return leaves(area, self._words, lines, gaps, self._more)

    def _lines(self, row: Sequence[Panel], area: Rect, gaps: Gaps) -> list[Row]:
        """As many panels beside each other as there is width for, each on a leaf with « Suite » under it."""
        width = area.width + 2 * gaps.bleed
        height = area.height - self._more.height_for(area.width) - gaps.buttons
        for columns in range(len(row), 1, -1):
            cell = (width - (columns - 1) * gaps.buttons) // columns
            if all(panel.fits_in(cell) and panel.height_for(cell) <= height for panel in row):
                return grid(row, columns, grows=False)
        return grid(row, 1, grows=False)
