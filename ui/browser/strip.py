"""The line over the page: what site this is, in a large address that can be read and not typed, and a few commands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.page import Beside
from ui.beside.lines import Labels
from ui.layout import Rect
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import BigButton
from ui.widgets.typeset import TextBlock, text_block

HIGH, PAD, GAP, SIGN = 100, 24, 8, 44  # units: the whole line, around the words, between two parts, its pictogram

BEFORE, UP, DOWN = "page-d-avant", "plus-haut", "plus-bas"


class Strip(QWidget):
    """`pressed` carries the name of a command. `offer` says which there are now."""

    pressed = Signal(str)

    def __init__(self, beside: Beside, labels: Labels, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._labels = look, labels
        self._true = beside.rules is not None
        self._name = beside.name
        self._host = ""
        self._buttons = {
            BEFORE: self._button(BEFORE, labels.before, "retour"),
            UP: self._button(UP, labels.up, "plus-haut"),
            DOWN: self._button(DOWN, labels.down, "plus-bas"),
        }
        self._offered: tuple[str, ...] = ()

    def targets(self) -> list[QWidget]:
        return [self._buttons[name] for name in self._offered]

    def show_place(self, host: str) -> None:
        """The machine that the page comes from."""
        self._host = host
        self.setAccessibleName(" ".join(filter(None, (*self._texts(), host))))
        self.update()

    def offer(self, *names: str) -> None:
        if names != self._offered:
            self._offered = names
            self._arrange()

    def height_for(self, width: int) -> int:
        return self._look.px(HIGH)

    def resizeEvent(self, _event: object) -> None:
        self._arrange()

    def _texts(self) -> tuple[str, str]:
        """What kind of site it is, and its name."""
        return (self._labels.real if self._true else self._labels.training), self._name

    def _button(self, name: str, text: str, picture: str) -> BigButton:
        button = BigButton(text, faces.control(self._look.palette), self._look, self, picture=picture)
        button.setObjectName(name)
        button.bare = True
        button.clicked.connect(lambda: self.pressed.emit(name))
        return button

    def _arrange(self) -> None:
        """At the end of the line; in a line that is read from the right, at its left."""
        look, x = self._look, self.width() - self._look.px(GAP)
        for name, button in self._buttons.items():
            button.setVisible(name in self._offered)
        for name in reversed(self._offered):
            button = self._buttons[name]
            wide = button.snug_width()
            x -= wide
            left = self.width() - x - wide if look.rtl else x
            button.setGeometry(left, 0, wide, self.height())
        self._words_end = x
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = palette.surface, palette.ink
        place = Rect(0, look.px(6), self._words_end - look.px(GAP), self.height() - 2 * look.px(6))
        left = self.width() - place.x - place.width if look.rtl else place.x
        painter.setBrush(QColor(ground))
        painter.setPen(QColor(palette.line))
        painter.drawRoundedRect(QRectF(left, place.y, place.width, place.height), look.px(22), look.px(22))
        sign = look.px(SIGN)
        picture = look.picture("cadenas" if self._true else "tactile", sign, ink)
        pad = look.px(PAD)
        x = left + place.width - pad - sign if look.rtl else left + pad
        painter.drawPixmap(x, (self.height() - sign) // 2, picture)
        room = place.width - 2 * pad - sign - look.px(16)
        blocks = self._blocks(room)
        y = (self.height() - sum(block.height for block in blocks)) / 2
        words = left + pad if look.rtl else left + pad + sign + look.px(16)
        for block in blocks:
            block.draw(painter, words, y, ink)
            y += block.height
        painter.end()

    def _blocks(self, room: int) -> list[TextBlock]:
        """On a true site its address is the larger of two lines; where there is little room it stands alone."""
        kind, name = self._texts()
        rtl = self._look.rtl
        small = text_block(f"{kind} · {name}", self._look.font(Role.NOTICE), max(1, room), rtl)
        if not self._true:
            whole = text_block(f"{kind} · {name}", self._look.font(Role.CONTROL), max(1, room), rtl)
            return [whole if whole.lines <= 2 else small]
        large = text_block(self._host or name, self._look.font(Role.CONTROL), max(1, room), False)
        return [large] if small.lines > 1 else [small, large]
