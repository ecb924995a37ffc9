"""What stands beside the page while somebody writes: what to write, and what ends the writing, always in sight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.page import Page
from ui.layout import Air, Gaps, Leaf, Rect, Row, column, mirrored, side_by_side, stacked
from ui.screens.parts import CLOSE, TIGHT, Highlight, voiced_button
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import RING, BigButton
from ui.widgets.paragraph import Paragraph

TYPED = "c-est-bon"
WAYS = ((Role.TITLE, True), (Role.TITLE, False), (Role.BUTTON, False), (Role.CONTROL, False), (Role.NOTICE, False))
"""Type of the gesture, and whether its tip stands under it: the first that has room. In none of them, very large text
leaves room for « C’est bon » alone; then « Écouter » says what to write."""

NEAR = 4  # units above and below, where there is little room
MIDDLE = Air(above=0.5)


class WritingPanel(QWidget):
    """One leaf, whatever room it has. `chosen` carries `TYPED`."""

    chosen = Signal(str)

    def __init__(self, page: Page, words: str, look: Look, parent: QWidget) -> None:
        """`words`: « C’est bon »."""
        super().__init__(parent)
        self._look = look
        self._title = Paragraph(page.title, Role.TITLE, look, self)
        self._sentences = [Paragraph(text, Role.BODY, look, self) for text in page.sentences]
        self._good = BigButton(words, faces.closing(look.palette), look, self, picture="coche")
        self._good.setObjectName(TYPED)
        self._good.clicked.connect(lambda: self.chosen.emit(TYPED))
        self._leaf: Leaf = ()

    leaf_shown = 0

    def targets(self) -> list[QWidget]:
        return [self._good]

    def voiced(self) -> dict[str, Highlight]:
        texts = {"title": self._title} | {f"sentence.{rank}": one for rank, one in enumerate(self._sentences)}
        shown = {name: text.highlight for name, text in texts.items() if not text.isHidden()}
        return shown | {name: highlight for _, name, highlight in voiced_button(self._good, TYPED)}

    def turn_back(self) -> bool:
        return False

    def leaf_count(self) -> int:
        return 1

    def turn_to(self, leaf: int) -> None:
        """There is one only."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        leaf = self._arrange()
        self._leaf = mirrored(leaf, self.width()) if self._look.rtl else leaf
        shown = {id(item) for item, _ in self._leaf}
        for text in (self._title, *self._sentences):
            text.setVisible(id(text) in shown)
        for item, rect in self._leaf:
            item.setGeometry(*rect)

    def least(self, width: int) -> int:
        """Pixels that it has to have in height, its words above the button."""
        look = self._look
        self._prepare(*WAYS[-1])
        inside = width - 2 * look.px(CLOSE)
        below = self._good.height_for(inside + 2 * look.px(RING))
        return self._title.height_for(inside) + below + look.px(2 * TIGHT) + 2 * look.px(NEAR) + 2

    def _arrange(self) -> Leaf:
        look, low = self._look, self.height() < self.width() / 2
        gaps, row = Gaps(look.px(TIGHT), look.px(TIGHT), look.px(40), look.px(RING)), Row([self._good], 1, grows=False)
        for way in WAYS:
            words, edge = self._prepare(*way)
            area = Rect(look.px(CLOSE), edge, self.width() - 2 * look.px(CLOSE), self.height() - 2 * edge)
            leaf = side_by_side(area, words, [row], gaps, share=0.6) if low else None
            if leaf := leaf or stacked(area, words, [row], gaps, 0, air=MIDDLE):
                break
        return (
            leaf or stacked(area, [], [row], gaps, 0, air=MIDDLE) or column([self._good], area.x, 0, area.width, 0)[0]
        )

    def _prepare(self, role: Role, whole: bool) -> tuple[list[Paragraph], int]:
        """The words of one of the `WAYS`, and the pixels that are kept free above and below."""
        self._title.set_type(role)
        self._good.compact = role is not Role.TITLE
        words = [self._title, *(self._sentences if whole else ())]
        return words, self._look.px(NEAR if self._good.compact else 20)
