"""The line over the page: what site this is, and a few commands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.visit.page import Beside
from ui.beside.lines import Labels
from ui.browser.site_mark import SiteMark
from ui.theme.look import Look
from ui.widgets import faces
from ui.widgets.big_button import BigButton

HIGH, LOW, GAP = 100, 64, 8  # units: the whole line, without commands, between two parts

BEFORE, UP, DOWN = "page-d-avant", "plus-haut", "plus-bas"


class Strip(QWidget):
    """`pressed` carries the name of a command. `offer` says which there are now."""

    pressed = Signal(str)

    def __init__(self, beside: Beside, labels: Labels, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.mark = SiteMark(beside, labels, look, self)
        self._buttons = {
            BEFORE: self._button(BEFORE, labels.before, "retour"),
            UP: self._button(UP, labels.up, "plus-haut"),
            DOWN: self._button(DOWN, labels.down, "plus-bas"),
        }
        self._offered: tuple[str, ...] = ()

    def targets(self) -> list[QWidget]:
        return [self._buttons[name] for name in self._offered]

    def offer(self, *names: str) -> None:
        if names != self._offered:
            self._offered = names
            self._arrange()

    def height_for(self, low: bool) -> int:
        """`low`: without commands."""
        return self._look.px(LOW if low else HIGH)

    def resizeEvent(self, _event: object) -> None:
        self._arrange()

    def _button(self, name: str, text: str, picture: str) -> BigButton:
        button = BigButton(text, faces.control(self._look.palette), self._look, self, picture=picture)
        button.setObjectName(name)
        button.bare = True
        button.clicked.connect(lambda: self.pressed.emit(name))
        return button

    def _arrange(self) -> None:
        """Commands at the end of the line; in a line that is read from the right, at its left."""
        look, x = self._look, self.width()
        for name, button in self._buttons.items():
            button.setVisible(name in self._offered)
        for name in reversed(self._offered):
            button = self._buttons[name]
            wide = button.snug_width()
            x -= wide
            button.setGeometry(self.width() - x - wide if look.rtl else x, 0, wide, self.height())
        wide = x - look.px(GAP) if self._offered else x
        self.mark.setGeometry(self.width() - wide if look.rtl else 0, 0, wide, self.height())
