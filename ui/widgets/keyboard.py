"""Our own on-screen keyboard: large keys in alphabetical order, nothing repeats, nothing is hidden behind a key.

Alphabetical because a person who never typed looks for letters in the order of the alphabet.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.layout import Gaps, Leaf, Placed, Rect, grid, mirrored, stacked
from ui.theme.look import Look
from ui.widgets import faces
from ui.widgets.big_button import BigButton

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÇÉÈËÎÏÑÔ-’"
LEAST_KEY, MOST_COLUMNS = 100, 12
FREE = 6
"""Cells that the two long keys need together."""


class Keyboard(QWidget):
    """Emits each character typed, and `erased` for the last one."""

    typed = Signal(str)
    erased = Signal()

    def __init__(self, look: Look, space: str, erase: str, parent: QWidget, keys: Sequence[str] = LETTERS) -> None:
        """`space` and `erase` name those two keys in the person's language."""
        super().__init__(parent)
        self._look = look
        face = faces.key(look.palette)
        self._keys = [BigButton(key, face, look, self) for key in keys]
        for button, key in zip(self._keys, keys, strict=True):
            button.setObjectName(key)
            button.clicked.connect(lambda _=False, key=key: self.typed.emit(key))
        self._space = BigButton(space, face, look, self, picture="espace")
        self._space.clicked.connect(lambda: self.typed.emit(" "))
        self._erase = BigButton(erase, face, look, self, picture="effacer")
        self._erase.clicked.connect(self.erased)

    def targets(self) -> list[QWidget]:
        return [*self._keys, self._space, self._erase]

    def height_for(self, width: int) -> int:
        leaf = self._arrange(width, 0)
        return max(rect.y + rect.height for _, rect in leaf)

    def fits_in(self, width: int) -> bool:
        return True

    def overflows(self) -> bool:
        return self.height_for(self.width()) > self.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        leaf = self._arrange(self.width(), self.height())
        for item, rect in mirrored(leaf, self.width()) if self._look.rtl else leaf:
            item.setGeometry(*rect)

    def _arrange(self, width: int, height: int) -> Leaf:
        """As few rows as wide enough keys allow; the two long keys end the last one, or have a row of their own."""
        gap, count = self._look.px(6), len(self._keys)
        most = max(1, min(MOST_COLUMNS, (width + gap) // (self._look.px(LEAST_KEY) + gap)))
        columns = min(range(1, most + 1), key=lambda each: (-(-count // each) + (_free(count, each) < FREE), each))
        rows = grid(self._keys, columns)
        shared = _free(count, columns) >= FREE
        if not shared:
            rows += grid([self._space, self._erase], 2)
        area = Rect(0, 0, width, height or 10**6)
        leaf = stacked(area, [], rows, Gaps(0, gap, 0), self._look.px(150) if height else 0) or ()
        return (*leaf, *self._after(leaf[-1].rect, width, gap)) if shared and leaf else leaf

    def _after(self, last: Rect, width: int, gap: int) -> Leaf:
        """The two long keys, equally wide, beside the last letter."""
        x = last.x + last.width + gap
        wide = (width - x - gap) // 2
        return tuple(
            Placed(key, Rect(x + rank * (wide + gap), last.y, wide, last.height))
            for rank, key in enumerate((self._space, self._erase))
        )


def _free(count: int, columns: int) -> int:
    """Cells left in the last row."""
    return -count % columns
