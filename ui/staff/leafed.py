"""A page of the staff's whose things stand on leaves: « Suite » goes on, *Retour* goes back through them first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.page import Page
from ui.layout import Leaf
from ui.theme.look import Look
from ui.widgets.big_button import BigButton, open_up


class LeafedPage(QWidget):
    """Shows one leaf of those that `_arrange` cuts for the size there is; its direct children are what stands there."""

    def __init__(self, page: Page, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = page
        self._look = look
        self._leaves: list[Leaf] = []
        self._shown = 0

    def _arrange(self) -> list[Leaf]:
        """What stands where, in pixels, on as many leaves as it takes."""
        raise NotImplementedError

    def targets(self) -> list[QWidget]:
        leaf = self._leaves[self._shown] if self._leaves else ()
        return [placed.item for placed in leaf if isinstance(placed.item, BigButton)]

    def turn_back(self) -> bool:
        """Show the leaf before this one; False when this is the first."""
        if self._shown == 0:
            return False
        self.turn_to(self._shown - 1)
        return True

    def turn_on(self) -> None:
        self.turn_to(self._shown + 1)

    def turn_to(self, number: int) -> None:
        self._shown = max(0, min(number, len(self._leaves) - 1))
        leaf = self._leaves[self._shown]
        shown = {id(placed.item) for placed in leaf}
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.setVisible(id(child) in shown)
        open_up((item, rect.width, rect.height) for item, rect in leaf if isinstance(item, BigButton))
        for item, rect in leaf:
            item.setGeometry(*rect)

    @property
    def leaf_shown(self) -> int:
        return self._shown

    def leaf_count(self) -> int:
        return len(self._leaves)

    def overflows(self) -> bool:
        return not self._leaves or any(
            rect.y + rect.height > self.height() for leaf in self._leaves for _, rect in leaf
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._leaves = self._arrange()
        self.turn_to(self._shown)
