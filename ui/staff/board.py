"""A page of panels to read: figures, notices, a countdown. What does not fit stands on further leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.pages import Page
from ui.layout import Gaps, Leaf, Rect, Row, grid, leaves, stacked
from ui.staff.panels import Panel
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import RING, BigButton
from ui.widgets.paragraph import Paragraph

MakePanel = Callable[[Look, QWidget], Panel]
Rows = Sequence[Sequence[MakePanel]]


class Board(QWidget):
    """Title and sentences, then rows of panels. Nothing on it is touched but « Suite »."""

    def __init__(self, page: Page, rows: Rows, look: Look, more: str, parent: QWidget) -> None:
        """`rows`: panels that stand beside each other where there is width. `more` is the word for « Suite »."""
        super().__init__(parent)
        self.page = page
        self._look = look
        self._words = [
            Paragraph(page.title, Role.TITLE, look, self),
            *(Paragraph(text, Role.BODY, look, self, look.palette.soft) for text in page.sentences),
        ]
        self._rows = [[make(look, self) for make in row] for row in rows]
        self._more = BigButton(more, faces.closing(look.palette), look, self, picture="suite")
        self._more.clicked.connect(lambda: self.turn_to(self._shown + 1))
        self._leaves: list[Leaf] = []
        self._shown = 0

    @property
    def panels(self) -> list[Panel]:
        return [panel for row in self._rows for panel in row]

    @property
    def leaf_shown(self) -> int:
        return self._shown

    def targets(self) -> list[QWidget]:
        leaf = self._leaves[self._shown] if self._leaves else ()
        return [placed.item for placed in leaf if isinstance(placed.item, BigButton)]

    def turn_back(self) -> bool:
        if self._shown == 0:
            return False
        self.turn_to(self._shown - 1)
        return True

    def turn_to(self, number: int) -> None:
        self._shown = max(0, min(number, len(self._leaves) - 1))
        leaf = self._leaves[self._shown]
        shown = {id(placed.item) for placed in leaf}
        for widget in (*self._words, *self.panels, self._more):
            widget.setVisible(id(widget) in shown)
        for item, rect in leaf:
            item.setGeometry(*rect)

    def leaf_count(self) -> int:
        return len(self._leaves)

    def overflows(self) -> bool:
        return not self._leaves or any(
            rect.y + rect.height > self.height() for leaf in self._leaves for _, rect in leaf
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._leaves = self._arrange()
        self.turn_to(self._shown)

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
