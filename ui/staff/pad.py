"""A number pad, and the dots that count what was typed without showing it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.staff.pins import LONGEST
from ui.layout import Gaps, Leaf, Rect, grid, stacked
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import BigButton

DIGITS = "1234567890"
DOT, DOT_GAP = 34, 16


class NumberPad(QWidget):
    """Emits each digit typed, and `erased` for the last one. Keys stand as on a telephone."""

    typed = Signal(str)
    erased = Signal()

    def __init__(self, look: Look, erase: str, parent: QWidget) -> None:
        """`erase` names that key."""
        super().__init__(parent)
        self._look = look
        face = faces.key(look.palette)
        self._digits = {digit: BigButton(digit, face, look, self) for digit in DIGITS}
        for digit, button in self._digits.items():
            button.clicked.connect(lambda _=False, digit=digit: self.typed.emit(digit))
        self._erase = BigButton(erase, replace(face, role=Role.CONTROL), look, self)
        self._erase.clicked.connect(self.erased)

    def targets(self) -> list[QWidget]:
        *first, zero = self._digits.values()
        return [*first, self._erase, zero]

    def height_for(self, width: int) -> int:
        leaf = self._arrange(width, 0)
        return max(rect.y + rect.height for _, rect in leaf)

    def fits_in(self, width: int) -> bool:
        return all(item.fits_in(rect.width) for item, rect in self._arrange(width, 0))

    def overflows(self) -> bool:
        return not self.fits_in(self.width()) or self.height_for(self.width()) > self.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        for item, rect in self._arrange(self.width(), self.height()):
            item.setGeometry(*rect)

    def _arrange(self, width: int, height: int) -> Leaf:
        """In a `height` of 0 keys are as high as they are asked to be: half as high as wide."""
        gap = self._look.px(6)
        gaps = Gaps(0, gap, 0)
        rows = grid(self.targets(), 3)
        if height:
            return stacked(Rect(0, 0, width, height), [], rows, gaps, height) or ()
        key = (width - 2 * gap) // 6
        least = max(item.height_for(width // 3) for item in self.targets())
        wanted = len(rows) * max(key, least) + (len(rows) - 1) * gap
        return stacked(Rect(0, 0, width, wanted), [], rows, gaps, wanted) or ()


class Dots(QWidget):
    """One disc for each digit typed, among as many rings as there may be digits."""

    def __init__(self, label: str, look: Look, parent: QWidget) -> None:
        """`label` says what is counted, with `{n}` for the count."""
        super().__init__(parent)
        self._label = label
        self._look = look
        self.count(0)

    def count(self, typed: int) -> None:
        self._typed = typed
        self.setAccessibleName(self._label.format(n=typed))
        self.update()

    def height_for(self, width: int) -> int:
        return self._look.px(DOT + 56)

    def fits_in(self, width: int) -> bool:
        return width >= self._look.px(LONGEST * DOT + (LONGEST - 1) * DOT_GAP)

    def overflows(self) -> bool:
        return not self.fits_in(self.width()) or self.height_for(self.width()) > self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, step, line = look.px(DOT), look.px(DOT + DOT_GAP), max(1.0, 3 * look.u)
        for i in range(LONGEST):
            filled = i < self._typed
            painter.setPen(QPen(QColor(palette.action if filled else palette.edge), line))
            painter.setBrush(QColor(palette.action if filled else palette.surface))
            disc = QRectF(i * step, (self.height() - size) / 2, size, size)
            painter.drawEllipse(disc.adjusted(line / 2, line / 2, -line / 2, -line / 2))
        painter.end()
